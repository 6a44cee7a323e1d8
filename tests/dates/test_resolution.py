"""Anchors, implied parts, intervals and zones of resolved dates."""

from __future__ import annotations

import datetime as dt

import pytest

from factx import extract


def one(text, published="2024-09-06"):
    (fact,) = extract(text, published=published, kinds={"date"}).dates
    return fact


@pytest.mark.parametrize(
    ("text", "anchor", "implied"),
    [
        ("It was signed on May 3, 2015.", "absolute", ()),
        ("It was signed on Friday.", "published", ("year", "month", "day")),
        ("It was signed on May 3.", "published", ("year",)),
        ("It was signed last week.", "published", ("week",)),
    ],
)
def test_anchor_and_implied_parts(text, anchor, implied):
    fact = one(text)
    assert (fact.anchor, fact.implied) == (anchor, implied)


def test_context_is_an_anchor():
    second = extract("He fled on May 3, 2015. He died two days later.", published="2024-09-06", kinds={"date"}).dates[1]
    assert (second.value, second.anchor) == ("2015-05-05", "context")


@pytest.mark.parametrize(
    ("text", "start", "end", "grain"),
    [
        ("in February 2024.", "2024-02-01", "2024-03-01", "month"),
        ("in the fourth quarter of 2023.", "2023-10-01", "2024-01-01", "quarter"),
        ("last week.", "2024-08-26", "2024-09-02", "week"),
        ("the 1990s.", "1990-01-01", "2000-01-01", "decade"),
        ("the 20th century.", "1900-01-01", "2000-01-01", "century"),
        ("on Friday night.", "2024-09-06T18:00", "2024-09-07T06:00", "part_of_day"),
        ("at 10:30 a.m. EST Wednesday.", "2024-09-04T10:30-05:00", "2024-09-04T10:31-05:00", "minute"),
    ],
)
def test_interval_and_grain(text, start, end, grain):
    fact = one(f"It happened {text}")
    assert (fact.start, fact.end, fact.grain) == (start, end, grain)


@pytest.mark.parametrize("text", ["In 44 BC he died.", "For three days.", "every Tuesday.", "He has recently left."])
def test_no_interval_outside_the_calendar_or_without_a_calendar_time(text):
    assert (one(text).start, one(text).end) == (None, None)


@pytest.mark.parametrize("day", [dt.date(1, 1, 1), dt.date(9999, 12, 31)])
@pytest.mark.parametrize(
    "words",
    [
        "last week",
        "next year",
        "yesterday",
        "tomorrow",
        "three centuries ago",
        "next Friday",
        "the weekend",
        "last fall",
    ],
)
def test_the_ends_of_the_calendar_never_raise(day, words):
    fact = one(f"It was {words}.", day)
    assert fact.value is None or len(fact.value) >= 2


def test_a_news_report_with_many_years_is_no_history():
    text = (
        "In 1991, 1995, 1999, 2003, 2007 and 2011 it flooded. "
        "Officials met on Wednesday and will meet next week and on Friday."
    )
    values = [fact.value for fact in extract(text, published="2024-09-06", kinds={"date"}).dates]
    assert values[-3:] == ["2024-09-04", "2024-W37", "2024-09-06"]
