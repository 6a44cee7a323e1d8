"""A count under way: its expression and what has been read around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.counts.context import Word
    from factx.counts.expression import Expression
    from factx.ontology import Relation, Toll, Trend


@dataclass(slots=True)
class Found:
    """What is known of a count; `sharing` and `shared_tolls` complete it from its neighbours."""

    expression: Expression
    sentence: int
    before: Sequence[Word]
    after: Sequence[Word]
    relation: Relation
    trend: Trend | None
    noun: tuple[int, int] | None
    unit: str | None
    tells_toll: bool = True
    """Whether the sentence has any word of a toll."""
    toll: Toll | None = None

    @property
    def phrase_end(self) -> int:
        """Where the number with a noun behind it ends."""
        return self.noun[1] if self.has_noun_behind else self.expression.end  # type: ignore[index]

    @property
    def has_noun_behind(self) -> bool:
        """Whether the noun stands behind the number, not before it or with another."""
        return self.noun is not None and self.noun[0] >= self.expression.end
