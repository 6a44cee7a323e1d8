"""`Smith: …`: a source set before a colon in a headline or a transcript, or after a dash behind a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.statements.clauses import has_finite
from factx.statements.frame import Frame
from factx.statements.punctuation import DASHES, MARKS

if TYPE_CHECKING:
    from factx.statements.reading import Reading

_LABEL_WORDS: Final = 7
_SPEAKER_WORDS: Final = 3
_SIGNATURE: Final = 5


def label_frames(reading: Reading, number: int, *, title: bool) -> list[Frame]:
    """The frame of a label and its text, in a headline, before a quotation or in a transcript ("SMITH: …")."""
    unit = reading.units[number]
    lowers, tags = reading.lowers, reading.tags
    first = unit.first + 1 if lowers[unit.first] in MARKS else unit.first
    colon = next((i for i in range(first, min(unit.last, first + _LABEL_WORDS + 1)) if lowers[i] == ":"), None)
    if colon is None or colon == first or colon + 2 >= unit.last:
        return []
    label = range(first, colon)
    if lowers[first] in reading.lexicon.no_sources or any(
        tags[i] in ("VERB", "AUX", "PUNCT", "NUM") and lowers[i] not in ("'s", "-", ".") for i in label
    ):
        return []
    if not any(tags[i] in ("PROPN", "NOUN") for i in label):
        return []
    transcript = colon - first <= _SPEAKER_WORDS and all(
        reading.texts[i].isupper() and len(reading.texts[i]) > 2 for i in label
    )
    speech = reading.whole_speech(colon + 1) if first == unit.first else None
    headline = (
        title
        and first == unit.first
        and colon + 4 < unit.last
        and (has_finite(reading, colon + 1, unit.last) or _is_source(reading, first, colon))
    )
    if speech is None and not headline and not transcript:
        return []
    frame = Frame((colon, colon + 1), "say", (first, colon), [(colon + 1, unit.last)], "label", number)
    if speech is not None:
        frame.direct = True
        frame.speeches.append(reading.speech_of[colon + 1])
        frame.pieces = [(speech.inner_first, speech.inner_last)]
    elif transcript:
        frame.direct = True
        frame.syntax = "transcript"
        if reading.speech_of[first] >= 0:
            frame.speeches.append(reading.speech_of[first])
    return [frame]


def _is_source(reading: Reading, first: int, colon: int) -> bool:
    """Whether a label is a full name or one of the words for people and papers that speak ("Poll", "Officials")."""
    names = all(reading.tags[i] == "PROPN" for i in range(first, colon))
    return reading.lowers[colon - 1] in reading.lexicon.people or (names and colon - first > 1)


def dash_frames(reading: Reading, number: int) -> list[Frame]:
    """`"…" ― Jane Smith`: quotations signed behind a dash."""
    unit = reading.units[number]
    frames: list[Frame] = []
    token = unit.first
    while token < unit.last:
        speech = reading.whole_speech(token)
        if speech is None:
            token += 1
            continue
        token = max(token + 1, speech.last)
        if speech.last + 1 >= unit.last or reading.lowers[speech.last] not in DASHES:
            continue
        end = speech.last + 1
        while (
            end < unit.last
            and end - speech.last <= _SIGNATURE
            and reading.tags[end] in ("PROPN", "NOUN", "ADJ")
            and reading.speech_of[end] < 0
        ):
            end += 1
        if end == speech.last + 1 or not reading.texts[speech.last + 1][0].isupper():
            continue
        if (
            end < unit.last
            and reading.speech_of[end] < 0
            and not reading.ends_sentence(end)
            and reading.lowers[end] != ","
        ):
            continue
        dash = (speech.last, speech.last + 1)
        frame = Frame(
            dash,
            "say",
            (speech.last + 1, end),
            [(speech.inner_first, speech.inner_last)],
            "signed",
            number,
            direct=True,
        )
        frame.speeches.append(reading.speech_of[speech.first])
        frames.append(frame)
    return frames
