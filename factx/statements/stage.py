"""From frames to records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.identity import fact_id
from factx.records import Span, StatementFact
from factx.statements.acceptance import THRESHOLD, acceptance
from factx.statements.acts import act_of
from factx.statements.features import accept_features
from factx.statements.find import find_frames
from factx.statements.reading import Reading
from factx.statements.speakers import Speaker, Speakers
from factx.statements.verbatim import is_verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.entities import EntityIndex
    from factx.statements.frame import Frame
    from factx.text import Document


def read_statements(document: Document, entities: EntityIndex) -> list[StatementFact]:
    """The statements of a document, sorted by content."""
    reading = Reading(document)
    speakers = Speakers(reading, entities)
    model = acceptance()
    taken: set[str] = set()
    facts: list[StatementFact] = []
    for candidate in candidates(reading, speakers):
        probability = model.probability(candidate.features)
        if probability >= THRESHOLD:
            facts.append(_fact(reading, speakers, candidate, probability, taken))
            speakers.remember(candidate.speaker)
    return sorted(facts, key=lambda f: (f.span.start, f.span.end, f.id))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A frame with its speaker and content, before it is accepted."""

    frame: Frame
    speaker: Speaker
    content: tuple[tuple[int, int], ...]
    """Spans of the text, sorted."""
    features: tuple[str, ...]


def candidates(reading: Reading, speakers: Speakers) -> Iterator[Candidate]:
    """Every frame that has a source and content, in text order; `speakers` is told of the accepted by the caller."""
    for frame in sorted(find_frames(reading), key=lambda f: (f.unit, f.cue[0])):
        if frame.source is None:
            continue
        content = tuple(sorted(span for span in (reading.trimmed(*p) for p in frame.pieces) if span[0] < span[1]))
        speaker = _speaker(speakers, frame) if content else None
        if speaker is not None:
            features = accept_features(reading, frame, speakers.type_of(speaker))
            yield Candidate(frame, speaker, content, tuple(features))


def _speaker(speakers: Speakers, frame: Frame) -> Speaker | None:
    """Who speaks: for a quotation behind a sentence about a person that person, else who spoke before."""
    assert frame.source is not None
    speaker = speakers.resolve(frame.source)
    if frame.syntax != "subject" or (speaker is not None and speakers.type_of(speaker) == "person"):
        return speaker
    if frame.otherwise is None:
        return None
    frame.syntax = "none"
    return speakers.resolve(frame.otherwise)


def _fact(
    reading: Reading, speakers: Speakers, candidate: Candidate, probability: float, taken: set[str]
) -> StatementFact:
    frame = candidate.frame
    content = tuple(Span(start=a, end=b) for a, b in candidate.content)
    start, end = candidate.content[0][0], max(b for _, b in candidate.content)
    words = " ".join(reading.text[a:b] for a, b in candidate.content)
    has_cue = frame.cue[1] > frame.cue[0]
    via = None if frame.via is None else speakers.resolve(frame.via)
    act = act_of(frame, words, reading.lowers[frame.cue[1] - 1] if has_cue else "")
    return StatementFact(
        id=fact_id("statement", start, end, taken),
        span=Span(start=start, end=end),
        text=reading.text[start:end],
        confidence=round(probability, 3),
        rule=f"statements/{frame.syntax}",
        cue=Span(start=reading.starts[frame.cue[0]], end=reading.ends[frame.cue[1] - 1]) if has_cue else None,
        speaker=speakers.argument(candidate.speaker),
        via=None if via is None else speakers.argument(via),
        content=content,
        direct=is_verbatim(reading, frame),
        act=act,
        plover=reading.lexicon.plover.get(act),
    )
