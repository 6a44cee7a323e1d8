"""Quotations without a cue of their own: the same speaker goes on, or the person just written about speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.statements.clauses import has_finite
from factx.statements.frame import Frame
from factx.statements.subjects import main_subject

if TYPE_CHECKING:
    from factx.statements.reading import Reading

_SAYING: Final = frozenset({"that", "left", "colon", "quote", "question", "according"})
_ENOUGH_WORDS: Final = 4
#: Over how many paragraphs a speaker goes on.
_REACH: Final = 2
_FIRST_PERSON: Final = frozenset({"i", "we", "my", "our", "us", "me", "you", "your"})
_NAMES: Final = frozenset({"ADJ", "DET", "NOUN", "PROPN"})
#: How many tokens a line has that only names somebody.
_SIGNATURE: Final = 9
_GOES_ON: Final = frozenset({"and", "but", "so", "because", "or"})


def continue_quotes(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """Attach quotations that no cue claims to the frame they continue, or give them a frame with no cue.

    Within a paragraph an unattributed quotation belongs to the record of the attributed one before it; a new paragraph
    of quotation is a record of its own by the same speaker, or by the subject of the sentence before if nobody has
    spoken; one after a colon is what that cue announces.
    """
    walk = _Walk(reading, frames)
    for number in range(len(reading.units)):
        walk.read(number)
    return walk.result


class _Walk:
    """Goes through the units of a document with the frame whose speaker would go on."""

    def __init__(self, reading: Reading, frames: list[Frame]) -> None:
        self.reading = reading
        self.result = list(frames)
        self.taken: set[int] = {number for frame in frames for number in frame.speeches}
        self.by_unit: dict[int, list[Frame]] = {}
        for frame in frames:
            self.by_unit.setdefault(frame.unit, []).append(frame)
        self.last: Frame | None = None
        self.seen = -1

    def read(self, number: int) -> None:
        """Give the loose quotations of a unit their speakers, and remember who has spoken."""
        own = self.by_unit.get(number, [])
        loose = _loose_speeches(self.reading, number, self.taken, self.seen) if number in self.reading.spoken else ()
        for speech in loose:
            self.seen = speech
            self._place(number, speech, own)
        for frame in own:
            if _can_go_on(self.reading, frame):
                self.last = frame

    def _place(self, number: int, speech_number: int, own: list[Frame]) -> None:
        reading, last = self.reading, self.last
        unit, speech = reading.units[number], reading.speeches[speech_number]
        if speech.inner_last - speech.inner_first < _ENOUGH_WORDS:
            return
        signature = _signature(reading, number) if _stands_alone(reading, number, speech_number) else None
        if signature is not None:
            self._new(signature, number, speech_number, "signed")
            return
        gap = _REACH + 1 if last is None else unit.paragraph - reading.units[last.unit].paragraph
        alone = _stands_alone(reading, number, speech_number)
        if last is not None and last.open_colon and gap <= 1 and not last.pieces:
            last.direct = True
            self._append(last, speech_number)
        elif last is not None and gap == 0 and not own and (alone or speech.first == unit.first):
            if last.direct or _has_quote(reading, last):
                self._append(last, speech_number)
            else:
                self._new(last.source, number, speech_number)
        elif last is not None and alone and gap == 1 and speech.quote.continues and last.direct:
            self._append(last, speech_number)
            last.unit = number
        elif last is not None and (alone or (last.open_colon and gap <= 1)) and gap <= 1:
            self._new(last.source, number, speech_number)
        elif alone:
            self._new_speaker(number, speech_number, gap)

    def _append(self, frame: Frame, speech_number: int) -> None:
        speech = self.reading.speeches[speech_number]
        frame.pieces.append((speech.inner_first, speech.inner_last))
        frame.speeches.append(speech_number)

    def _new_speaker(self, number: int, speech_number: int, gap: int) -> None:
        """A quotation after sentences that report nothing: the subject of the sentence before it, or who spoke last."""
        reading = self.reading
        if number == 0 or reading.units[number].paragraph - reading.units[number - 1].paragraph > 1:
            return
        before = reading.units[number - 1]
        spoken = self.last.source if self.last is not None and gap <= _REACH else None
        source = main_subject(reading, before, before.last)
        if source is not None:
            self._new(source, number, speech_number, "subject").otherwise = spoken
        elif spoken is not None:
            self._new(spoken, number, speech_number)

    def _new(self, source: tuple[int, int] | None, number: int, speech_number: int, syntax: str = "none") -> Frame:
        speech = self.reading.speeches[speech_number]
        piece = (speech.inner_first, speech.inner_last)
        cue = (speech.first, speech.first)
        frame = Frame(cue, "say", source, [piece], syntax, number, direct=True, inherited=True)
        frame.speeches.append(speech_number)
        self.result.append(frame)
        self.last = frame
        return frame


def run_on(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """Let a quotation that is never closed go on in paragraphs that speak in the first or second person.

    Some texts set a paragraph for every sentence and lose the closing mark. What the speaker reports of himself in such
    a paragraph is no record.
    """
    by_unit: dict[int, list[Frame]] = {}
    for frame in frames:
        by_unit.setdefault(frame.unit, []).append(frame)
    dropped: set[int] = set()
    for frame in frames:
        if not frame.direct or not frame.speeches:
            continue
        speech = reading.speeches[frame.speeches[-1]]
        if speech.quote.closed or frame.pieces[-1] != (speech.inner_first, speech.inner_last):
            continue
        number = reading.unit_of[speech.inner_last - 1] + 1
        while number < len(reading.units) and _speaks_on(reading, number, by_unit.get(number, [])):
            unit = reading.units[number]
            frame.pieces[-1] = (frame.pieces[-1][0], unit.last)
            dropped.update(id(own) for own in by_unit.get(number, []))
            number += 1
    return [frame for frame in frames if id(frame) not in dropped]


def _speaks_on(reading: Reading, number: int, own: list[Frame]) -> bool:
    """Whether a unit is a paragraph without quotation marks in the first or second person, or opens with "and"."""
    unit = reading.units[number]
    if unit.paragraph == reading.units[number - 1].paragraph or any(
        reading.speech_of[i] >= 0 for i in range(unit.first, unit.last)
    ):
        return False
    if any(frame.source is not None and reading.lowers[frame.source[0]] not in _FIRST_PERSON for frame in own):
        return False
    words = reading.lowers[unit.first : unit.last]
    return words[0] in _GOES_ON or any(word in _FIRST_PERSON for word in words)


def _can_go_on(reading: Reading, frame: Frame) -> bool:
    """Whether the speaker of a frame is the one that a quotation without a cue would continue."""
    if frame.source is None or frame.outer is not None or (frame.verb is not None and frame.verb.kind != "speech"):
        return False
    if frame.direct or frame.open_colon or frame.syntax in _SAYING:
        return True
    return frame.syntax == "clause" and has_finite(reading, *frame.pieces[0])


def _has_quote(reading: Reading, frame: Frame) -> bool:
    return any(reading.speech_of[i] >= 0 for first, last in frame.pieces for i in (first, last - 1))


def _loose_speeches(reading: Reading, number: int, taken: set[int], after: int) -> list[int]:
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


def _signature(reading: Reading, number: int) -> tuple[int, int] | None:
    """The line of a name in the paragraph after a quotation, as press releases set it."""
    units = reading.units
    if number + 1 >= len(units) or units[number + 1].paragraph != units[number].paragraph + 1:
        return None
    first = units[number + 1].first
    last = first + 1
    while last < reading.size and "\n" not in reading.text[reading.ends[last - 1] : reading.starts[last]]:
        last += 1
        if last - first > _SIGNATURE:
            return None
    names = [i for i in range(first, last) if reading.is_word(i)]
    named = all(reading.tags[i] in _NAMES and reading.texts[i][0].isupper() for i in names)
    return (first, last) if len(names) > 1 and named and not reading.ends_sentence(last - 1) else None


def _stands_alone(reading: Reading, number: int, speech_number: int) -> bool:
    """Whether the unit has no words outside the quotation."""
    unit = reading.units[number]
    speech = reading.speeches[speech_number]
    return not any(reading.is_word(i) for i in range(unit.first, unit.last) if not speech.first <= i < speech.last)
