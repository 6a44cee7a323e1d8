"""Nouns that report: `his claim that …`, `the union's call for …`, `a plea by doctors for …`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.statements.clauses import is_finite
from factx.statements.extents import content_end
from factx.statements.frame import Frame
from factx.statements.phrases import phrase_end, phrase_start
from factx.statements.subjects import subject_before

if TYPE_CHECKING:
    from factx.statements.reading import Reading

    Range = tuple[int, int]

_POSSESSIVE: Final = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_LINKS: Final = frozenset({"that", "for", "of", "to", "about", "against", "over"})


def nominal_frames(reading: Reading, number: int, others: list[Frame]) -> list[Frame]:
    """The frames of the reporting nouns of a unit."""
    unit = reading.units[number]
    lowers, tags, nouns = reading.lowers, reading.tags, reading.lexicon.nouns
    frames: list[Frame] = []
    taken = {token for frame in others for token in range(*frame.cue)}
    for token in reading.cues_of(unit):
        noun = nouns.get(lowers[token]) if token + 2 < unit.last else None
        if (
            noun is None
            or tags[token] not in ("NOUN", "PROPN", "VERB", "ADJ")
            or reading.speech_of[token] >= 0
            or token in taken
        ):
            continue
        at = token + 1
        source = _possessor(reading, unit.first, token)
        if source is None and lowers[at] in ("by", "from"):
            end = phrase_end(reading, at + 1, unit.last)
            if end > at + 1:
                source, at = (at + 1, end), end
        if source is None:
            source = _giver(reading, unit.first, token)
        if source is None or at + 1 >= unit.last or lowers[at] not in _LINKS:
            continue
        link = lowers[at]
        last = content_end(reading, at + 1, unit.last, "clause" if link == "that" else "object")
        if link != "that":
            last = next(
                (i for i in range(at + 2, last) if tags[i] in ("VERB", "AUX") and _is_main(reading, at, i)), last
            )
        if last > at + 1:
            cue = (token, token + 2 if link in ("for", "against") and at == token + 1 else token + 1)
            frames.append(Frame(cue, noun.act, source, [(at + 1, last)], f"noun-{link}", number))
    return frames


def _is_main(reading: Reading, link: int, verb: int) -> bool:
    """A finite verb that goes on after the noun phrase: "his call for talks |has gone unheard"."""
    if not is_finite(reading, verb) or reading.lowers[link] == "to" or reading.lowers[verb].endswith("ed"):
        return reading.tags[verb] == "AUX" and is_finite(reading, verb) and reading.lowers[link] != "to"
    return not any(low in ("who", "that", "which", "what", "how") for low in reading.lowers[link + 1 : verb])


def _possessor(reading: Reading, floor: int, token: int) -> Range | None:
    """`|her repeated claim`, `|the union's latest claim`."""
    lowers, tags = reading.lowers, reading.tags
    i = token - 1
    while i >= floor and token - i <= 5 and (tags[i] in ("ADJ", "NOUN", "ADV", "NUM", "VERB") or lowers[i] == "-"):
        i -= 1
    if i < floor:
        return None
    if lowers[i] in _POSSESSIVE:
        return i, i + 1
    if lowers[i] in ("'s", "'") and i > floor:
        start = phrase_start(reading, floor, i - 1)
        return None if start is None else (start, i)
    return None


def _giver(reading: Reading, floor: int, token: int) -> Range | None:
    """`|Doctors have issued an appeal`: the subject of a verb that gives the noun."""
    i = token - 1
    while i >= floor and token - i <= 6:
        if reading.lowers[i] in reading.lexicon.gives and reading.tags[i] == "VERB":
            first = i
            while first > floor and reading.tags[first - 1] in ("AUX", "ADV", "PART"):
                first -= 1
            return subject_before(reading, floor, first)
        if reading.tags[i] not in ("DET", "ADJ", "NOUN", "ADV", "NUM"):
            return None
        i -= 1
    return None
