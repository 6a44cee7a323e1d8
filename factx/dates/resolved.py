"""What comes out of resolution, and where an expression stands while it is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factx.dates.tense import direction

if TYPE_CHECKING:
    from factx.dates.moment import Moment
    from factx.ontology import Anchor, Grain, TimexMod, TimexType


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression means in its text."""

    timex: TimexType
    value: str | None
    mod: TimexMod | None = None
    moment: Moment | None = None
    anchor: Anchor | None = None
    implied: tuple[str, ...] = ()
    grain: Grain | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the expression stands, for the tense of its clause."""

    text: str
    start: int
    end: int

    def direction(self) -> int:
        """As `tense.direction`."""
        return direction(self.text, self.start, self.end)


def dated(moment: Moment | None, anchor: Anchor | None, implied: tuple[str, ...] = ()) -> Resolved:
    """A DATE of this moment; without a value where there is none."""
    if moment is None:
        return Resolved("DATE", None, anchor=None)
    return Resolved("DATE", moment.value, None, moment, anchor, implied, moment.grain)
