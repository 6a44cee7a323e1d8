"""Whether a confidence of 0.8 is right eight times in ten: reliability of the facts that have one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Lower bounds of the bins.
_BINS: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts whose confidence lies in [low, high), the last bin's 1.0 included."""

    low: float
    high: float
    facts: int
    confidence: float
    """Their mean confidence."""
    right: float
    """The share of them that is right."""


def reliability(judged: Iterable[tuple[float, bool]]) -> list[Bin]:
    """The bins that hold a fact, lowest first, from (confidence, whether it is right).

    >>> [(bin.low, bin.facts, bin.right) for bin in reliability([(0.95, True), (0.91, False), (0.3, False)])]
    [(0.0, 1, 0.0), (0.9, 2, 0.5)]
    """
    pairs = list(judged)
    bins = []
    for low, high in zip(_BINS, (*_BINS[1:], 1.0), strict=True):
        inside = [(said, right) for said, right in pairs if low <= said and (said < high or high == 1.0)]
        if inside:
            said = sum(said for said, _ in inside) / len(inside)
            bins.append(Bin(low, high, len(inside), said, sum(right for _, right in inside) / len(inside)))
    return bins


def calibration_error(bins: Iterable[Bin]) -> float:
    """The expected calibration error: the mean distance of confidence from the share right, weighted by facts.

    >>> round(calibration_error(reliability([(0.95, True), (0.91, False), (0.3, False)])), 3)
    0.387
    """
    known = list(bins)
    facts = sum(bin_.facts for bin_ in known)
    return sum(bin_.facts * abs(bin_.confidence - bin_.right) for bin_ in known) / facts if facts else 0.0
