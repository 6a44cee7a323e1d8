"""`Smith: …`: a source set before a colon in a headline or a transcript, or after a dash behind a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.statements.frames import Frame
from factx.statements.phrases import has_finite

if TYPE_CHECKING:
    from factx.statements.reading import Reading

_LABEL_WORDS = 7
_NO_SOURCES = frozenset(
    "update breaking exclusive analysis opinion watch video photo photos photograph image file note source sources watch: live editor "
    "read more related correction contact phone tel email e-mail web date time place subject re".split()
)


def label_frames(reading: Reading, number: int, *, title: bool) -> list[Frame]:
    """The frame of a label and its text, in a headline or before a quotation."""
    unit = reading.units[number]
    lowers, tags = reading.lowers, reading.tags
    colon = next(
        (i for i in range(unit.first, min(unit.last, unit.first + _LABEL_WORDS + 1)) if lowers[i] == ":"), None
    )
    if colon is None or colon == unit.first or colon + 2 >= unit.last:
        return []
    label = range(unit.first, colon)
    if lowers[unit.first] in _NO_SOURCES or any(
        tags[i] in ("VERB", "AUX", "PUNCT", "NUM") and lowers[i] not in ("'s", "-", ".") for i in label
    ):
        return []
    if not any(tags[i] in ("PROPN", "NOUN") for i in label):
        return []
    speech = reading.whole_speech(colon + 1)
    if speech is None and not (title and has_finite(reading, colon + 1, unit.last) and colon + 4 < unit.last):
        return []
    frame = Frame((colon, colon + 1), "say", (unit.first, colon), [(colon + 1, unit.last)], "label", number)
    if speech is not None:
        frame.direct = True
        frame.speeches.append(reading.speech_of[colon + 1])
        frame.pieces = [(speech.inner_first, speech.inner_last)]
    return [frame]


def dash_frame(reading: Reading, number: int) -> list[Frame]:
    """`"…" ― Jane Smith, a nurse`: a quotation signed behind a dash."""
    unit = reading.units[number]
    speech = reading.whole_speech(unit.first)
    if speech is None or speech.last + 1 >= unit.last or reading.lowers[speech.last] not in ("—", "―", "–", "--"):
        return []
    source = (speech.last + 1, unit.last)
    if source[1] - source[0] > 12 or has_finite(reading, *source) or reading.tags[source[0]] != "PROPN":
        return []
    dash = (speech.last, speech.last + 1)
    frame = Frame(dash, "say", source, [(speech.inner_first, speech.inner_last)], "label", number, direct=True)
    frame.speeches.append(reading.speech_of[unit.first])
    return [frame]
