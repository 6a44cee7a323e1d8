"""Times of day: on a day that is said ("10 a.m. Friday"), or on the day the text is at ("by noon", "that night")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factx.dates.expression import Clock, DayPart
from factx.dates.moment import Moment
from factx.dates.resolve_relative import base_of, step
from factx.dates.resolved import Place, Resolved

if TYPE_CHECKING:
    from factx.dates.expression import Expression
    from factx.dates.timeline import Timeline
    from factx.ontology import Grain

_DAY: Final = ("year", "month", "day")


def clock_value(clock: Clock) -> str:
    """What follows `T` in the value of a clock time."""
    if clock.hour == 24:
        return "24:00"
    minute = clock.minute or 0
    return f"{clock.hour:02d}:{minute:02d}" + (f":{clock.second:02d}" if clock.second is not None else "")


def on_day(time: Clock | DayPart, day: Expression, outer: Resolved) -> Resolved:
    """A time on a day, which is resolved already."""
    at = outer.moment
    if at is None:
        return replace(outer, timex="TIME", value=None)
    if isinstance(time, Clock) and isinstance(day, DayPart):
        time = _in_part(time, day)
    code = clock_value(time) if isinstance(time, Clock) else time.code
    offset = time.offset if isinstance(time, Clock) else ""
    moment = replace(at, time=code, offset=offset)
    return Resolved("TIME", moment.value, None, moment, outer.anchor, outer.implied, _grain(time))


def _in_part(clock: Clock, part: DayPart) -> Clock:
    """As in "six o'clock this afternoon", "8:30 tonight": the hour of that half of the day."""
    late = part.code in ("AF", "EV") or (part.code == "NI" and clock.hour >= 6)
    return replace(clock, hour=clock.hour + 12) if late and clock.hour < 12 else clock


def _grain(time: Clock | DayPart) -> Grain:
    if isinstance(time, DayPart):
        return "part_of_day"
    return "hour" if time.minute is None else "minute" if time.second is None else "second"


def resolve_clock(clock: Clock, line: Timeline, place: Place) -> Resolved:
    """A clock time by itself is of the day that the text is at."""
    then = line.day_told(place.start)
    if then is None:
        return Resolved("TIME", None, grain=_grain(clock))
    moment = replace(then, time=clock_value(clock), offset=clock.offset)
    return Resolved("TIME", moment.value, None, moment, "context", _DAY, _grain(clock))


def resolve_part(part: DayPart, line: Timeline, place: Place) -> Resolved:
    """A part of the day: of today or of the day that the text is at; "at night" is some night, or every one."""
    if _is_any(part, place):
        moment = Moment("day", time=part.code)
        return Resolved("TIME", moment.value, None, moment, None, _DAY, "part_of_day")
    at, anchor = base_of(part.base, line)
    if part.by is None and part.base == "then":
        at = line.day_told(place.start)
    day = step(at, "day", part.by or 0) if at is not None and at.grain == "day" else None
    if day is None or day.year is None:
        return Resolved("TIME", None, grain="part_of_day")
    moment = replace(day, time=part.code)
    return Resolved("TIME", moment.value, None, moment, anchor, _DAY, "part_of_day")


def _is_any(part: DayPart, place: Place) -> bool:
    before = place.text[max(0, place.start - 3) : place.start].lower()
    return part.by is None and before in ("at ", "by ") and place.text[place.start : place.end].lower() == "night"
