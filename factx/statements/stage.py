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
from factx.statements.speakers import Speakers

if TYPE_CHECKING:
    from factx.entities import EntityIndex
    from factx.records import Argument
    from factx.statements.frame import Frame
    from factx.text import Document

_QUOTED_WORDS = 2


def read_statements(document: Document, entities: EntityIndex) -> list[StatementFact]:
    """The statements of a document, sorted by content."""
    model = acceptance()
    taken: set[str] = set()
    facts: list[StatementFact] = []
    reading = Reading(document)
    for candidate in candidates(reading, entities):
        probability = model.probability(candidate.features)
        if probability >= THRESHOLD:
            facts.append(_fact(reading, candidate, probability, taken))
    return sorted(facts, key=lambda f: (f.span.start, f.span.end, f.id))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A frame with its speaker and spans, before it is accepted."""

    frame: Frame
    speaker: Argument
    via: Argument | None
    content: tuple[tuple[int, int], ...]
    features: tuple[str, ...]


def candidates(reading: Reading, entities: EntityIndex) -> list[Candidate]:
    """Every frame that has a source and content, in text order."""
    speakers = Speakers(reading, entities)
    types = {entity.id: entity.type for entity in entities.records}
    found: list[Candidate] = []
    for frame in sorted(find_frames(reading), key=lambda f: (f.unit, f.cue[0])):
        if frame.source is None:
            continue
        content = tuple(sorted(span for span in (reading.trimmed(*p) for p in frame.pieces) if span[0] < span[1]))
        speaker = speakers.argument(frame.source) if content else None
        if speaker is None:
            continue
        via = None if frame.via is None else speakers.argument(frame.via)
        kind = None if speaker.entity is None else types[speaker.entity]
        found.append(Candidate(frame, speaker, via, content, tuple(accept_features(reading, frame, kind))))
    return found


def _fact(reading: Reading, candidate: Candidate, probability: float, taken: set[str]) -> StatementFact:
    frame = candidate.frame
    content = tuple(Span(start=a, end=b) for a, b in candidate.content)
    start, end = content[0].start, max(span.end for span in content)
    words = " ".join(reading.text[span.slice] for span in content)
    has_cue = frame.cue[1] > frame.cue[0]
    return StatementFact(
        id=fact_id("statement", start, end, taken),
        span=Span(start=start, end=end),
        text=reading.text[start:end],
        confidence=round(probability, 3),
        rule=f"statements/{frame.syntax}",
        cue=Span(start=reading.starts[frame.cue[0]], end=reading.ends[frame.cue[1] - 1]) if has_cue else None,
        speaker=candidate.speaker,
        via=candidate.via,
        content=content,
        direct=frame.direct or _is_quoted(reading, frame),
        act=act_of(frame, words, reading.lowers[frame.cue[1] - 1] if has_cue else ""),
    )


def _is_quoted(reading: Reading, frame: Frame) -> bool:
    """Whether a quotation inside the content is more than a quoted term."""
    for first, last in frame.pieces:
        for number in dict.fromkeys(reading.speech_of[first:last]):
            if number < 0:
                continue
            speech = reading.speeches[number]
            words = sum(reading.is_word(i) for i in range(speech.inner_first, speech.inner_last))
            if words >= _QUOTED_WORDS:
                return True
    return False
