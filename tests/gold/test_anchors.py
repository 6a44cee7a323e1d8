from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx.gold.anchors import AnchorError, anchor_of, hull_anchor_of, occurrences, resolve, whole_words
from factx.records import Span
from tests.annotated import random_span, random_text, seeds

TEXT = "Envoys met in Oslo. The envoys' talks, the second talks this year, ended; talks resume in May."


@pytest.mark.parametrize(
    ("anchor", "words", "start", "why"),
    [
        ("talks", "talks", 32, "no number is the first"),
        ("talks#2", "talks", 50, "the second whole word"),
        ("talks#3", "talks", 74, "a stop before it does not matter"),
        ("envoys", "envoys", 24, "case is kept: Envoys is another word"),
        ("The envoys'", "The envoys'", 20, "a mention may end in a sign"),
        (
            "met … year",
            "met in Oslo. The envoys' talks, the second talks this year",
            7,
            "from first to last words",
        ),
        ("talks … talks", "talks, the second talks", 32, "the last words are looked for after the first"),
        (
            "talks … May#2",
            "talks this year, ended; talks resume in May",
            50,
            "the number is that of the first words",
        ),
        (
            "talks … May#9",
            "talks, the second talks this year, ended; talks resume in May",
            32,
            "a number too high",
        ),
    ],
)
def test_anchors_resolve(anchor, words, start, why):
    span = resolve(TEXT, anchor)
    assert (span.start, TEXT[span.slice]) == (start, words), why


@pytest.mark.parametrize(
    ("anchor", "message", "why"),
    [
        ("summit", "'summit' is not in the text", "not there"),
        ("talk", "'talk' is not in the text", "only inside another word"),
        ("talks#4", "'talks' occurs 3 time(s), wanted #4", "not so often"),
        ("", "points to nothing", "no words"),
        ("#2", "points to nothing", "a number of no words"),
        ("talks#0", "points to nothing", "numbers begin at 1"),
        ("May … met", "not in the text after the first words", "the last words stand before the first"),
        ("met … talks … May", "more than one '…'", "only one gap"),
        (" … May", "needs words before and after", "a gap with one side"),
    ],
)
def test_anchors_that_point_nowhere(anchor, message, why):
    with pytest.raises(AnchorError) as error:
        resolve(TEXT, anchor)
    assert message in str(error.value), why


@settings(deadline=None)
@given(seeds)
def test_an_anchor_leads_back_to_its_span(seed):
    random = Random(seed)
    text = random_text(random)
    span = random_span(random, text, 12, hull=True)
    for anchor in (anchor_of(text, span), hull_anchor_of(text, span)):
        assert anchor is None or resolve(text, anchor) == span


@settings(deadline=None)
@given(st.text(), st.text(max_size=6))
def test_any_text_and_anchor_resolve_or_say_why(text, anchor):
    try:
        span = resolve(text, anchor)
    except AnchorError:
        return
    assert 0 <= span.start < span.end <= len(text)


@settings(deadline=None)
@given(st.text(alphabet="ab é1.-", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_widened_spans_begin_and_end_with_words(text, a, b):
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    widened = whole_words(text, Span(start=start, end=end))
    assert widened.contains(Span(start=start, end=end))
    if widened.end > widened.start:
        assert widened.start in occurrences(text, text[widened.slice]) or anchor_of(text, widened) is None


def test_words_that_end_in_a_number_sign_get_a_number():
    text = "Room #2 is free."
    assert anchor_of(text, Span(start=0, end=7)) == "Room #2#1"
