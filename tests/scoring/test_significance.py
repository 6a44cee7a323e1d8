from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx.scoring.counts import Counts
from factx.scoring.significance import interval, paired_p, score

counts = st.builds(Counts, *(st.integers(0, 20) for _ in range(3)))
columns = st.dictionaries(st.integers(0, 30).map(str), counts, min_size=1, max_size=12)


@settings(deadline=None)
@given(st.lists(counts, min_size=1, max_size=12), st.sampled_from(["f1", "precision", "recall"]))
def test_an_interval_lies_within_the_scale_and_does_not_change(rows, shown):
    low, high = interval(rows, shown)
    assert 0 <= low <= high <= 1
    assert interval(rows, shown) == (low, high)


def test_an_interval_narrows_with_more_documents():
    few = [Counts(8, 2, 2), Counts(2, 8, 8)]
    low, high = interval(few)
    narrow_low, narrow_high = interval(few * 20)
    assert low < narrow_low < score(few) < narrow_high < high


@settings(deadline=None)
@given(columns)
def test_a_run_does_not_differ_from_itself(rows):
    assert paired_p(rows, rows) == 1


@settings(deadline=None)
@given(columns, columns)
def test_a_paired_test_is_the_same_both_ways(old, new):
    assert paired_p(old, new) == paired_p(new, old)


def test_a_fall_in_every_document_is_significant_and_one_in_a_single_document_is_not():
    old = {str(at): Counts(9, 1, 1) for at in range(20)}
    assert paired_p(old, {key: Counts(7, 3, 3) for key in old}) < 0.001
    assert paired_p(old, {**old, "0": Counts(7, 3, 3)}) > 0.5


def test_documents_that_only_one_run_has_are_left_out():
    old = {"a": Counts(5, 0, 0), "b": Counts(0, 9, 9)}
    assert paired_p(old, {"a": Counts(5, 0, 0)}) == 1


@pytest.mark.parametrize(("shown", "expected"), [("precision", 0.75), ("recall", 0.6), ("f1", 2 / 3)])
def test_scores_are_of_the_sums(shown, expected):
    assert score([Counts(2, 1, 0), Counts(1, 0, 2)], shown) == pytest.approx(expected)
    assert score([], shown) == 1
