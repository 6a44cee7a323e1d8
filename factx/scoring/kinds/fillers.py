"""When two fillers of a role are the same: the same entity, or words in the same place."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from factx.scoring.matching import assign, overlap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factx.gold.records import Filler, GoldArticle
    from factx.records import Span

_ARTICLES: Final = ("the ", "a ", "an ")


class Fillers:
    """Compares fillers of two annotations of one article, given which entities are the same.

    Args:
        gold: one annotation.
        predicted: the other.
        aligned: predicted entity id → gold entity key.
    """

    def __init__(self, gold: GoldArticle, predicted: GoldArticle, aligned: Mapping[str, str]) -> None:
        self.gold = gold
        self.predicted = predicted
        self.aligned = aligned

    @cached_property
    def _aligned_gold(self) -> frozenset[str]:
        return frozenset(self.aligned.values())

    def same(self, a: Filler, b: Filler) -> bool:
        """Whether a gold and a predicted filler are the same.

        Two entities that both have a counterpart are the same if they are each other's. Otherwise the places must
        overlap (an entity without words of its own stands at all its mentions), or the words must be the
        same but for case and article.
        """
        if a.entity in self._aligned_gold and b.entity is not None and b.entity in self.aligned:
            return self.aligned[b.entity] == a.entity
        if any(overlap(one, other) for one in _places(self.gold, a) for other in _places(self.predicted, b)):
            return True
        words = _words(self.gold, a)
        return words is not None and words == _words(self.predicted, b)

    def matched(self, gold: Sequence[Filler], predicted: Sequence[Filler]) -> int:
        """How many fillers of a role are right, one-to-one."""
        return len(assign(gold, predicted, lambda a, b: float(self.same(a, b))))

    def any_same(self, gold: Sequence[Filler], predicted: Sequence[Filler]) -> bool:
        """Whether one of the fillers is right; two empty roles are the same."""
        if not gold or not predicted:
            return not gold and not predicted
        return any(self.same(a, b) for a in gold for b in predicted)


def shown(article: GoldArticle, fillers: Sequence[Filler]) -> str:
    """Fillers as a person reads them: the words, the entity, or both."""
    return "; ".join(_shown(article, filler) for filler in fillers) or "none"


def _places(article: GoldArticle, filler: Filler) -> list[Span]:
    if filler.span is not None:
        return [filler.span]
    return [span for entity in article.entities if entity.key == filler.entity for span in entity.mentions]


def _words(article: GoldArticle, filler: Filler) -> str | None:
    """The words of a filler that has no entity, for comparison."""
    if filler.span is None or filler.entity is not None:
        return None
    words = article.text[filler.span.slice].casefold()
    return next((words[len(a) :] for a in _ARTICLES if words.startswith(a)), words)


def _shown(article: GoldArticle, filler: Filler) -> str:
    words = article.text[filler.span.slice] if filler.span else ""
    if words and filler.entity:
        return f"{words!r}={filler.entity}"
    return repr(words) if words else str(filler.entity)
