"""What a pattern of a family is: where it may start, what it catches, what it yields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factx.dates.expression import Expression
from factx.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from factx.dates.expression import Unit
    from factx.ontology import TimexMod


@dataclass(frozen=True, slots=True)
class Edge:
    """Words before an expression that name a part of it: "early", "the end of the"."""

    mod: TimexMod | None
    loose: bool = False
    """As in "later", "sometime": joins deictic and anaphoric time only."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words before an amount or a time that say how exact it is: "about", "at least"."""

    mod: TimexMod | None


@dataclass(frozen=True, slots=True)
class DayNumber:
    """A bare number of a day, a date only beside another: "5" in "5 and 6 April"."""

    day: int
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Words before a day that name the unit or weekday beside it: "the week before" in "the week before Christmas"."""

    unit: Unit | None
    weekday: int | None
    sign: Literal[-1, 1]


#: What a pattern can yield: an expression, or a piece that is none by itself.
Piece = Expression | Edge | Hedge | DayNumber | Neighbour


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern tried at words of the classes `starts`."""

    name: str
    starts: int
    pattern: Pattern
    read: Callable[[re.Match[str]], Piece | None]
    needs: int = 0
    """A word of one of these classes must stand here or further on in the stretch; 0 for no condition."""
    around: bool = False
    """The word that is needed may stand before, too."""


def compiled(pattern: str) -> Pattern:
    """A pattern of this package: verbose, without regard to case, compiled at its first use."""
    return Pattern(pattern, re.VERBOSE | re.IGNORECASE)
