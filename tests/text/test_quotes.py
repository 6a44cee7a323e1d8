import tomllib
from pathlib import Path

import pytest

from factx.text.layout import read_layout
from factx.text.quotes import find_quotes

CASES = tomllib.loads(Path("tests/cases/quotes.toml").read_text("utf-8"))["case"]


def quotes_of(text):
    return find_quotes(text, read_layout(text).paragraphs)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_inner_words(case):
    text = case["text"].replace("¶", "\n\n")
    assert [text[q.inner_start : q.inner_end] for q in quotes_of(text)] == case["expect"], case["why"]


def test_a_continued_quotation_says_so():
    first, second = quotes_of("“One.\n\n“Two,” he said.")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


def test_depth_of_a_nested_quotation():
    outer, inner = quotes_of("“She said ‘no’ to me,” he said.")
    assert (outer.depth, inner.depth) == (0, 1)
