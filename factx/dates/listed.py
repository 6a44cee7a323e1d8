"""Lists and ranges share what one of them says: "5 and 6 April", "March and April 1999", "9 a.m. (0700 GMT) Friday"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factx.dates.expression import Calendar, Clock, Expression, Inside, Modified, Quarter, Season, Timed
from factx.dates.expressions.rule import DayNumber
from factx.dates.grains import is_day

if TYPE_CHECKING:
    from factx.dates.expressions.rule import Piece
    from factx.dates.scan import Found

#: What follows a number that is a day: no noun that it could count.
_NO_NOUN: Final = re.compile(
    r"\s?(?:[,.;:)\]–—-]|$)|\s(?:and|or|in|at|to|for|when|of|from|by|with|after|as|if|on|is|are|was|were|had|has|have|will)\b|,?\s[12]\d{3}\b"
)
#: Between the members of a list or range.
_LIST: Final = frozenset(
    {
        *(" and ", " to ", " or ", ", ", ", and ", ", or ", " & ", " through ", " until ", " till "),
        *("-", "–", "—", " - ", " – ", "/"),
    }
)
#: Connectors of ranges and lists whose later member has the year.
_RANGE: Final = _LIST | {" and the ", " to the ", ", and the ", " and in ", " through the ", " until the "}


def follow_month(text: str, pieces: list[Found]) -> list[Found]:
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


def _goes_on(text: str, end: int, found: Found) -> bool:
    between = text[end : found.start].lower()
    return between in _LIST and (between in ("-", "–", "—") or _NO_NOUN.match(text, found.end) is not None)


def share_month(text: str, pieces: list[Found]) -> list[Found]:
    """As in "5 and 6 April 2016", "3, 4 or 5 May": a number is a day of the month that a later one has."""
    out: list[Found] = []
    for found in reversed(pieces):
        day = found.piece
        month = _month_of(out[-1].piece) if out and _between(text, found, out[-1]) in _LIST else None
        if isinstance(day, DayNumber) and month is not None:
            inside = Inside(Calendar(day=day.day), month)
            out.append(replace(found, piece=inside, rule="dates.calendar/shared-month"))
        else:
            out.append(found)
    return out[::-1]


def _month_of(piece: Piece) -> Calendar | None:
    """The month and year of a day."""
    whole = piece.whole if isinstance(piece, Inside) else piece
    if not isinstance(whole, Calendar) or whole.month is None or not (whole.day or isinstance(piece, Inside)):
        return None
    return Calendar(year=whole.year, month=whole.month)


def _between(text: str, left: Found, right: Found) -> str:
    return text[left.end : right.start].lower().replace("\n", " ")


def share_year(text: str, pieces: list[Found]) -> list[Found]:
    """As in "March and April 1999", "the spring and early summer of 1943": one year for both."""
    out: list[Found] = []
    for found in reversed(pieces):
        shared: Piece | None = None
        if out and _between(text, found, out[-1]) in _RANGE:
            year = _year_of(out[-1].piece)
            shared = _given_year(found.piece, year) if year is not None else None
        out.append(found if shared is None else replace(found, piece=shared))
    return out[::-1]


def _year_of(piece: Piece) -> Calendar | None:
    """The year of a month, season or quarter; a bare year shares nothing."""
    match piece:
        case Modified(_, inner):
            return _year_of(inner)
        case Inside(_, Calendar() as whole):
            return _year_of(whole)
        case Calendar(year=int() as year, month=int(), bc=bc):
            return Calendar(year=year, bc=bc)
        case Season(_, int() as year) | Quarter(_, int() as year):
            return Calendar(year=year)
        case _:
            return None


def _given_year(piece: Piece, year: Calendar) -> Piece | None:
    match piece:
        case Modified(mod, inner):
            given = _given_year(inner, year)
            return Modified(mod, given) if isinstance(given, Expression) else None
        case Calendar(year=None, month=int(), weekday=None) | Season(_, None) | Quarter(int(), None):
            return Inside(piece, year)
        case _:
            return None


def share_day(text: str, pieces: list[Found]) -> list[Found]:
    """As in "10:35 a.m. (0735 GMT) Friday": both clocks are of the day behind them."""
    out = list(pieces)
    for i, (local, other, day) in enumerate(zip(pieces, pieces[1:], pieces[2:], strict=False)):
        gaps = text[local.end : other.start], text[other.end : day.start]
        whole = day.piece
        if gaps[0] == " (" and gaps[1] in (") ", ") on ") and isinstance(whole, Expression) and is_day(whole):
            out[i : i + 2] = [replace(found, piece=_on_day(found.piece, whole)) for found in (local, other)]
    return out


def _on_day(piece: Piece, day: Expression) -> Piece:
    if isinstance(piece, Modified) and isinstance(piece.inner, Clock):
        return Modified(piece.mod, Timed(piece.inner, day))
    return Timed(piece, day) if isinstance(piece, Clock) else piece
