"""Pieces side by side become one expression: a weekday and its date, a quarter and its year, "early" and a month."""

from __future__ import annotations

import datetime as dt
import re
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
    Offset,
    Quarter,
    Repeated,
    Season,
    Shifted,
    Timed,
)  # fmt: skip
from factx.dates.expressions.rule import DayNumber, Edge, Hedge, Neighbour, Piece
from factx.dates.scan import Found

if TYPE_CHECKING:
    from collections.abc import Callable

#: What follows a number that is a day: no noun that it could count.
_NO_NOUN: Final = re.compile(
    r"\s?(?:[,.;:)\]–—-]|$)|\s(?:and|or|in|at|to|for|when|of|from|by|with|after|as|if|on|is|are|was|were|had|has|have|will)\b|,?\s[12]\d{3}\b"
)

_LIST: Final = frozenset(
    {
        "-",
        "–",
        "—",
        " - ",
        " – ",
        " and ",
        " to ",
        " or ",
        ", ",
        ", and ",
        " & ",
        " through ",
        " until ",
        " till ",
        "/",
        ", or ",
    }
)
_OF: Final = frozenset({" of ", " in "})
_BESIDE: Final = frozenset({" ", ", ", " of ", " in ", ",", " of the ", " in the "})


#: Connectors of ranges and lists whose later member has the year.
_RANGE: Final = _LIST | {" and the ", " to the ", ", and the ", " and in ", " through the ", " until the "}


def compose(text: str, pieces: list[Found]) -> list[Found]:
    """The expressions of a stretch; pieces that are none by themselves and joined nothing are dropped."""
    pieces = _follow_month(text, pieces) if len(pieces) > 1 else pieces
    for join in (_share_month, _date, _whole, _beside, _timed, _edge, _hedge):
        if len(pieces) > 1:
            pieces = _pass(text, pieces, join)
    pieces = _share_year(text, pieces) if len(pieces) > 1 else pieces
    pieces = _share_day(text, pieces) if len(pieces) > 2 else pieces
    return [found for found in pieces if isinstance(found.piece, Expression) and not isinstance(found.piece, Nth)]


def _follow_month(text: str, pieces: list[Found]) -> list[Found]:
    """As in "April 5-6", "June 3, 4 and 5": the numbers after a date are days of its month."""
    out: list[Found] = []
    whole: Calendar | None = None
    for found in pieces:
        piece = found.piece
        if isinstance(piece, Calendar) and piece.month and piece.day:
            whole = piece
        elif isinstance(piece, DayNumber) and whole is not None and out and _goes_on(text, out[-1].end, found):
            month = Calendar(year=whole.year, month=whole.month)
            day = Inside(Calendar(day=piece.day), month)
            out.append(replace(found, piece=day, rule="dates.calendar/shared-month"))
            continue
        else:
            whole = None
        out.append(found)
    return out


def _share_day(text: str, pieces: list[Found]) -> list[Found]:
    """As in "10:35 a.m. (0735 GMT) Friday": both clocks are of the day behind them."""
    out = list(pieces)
    for i, (local, other, day) in enumerate(zip(pieces, pieces[1:], pieces[2:], strict=False)):
        gaps = text[local.end : other.start], text[other.end : day.start]
        whole = day.piece
        if gaps[0] == " (" and gaps[1] in (") ", ") on ") and isinstance(whole, Expression) and _day_like(whole):
            out[i : i + 2] = [replace(found, piece=_on_day(found.piece, whole)) for found in (local, other)]
    return out


def _on_day(piece: Piece, day: Expression) -> Piece:
    if isinstance(piece, Modified) and isinstance(piece.inner, Clock):
        return Modified(piece.mod, Timed(piece.inner, day))
    return Timed(piece, day) if isinstance(piece, Clock) else piece


def _goes_on(text: str, end: int, found: Found) -> bool:
    between = text[end : found.start].lower()
    return between in _LIST and (between in ("-", "–", "—") or _NO_NOUN.match(text, found.end) is not None)


def _pass(text: str, pieces: list[Found], join: Callable[[Found, Found, str], Piece | None]) -> list[Found]:
    """Left to right, each piece with the one before it (already joined where it could be)."""
    backwards = join in (_beside, _edge, _hedge, _share_month)
    out: list[Found] = []
    for found in reversed(pieces) if backwards else pieces:
        if out:
            left, right = (found, out[-1]) if backwards else (out[-1], found)
            between = text[left.end : right.start].lower().replace("\n", " ")
            joined = join(left, right, between) if len(between) <= 12 else None
            if joined is not None:
                if join is _share_month:
                    out.append(replace(found, piece=joined, rule="dates.calendar/shared-month"))
                else:
                    out[-1] = Found(left.start, right.end, joined, right.rule if backwards else left.rule)
                continue
        out.append(found)
    return out[::-1] if backwards else out


def _share_month(left: Found, right: Found, between: str) -> Piece | None:
    """As in "5 and 6 April 2016", "March and April 1999": the first takes month or year from the second."""
    if between not in _LIST:
        return None
    whole = right.piece.whole if isinstance(right.piece, Inside) else right.piece
    if not isinstance(whole, Calendar) or whole.month is None:
        return None
    if isinstance(left.piece, DayNumber) and (whole.day is not None or isinstance(right.piece, Inside)):
        return Inside(Calendar(day=left.piece.day), Calendar(year=whole.year, month=whole.month))
    return None


def _share_year(text: str, pieces: list[Found]) -> list[Found]:
    """As in "March and April 1999", "the spring and early summer of 1943": one year for both."""
    out: list[Found] = []
    for found in reversed(pieces):
        shared: Piece | None = None
        if out and text[found.end : out[-1].start].lower().replace("\n", " ") in _RANGE:
            year = _year_of(out[-1].piece)
            shared = _given_year(found.piece, year) if year is not None else None
        out.append(found if shared is None else replace(found, piece=shared))
    return out[::-1]


def _year_of(piece: Piece) -> Calendar | None:
    if isinstance(piece, Modified):
        return _year_of(piece.inner)
    if isinstance(piece, Inside) and isinstance(piece.whole, Calendar):
        return _year_of(piece.whole)
    if isinstance(piece, Calendar) and piece.month and piece.year:
        return Calendar(year=piece.year, bc=piece.bc)
    if isinstance(piece, Calendar) and piece.year and not piece.weekday and not piece.fiscal and piece.month is None:
        return None
    return Calendar(year=piece.year) if isinstance(piece, Season | Quarter) and piece.year else None


def _given_year(piece: Piece, year: Calendar) -> Piece | None:
    if isinstance(piece, Modified):
        inner = _given_year(piece.inner, year)
        return Modified(piece.mod, inner) if isinstance(inner, Expression) else None
    if isinstance(piece, Calendar) and piece.month and piece.year is None and not piece.weekday:
        return Inside(piece, year)
    if (
        isinstance(piece, Season | Quarter)
        and piece.year is None
        and not (isinstance(piece, Quarter) and piece.number is None)
    ):
        return Inside(piece, year)
    return None


def _date(left: Found, right: Found, between: str) -> Piece | None:
    """As in "Friday, Sept. 27"; "September 27" + "1999"; "April 5" + "-6"."""
    a, b = left.piece, right.piece
    if (
        isinstance(a, Calendar)
        and a.weekday
        and not a.day
        and isinstance(b, DayNumber)
        and b.ordinal
        and between in (" ", ", ")
    ):
        return Calendar(day=b.day, weekday=a.weekday)
    if isinstance(a, Calendar) and isinstance(b, Calendar):
        if (
            a.weekday
            and not a.day
            and not a.month
            and not b.weekday
            and (b.day or (b.month and b.day))
            and between in (" ", ", ", ", the ", " the ", ",", " on ", ", on ")
        ):
            if left.end - left.start <= 5 and not _agree(a.weekday, b):
                return None  # "the Edmonton Sun, August 16": a name
            return replace(b, weekday=a.weekday) if b.month or between != " on " else None
        if a.month and a.year is None and _is_year(b) and between in (" ", ", ", " of ", ",", " in ", "-"):
            return replace(a, year=b.year, bc=b.bc)
        if b.weekday and not b.day and not b.month and a.month and a.day and between in (", ", " (", " - a ", " is a "):
            return replace(a, weekday=b.weekday) if between in (", ", " (") and not a.weekday else None
    return None


def _agree(weekday: int, date: Calendar) -> bool:
    """Whether a full date falls on the weekday, so far as that can be told."""
    if date.year is None or date.month is None or date.day is None or not 1 <= date.year <= 9999:
        return True
    return dt.date(date.year, date.month, date.day).isoweekday() == weekday


def _is_year(piece: Piece) -> bool:
    return isinstance(piece, Calendar) and piece.year is not None and piece.month is None and not piece.weekday


def _year_like(piece: Piece) -> bool:
    if isinstance(piece, Offset):
        return piece.amount.unit == "year"
    return _is_year(piece) or (isinstance(piece, Shifted) and piece.unit == "year")


def _part_of_year(piece: Piece) -> bool:
    if isinstance(piece, Calendar):
        return piece.month is not None and piece.year is None
    if isinstance(piece, Quarter | Season | Half | Holiday):
        return piece.year is None
    return isinstance(piece, Named) and piece.direction == "this"


def _whole(left: Found, right: Found, between: str) -> Piece | None:
    """As in "April last year", "this year's third quarter", "the third Thursday in November"."""
    a, b = left.piece, right.piece
    if isinstance(a, Expression) and _part_of_year(a) and _year_like(b) and between in _BESIDE:
        if isinstance(b, Calendar) and between == ", " and isinstance(a, Quarter | Season):
            return None
        return _with_year(a, b) if isinstance(b, Calendar) else Inside(a, _expression(b))
    if (
        _year_like(a)
        and isinstance(b, Expression)
        and _part_of_year(b)
        and (
            between in ("'s ", "’s ")
            or (between in (" ", "-") and isinstance(b, Quarter | Half | Season) and not isinstance(a, Shifted))
        )
    ):
        return _with_year(b, a) if isinstance(a, Calendar) else Inside(b, _expression(a))
    if isinstance(a, Nth) and between in ({" of ", " in ", " "} if a.number == 0 else {" of ", " in "}):
        whole = Calendar | Shifted | Named | Season | Inside | Decade | Century | Holiday
        return Inside(a, b) if isinstance(b, whole) else None
    if (
        isinstance(a, Duration)
        and left.rule == "dates.durations/span"
        and between in _OF
        and isinstance(b, Calendar | Decade | Century)
    ):
        return Inside(a, b) if not isinstance(b, Calendar) or (b.day is None and not b.weekday) else None
    if (
        isinstance(a, Calendar)
        and a.day
        and not a.month
        and between in _OF
        and isinstance(b, Shifted | Named | Calendar)
    ) and (not isinstance(b, Shifted) or b.unit == "month"):
        return Inside(a, b)
    if (
        isinstance(a, Quarter | Half | Season)
        and isinstance(b, Shifted | Offset)
        and between in (" ", " of ", ", ")
        and _year_like(b)
    ):
        return Inside(a, b)
    return None


def _beside(left: Found, right: Found, between: str) -> Piece | None:
    """As in "the week before Christmas", "the day after last Tuesday's vote"."""
    near, day = left.piece, right.piece
    if not isinstance(near, Neighbour) or between or not isinstance(day, Expression) or not _day_like(day):
        return None
    return Beside(near.unit, near.weekday, near.sign, day)


def _expression(piece: Piece) -> Expression:
    assert isinstance(piece, Expression)
    return piece


def _with_year(part: Piece, year: Piece) -> Piece:
    """A year of digits goes into the part; any other whole stays beside it."""
    assert isinstance(year, Calendar)
    if isinstance(part, Calendar):
        return replace(part, year=year.year, bc=year.bc)
    if isinstance(part, Quarter | Half | Holiday) or (isinstance(part, Season) and not year.bc):
        return replace(part, year=year.year)
    return Inside(_expression(part), year)


def _day_like(piece: Piece) -> bool:
    if isinstance(piece, Calendar):
        return piece.day is not None or (piece.weekday is not None and piece.month is None)
    if isinstance(piece, Named):
        return isinstance(piece.inner, Holiday) or (
            isinstance(piece.inner, Calendar) and piece.inner.weekday is not None
        )
    if isinstance(piece, Inside):
        return _day_like(piece.part) or (
            isinstance(piece.part, Nth) and (piece.part.weekday is not None or piece.part.unit == "day")
        )
    return isinstance(piece, Holiday) or (isinstance(piece, Shifted | Offset) and _unit(piece) == "day")


def _unit(piece: Shifted | Offset) -> str:
    return piece.unit if isinstance(piece, Shifted) else piece.amount.unit


def _timed(left: Found, right: Found, between: str) -> Piece | None:
    """As in "Friday night", "10 p.m. Wednesday", "the morning of June 6", "4 a.m. this morning"."""
    a, b = left.piece, right.piece
    for one, other in ((a, b), (b, a)):  # "late afternoon Friday": the edge is of the whole
        if isinstance(one, Modified) and isinstance(one.inner, DayPart) and isinstance(other, Expression):
            first, second = (one.inner, other) if one is a else (other, one.inner)
            timed = _timed(replace(left, piece=first), replace(right, piece=second), between)
            return Modified(one.mod, timed) if isinstance(timed, Timed) else None
    if _day_like(a) and isinstance(b, DayPart) and b.by is None and right.end - right.start < 20:
        return Timed(b, _expression(a)) if between == " " else None
    if isinstance(a, Clock) and between in (" ", ", ", ",", " the ", " on "):
        said = _day_like(b) or (isinstance(b, DayPart) and b.by is not None)
        return Timed(a, _expression(b)) if said else None
    if isinstance(a, DayPart) and a.by is None and between in (" of ", " of the ", " on ", " ") and _day_like(b):
        joined = (
            between in (" of ", " of the ", " on ") or isinstance(b, Shifted) or (isinstance(b, Calendar) and b.day)
        )
        return Timed(a, _expression(b)) if joined else None
    if (
        isinstance(a, DayPart)
        and a.by is None
        and between == " of "
        and isinstance(b, Inside)
        and isinstance(b.part, Calendar)
        and b.part.day
    ):
        return Timed(a, b)
    if _day_like(a) and isinstance(b, Clock) and between in (" ", ", "):
        return Timed(b, _expression(a))
    if isinstance(a, Clock) and isinstance(b, DayPart) and b.by is None and between in (" in the ", " "):
        return None
    return None


def _edge(left: Found, right: Found, between: str) -> Piece | None:
    """As in "early next week", "the end of the year", "mid-November", "late in 1957"."""
    edge, inner = left.piece, right.piece
    if not isinstance(edge, Edge) or between not in ("", "the "):
        return None
    if (
        isinstance(inner, Duration | Clock | Repeated | Edge | Hedge | DayNumber | Neighbour | Modified | Nth)
        or (isinstance(inner, Timed) and isinstance(inner.time, Clock))
    ) and not (isinstance(inner, Modified) and edge.loose and edge.mod is None):
        return None
    if isinstance(inner, Offset):
        return None
    if edge.loose and isinstance(inner, Calendar) and inner.month and not inner.weekday and edge.mod is not None:
        return None
    expression = _expression(inner)
    if edge.mod is None:
        return expression
    return Modified(edge.mod, expression)


def _hedge(left: Found, right: Found, between: str) -> Piece | None:
    """As in "nearly five decades", "around Nov. 1", "about 7 p.m."."""
    hedge, inner = left.piece, right.piece
    if (
        not isinstance(hedge, Hedge)
        or between not in ("", "the ")
        or isinstance(inner, Edge | Hedge | DayNumber | Neighbour | Nth)
    ):
        return None
    if hedge.mod in ("BEFORE", "AFTER"):  # "shortly before 11 p.m.", "just after dawn"
        near = isinstance(inner, Clock | DayPart | Timed) and not (isinstance(inner, DayPart) and inner.by is not None)
        return Modified(hedge.mod, _expression(inner)) if near else None
    if hedge.mod is None or (isinstance(inner, Shifted) and inner.unit == "period"):
        return None
    if isinstance(inner, Modified):
        return inner if isinstance(inner.inner, Duration | Offset) and hedge.mod == "APPROX" else None
    if isinstance(inner, Duration | Offset):
        return Modified(hedge.mod, inner)
    if (
        hedge.mod == "APPROX"
        and isinstance(inner, Clock | Timed | Calendar | Shifted)
        and isinstance(inner, Expression)
    ):
        if isinstance(inner, Calendar) and inner.weekday and not inner.day:
            return None
        return Modified(hedge.mod, inner)
    return None
