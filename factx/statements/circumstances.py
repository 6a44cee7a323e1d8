"""Times, places and manners of saying that stand between a cue and what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.statements.clauses import REACH, has_finite, is_finite
from factx.statements.phrases import phrase_end

if TYPE_CHECKING:
    from factx.statements.reading import Reading

TIMES: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday earlier later recently again ago night "
    "morning afternoon evening week weekend month year day once twice".split()
)
_MONTHS: Final = frozenset(
    "january february march april may june july august september october november december "
    "jan. feb. sept. oct. nov. dec.".split()
)
_CONDITIONS: Final = frozenset("although even if once though unless while".split())
_QUANTIFIERS: Final = frozenset("about around at between over under up".split())


def past_phrases(reading: Reading, at: int, ceiling: int) -> int:
    """The end of prepositional phrases before "that", a colon or a quotation ("says in Ohio |that"), else `at`."""
    lowers, tags = reading.lowers, reading.tags
    start = at
    for _ in range(4):
        if at >= ceiling or tags[at] != "ADP":
            break
        end = phrase_end(reading, at + 1, min(ceiling, at + 12))
        if end <= at + 1:
            break
        at = end
    if at >= ceiling or at == start:
        return start
    if (
        lowers[at] == ","
        and at + 1 < ceiling
        and (lowers[at + 1] == "that" or reading.whole_speech(at + 1) is not None)
    ):
        return at + 1
    return at if lowers[at] in ("that", ":") or reading.whole_speech(at) is not None else start


def is_manner(reading: Reading, at: int, ceiling: int) -> bool:
    """An adverb of the saying ("said publicly that"), not of what was said ("said |only two survived")."""
    if (at + 1 < ceiling and reading.lowers[at + 1] in ("that", ",", ":", "in", "on", "to")) or reading.whole_speech(
        at + 1 if at + 1 < ceiling else at
    ) is not None:
        return True
    return reading.lowers[at].endswith("ly") and at + 1 < ceiling and reading.tags[at + 1] not in ("NUM", "ADJ", "ADV")


def opens_with_preposition(reading: Reading, at: int, ceiling: int) -> bool:
    """`said |in many towns the water was unsafe`: a preposition opens a clause if a comma or subject follows."""
    low = reading.lowers[at]
    if low in _CONDITIONS:
        return _is_condition(reading, at, ceiling)
    if low in (
        "after",
        "when",
        "as",
        "before",
        "during",
        "for",
        "of",
        "with",
        "by",
        "to",
        "from",
        "because",
        "since",
        "than",
    ):
        return False
    end = phrase_end(reading, at + 1, ceiling)
    if end <= at + 1 or end >= ceiling:
        return False
    if low in _QUANTIFIERS and is_subject(reading, end, ceiling):
        return True  # "said |at least two had drowned"
    if low == "about":
        return False
    return reading.lowers[end] == "," or reading.tags[end] in ("PRON", "DET", "PROPN", "NOUN")


def _is_condition(reading: Reading, at: int, ceiling: int) -> bool:
    """`said |although it was late, they would wait`: a clause, a comma, and the clause it belongs to."""
    for comma in range(at + 2, min(ceiling - 2, at + REACH)):
        if reading.lowers[comma] == ",":
            end = phrase_end(reading, comma + 1, ceiling)
            return end > comma + 1 and has_finite(reading, at + 1, comma) and is_subject(reading, end, ceiling)
    return False


def past_circumstance(reading: Reading, at: int, ceiling: int) -> int:
    """The end of a time or place of saying that begins at `at` ("in a statement to the press"), else `at`."""
    lowers, tags = reading.lowers, reading.tags
    venues = reading.lexicon.venues
    start = at
    while at < ceiling:
        preposition = tags[at] in ("ADP", "SCONJ") and lowers[at] in (
            "in",
            "on",
            "at",
            "during",
            "via",
            "through",
            "with",
            "for",
            "from",
            "last",
            "by",
            "over",
            "after",
            "before",
        )
        first = at + 1 if preposition else at
        end = phrase_end(reading, first, min(ceiling, first + 12))
        if end <= first:
            break
        head = lowers[end - 1]
        head_token = next((lowers[k - 1] for k in range(first + 1, end) if lowers[k] == "of"), head)
        timed = (
            (head in TIMES and lowers[first] not in ("a", "an")) or lowers[first] in TIMES or lowers[first] in _MONTHS
        )
        nested = at > start and preposition
        if not (timed or (preposition and (head in venues or head_token in venues or nested))):
            break
        if nested and not timed and head not in venues and is_subject(reading, end, ceiling):
            break
        if timed and not preposition and lowers[first] not in TIMES and tags[first] not in ("DET", "ADJ"):
            break
        if timed and lowers[first] in TIMES | _MONTHS:
            end = first + 1
            while end < ceiling and (tags[end] == "NUM" or lowers[end] in ("night", "morning", "afternoon", "evening")):
                end += 1
        at = end
        while at < ceiling and (tags[at] == "ADV" and lowers[at] in TIMES):
            at += 1
    return at


def is_subject(reading: Reading, at: int, ceiling: int) -> bool:
    """Whether a finite verb stands right there, so that what precedes is its subject."""
    return at < ceiling and reading.tags[at] in ("VERB", "AUX") and is_finite(reading, at)
