"""The gated pass: stretches of words that can be part of a date, and the pieces the patterns catch in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import or_
from typing import TYPE_CHECKING, Final

from factx.dates import vocabulary as v
from factx.dates.expressions import RULES, Piece, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD: Final = re.compile(r"[^\W\d_]+|[0-9]+")
#: Characters that may part two words of one expression.
_PARTING: Final = frozenset(" \t\n\r\u00a0\u2009\u202f-–—‑,.'’/:()")
#: A gap of several characters may lie within one expression if all of them may.
_MAX_GAP: Final = 3
_FORMS: Final = dict(v.FORMS)  # looked up for every word: a view would cost more


@dataclass(frozen=True, slots=True)
class Found:
    """A piece and where its words stand."""

    start: int
    end: int
    piece: Piece
    rule: str


def find_pieces(text: str) -> Iterator[list[Found]]:
    """The pieces of each stretch of date words that has any, in order of the text."""
    for words in _stretches(text):
        pieces = _pieces(text, words)
        if pieces:
            yield pieces


def _stretches(text: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of words of the vocabulary that hold a trigger, as (start, classes) of each word."""
    known, parting, triggers = _FORMS.get, _PARTING, v.TRIGGERS
    words: list[tuple[int, int]] = []
    classes = last = 0
    for match in _WORD.finditer(text):
        word = match[0]
        kind = known(word)
        if kind is None:
            if word[0] > "9":
                continue
            kind = _digits(text, match.start(), match.end())
        start, end = match.span()
        gap = start - last
        if gap and not (
            (gap == 1 and text[last] in parting) or (gap <= _MAX_GAP and parting.issuperset(text[last:start]))
        ):
            if classes & triggers:
                yield words
            words = [(start, kind)]
            classes = kind
        else:
            words.append((start, kind))
            classes |= kind
        last = end
    if classes & triggers:
        yield words


def _digits(text: str, start: int, end: int) -> int:
    """The classes of a number by its length and neighbours."""
    kind = v.DIGITS
    after = text[end : end + 2]
    if (end - start in (4, 8) and (text[start] == "1" or text[start : start + 2] in ("20", "21"))) or (
        end - start <= 3 and after[:1] in ("s", "'", "’", "S")
    ):
        kind |= v.YEAR
    if start and text[start - 1] in "'’":
        kind |= v.YEAR
    if (
        (after and after[0] in ":/")
        or (after[:1] in ".-" and after[1:].isdigit())
        or (end - start <= 2 and after.lower() in ("st", "nd", "rd", "th"))
    ):
        kind |= v.CLOCK
    return kind


@lru_cache(maxsize=20_000)
def _rules(kind: int, ahead: int, classes: int) -> tuple[Rule, ...]:
    """The rules that may start at a word of this kind, by the classes from there on and of the whole stretch."""
    return tuple(
        rule
        for rule in RULES
        if rule.starts & kind and (not rule.needs or rule.needs & (classes if rule.around else ahead))
    )


def _pieces(text: str, words: list[tuple[int, int]]) -> list[Found]:
    """Left to right, the longest match at each word."""
    pieces: list[Found] = []
    floor = 0
    from_here = list(accumulate((kind for _, kind in reversed(words)), or_))
    for (start, kind), ahead in zip(words, reversed(from_here), strict=True):
        if start < floor:
            continue
        rules = _rules(kind, ahead, from_here[-1])
        best = _longest(text, start, rules)
        if best is None and kind & v.YEAR and start > floor and text[start - 1] in "'’":
            best = _longest(text, start - 1, rules)
        if best is not None:
            pieces.append(best)
            floor = best.end
    return pieces


def _longest(text: str, start: int, rules: tuple[Rule, ...]) -> Found | None:
    best: Found | None = None
    end = start
    for rule in rules:
        match = rule.pattern.match(text, start)
        if match is not None and match.end() > end:
            piece = rule.read(match)
            if piece is not None:
                end = match.end()
                best = Found(start, end, piece, rule.name)
    return best
