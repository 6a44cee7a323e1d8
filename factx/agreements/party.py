"""A party of an accord, as the text names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.entities import Mention


@dataclass(frozen=True, slots=True)
class Party:
    """Words that name a party, and its mention."""

    start: int
    end: int
    mention: Mention | None
    guessed: bool = False
    """Known from the context, not from the mention's own clause."""
    words: str = ""
    """The words in lower case, where they name no entity."""

    named: bool = True
    """By a name: common nouns ("the rebels") tell no accords apart."""

    @property
    def key(self) -> int | str:
        """What makes two of them the same party."""
        return self.mention.entity if self.mention is not None else self.words
