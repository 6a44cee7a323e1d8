"""`The minister said:` and then paragraphs of his words without quotation marks, as press releases set them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.statements.frame import Frame
    from factx.statements.reading import Reading

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me"})
_MAX_PARAGRAPHS = 20


def fill_blocks(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """Give every cue that ends its paragraph with a colon the block after it, and drop the speaker's frames inside.

    A block runs over the paragraphs that follow up to one that is quoted, has no full stop (a heading, a link) or
    reports somebody in the past tense itself.
    """
    reporting = _reporting_units(reading, frames)
    starts: list[int] = []
    ends: list[int] = []
    for frame in frames:
        if not frame.open_colon or frame.pieces:
            continue
        block = _block(reading, frame, reporting)
        if block is not None and (not ends or block[0] >= ends[-1]):
            frame.pieces, frame.direct, frame.syntax = [block], True, "block"
            starts.append(block[0])
            ends.append(block[1])
    if not starts:
        return frames

    def inside(frame: Frame) -> bool:
        at = bisect_right(starts, frame.cue[0]) - 1
        return at >= 0 and frame.cue[0] < ends[at]

    return [frame for frame in frames if not inside(frame) or _is_other(reading, frame)]


def _reporting_units(reading: Reading, frames: list[Frame]) -> frozenset[int]:
    """The units that report somebody's words themselves, in the past tense and the third person."""
    return frozenset(
        frame.unit
        for frame in frames
        if frame.verb is not None
        and frame.verb.kind == "speech"
        and frame.group is not None
        and frame.group.kind == "past"
        and not frame.inherited
        and frame.syntax != "object"
        and frame.source is not None
        and reading.lowers[frame.source[0]] not in _FIRST_PERSON
    )


def _block(reading: Reading, frame: Frame, reporting: frozenset[int]) -> tuple[int, int] | None:
    units = reading.units
    if frame.unit + 1 >= len(units) or units[frame.unit + 1].paragraph != units[frame.unit].paragraph + 1:
        return None
    first, last = units[frame.unit + 1].first, -1
    number = frame.unit + 1
    begun = units[number].paragraph
    while number < len(units) and units[number].paragraph - begun < _MAX_PARAGRAPHS:
        paragraph = units[number].paragraph
        inside = []
        while number < len(units) and units[number].paragraph == paragraph:
            inside.append(number)
            number += 1
        opening = units[inside[0]].first
        if reading.whole_speech(opening) is not None or not reading.ends_sentence(units[inside[-1]].last - 1):
            break
        if any(n in reporting for n in inside):
            break
        last = units[inside[-1]].last
    return (first, last) if last > first else None


def _is_other(reading: Reading, frame: Frame) -> bool:
    """Whether a frame inside a block is another source's: a third person with a clause of its own."""
    if frame.source is None or frame.inherited or frame.verb is None or frame.verb.kind == "stance":
        return False
    return reading.lowers[frame.source[0]] not in _FIRST_PERSON and reading.tags[frame.source[0]] != "PRON"
