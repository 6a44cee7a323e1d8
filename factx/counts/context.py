"""The words around a number: a few dozen characters each side within its sentence, which is tokenised once."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from factx.counts.lexicon import toll_words

# EXAMPLE: U.S., O'Brien, year-old, 's, 1,500, km/h, a comma
_WORD: Final = re.compile(
    r"""
      [A-Za-z]++(?![\w.'’\u2010\u2011-])                              # most words, by a short way
    | [,;:()"“”]
    | (?:[^\W\d_]\.){2,6}                                             # U.S.
    | ['’]s(?![^\W_])
    | [^\W\d_]\w*(?:['’](?!s(?![^\W_]))[^\W\d_]\w*)?(?:[-\u2010\u2011][^\W_]\w*){0,4}  # O'Brien, year-old
    | \d(?:[\d.,]*\d)?\w*(?:-\w+){0,3}
    | [^\w\s]
    | \w+
    """,
    re.VERBOSE,
)
_LEFT: Final = 120
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
    new = tuple.__new__  # a third of the time of Word(…)
    found = [
        new(Word, (match.start(), match.end(), match[0], match[0].lower()))
        for match in _WORD.finditer(text, start, end)
    ]
    if text.find("’", start, end) < 0:
        return found
    return [word._replace(lower=word.lower.replace("’", "'")) if "’" in word.lower else word for word in found]


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


class SentenceWords:
    """The words around the numbers of one sentence, which is tokenised once however many numbers it has.

    What it gives is what `words_before` and `words_after` give: words never span blanks, so that only the piece between
    blanks that a number or the end of reach cuts is tokenised anew.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        """The sentence [start, end) of a text."""
        self._text, self._start, self._end = text, start, end
        self._words = words_between(text, start, end)
        self._starts = [word.start for word in self._words]
        self.tells_toll = not toll_words().isdisjoint([word.lower for word in self._words])

    def before(self, at: int) -> list[Word]:
        """The words before `at`, those within reach only."""
        text = self._text
        begin = max(self._start, at - _LEFT)
        if begin > self._start:
            while begin < at and not text[begin].isspace():
                begin += 1
        return self._between(begin, at)

    def after(self, at: int) -> list[Word]:
        """The words from `at`, those within reach only."""
        text, limit = self._text, min(self._end, at + _RIGHT)
        whole = at
        while whole < limit and not text[whole].isspace():
            whole += 1
        return words_between(text, at, whole) + self._between(whole, limit)

    def _between(self, begin: int, end: int) -> list[Word]:
        """The words from `begin`, at a blank or the sentence's start, to `end`, which may cut a piece."""
        text, cut = self._text, end
        if end < self._end and not text[end].isspace():
            while cut > begin and not text[cut - 1].isspace():
                cut -= 1
        known = self._words[bisect_left(self._starts, begin) : bisect_left(self._starts, cut)]
        return known + words_between(text, cut, end) if cut < end else known
