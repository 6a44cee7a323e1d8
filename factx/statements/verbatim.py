"""Whether a quotation inside reported words gives them verbatim, or only a term of them in quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factx.statements.frame import Frame
    from factx.statements.reading import Reading, Speech

#: A quotation of so many words is more than a term.
_ENOUGH: Final = 3
_COPULAS: Final = frozenset("am are as be been being is was were".split())
_PREDICATES: Final = frozenset({"ADJ", "ADV", "VERB"})


def is_verbatim(reading: Reading, frame: Frame) -> bool:
    """Whether a frame's content holds a quotation that carries what is said.

    `the delay was “unacceptable”`, `a “national tragedy”`: yes; `the “security risk” case`, `“Green Line” trains`: no.
    """
    if frame.direct:
        return True
    for first, last in frame.pieces:
        for number in dict.fromkeys(reading.speech_of[first:last]):
            if number >= 0 and (frame.syntax == "quote" or _says(reading, reading.speeches[number])):
                return True
    return False


def _says(reading: Reading, speech: Speech) -> bool:
    tags = [reading.tags[i] for i in range(speech.inner_first, speech.inner_last) if reading.is_word(i)]
    if len(tags) >= _ENOUGH or not tags:
        return bool(tags)
    before = speech.first - 1
    predicate = before >= 0 and reading.lowers[before] in _COPULAS
    if speech.last < reading.size and reading.tags[speech.last] in ("NOUN", "NUM", "PROPN"):
        ends = speech.inner_last > speech.inner_first and reading.lowers[speech.inner_last - 1][0] in ",.!?"
        if not ends:
            return False  # "“punitive” violence"
    noun_before = before >= 0 and reading.tags[before] == "NOUN"
    if len(tags) == 1:
        return tags[0] in _PREDICATES and (predicate or noun_before)
    if "ADV" in tags or (predicate and tags[0] in _PREDICATES):
        return True
    article = before >= 0 and reading.lowers[before] in ("a", "an")
    return tags == ["ADJ", "NOUN"] and (article or noun_before)
