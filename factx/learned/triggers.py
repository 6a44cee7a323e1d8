"""The trigger model: is this word, here, a trigger of this type? A linear model over named features."""

from __future__ import annotations

import math
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from factx.errors import ModelError
from factx.learned.store import load_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray


class TriggerModel:
    """Weights by feature name, and the calibration of their sum."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        names = str(arrays["names"].tobytes().decode("utf-8")).split("\n")
        scale = float(arrays["scale"].astype(np.float64).reshape(()))
        weights = (arrays["weights"].astype(np.float64) * scale).tolist()
        self._weights: dict[str, float] = dict(zip(names, weights, strict=True))
        line: list[float] = arrays["line"].astype(np.float64).tolist()
        self._bias, self._slope, self._shift = line

    def probability(self, features: Iterable[str]) -> float:
        """The calibrated probability that a candidate with these features is a trigger of its type."""
        exponent = self._slope * self.score(features) + self._shift
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, exponent))))

    def score(self, features: Iterable[str]) -> float:
        """The sum of the weights, before calibration."""
        return self._bias + sum(map(self._weights.get, features, repeat(0.0)))


@cache
def trigger_model() -> TriggerModel | None:
    """The shipped model; None where there is none, and rules alone decide."""
    try:
        return TriggerModel(load_model("triggers"))
    except ModelError:
        return None
