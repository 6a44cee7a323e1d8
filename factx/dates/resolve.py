"""Which day an expression means: TIMEX3 type, value, modifier, interval and what it was resolved against."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factx.dates.expression import (
    Amount,
    Beside,
    Calendar,
    Clock,
    DayPart,
    Duration,
    Inside,
    Modified,
    Named,
    Nth,
    Offset,
    Repeated,
    Season,
    Shifted,
    Timed,
    Vague,
)  # fmt: skip
from factx.dates.moment import Moment
from factx.dates.period import period
from factx.dates.resolve_calendar import resolve_calendar
from factx.dates.resolve_clock import on_day, resolve_clock, resolve_part
from factx.dates.resolve_relative import resolve_named, resolve_offset, resolve_shifted
from factx.dates.resolve_within import of_unknown, resolve_beside, resolve_part_of
from factx.dates.resolved import Place, Resolved

if TYPE_CHECKING:
    from factx.dates.expression import Expression
    from factx.dates.timeline import Timeline
    from factx.ontology import TimexMod

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
            return on_day(time, day, resolve(day, line, place))
        case Clock():
            return resolve_clock(expression, line, place)
        case DayPart():
            return resolve_part(expression, line, place)
        case Offset():
            return resolve_offset(expression, line, place)
        case Inside(part, whole):
            return _inside(part, whole, line, place)
        case Beside():
            return resolve_beside(expression, resolve(expression.day, line, place))
        case Shifted():
            return resolve_shifted(expression, line, place)
        case Named(way, inner):
            return resolve_named(way, inner, line, place)
        case Nth():
            return Resolved("DATE", None)
        case _:
            return resolve_calendar(expression, line, place)


def _inside(part: Expression, whole: Expression, line: Timeline, place: Place) -> Resolved:
    outer = resolve(whole, line, place)
    if outer.moment is not None or isinstance(part, Duration):
        return resolve_part_of(part, whole, outer, line, place)
    return of_unknown(resolve(part, line, place), outer)


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
