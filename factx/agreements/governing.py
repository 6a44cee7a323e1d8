"""What the noun phrase of an accord hangs on: the verb that governs it, over the nouns and prepositions between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from factx.text.chunks import POSSESSIVE_PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.text.clauses import Clauses

_QUOTES: Final = "\"“”'‘’"
_AIMED: Final = frozenset({"aimed", "centered", "centred", "directed", "focused"})
_MOST_STEPS: Final = 14
_MOST_NOUNS: Final = 3


class Step(NamedTuple):
    """A noun or verb group above the accord's noun phrase."""

    chunk: int
    how: str
    """The preposition under which what was before hangs on it, or "object"."""


def climb(clauses: Clauses, k: int) -> Iterator[Step]:
    """The chunks above the noun phrase of chunk k, the nearest first, up to the first verb group.

    For "rejected a proposal for a truce" from "truce": proposal (for), rejected (object); for "talks between Peru and
    Chile on a treaty" from "treaty": Chile (on), talks (between).
    """
    chunks, lowers = clauses.chunks, clauses.lowers
    j, how, nouns, listed = _before(clauses, k), "object", 0, False
    for _ in range(_MOST_STEPS):
        if j < 0:
            return
        chunk = chunks[j]
        lower = lowers[chunk.head]
        if chunk.bare and how != "object" and lower in _AIMED and j > 0 and chunks[j - 1].kind == "noun":
            how, j = "on", j - 1  # "talks aimed at a treaty" are talks on one
        elif chunk.kind == "verb":
            yield Step(j, how)
            return
        elif chunk.kind == "prep":
            how, j = lower if how == "object" else how, j - 1
        elif chunk.kind in ("adj", "other") or (chunk.kind == "mark" and lower in _QUOTES):
            j -= 1
        elif chunk.kind == "and" and j > 0 and chunks[j - 1].kind == "noun":
            j, listed = _before(clauses, j - 1), True
            if j > 0 and chunks[j].kind == "mark" and lowers[chunks[j].head] == "," and chunks[j - 1].kind == "noun":
                j = _before(clauses, j - 1)
        elif chunk.kind == "noun" and clauses.is_time(j):
            j -= 2 if j and chunks[j - 1].kind == "prep" else 1
        elif chunk.kind == "noun" and nouns < _MOST_NOUNS and (how != "object" or listed):
            yield Step(j, how)
            j, how, nouns = _before(clauses, j), "object", nouns + 1
        elif chunk.kind == "noun" and how == "object":
            yield Step(j, how)
            return
        else:
            return


def _before(clauses: Clauses, k: int) -> int:
    """The chunk before the noun phrase of chunk k and its possessors."""
    chunks = clauses.chunks
    while k > 0 and chunks[k].possessive and chunks[k - 1].kind == "noun":
        if clauses.lowers[chunks[k].first] in POSSESSIVE_PRONOUNS:
            break
        k -= 1
    return k - 1
