"""A word before a time that changes it: an edge ("early", "the end of") or a hedge ("about", "at least")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.dates.expression import (
    Calendar,
    Clock,
    DayPart,
    Duration,
    Expression,
    Modified,
    Nth,
    Offset,
    Repeated,
    Shifted,
    Timed,
)  # fmt: skip
from factx.dates.expressions.rule import Edge, Hedge

if TYPE_CHECKING:
    from factx.dates.expressions.rule import Piece
    from factx.dates.scan import Found

#: Between a modifier, which ends in a blank or hyphen, and what it modifies.
_DIRECT: Final = frozenset({"", "the "})
#: Times that have no early or late part.
_EDGELESS: Final = Duration | Clock | Repeated | Nth | Offset


def edge(left: Found, right: Found, between: str) -> Piece | None:
    """As in "early next week", "the end of the year", "mid-November", "late in 1957"."""
    part, inner = left.piece, right.piece
    if not isinstance(part, Edge) or between not in _DIRECT or not isinstance(inner, Expression):
        return None
    if isinstance(inner, _EDGELESS) or (isinstance(inner, Timed) and isinstance(inner.time, Clock)):
        return None
    if part.mod is None:  # "sometime early next year"
        return inner if part.loose or not isinstance(inner, Modified) else None
    if isinstance(inner, Modified):
        return None
    if part.loose and isinstance(inner, Calendar) and inner.month and not inner.weekday:
        return None  # "earlier May 5"
    return Modified(part.mod, inner)


def hedge(left: Found, right: Found, between: str) -> Piece | None:
    """As in "nearly five decades", "around Nov. 1", "about 7 p.m."."""
    how, inner = left.piece, right.piece
    if not isinstance(how, Hedge) or how.mod is None or between not in _DIRECT or not isinstance(inner, Expression):
        return None
    match inner:
        case _ if how.mod in ("BEFORE", "AFTER"):  # "shortly before 11 p.m.", "just after dawn"
            near = isinstance(inner, Clock | Timed) or (isinstance(inner, DayPart) and inner.by is None)
            return Modified(how.mod, inner) if near else None
        case Modified(inner=Duration() | Offset()):  # "about a week or so"
            return inner if how.mod == "APPROX" else None
        case Duration() | Offset():
            return Modified(how.mod, inner)
        case Shifted("period") | Calendar(weekday=int(), day=None):
            return None
        case Clock() | Timed() | Calendar() | Shifted():
            return Modified(how.mod, inner) if how.mod == "APPROX" else None
        case _:
            return None
