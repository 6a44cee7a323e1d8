"""`According to the ministry, …`: the source after the cue, the content on either side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.statements.clauses import has_finite
from factx.statements.extents import content_end, left_start
from factx.statements.frame import Frame
from factx.statements.sources import source_after

if TYPE_CHECKING:
    from factx.statements.reading import Reading


def according_frames(reading: Reading, number: int, others: list[Frame]) -> list[Frame]:
    """The frames of "according to" in a unit."""
    unit = reading.units[number]
    lowers = reading.lowers
    frames: list[Frame] = []
    for token in reading.cues_of(unit):
        if (
            token + 2 >= unit.last
            or lowers[token] != "according"
            or lowers[token + 1] != "to"
            or reading.speech_of[token] >= 0
        ):
            continue
        leading = (
            token == unit.first
            or lowers[token - 1] in ("but", "and", "meanwhile", ":", ";")
            or (
                not any(
                    reading.is_word(i) and reading.tags[i] not in ("CCONJ", "ADV") for i in range(unit.first, token)
                )
            )
        )
        source = source_after(reading, token + 2, unit.last, frozenset(), leading=leading)
        if source is None:
            continue
        cue = (token, token + 2)
        frame = Frame(cue, "say", source, [], "according", number)
        last = source[1]
        if leading:
            first = last + 1 if last < unit.last and lowers[last] == "," else last
            if first >= unit.last:
                continue
            speech = reading.whole_speech(first)
            if speech is not None:
                frame.direct = True
                frame.speeches.append(reading.speech_of[first])
                frame.pieces = [(speech.inner_first, speech.inner_last)]
            else:
                frame.pieces = [(first, content_end(reading, first, unit.last, "clause"))]
            frames.append(frame)
            continue
        mark = token - 1 if lowers[token - 1] in (",", "—", "–", "-", "--") else token
        first = left_start(reading, unit.first, mark, others)
        speech = reading.whole_speech(mark - 1) if mark > unit.first else None
        if speech is not None:
            frame.direct = True
            frame.speeches.append(reading.speech_of[mark - 1])
            frame.pieces = [(speech.inner_first, speech.inner_last)]
        elif first < mark:
            frame.pieces = [(first, mark)]
            if last < unit.last and lowers[last] == "," and not has_finite(reading, first, mark):
                frame.pieces.append((last + 1, content_end(reading, last + 1, unit.last, "clause")))
        else:
            continue
        frames.append(frame)
    return frames
