"""When two fillers of a role are the same: the same entity, or words in the same place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.gold.anchors import occurrences
from factx.records import Span
from factx.scoring.matching import assign, overlap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factx.gold.records import Filler, GoldArticle


@dataclass(frozen=True, slots=True)
class Fillers:
    """Compares fillers of two annotations of one article, given which entities are the same."""

    gold: GoldArticle
    predicted: GoldArticle
    aligned: Mapping[str, str]
    """Predicted entity id → gold entity key."""

    def same(self, a: Filler, b: Filler) -> bool:
        """Whether a gold and a predicted filler are the same.

        Two entities are if they are aligned; two that are aligned with others are not. Otherwise the places
        must overlap, where an entity stands at all its mentions and words also at every later occurrence of
        the same words.
        """
        if a.entity is not None and b.entity is not None:
            partner = self.aligned.get(b.entity)
            if partner is not None:
                return partner == a.entity
        left, right = _places(self.gold, a), _places(self.predicted, b)
        if b.span is not None:  # an extraction says which words fill the role
            right = [b.span]
        if a.span is not None and a.entity is not None:
            left = [a.span]
        return any(overlap(one, other) for one in left for other in right)

    def matched(self, gold: Sequence[Filler], predicted: Sequence[Filler]) -> int:
        """How many fillers of a role are right, one-to-one."""
        return len(assign(gold, predicted, lambda a, b: float(self.same(a, b))))

    def any_same(self, gold: Sequence[Filler], predicted: Sequence[Filler]) -> bool:
        """Whether one of the fillers is right; two empty roles are the same."""
        if not gold or not predicted:
            return not gold and not predicted
        return any(self.same(a, b) for a in gold for b in predicted)

    def show(self, side: GoldArticle, fillers: Sequence[Filler]) -> str:
        """Fillers as a person reads them."""
        return "; ".join(_show(side, filler) for filler in fillers) or "none"


def _places(article: GoldArticle, filler: Filler) -> list[Span]:
    if filler.entity is not None and any(entity.key == filler.entity for entity in article.entities):
        return list(article.entity(filler.entity).mentions)
    if filler.span is None:
        return []
    words = article.text[filler.span.slice]
    again = (
        [Span(start=start, end=start + len(words)) for start in occurrences(article.text, words)]
        if words
        else []
    )
    return [filler.span, *again]


def _show(article: GoldArticle, filler: Filler) -> str:
    words = article.text[filler.span.slice] if filler.span else ""
    return (
        f"{words!r}={filler.entity}"
        if words and filler.entity
        else repr(words)
        if words
        else str(filler.entity)
    )
