"""How sure a score is: bootstrap intervals over documents, paired tests of two runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np

from factx.scoring.counts import Counts, total

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Rows = Mapping[str, Counts]

Shown = Literal["f1", "precision", "recall"]

_SEED: Final = 2718
_RESAMPLES: Final = 2000
_TRIALS: Final = 4999


def interval(
    rows: Sequence[Counts], shown: Shown = "f1", *, level: float = 0.95, resamples: int = _RESAMPLES
) -> tuple[float, float]:
    """The percentile bootstrap interval of a micro-averaged score over documents; the same on every run.

    >>> interval([Counts(5, 0, 0)] * 3)
    (1.0, 1.0)
    """
    if not rows:
        return (1.0, 1.0)
    table = np.asarray(rows, dtype=np.float64)
    size = len(rows)
    weights = np.random.default_rng(_SEED).multinomial(size, np.full(size, 1 / size), size=resamples)
    scores = _scores(weights @ table, shown)
    low, high = np.quantile(scores, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def paired_p(old: Rows, new: Rows, shown: Shown = "f1", *, trials: int = _TRIALS) -> float:
    """The probability of a difference as large as between two runs, if which is which did not matter.

    Two-sided approximate randomisation (Noreen 1989): each document's rows are swapped or not, at random.
    Only documents that both have are compared. The same on every run.

    >>> paired_p({"a": Counts(5, 0, 0)}, {"a": Counts(5, 0, 0)})
    1.0
    """
    common = sorted(old.keys() & new.keys())
    left = np.asarray([old[key] for key in common], dtype=np.float64).reshape(-1, 3)
    right = np.asarray([new[key] for key in common], dtype=np.float64).reshape(-1, 3)
    differing = np.flatnonzero((left != right).any(axis=1))
    if not len(differing):
        return 1.0
    sums = left.sum(axis=0), right.sum(axis=0)
    observed = abs(_difference(*sums, shown)[0])
    delta = (right - left)[differing]
    swapped = np.random.default_rng(_SEED).integers(0, 2, size=(trials, len(differing))) @ delta
    differences = np.abs(_difference(sums[0] + swapped, sums[1] - swapped, shown))
    as_large = int((differences >= observed - 1e-12).sum())
    return (as_large + 1) / (trials + 1)


def score(rows: Sequence[Counts], shown: Shown = "f1") -> float:
    """The micro-averaged score of rows.

    >>> score([Counts(1, 1, 0), Counts(1, 0, 0)], "precision")
    0.6666666666666666
    """
    summed = total(rows)
    return {"f1": summed.f1, "precision": summed.precision, "recall": summed.recall}[shown]


def _difference(left: NDArray[Any], right: NDArray[Any], shown: Shown) -> NDArray[Any]:
    difference: NDArray[Any] = _scores(np.atleast_2d(right), shown) - _scores(np.atleast_2d(left), shown)
    return difference


def _scores(sums: NDArray[Any], shown: Shown) -> NDArray[Any]:
    """One score a row of (tp, fp, fn); 1 where there is nothing, as `Counts` has it."""
    tp, fp, fn = sums[:, 0], sums[:, 1], sums[:, 2]
    if shown == "f1":
        above, below, empty = 2 * tp, 2 * tp + fp + fn, np.ones_like(tp, dtype=bool)
    elif shown == "precision":
        above, below, empty = tp, tp + fp, fn == 0
    else:
        above, below, empty = tp, tp + fn, fp == 0
    return np.where(below > 0, above / np.where(below > 0, below, 1), empty.astype(float))
