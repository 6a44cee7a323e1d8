"""Properties of dates: what is written is read, values follow the calendar, nothing raises."""

from __future__ import annotations

import datetime as dt
import itertools
from calendar import isleap, monthrange
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx import extract
from factx.dates.expression import (
    Amount,
    Beside,
    Calendar,
    Century,
    Clock,
    DayPart,
    Decade,
    Duration,
    Half,
    Holiday,
    Inside,
    Modified,
    Named,
    Nth,
    Offset,
    Quarter,
    Repeated,
    Season,
    Shifted,
    Timed,
    Vague,
)
from factx.dates.holidays_of import easter, nth_weekday
from factx.dates.moment import Moment, holding
from factx.dates.period import period
from factx.dates.reading import parse
from factx.dates.render import render

YEARS = st.integers(1600, 2060)
DAYS = st.dates(dt.date(1600, 1, 1), dt.date(2060, 12, 31))
UNITS = st.sampled_from(["day", "week", "month", "year", "decade"])
COUNTED = st.builds(Amount, st.integers(2, 300).map(Decimal), UNITS)
SEASONS = st.sampled_from(["SP", "SU", "FA", "WI"])
HOLIDAYS = st.builds(Holiday, st.sampled_from(["christmas", "easter", "thanksgiving"]), st.none() | YEARS)


def full(day):
    return Calendar(year=day.year, month=day.month, day=day.day)


def expressions():
    dates = DAYS.map(full)
    weekdays = st.builds(Calendar, weekday=st.integers(1, 7))
    return st.one_of(
        dates,
        DAYS.map(lambda day: Calendar(day.year, day.month, day.day, day.isoweekday())),
        DAYS.map(lambda day: Calendar(month=day.month, day=day.day)),
        st.builds(Calendar, year=YEARS, month=st.integers(1, 12)),
        st.builds(Calendar, year=YEARS),
        st.builds(Calendar, year=st.integers(1, 3000), bc=st.just(True)),
        weekdays,
        st.builds(Decade, st.integers(150, 205)),
        st.builds(Decade, st.integers(1, 9), st.just(True)),
        st.builds(Century, st.integers(1, 22)),
        st.builds(Season, SEASONS, YEARS),
        st.builds(Quarter, st.integers(1, 4), st.none() | YEARS),
        st.builds(Half, st.integers(1, 2), YEARS),
        st.builds(
            Shifted,
            st.sampled_from(["week", "month", "year"]),
            st.sampled_from([-1, 0, 1]),
            st.sampled_from(["now", "then"]),
        ),
        st.builds(Shifted, st.just("day"), st.sampled_from([-1, 0, 1])),
        st.builds(
            Named,
            st.sampled_from(["last", "this", "next"]),
            weekdays | st.builds(Season, SEASONS) | st.builds(Calendar, month=st.integers(1, 12)),
        ),
        st.builds(Duration, COUNTED),
        st.builds(Offset, COUNTED, st.just(-1), st.sampled_from(["now", "then"])),
        st.builds(Offset, COUNTED, st.just(1), st.just("then")),
        st.builds(
            Repeated,
            st.builds(Amount, st.integers(1, 20).map(Decimal), st.sampled_from(["day", "week", "month", "year"])),
        ),
        st.builds(Repeated, weekdays),
        st.builds(Repeated, st.builds(Season, SEASONS)),
        st.builds(Repeated, st.builds(DayPart, st.sampled_from(["MO", "AF", "EV", "NI"]))),
        st.builds(
            Inside,
            st.builds(Nth, st.sampled_from([1, 2, 3, 4, -1]), st.none(), st.integers(1, 7)),
            st.builds(Calendar, year=YEARS, month=st.integers(1, 12)),
        ),
        st.builds(Beside, st.sampled_from(["day", "week", "month"]), st.none(), st.sampled_from([-1, 1]), dates),
        st.builds(Beside, st.none(), st.integers(1, 7), st.sampled_from([-1, 1]), HOLIDAYS),
        HOLIDAYS,
        st.builds(Timed, st.builds(Clock, st.integers(0, 23), st.integers(0, 59)), dates),
        st.builds(Timed, st.builds(DayPart, st.sampled_from(["MO", "AF", "EV", "NI"])), weekdays),
        st.builds(Vague, st.sampled_from(["PAST_REF", "PRESENT_REF", "FUTURE_REF"])),
        st.builds(
            Modified,
            st.sampled_from(["START", "MID", "END"]),
            st.builds(Calendar, year=YEARS, month=st.integers(1, 12)),
        ),
        st.builds(
            Modified,
            st.sampled_from(["APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE"]),
            st.builds(Duration, COUNTED),
        ),
    )


@given(expressions())
@settings(max_examples=600, deadline=None)
def test_what_is_written_is_read(expression):
    words = render(expression)
    for before in ("It ended in ", "They spoke of "):
        text = f"{before}{words}."
        assert [(text[f.start : f.end], f.piece) for f in parse(text)] == [(words, expression)]


@given(st.text(max_size=400), st.none() | st.dates())
@settings(max_examples=300, deadline=None)
def test_any_text_and_any_publication_date(text, published):
    facts = extract(text, published=published, kinds={"date"}).dates
    for fact in facts:
        assert text[fact.span.start : fact.span.end] == fact.text
    for one, two in itertools.pairwise(facts):
        assert one.span.end <= two.span.start


WORDS = st.sampled_from(
    "the of in last next this that May March Friday Sept. 27 3 1999 '99 BC two a few several days weeks year-ago "
    "quarter ago later "
    "early mid- late end about at least every each daily 10:30 p.m. noon EST winter fall Christmas Eve 5th "
    "third century '80s , - / . "
    "now soon 2024-02-30 29 February and to or half hour 31 9999 1000 0001 weekend night morning fiscal".split()
)


@given(
    st.lists(WORDS, max_size=30).map(" ".join),
    st.sampled_from([None, dt.date(1, 1, 1), dt.date(9999, 12, 31), dt.date(2024, 2, 29)]),
)
@settings(max_examples=600, deadline=None)
def test_date_words_in_any_order(text, published):
    facts = extract(text, published=published, kinds={"date"}).dates
    for fact in facts:
        assert text[fact.span.start : fact.span.end] == fact.text
        assert (fact.start is None) == (fact.end is None)
        if fact.start is not None and "T" not in fact.start:
            assert dt.date.fromisoformat(fact.start) < dt.date.fromisoformat(fact.end)


@given(DAYS)
def test_interval_of_a_day_is_the_day(day):
    start, end = Moment("day", day.year, day.month, day.day).interval()
    assert start == day.isoformat()
    assert dt.date.fromisoformat(end) - day == dt.timedelta(days=1)


@given(DAYS, st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade", "century"]))
def test_the_unit_that_holds_a_day_holds_it(day, unit):
    start, end = holding(day, unit).interval()
    assert start <= day.isoformat() < end


@given(DAYS, st.sampled_from(["day", "week", "month", "quarter", "year"]), st.integers(-40, 40))
def test_units_follow_each_other_without_a_gap(day, unit, shift):
    _, end = holding(day, unit, shift).interval()
    start, _ = holding(day, unit, shift + 1).interval()
    assert end == start


NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
#: Sentence → the days from publication among which its weekday may be.
WEEKDAYS = {
    "He left on {}.": range(-6, 1),
    "He left last {}.": range(-7, 0),
    "He will leave on {}.": range(7),
    "He will leave next {}.": range(1, 8),
    "He leaves this {}.": range(7),
    "He died the {} after May 3, 2015.": None,
}


@given(st.sampled_from(list(WEEKDAYS)), st.integers(1, 7), DAYS, st.integers(1, 50))
@settings(max_examples=400, deadline=None)
def test_weekdays_move_with_publication_by_whole_weeks(sentence, weekday, day, weeks):
    text, reach = sentence.format(NAMES[weekday - 1]), WEEKDAYS[sentence]
    later = day + dt.timedelta(weeks=weeks)
    (one,), (two,) = (extract(text, published=published, kinds={"date"}).dates for published in (day, later))
    shift = dt.date.fromisoformat(two.value) - dt.date.fromisoformat(one.value)
    assert shift == (later - day if reach else dt.timedelta(0))
    assert dt.date.fromisoformat(one.value).isoweekday() == weekday
    assert reach is None or (dt.date.fromisoformat(one.value) - day).days in reach


CALENDARS = st.one_of(
    st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)),
    st.sampled_from(
        [
            dt.date(2024, 2, 29),  # a leap day, and the last of a leap century
            dt.date(2000, 2, 29),
            dt.date(2020, 12, 31),  # in ISO week 53
            dt.date(2021, 1, 1),
            dt.date(2024, 12, 30),  # in week 1 of the next year
            dt.date(1, 1, 1),
            dt.date(9999, 12, 31),
        ]
    ),
)


@given(CALENDARS)
@settings(max_examples=300)
def test_every_day_of_the_calendar_has_its_value_and_week(day):
    iso = day.isocalendar()
    assert holding(day, "day").value == day.isoformat()
    assert holding(day, "week").value == f"{iso.year:04d}-W{iso.week:02d}"


@given(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)) | st.just(dt.date(2000, 2, 29)))
@settings(max_examples=300, deadline=None)
def test_every_iso_day_is_read(day):
    (fact,) = extract(f"It is dated {day.isoformat()}.", kinds={"date"}).dates
    assert (fact.value, fact.start) == (day.isoformat(), day.isoformat())


@given(expressions(), CALENDARS)
@settings(max_examples=400, deadline=None)
def test_intervals_hold_what_the_value_says(expression, published):
    for fact in extract(f"It was in {render(expression)}.", published=published, kinds={"date"}).dates:
        assert (fact.start is None) == (fact.end is None)
        if fact.start is None:
            continue
        start, end = fact.start, fact.end
        assert start < end
        assert fact.timex in ("DATE", "TIME")
        year = fact.value[:4]
        if fact.grain in ("year", "quarter", "month", "day", "season", "half"):
            assert start.startswith(year)
        if fact.grain in ("month", "day"):
            assert start.startswith(fact.value[:10])
        if fact.grain == "week":
            monday = dt.date.fromisoformat(start)
            assert fact.value == f"{monday.isocalendar().year:04d}-W{monday.isocalendar().week:02d}"
            assert end == (monday + dt.timedelta(days=7)).isoformat()


@given(st.lists(expressions(), min_size=2, max_size=5), st.sampled_from([" ", ", ", " and ", " of ", " - "]))
@settings(max_examples=300, deadline=None)
def test_no_two_dates_overlap(chosen, link):
    text = "It was in " + link.join(map(render, chosen)) + "."
    facts = extract(text, published="2024-09-06", kinds={"date"}).dates
    for one, two in itertools.pairwise(facts):
        assert one.span.end <= two.span.start
    for fact in facts:
        assert text[fact.span.start : fact.span.end] == fact.text


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 7), st.integers(1, 4))
def test_nth_weekday(year, month, weekday, number):
    day = nth_weekday(year, month, weekday, number)
    assert day.isoweekday() == weekday
    assert (day.day - 1) // 7 + 1 == number


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_in_its_bounds(year):
    day = easter(year)
    assert day.isoweekday() == 7
    assert dt.date(year, 3, 22) <= day <= dt.date(year, 4, 25)


@given(st.integers(1000, 2199), st.integers(1, 12), st.integers(29, 31))
def test_days_that_no_month_has_are_no_dates(year, month, day):
    text = f"It is dated {year:04d}-{month:02d}-{day:02d}."
    exists = day <= monthrange(year, month)[1]
    values = [fact.value for fact in extract(text, kinds={"date"}).dates if len(fact.text) == 10]
    assert bool(values) == exists, isleap(year)


@pytest.mark.parametrize(
    ("amount", "value"), [("0.5", "P6M"), ("1", "P1Y"), ("2.5", "P2Y6M"), ("10", "P10Y"), ("0.3333", "P0.3333Y")]
)
def test_periods_of_years(amount, value):
    assert period(Duration(Amount(Decimal(amount), "year"))) == value
