"""The words around a number: one tokenising of a few dozen characters each side, within its sentence."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

# EXAMPLE: U.S., O'Brien, year-old, 's, 1,500, km/h, a comma
_WORD: Final = re.compile(
    r"""
      (?:[^\W\d_]\.){2,6}                                             # U.S.
    | ['’]s(?![^\W_])
    | [^\W\d_]\w*(?:['’](?!s(?![^\W_]))[^\W\d_]\w*)?(?:[-\u2010\u2011][^\W_]\w*){0,4}  # O'Brien, year-old
    | \d[\d.,]*\w*(?:-\w+){0,3}
    | [^\w\s]
    | \w+
    """,
    re.VERBOSE,
)
_LEFT: Final = 80
_RIGHT: Final = 100


class Word(NamedTuple):
    """A word or mark with its place."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_name(self) -> bool:
        """Begins with a capital."""
        return self.text[:1].isupper()


def words_between(text: str, start: int, end: int) -> list[Word]:
    """The words in [start, end).

    >>> [word.text for word in words_between("The U.S. two-state plan's aims.", 0, 31)]
    ['The', 'U.S.', 'two-state', 'plan', "'s", 'aims', '.']
    """
    found = []
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        lower = word.lower()
        found.append(Word(match.start(), match.end(), word, lower.replace("’", "'") if "’" in lower else lower))
    return found


def words_before(text: str, at: int, floor: int) -> list[Word]:
    """The words of the sentence (from `floor`) before `at`, those within reach only."""
    begin = max(floor, at - _LEFT)
    if begin > floor:
        while begin < at and not text[begin].isspace():
            begin += 1
    return words_between(text, begin, at)


def words_after(text: str, at: int, limit: int) -> list[Word]:
    """The words of the sentence (to `limit`) from `at`, those within reach only."""
    return words_between(text, at, min(limit, at + _RIGHT))
