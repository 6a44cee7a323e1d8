"""Quotations without a cue of their own: the same speaker goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.statements.clauses import has_finite
from factx.statements.frame import Frame

if TYPE_CHECKING:
    from factx.statements.reading import Reading

_SAYING: Final = frozenset({"that", "left", "colon", "quote", "question", "according"})
_ENOUGH_WORDS: Final = 4


def continue_quotes(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """Attach quotations that no cue claims to the frame they continue, or give them a frame with no cue.

    Within a paragraph an unattributed quotation belongs to the record of the attributed one before it; a new paragraph
    of quotation is a record of its own by the same speaker, and one after a colon is what that cue announces.
    """
    taken: dict[int, Frame] = {number: frame for frame in frames for number in frame.speeches}
    result = list(frames)
    by_unit: dict[int, list[Frame]] = {}
    for frame in frames:
        by_unit.setdefault(frame.unit, []).append(frame)
    last: Frame | None = None  # the frame whose speaker would go on
    seen_speech = -1
    for number, unit in enumerate(reading.units):
        own = by_unit.get(number, [])
        loose = _loose_speeches(reading, number, taken, seen_speech)
        for speech_number in loose:
            seen_speech = speech_number
            speech = reading.speeches[speech_number]
            if last is None or speech.inner_last - speech.inner_first < _ENOUGH_WORDS:
                continue
            gap = unit.paragraph - reading.units[last.unit].paragraph
            alone = _stands_alone(reading, number, speech_number) or (
                not own and speech.first == unit.first and unit.paragraph == reading.units[last.unit].paragraph
            )
            if not alone and not (last.open_colon and gap <= 1):
                continue
            piece = (speech.inner_first, speech.inner_last)
            if last.open_colon and gap <= 1 and not last.pieces:
                last.pieces, last.direct = [piece], True
                last.speeches.append(speech_number)
            elif gap == 0 and (last.direct or _has_quote(reading, last)) and not own:
                last.pieces.append(piece)
                last.speeches.append(speech_number)
            elif speech.quote.continues and last.direct and gap == 1:
                last.pieces.append(piece)
                last.speeches.append(speech_number)
                last.unit = number
            elif gap <= 1:
                frame = Frame(
                    (speech.first, speech.first),
                    "say",
                    last.source,
                    [piece],
                    "none",
                    number,
                    direct=True,
                    inherited=True,
                )
                frame.speeches.append(speech_number)
                result.append(frame)
                last = frame
        for frame in own:
            if _can_go_on(reading, frame):
                last = frame
    return result


def _can_go_on(reading: Reading, frame: Frame) -> bool:
    """Whether the speaker of a frame is the one that a quotation without a cue would continue."""
    if frame.source is None or frame.outer is not None or (frame.verb is not None and frame.verb.kind != "speech"):
        return False
    if frame.direct or frame.open_colon or frame.syntax in _SAYING:
        return True
    return frame.syntax == "clause" and has_finite(reading, *frame.pieces[0])


def _has_quote(reading: Reading, frame: Frame) -> bool:
    return any(reading.speech_of[i] >= 0 for first, last in frame.pieces for i in (first, last - 1))


def _loose_speeches(reading: Reading, number: int, taken: dict[int, Frame], after: int) -> list[int]:
    unit = reading.units[number]
    found: list[int] = []
    token = unit.first
    while token < unit.last:
        speech = reading.speech_of[token]
        if speech < 0:
            token += 1
            continue
        if reading.speeches[speech].whole and speech not in taken and speech > after:
            found.append(speech)
        token = max(token + 1, reading.speeches[speech].last)
    return found


def _stands_alone(reading: Reading, number: int, speech_number: int) -> bool:
    """Whether the unit has no words outside the quotation."""
    unit = reading.units[number]
    speech = reading.speeches[speech_number]
    return not any(reading.is_word(i) for i in range(unit.first, unit.last) if not speech.first <= i < speech.last)
