"""Absolute and partial calendar times: "May 5", "the 1980s", "the third quarter", "Easter", "Friday"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factx.dates.expression import Calendar, Century, Decade, Half, Holiday, Quarter, Season
from factx.dates.holidays_of import holiday
from factx.dates.moment import SEASON_MONTH, Moment, holding, of_day
from factx.dates.nearest import nearest_month, nearest_quarter, nearest_weekday, nearest_year
from factx.dates.resolved import Place, Resolved, dated

if TYPE_CHECKING:
    from factx.dates.timeline import Timeline
    from factx.ontology import Anchor

#: Holidays on the same day wherever they are kept: a partial date where the year is not known.
_EVERYWHERE: Final = frozenset({"christmas", "christmas-eve", "new-year", "new-years-eve"})
#: A year with the feasts of most: for the month of one whose year is not known.
_ANY_YEAR: Final = 2023
_DAY: Final = ("year", "month", "day")


def resolve_calendar(
    expression: Calendar | Century | Decade | Half | Holiday | Quarter | Season, line: Timeline, place: Place
) -> Resolved:
    """The calendar time, its missing parts from publication or from the narrative."""
    match expression:
        case Decade():
            return _decade(expression, line)
        case Century(number, bc):
            return dated(Moment("century", (number - 1) * 100, bc=bc), "absolute")
        case Season(code, None):
            return _in_its_year(Moment("season", season=code), SEASON_MONTH[code], line, place)
        case Season(code, year):
            return dated(Moment("season", year, season=code), "absolute")
        case Half(number, None):
            return _in_its_year(Moment("half", half=number), 6 * number - 3, line, place)
        case Half(number, year):
            return dated(Moment("half", year, half=number), "absolute")
        case Quarter():
            return _quarter(expression, line, place)
        case Holiday():
            return _holiday(expression, line, place)
        case Calendar():
            return _date(expression, line, place)


def _decade(decade: Decade, line: Timeline) -> Resolved:
    if not decade.short:
        return dated(Moment("decade", decade.number * 10, bc=decade.bc), "absolute")
    century = 19 if line.published is None or decade.number > 2 or line.published.year < 2020 else 20
    return dated(Moment("decade", (century * 10 + decade.number) * 10), "absolute", ("century",))


def _date(date: Calendar, line: Timeline, place: Place) -> Resolved:
    if date.month is not None:
        moment = Moment("day" if date.day else "month", date.year, date.month, date.day, bc=date.bc)
        return _in_its_year(moment, date.month, line, place) if date.year is None else dated(moment, "absolute")
    if date.day is not None:
        return _day_of_month(date.day, line)
    if date.year is not None:
        return dated(Moment("year", date.year, bc=date.bc), "absolute")
    return _weekday(date.weekday or 1, line, place)


def _day_of_month(day: int, line: Timeline) -> Resolved:
    then = line.then()
    if then is None or then.month is None:
        return dated(Moment("day", None, None, day), None)
    return dated(Moment("day", then.year, then.month, day, bc=then.bc), "context", ("year", "month"))


def _in_its_year(partial: Moment, month: int, line: Timeline, place: Place) -> Resolved:
    """A time of the year without its year: the nearest to publication, or the one the narrative is at."""
    if line.narrative:
        then = line.then()
        if then is None or then.year is None:
            return dated(partial, None, ("year",))
        return dated(replace(partial, year=nearest_year(month, then), bc=then.bc), "context", ("year",))
    assert line.published is not None
    direction = place.direction()
    past = line.looks_back(place.start) if direction < 0 else None
    if past is not None and past.year is not None:
        return dated(replace(partial, year=nearest_year(month, past), bc=past.bc), "context", ("year",))
    year = nearest_month(month, partial.day, line.published, direction)
    return dated(replace(partial, year=year), "published", ("year",))


def _holiday(expression: Holiday, line: Timeline, place: Place) -> Resolved:
    year = expression.year
    anchor: Anchor = "absolute"
    implied: tuple[str, ...] = ()
    if year is None:
        probe = holiday(expression.key, line.published.year if line.published else _ANY_YEAR)
        if probe is None:
            return Resolved("DATE", None, grain="day")
        found = _in_its_year(Moment("day", None, probe.month, probe.day), probe.month, line, place)
        moment = found.moment
        if moment is None or moment.year is None or moment.bc:
            day = probe + dt.timedelta(days=expression.offset)
            everywhere = moment is not None and not moment.bc and expression.key in _EVERYWHERE
            partial = Moment("day", None, day.month, day.day) if everywhere else None
            return dated(partial, None, ("year",)) if partial else Resolved("DATE", None, grain="day")
        year, anchor, implied = moment.year, found.anchor or "context", ("year",)
    feast = holiday(expression.key, year)
    if feast is None:
        return Resolved("DATE", None, grain="day")
    return dated(holding(feast, "day", expression.offset), anchor, implied)


def _quarter(expression: Quarter, line: Timeline, place: Place) -> Resolved:
    number = expression.number
    if expression.year is not None:
        return dated(Moment("quarter", expression.year, quarter=number), "absolute")
    if number is None:
        near = line.quarter_near(place.start)
        if near is not None:
            return dated(near, "context", ("year", "quarter"))
        if line.narrative or line.published is None:
            return Resolved("DATE", None, grain="quarter")
        return dated(holding(line.published, "quarter", -1), "published", ("year", "quarter"))
    if line.narrative or line.published is None:
        return _in_its_year(Moment("quarter", quarter=number), 3 * number - 1, line, place)
    year = nearest_quarter(number, line.published, place.direction())
    return dated(Moment("quarter", year, quarter=number), "published", ("year",))


def _weekday(weekday: int, line: Timeline, place: Place) -> Resolved:
    if line.narrative:
        then = line.then()
        told = then.first_day() if then is not None and then.grain == "day" else None
        if told is None:
            return Resolved("DATE", None, grain="day")  # a weekday alone is no partial date
        return dated(holding(told, "day", (weekday - told.isoweekday()) % 7), "context", _DAY)
    assert line.published is not None
    day = nearest_weekday(weekday, line.published, place.direction())
    return dated(of_day(day) if day else None, "published", _DAY)
