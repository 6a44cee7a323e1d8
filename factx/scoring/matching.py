"""Optimal one-to-one matching of what is in the gold with what was predicted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar
from zlib import crc32

from factx.errors import FactxError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factx.records import Span

Left = TypeVar("Left")
Right = TypeVar("Right")

#: Far below any difference in similarity that means something.
_TIE: Final = 1e-7


def assign(
    left: Sequence[Left], right: Sequence[Right], similarity: Callable[[Left, Right], float]
) -> list[tuple[int, int]]:
    """The one-to-one matching with the highest sum of similarities, as index pairs in the order of `left`.

    A pair of similarity 0 or less is never matched. Ties are broken by the items themselves, alike in either
    direction, so the result does not depend on the order of the items or on which side is called gold.

    Raises:
        FactxError: if scipy is not installed (the extra `bench`).

    >>> assign(["ab", "b"], ["b", "abc"], lambda a, b: len(set(a) & set(b)))
    [(0, 1), (1, 0)]
    """
    pairs: dict[tuple[int, int], float] = {}
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            value = similarity(a, b)
            if value > 0:
                pairs[i, j] = value
    rows, columns = sorted({i for i, _ in pairs}), sorted({j for _, j in pairs})
    if len(pairs) == len(rows) == len(columns):  # nothing competes, as in most articles
        return sorted(pairs)
    try:
        import numpy as np  # noqa: PLC0415  # scoring is optional and slow to load
        from scipy.optimize import linear_sum_assignment  # noqa: PLC0415
    except ImportError as error:
        raise FactxError("scoring needs scipy: install factx[bench]") from error
    names = {("l", i): repr(left[i]) for i in rows} | {("r", j): repr(right[j]) for j in columns}
    matrix = np.zeros((len(rows), len(columns)))
    row_of = {i: at for at, i in enumerate(rows)}
    column_of = {j: at for at, j in enumerate(columns)}
    for (i, j), value in pairs.items():
        first, second = sorted((names["l", i], names["r", j]))
        matrix[row_of[i], column_of[j]] = value + _TIE * crc32(f"{first}\0{second}".encode("utf-8", "replace")) / 2**32
    chosen = zip(*linear_sum_assignment(matrix, maximize=True), strict=True)
    found = ((rows[int(row)], columns[int(column)]) for row, column in chosen)
    return sorted(pair for pair in found if pair in pairs)


def overlap(a: Span, b: Span) -> int:
    """How many code points two spans share.

    >>> from factx.records import Span
    >>> overlap(Span(start=0, end=5), Span(start=3, end=9))
    2
    """
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def jaccard(a: Span, b: Span) -> float:
    """Shared code points over all code points of two spans.

    >>> from factx.records import Span
    >>> jaccard(Span(start=0, end=6), Span(start=3, end=9))
    0.3333333333333333
    """
    shared = overlap(a, b)
    return shared / (len(a) + len(b) - shared) if shared else 0.0


def span_similarity(a: Span, b: Span) -> float:
    """0 for spans apart, up to 1 for overlapping ones, 2 for the same one: exact matches come first."""
    return 2.0 if a == b else jaccard(a, b)


def assign_spans(left: Sequence[Span], right: Sequence[Span]) -> list[tuple[int, int]]:
    """The one-to-one matching of overlapping spans, exact ones first."""
    return assign(left, right, span_similarity)
