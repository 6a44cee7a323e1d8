"""A stretch of the calendar: its TIMEX3 value, its half-open interval, and steps from it to others."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factx.ontology import Grain

_MAX_YEAR: Final = 9999
#: First month of a season, in the meteorological year of the northern hemisphere; winter starts in its year's December.
SEASON_MONTH: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
#: Hours of the parts of a day, for intervals only.
_PART_HOURS: Final = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 30), "DT": (6, 18), "MI": (11, 14)}


@dataclass(frozen=True, slots=True)
class Moment:
    """A calendar unit, known as far as its fields are set; `grain` says which of them the value has.

    For a decade or century `year` is its first year. `time` is what follows `T` in the value.
    """

    grain: Grain
    year: int | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    weekday: int | None = None
    bc: bool = False
    time: str = ""
    offset: str = ""

    @property
    def value(self) -> str:
        """The TIMEX3 value.

        >>> Moment("day", 2024, 9, 6, time="MO").value, Moment("month", None, 12).value, Moment("decade", 1980).value
        ('2024-09-06TMO', 'XXXX-12', '198')
        """
        return ("BC" if self.bc else "") + self._date() + ("T" + self.time if self.time else "")

    def _date(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.grain == "century":
            return year[:2]
        if self.grain == "decade":
            return year[:3]
        if self.grain == "millennium":
            return year[:1]
        if self.grain == "year":
            return year
        if self.grain == "quarter":
            return f"{year}-Q{self.quarter or 'X'}"
        if self.grain == "season":
            return f"{year}-{self.season}"
        if self.grain == "half":
            return f"{year}-H{self.half}"
        if self.grain in ("week", "weekend") or (self.weekday and self.day is None):
            week = "XX" if self.week is None else f"{self.week:02d}"
            if self.grain == "weekend":
                return f"{year}-W{week}-WE"
            return f"{year}-W{week}" + (f"-{self.weekday}" if self.weekday else "")
        month = "XX" if self.month is None else f"{self.month:02d}"
        if self.grain == "month":
            return f"{year}-{month}"
        return f"{year}-{month}-" + ("XX" if self.day is None else f"{self.day:02d}")

    def first_day(self) -> dt.date | None:
        """Its first day, None where it is not wholly known or outside the years 1 to 9999."""
        if self.year is None or self.bc or not 1 <= self.year <= _MAX_YEAR:
            return None
        try:
            return self._first_day()
        except (ValueError, OverflowError):
            return None

    def _first_day(self) -> dt.date | None:
        year = self.year
        assert year is not None
        if self.grain in ("year", "decade", "century", "millennium"):
            return dt.date(year, 1, 1)
        if self.grain == "quarter":
            return dt.date(year, 3 * self.quarter - 2, 1) if self.quarter else None
        if self.grain == "season":
            return dt.date(year, SEASON_MONTH[self.season or ""], 1)
        if self.grain == "half":
            return dt.date(year, 6 * (self.half or 1) - 5, 1)
        if self.grain == "week":
            return dt.date.fromisocalendar(year, self.week, 1) if self.week else None
        if self.grain == "weekend":
            return dt.date.fromisocalendar(year, self.week, 6) if self.week else None
        if self.month is None:
            return None
        if self.grain == "month":
            return dt.date(year, self.month, 1)
        return dt.date(year, self.month, self.day) if self.day else None

    def interval(self) -> tuple[str | None, str | None]:
        """The half-open interval as ISO strings, (None, None) where it is not known."""
        first = self.first_day()
        if first is None:
            return None, None
        try:
            if self.time:
                return self._clock_interval(first)
            return first.isoformat(), self._after(first).isoformat()
        except (ValueError, OverflowError):
            return None, None

    def _after(self, first: dt.date) -> dt.date:
        if self.grain in ("week", "weekend"):
            return first + dt.timedelta(days=7 if self.grain == "week" else 2)
        months = {
            "month": 1, "quarter": 3, "season": 3, "half": 6,
        "year": 12, "decade": 120, "century": 1200, "millennium": 12000,
        }.get(self.grain)  # fmt: skip
        if months is None:
            return first + dt.timedelta(days=1)
        year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
        return dt.date(year, month + 1, 1)

    def _clock_interval(self, first: dt.date) -> tuple[str | None, str | None]:
        start = dt.datetime(first.year, first.month, first.day)  # noqa: DTZ001  # local to the text
        if self.time in _PART_HOURS:
            low, high = _PART_HOURS[self.time]
            return _iso(start + dt.timedelta(hours=low)), _iso(start + dt.timedelta(hours=high))
        parts = [int(part) for part in self.time.split(":") if part.isdigit()]
        if not parts:
            return first.isoformat(), (first + dt.timedelta(days=1)).isoformat()
        low_at = start + dt.timedelta(hours=parts[0], minutes=parts[1] if len(parts) > 1 else 0)
        step = dt.timedelta(hours=1) if len(parts) == 1 else dt.timedelta(minutes=1)
        if len(parts) > 2:
            low_at, step = low_at + dt.timedelta(seconds=parts[2]), dt.timedelta(seconds=1)
        return _iso(low_at) + self.offset, _iso(low_at + step) + self.offset


def _iso(at: dt.datetime) -> str:
    return at.isoformat(timespec="seconds" if at.second else "minutes")


def of_day(day: dt.date) -> Moment:
    """The day as a moment."""
    return Moment("day", day.year, day.month, day.day)


def of_week(day: dt.date, grain: Grain = "week") -> Moment:
    """The ISO week that holds the day, or its weekend."""
    year, week, _ = day.isocalendar()
    return Moment(grain, year, week=week)


def holding(day: dt.date, unit: str, shift: int = 0) -> Moment | None:
    """The unit that holds the day, `shift` units on; None outside the calendar.

    >>> holding(dt.date(2024, 12, 30), "week", 0).value, holding(dt.date(2024, 1, 31), "quarter", -1).value
    ('2025-W01', '2023-Q4')
    """
    try:
        if unit in ("day", "night", "daytime"):
            return of_day(day + dt.timedelta(days=shift))
        if unit in ("week", "weekend", "fortnight"):
            days = 14 if unit == "fortnight" else 7
            return of_week(day + dt.timedelta(days=days * shift), "weekend" if unit == "weekend" else "week")
    except (ValueError, OverflowError):
        return None
    return holding_month(day.year, day.month, unit, shift)


def holding_month(year: int, month: int, unit: str, shift: int = 0, *, bc: bool = False) -> Moment | None:
    """As `holding`, for the units of whole months, from a year and month alone."""
    sign = -1 if bc else 1
    if unit == "month":
        index = year * 12 + month - 1 + shift
        return _checked(Moment("month", index // 12, index % 12 + 1, bc=bc))
    if unit == "quarter":
        index = year * 4 + (month - 1) // 3 + shift
        return _checked(Moment("quarter", index // 4, quarter=index % 4 + 1, bc=bc))
    if unit == "half":
        index = year * 2 + (month - 1) // 6 + shift
        return _checked(Moment("half", index // 2, half=index % 2 + 1, bc=bc))
    if unit == "year":
        return _checked(Moment("year", year + sign * shift, bc=bc))
    if unit == "decade":
        return _checked(Moment("decade", (year // 10 + sign * shift) * 10, bc=bc))
    if unit == "century":
        return _checked(Moment("century", (year // 100 + sign * shift) * 100, bc=bc))
    if unit == "millennium":
        return _checked(Moment("millennium", (year // 1000 + sign * shift) * 1000, bc=bc))
    return None


def _checked(moment: Moment) -> Moment | None:
    return moment if moment.year is not None and 0 <= moment.year <= _MAX_YEAR else None


def days_in(year: int, month: int) -> int:
    """Length of a month; of a leap February where the calendar does not reach."""
    return monthrange(year, month)[1] if 1 <= year <= _MAX_YEAR else monthrange(2000, month)[1]
