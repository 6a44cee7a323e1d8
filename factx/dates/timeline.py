"""What a text's dates are resolved against: its publication date, and the time its narrative is at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from factx.dates.expression import Calendar, Holiday, Inside, Modified, Named, Offset, Shifted, Timed
from factx.dates.lexicon import HOLIDAY_RULES
from factx.dates.moment import Moment, of_day

if TYPE_CHECKING:
    import datetime as dt

    from factx.dates.expression import Expression

#: A text is a narrative of other times if it names at least so many earlier years.
_FEW: Final = 6
#: A history hardly counts from its publication day, and names years often.
_DEICTIC_SHARE: Final = 0.06
_YEARS_SHARE: Final = 0.1
#: A bare year so far from the time the text is at is an aside until it is named again.
_ASIDE: Final = 15
#: A day so many days before publication is of the same news.
_SAME_NEWS: Final = 6
#: Before the text, and out of reach of any rule below.
_NEVER: Final = -10_000
#: A clock time is of the day that was named so many characters before it.
_BESIDE: Final = 140
#: A story of the past is one for so many characters.
_STORY: Final = 300
#: A year so far back is one the text tells of, when the next month or day has none.
_YEARS_BACK: Final = 2
#: A date of the past stays the time the text is at for so many characters.
_NEAR: Final = 1300


@dataclass(slots=True)
class Timeline:
    """The state of one reading, carried from expression to expression."""

    published: dt.date | None
    narrative: bool
    last: Moment | None = None
    """The latest calendar time the text has named, as finely as is known."""
    last_at: int = _NEVER
    fine: Moment | None = None
    """The latest day, week or month: what days and weeks are counted from."""
    quarter: Moment | None = None
    quarter_at: int = _NEVER
    day: Moment | None = None
    """The latest day near publication that was named: what clock times of news are of."""
    beside: Moment | None = None
    """The day near publication that was named last."""
    beside_at: int = _NEVER
    aside: int | None = None
    """A year far from `last` that was named just before."""

    def note(self, moment: Moment, at: int, *, told: bool) -> None:
        """Remember a resolved time; `told`: the text is at it, rather than naming something by it."""
        if moment.grain == "year" and self._is_aside(moment):
            self.aside = moment.year
            return
        self.aside = None
        if moment.grain == "year" and self.last is not None and self.last.year == moment.year:
            return
        if moment.grain in ("decade", "century", "millennium") or (moment.year is None and self.last is not None):
            return
        self.last, self.last_at = _dated(moment), at if told else _NEVER
        if moment.grain in ("day", "week", "month"):
            self.fine = self.last

    def note_day(self, moment: Moment, at: int) -> None:
        """Remember the day of the news: a later one than before, as earlier ones are its background."""
        day = moment.first_day() if moment.grain == "day" else None
        if day is None or self.published is None or not -_SAME_NEWS <= (day - self.published).days <= 0:
            return
        self.beside, self.beside_at = _dated(moment), at
        told = self.day.first_day() if self.day is not None else None
        if told is None or day >= told:
            self.day = self.beside

    def note_quarter(self, moment: Moment, at: int, *, ahead: bool) -> None:
        """Remember the quarter a report of results is about; `ahead`: the clause speaks of what is to come."""
        today = self.published.isoformat() if self.published is not None else "9999-12-31"
        start, end = moment.interval()
        coming = start is not None and end is not None and (start > today or (ahead and end > today))
        if moment.grain == "quarter" and moment.quarter and not coming:
            self.quarter, self.quarter_at = moment, at

    def _is_aside(self, moment: Moment) -> bool:
        last = self.last
        if (
            last is None
            or last.year is None
            or moment.year is None
            or last.bc
            or moment.bc
            or moment.year == self.aside
        ):
            return False
        return abs(moment.year - last.year) > _ASIDE

    def then(self) -> Moment | None:
        """The time the text is at: in news publication counts when nothing else was named."""
        if self.last is not None:
            return self.last
        if self.published is not None and not self.narrative:
            return Moment("day", self.published.year, self.published.month, self.published.day)
        return None

    def day_told(self, at: int) -> Moment | None:
        """The day a bare clock time or part of the day is of: in news one just named, else the day of the news."""
        then = self.then()
        if self.narrative or self.published is None:
            return then if then is not None and then.grain == "day" else None
        if self.beside is not None and at - self.beside_at <= _BESIDE:
            return self.beside
        return self.day or (then if then is not None and then.grain == "day" else of_day(self.published))

    def looks_back(self, at: int) -> Moment | None:
        """The time of an earlier year that news is telling of, if it was named shortly before."""
        last = self.last
        if last is None or last.year is None or self.published is None or at - self.last_at > _STORY:
            return None
        if last.grain == "year":  # a report names years in passing; a story tells a part of one
            return None
        return last if last.bc or self.published.year - last.year >= _YEARS_BACK else None

    def quarter_near(self, at: int) -> Moment | None:
        """The quarter a report of results is about, if one was named shortly before."""
        return self.quarter if self.quarter is not None and at - self.quarter_at <= _NEAR else None


def _dated(moment: Moment) -> Moment:
    """The moment without its time of day."""
    return replace(moment, time="", offset="") if moment.time or moment.offset else moment


def open_timeline(published: dt.date | None, expressions: list[Expression]) -> Timeline:
    """The timeline of a text, from its publication date and the full dates it names."""
    years = [year for year in map(_year, expressions) if year is not None]
    if published is None:
        return Timeline(None, narrative=True)
    far = sum(bc or year < published.year for year, bc in years)
    said_now = sum(map(_is_deictic, expressions))
    near, all_of_it = len(years) - far, len(expressions)
    narrative = (
        far >= _FEW and far > 2 * near and said_now < _DEICTIC_SHARE * all_of_it and far > _YEARS_SHARE * all_of_it
    )
    return Timeline(published, narrative=narrative)


def _is_deictic(expression: Expression) -> bool:
    """Counted from the day of publication, as news does: "Friday", "today", "last week"."""
    if isinstance(expression, Modified):
        return _is_deictic(expression.inner)
    if isinstance(expression, Timed):
        return _is_deictic(expression.day)
    if isinstance(expression, Calendar):
        return expression.weekday is not None and expression.month is None
    if isinstance(expression, Shifted):
        return expression.base == "now" and expression.unit in ("day", "week", "weekend", "month", "year")
    return isinstance(expression, Named) and expression.direction in ("last", "this", "next")


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


def bare(expression: Expression) -> Expression:
    """The expression without modifiers."""
    return bare(expression.inner) if isinstance(expression, Modified) else expression


def moves(expression: Expression) -> bool:
    """Whether what follows may count from it: a look back ("two years earlier") does not move a text on."""
    inner = bare(expression)
    if isinstance(inner, Offset):
        return inner.sign > 0 or inner.base == "now"
    if isinstance(inner, Shifted):
        return inner.by >= 0 and inner.base == "then"
    if isinstance(inner, Holiday) and inner.year is None and "once" in HOLIDAY_RULES[inner.key]:
        return False
    return not isinstance(inner, Named) or inner.direction in ("following", "that")
