"""Tokens: words, numbers and punctuation with their offsets, split as Universal Dependencies splits English.

Hyphens are tokens of their own ("two", "-", "day"), clitics too ("Japan", "'s"; "do", "n't"); abbreviations keep
their full stop ("U.S.", "Mr.", "Sept."), numbers their separators ("1,500", "3.5", "14:30").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")

#: Abbreviations that keep their full stop and do not end a sentence before a name or number.
TITLE_ABBREVIATIONS: Final = frozenset(
    "Mr Mrs Ms Mx Dr Prof Rev Fr Sr Jr Hon Pres Gov Sen Rep Reps Sens Gen Maj Capt Cmdr Lt Col Sgt Cpl Pvt Adm Brig "
    "Amb Supt Insp Det Msgr St Ste Mt Ft No Nos vs Vs Messrs Atty".split()
)
#: Abbreviations that may also stand at the end of a sentence.
OTHER_ABBREVIATIONS: Final = frozenset(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Inc Corp Co Cos Ltd "
    "Bros Dept Univ Assn Ave Blvd Rd Hwy Pkwy Sq etc approx est Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky "
    "La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que".split()
)


def _by_first_letter(words: Iterable[str]) -> str:
    """The words as a pattern that looks at those of one first letter only."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(word[1:])
    parts = [f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(rests.items())]
    return f"(?=[{''.join(sorted(rests))}])(?:{'|'.join(parts)})"


_ABBREVIATION: Final = _by_first_letter(TITLE_ABBREVIATIONS | OTHER_ABBREVIATIONS)
_WORD: Final = r"[^\W\d_][\w\u0300-\u036f]*"
_CLITIC: Final = r"['’](?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)\b"

# The first two alternatives are most of news, and give what the later ones would: only speed needs them.
TOKEN: Final = re.compile(
    rf"""
      [A-Za-z]++ (?! [\w.'’\u0300-\u036f] )                       # a plain word
    | [,;:()"“”]
    | (?: [^\W\d_] \. ){{2,6}} (?: [^\W\d_] (?![\w]) )?          # U.S., a.m., U.N, J.F.K.
    | \d+ (?: [.,:] \d+ ){{0,8}} (?: (?:st|nd|rd|th|ST|ND|RD|TH) \b )?   # 1,500  3.5  14:30  12th
    | {_CLITIC}
    | (?i:n['’]t) \b
    | {_ABBREVIATION} \. (?! \w )
    | [^\W\d_] \. (?= \s? [^\W\d_] )  (?<= \b . \. )              # J. in "J. Smith": an initial
    | (?= [^\W\d_]{{3,7}} ['’] )
      (?i: do|does|did|is|are|was|were|has|have|had|ca|wo|would|could|should|must|might|need|ai|sha|may|dare )
      (?= (?i:n['’]t) \b )                                        # do + n't
    | {_WORD} (?: ['’] (?! (?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M|t|T)\b ) [^\W\d_]{{1,40}} [\w\u0300-\u036f]* )?   # O'Brien
    | \.{{2,6}} | -{{2,6}}
    | [^\w\s]
    | [\w]+
    """,
    re.VERBOSE,
)


class Tokens:
    """The tokens of a text as parallel lists: `starts`, `ends` (code points), `texts`, `lowers`.

    News repeats its words: what depends on a word alone is found once for each of the distinct `words`, and brought to
    the tokens by `ids`, the index of each token's word.

    >>> tokens = Tokens("Mr. Abe didn't visit the U.S. on a two-day trip.")
    >>> tokens.texts
    ['Mr.', 'Abe', 'did', "n't", 'visit', 'the', 'U.S.', 'on', 'a', 'two', '-', 'day', 'trip', '.']
    """

    def __init__(self, text: str) -> None:
        spans = [m.span() for m in TOKEN.finditer(text)]
        self.starts: list[int] = [start for start, _ in spans]
        self.ends: list[int] = [end for _, end in spans]
        index: dict[str, int] = {}
        self.ids: list[int] = [index.setdefault(text[start:end], len(index)) for start, end in spans]
        self.words: list[str] = list(index)
        """The distinct tokens in order of first occurrence."""
        self.texts: list[str] = self.spread(self.words)

    def spread(self, of_words: Sequence[T]) -> list[T]:
        """What is given for each of the distinct words, for each token."""
        return [of_words[i] for i in self.ids]

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def lowers(self) -> list[str]:
        """Each token in lower case, with straight apostrophes."""
        return self.spread([word.lower().replace("’", "'") for word in self.words])

    def first_from(self, offset: int) -> int:
        """Index of the first token that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def covering(self, start: int, end: int) -> range:
        """Indices of the tokens that share a code point with [start, end)."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))
