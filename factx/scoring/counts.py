"""The sufficient statistics of every metric: what was right, what was too much, what was missed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Counts(NamedTuple):
    """True positives, false positives and false negatives of one metric, over any number of documents.

    Sums of them give micro-averaged scores, so a corpus, a resample or a part of it is a sum of rows.

    >>> total = Counts(8, 2, 0) + Counts(1, 0, 1)
    >>> round(total.precision, 3), round(total.recall, 3), round(total.f1, 3)
    (0.818, 0.9, 0.857)
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @classmethod
    def of_accuracy(cls, right: int, wrong: int) -> Counts:
        """A share of decisions that were right: then precision, recall and F1 are all that share.

        >>> Counts.of_accuracy(3, 1).f1
        0.75
        """
        return cls(right, wrong, wrong)

    def __add__(self, other: tuple[object, ...]) -> Counts:
        if not isinstance(other, Counts):
            return NotImplemented
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def predicted(self) -> int:
        """How many were predicted."""
        return self.tp + self.fp

    @property
    def gold(self) -> int:
        """How many there are in the gold."""
        return self.tp + self.fn

    @property
    def precision(self) -> float:
        """Share of the predicted that is right; of nothing predicted 1 if nothing was missed, else 0."""
        return self.tp / self.predicted if self.predicted else float(not self.fn)

    @property
    def recall(self) -> float:
        """Share of the gold that was found; of no gold 1 if nothing was predicted, else 0."""
        return self.tp / self.gold if self.gold else float(not self.fp)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, `2tp / (2tp + fp + fn)`; 1 where there is nothing at all."""
        denominator = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / denominator if denominator else 1.0


def total(rows: Iterable[Counts]) -> Counts:
    """The sum of rows.

    >>> total([Counts(1, 0, 1), Counts(2, 1, 0)])
    Counts(tp=3, fp=1, fn=1)
    """
    tp = fp = fn = 0
    for row in rows:
        tp, fp, fn = tp + row.tp, fp + row.fp, fn + row.fn
    return Counts(tp, fp, fn)
