"""Which year a month without one is in, and which day a bare weekday is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factx.dates.moment import Moment

#: A date up to this many months ahead is taken as near even where the clause speaks of the past.
_MONTHS_AHEAD: Final = 6


def nearest_month(month: int, day: int | None, published: dt.date, direction: int) -> int:
    """The year of a month (and day) named in news: before publication in the past tense, after it in the future.

    >>> nearest_month(12, 15, dt.date(2014, 1, 31), -1), nearest_month(9, None, dt.date(2024, 9, 6), 1)
    (2013, 2024)
    """
    ahead = month - published.month
    if day is not None and ahead == 0:
        return published.year
    if direction < 0:
        return published.year - (ahead > 0)
    if direction > 0:
        return published.year + (ahead < 0 and ahead <= -3)
    if ahead > _MONTHS_AHEAD:
        return published.year - 1
    return published.year + 1 if ahead < -_MONTHS_AHEAD else published.year


def nearest_year(month: int, then: Moment) -> int:
    """The year of a month named in a narrative: time goes on, and seldom steps back far."""
    assert then.year is not None
    first = then.first_day()
    at = then.month or (first.month if first is not None and then.grain in ("season", "week", "quarter") else None)
    if at is None:
        return then.year
    ahead = month - at
    if ahead <= -8 and not then.bc:
        return then.year + 1
    return then.year


def nearest_weekday(weekday: int, published: dt.date, direction: int) -> dt.date | None:
    """The day of a bare weekday: the day of publication itself, else the last before it, or the next after it.

    >>> nearest_weekday(5, dt.date(2024, 9, 4), -1).isoformat(), nearest_weekday(5, dt.date(2024, 9, 4), 1).isoformat()
    ('2024-08-30', '2024-09-06')
    """
    gap = (weekday - published.isoweekday()) % 7
    if direction <= 0 and gap:
        gap -= 7
    try:
        return published + dt.timedelta(days=gap)
    except OverflowError:
        return None
