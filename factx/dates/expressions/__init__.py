"""The families of expressions, one a module: pattern on top, example and counter-example beside it."""

from __future__ import annotations

from typing import Final

from factx.dates.expressions import calendar, clock, durations, offsets, placed, relative, seasons, sets, vague, years
from factx.dates.expressions.rule import DayNumber, Edge, Hedge, Neighbour, Piece, Rule

__all__ = ["RULES", "DayNumber", "Edge", "Hedge", "Neighbour", "Piece", "Rule"]

#: All patterns; of two that catch the same stretch the earlier one counts.
RULES: Final[tuple[Rule, ...]] = (
    *calendar.RULES,
    *years.RULES,
    *clock.RULES,
    *seasons.RULES,
    *sets.RULES,
    *relative.RULES,
    *offsets.RULES,
    *placed.RULES,
    *durations.RULES,
    *vague.RULES,
)
