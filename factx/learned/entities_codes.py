"""A tokenised text as small integers for the name tagger: shapes, gazetteer readings, sentence and document codes.

Everything about a word alone is computed once per distinct word; what remains per token is list and array work.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from factx.entities.gazetteer import Entry, load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_CACHED_WORDS: Final = 20_000

SHAPES: Final = 20
_LOWER, _CAPITAL, _UPPER, _INITIAL, _MIXED, _DOTTED, _NUMBER, _DIGITS = range(1, 9)
_CAPITALS: Final = (False, False, True, True, True, True, True, *(False,) * 13)
_OPENING: Final = frozenset({12, 13, 9, 17})
_PUNCTUATION: Final = {
    "-": 9,
    ",": 10,
    ".": 11,
    '"': 12,
    "“": 12,
    "”": 12,
    "(": 13,
    ")": 14,
    "'s": 16,
    "’s": 16,
    ":": 17,
    "/": 18,
    "&": 19,
}
_CONNECTORS: Final = frozenset(
    {
        "of",
        "the",
        "and",
        "for",
        "de",
        "al",
        "bin",
        "del",
        "van",
        "von",
        "la",
        "le",
        "du",
        "da",
        "der",
        "el",
        "y",
        "ibn",
        "den",
        "di",
        "dos",
        "ul",
        "in",
        "on",
        "e",
    }
)
_CONNECTOR_SHAPE: Final = 15
_GAP_TOKENS: Final = _CONNECTORS | {"-", "&", "'s", "’s", "'", "’", ".", "/"}
_MAX_GAP: Final = 3

#: Lower-case words that begin a name: al-Shabab, de Guzman, bin Salman.
_NAME_OPENERS: Final = frozenset({"al", "el", "bin", "ibn", "de", "van", "von", "ad", "as", "an", "ul"})

_KINDS: Final = (
    "country", "adjective", "people", "capital", "metonym", "organization", "place", "city", "town", "group",
)  # fmt: skip
_KIND_CODES: Final = {kind: 1 + 3 * number for number, kind in enumerate(_KINDS)}
GAZETTEER_CODES: Final = 1 + 3 * len(_KINDS)
SENTENCE_CODES: Final = 5
DOCUMENT_CODES: Final = 4
#: Sentence codes from this one on are of headlines.
HEADLINE: Final = 3


@dataclass(frozen=True, slots=True)
class Coded:
    """A tokenised text as arrays: distinct words, the word at each token, codes, and the candidate segments."""

    words: tuple[str, ...]
    ids: Ints
    codes: Mapping[str, Ints]
    sentence_of: Ints
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
    ids = [index.setdefault(text, len(index)) for text in texts]
    seen = [word_codes(word) for word in index]
    shapes = [seen[i][0] for i in ids]
    capital = [_CAPITALS[shape] for shape in shapes]
    sentence_of = [-1] * len(ids)
    style_of = [0] * len(ids)
    inner_capitals: set[str] = set()
    for number, tokens in enumerate(sentences):
        size = len(tokens)
        sentence_of[tokens.start : tokens.stop] = [number] * size
        style = _style(shapes[tokens.start : tokens.stop])
        style_of[tokens.start : tokens.stop] = [style] * size
        if style == 1:
            first = tokens.start
            while first < tokens.stop - 1 and shapes[first] in _OPENING:
                first += 1
            style_of[tokens.start : first + 1] = [2] * (first + 1 - tokens.start)
            inner_capitals.update(texts[i] for i in range(first + 1, tokens.stop) if capital[i])
    lower_words = {word for word in index if word.islower()}
    document = [(word.lower() in lower_words) * 2 + (word in inner_capitals) for word in index]
    known = _known_names(texts, sentences)
    gazetteer = [0] * len(ids)
    for at, (size, entry) in known.items():
        base = _KIND_CODES["town" if entry.kind == "city" and entry.magnitude < 5 else entry.kind]
        gazetteer[at : at + size] = [base if size == 1 else base + 1, *[base + 2] * (size - 1)]
    codes = {
        "shape": np.array(shapes, np.int64),
        "gazetteer": np.array(gazetteer, np.int64),
        "sentence": np.array(style_of, np.int64),
        "document": np.array([document[i] for i in ids], np.int64),
        "given": np.array([seen[i][1] for i in ids], np.int64),
    }
    segments = tuple(_segments(texts, sentences, capital))
    return Coded(tuple(index), np.array(ids, np.int64), codes, np.array(sentence_of, np.int64), segments, known)


@lru_cache(_CACHED_WORDS)
def word_codes(word: str) -> tuple[int, int]:
    """Shape code and given-name code (1 plus 2 for a given name, plus 1 for a surname; 0 in lower case) of a word."""
    gazetteer = load_gazetteer()
    if not word[0].isupper():
        return shape_class(word), 0
    title = word if word[1:].islower() else word.capitalize()
    return shape_class(word), 1 + (title in gazetteer.given) * 2 + (title in gazetteer.surnames)


def shape_class(word: str) -> int:
    """The kind of a token's spelling, as a small number."""
    if word in _PUNCTUATION:
        return _PUNCTUATION[word]
    if word in _CONNECTORS:
        return _CONNECTOR_SHAPE
    if word.islower():
        return _LOWER if not any(c.isdigit() for c in word) else _DIGITS
    first = word[0]
    if first.isupper():
        if len(word) == 1 or (len(word) == 2 and word[1] == "."):
            return _INITIAL
        if "." in word[:-1]:
            return _DOTTED
        if word.isupper():
            return _UPPER
        return _CAPITAL if word[1:].islower() else _MIXED
    if first.isdigit():
        return _NUMBER if not any(c.isalpha() for c in word) else _DIGITS
    return _MIXED if word.isalpha() and not word.islower() and any(c.isupper() for c in word) else 0


def _style(shapes: list[int]) -> int:
    """1 for running text, 3 for a headline in title case, 4 for capitals throughout."""
    lower = shapes.count(_LOWER)
    capital = shapes.count(_CAPITAL) + shapes.count(_MIXED)
    upper = shapes.count(_UPPER)
    if upper >= 3 and upper > 2 * (lower + capital):
        return 4
    return 3 if capital + upper >= 3 and capital + upper > 2 * lower else 1


def _known_names(texts: Sequence[str], sentences: Sequence[range]) -> dict[int, tuple[int, Entry]]:
    """The longest known names from left to right."""
    gazetteer = load_gazetteer()
    known: dict[int, tuple[int, Entry]] = {}
    starts = gazetteer.first_words
    done = turn = 0
    for at in [at for at, text in enumerate(texts) if text in starts]:
        while turn < len(sentences) and sentences[turn].stop <= at:
            turn += 1
        if at >= done and turn < len(sentences) and at >= sentences[turn].start:
            found = gazetteer.match(texts, at, sentences[turn].stop)
            if found is not None:
                known[at] = found
                done = at + found[0]
    return known


def _segments(texts: Sequence[str], sentences: Sequence[range], capital: list[bool]) -> list[tuple[int, int]]:
    """Runs of capitalised tokens and the connectors between them, within sentences: where names can be."""
    segments: list[tuple[int, int]] = []
    for tokens in sentences:
        at = _next_capital(capital, tokens.start, tokens.stop)
        while at < tokens.stop:
            stop = _segment_end(texts, at, tokens.stop, capital)
            floor = segments[-1][1] if segments and segments[-1][1] > tokens.start else tokens.start
            segments.append((_with_opener(texts, at, floor), stop))
            at = _next_capital(capital, stop, tokens.stop)
    return segments


def _next_capital(capital: list[bool], start: int, stop: int) -> int:
    try:
        return capital.index(True, start, stop)
    except ValueError:
        return stop


def _with_opener(texts: Sequence[str], at: int, floor: int) -> int:
    if at - 1 >= floor and texts[at - 1] in _NAME_OPENERS:
        return at - 1
    return at - 2 if at - 2 >= floor and texts[at - 1] == "-" and texts[at - 2] in _NAME_OPENERS else at


def _segment_end(texts: Sequence[str], at: int, limit: int, capital: list[bool]) -> int:
    stop = at + 1
    while stop < limit:
        if capital[stop]:
            stop += 1
            continue
        ahead = stop
        while ahead < limit and ahead - stop < _MAX_GAP and not capital[ahead] and texts[ahead] in _GAP_TOKENS:
            ahead += 1
        if ahead > stop and ahead < limit and capital[ahead]:
            stop = ahead + 1
        elif texts[stop] == "-" and stop + 1 < limit and texts[stop + 1].isalnum():
            stop += 2
        else:
            break
    return stop
