"""Two pieces side by side that name one time: a weekday and its date, a quarter and its year, a clock and its day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factx.dates.expression import (
    Beside,
    Calendar,
    Century,
    Clock,
    DayPart,
    Decade,
    Duration,
    Expression,
    Half,
    Holiday,
    Inside,
    Modified,
    Named,
    Nth,
    Quarter,
    Season,
    Shifted,
    Timed,
)  # fmt: skip
from factx.dates.expressions.rule import DayNumber, Neighbour
from factx.dates.grains import is_day, is_part_of_year, is_year, is_year_like

if TYPE_CHECKING:
    from factx.dates.expressions.rule import Piece
    from factx.dates.scan import Found

_OF: Final = frozenset({" of ", " in "})
_POSSESSIVE: Final = frozenset({"'s ", "’s "})
_WEEKDAY_DATE: Final = frozenset({" ", ", ", ", the ", " the ", ",", " on ", ", on "})
_DATE_YEAR: Final = frozenset({" ", ", ", " of ", ",", " in ", "-"})
_PART_YEAR: Final = frozenset({" ", ", ", " of ", " in ", ",", " of the ", " in the "})
_CLOCK_DAY: Final = frozenset({" ", ", ", ",", " the ", " on "})
_PART_DAY: Final = frozenset({" of ", " of the ", " on "})
#: What the n-th of something can be of.
_WHOLES: Final = Calendar | Shifted | Named | Season | Inside | Decade | Century | Holiday
#: Short forms of weekdays ("Sun") that may be names.
_SHORT: Final = 5


def date(left: Found, right: Found, between: str) -> Piece | None:
    """As in "Friday, Sept. 27"; "Friday the 27th"; "September 27" + "1999"; "May 5 (Friday)"."""
    a, b = left.piece, right.piece
    if not isinstance(a, Calendar):
        return None
    if isinstance(b, DayNumber):
        alone = a.weekday and not a.day and b.ordinal and between in (" ", ", ")
        return Calendar(day=b.day, weekday=a.weekday) if alone else None
    if not isinstance(b, Calendar):
        return None
    if a.weekday and not a.day and not a.month and not b.weekday and b.day and between in _WEEKDAY_DATE:
        if left.end - left.start <= _SHORT and not _agree(a.weekday, b):
            return None  # "the Edmonton Sun, August 16": a name
        return replace(b, weekday=a.weekday) if b.month or between != " on " else None
    if a.month and a.year is None and is_year(b) and between in _DATE_YEAR:
        return replace(a, year=b.year, bc=b.bc)
    if a.month and a.day and not a.weekday and b.weekday and not b.day and not b.month and between in (", ", " ("):
        return replace(a, weekday=b.weekday)
    return None


def _agree(weekday: int, day: Calendar) -> bool:
    """Whether a full date falls on the weekday, so far as that can be told."""
    if day.year is None or day.month is None or day.day is None or not 1 <= day.year <= 9999:
        return True
    return dt.date(day.year, day.month, day.day).isoweekday() == weekday


def whole(left: Found, right: Found, between: str) -> Piece | None:
    """As in "April last year", "this year's third quarter", "the third Thursday in November"."""
    a, b = left.piece, right.piece
    if not isinstance(a, Expression) or not isinstance(b, Expression):
        return None
    if is_part_of_year(a) and is_year_like(b) and between in _PART_YEAR:
        apart = isinstance(b, Calendar) and between == ", " and isinstance(a, Quarter | Season)
        return None if apart else _in_year(a, b)
    if is_year_like(a) and is_part_of_year(b):
        fused = between in (" ", "-") and isinstance(b, Quarter | Half | Season) and not isinstance(a, Shifted)
        return _in_year(b, a) if fused or between in _POSSESSIVE else None
    if isinstance(a, Nth):
        joined = between in _OF or (between == " " and a.number == 0)
        return Inside(a, b) if joined and isinstance(b, _WHOLES) else None
    if between not in _OF:
        return None
    if isinstance(a, Duration) and left.rule == "dates.durations/span":  # "the first nine months of 1997"
        coarse = isinstance(b, Calendar) and b.day is None and not b.weekday
        return Inside(a, b) if coarse or isinstance(b, Decade | Century) else None
    if isinstance(a, Calendar) and a.day and not a.month:  # "the 5th of this month"
        month = isinstance(b, Named | Calendar) or (isinstance(b, Shifted) and b.unit == "month")
        return Inside(a, b) if month else None
    return None


def _in_year(part: Expression, year: Expression) -> Expression:
    """A year of digits goes into the part; any other whole stays beside it."""
    if isinstance(year, Calendar):
        if isinstance(part, Calendar):
            return replace(part, year=year.year, bc=year.bc)
        if isinstance(part, Quarter | Half | Holiday) or (isinstance(part, Season) and not year.bc):
            return replace(part, year=year.year)
    return Inside(part, year)


def beside(left: Found, right: Found, between: str) -> Piece | None:
    """As in "the week before Christmas", "the day after last Tuesday's vote"."""
    near, day = left.piece, right.piece
    if not isinstance(near, Neighbour) or between or not isinstance(day, Expression) or not is_day(day):
        return None
    return Beside(near.unit, near.weekday, near.sign, day)


def timed(left: Found, right: Found, between: str) -> Piece | None:
    """As in "Friday night", "10 p.m. Wednesday", "the morning of June 6", "4 a.m. this morning"."""
    a, b = left.piece, right.piece
    if not isinstance(a, Expression) or not isinstance(b, Expression):
        return None
    for edge, other in ((a, b), (b, a)):  # "late afternoon Friday": the edge is of the whole
        if isinstance(edge, Modified) and isinstance(edge.inner, DayPart):
            both = _time_and_day(edge.inner, other, between) if edge is a else _time_and_day(other, edge.inner, between)
            return Modified(edge.mod, both) if both is not None else None
    return _time_and_day(a, b, between)


def _time_and_day(a: Expression, b: Expression, between: str) -> Timed | None:
    if is_day(a) and isinstance(b, DayPart):
        return Timed(b, a) if b.by is None and between == " " else None
    if isinstance(a, Clock):
        said = is_day(b) or (isinstance(b, DayPart) and b.by is not None)
        return Timed(a, b) if said and between in _CLOCK_DAY else None
    if isinstance(a, DayPart) and a.by is None and is_day(b):
        dated = isinstance(b, Shifted) or (isinstance(b, Calendar) and b.day)
        return Timed(a, b) if between in _PART_DAY or (between == " " and dated) else None
    if isinstance(a, Timed) and a.time == b and between == " ":
        return a  # "the early hours of Sunday morning"
    if is_day(a) and isinstance(b, Clock):
        return Timed(b, a) if between in (" ", ", ") else None
    return None
