"""Where a number stands: its expression, the words around it, its sentence and the noun found for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.counts.context import Word
    from factx.counts.expression import Expression

_VOTES: Final = re.compile(
    r"(?<![^\W_])(?:vot(?:e|es|ed|ing)|ballots?|majority|passed|approved|ruling|ruled|decision)(?![^\W_])",
    re.IGNORECASE,
)
_VOTE_REACH: Final = 600
_TITLE_SHARE: Final = 0.6
_TITLE_WORDS: Final = range(3, 25)
_TITLE_REACH: Final = 300


class Site(NamedTuple):
    """What the rules that judge a number look at."""

    text: str
    found: Expression
    before: Sequence[Word]
    after: Sequence[Word]
    start: int
    """Where the sentence starts."""
    end: int
    noun: tuple[int, int] | None

    @property
    def words(self) -> str:
        """The expression in lower case."""
        return self.text[self.found.start : self.found.end].lower()

    @property
    def head(self) -> str:
        """The counted noun as written, empty if there is none."""
        return self.text[self.noun[0] : self.noun[1]] if self.noun else ""

    @property
    def previous(self) -> str:
        """The word before in lower case, empty if there is none."""
        return self.before[-1].lower if self.before else ""

    @property
    def following(self) -> str:
        """The word behind in lower case, empty if there is none."""
        return self.after[0].lower if self.after else ""

    def mark(self, offset: int) -> str:
        """The character right before (-1, -2) or behind (1, 2) the expression, empty beyond the text."""
        at = self.found.start + offset if offset < 0 else self.found.end + offset - 1
        return self.text[at : at + 1] if at >= 0 else ""

    def is_title_case(self) -> bool:
        """Whether most words of the sentence are capitalised, as in a headline."""
        if self.text[self.end - 1 : self.end] in (".", "!", "?"):
            return False
        window = self.text[self.start : min(self.end, self.start + _TITLE_REACH)]
        long = [word for word in window.split() if len(word) > 3 and word[0].isalpha()]
        return len(long) in _TITLE_WORDS and sum(word[0].isupper() for word in long) >= _TITLE_SHARE * len(long)

    def is_vote(self) -> bool:
        """Whether the sentence is about a vote, so that "52-35" is two counts and no score."""
        return _VOTES.search(self.text, self.start, min(self.end, self.start + _VOTE_REACH)) is not None
