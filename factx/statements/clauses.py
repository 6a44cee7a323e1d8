"""Clauses around a cue, from word classes alone: finite verbs, where a clause begins, dashes and brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factx.statements.reading import Reading

#: How far a phrase may reach, in tokens.
REACH: Final = 60
DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight earlier later tomorrow".split()
)
_OPENERS: Final = frozenset("A An The He She It They In On At But".split())
_CLAUSE_WORDS: Final = frozenset(
    "that if because when while although though as since whether unless until after before where why how what so "
    "than but or yet nor".split()
)
#: Participles that describe the noun before a comma: "the mill, |based in Lund".
_DESCRIBES: Final = frozenset("aged backed based born founded headed known led located".split())
#: Words that may open a participle or a phrase as well as a clause.
_PARTICIPIAL: Final = frozenset("as after although before if like once or since than though until when while".split())


def is_finite(reading: Reading, token: int) -> bool:
    """A verb that can carry a clause: no -ing form, no infinitive."""
    tag = reading.tags[token]
    if tag == "AUX":
        return reading.lowers[token] not in ("be", "been", "being", "having") or reading.tags[token - 1] == "AUX"
    if tag != "VERB":
        return False
    low = reading.lowers[token]
    if low.endswith("ing") or (low in _DESCRIBES and token and reading.lowers[token - 1] == ","):
        return False
    return token == 0 or reading.lowers[token - 1] not in ("to", "-")  # "the Ohio-|based firm"


def has_finite(reading: Reading, first: int, last: int) -> bool:
    """Whether a finite verb stands in [first, last)."""
    return any(is_finite(reading, i) for i in range(first, last) if reading.tags[i] in ("VERB", "AUX"))


def clause_start(reading: Reading, floor: int, token: int) -> int:
    """Where the clause before `token` begins: after the last colon, dash, quotation or conjunction."""
    lowers, tags = reading.lowers, reading.tags
    i = token
    floor = max(floor, token - REACH)
    while i > floor:
        before = i - 1
        low = lowers[before]
        if low in (":", ";", "—", "–", "--") or reading.whole_speech(before) is not None:
            return i
        if low == "-" and is_dash(reading, before):
            return i
        if low in _CLAUSE_WORDS and tags[before] in ("SCONJ", "CCONJ", "ADV", "PRON", "ADP"):
            if low == "that" and before > floor and tags[before - 1] in ("NOUN", "PROPN"):
                pass  # a relative clause inside the subject
            elif (low in _PARTICIPIAL and not has_finite(reading, i, token)) or (
                low == "where" and before > floor and lowers[before - 1] == ","
            ):
                pass
            else:
                return i
        i -= 1
    return i


def local_floor(reading: Reading, floor: int, token: int) -> int:
    """The place after the last comma, semicolon or quotation before `token`."""
    for i in range(token - 1, floor - 1, -1):
        if reading.lowers[i] in (",", ";", ":") or reading.whole_speech(i) is not None:
            return i + 1
    return floor


def is_dash(reading: Reading, token: int) -> bool:
    """A hyphen with white space on both sides, or one that glues a heading to its sentence ("remain-The official")."""
    start, end = reading.starts[token], reading.ends[token]
    if token + 1 < reading.size and reading.texts[token + 1] in _OPENERS and reading.text[start - 1 : start].islower():
        return True
    return reading.text[start - 1 : start].isspace() and reading.text[end : end + 1].isspace()


def opening_bracket(reading: Reading, close: int, floor: int) -> int:
    """The token that opens the bracket closed at `close`, or `close`."""
    for i in range(close - 1, max(floor, close - 25) - 1, -1):
        if reading.lowers[i] in ("(", "["):
            return i
    return close
