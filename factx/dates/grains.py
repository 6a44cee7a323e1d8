"""Which unit of the calendar a piece names: a day, a year, a part of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.dates.expression import (
    Beside,
    Calendar,
    Half,
    Holiday,
    Inside,
    Named,
    Nth,
    Offset,
    Quarter,
    Season,
    Shifted,
)  # fmt: skip

if TYPE_CHECKING:
    from factx.dates.expressions.rule import Piece


def is_year(piece: Piece) -> bool:
    """As in "1999": a year in digits, alone."""
    return isinstance(piece, Calendar) and piece.year is not None and piece.month is None and not piece.weekday


def is_year_like(piece: Piece) -> bool:
    """As in "1999", "last year", "a year ago"."""
    return is_year(piece) or _is_counted_in(piece, "year")


def is_part_of_year(piece: Piece) -> bool:
    """As in "April", "the third quarter", "this summer": a year may be said beside it."""
    if isinstance(piece, Calendar):
        return piece.month is not None and piece.year is None
    if isinstance(piece, Quarter | Season | Half | Holiday):
        return piece.year is None
    return isinstance(piece, Named) and piece.direction == "this"


def is_day(piece: Piece) -> bool:
    """As in "Friday", "May 5", "yesterday", "the third Thursday in May": a time of day may be said beside it."""
    match piece:
        case Calendar():
            return piece.day is not None or (piece.weekday is not None and piece.month is None)
        case Named(_, Calendar() as inner):
            return inner.weekday is not None
        case Named(_, inner):
            return isinstance(inner, Holiday)
        case Inside(Nth() as part, _):
            return part.weekday is not None or part.unit == "day"
        case Inside(part, _):
            return is_day(part)
        case Beside():
            return piece.unit in (None, "day")
        case _:
            return isinstance(piece, Holiday) or _is_counted_in(piece, "day")


def _is_counted_in(piece: Piece, unit: str) -> bool:
    if isinstance(piece, Offset):
        return piece.amount.unit == unit
    return isinstance(piece, Shifted) and piece.unit == unit
