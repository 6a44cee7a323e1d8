from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.own import confidence_notes
from factx.scoring.calibration import calibration_error, reliability

judged = st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=60)


@given(judged)
def test_every_fact_is_in_one_bin(pairs):
    bins = reliability(pairs)
    assert sum(bin_.facts for bin_ in bins) == len(pairs)
    assert all(bin_.low <= bin_.confidence + 1e-12 and bin_.confidence <= bin_.high + 1e-12 for bin_ in bins)
    assert 0 <= calibration_error(bins) <= 1


@pytest.mark.parametrize(
    ("pairs", "error", "why"),
    [
        ([], 0.0, "nothing to be wrong about"),
        ([(1.0, True)] * 5, 0.0, "sure and right"),
        ([(1.0, False)] * 5, 1.0, "sure and wrong"),
        ([(0.75, True)] * 3 + [(0.75, False)], 0.0, "right as often as said"),
        ([(0.95, True), (0.95, False), (0.25, False), (0.25, False)], 0.35, "bins are weighted by their facts"),
    ],
)
def test_the_error_is_the_distance_from_what_was_said(pairs, error, why):
    assert calibration_error(reliability(pairs)) == pytest.approx(error), why


def test_kinds_without_confidence_have_no_note():
    notes = confidence_notes({"date": [], "event": [(0.95, True), (0.91, False)]})
    assert notes == ("event confidence (error 0.430): 0.9–1.0: 0.50 of 2, said 0.93",)
