"""The trigger model: is this word, here, a trigger of this type? A linear model over named features."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from factx.errors import ModelError
from factx.learned.store import load_model, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

#: Between the scope of a feature and what holds in it.
_IN: Final = "\t"
_REMEMBERED: Final = 20_000


@dataclass(frozen=True, slots=True)
class Features:
    """What holds of a candidate. Names of scopes and parts are put together only where a model is trained."""

    whole: Sequence[str]
    scopes: tuple[str, str, str]
    """The type, and names of its word and its reading."""
    parts: list[str]
    """What holds in every scope."""
    typed: list[str]
    """What holds in the scope of the type alone."""

    def names(self) -> Iterator[str]:
        """The features by their full names, in order; a name may come twice."""
        yield from self.whole
        for scope in self.scopes:
            for part in self.parts:
                yield scope + _IN + part
        for part in self.typed:
            yield self.scopes[0] + _IN + part


class TriggerModel:
    """Weights by feature, and the calibration of their sum."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        names = unpacked(arrays["names"])
        scale = float(arrays["scale"].astype(np.float64).reshape(()))
        weights = (arrays["weights"].astype(np.float64) * scale).tolist()
        self._whole: dict[str, float] = {}
        self._scoped: dict[str, dict[str, float]] = {}
        for name, weight in zip(names, weights, strict=True):
            scope, separator, part = name.partition(_IN)
            if separator:
                self._scoped.setdefault(scope, {})[part] = weight
            else:
                self._whole[name] = weight
        line: list[float] = arrays["line"].astype(np.float64).tolist()
        self._bias, self._slope, self._shift = line
        # What is said of a word recurs; the memory of the sums dies with the model, which is loaded once.
        self._score = lru_cache(_REMEMBERED)(self._score_of)

    def probability(self, features: Features) -> float:
        """The calibrated probability that a candidate with these features is a trigger of its type."""
        score = self.score(features.whole)
        for scope in features.scopes:
            weights = self._scoped.get(scope)
            if weights is not None:
                score += sum([weights[part] for part in features.parts if part in weights])
        weights = self._scoped.get(features.scopes[0])
        if weights is not None:
            score += sum([weights[part] for part in features.typed if part in weights])
        exponent = self._slope * score + self._shift
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, exponent))))

    def score(self, whole: Iterable[str]) -> float:
        """The sum of the weights of features without a scope, before calibration."""
        return self._score(tuple(whole))

    def _score_of(self, whole: tuple[str, ...]) -> float:
        get = self._whole.get
        return self._bias + sum([get(name, 0.0) for name in whole])


@cache
def trigger_model() -> TriggerModel | None:
    """The shipped model; None where there is none, and rules alone decide."""
    try:
        return TriggerModel(load_model("triggers"))
    except ModelError:
        return None
