"""How probable it is that a candidate is a statement by the guidelines: a logistic model over its features."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Final

from factx.learned.store import load_model

if TYPE_CHECKING:
    from collections.abc import Iterable

MODEL: Final = "statements"
#: Candidates that are more probably no statement are left out.
THRESHOLD: Final = 0.5


class Acceptance:
    """The weights of the shipped model."""

    def __init__(self, weights: dict[str, float], bias: float) -> None:
        self._weights = weights
        self._bias = bias

    def probability(self, features: Iterable[str]) -> float:
        """The calibrated probability of a candidate with these features."""
        weights = self._weights
        score = self._bias + sum(weights.get(name, 0.0) for name in features)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def acceptance() -> Acceptance:
    """The shipped model, loaded once."""
    arrays = load_model(MODEL)
    names = arrays["names"].tobytes().decode("utf-8").split("\n")
    return Acceptance(dict(zip(names, arrays["weights"].tolist(), strict=True)), float(arrays["bias"].reshape(-1)[0]))
