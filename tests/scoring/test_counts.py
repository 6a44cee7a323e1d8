from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx.scoring.counts import Counts, total

counts = st.builds(Counts, *(st.integers(0, 50) for _ in range(3)))


@settings(deadline=None)
@given(counts)
def test_scores_are_shares_and_f1_lies_between_precision_and_recall(row):
    assert 0 <= row.precision <= 1
    assert 0 <= row.recall <= 1
    assert min(row.precision, row.recall) - 1e-12 <= row.f1 <= max(row.precision, row.recall) + 1e-12


@settings(deadline=None)
@given(counts)
def test_swapping_the_sides_swaps_precision_and_recall(row):
    swapped = Counts(row.tp, row.fn, row.fp)
    assert (swapped.precision, swapped.recall, swapped.f1) == (row.recall, row.precision, row.f1)


@settings(deadline=None)
@given(st.lists(counts))
def test_a_total_is_the_sum_in_any_order(rows):
    added = Counts()
    for row in reversed(rows):
        added += row
    assert total(rows) == added


@pytest.mark.parametrize(
    ("row", "precision", "recall", "f1"),
    [
        (Counts(0, 0, 0), 1, 1, 1),
        (Counts(0, 2, 0), 0, 0, 0),
        (Counts(0, 0, 2), 0, 0, 0),
        (Counts(3, 1, 3), 0.75, 0.5, 0.6),
        (Counts.of_accuracy(3, 1), 0.75, 0.75, 0.75),
    ],
)
def test_scores_of_rows(row, precision, recall, f1):
    assert (row.precision, row.recall, row.f1) == pytest.approx((precision, recall, f1))


def test_rows_are_added_to_rows_only():
    with pytest.raises(TypeError):
        Counts() + 1
