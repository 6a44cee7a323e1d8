"""The event stage: triggers, their roles, status and date, and one record per distinct event."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from factx.events.contexts import has_contexts, verdict
from factx.events.dating import calendar_value, date_of
from factx.events.features import features, word_features
from factx.events.mentions import EventMention
from factx.events.merging import Group, group
from factx.events.roles import fill
from factx.events.scene import Filler, Scene
from factx.events.sharing import shared
from factx.events.status import status_of
from factx.events.triggers import Candidate, candidates, matching_entries
from factx.identity import fact_id
from factx.learned.triggers import trigger_model
from factx.ontology import ROLES
from factx.plover import plover_of_event
from factx.records import Argument, EventFact, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.entities import EntityIndex
    from factx.learned.triggers import TriggerModel
    from factx.ontology import EventStatus
    from factx.records import CountFact, DateFact, StatementFact
    from factx.text import Document

#: From which probability a candidate is a trigger, and from which a word has a second type beside its best.
THRESHOLD: Final = 0.33
SECOND_TYPE: Final = 0.7
#: Below this score of its own features a word is not looked at in its context.
HOPELESS: Final = -1.9


def find_events(
    document: Document,
    dates: list[DateFact],
    counts: list[CountFact],
    entities: EntityIndex,
    statements: list[StatementFact],
) -> list[EventFact]:
    """The distinct events of a document, by their first trigger."""
    del statements
    model = trigger_model()
    settled = settle(document, dates, counts, entities, model)
    return records(document, entities, list(accepted(settled, model)))


@dataclass(frozen=True, slots=True)
class Settled:
    """The candidates of a document with their sentence and, for the model, the names of their features."""

    candidates: tuple[tuple[Scene, Candidate, list[str]], ...]


def settle(
    document: Document,
    dates: list[DateFact],
    counts: list[CountFact],
    entities: EntityIndex,
    model: TriggerModel | None = None,
) -> Settled:
    """The candidates of a document, in order; without those whose word alone makes the model as good as certain."""
    proposed = ((s, c) for s in scenes(document, dates, counts, entities) for c in candidates(s))
    rated = ((s, c, verdict(s, c)) for s, c in proposed if not _is_hopeless(c, model))
    found = [item for item in rated if item[2] != "-"]
    strong = [_is_strong(candidate, context) for _, candidate, context in found]
    totals = Counter(c.entry.frame.type for (_, c, _), holds in zip(found, strong, strict=True) if holds)
    return Settled(
        tuple(
            (s, c, features(s, c, context, _company(totals[c.entry.frame.type] - holds)))
            for (s, c, context), holds in zip(found, strong, strict=True)
        )
    )


def _is_hopeless(candidate: Candidate, model: TriggerModel | None) -> bool:
    if model is None or candidate.entry.frame.sure or has_contexts(candidate):
        return False
    return model.score(word_features(candidate)) < HOPELESS


def _is_strong(candidate: Candidate, context: str) -> bool:
    """Whether the lexicon alone would take a candidate for a trigger."""
    sure = candidate.entry.frame.sure and candidate.reading != "mistagged"
    return sure or context == "+"


def _company(others: int) -> str:
    return "0" if others <= 0 else "1" if others == 1 else "2" if others < 4 else "4"


def records(document: Document, entities: EntityIndex, mentions: list[EventMention]) -> list[EventFact]:
    """One record for each distinct event that the mentions are of."""
    taken: set[str] = set()
    by_sentence = groupby(mentions, key=lambda mention: mention.scene.index)
    complete = [mention for _, found in by_sentence for mention in shared(list(found))]
    return [_record(document, found, entities, taken) for found in group(complete)]


def scenes(
    document: Document, dates: list[DateFact], counts: list[CountFact], entities: EntityIndex
) -> Iterator[Scene]:
    """The sentences that hold a word of the lexicon."""
    dates, counts = sorted(dates, key=_start), sorted(counts, key=_start)
    for index, (start, end) in enumerate(document.sentences):
        matches = tuple(matching_entries(document, index))
        if matches:
            inside = dates[bisect_left(dates, start, key=_start) : bisect_left(dates, end, key=_start)]
            numbers = counts[bisect_left(counts, start, key=_start) : bisect_left(counts, end, key=_start)]
            yield Scene(document, index, inside, numbers, entities, matches)


def _start(fact: DateFact | CountFact) -> int:
    return fact.span.start


def accepted(settled: Settled, model: TriggerModel | None) -> Iterator[EventMention]:
    """The mentions: candidates that the model, or without one the lexicon, takes for triggers."""
    if model is None:
        for scene, candidate, _ in settled.candidates:
            if _is_strong(candidate, verdict(scene, candidate)):
                yield mention_of(scene, candidate, None)
        return
    rated = [(scene, candidate, model.probability(names)) for scene, candidate, names in settled.candidates]
    best: dict[int, float] = {}
    for _, candidate, probability in rated:
        best[candidate.head] = max(best.get(candidate.head, 0.0), probability)
    for scene, candidate, probability in rated:
        if probability >= THRESHOLD and (probability == best[candidate.head] or probability >= SECOND_TYPE):
            yield mention_of(scene, candidate, probability)


def mention_of(scene: Scene, candidate: Candidate, probability: float | None) -> EventMention:
    """The mention that a trigger makes."""
    return EventMention(
        scene,
        candidate,
        candidate.entry.frame.type,
        fill(scene, candidate),
        status_of(scene, candidate),
        date_of(scene, candidate),
        probability,
    )


def _record(document: Document, found: Group, entities: EntityIndex, taken: set[str]) -> EventFact:
    mentions = found.mentions
    first = mentions[0]
    triggers = tuple(Span(start=m.start, end=m.end) for m in mentions)
    date = _date(mentions)
    status, roles = _status(mentions), _roles(document, mentions, entities)
    confidences = [m.probability for m in mentions if m.probability is not None]
    return EventFact(
        id=fact_id("event", first.start, first.end, taken),
        span=triggers[0],
        text=document.text[first.start : first.end],
        confidence=round(max(confidences), 3) if confidences else None,
        rule="events.triggers/rules" if not confidences else "events.triggers/1",
        type=first.type,
        triggers=triggers,
        status=status,
        roles=roles,
        date=calendar_value(date) if date is not None else None,
        date_fact=date.id if date is not None else None,
        plover=plover_of_event(first.type, status, roles),
    )


def _status(mentions: list[EventMention]) -> EventStatus:
    known = Counter(m.status for m in mentions if m.status is not None)
    if not known:
        return "happened"
    most = max(known.values())
    return next(m.status for m in mentions if m.status is not None and known[m.status] == most)


def _date(mentions: list[EventMention]) -> DateFact | None:
    dated = [m.date for m in mentions if m.date is not None]
    return max(dated, key=lambda d: (len(calendar_value(d) or ""), -d.span.start)) if dated else None


def _roles(document: Document, mentions: list[EventMention], entities: EntityIndex) -> dict[str, tuple[Argument, ...]]:
    """The fillers of all mentions, each entity once per role; named ones make phrases of the same kind superfluous."""
    roles: dict[str, tuple[Argument, ...]] = {}
    for role in ROLES[mentions[0].type]:
        seen: set[str] = set()
        arguments: list[Argument] = []
        for mention in mentions:
            for filler in mention.roles.get(role, ()):
                key = _key(mention, filler)
                if key in seen:
                    continue
                seen.add(key)
                arguments.append(_argument(document, filler, entities))
        if arguments:
            roles[role] = tuple(arguments)
    return roles


def _key(mention: EventMention, filler: Filler) -> str:
    if filler.mention is not None:
        return f"#{filler.mention.entity}"
    return mention.scene.tokens.lowers[filler.phrase.head]


def _argument(document: Document, filler: Filler, entities: EntityIndex) -> Argument:
    tokens = document.tokens
    if filler.mention is not None:
        return entities.argument(document.text, filler.mention.start, filler.mention.end, filler.mention)
    first = filler.phrase.first
    while first < filler.phrase.head and (
        tokens.lowers[first] in ("the", "a", "an") or not tokens.texts[first][0].isalnum()
    ):
        first += 1
    return entities.argument(document.text, tokens.starts[first], tokens.ends[filler.phrase.last - 1])
