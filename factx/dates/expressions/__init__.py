"""The families of expressions, one a module: pattern on top, example and counter-example beside it."""

from __future__ import annotations

from typing import Final

from factx.dates.expressions import calendar, clock, durations, relative, seasons, sets, vague, years
from factx.dates.expressions.rule import DayNumber, Edge, Hedge, Piece, Rule

__all__ = ["RULES", "DayNumber", "Edge", "Hedge", "Piece", "Rule"]

#: All patterns; of two that catch the same stretch the earlier one counts.
RULES: Final[tuple[Rule, ...]] = (
    *calendar.RULES,
    *years.RULES,
    *clock.RULES,
    *seasons.RULES,
    *sets.RULES,
    *relative.RULES,
    *durations.RULES,
    *vague.RULES,
)
