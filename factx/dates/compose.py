"""Pieces side by side become one expression: a weekday and its date, a quarter and its year, "early" and a month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factx.dates import joins, modifiers
from factx.dates.expression import Expression, Nth
from factx.dates.listed import follow_month, share_day, share_month, share_year
from factx.dates.scan import Found

if TYPE_CHECKING:
    from collections.abc import Callable

    from factx.dates.expressions.rule import Piece

#: Longer connectors join nothing.
_LONGEST: Final = 12


@dataclass(frozen=True, slots=True)
class _Pass:
    """A way to join two neighbours by what stands between them, from the left or from the right."""

    join: Callable[[Found, Found, str], Piece | None]
    backwards: bool


_PASSES: Final = (
    _Pass(joins.date, backwards=False),
    _Pass(joins.whole, backwards=False),
    _Pass(joins.beside, backwards=True),
    _Pass(joins.timed, backwards=False),
    _Pass(modifiers.edge, backwards=True),
    _Pass(modifiers.hedge, backwards=True),
)


def compose(text: str, pieces: list[Found]) -> list[Found]:
    """The expressions of a stretch; pieces that are none by themselves and joined nothing are dropped."""
    if len(pieces) > 1:
        pieces = share_month(text, follow_month(text, pieces))
        for each in _PASSES:
            pieces = _joined(text, pieces, each)
        pieces = share_day(text, share_year(text, pieces))
    return [found for found in pieces if isinstance(found.piece, Expression) and not isinstance(found.piece, Nth)]


def _joined(text: str, pieces: list[Found], way: _Pass) -> list[Found]:
    """Each piece with its neighbour, which may have been joined already; the joined one has the inner one's rule."""
    out: list[Found] = []
    for found in reversed(pieces) if way.backwards else pieces:
        if out:
            left, right = (found, out[-1]) if way.backwards else (out[-1], found)
            between = text[left.end : right.start].lower().replace("\n", " ")
            joined = way.join(left, right, between) if len(between) <= _LONGEST else None
            if joined is not None:
                out[-1] = Found(left.start, right.end, joined, right.rule if way.backwards else left.rule)
                continue
        out.append(found)
    return out[::-1] if way.backwards else out
