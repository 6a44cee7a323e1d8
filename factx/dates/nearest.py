"""Which year a month without one is in, and which day a bare weekday is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factx.dates.moment import Moment

_WEDNESDAY: Final = 3
_FRIDAY: Final = 5
#: Without a tense, up to so many months ahead.
_MONTHS_AHEAD: Final = 5
#: In the past tense still so many ("was extended to Nov. 16").
_SOON: Final = 2
#: In the future tense up to so many: a month that has just passed is not a year off.
_BEHIND: Final = 10


def nearest_month(month: int, day: int | None, published: dt.date, direction: int) -> int:
    """The year of a month (and day) named in news: before publication in the past tense, after it in the future.

    >>> nearest_month(11, 10, dt.date(2024, 9, 6), -1), nearest_month(11, 10, dt.date(2024, 9, 6), -2)
    (2024, 2023)
    >>> nearest_month(12, 15, dt.date(2014, 1, 31), -1), nearest_month(9, None, dt.date(2024, 9, 6), 1)
    (2013, 2024)
    """
    ahead = (month - published.month) % 12
    year = published.year + (published.month + ahead > 12)  # of the next such month, this one included
    if direction < -1:
        return year - (ahead > 0 or (day or 0) > published.day)
    if direction > 0:
        return year - (ahead > _BEHIND)
    if direction < 0:
        return year - (ahead > (_SOON if day is not None else 1))
    return year - (ahead > _MONTHS_AHEAD)


def nearest_quarter(number: int, published: dt.date, direction: int) -> int:
    """The year of a quarter: one that has begun, or begins within three months where the clause looks ahead.

    >>> nearest_quarter(3, dt.date(1989, 10, 26), -1), nearest_quarter(4, dt.date(1998, 1, 26), 1)
    (1989, 1997)
    """
    ahead = 3 * number - 2 - published.month
    return published.year - (ahead > (3 if direction >= 0 else 0))


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


def is_past_weekend(published: dt.date, direction: int) -> bool:
    """Whether "the weekend" is the last one: until Wednesday, and until Friday where the clause speaks of the past.

    >>> [is_past_weekend(dt.date(2024, 9, 5), direction) for direction in (-1, 0, 1)]
    [True, False, False]
    """
    if direction > 0:
        return False
    return published.isoweekday() <= (_FRIDAY if direction < 0 else _WEDNESDAY)
