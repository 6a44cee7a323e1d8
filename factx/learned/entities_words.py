"""What the name tagger sees of a word alone, as small integers: spelling, known names, usual letter case."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from factx.entities.gazetteer import load_gazetteer

CACHED_WORDS: Final = 20_000

SHAPES: Final = 20
LOWER, CAPITAL, UPPER, INITIAL, MIXED, DOTTED, NUMBER, DIGITS = range(1, 9)
#: By shape: whether a token of it can be part of a name by its spelling.
CAPITALS: Final = (False, False, True, True, True, True, True, *(False,) * 13)
#: Shapes of what stands before the first word of a sentence.
OPENING: Final = frozenset({12, 13, 9, 17})
_PUNCTUATION: Final = {
    "-": 9, ",": 10, ".": 11, '"': 12, "“": 12, "”": 12, "(": 13, ")": 14, "'s": 16, "’s": 16, ":": 17, "/": 18,
    "&": 19,
}  # fmt: skip
#: Words inside names.
CONNECTORS: Final = frozenset(
    "al and bin da de del den der di dos du e el for ibn in la le of on the ul van von y".split()
)
_CONNECTOR_SHAPE: Final = 15

HEAD_CODES: Final = 6
#: The head code of a run without a head word that begins with a given name.
PERSON_HEAD: Final = 5
_HEADS: Final = ("company_suffixes", "event_heads", "organization_heads", "place_heads")
CASE_CODES: Final = 6
#: Case codes of words that are written in lower case always or nearly so.
_LOWER_CASES: Final = frozenset({1, 2})


@lru_cache(CACHED_WORDS)
def word_codes(word: str) -> tuple[int, int, int]:
    """Shape code, given-name code (1 plus 2 for a given name, plus 1 for a surname; 0 in lower case), case code."""
    gazetteer = load_gazetteer()
    case = gazetteer.cases.get(word.lower(), 0)
    if not word[0].isupper():
        return shape_class(word), 0, case
    title = word if word[1:].islower() else word.capitalize()
    return shape_class(word), 1 + (title in gazetteer.given) * 2 + (title in gazetteer.surnames), case


@lru_cache(CACHED_WORDS)
def head_code(word: str) -> int:
    """What the last word of a run of capitalised words makes of it, 0 for nothing.

    >>> [head_code(word) for word in ("Inc.", "Ministry", "River", "Ann")]
    [1, 3, 4, 0]
    """
    words = load_gazetteer().words
    bare = word.lower().rstrip(".")
    return next((number for number, name in enumerate(_HEADS, 1) if bare in words[name]), 0)


@lru_cache(CACHED_WORDS)
def starts_small_name(word: str) -> bool:
    """Whether a word in lower case starts a known place's name and is no word that is written so."""
    if not word.islower() or len(word) < 3:
        return False
    gazetteer = load_gazetteer()
    return gazetteer.cases.get(word, 0) not in _LOWER_CASES and word.capitalize() in gazetteer.first_words


def shape_class(word: str) -> int:
    """The kind of a token's spelling, as a small number."""
    if word in _PUNCTUATION:
        return _PUNCTUATION[word]
    if word in CONNECTORS:
        return _CONNECTOR_SHAPE
    if word.islower():
        return LOWER if not any(c.isdigit() for c in word) else DIGITS
    first = word[0]
    if first.isupper():
        if len(word) == 1 or (len(word) == 2 and word[1] == "."):
            return INITIAL
        if "." in word[:-1]:
            return DOTTED
        if word.isupper():
            return UPPER
        return CAPITAL if word[1:].islower() else MIXED
    if first.isdigit():
        return NUMBER if not any(c.isalpha() for c in word) else DIGITS
    return MIXED if word.isalpha() and not word.islower() and any(c.isupper() for c in word) else 0
