"""The number parts of the Recognizers-Text specs: Number, Ordinal, Percent, NumberRange, Currency, Dimension and so on.

An expected mention counts as found when a number overlaps it with the same value and unit. Two of its classes have no
counterpart: relative ordinals ("the last one") and units without a number.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from benchmarks.quantity_units import DIVIDED, NAMES, PART, near, rows_of
from benchmarks.suite import Metric, Table, corpus_hash, signature
from factx.counts import find_expressions
from factx.counts.context import words_after, words_before
from factx.counts.relation import relation_after, relation_before
from factx.scoring.counts import Counts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from factx.counts.expression import Expression


def recognizers_table(file: Path) -> Table:
    """Recall by part."""
    rows: dict[str, dict[str, Counts]] = {}
    errors: list[str] = []
    for row in rows_of(file):
        part = row["id"].partition("Model")[0]
        if part == "DateTime":
            continue
        text = row["text"]
        expressions = find_expressions(text)
        hits = misses = 0
        for item in row["gold"]:
            if item["TypeName"] == "ordinal.relative" or item["Resolution"].get("value") in (None, "null"):
                continue
            overlapping = [found for found in expressions if found.start < item["end"] and item["start"] < found.end]
            if _right(text, overlapping, item):
                hits += 1
            else:
                misses += 1
                got = [
                    (text[found.start : found.end], str(found.low), str(found.high), found.unit)
                    for found in overlapping
                ]
                errors.append(f"{row['id']}: {text[:160]}\n  {item['Text']} {item['Resolution']} but {got}")
        rows[row["id"]] = {"found, with value and unit": Counts(hits, 0, misses), part.lower(): Counts(hits, 0, misses)}
    parts = sorted({name for row in rows.values() for name in row if not name.startswith("found")})
    metrics = (
        Metric("found, with value and unit", shown="recall", target=0.93),
        *(Metric(name, shown="recall") for name in parts),
    )
    mark = signature("recognizers-numbers", corpus_hash(file), "overlap with the same value and unit")
    return Table("recognizers-numbers", metrics, rows, mark, errors=tuple(errors))


_INTERVAL: Final = re.compile(r"(?P<open>[(\[])(?P<low>-?[\d.]*),(?P<high>-?[\d.]*)(?P<close>[)\]])")


def _right(text: str, numbers: Sequence[Expression], item: Mapping[str, Any]) -> bool:
    """Whether one of the numbers found there has the expected value and unit."""
    resolution = item["Resolution"]
    value = str(resolution["value"]).removesuffix("%")
    interval = _INTERVAL.fullmatch(value)
    if interval:
        return _right_interval(text, numbers, interval)
    try:
        wanted = Decimal(value)
    except InvalidOperation:
        return False
    for found in numbers:
        part = PART.search(text[found.start : found.end])
        if part and found.unit in DIVIDED and near(found.low * 100, wanted) and found.low == found.high:
            return part.group().lower().rstrip("s") in str(resolution.get("unit", "")).lower() or len(part.group()) == 1
        if near(found.low, wanted) and near(found.high, wanted):
            if item["TypeName"] not in ("currency", "dimension", "temperature", "age"):
                return True
            if str(resolution.get("unit", "")).lower() in _recognizers_names(found):
                return True
    return False


def _recognizers_names(found: Expression) -> set[str]:
    """What a unit may be called in the specs."""
    if found.unit is None:
        return set()
    table, also = NAMES["recognizers"], NAMES["recognizers-also"]
    names = {table.get(found.unit, found.unit).lower(), also.get(found.unit, "")}
    if found.per:
        names |= {f"{name} per {found.per}" for name in names}
    if found.unit in ("degree Celsius", "degree Fahrenheit"):
        names.add(found.unit[-10:].split()[-1][0].lower())
    return names


def _right_interval(text: str, numbers: Sequence[Expression], wanted: re.Match[str]) -> bool:
    """Whether the bounds of an interval were found: as a range, or each as a number with its hedge."""
    low, high = wanted["low"], wanted["high"]
    bounds = {(Decimal(value), side) for value, side in ((low, ">"), (high, "<")) if value}
    if low and low == high:
        return any(near(found.low, Decimal(low)) for found in numbers)
    met: set[tuple[Decimal, str]] = set()
    for found in numbers:
        if low and high and near(found.low, Decimal(low)) and near(found.high, Decimal(high)):
            return True
        relation = relation_after(words_after(text, found.end, len(text)))
        if relation == "=":
            relation, _ = relation_before(words_before(text, found.start, 0))
        met |= {(value, side) for value, side in bounds if near(found.low, value) and relation[0] == side}
    return met == bounds
