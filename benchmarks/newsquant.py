"""NewsQuant (CQE) and its companions for ages, currencies, dimensions and temperatures.

Value, value with unit, and value with relation or trend, matched one to one by value within a sentence. Where the
annotation follows another convention than ours, the convention is translated, not the value: vague plurals ("millions"
is 1 to 10 million there), "nearly" (~ there), "as many as" (= there), a unit's name ("tonne" is "metric ton"),
durations and dates that hold a duration (quantities there, dates here). The unit of a counted thing is compared by its
head noun.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from benchmarks.quantity_units import DIVIDED, NAMES, PART, near, rows_of
from benchmarks.suite import Metric, Table, corpus_hash, signature
from factx.article import read_article
from factx.counts import find_counts
from factx.dates import find_dates
from factx.numbers import NUMBER, parse_number
from factx.scoring.counts import Counts
from factx.text import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from factx.records import CountFact, DateFact


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of either side: values, unit names that are right for it, sign of relation or trend."""

    low: Decimal
    high: Decimal
    units: frozenset[str]
    sign: str
    shown: str


def read_counts(text: str) -> tuple[list[DateFact], list[CountFact]]:
    """The dates and counts of a sentence."""
    document = Document(read_article(text))
    dates = find_dates(document)
    return dates, find_counts(document, dates)


def cqe_table(name: str, file: Path) -> Table:
    """The table of one of the corpora; relations and trends only of NewsQuant itself."""
    rows: dict[str, dict[str, Counts]] = {}
    errors: list[str] = []
    news = name.startswith("newsquant")
    seconds, size = 0.0, 0
    for row in rows_of(file):
        gold = [quantity for item in row["gold"] if (quantity := _gold_quantity(item)) is not None]
        began = time.perf_counter()
        dates, counts = read_counts(row["text"])
        seconds += time.perf_counter() - began
        size += len(row["text"])
        predicted = list(predicted_quantities(row["text"], dates, counts, durations=True))
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


def predicted_quantities(
    text: str, dates: Sequence[DateFact], counts: Sequence[CountFact], *, durations: bool
) -> Iterator[Quantity]:
    """What was found in a sentence, as the corpus would have it; with the durations, which are quantities there."""
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
        if re.search(r"(?:(?:about|around|roughly|nearly|almost|some)\s|~\s?)$", before):
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


_PART_NAMES: Final = {"pence": "penny", "penny": "penny", "sen": "sen", "p": "penny"}


def _our_quantity(text: str, fact: CountFact) -> Quantity:
    low, high = fact.low, fact.high
    if fact.rule == "counts.vague" or (low != high and high == 10 * low / 2 - 1):
        low, high = (Decimal(12), Decimal(120)) if fact.text.lower().startswith("dozens") else (low / 2, high + 1)
    if fact.unit in DIVIDED and (part := PART.search(fact.text)):
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
    table, also = NAMES[corpus], NAMES[f"{corpus}-also"]
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
        yield "age"
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
    return near(a.low, b.low) and (near(a.high, b.high))


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
    gold: Sequence[Quantity],
    predicted: Sequence[Quantity],
    pairs: Sequence[tuple[int, int]],
    right: Callable[[Quantity, Quantity], bool],
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
