"""What stands before an attribution: `"…," he said`, `The plan, he said, would fail`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.statements.clauses import REACH, has_finite, is_finite
from factx.statements.extents import content_end, left_start, without_gloss
from factx.statements.punctuation import MARKS

if TYPE_CHECKING:
    from factx.statements.frame import Frame, Range, Site
    from factx.statements.reading import Reading, Unit

SUBORDINATORS: Final = frozenset("when while as after although though if since because before".split())
_TAKEN_UP: Final = frozenset("until since because unless if and but or with without including especially".split())
#: How long an attribution between commas goes on behind its verb, in tokens.
_ASIDE: Final = 10


def left_piece(reading: Reading, unit: Unit, start: int, before: list[Frame]) -> Range | None:
    """What stands before an attribution that begins at `start`, if a comma or quotation mark parts them."""
    if start <= unit.first:
        return None
    mark = start - 1
    speech = reading.whole_speech(mark)
    if speech is not None:
        return (max(speech.first, unit.first), start)
    if reading.lowers[mark] not in (",", "—", "–", "--", "-", '"', "”", "''", "?"):
        return None
    first = left_start(reading, unit.first, mark, before)
    mark = without_gloss(reading, first, mark)
    return (first, mark) if first < mark else None


def left_frame(reading: Reading, site: Site, cue: Range, source: Range | None, left: Range, after: int) -> Frame | None:
    """The frame whose content stands before its source; `after` is where the attribution ends."""
    unit = site.unit
    frame = site.frame(cue, source, [left], "left")
    speech = reading.whole_speech(left[1] - 1)
    if speech is not None:
        frame.direct = True
        frame.pieces = [(max(speech.inner_first, left[0]), speech.inner_last)]
        frame.speeches.append(reading.speech_of[left[1] - 1])
        _earlier_speeches(reading, unit, frame, speech.first)
        later_speeches(reading, unit, frame, after)
        return frame
    if reading.speech_of[left[1] - 1] >= 0 and reading.lowers[left[1] - 1] in MARKS and left[0] == unit.first:
        quoted = reading.speeches[reading.speech_of[left[1] - 1]]
        if quoted.first == left[0]:
            frame.direct = True
            frame.speeches.append(reading.speech_of[left[1] - 1])
            later_speeches(reading, unit, frame, after)
            return frame
    resumed = _resumption(reading, unit, after)
    if resumed is not None and reading.whole_speech(resumed) is not None:
        return None
    if not has_finite(reading, *left):
        words = [i for i in range(*left) if reading.is_word(i)]
        if resumed is None:
            return None if left[1] - left[0] < 3 or reading.tags[left[0]] == "ADP" else frame
        small = len(words) <= 2 and all(reading.tags[i] in ("CCONJ", "ADV", "SCONJ") for i in words)
        apart = reading.tags[left[0]] == "ADP" and not _goes_on(reading, resumed)
        last = content_end(reading, resumed, unit.last, "clause")
        frame.pieces = [(resumed, last)] if small or apart else [left, (resumed, last)]
    elif resumed is not None and (_goes_on(reading, resumed) or _is_condition(reading, left[0])):
        frame.pieces.append((resumed, content_end(reading, resumed, unit.last, "clause")))
    return frame


def _is_condition(reading: Reading, first: int) -> bool:
    """`If it fails, he said, …`: a subordinate clause whose main clause is still to come."""
    low = reading.lowers[first]
    return (
        low in SUBORDINATORS or low == "if" or (low == "even" and reading.lowers[first + 1] in ("if", "though", "when"))
    )


def _goes_on(reading: Reading, resumed: int) -> bool:
    """Whether what follows an attribution between commas takes up the clause before it."""
    low = reading.lowers[resumed]
    if low in reading.lexicon.verbs and low not in ("found", "read", "see"):
        return False
    return (reading.tags[resumed] in ("VERB", "AUX") and is_finite(reading, resumed)) or low in _TAKEN_UP


def _earlier_speeches(reading: Reading, unit: Unit, frame: Frame, first: int) -> None:
    """Quotations of the same unit that lead up to the one before the attribution."""
    while first - 1 >= unit.first:
        speech = reading.whole_speech(first - 1)
        if speech is None:
            return
        frame.pieces.insert(0, (speech.inner_first, speech.inner_last))
        frame.speeches.append(reading.speech_of[first - 1])
        first = speech.first


def later_speeches(reading: Reading, unit: Unit, frame: Frame, after: int) -> None:
    """`"…," he said, "…"`: the quotation taken up again after the attribution, in the same unit."""
    for i in range(after, min(unit.last, after + REACH)):
        speech = reading.whole_speech(i)
        if speech is not None:
            frame.pieces.append((speech.inner_first, speech.inner_last))
            frame.speeches.append(reading.speech_of[i])
            return
        if reading.tags[i] == "VERB" and reading.lowers[i] in reading.lexicon.verbs:
            return


def _resumption(reading: Reading, unit: Unit, after: int) -> int | None:
    """`The plan, he said on Monday, |would fail`: where a clause goes on after an attribution between commas."""
    for i in range(after, min(unit.last - 1, after + _ASIDE)):
        if reading.lowers[i] == ",":
            return i + 1
        if reading.tags[i] in ("VERB", "AUX", "SCONJ") or reading.lowers[i] in (";", ":", "—", "–"):
            return None
    return None
