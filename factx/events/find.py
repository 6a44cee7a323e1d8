"""The event stage: triggers, their roles, status and date, and one record per distinct event."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factx.events.contexts import has_contexts, verdict
from factx.events.dating import date_of
from factx.events.features import features, whole_features, word_features
from factx.events.mentions import EventMention
from factx.events.merging import group
from factx.events.recording import Recorder, RecordModels
from factx.events.roles import fill
from factx.events.scene import Scene
from factx.events.sharing import shared_in_sentences
from factx.events.status import status_of
from factx.events.triggers import Candidate, candidates, matching_entries
from factx.learned.arguments import argument_model
from factx.learned.status import status_model
from factx.learned.triggers import trigger_model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.entities import EntityIndex
    from factx.events.features import Memory
    from factx.learned.triggers import Features, TriggerModel
    from factx.records import CountFact, DateFact, EventFact, StatementFact
    from factx.text import Document

#: From which probability a candidate is a trigger, and from which a word has a second type beside its best.
THRESHOLD: Final = 0.33
SECOND_TYPE: Final = 0.7
#: Below this score of its own features a word is not looked at in its context.
HOPELESS: Final = -1.9
#: Below this score of all that is known before its clause is read, the clause is not read: a third of the candidates,
#: among which no annotated article has a trigger that a model of the folds would take.
SPOKEN_AGAINST: Final = -3.25


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
    models = RecordModels(argument_model(), status_model())
    return records(document, entities, list(accepted(settled, model)), models)


@dataclass(frozen=True, slots=True)
class Settled:
    """The candidates of a document with their sentence and, for the model, their features."""

    candidates: tuple[tuple[Scene, Candidate, Features], ...]


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
    memory: Memory = {}
    settled: list[tuple[Scene, Candidate, Features]] = []
    for (scene, candidate, context), holds in zip(found, strong, strict=True):
        company = _company(totals[candidate.entry.frame.type] - holds)
        whole = whole_features(scene, candidate, context, company)
        if model is None or model.score(whole) >= SPOKEN_AGAINST:
            settled.append((scene, candidate, features(scene, candidate, whole, memory)))
    return Settled(tuple(settled))


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


def records(
    document: Document,
    entities: EntityIndex,
    mentions: list[EventMention],
    models: RecordModels,
) -> list[EventFact]:
    """One record for each distinct event that the mentions are of."""
    complete = shared_in_sentences(mentions)
    recorder = Recorder(document, entities, complete, models)
    return [recorder.record(found) for found in group(complete)]


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
    rated = [(scene, candidate, model.probability(seen)) for scene, candidate, seen in settled.candidates]
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
