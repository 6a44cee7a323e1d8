"""From frames to records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.identity import fact_id
from factx.records import Span, StatementFact
from factx.statements.acts import act_of
from factx.statements.find import find_frames
from factx.statements.reading import Reading
from factx.statements.speakers import Speakers

if TYPE_CHECKING:
    from factx.entities import EntityIndex
    from factx.statements.frames import Frame
    from factx.text import Document

_QUOTED_WORDS = 2


def read_statements(document: Document, entities: EntityIndex) -> list[StatementFact]:
    """The statements of a document, sorted by content."""
    reading = Reading(document)
    speakers = Speakers(reading, entities)
    taken: set[str] = set()
    facts: list[StatementFact] = []
    frames = sorted(find_frames(reading), key=lambda f: (f.unit, f.cue[0]))
    for frame in frames:
        fact = _fact(reading, speakers, frame, taken)
        if fact is not None:
            facts.append(fact)
    return sorted(facts, key=lambda f: (f.span.start, f.span.end, f.id))


def _fact(reading: Reading, speakers: Speakers, frame: Frame, taken: set[str]) -> StatementFact | None:
    if frame.source is None:
        return None
    spans = [reading.trimmed(*piece) for piece in frame.pieces]
    content = tuple(Span(start=a, end=b) for a, b in sorted(spans) if a < b)
    if not content:
        return None
    speaker = speakers.argument(frame.source)
    if speaker is None:
        return None
    start, end = content[0].start, max(span.end for span in content)
    words = " ".join(reading.text[span.slice] for span in content)
    has_cue = frame.cue[1] > frame.cue[0]
    via = None if frame.via is None else speakers.argument(frame.via)
    return StatementFact(
        id=fact_id("statement", start, end, taken),
        span=Span(start=start, end=end),
        text=reading.text[start:end],
        rule=f"statements/{frame.syntax}",
        cue=Span(start=reading.starts[frame.cue[0]], end=reading.ends[frame.cue[1] - 1]) if has_cue else None,
        speaker=speaker,
        via=via,
        content=content,
        direct=frame.direct or _is_quoted(reading, frame),
        act=act_of(frame, words),
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
