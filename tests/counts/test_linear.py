"""Hostile input costs time in proportion to its length."""

from __future__ import annotations

from itertools import pairwise

import pytest

from factx.article import read_article
from factx.counts import find_counts, find_expressions
from factx.text import Document

HOSTILE = [
    "1,1,",
    "one ",
    "a hundred and ",
    "$",
    "5 to ",
    "10-",
    "two of ",
    "half a ",
    "9",
    "1 000 ",
    "of 3 of ",
    "½",
    "“3” ",
    "(4) ",
    "1 over ",
    "one in ten ",
    "10^",
    "1.2.",
    "22,24,",
    "Canada $5 ",
    "killed 5 and ",
    "5 people, a man, ",
    "of the 12, ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_repeated_pieces_end(unit):
    text = unit * (20_000 // len(unit))
    counts = find_counts(Document(read_article(text)), [])
    assert all(text[fact.span.start : fact.span.end] == fact.text for fact in counts)
    assert all(left.span.end <= right.span.start for left, right in pairwise(counts))


def test_unjudged_expressions_do_not_overlap():
    found = find_expressions("Flight 370 of 8 March, 2,700 km at 900 km/h, 10 to 20 of 30.")
    assert all(left.end <= right.start for left, right in pairwise(found))
