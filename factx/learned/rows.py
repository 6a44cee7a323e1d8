"""Rows of distinct words: the sums of the weights of their features, remembered."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from numpy.typing import NDArray

_REMEMBERED: Final = 20_000


class WordRows:
    """From words to rows of weights.

    Args:
        names: the features, one a row of `weights`.
        weights: features × width, float32.
        features: the features of a word; those without a row count nothing.

    >>> rows = WordRows(["a", "b"], np.array([[1, 0], [0, 2]], np.float32), lambda word: word)
    >>> rows.table(["ab", "b", "c"]).tolist()
    [[1.0, 2.0], [0.0, 2.0], [0.0, 0.0]]
    """

    def __init__(
        self, names: Sequence[str], weights: NDArray[np.float32], features: Callable[[str], Iterable[str]]
    ) -> None:
        row_of = {name: i for i, name in enumerate(names)}
        self._width = weights.shape[1]

        def row(word: str) -> bytes:
            ids = [row_of[name] for name in features(word) if name in row_of]
            total: NDArray[np.float32] = weights[ids].sum(axis=0, dtype=np.float32)
            return total.tobytes()

        # The memory is a cache of a pure function; it dies with the model, which is loaded once.
        self._row = lru_cache(_REMEMBERED)(row)

    def table(self, words: Collection[str]) -> NDArray[np.float32]:
        """One row per word, in order."""
        return np.frombuffer(b"".join(map(self._row, words)), np.float32).reshape(len(words), self._width)
