"""Which day an expression means: TIMEX3 type, value, modifier, interval and what it was resolved against."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Final

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
)  # fmt: skip
from factx.dates.holidays_of import holiday, nth_weekday
from factx.dates.moment import SEASON_MONTH, Moment, days_in, holding, of_day, of_week
from factx.dates.nearest import nearest_month, nearest_quarter, nearest_weekday, nearest_year
from factx.dates.period import period
from factx.dates.resolve_relative import base_of, resolve_named, resolve_offset, resolve_shifted, step, weekday_from
from factx.dates.resolved import Place, Resolved, dated

if TYPE_CHECKING:
    from factx.dates.expression import Expression
    from factx.dates.timeline import Timeline
    from factx.ontology import Anchor, Grain, TimexMod

_AGO_MOD: Final[dict[TimexMod, TimexMod]] = {
    "MORE_THAN": "BEFORE", "EQUAL_OR_MORE": "BEFORE", "LESS_THAN": "AFTER", "EQUAL_OR_LESS": "AFTER",
}  # fmt: skip


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
            return _clock(expression, line, place)
        case DayPart():
            return _any_night() if _is_habitual(expression, place) else _day_part(expression, line, place)
        case Offset():
            return resolve_offset(expression, line, place)
        case Inside(part, whole):
            return _inside(part, whole, line, place)
        case Beside():
            return _beside(expression, resolve(expression.day, line, place))
        case Shifted():
            return resolve_shifted(expression, line, place)
        case Named(way, inner):
            return resolve_named(way, inner, line, place)
        case Nth():
            return Resolved("DATE", None)
        case _:
            return _calendar(expression, line, place)


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
                return dated(Moment("decade", (century * 10 + number) * 10), "absolute", ("century",))
            return dated(Moment("decade", number * 10, bc=bc), "absolute")
        case Century(number, bc):
            return dated(Moment("century", (number - 1) * 100, bc=bc), "absolute")
        case Season(code, year):
            if year is not None:
                return dated(Moment("season", year, season=code), "absolute")
            return _year_for("season", SEASON_MONTH[code], None, Moment("season", season=code), line, place)
        case Quarter(number, year):
            return _quarter(number, year, line, place)
        case Half(number, year):
            if year is not None:
                return dated(Moment("half", year, half=number), "absolute")
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
            return dated(Moment("year", date.year, bc=date.bc), "absolute")
        return _weekday(date.weekday or 1, line, place)
    if date.month is None:
        return _day_of_month(date, line)
    grain: Grain = "day" if date.day else "month"
    if date.year is not None:
        return dated(Moment(grain, date.year, date.month, date.day, bc=date.bc), "absolute")
    return _year_for(grain, date.month, date.day, Moment(grain, None, date.month, date.day), line, place)


def _day_of_month(date: Calendar, line: Timeline) -> Resolved:
    then = line.then()
    if then is None or then.month is None:
        return dated(Moment("day", None, None, date.day), None)
    moment = Moment("day", then.year, then.month, date.day, bc=then.bc)
    return dated(moment, "context", ("year", "month"))


def _year_for(grain: str, month: int, day: int | None, partial: Moment, line: Timeline, place: Place) -> Resolved:
    """A time of the year without its year: the nearest to publication, or the one the narrative is at."""
    del grain
    if line.narrative:
        then = line.then()
        if then is None or then.year is None:
            return dated(partial, None, ("year",))
        year = nearest_year(month, then)
        return dated(replace(partial, year=year, bc=then.bc), "context", ("year",))
    assert line.published is not None
    direction = place.direction()
    past = line.looks_back(place.start) if direction < 0 else None
    if past is not None and past.year is not None:
        return dated(replace(partial, year=nearest_year(month, past), bc=past.bc), "context", ("year",))
    year = nearest_month(month, day, line.published, direction)
    return dated(replace(partial, year=year), "published", ("year",))


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
                return dated(partial, None, ("year",))
            return Resolved("DATE", None, grain="day")
        found = _year_for("day", probe.month, probe.day, Moment("day", None, probe.month, probe.day), line, place)
        if found.moment is None or found.moment.year is None or found.moment.bc:
            return replace(found, value=None, moment=None)
        year, anchor, implied = found.moment.year, found.anchor or "context", ("year",)
    day = holiday(expression.key, year)
    if day is None:
        return Resolved("DATE", None, grain="day")
    return dated(holding(day, "day", expression.offset), anchor, implied)


def _quarter(number: int | None, year: int | None, line: Timeline, place: Place) -> Resolved:
    if year is not None:
        return dated(Moment("quarter", year, quarter=number), "absolute")
    if number is None:
        near = line.quarter_near(place.start)
        if near is not None:
            return dated(near, "context", ("year", "quarter"))
        if line.narrative or line.published is None:
            return Resolved("DATE", None, grain="quarter")
        return dated(holding(line.published, "quarter", -1), "published", ("year", "quarter"))
    if line.narrative or line.published is None:
        return _year_for("quarter", 3 * number - 1, None, Moment("quarter", quarter=number), line, place)
    found = nearest_quarter(number, line.published, place.direction())
    return dated(Moment("quarter", found, quarter=number), "published", ("year",))


def _weekday(weekday: int, line: Timeline, place: Place) -> Resolved:
    if line.narrative:
        then = line.then()
        day = then.first_day() if then is not None and then.grain == "day" else None
        if day is None:
            return Resolved("DATE", None, grain="day")  # a weekday alone is no partial date
        return dated(
            of_day(day + dt.timedelta(days=(weekday - day.isoweekday()) % 7)), "context", ("year", "month", "day")
        )
    assert line.published is not None
    day = nearest_weekday(weekday, line.published, place.direction())
    return dated(of_day(day) if day else None, "published", ("year", "month", "day"))


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
            return dated(moment, None, ("year",))
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
            return dated(holding(found, "day", part.offset) if found else None, anchor, implied)
        case Named(_, inner):
            return _inside(inner, whole, line, place)
        case Nth():
            return _nth(part, outer)
        case _:
            return Resolved("DATE", None)
    return dated(moment, anchor, implied)


def _beside(expression: Beside, day: Resolved) -> Resolved:
    """The unit or weekday next to a day."""
    first = day.moment.first_day() if day.moment is not None and day.moment.grain == "day" else None
    if first is None:
        return Resolved("DATE", None, anchor=None)
    if expression.weekday is not None:
        return dated(weekday_from(first, expression.weekday, expression.sign), day.anchor, day.implied)
    return dated(holding(first, expression.unit or "day", expression.sign), day.anchor, day.implied)


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
            return dated(of_day(nth_weekday(day.year, day.month, part.weekday, part.number)), outer.anchor)
        except (ValueError, OverflowError):
            return Resolved("DATE", None, anchor=outer.anchor)
    if part.number == 0:
        if part.unit == "weekend":  # of a holiday: a Monday's is the one before
            return dated(holding(day, "weekend", -1 if day.isoweekday() <= 2 else 0), outer.anchor)
        return dated(of_week(day), outer.anchor)
    unit = part.unit or "day"
    anchor_day = last if part.number < 0 else day
    steps = 0 if part.number < 0 else part.number - 1
    if unit == "week" and part.number > 0 and at.grain == "month":
        return dated(_week_in_month(day, part.number), outer.anchor)
    return dated(holding(anchor_day, unit, steps), outer.anchor)


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
    if isinstance(time, Clock) and isinstance(day, DayPart):
        time = _in_part(time, day)
    code = clock_value(time) if isinstance(time, Clock) else time.code
    offset = time.offset if isinstance(time, Clock) else ""
    moment = replace(at, time=code, offset=offset)
    grain = _clock_grain(time)
    return Resolved("TIME", moment.value, None, moment, outer.anchor, outer.implied, grain)


def _in_part(clock: Clock, part: DayPart) -> Clock:
    """As in "six o'clock this afternoon", "8:30 tonight": the hour of that half of the day."""
    late = part.code in ("AF", "EV") or (part.code == "NI" and clock.hour >= 6)
    return replace(clock, hour=clock.hour + 12) if late and clock.hour < 12 else clock


def _clock_grain(time: Clock | DayPart) -> Grain:
    if isinstance(time, DayPart):
        return "part_of_day"
    return "hour" if time.minute is None else "minute" if time.second is None else "second"


def _clock(clock: Clock, line: Timeline, place: Place) -> Resolved:
    then = line.day_told(place.start)
    if then is None:
        return Resolved("TIME", None, grain=_clock_grain(clock))
    moment = replace(then, time=clock_value(clock), offset=clock.offset)
    return Resolved("TIME", moment.value, None, moment, "context", ("year", "month", "day"), _clock_grain(clock))


def _is_habitual(part: DayPart, place: Place) -> bool:
    """As in "they fled at night": some night, or every one."""
    before = place.text[max(0, place.start - 3) : place.start].lower()
    return part.by is None and before in ("at ", "by ") and place.text[place.start : place.end].lower() == "night"


def _any_night() -> Resolved:
    return replace(dated(Moment("day", time="NI"), None, ("year", "month", "day")), timex="TIME", grain="part_of_day")


def _day_part(part: DayPart, line: Timeline, place: Place) -> Resolved:
    at, anchor = base_of(part.base, line)
    if part.by is None and part.base == "then":
        at = line.day_told(place.start)
    day = step(at, "day", part.by or 0) if at is not None and at.grain == "day" else None
    if day is None or day.year is None:
        return Resolved("TIME", None, grain="part_of_day")
    moment = replace(day, time=part.code)
    return Resolved("TIME", moment.value, None, moment, anchor, ("year", "month", "day"), "part_of_day")
