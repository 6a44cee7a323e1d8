"""`The minister said:` and then paragraphs of his words without quotation marks, as press releases set them."""

from __future__ import annotations

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
    result = frames
    for frame in frames:
        if not frame.open_colon or frame.pieces:
            continue
        block = _block(reading, frame, frames)
        if block is None:
            continue
        frame.pieces = [block]
        frame.direct = True
        frame.syntax = "block"
        result = [f for f in result if f is frame or not (block[0] <= f.cue[0] < block[1]) or _is_other(reading, f)]
    return result


def _block(reading: Reading, frame: Frame, frames: list[Frame]) -> tuple[int, int] | None:
    units = reading.units
    if frame.unit + 1 >= len(units) or units[frame.unit + 1].paragraph != units[frame.unit].paragraph + 1:
        return None
    reporting = {
        f.unit
        for f in frames
        if f.verb is not None
        and f.verb.kind == "speech"
        and f.group is not None
        and f.group.kind == "past"
        and not f.inherited
        and f.syntax != "object"
        and f.source is not None
        and reading.lowers[f.source[0]] not in _FIRST_PERSON
    }
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
