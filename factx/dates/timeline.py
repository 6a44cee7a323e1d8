"""What a text's dates are resolved against: its publication date, and the time its narrative is at."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from factx.dates.expression import Calendar, Inside, Modified, Timed
from factx.dates.moment import Moment

if TYPE_CHECKING:
    from factx.dates.expression import Expression

#: A text is a narrative of other times if most of its full dates are further from publication than this.
_FAR_DAYS: Final = 3 * 366
_FEW: Final = 5
#: A date of the past stays the time the text is at for so many characters.
_NEAR: Final = 450


@dataclass(slots=True)
class Timeline:
    """The state of one reading, carried from expression to expression."""

    published: dt.date | None
    narrative: bool
    last: Moment | None = None
    """The latest calendar time the text has named, as finely as is known."""
    last_at: int = -10_000
    quarter: Moment | None = None
    quarter_at: int = -10_000
    explicit_year: tuple[int, bool] | None = None
    """The latest year in the words, and whether it is BC."""
    seen: list[Moment] = field(default_factory=list)

    def note(self, moment: Moment, at: int, *, explicit: bool) -> None:
        """Remember a resolved time."""
        if moment.grain == "quarter" and moment.quarter:
            self.quarter, self.quarter_at = moment, at
        if explicit and moment.year is not None:
            self.explicit_year = (moment.year, moment.bc)
        if moment.grain in ("decade", "century", "millennium") or (moment.year is None and self.last is not None):
            return
        self.last, self.last_at = replace(moment, time="", offset=""), at

    def now(self) -> dt.date | None:
        """The day that "today" means."""
        return self.published

    def then(self) -> Moment | None:
        """The time the text is at: in news publication counts when nothing else was named."""
        if self.last is not None:
            return self.last
        if self.published is not None and not self.narrative:
            return Moment("day", self.published.year, self.published.month, self.published.day)
        return None

    def quarter_near(self, at: int) -> Moment | None:
        """The quarter a report of results is about, if one was named shortly before."""
        return self.quarter if self.quarter is not None and at - self.quarter_at <= _NEAR else None


def open_timeline(published: dt.date | None, expressions: list[Expression]) -> Timeline:
    """The timeline of a text, from its publication date and the full dates it names."""
    years = [year for year in map(_year, expressions) if year is not None]
    if published is None:
        return Timeline(None, narrative=True)
    far = [year for year, bc in years if bc or abs(year - published.year) * 366 > _FAR_DAYS]
    return Timeline(published, narrative=len(far) >= _FEW and len(far) * 2 > len(years) and len(far) * 6 > len(expressions))


def _year(expression: Expression) -> tuple[int, bool] | None:
    if isinstance(expression, Modified):
        return _year(expression.inner)
    if isinstance(expression, Timed):
        return _year(expression.day)
    if isinstance(expression, Inside):
        return _year(expression.whole)
    if isinstance(expression, Calendar) and expression.year is not None:
        return expression.year, expression.bc
    year = getattr(expression, "year", None)
    return (year, False) if isinstance(year, int) else None
