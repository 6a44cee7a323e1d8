from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx.records import Span
from factx.scoring.matching import assign, assign_spans, jaccard, overlap, span_similarity

spans = st.builds(lambda a, n: Span(start=a, end=a + n), st.integers(0, 30), st.integers(1, 8))


def best(left, right, similarity):
    """The highest sum over all one-to-one matchings, by trying them."""
    if len(left) > len(right):
        return best(right, left, lambda a, b: similarity(b, a))
    return max(
        (sum(map(similarity, left, order)) for order in permutations(right, len(left))),
        default=0.0,
    )


@settings(deadline=None)
@given(st.lists(spans, max_size=5), st.lists(spans, max_size=5))
def test_the_matching_is_the_best_of_all(left, right):
    pairs = assign_spans(left, right)
    total = sum(span_similarity(left[i], right[j]) for i, j in pairs)
    assert total == pytest.approx(best(left, right, span_similarity), abs=1e-5)


@settings(deadline=None)
@given(st.lists(spans, max_size=8), st.lists(spans, max_size=8))
def test_matching_is_one_to_one_and_of_similar_items_only(left, right):
    pairs = assign_spans(left, right)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(overlap(left[i], right[j]) for i, j in pairs)


@settings(deadline=None)
@given(st.lists(spans, max_size=7, unique=True), st.lists(spans, max_size=7, unique=True), st.randoms())
def test_order_and_direction_do_not_matter(left, right, random):
    pairs = {(left[i], right[j]) for i, j in assign_spans(left, right)}
    shuffled = random.sample(left, len(left)), random.sample(right, len(right))
    again = {(shuffled[0][i], shuffled[1][j]) for i, j in assign_spans(*shuffled)}
    back = {(left[i], right[j]) for j, i in assign_spans(right, left)}
    assert pairs == again == back


def test_an_exact_match_is_preferred_to_a_larger_overlap():
    left = [Span(start=0, end=4)]
    right = [Span(start=0, end=5), Span(start=0, end=4)]
    assert assign_spans(left, right) == [(0, 1)]


def test_a_greedy_choice_is_given_up_for_a_better_whole():
    table = {("a", "x"): 0.9, ("a", "y"): 0.8, ("b", "x"): 0.8}
    assert assign(["a", "b"], ["x", "y"], lambda a, b: table.get((a, b), 0.0)) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    ("a", "b", "shared", "share"),
    [
        ((0, 4), (4, 8), 0, 0.0),
        ((0, 4), (2, 6), 2, 1 / 3),
        ((0, 8), (2, 4), 2, 0.25),
        ((1, 3), (1, 3), 2, 1.0),
    ],
)
def test_overlap_of_spans(a, b, shared, share):
    one, other = (Span(start=start, end=end) for start, end in (a, b))
    assert overlap(one, other) == overlap(other, one) == shared
    assert jaccard(one, other) == jaccard(other, one) == pytest.approx(share)
