"""The day of a holiday in a year."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from factx.dates.lexicon import HOLIDAY_RULES

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Years for which the tables of movable feasts are asked.
_TABLE_YEARS: Final = range(1900, 2101)


@lru_cache(maxsize=4096)
def holiday(key: str, year: int) -> dt.date | None:
    """The first day of a holiday in a year, None where no rule gives it.

    >>> holiday("thanksgiving", 1999).isoformat(), holiday("easter", 2024).isoformat()
    ('1999-11-25', '2024-03-31')
    """
    rule = HOLIDAY_RULES[key]
    if not 1 <= year <= dt.MAXYEAR:
        return None
    if "once" in rule:
        return dt.date.fromisoformat(rule["once"])
    try:
        day = _ruled(rule, year)
        return None if day is None else day + dt.timedelta(days=rule.get("plus", 0))
    except (ValueError, OverflowError):
        return None


def _ruled(rule: Mapping[str, Any], year: int) -> dt.date | None:
    if "table" in rule:
        return _table(*rule["table"], year) if year in _TABLE_YEARS else None
    if "fixed" in rule:
        month, day = rule["fixed"].split("-")
        return dt.date(year, int(month), int(day))
    if "easter" in rule:
        return easter(year) + dt.timedelta(days=rule["easter"])
    month, weekday, number = rule["nth"]
    return nth_weekday(year, month, weekday, number)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> dt.date:
    """The n-th ISO weekday of a month, the last for -1; ValueError if the month has no such day.

    >>> nth_weekday(2024, 5, 1, -1).isoformat()
    '2024-05-27'
    """
    if number < 0:
        following = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        return following - dt.timedelta(days=(following.isoweekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (number - 1)
    return dt.date(year, month, day)


def easter(year: int) -> dt.date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


@lru_cache(maxsize=256)
def _table(country: str, name: str, year: int) -> dt.date | None:
    import holidays  # noqa: PLC0415  # heavy, and asked for by few texts

    days = holidays.country_holidays(country, years=year, language="en_US")
    matching = sorted(day for day, title in days.items() if title.lower().startswith(name.lower()))
    return matching[0] if matching else None
