"""Merging: mentions of one event become one record, events that the text tells apart stay apart."""

import pytest

from factx import extract
from factx.events.merging import compatible


def _events(text, kind):
    return [event for event in extract(text, published="2024-09-06", kinds=["event"]).events if event.type == kind]


def test_later_mentions_join():
    text = "Kovacs met Ortega in Vienna on Monday. The meeting lasted two hours."
    (event,) = _events(text, "meet")
    assert [text[span.slice] for span in event.triggers] == ["met", "meeting"]


def test_other_dates_part():
    text = "A bomb attack in Kabul killed two soldiers on Monday. An attack in Lagos killed a guard on 3 May 2019."
    assert len(_events(text, "attack")) == 2


def test_other_fillers_part():
    text = "Norway elected Anna Kovacs on Monday. In 2019, Chile elected Luis Ortega."
    assert len(_events(text, "elect")) == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("2024-09", "2024-09-06", True), ("2024", "2024-09-06", True), ("2024-09-05", "2024-09-06", False)],
)
def test_dates_are_compatible_where_one_contains_the_other(one, other, same):
    assert compatible(one, other) is compatible(other, one) is same


def test_a_definite_mention_joins():
    text = "Gunmen attacked a market in Lagos on Monday. The attack lasted an hour."
    assert len(_events(text, "attack")) == 1


def test_other_places_part():
    text = "Gunmen attacked a market in Lagos on Monday. Rebels attacked a school in Kabul."
    assert len(_events(text, "attack")) == 2
