"""A tokenised text as small integers for the name tagger: shapes, gazetteer readings, sentence and document codes.

Everything about a word alone is computed once per distinct word; what remains per token is array work.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from factx.learned.entities_segments import find_runs, find_segments, known_names, small_names
from factx.learned.entities_words import (
    CAPITAL,
    CAPITALS,
    LOWER,
    MIXED,
    OPENING,
    PERSON_HEAD,
    UPPER,
    head_code,
    word_codes,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from factx.entities.gazetteer import Entry

    Ints = NDArray[np.int64]

_KINDS: Final = (
    "country", "adjective", "people", "capital", "metonym", "organization", "place", "city", "town", "group",
)  # fmt: skip
_KIND_CODES: Final = {kind: 1 + 3 * number for number, kind in enumerate(_KINDS)}
GAZETTEER_CODES: Final = 1 + 3 * len(_KINDS)
SENTENCE_CODES: Final = 5
DOCUMENT_CODES: Final = 8
RUN_CODES: Final = 5
#: Sentence codes: running text, its first word, headlines in title case, and in capitals throughout.
_RUNNING, _FIRST, HEADLINE, _CAPITALS_ONLY = range(1, 5)
_CAPITAL_SHAPES: Final = np.array(CAPITALS)
#: Longer runs of capitalised words are no one's name.
_LONGEST_NAME: Final = 4


@dataclass(frozen=True, slots=True)
class Coded:
    """A tokenised text as arrays: distinct words, the word at each token, codes, and the candidate segments."""

    words: tuple[str, ...]
    ids: Ints
    codes: Mapping[str, Ints]
    sentence_of: Ints
    runs: tuple[Ints, Ints]
    """For every token the first token, and the one past the last, of the run of capitalised words that it is in."""
    segments: tuple[tuple[int, int], ...]
    """Token ranges in which names can be; everywhere else there is none."""
    known: Mapping[int, tuple[int, Entry]]
    """The gazetteer's names by their first token: length in tokens, and reading."""


def code(texts: Sequence[str], sentences: Sequence[range]) -> Coded:
    """Code a tokenised text; `sentences` are the token ranges.

    >>> coded = code(["She", "met", "Ann", "of", "Mali", "."], [range(6)])
    >>> coded.segments
    ((0, 1), (2, 5))
    """
    index: dict[str, int] = {}
    ids = np.array([index.setdefault(text, len(index)) for text in texts], np.int64)
    shape_of, given_of, case_of = np.array([word_codes(word) for word in index], np.int64).reshape(-1, 3).T
    shapes = shape_of[ids]
    capitals = _CAPITAL_SHAPES[shapes]
    small = small_names(texts, sentences, index)
    for at, (size, _) in small.items():
        capitals[at : at + size] = True
    capital: list[bool] = capitals.tolist()
    sentence_of, style_of = _styles(shapes, sentences)
    runs = find_runs(texts, sentences, capital)
    starts, stops, place, head = _run_codes(texts, runs, given_of[ids])
    inner = np.flatnonzero(capitals & (style_of == _RUNNING))
    surnames = np.flatnonzero((place == 4) & (head == PERSON_HEAD) & (stops - starts <= _LONGEST_NAME))
    known = known_names(texts, sentences) | small
    codes = {
        "shape": shapes,
        "gazetteer": _gazetteer_codes(len(ids), known),
        "sentence": style_of,
        "document": _document_codes(index, ids, inner, surnames)[ids],
        "given": given_of[ids],
        "case": case_of[ids],
        "run": place,
        "head": head,
    }
    segments = tuple(find_segments(texts, sentences, capital))
    return Coded(tuple(index), ids, codes, sentence_of, (starts, stops), segments, known)


def _styles(shapes: Ints, sentences: Sequence[range]) -> tuple[Ints, Ints]:
    """The sentence of every token, -1 outside all, and its sentence code."""
    sentence_of = np.full(len(shapes), -1, np.int64)
    style_of = np.zeros(len(shapes), np.int64)
    sums = {
        shape: np.concatenate(([0], np.cumsum(shapes == shape))).tolist() for shape in (LOWER, CAPITAL, MIXED, UPPER)
    }
    spelled: list[int] = shapes.tolist()
    for number, tokens in enumerate(sentences):
        first, stop = tokens.start, tokens.stop
        lower, plain, mixed, upper = (
            sums[shape][stop] - sums[shape][first] for shape in (LOWER, CAPITAL, MIXED, UPPER)
        )
        style = _style(lower, plain + mixed, upper)
        sentence_of[first:stop] = number
        style_of[first:stop] = style
        if style == _RUNNING:
            while first < stop - 1 and spelled[first] in OPENING:
                first += 1
            style_of[tokens.start : first + 1] = _FIRST
    return sentence_of, style_of


def _style(lower: int, capital: int, upper: int) -> int:
    """The sentence code of a sentence with so many words in lower case, with a capital, and in capitals."""
    if upper >= 3 and upper > 2 * (lower + capital):
        return _CAPITALS_ONLY
    return HEADLINE if capital + upper >= 3 and capital + upper > 2 * lower else _RUNNING


def _run_codes(texts: Sequence[str], runs: Sequence[tuple[int, int]], given: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """For every token: its run's bounds, its place in it (alone, first, inside, last), and the run's head code."""
    starts, stops = np.arange(len(texts)), np.arange(1, len(texts) + 1)
    place, head = np.zeros(len(texts), np.int64), np.zeros(len(texts), np.int64)
    if not runs:
        return starts, stops, place, head
    firsts, ends = np.array(runs, np.int64).T
    sizes = ends - firsts
    inside = np.repeat(firsts - np.concatenate(([0], np.cumsum(sizes)[:-1])), sizes) + np.arange(int(sizes.sum()))
    starts[inside], stops[inside] = np.repeat(firsts, sizes), np.repeat(ends, sizes)
    place[inside] = 3
    place[ends - 1] = 4
    place[firsts] = np.where(sizes == 1, 1, 2)
    heads = np.array([head_code(texts[stop - 1]) for _, stop in runs], np.int64)
    heads[(heads == 0) & (sizes > 1) & (given[firsts] >= 3)] = PERSON_HEAD
    head[inside] = np.repeat(heads, sizes)
    return starts, stops, place, head


def _document_codes(index: Mapping[str, int], ids: Ints, inner: Ints, surnames: Ints) -> Ints:
    """Per distinct word what the text tells of it elsewhere; `inner` and `surnames` are token indices.

    The sum of 1 for a capital within a sentence, 2 for lower case, 4 for the end of a name with a given name.
    """
    lowered = [word.lower() for word in index]
    codes = np.array([2 * (word in index and word.islower()) for word in lowered], np.int64)
    codes[np.unique(ids[inner])] += 1
    codes[np.unique(ids[surnames])] += 4
    return codes


def _gazetteer_codes(size: int, known: Mapping[int, tuple[int, Entry]]) -> Ints:
    codes = [0] * size
    for at, (length, entry) in known.items():
        base = _KIND_CODES["town" if entry.kind == "city" and entry.magnitude < 5 else entry.kind]
        codes[at : at + length] = [base if length == 1 else base + 1, *[base + 2] * (length - 1)]
    return np.array(codes, np.int64)
