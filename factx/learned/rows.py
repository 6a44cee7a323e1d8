"""Rows of distinct words: the sums of the weights of their features, computed together, ids remembered."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

_REMEMBERED: Final = 20_000
#: Words whose rows are summed at a time, so that a giant text needs no giant array.
_BLOCK: Final = 4096


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
        nothing = len(row_of)
        self._weights: NDArray[np.float32] = np.vstack([weights, np.zeros((1, weights.shape[1]), np.float32)])

        def ids(word: str) -> tuple[int, ...]:
            return tuple([row_of[name] for name in features(word) if name in row_of]) or (nothing,)

        # The memory is a cache of a pure function; it dies with the model, which is loaded once.
        self._ids = lru_cache(_REMEMBERED)(ids)

    def table(self, words: Sequence[str]) -> NDArray[np.float32]:
        """One row per word, in order."""
        blocks = [self._block(words[at : at + _BLOCK]) for at in range(0, len(words), _BLOCK)]
        return np.concatenate(blocks) if blocks else self._weights[:0]

    def _block(self, words: Sequence[str]) -> NDArray[np.float32]:
        ids = [self._ids(word) for word in words]
        sizes = np.fromiter(map(len, ids), np.int64, len(ids))
        flat = np.fromiter(chain.from_iterable(ids), np.int64, int(sizes.sum()))
        table: NDArray[np.float32] = np.add.reduceat(self._weights[flat], np.cumsum(sizes) - sizes, axis=0)
        return table
