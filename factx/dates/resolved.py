"""What comes out of resolution, and where an expression stands while it is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

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


#: Between the members of a list or range, which all look the same way.
_LISTED: Final = frozenset({" ", ", ", " and ", ", and ", " or ", ", or ", " to ", " through ", "-", "–", " - ", " – "})


@dataclass(slots=True)
class Place:
    """Where the expression stands, for the tense of its clause, which is read when it is asked for."""

    text: str
    start: int
    end: int
    first: Place | None = None
    """The first member of the list that this expression goes on."""
    looks: int | None = None

    def next(self, start: int, end: int) -> Place:
        """The place of the following expression."""
        listed = 0 < start - self.end <= 10 and self.end > 0 and self.text[self.end : start] in _LISTED
        return Place(self.text, start, end, (self.first or self) if listed else None)

    def names(self) -> bool:
        """Whether the date stands before a noun that it names: "the May 2015 accord"."""
        return self.text[max(0, self.start - 4) : self.start].lower().endswith(("the ", " a "))

    def direction(self) -> int:
        """As `tense.direction`."""
        if self.first is not None:
            return self.first.direction()
        if self.looks is None:
            self.looks = direction(self.text, self.start, self.end)
        return self.looks


def dated(moment: Moment | None, anchor: Anchor | None, implied: tuple[str, ...] = ()) -> Resolved:
    """A DATE of this moment; without a value where there is none."""
    if moment is None:
        return Resolved("DATE", None, anchor=None)
    return Resolved("DATE", moment.value, None, moment, anchor, implied, moment.grain)
