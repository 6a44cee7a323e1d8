"""Features of the name tagger: word features by position, and small codes (shape, gazetteer, sentence, document).

Everything about a word alone is computed once per distinct word; the rest are integer arrays over the whole
document, so that scoring is a few array operations and costs the same for every text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from factx.entities.gazetteer import Entry, Gazetteer, load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

#: Positions around a token whose words are features of it.
OFFSETS: Final = (-2, -1, 0, 1, 2)

SHAPES: Final = 20
_LOWER, _CAPITAL, _UPPER, _INITIAL, _MIXED, _DOTTED, _NUMBER, _DIGITS = range(1, 9)
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

_KINDS: Final = (
    "country",
    "adjective",
    "people",
    "capital",
    "metonym",
    "organization",
    "place",
    "city",
    "town",
    "group",
)
GAZETTEER_CODES: Final = 1 + 3 * len(_KINDS)
SENTENCE_CODES: Final = 5
DOCUMENT_CODES: Final = 4

#: (name, size, parts) of the code features: each part is (code array, offset).
TEMPLATES: Final[tuple[tuple[tuple[str, int], ...], ...]] = (
    (("shape", -1), ("shape", 0), ("shape", 1)),
    (("shape", 0), ("shape", 1), ("shape", 2)),
    (("shape", -2), ("shape", -1), ("shape", 0)),
    (("gazetteer", 0), ("shape", 0)),
    (("gazetteer", -1), ("gazetteer", 0)),
    (("gazetteer", 0), ("gazetteer", 1)),
    (("gazetteer", 0), ("shape", 1)),
    (("shape", -1), ("gazetteer", 0)),
    (("sentence", 0), ("shape", 0), ("document", 0)),
    (("sentence", 0), ("gazetteer", 0)),
    (("sentence", 0), ("shape", 0), ("shape", 1)),
    (("given", -1), ("given", 0), ("given", 1)),
    (("given", 0), ("shape", 1), ("shape", -1)),
    (("given", 0), ("gazetteer", 0)),
)
SIZES: Final = {
    "shape": SHAPES,
    "gazetteer": GAZETTEER_CODES,
    "sentence": SENTENCE_CODES,
    "document": DOCUMENT_CODES,
    "given": 5,
}


@dataclass(frozen=True, slots=True)
class Coded:
    """A tokenised text as arrays: distinct words, the word at each token, codes, and the candidate segments."""

    words: tuple[str, ...]
    ids: Ints
    codes: dict[str, Ints]
    sentence_of: Ints
    segments: tuple[tuple[int, int], ...]


#: Sentence codes from this one on are of headlines.
HEADLINE: Final = 3


def code(texts: Sequence[str], sentences: Sequence[range]) -> Coded:
    """Code a tokenised text; `sentences` are the token ranges."""
    gazetteer = load_gazetteer()
    index: dict[str, int] = {}
    ids = np.fromiter((index.setdefault(text, len(index)) for text in texts), np.int64, len(texts))
    words = tuple(index)
    shapes = np.fromiter((shape_class(word) for word in words), np.int64, len(words))[ids] if words else ids
    given = (
        np.fromiter((_given(word, gazetteer) for word in words), np.int64, len(words))[ids] if words else ids
    )
    sentence_of = np.full(len(texts), -1, np.int64)
    sentence_codes = np.zeros(len(texts), np.int64)
    inner_capitals: set[str] = set()
    for number, tokens in enumerate(sentences):
        sentence_of[tokens.start : tokens.stop] = number
        style = _style(shapes[tokens.start : tokens.stop])
        sentence_codes[tokens.start : tokens.stop] = style
        if style == 1:
            first = tokens.start
            while first < tokens.stop - 1 and shapes[first] in (12, 13, 9, 17):
                first += 1
            sentence_codes[tokens.start : first + 1] = 2
            inner_capitals.update(
                texts[i] for i in range(first + 1, tokens.stop) if shapes[i] in (_CAPITAL, _UPPER, _MIXED)
            )
    lower_words = {word for word in words if word.islower()}
    document = (
        np.fromiter(
            (((word.lower() in lower_words) * 2 + (word in inner_capitals)) for word in words),
            np.int64,
            len(words),
        )[ids]
        if words
        else ids
    )
    capital = np.isin(shapes, (_CAPITAL, _UPPER, _INITIAL, _MIXED, _DOTTED))
    codes = {
        "shape": shapes,
        "gazetteer": _gazetteer_codes(texts, sentences, gazetteer, capital),
        "sentence": sentence_codes,
        "document": document,
        "given": given,
    }
    return Coded(words, ids, codes, sentence_of, tuple(_segments(texts, sentences, capital)))


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


def word_features(word: str, gazetteer: Gazetteer) -> list[str]:
    """Features of a word alone."""
    lower = word.lower().replace("’", "'")
    features = ["w=" + lower, "s=" + shape(word)]
    if word[0].isalpha():
        bare = lower.rstrip(".")
        features += ["c=" + name for name in _CLASSES if bare in gazetteer.words[name]]
        features += [
            "p2=" + lower[:2],
            "p3=" + lower[:3],
            "x2=" + lower[-2:],
            "x3=" + lower[-3:],
            "x4=" + lower[-4:],
        ]
        if not word.islower():
            title = word if word[1:].islower() else word.capitalize()
            if title in gazetteer.given:
                features.append("given")
            if title in gazetteer.surnames:
                features.append("surname")
            features.append("n=" + str(min(len(word), 9)))
    return features


_CLASSES: Final = (
    "titles",
    "honorifics",
    "modifiers",
    "organization_heads",
    "place_heads",
    "not_names",
    "government_verbs",
)


def shape(word: str) -> str:
    """Letters as X and x, digits as 9, runs of the same shortened.

    >>> shape("McCain"), shape("U.S."), shape("2016")
    ('XxXx', 'X.X.', '9')
    """
    out = ""
    for char in word[:12]:
        sign = "X" if char.isupper() else "x" if char.isalpha() else "9" if char.isdigit() else char
        if not out or out[-1] != sign:
            out += sign
    return out


def _given(word: str, gazetteer: Gazetteer) -> int:
    if not word[0].isupper():
        return 0
    title = word if word[1:].islower() else word.capitalize()
    return 1 + (title in gazetteer.given) * 2 + (title in gazetteer.surnames)


def _style(shapes: Ints) -> int:
    """1 for running text, 3 for a headline in title case, 4 for capitals throughout."""
    lower = int(np.count_nonzero(shapes == _LOWER))
    capital = int(np.count_nonzero((shapes == _CAPITAL) | (shapes == _MIXED)))
    upper = int(np.count_nonzero(shapes == _UPPER))
    if upper >= 3 and upper > 2 * (lower + capital):
        return 4
    return 3 if capital + upper >= 3 and capital + upper > 2 * lower else 1


def _gazetteer_codes(
    texts: Sequence[str], sentences: Sequence[range], gazetteer: Gazetteer, capital: NDArray[np.bool_]
) -> Ints:
    codes = np.zeros(len(texts), np.int64)
    for tokens in sentences:
        done = tokens.start
        for at in tokens:
            if at < done or not gazetteer.starts_name(texts[at]):
                continue
            found = gazetteer.match(texts, at, tokens.stop)
            if found is None:
                continue
            size, entry = found
            base = 1 + 3 * _KINDS.index(_kind(entry))
            codes[at] = base if size == 1 else base + 1
            codes[at + 1 : at + size] = base + 2
            done = at + size
    del capital
    return codes


def _kind(entry: Entry) -> str:
    return "town" if entry.kind == "city" and entry.magnitude < 5 else entry.kind


def _segments(
    texts: Sequence[str], sentences: Sequence[range], capital: NDArray[np.bool_]
) -> list[tuple[int, int]]:
    """Runs of capitalised tokens and the connectors between them, within sentences: where names can be."""
    segments: list[tuple[int, int]] = []
    for tokens in sentences:
        at = tokens.start
        while at < tokens.stop:
            if not capital[at]:
                at += 1
                continue
            stop = at + 1
            while stop < tokens.stop:
                if capital[stop]:
                    stop += 1
                    continue
                ahead = stop
                while (
                    ahead < tokens.stop
                    and ahead - stop < _MAX_GAP
                    and not capital[ahead]
                    and texts[ahead] in _GAP_TOKENS
                ):
                    ahead += 1
                if ahead > stop and ahead < tokens.stop and capital[ahead]:
                    stop = ahead + 1
                elif texts[stop] == "-" and stop + 1 < tokens.stop and texts[stop + 1].isalnum():
                    stop += 2
                else:
                    break
            segments.append((at, stop))
            at = stop
    return segments
