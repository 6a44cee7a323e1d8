"""Temporal expressions: TempEval-3 news, WikiWars histories, `.tml` files, and the Recognizers-Text specs.

Body mentions, matched one-to-one by overlap. Strict: both ends equal. Relaxed: overlapping. Type and value: of the
overlapping, those whose TIMEX3 type or value (as a string) is equal too; each is an F1 over all mentions.
"""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from benchmarks.suite import Metric, Table, corpus_hash, signature
from factx.article import read_article
from factx.dates import find_dates
from factx.scoring.counts import Counts
from factx.scoring.matching import assign
from factx.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_METRICS: Final = ("strict", "relaxed", "type", "value")
#: Corpus → targets of `_METRICS`.
_TARGETS: Final = {
    "timebank-aquaint": (0.90, 0.95, 0.93, 0.86),
    "wikiwars": (0.90, 0.95, 0.93, 0.82),
}
_PUBLISHED: Final = {
    "timebank-aquaint": (
        "HeidelTime + TreeTagger: strict 0.841, relaxed 0.921, type 0.880, value 0.774; 8,300 characters/s",
    ),
    "wikiwars": ("HeidelTime + TreeTagger: strict 0.859, relaxed 0.919, type 0.898, value 0.609",),
}
_CONTEXT: Final = 45


@dataclass(frozen=True, slots=True)
class Mention:
    """A TIMEX3 of the gold or of ours."""

    start: int
    end: int
    type: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with the mentions of its body."""

    id: str
    text: str
    published: str | None
    mentions: tuple[Mention, ...]


def measure(folder: Path) -> list[Table]:
    """The corpora of dates that the folder holds."""
    tables: list[Table] = []
    for corpus in _TARGETS:
        file = folder / "dates" / f"{corpus}.jsonl"
        if file.exists():
            tables.append(_table(corpus, list(read_jsonl(file)), corpus_hash(file)))
    files = sorted(folder.glob("**/*.tml"))
    if files:
        tables.append(_table("tempeval-tml", [read_tml(file) for file in files], corpus_hash(*files)))
    specs = folder / "recognizers-dev.jsonl"
    if specs.exists():
        tables.append(_recognizers(specs))
    return tables


def read_jsonl(file: Path) -> Iterator[Reading]:
    """Documents of one JSON object a line: `id`, `text`, `published`, `gold` with `start end type value`."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            mentions = (Mention(g["start"], g["end"], g["type"], g["value"]) for g in row["gold"])
            yield Reading(row["id"], row["text"], row["published"], tuple(mentions))


def read_tml(file: Path) -> Reading:
    """A TempEval-3 style TimeML file: the body is `TEXT`, the publication date the `DCT`."""
    root = ET.parse(file).getroot()  # noqa: S314  # local benchmark files
    stamp = root.find("./DCT//TIMEX3")
    value = stamp.get("value") if stamp is not None else None
    day = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", value or "")
    body = root.find("./TEXT")
    parts: list[str] = []
    mentions: list[Mention] = []
    if body is not None:
        _walk(body, parts, mentions)
    return Reading(file.stem, "".join(parts), "-".join(day.groups()) if day else None, tuple(mentions))


def _walk(node: ET.Element, parts: list[str], mentions: list[Mention]) -> int:
    """Gather text and mentions in document order; returns the length so far."""
    at = sum(map(len, parts))
    start = at
    if node.text:
        parts.append(node.text)
        at += len(node.text)
    for child in node:
        at = _walk(child, parts, mentions)
        if child.tail:
            parts.append(child.tail)
            at += len(child.tail)
    if node.tag == "TIMEX3":
        mentions.append(Mention(start, at, node.get("type", "DATE"), node.get("value")))
    return at


def overlap(a: Mention, b: Mention) -> float:
    """Shared code points, with a bonus for equal ends so that the exact match is preferred."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return 0.0 if shared <= 0 else shared + 0.5 * (a.start == b.start) + 0.5 * (a.end == b.end)


def _ours(text: str, published: str | None) -> list[Mention]:
    document = Document(read_article(text, published=published[:10] if published else None))
    return [Mention(f.span.start, f.span.end, f.timex, f.value) for f in find_dates(document)]


def _table(corpus: str, readings: list[Reading], split: str) -> Table:
    rows: dict[str, dict[str, Counts]] = {}
    errors: list[str] = []
    characters = 0
    _ours("Warm up: Friday.", "2024-09-06")
    began = time.perf_counter()
    predicted = [_ours(reading.text, reading.published) for reading in readings]
    seconds = time.perf_counter() - began
    for reading, ours in zip(readings, predicted, strict=True):
        characters += len(reading.text)
        rows[reading.id] = _count(reading, ours, errors)
    metrics = tuple(Metric(n, target=t) for n, t in zip(_METRICS, _TARGETS.get(corpus, (None,) * 4), strict=True))
    notes = (*_PUBLISHED.get(corpus, ()), f"{characters / seconds:,.0f} characters/s")
    return Table(corpus, metrics, rows, signature(corpus, split, "one-to-one by overlap"), notes, tuple(errors))


def _count(reading: Reading, ours: list[Mention], errors: list[str]) -> dict[str, Counts]:
    gold = reading.mentions
    pairs = assign(gold, ours, overlap)
    right = dict.fromkeys(_METRICS, 0)
    for i, j in pairs:
        a, b = gold[i], ours[j]
        right["relaxed"] += 1
        right["strict"] += (a.start, a.end) == (b.start, b.end)
        right["type"] += a.type == b.type
        right["value"] += a.value == b.value
        wrong = [
            name
            for name, bad in (
                ("extent", (a.start, a.end) != (b.start, b.end)),
                ("type", a.type != b.type),
                ("value", a.value != b.value),
            )
            if bad
        ]
        if wrong:
            errors.append(_line(reading, "+".join(wrong), a, b))
    met, made = {i for i, _ in pairs}, {j for _, j in pairs}
    errors += [_line(reading, "miss", m, None) for i, m in enumerate(gold) if i not in met]
    errors += [_line(reading, "extra", None, m) for j, m in enumerate(ours) if j not in made]
    return {name: Counts(n, len(ours) - n, len(gold) - n) for name, n in right.items()}


def _line(reading: Reading, what: str, gold: Mention | None, ours: Mention | None) -> str:
    shown = gold or ours
    assert shown is not None
    text = reading.text
    before = text[max(0, shown.start - _CONTEXT) : shown.start]
    after = text[shown.end : shown.end + _CONTEXT]
    parts = [f"{reading.id[:24]} [{(reading.published or '')[:10]}] {what}:"]
    if gold and ours:
        parts.append(f"gold {gold.type} {gold.value}, ours {text[ours.start : ours.end]!r} {ours.type} {ours.value}:")
    else:
        parts.append(f"{shown.type} {shown.value}:")
    parts.append(f"…{before}[[{text[shown.start : shown.end]}]]{after}…")
    return " ".join(" ".join(parts).split())


def _recognizers(file: Path) -> Table:
    """Spoken-style forms: how many of the expected mentions are found, and what is found where none is expected."""
    rows: dict[str, dict[str, Counts]] = {}
    errors: list[str] = []
    for row in _specs(file):
        text = row["text"]
        gold = [Mention(g["start"], g["end"], g.get("TypeName", ""), None) for g in row["gold"]]
        reading = Reading(row["id"], text, row["published"], tuple(gold))
        ours = _ours(text, row["published"])
        pairs = assign(gold, ours, overlap)
        met = {i for i, _ in pairs}
        rows[row["id"]] = {
            "found": Counts(len(pairs), 0, len(gold) - len(pairs)),
            "strict": Counts(
                n := sum((gold[i].start, gold[i].end) == (ours[j].start, ours[j].end) for i, j in pairs),
                len(ours) - n,
                len(gold) - n,
            ),
        }
        if not gold:
            rows[row["id"]]["silent where none"] = Counts.of_accuracy(int(not ours), int(bool(ours)))
            errors += [_line(reading, "extra", None, m) for m in ours]
        errors += [_line(reading, "miss", m, None) for i, m in enumerate(gold) if i not in met]
    metrics = (
        Metric("found", shown="recall", target=0.90),
        Metric("silent where none", target=1.0),
        Metric("strict"),
    )
    return Table(
        "recognizers-datetime",
        metrics,
        rows,
        signature("recognizers-datetime", corpus_hash(file), "overlap"),
        errors=tuple(errors),
    )


def _specs(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"].startswith("DateTimeModel"):
                yield row
