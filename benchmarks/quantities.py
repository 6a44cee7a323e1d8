"""Public corpora of quantities: NewsQuant and its companions, and the number parts of the Recognizers-Text specs.

NewsQuant (CQE): value, value with unit, and value with relation or trend, matched one to one by value within a
sentence. Where its annotation follows another convention than ours, the convention is translated, not the value:
vague plurals ("millions" is 1 to 10 million there), "nearly" (~ there), "as many as" (= there), a unit's name
("tonne" is "metric ton"), durations and dates that hold a duration (quantities there, dates here). The unit of a
counted thing is compared by its head noun.

Recognizers-Text: an expected mention counts as found when a count overlaps it with the same value and unit. Two of its
classes have no counterpart: relative ordinals ("the last one") and units without a number.
"""

from __future__ import annotations

import json
import re
import time
import tomllib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.suite import Metric, Table, corpus_hash, signature
from factx.article import read_article
from factx.counts import find_counts, find_expressions
from factx.counts.context import words_after, words_before
from factx.counts.relation import relation_after, relation_before
from factx.dates import find_dates
from factx.numbers import NUMBER, parse_number
from factx.scoring.counts import Counts
from factx.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factx.counts.expression import Expression
    from factx.records import CountFact, DateFact

_NAMES: Final[dict[str, dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("quantities.toml").read_text(encoding="utf-8")
)
_CQE_PARTS: Final = ("age", "currency", "dimension", "temperature")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of either side: values, unit names that are right for it, sign of relation or trend."""

    low: Decimal
    high: Decimal
    units: frozenset[str]
    sign: str
    shown: str


def measure(folder: Path) -> list[Table]:
    """Tables of the corpora that are there."""
    tables = []
    files = {"newsquant-dev": "newsquant-dev", **{f"cqe-{part}": f"cqe-{part}-model" for part in _CQE_PARTS}}
    for name, stem in files.items():
        file = folder / "counts" / f"{stem}.jsonl"
        if file.exists():
            tables.append(_cqe_table(name, file))
    specs = folder / "recognizers-dev.jsonl"
    if specs.exists():
        tables.append(_recognizers_table(specs))
    return tables


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _read(text: str) -> tuple[list[DateFact], list[CountFact]]:
    document = Document(read_article(text))
    dates = find_dates(document)
    return dates, find_counts(document, dates)


# NewsQuant -------------------------------------------------------------------------------------------------------


def _cqe_table(name: str, file: Path) -> Table:
    rows: dict[str, dict[str, Counts]] = {}
    errors: list[str] = []
    news = name.startswith("newsquant")
    seconds, size = 0.0, 0
    for row in _rows(file):
        gold = [quantity for item in row["gold"] if (quantity := _gold_quantity(item)) is not None]
        began = time.perf_counter()
        dates, counts = _read(row["text"])
        seconds += time.perf_counter() - began
        size += len(row["text"])
        predicted = list(_predicted(row["text"], dates, counts, durations=True))
        pairs = _paired(gold, predicted)
        counted = {"value": _counted(gold, predicted, pairs, lambda _a, _b: True)}
        counted["value and unit"] = _counted(gold, predicted, pairs, _same_unit)
        if news:
            counted["value and relation or trend"] = _counted(gold, predicted, pairs, lambda a, b: a.sign == b.sign)
        rows[row["id"]] = counted
        errors += _complaints(row, gold, predicted, pairs)
    metrics: tuple[Metric, ...] = (
        (
            Metric("value", target=0.95),
            Metric("value and unit", target=0.91),
            Metric("value and relation or trend", target=0.92),
        )
        if news
        else (Metric("value"), Metric("value and unit"))
    )
    notes: tuple[str, ...] = (f"{size / seconds / 1e6:.2f} MB/s with dates, a sentence at a time",)
    if news:
        notes += ("CQE 0.897 / 0.838 / 0.857 at 0.009 MB/s; quantulum3 0.730 / 0.472 on the whole set",)
    mark = signature(name, corpus_hash(file), "one to one by value")
    return Table(name, metrics, rows, mark, notes=notes, errors=tuple(errors))


_RANGE: Final = re.compile(r"(-?[\d.]+)\s*-\s*(-?[\d.]+)")


def _gold_quantity(item: Mapping[str, str]) -> Quantity | None:
    value = item["value"].replace(",", "")
    match = _RANGE.fullmatch(value.strip())
    try:
        low, high = (Decimal(match[1]), Decimal(match[2])) if match else (Decimal(value), Decimal(value))
    except InvalidOperation:
        return None
    unit = item["normalized_unit"]
    units = frozenset({unit.lower(), *(_singular(word) for word in unit.lower().split())})
    return Quantity(low, high, units if unit != "-" else frozenset({"-"}), item.get("change", "="), f"{value} {unit}")


_TIME: Final = re.compile(
    rf"(?P<number>{NUMBER})(?:\s?(?:to|or|-|–)\s?(?P<to>{NUMBER}))?(?:\s\w+(?=\s))?\s?(?P<unit>second|minute|hour|day|week|month|year|decade|min)s?\b",
    re.IGNORECASE,
)
_NEARLY: Final = re.compile(r"\b(?:nearly|almost|close to|approaching)\s(?:\w+\s)?\W{0,3}$", re.IGNORECASE)
_AS_MUCH: Final = re.compile(r"\bas (?:many|much) as\s\W{0,3}$", re.IGNORECASE)
_CHANGE_NOUN: Final = re.compile(
    r"\W{0,2}(?:\w+\s)?(?:drop|fall|decline|rise|increase|decrease|gain|loss|jump|cut|hike|higher|lower|growth|reduction|improvement)s?\b"
)
_SIGNS: Final = {">=": ">", "<=": "<"}


def _predicted(
    text: str, dates: Sequence[DateFact], counts: Sequence[CountFact], *, durations: bool
) -> Iterator[Quantity]:
    for fact in counts:
        if not fact.ordinal:
            yield _our_quantity(text, fact)
    if durations:
        for date in dates:
            yield from _durations(text, date)


def _durations(text: str, date: DateFact) -> Iterator[Quantity]:
    """The quantities inside a date: "15 years", "six minutes later"; not "two-year", which the corpus leaves out."""
    for match in _TIME.finditer(date.text):
        low = parse_number(match["number"])
        high = parse_number(match["to"]) if match["to"] else low
        if low is None or high is None or match["number"].lower() in ("a", "an"):
            continue
        sign = {"LESS_THAN": "<", "MORE_THAN": ">", "EQUAL_OR_LESS": "<", "EQUAL_OR_MORE": ">", "APPROX": "~"}.get(
            date.mod or "", "="
        )
        if match["to"]:
            sign = "="
        before = text[max(0, date.span.start - 14) : date.span.start + match.start()].lower()
        if re.search(r"(?:about|around|roughly|nearly|almost|some)\s$", before):
            sign = "~"
        elif re.search(r"(?:over|more than|at least)\s$", before):
            sign = ">"
        elif re.search(r"(?:under|less than|fewer than|up to)\s$", before):
            sign = "<"
        yield Quantity(
            low,
            high,
            frozenset({"minute" if match["unit"].lower() == "min" else match["unit"].lower()}),
            sign,
            match.group(),
        )


#: Cents and pence are 0.01 of their currency here and units of their own in the corpora.
_PARTS: Final = frozenset({"USD", "EUR", "GBP", "MYR"})
_PART: Final = re.compile(r"(?:cents?|pence|penny|sen|(?<=\d)[pc¢])$", re.IGNORECASE)
_PART_NAMES: Final = {"pence": "penny", "penny": "penny", "sen": "sen", "p": "penny"}


def _our_quantity(text: str, fact: CountFact) -> Quantity:
    low, high = fact.low, fact.high
    if fact.rule == "counts.vague" or (low != high and high == 10 * low / 2 - 1):
        low, high = (Decimal(12), Decimal(120)) if fact.text.lower().startswith("dozens") else (low / 2, high + 1)
    if fact.unit in _PARTS and (part := _PART.search(fact.text)):
        low, high = low * 100, high * 100
        fact = fact.model_copy(update={"unit": _PART_NAMES.get(part.group().lower(), "cent")})
    before, after = text[max(0, fact.span.start - 24) : fact.span.start], text[fact.span.end : fact.span.end + 30]
    sign: str = _SIGNS.get(fact.relation, fact.relation)
    if _NEARLY.search(before):
        sign = "~"
    elif _AS_MUCH.search(before):
        sign = "="
    if fact.trend and not _CHANGE_NOUN.match(after):
        sign = fact.trend
    return Quantity(low, high, frozenset(_unit_names(fact, "newsquant")), sign, f"{fact.text} of={fact.of_text}")


def _unit_names(fact: CountFact, corpus: str) -> Iterator[str]:
    table, also = _NAMES[corpus], _NAMES[f"{corpus}-also"]
    per = f" per {fact.per}" if fact.per else ""
    if fact.unit is None:
        if fact.of_text is None:
            yield "-"
            yield "count"
            return
        head = _singular(fact.of_text.lower().split()[-1])
        yield head
        yield "-"
        if per:
            yield head + per
        if head == "time":
            yield "count"
            yield "count" + per
        return
    name = table.get(fact.unit, fact.unit).lower()
    if fact.rule == "counts.age":
        name = f"{name} of age"
    yield name + per
    if per and not name.startswith(("dollar", "cent")):
        yield name
    for other in (also.get(fact.unit),):
        if other:
            yield other
    yield _singular(name)


def _singular(word: str) -> str:
    irregular = {"people": "people", "children": "child", "men": "man", "women": "woman", "feet": "foot"}
    if word in irregular:
        return irregular[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _same_value(a: Quantity, b: Quantity) -> bool:
    return _near(a.low, b.low) and (_near(a.high, b.high))


def _near(a: Decimal, b: Decimal) -> bool:
    """Equal but for rounding: fractions without a finite form have four places here."""
    return abs(a - b) <= max(Decimal("0.0005") if abs(a) < 1 else Decimal("0.0001"), abs(a) / 10**5)


def _same_unit(a: Quantity, b: Quantity) -> bool:
    return bool(a.units & b.units)


def _paired(gold: Sequence[Quantity], predicted: Sequence[Quantity]) -> list[tuple[int, int]]:
    """One-to-one pairs of the same value, those that also agree in unit and sign first."""
    ranked = sorted(
        (
            (-(1 + _same_unit(a, b) + (a.sign == b.sign)), i, j)
            for i, a in enumerate(gold)
            for j, b in enumerate(predicted)
            if _same_value(a, b)
        ),
    )
    pairs: list[tuple[int, int]] = []
    for _, i, j in ranked:
        if all(i != left and j != right for left, right in pairs):
            pairs.append((i, j))
    return pairs


def _counted(
    gold: Sequence[Quantity], predicted: Sequence[Quantity], pairs: Sequence[tuple[int, int]], right: Any
) -> Counts:
    hits = sum(1 for i, j in pairs if right(gold[i], predicted[j]))
    return Counts(hits, len(predicted) - hits, len(gold) - hits)


def _complaints(
    row: Mapping[str, Any], gold: Sequence[Quantity], predicted: Sequence[Quantity], pairs: Sequence[tuple[int, int]]
) -> Iterator[str]:
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    lines = [f"  miss: {a.shown} {a.sign}" for i, a in enumerate(gold) if i not in left]
    lines += [f"  too much: {b.shown} {b.sign}" for j, b in enumerate(predicted) if j not in right]
    for i, j in pairs:
        if not _same_unit(gold[i], predicted[j]):
            lines.append(f"  unit: {sorted(gold[i].units)} but {predicted[j].shown} {sorted(predicted[j].units)}")
        if gold[i].sign != predicted[j].sign and "change" in row["gold"][0]:
            lines.append(f"  sign: {gold[i].sign} but {predicted[j].sign} of {predicted[j].shown}")
    if lines:
        yield "\n".join([f"{row['id']}: {row['text']}", *lines])


# Recognizers-Text ------------------------------------------------------------------------------------------------


def _recognizers_table(file: Path) -> Table:
    rows: dict[str, dict[str, Counts]] = {}
    errors: list[str] = []
    for row in _rows(file):
        part = row["id"].partition("Model")[0]
        if part == "DateTime":
            continue
        text = row["text"]
        expressions = find_expressions(text)
        hits = misses = 0
        for item in row["gold"]:
            if item["TypeName"] == "ordinal.relative" or item["Resolution"].get("value") in (None, "null"):
                continue
            near = [found for found in expressions if found.start < item["end"] and item["start"] < found.end]
            if _right(text, near, item):
                hits += 1
            else:
                misses += 1
                got = [(text[found.start : found.end], str(found.low), str(found.high), found.unit) for found in near]
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


def _right(text: str, near: Sequence[Expression], item: Mapping[str, Any]) -> bool:
    """Whether one of the numbers found there has the expected value and unit."""
    resolution = item["Resolution"]
    value = str(resolution["value"]).removesuffix("%")
    interval = _INTERVAL.fullmatch(value)
    if interval:
        return _right_interval(text, near, interval)
    try:
        wanted = Decimal(value)
    except InvalidOperation:
        return False
    for found in near:
        part = _PART.search(text[found.start : found.end])
        if part and found.unit in _PARTS and _near(found.low * 100, wanted) and found.low == found.high:
            return part.group().lower().rstrip("s") in str(resolution.get("unit", "")).lower() or len(part.group()) == 1
        if _near(found.low, wanted) and _near(found.high, wanted):
            if item["TypeName"] not in ("currency", "dimension", "temperature", "age"):
                return True
            if str(resolution.get("unit", "")).lower() in _recognizers_names(found):
                return True
    return False


def _recognizers_names(found: Expression) -> set[str]:
    """What a unit may be called in the specs."""
    if found.unit is None:
        return set()
    table, also = _NAMES["recognizers"], _NAMES["recognizers-also"]
    names = {table.get(found.unit, found.unit).lower(), also.get(found.unit, "")}
    if found.per:
        names |= {f"{name} per {found.per}" for name in names}
    if found.unit in ("degree Celsius", "degree Fahrenheit"):
        names.add(found.unit[-10:].split()[-1][0].lower())
    return names


def _right_interval(text: str, near: Sequence[Expression], wanted: re.Match[str]) -> bool:
    """Whether the bounds of an interval were found: as a range, or each as a number with its hedge."""
    low, high = wanted["low"], wanted["high"]
    bounds = {(Decimal(value), side) for value, side in ((low, ">"), (high, "<")) if value}
    if low and low == high:
        return any(_near(found.low, Decimal(low)) for found in near)
    met: set[tuple[Decimal, str]] = set()
    for found in near:
        if low and high and _near(found.low, Decimal(low)) and _near(found.high, Decimal(high)):
            return True
        relation = relation_after(words_after(text, found.end, len(text)))
        if relation == "=":
            relation, _ = relation_before(words_before(text, found.start, 0))
        met |= {(value, side) for value, side in bounds if _near(found.low, value) and relation[0] == side}
    return met == bounds
