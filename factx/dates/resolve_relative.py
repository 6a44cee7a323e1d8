"""Times counted from publication or from the time the text is at: "last week", "two days later", "next Friday"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factx.dates.expression import Calendar, Holiday, Offset, Season, Shifted
from factx.dates.holidays_of import holiday
from factx.dates.moment import SEASON_MONTH, Moment, holding, holding_month, of_day
from factx.dates.nearest import is_past_weekend
from factx.dates.resolved import Place, Resolved, dated

if TYPE_CHECKING:
    import datetime as dt

    from factx.dates.timeline import Timeline
    from factx.ontology import Anchor, Grain

#: "Many years later he wrote": so long after an event that what was done then is past too.
_LONG_UNITS: Final = ("year", "decade", "century")
_FINE_UNITS: Final = ("day", "week", "fortnight", "month")
_CLOCK_UNITS: Final = ("second", "minute", "hour", "moment")


def base_of(base: str, line: Timeline) -> tuple[Moment | None, Anchor]:
    """The time that is counted from, and what it is."""
    if base == "now" and line.published is not None:
        return of_day(line.published), "published"
    return line.then(), "context"


def step(at: Moment, unit: str, by: int) -> Moment | None:
    """The unit `by` units from a moment, None where the moment is not known so finely."""
    day = at.first_day()
    if unit in ("day", "night", "daytime", "week", "weekend", "fortnight"):
        fine = at.grain == "day" or (unit not in ("day", "night", "daytime") and at.grain in ("week", "weekend"))
        return holding(day, unit, by) if day is not None and fine else None
    if at.year is None:
        return None
    month = at.month or (day.month if day is not None and at.grain not in ("year", "decade", "century") else None)
    if month is None and at.bc:
        month = 1 if unit in ("year", "decade", "century") else None
    if unit in ("month", "quarter", "half") and month is None:
        return None
    return holding_month(at.year, month or 1, unit, by, bc=at.bc)


def resolve_shifted(expression: Shifted, line: Timeline, place: Place) -> Resolved:
    """A unit so many units from publication or from the time the text is at."""
    if expression.unit == "period":
        return _this_time(expression, line)
    at, anchor = base_of(expression.base, line)
    same_day = expression.base == "then" and expression.unit == "day" and expression.by == 0
    if same_day and not line.narrative and at is not None and at.grain != "day":
        at = line.day_told(place.start)  # "later in the day" of a report that has named a year since
    implied = (expression.unit,)
    if at is None or (anchor == "context" and expression.base == "now" and expression.unit != "year"):
        return Resolved("DATE", None, grain=grain_of(expression.unit))
    if expression.unit == "quarter" and expression.base == "then":
        near = line.quarter_near(place.start)
        at = near if near is not None else at
    if expression.unit == "weekend" and expression.by == 0 and anchor == "published" and line.published is not None:
        back = is_past_weekend(line.published, place.direction())
        return dated(holding(line.published, "weekend", -1 if back else 0), anchor, implied)
    if (
        expression.base == "then"
        and expression.by == 0
        and expression.unit in ("day", "week", "month", "year")
        and not line.narrative
    ):
        moment = step(at, expression.unit, 0)
        return dated(moment, anchor, implied)
    moment = step(at, expression.unit, expression.by)
    if moment is None:
        return _unknown(expression.unit, at, anchor)
    return dated(moment, anchor, implied)


def _this_time(expression: Shifted, line: Timeline) -> Resolved:
    """As in "at this time": now in news, the time the narrative is at in a history."""
    then = line.then() if line.narrative else None
    if expression.base == "now" or then is None:
        return Resolved("DATE", "PRESENT_REF" if expression.base == "now" else None)
    return dated(then, "context", ("year", "month", "day"))


def _unknown(unit: str, at: Moment, anchor: Anchor) -> Resolved:
    """Only the year or month of a day or week is known."""
    if unit == "day" and at.grain in ("month", "year"):
        return dated(Moment("day", at.year, at.month, None, bc=at.bc), anchor, ("day",))
    if unit == "week" and at.year is not None:
        return dated(Moment("week", at.year, bc=at.bc), anchor, ("week",))
    if unit == "month" and at.year is not None:
        return dated(Moment("month", at.year, bc=at.bc), anchor, ("month",))
    return Resolved("DATE", None, grain=grain_of(unit))


def grain_of(unit: str) -> Grain | None:
    """The grain of a value in this unit."""
    grains: dict[str, Grain] = {
        "day": "day", "night": "part_of_day", "daytime": "part_of_day", "week": "week", "weekend": "weekend",
        "month": "month", "quarter": "quarter", "half": "half", "season": "season", "year": "year", "decade": "decade",
        "century": "century",
        "hour": "hour", "minute": "minute", "second": "second", "moment": "second", "millennium": "millennium",
    }  # fmt: skip
    return grains.get(unit)


def resolve_offset(expression: Offset, line: Timeline, place: Place) -> Resolved:
    """So long before or after; in a report of quarterly results "a year earlier" is that quarter."""
    amount, sign = expression.amount, expression.sign
    if amount.low is None and amount.unit in _CLOCK_UNITS and expression.base == "then" and not line.narrative:
        return replace(
            dated(line.day_told(place.start), "context", ("year", "month", "day")), timex="TIME"
        )  # "hours later"
    if amount.low is None:
        told = expression.base == "then" and amount.unit in _LONG_UNITS and place.direction() < 0
        return Resolved("DATE", "PAST_REF" if sign < 0 or told else "FUTURE_REF", grain=None)
    at, anchor = base_of(expression.base, line)
    if at is None or (expression.base == "now" and anchor == "context"):
        return Resolved("DATE", None, grain=grain_of(amount.unit))
    if amount.unit in _FINE_UNITS and at.grain == "year" and not line.narrative and line.fine is not None:
        at = line.fine  # a year named in passing is not what weeks are counted from
    if amount.unit == "year" and amount.low == 1 and sign < 0:
        near = line.quarter_near(place.start)
        if near is not None and not line.narrative:
            return dated(replace(near, year=(near.year or 1) - 1), "context", ("year", "quarter"))
        if expression.base == "then" and not line.narrative and line.published is not None:
            at = of_day(line.published) if at.grain != "year" or at.year is None else at
    unit: str = amount.unit
    number = amount.low
    if unit in _CLOCK_UNITS:
        return _hours(number, unit, sign, at, anchor)
    whole = number.to_integral_value(rounding="ROUND_FLOOR")
    if number != whole and unit in ("year", "decade", "century"):
        number, unit = number * {"year": 12, "decade": 120, "century": 1200}[unit], "month"
    steps = int(number) * sign
    if unit in {"decade", "century"}:
        steps, unit = steps * (10 if unit == "decade" else 100), "year"
    if unit == "weekend":
        unit = "week"
    moment = step(at, unit, steps)
    return dated(moment, anchor, (unit,)) if moment is not None else _unknown(unit, at, anchor)


def _hours(number: object, unit: str, sign: int, at: Moment, anchor: Anchor) -> Resolved:
    """Hours from a day: the day itself where they stay within it."""
    from decimal import Decimal  # noqa: PLC0415

    assert isinstance(number, Decimal)
    day = at.first_day() if at.grain == "day" else None
    if day is None:
        return Resolved("TIME", None, grain=grain_of(unit))
    hours = float(number) / {"hour": 1, "minute": 60, "second": 3600, "moment": 3600}[unit]
    days = int(hours // 24) if hours >= 24 else 0
    moment = holding(day, "day", sign * days)
    return replace(dated(moment, anchor, (unit,)), timex="TIME" if hours < 24 else "DATE")


def resolve_named(way: str, inner: Calendar | Season | Holiday, line: Timeline, place: Place) -> Resolved:
    """As in "last April", "next Friday", "this summer", "that Christmas"."""
    del place
    base = "now" if way in ("last", "this", "next") else "then"
    at, anchor = base_of(base, line)
    sign = {"last": -1, "previous": -1, "this": 0, "that": 0, "next": 1, "following": 1}[way]
    day = at.first_day() if at is not None else None
    if at is None or at.year is None or (base == "now" and anchor == "context"):
        if isinstance(inner, Holiday) or (isinstance(inner, Calendar) and inner.weekday):
            return Resolved("DATE", None, grain="day")
        return dated(_partial(inner), None, ("year",))
    if isinstance(inner, Calendar) and inner.weekday:
        if day is None or at.grain != "day":
            return dated(Moment("week", at.year, weekday=inner.weekday), anchor, ("week",))
        return dated(weekday_from(day, inner.weekday, sign), anchor, ("year", "month", "day"))
    if isinstance(inner, Holiday):
        return _named_holiday(inner, at, sign, anchor)
    month = (
        inner.month if isinstance(inner, Calendar) else SEASON_MONTH[inner.code] if isinstance(inner, Season) else None
    )
    if month is None:
        return Resolved("DATE", None)
    then_month = at.month or (day.month if day else 6)
    year = at.year
    if isinstance(inner, Season):
        year = _season_year(month, then_month, year, sign)
    elif sign < 0 and month >= then_month:
        year -= 1
    elif sign > 0 and month <= then_month:
        year += 1
    partial = _partial(inner)
    return dated(replace(partial, year=year, bc=at.bc), anchor, ("year",))


def _named_holiday(inner: Holiday, at: Moment, sign: int, anchor: Anchor) -> Resolved:
    """As in "last Thanksgiving": the one before; "that Christmas": of the year the text is at."""
    year, day = at.year or 1, at.first_day()
    found = None if at.bc else holiday(inner.key, year)
    if found is not None and day is not None and at.grain == "day":
        if sign < 0 and found >= day:
            found = holiday(inner.key, year - 1)
        elif sign > 0 and found <= day:
            found = holiday(inner.key, year + 1)
    elif found is not None and sign:
        found = holiday(inner.key, year + sign)
    return dated(of_day(found) if found else None, anchor, ("year",))


def _season_year(month: int, now: int, year: int, sign: int) -> int:
    """As in "last fall" said in November may be this one: a season counts as over in its last month."""
    if sign < 0:
        return year - 1 if month + 2 >= now else year
    if sign > 0:
        return year + 1 if month <= now else year
    return year - 1 if month == 12 and now <= 2 else year


def _partial(inner: Calendar | Season | Holiday) -> Moment:
    if isinstance(inner, Season):
        return Moment("season", season=inner.code)
    if isinstance(inner, Calendar) and inner.weekday:
        return Moment("week", weekday=inner.weekday)
    if isinstance(inner, Calendar):
        return Moment("day" if inner.day else "month", None, inner.month, inner.day)
    return Moment("day")


def weekday_from(day: dt.date, weekday: int, sign: int) -> Moment | None:
    """As in "last Friday": before the day; "next Friday": after it; "this Friday": of its week, or the coming one."""
    gap = weekday - day.isoweekday()
    if sign < 0:
        gap = gap - 7 if gap >= 0 else gap
    elif sign > 0:
        gap = gap + 7 if gap <= 0 else gap
    elif gap < 0:
        gap += 7
    return holding(day, "day", gap)
