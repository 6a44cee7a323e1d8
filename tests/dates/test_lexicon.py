"""The data files of dates: sorted, nothing twice, nothing fused, every holiday has one rule that gives a day."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from importlib.resources import files

import pytest

from factx.dates.holidays_of import holiday
from factx.dates.lexicon import HOLIDAY_NAMES, HOLIDAY_RULES, MONTHS, TENSE, WEEKDAYS

RULES = {"fixed", "nth", "easter", "once", "table"}


def table(name):
    return tomllib.loads(files("factx.dates").joinpath(name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", [key for key, value in table("lexicon.toml").items() if key != "tense"])
def test_words_are_sorted_and_lower_case(name):
    words = list(table("lexicon.toml")[name])
    assert words == sorted(words)
    assert all(word == word.lower() == word.strip() for word in words)


@pytest.mark.parametrize("name", ["aims", "future", "happened", "infinitives", "past", "promises", "timetable"])
def test_lists_are_sorted_without_duplicates(name):
    words = table("lexicon.toml")["tense"][name]
    assert words == sorted(set(words))
    assert not any(re.search(r"[^a-z']", word) for word in words)


def test_no_word_looks_both_ways():
    assert not TENSE["past"] & TENSE["future"]


def test_holidays_are_sorted_and_named_once():
    rows = table("holidays.toml")
    assert list(rows) == sorted(rows)
    names = [name for row in rows.values() for name in row["names"]]
    assert len(names) == len(set(names)) == len(HOLIDAY_NAMES)
    assert all(row["names"] == sorted(row["names"]) for row in rows.values())


@pytest.mark.parametrize("key", sorted(HOLIDAY_RULES))
def test_each_holiday_has_one_rule_and_a_day(key):
    assert len(RULES & set(HOLIDAY_RULES[key])) == 1
    day = holiday(key, 2024)
    assert isinstance(day, dt.date)
    assert "once" in HOLIDAY_RULES[key] or day.year == 2024


@pytest.mark.parametrize(
    ("key", "year", "day"),
    [
        ("thanksgiving", 2023, "2023-11-23"),
        ("election-day", 2016, "2016-11-08"),
        ("memorial-day", 2024, "2024-05-27"),
        ("chinese-new-year", 2016, "2016-02-08"),
        ("good-friday", 2000, "2000-04-21"),
    ],
)
def test_known_days(key, year, day):
    assert holiday(key, year).isoformat() == day


@pytest.mark.parametrize("year", [0, -1, 10000])
def test_no_holiday_outside_the_calendar(year):
    assert holiday("christmas", year) is None


def test_every_month_and_weekday_has_a_name():
    assert set(MONTHS.values()) == set(range(1, 13))
    assert set(WEEKDAYS.values()) == set(range(1, 8))
