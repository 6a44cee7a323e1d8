"""Which day an expression means: TIMEX3 type, value, modifier, interval and what it was resolved against."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from factx.dates.expression import (
    Amount,
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
)  # fmt: skip
from factx.dates.holidays_of import holiday, nth_weekday
from factx.dates.moment import SEASON_MONTH, Moment, days_in, holding, holding_month, of_day, of_week
from factx.dates.nearest import nearest_month, nearest_quarter, nearest_weekday, nearest_year
from factx.dates.period import period
from factx.dates.tense import direction

if TYPE_CHECKING:
    from factx.dates.expression import Expression
    from factx.dates.timeline import Timeline
    from factx.ontology import Anchor, Grain, TimexMod, TimexType

_AGO_MOD: Final[dict[TimexMod, TimexMod]] = {
    "MORE_THAN": "BEFORE", "EQUAL_OR_MORE": "BEFORE", "LESS_THAN": "AFTER", "EQUAL_OR_LESS": "AFTER",
}  # fmt: skip
_CLOCK_UNITS: Final = ("second", "minute", "hour", "moment")


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression means in its text."""

    timex: TimexType
    value: str | None
    mod: TimexMod | None = None
    moment: Moment | None = None
    anchor: Anchor | None = None
    implied: tuple[str, ...] = ()
    grain: Grain | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the expression stands, for the tense of its clause."""

    text: str
    start: int
    end: int

    def direction(self) -> int:
        """As `tense.direction`."""
        return direction(self.text, self.start, self.end)


def speaks(expression: Expression, line: Timeline, place: Place) -> bool:
    """Whether an expression that depends on the text's time has one there: "that period" in news has none."""
    if isinstance(expression, Shifted) and expression.unit == "period" and not line.narrative:
        return expression.base == "now" and place.text[max(0, place.start - 3) : place.start].lower() == "at "
    return True


def resolve(expression: Expression, line: Timeline, place: Place) -> Resolved:
    """The meaning of one expression; `line` is moved on by the caller with what comes back."""
    match expression:
        case Modified(mod, inner):
            return _modified(mod, resolve(inner, line, place), inner)
        case Duration():
            return Resolved("DURATION", period(expression))
        case Repeated(what):
            return _repeated(what)
        case Vague(reference):
            return Resolved("DATE", reference, anchor="published" if line.published else None)
        case Timed(time, day):
            return _timed(time, day, line, place)
        case Clock():
            return _clock(expression, line)
        case DayPart():
            return _day_part(expression, line)
        case Offset():
            return _offset(expression, line, place)
        case Inside(part, whole):
            return _inside(part, whole, line, place)
        case Shifted():
            return _shifted(expression, line, place)
        case Named(way, inner):
            return _named(way, inner, line, place)
        case Nth():
            return Resolved("DATE", None)
        case _:
            return _calendar(expression, line, place)


def _date(moment: Moment | None, anchor: Anchor | None, implied: tuple[str, ...] = ()) -> Resolved:
    if moment is None:
        return Resolved("DATE", None, anchor=None)
    return Resolved("DATE", moment.value, None, moment, anchor, implied, moment.grain)


def _modified(mod: TimexMod, inner: Resolved, expression: Expression) -> Resolved:
    if isinstance(expression, Offset) and inner.timex != "DURATION" and expression.sign < 0:
        mod = _AGO_MOD.get(mod, mod)
    elif isinstance(expression, Offset) and inner.timex != "DURATION":
        mod = {"MORE_THAN": "AFTER", "LESS_THAN": "BEFORE"}.get(mod, mod)  # type: ignore[assignment]
    return replace(inner, mod=mod)


def _repeated(what: Expression | Amount) -> Resolved:
    match what:
        case Amount():
            return Resolved("SET", period(Duration(what)))
        case Calendar(month=int() as month):
            return Resolved("SET", Moment("month", None, month).value)
        case Calendar(weekday=weekday):
            return Resolved("SET", Moment("week", weekday=weekday).value)
        case Season(code):
            return Resolved("SET", Moment("season", season=code).value)
        case DayPart(code):
            return Resolved("SET", Moment("day", time=code).value)
        case Timed(DayPart(code), Calendar(weekday=weekday)):
            return Resolved("SET", Moment("week", weekday=weekday, time=code).value)
        case _:
            return Resolved("SET", None)


# -- absolute and partial calendar times ---------------------------------------------------------------------------


def _calendar(expression: Expression, line: Timeline, place: Place) -> Resolved:
    match expression:
        case Decade(number, short, bc):
            if short:
                century = 19 if line.published is None or number > 2 or line.published.year < 2020 else 20
                return _date(Moment("decade", (century * 10 + number) * 10), "absolute", ("century",))
            return _date(Moment("decade", number * 10, bc=bc), "absolute")
        case Century(number, bc):
            return _date(Moment("century", (number - 1) * 100, bc=bc), "absolute")
        case Season(code, year):
            if year is not None:
                return _date(Moment("season", year, season=code), "absolute")
            return _year_for("season", SEASON_MONTH[code], None, Moment("season", season=code), line, place)
        case Quarter(number, year):
            return _quarter(number, year, line, place)
        case Half(number, year):
            if year is not None:
                return _date(Moment("half", year, half=number), "absolute")
            return _year_for("half", 6 * number - 3, None, Moment("half", half=number), line, place)
        case Holiday():
            return _holiday(expression, line, place)
        case Calendar():
            return _calendar_date(expression, line, place)
        case _:
            return Resolved("DATE", None)


def _calendar_date(date: Calendar, line: Timeline, place: Place) -> Resolved:
    if date.month is None and date.day is None:
        if date.year is not None:
            return _date(Moment("year", date.year, bc=date.bc), "absolute")
        return _weekday(date.weekday or 1, line, place)
    if date.month is None:
        return _day_of_month(date, line)
    grain: Grain = "day" if date.day else "month"
    if date.year is not None:
        return _date(Moment(grain, date.year, date.month, date.day, bc=date.bc), "absolute")
    return _year_for(grain, date.month, date.day, Moment(grain, None, date.month, date.day), line, place)


def _day_of_month(date: Calendar, line: Timeline) -> Resolved:
    then = line.then()
    if then is None or then.month is None:
        return _date(Moment("day", None, None, date.day), None)
    moment = Moment("day", then.year, then.month, date.day, bc=then.bc)
    return _date(moment, "context", ("year", "month"))


def _year_for(grain: str, month: int, day: int | None, partial: Moment, line: Timeline, place: Place) -> Resolved:
    """A time of the year without its year: the nearest to publication, or the one the narrative is at."""
    del grain
    if line.narrative:
        then = line.then()
        if then is None or then.year is None:
            return _date(partial, None, ("year",))
        year = nearest_year(month, then)
        return _date(replace(partial, year=year, bc=then.bc), "context", ("year",))
    assert line.published is not None
    year = nearest_month(month, day, line.published, place.direction())
    return _date(replace(partial, year=year), "published", ("year",))


def _holiday(expression: Holiday, line: Timeline, place: Place) -> Resolved:
    year = expression.year
    anchor: Anchor = "absolute"
    implied: tuple[str, ...] = ()
    if year is None:
        probe = holiday(expression.key, line.published.year if line.published else 2023)
        if probe is None:
            return Resolved("DATE", None, grain="day")
        if line.narrative and (line.then() is None or (line.then() is not None and line.then().year is None)):  # type: ignore[union-attr]
            partial = Moment("day", None, probe.month, probe.day + expression.offset or 1)
            if expression.key in ("christmas", "christmas-eve", "new-year", "new-years-eve"):
                return _date(partial, None, ("year",))
            return Resolved("DATE", None, grain="day")
        found = _year_for("day", probe.month, probe.day, Moment("day", None, probe.month, probe.day), line, place)
        if found.moment is None or found.moment.year is None or found.moment.bc:
            return replace(found, value=None, moment=None)
        year, anchor, implied = found.moment.year, found.anchor or "context", ("year",)
    day = holiday(expression.key, year)
    if day is None:
        return Resolved("DATE", None, grain="day")
    return _date(holding(day, "day", expression.offset), anchor, implied)


def _quarter(number: int | None, year: int | None, line: Timeline, place: Place) -> Resolved:
    if year is not None:
        return _date(Moment("quarter", year, quarter=number), "absolute")
    if number is None:
        near = line.quarter_near(place.start)
        if near is not None:
            return _date(near, "context", ("year", "quarter"))
        if line.narrative or line.published is None:
            return Resolved("DATE", None, grain="quarter")
        return _date(holding(line.published, "quarter", -1), "published", ("year", "quarter"))
    if line.narrative or line.published is None:
        return _year_for("quarter", 3 * number - 1, None, Moment("quarter", quarter=number), line, place)
    found = nearest_quarter(number, line.published, place.direction())
    return _date(Moment("quarter", found, quarter=number), "published", ("year",))


def _weekday(weekday: int, line: Timeline, place: Place) -> Resolved:
    if line.narrative:
        then = line.then()
        day = then.first_day() if then is not None and then.grain == "day" else None
        if day is None:
            return _date(Moment("week", weekday=weekday), None, ("year", "week"))
        return _date(
            of_day(day + dt.timedelta(days=(weekday - day.isoweekday()) % 7)), "context", ("year", "month", "day")
        )
    assert line.published is not None
    day = nearest_weekday(weekday, line.published, place.direction())
    return _date(of_day(day) if day else None, "published", ("year", "month", "day"))


# -- relative times ------------------------------------------------------------------------------------------------


def _base(base: str, line: Timeline) -> tuple[Moment | None, Anchor]:
    """The time that is counted from, and what it is."""
    if base == "now" and line.published is not None:
        return of_day(line.published), "published"
    return line.then(), "context"


def _step(at: Moment, unit: str, by: int) -> Moment | None:
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


def _shifted(expression: Shifted, line: Timeline, place: Place) -> Resolved:
    if expression.unit == "period":
        return _this_time(expression, line)
    at, anchor = _base(expression.base, line)
    implied = (expression.unit,)
    if at is None or (anchor == "context" and expression.base == "now" and expression.unit != "year"):
        return Resolved("DATE", None, grain=_grain(expression.unit))
    if expression.unit == "quarter" and expression.base == "then":
        near = line.quarter_near(place.start)
        at = near if near is not None else at
    if expression.unit == "weekend" and expression.by == 0 and anchor == "published" and line.published is not None:
        back = line.published.isoweekday() <= 3 and place.direction() <= 0
        return _date(holding(line.published, "weekend", -1 if back else 0), anchor, implied)
    if (
        expression.base == "then"
        and expression.by == 0
        and expression.unit in ("day", "week", "month", "year")
        and not line.narrative
    ):
        moment = _step(at, expression.unit, 0)
        return _date(moment, anchor, implied)
    moment = _step(at, expression.unit, expression.by)
    if moment is None:
        return _unknown(expression.unit, at, anchor)
    return _date(moment, anchor, implied)


def _this_time(expression: Shifted, line: Timeline) -> Resolved:
    """As in "at this time": now in news, the time the narrative is at in a history."""
    then = line.then() if line.narrative else None
    if expression.base == "now" or then is None:
        return Resolved("DATE", "PRESENT_REF" if expression.base == "now" else None)
    return _date(then, "context", ("year", "month", "day"))


def _unknown(unit: str, at: Moment, anchor: Anchor) -> Resolved:
    """Only the year or month of a day or week is known."""
    if unit == "day" and at.grain in ("month", "year"):
        return _date(Moment("day", at.year, at.month, None, bc=at.bc), anchor, ("day",))
    if unit == "week" and at.year is not None:
        return _date(Moment("week", at.year, bc=at.bc), anchor, ("week",))
    if unit == "month" and at.year is not None:
        return _date(Moment("month", at.year, bc=at.bc), anchor, ("month",))
    return Resolved("DATE", None, grain=_grain(unit))


def _grain(unit: str) -> Grain | None:
    grains: dict[str, Grain] = {
        "day": "day", "night": "part_of_day", "daytime": "part_of_day", "week": "week", "weekend": "weekend",
        "month": "month", "quarter": "quarter", "half": "half", "season": "season", "year": "year", "decade": "decade",
        "century": "century",
        "hour": "hour", "minute": "minute", "second": "second", "moment": "second", "millennium": "millennium",
    }  # fmt: skip
    return grains.get(unit)


def _offset(expression: Offset, line: Timeline, place: Place) -> Resolved:
    amount, sign = expression.amount, expression.sign
    if amount.low is None:
        return Resolved("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", grain=None)
    at, anchor = _base(expression.base, line)
    if at is None:
        return Resolved("DATE", None, grain=_grain(amount.unit))
    if amount.unit == "year" and amount.low == 1 and sign < 0:
        near = line.quarter_near(place.start)
        if near is not None and not line.narrative:
            return _date(replace(near, year=(near.year or 1) - 1), "context", ("year", "quarter"))
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
    moment = _step(at, unit, steps)
    return _date(moment, anchor, (unit,)) if moment is not None else _unknown(unit, at, anchor)


def _hours(number: object, unit: str, sign: int, at: Moment, anchor: Anchor) -> Resolved:
    """Hours from a day: the day itself where they stay within it."""
    from decimal import Decimal  # noqa: PLC0415

    assert isinstance(number, Decimal)
    day = at.first_day() if at.grain == "day" else None
    if day is None:
        return Resolved("TIME", None, grain=_grain(unit))
    hours = float(number) / {"hour": 1, "minute": 60, "second": 3600, "moment": 3600}[unit]
    days = int(hours // 24) if hours >= 24 else 0
    moment = holding(day, "day", sign * days)
    return replace(_date(moment, anchor, (unit,)), timex="TIME" if hours < 24 else "DATE")


def _named(way: str, inner: Calendar | Season | Holiday, line: Timeline, place: Place) -> Resolved:
    """As in "last April", "next Friday", "this summer", "that Christmas"."""
    del place
    base = "now" if way in ("last", "this", "next") else "then"
    at, anchor = _base(base, line)
    sign = {"last": -1, "previous": -1, "this": 0, "that": 0, "next": 1, "following": 1}[way]
    day = at.first_day() if at is not None else None
    if at is None or at.year is None:
        return _date(_partial(inner), None, ("year",))
    if isinstance(inner, Calendar) and inner.weekday:
        if day is None or at.grain != "day":
            return _date(Moment("week", at.year, weekday=inner.weekday), anchor, ("week",))
        return _date(_weekday_from(day, inner.weekday, sign), anchor, ("year", "month", "day"))
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
    return _date(replace(partial, year=year, bc=at.bc), anchor, ("year",))


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
    return _date(of_day(found) if found else None, anchor, ("year",))


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


def _weekday_from(day: dt.date, weekday: int, sign: int) -> Moment | None:
    """As in "last Friday": before the day; "next Friday": after it; "this Friday": of its week, or the coming one."""
    gap = weekday - day.isoweekday()
    if sign < 0:
        gap = gap - 7 if gap >= 0 else gap
    elif sign > 0:
        gap = gap + 7 if gap <= 0 else gap
    elif gap < 0:
        gap += 7
    return holding(day, "day", gap)


# -- parts of wholes -----------------------------------------------------------------------------------------------


def _inside(part: Expression, whole: Expression, line: Timeline, place: Place) -> Resolved:
    outer = resolve(whole, line, place)
    at = outer.moment
    if isinstance(part, Duration):
        return Resolved("DURATION", period(part), anchor=outer.anchor)
    if at is None:
        partial = resolve(part, line, place) if not isinstance(part, Nth) else Resolved("DATE", None)
        if partial.moment is not None and outer.value is None:
            moment = replace(partial.moment, year=None)
            return _date(moment, None, ("year",))
        return replace(partial, value=None, moment=None)
    implied = outer.implied if isinstance(whole, Calendar) else ()
    anchor = outer.anchor
    match part:
        case Calendar(month=None, day=int() as day):
            if isinstance(whole, Calendar):
                implied = ("month", *implied) if whole.year is None else ("year", "month")
            moment = Moment("day", at.year, at.month, day, bc=at.bc)
        case Calendar(month=month, day=day):
            moment = Moment("day" if day else "month", at.year, month, day, bc=at.bc)
        case Season(code):
            moment = Moment("season", at.year, season=code, bc=at.bc)
        case Quarter(number):
            if number is None:
                near = line.quarter_near(place.start)
                if near is None:
                    return outer
                number = near.quarter
            moment = Moment("quarter", at.year, quarter=number, bc=at.bc)
        case Half(number):
            moment = Moment("half", at.year, half=number, bc=at.bc)
        case Holiday():
            found = holiday(part.key, at.year or 0)
            return _date(holding(found, "day", part.offset) if found else None, anchor, implied)
        case Named(_, inner):
            return _inside(inner, whole, line, place)
        case Nth():
            return _nth(part, outer)
        case _:
            return Resolved("DATE", None)
    return _date(moment, anchor, implied)


def _nth(part: Nth, outer: Resolved) -> Resolved:
    """As in "the third Thursday in November", "the week of Oct. 3", "the last week of August"."""
    at = outer.moment
    assert at is not None
    day, (start, end) = at.first_day(), at.interval()
    if day is None or start is None or end is None:
        return Resolved("DATE", None, anchor=outer.anchor)
    last = dt.date.fromisoformat(end[:10]) - dt.timedelta(days=1)
    if part.weekday is not None:
        if at.month is None:
            return Resolved("DATE", None, anchor=outer.anchor)
        try:
            return _date(of_day(nth_weekday(day.year, day.month, part.weekday, part.number)), outer.anchor)
        except (ValueError, OverflowError):
            return Resolved("DATE", None, anchor=outer.anchor)
    if part.number == 0:
        return _date(of_week(day), outer.anchor)
    unit = part.unit or "day"
    anchor_day = last if part.number < 0 else day
    steps = 0 if part.number < 0 else part.number - 1
    if unit == "week" and part.number > 0 and at.grain == "month":
        return _date(_week_in_month(day, part.number), outer.anchor)
    return _date(holding(anchor_day, unit, steps), outer.anchor)


def _week_in_month(first: dt.date, number: int) -> Moment | None:
    """The first week of a month is the ISO week that holds its first Thursday."""
    moment = holding(first + dt.timedelta(days=(4 - first.isoweekday()) % 7), "week", number - 1)
    return moment if number * 7 <= days_in(first.year, first.month) + 7 else None


# -- times of day --------------------------------------------------------------------------------------------------


def clock_value(clock: Clock) -> str:
    """What follows `T` in the value of a clock time."""
    if clock.hour == 24:
        return "24:00"
    minute = clock.minute or 0
    return f"{clock.hour:02d}:{minute:02d}" + (f":{clock.second:02d}" if clock.second is not None else "")


def _timed(time: Clock | DayPart, day: Expression, line: Timeline, place: Place) -> Resolved:
    outer = resolve(day, line, place)
    at = outer.moment
    if at is None:
        return replace(outer, timex="TIME", value=None)
    code = clock_value(time) if isinstance(time, Clock) else time.code
    offset = time.offset if isinstance(time, Clock) else ""
    moment = replace(at, time=code, offset=offset)
    grain = _clock_grain(time)
    return Resolved("TIME", moment.value, None, moment, outer.anchor, outer.implied, grain)


def _clock_grain(time: Clock | DayPart) -> Grain:
    if isinstance(time, DayPart):
        return "part_of_day"
    return "hour" if time.minute is None else "minute" if time.second is None else "second"


def _clock(clock: Clock, line: Timeline) -> Resolved:
    then = line.then()
    if then is None or then.grain != "day":
        then = of_day(line.published) if line.published and not line.narrative else Moment("day")
    moment = replace(then, time=clock_value(clock), offset=clock.offset)
    return Resolved("TIME", moment.value, None, moment, "context", ("year", "month", "day"), _clock_grain(clock))


def _day_part(part: DayPart, line: Timeline) -> Resolved:
    at, anchor = _base(part.base, line)
    day: Moment | None = None
    if at is not None and at.grain == "day":
        day = _step(at, "day", part.by or 0)
    moment = replace(day or Moment("day"), time=part.code)
    found_anchor: Anchor | None = anchor if day is not None else None
    return Resolved("TIME", moment.value, None, moment, found_anchor, ("year", "month", "day"), "part_of_day")
