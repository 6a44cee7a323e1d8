"""Parts of wholes: "April last year", "the third Thursday in November", "the week of Oct. 3", a day before another."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from factx.dates.expression import Beside, Calendar, Duration, Half, Holiday, Named, Nth, Quarter, Season
from factx.dates.holidays_of import holiday, nth_weekday
from factx.dates.moment import Moment, days_in, holding, of_day, of_week
from factx.dates.period import period
from factx.dates.resolve_relative import weekday_from
from factx.dates.resolved import Place, Resolved, dated

if TYPE_CHECKING:
    from factx.dates.expression import Expression
    from factx.dates.timeline import Timeline
    from factx.ontology import Anchor


def resolve_part_of(part: Expression, whole: Expression, outer: Resolved, line: Timeline, place: Place) -> Resolved:
    """A part of a whole that is resolved already, and known unless the part is a length."""
    if isinstance(part, Duration):
        return Resolved("DURATION", period(part), anchor=outer.anchor)
    at = outer.moment
    assert at is not None
    implied = outer.implied if isinstance(whole, Calendar) else ()
    match part:
        case Nth():
            return _nth(part, at, outer.anchor)
        case Named(_, inner):
            return resolve_part_of(inner, whole, outer, line, place)
        case Holiday():
            feast = holiday(part.key, at.year or 0)
            return dated(holding(feast, "day", part.offset) if feast else None, outer.anchor, implied)
        case Quarter(None):
            near = line.quarter_near(place.start)
            return outer if near is None else dated(replace(near, year=at.year, bc=at.bc), outer.anchor, implied)
        case Calendar(month=None, day=int()) if isinstance(whole, Calendar):
            implied = ("month", *implied) if whole.year is None else ("year", "month")
        case _:
            pass
    return dated(_in(part, at), outer.anchor, implied)


def _in(part: Expression, at: Moment) -> Moment | None:
    """The moment of a part, its year (and month) taken from the whole."""
    match part:
        case Calendar(month=None, day=int() as day):
            return Moment("day", at.year, at.month, day, bc=at.bc)
        case Calendar(month=month, day=day):
            return Moment("day" if day else "month", at.year, month, day, bc=at.bc)
        case Season(code):
            return Moment("season", at.year, season=code, bc=at.bc)
        case Quarter(number):
            return Moment("quarter", at.year, quarter=number, bc=at.bc)
        case Half(number):
            return Moment("half", at.year, half=number, bc=at.bc)
        case _:
            return None


def of_unknown(part: Resolved, outer: Resolved) -> Resolved:
    """A part of a whole that is not known: what the part says by itself, without a year."""
    if part.moment is not None and outer.value is None:
        return dated(replace(part.moment, year=None), None, ("year",))
    return replace(part, value=None, moment=None)


def resolve_beside(expression: Beside, day: Resolved) -> Resolved:
    """The unit or weekday next to a day."""
    first = day.moment.first_day() if day.moment is not None and day.moment.grain == "day" else None
    if first is None:
        return Resolved("DATE", None, anchor=None)
    if expression.weekday is not None:
        return dated(weekday_from(first, expression.weekday, expression.sign), day.anchor, day.implied)
    return dated(holding(first, expression.unit or "day", expression.sign), day.anchor, day.implied)


def _nth(part: Nth, at: Moment, anchor: Anchor | None) -> Resolved:
    """As in "the third Thursday in November", "the week of Oct. 3", "the last week of August"."""
    first, (_, end) = at.first_day(), at.interval()
    if first is None or end is None:
        return Resolved("DATE", None, anchor=anchor)
    if part.weekday is not None:
        return dated(_nth_weekday(first, part, part.weekday) if at.month is not None else None, anchor)
    if part.number == 0:
        if part.unit == "weekend":  # of a holiday: a Monday's is the one before
            return dated(holding(first, "weekend", -1 if first.isoweekday() <= 2 else 0), anchor)
        return dated(of_week(first), anchor)
    unit = part.unit or "day"
    if part.number < 0:
        return dated(holding(dt.date.fromisoformat(end[:10]) - dt.timedelta(days=1), unit), anchor)
    if unit == "week" and at.grain == "month":
        return dated(_week_in_month(first, part.number), anchor)
    return dated(holding(first, unit, part.number - 1), anchor)


def _nth_weekday(first: dt.date, part: Nth, weekday: int) -> Moment | None:
    try:
        return of_day(nth_weekday(first.year, first.month, weekday, part.number))
    except (ValueError, OverflowError):
        return None


def _week_in_month(first: dt.date, number: int) -> Moment | None:
    """The first week of a month is the ISO week that holds its first Thursday."""
    moment = holding(first + dt.timedelta(days=(4 - first.isoweekday()) % 7), "week", number - 1)
    return moment if number * 7 <= days_in(first.year, first.month) + 7 else None
