"""Agreements on public corpora: the accords of RAMS windows with their parties, and MAVEN's signings.

RAMS annotates one event a window; those of `government.agreements.*` name an accord or what is done to it. Found: a
mention or the cue of one of our records overlaps the trigger. Party: a participant of the window and a party of that
record stand in the same place, by any mention of the party's entity. The sets are small: they show a direction.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from benchmarks.suite import Metric, Table, corpus_hash, signature
from factx import Extractor
from factx.scoring.counts import Counts
from factx.scoring.matching import assign

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factx.records import AgreementFact, Extraction, Span

_RAMS: Final = "government.agreements."
#: Roles of those who agree; a broken accord has a violator and another participant.
_ROLES: Final = frozenset({"participant", "violator", "otherparticipant"})
_MAVEN: Final = "Sign_agreement"


def measure(folder: Path) -> list[Table]:
    """The tables of the corpora that are there."""
    rams, maven = folder / "events" / "rams-dev.jsonl", folder / "events" / "maven-dev.jsonl"
    return ([_rams(rams)] if rams.exists() else []) + ([_maven(maven)] if maven.exists() else [])


def _rams(file: Path) -> Table:
    extractor = Extractor(["agreement"])
    rows: dict[str, dict[str, Counts]] = {}
    errors: list[str] = []
    for document in _read(file):
        gold = next((g for g in document["gold"] if g["type"].startswith(_RAMS)), None)
        if gold is None:
            continue
        found = extractor.extract(document["text"])
        record = _at(found, gold["start"], gold["end"])
        wanted = [a for a in gold["args"] if a["role"] in _ROLES]
        parties = list(record.parties) if record is not None else []
        places = [[p.span, *(found.entity(p.entity).mentions if p.entity else ())] for p in parties]
        right = len(assign(wanted, places, lambda a, spans: float(_overlap(spans, a["start"], a["end"]))))
        rows[document["id"]] = {
            "agreement found": Counts(int(record is not None), 0, int(record is None)),
            "party": Counts(right, len(parties) - right, len(wanted) - right),
        }
        if right < len(wanted) or right < len(parties):
            names = "; ".join(p.text for p in parties) or "none"
            errors.append(f"{document['id']}: {gold['text']!r} parties {names} for {[a['text'] for a in wanted]}")
    mark = signature("rams-agreements", corpus_hash(file), "overlap")
    metrics = (Metric("agreement found", "recall"), Metric("party"))
    return Table("rams-agreements", metrics, rows, mark, errors=tuple(errors))


def _maven(file: Path) -> Table:
    extractor = Extractor(["agreement"])
    rows: dict[str, dict[str, Counts]] = {}
    errors: list[str] = []
    for sentence in _read(file):
        signings = [g for g in sentence["gold"] if g["type"] == _MAVEN]
        if not signings:
            continue
        found = extractor.extract(sentence["text"])
        hits = sum(_at(found, g["start"], g["end"]) is not None for g in signings)
        rows[sentence["id"]] = {"signing found": Counts(hits, 0, len(signings) - hits)}
        if hits < len(signings):
            errors.append(f"{sentence['id']}: missed in {sentence['text']!r}")
    mark = signature("maven-signings", corpus_hash(file), "overlap")
    return Table("maven-signings", (Metric("signing found", "recall"),), rows, mark, errors=tuple(errors))


def _at(found: Extraction, start: int, end: int) -> AgreementFact | None:
    """The record with a mention, else the one with its cue, in [start, end)."""
    named = (r for r in found.agreements if _overlap(r.mentions, start, end))
    told = (r for r in found.agreements if r.cue is not None and _overlap([r.cue], start, end))
    return next(named, None) or next(told, None)


def _overlap(spans: list[Span] | tuple[Span, ...], start: int, end: int) -> bool:
    return any(span.start < end and start < span.end for span in spans)


def _read(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text("utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        yield row
