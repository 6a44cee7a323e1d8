"""Calendar dates: in the forms of newspapers and of ISO 8601."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.dates import vocabulary as v
from factx.dates.expression import Calendar, Clock, Timed
from factx.dates.expressions.fragments import (
    DAY,
    DAY_ORDINAL,
    MONTH,
    WEEKDAY_ANY,
    YEAR,
    day_of,
    is_name,
    month_of,
    weekday_of,
)  # fmt: skip
from factx.dates.expressions.rule import DayNumber, Piece, Rule, compiled

if TYPE_CHECKING:
    import re

#: Months whose names are also common words: in lower case they are dates only with a year.
_COMMON: Final = frozenset({"may", "march", "mar", "jan", "dec", "sep", "oct", "nov", "jun", "jul", "apr", "aug"})

# EXAMPLE: Sept. 27; September 06,2024; March 8th, 1999; the June 20 of 1792; NOT: May 500; March 3.5; Jan 30,000
_MONTH_DAY: Final = compiled(
    rf"""
    (?P<month>{MONTH}) (?:\s{{0,2}}|/|-(?=\d{{1,2}}-\d{{4}})) (?:the\s)?
    (?P<day> {DAY_ORDINAL} | {DAY} (?! ,\d{{3}}(?!\d) | \s?(?:percent|per\scent|million|billion)\b | -\d{{3}}(?!\d) ) )
    (?: (?: \s?,?\s? | \sof\s | -) (?P<year> {YEAR} ) )?
    """
)
# EXAMPLE: 27 September 2024; the 19th of October 1950; 3rd March; 04th Jan 2019; NOT: 12 May-Britt
_DAY_MONTH: Final = compiled(
    rf"""
    (?: the\s )? (?P<day> {DAY_ORDINAL} | {DAY} ) [\s-] (?:of\s(?:the\smonth\sof\s)?)? (?P<month>{MONTH}) (?!-[A-Z])
    (?: (?: ,?\s? | \sof\s | - ) (?P<year> {YEAR} ) )?
    """
)
# EXAMPLE: May 1789; February of 1940; April, 1920; Jan. 2005; NOT: March 2000 miles
_MONTH_YEAR: Final = compiled(rf"(?P<month>{MONTH}) (?: ,?\s? (?:of\s(?:the\syear\s)?)? | [-/] ) (?P<year>{YEAR})")
# EXAMPLE: May; Sept.; NOT: may, march, Mar, April Jones (a name: see `keep`)
_MONTH_ALONE: Final = compiled(rf"(?:the\smonth\sof\s)? (?P<month>{MONTH})")
# EXAMPLE: 2024-09-06, 2024-09-06T14:30:00Z; NOT: 555-2024-09-06
_ISO: Final = compiled(
    r"""
    (?<!\d)(?<!\d-) (?P<year>[12]\d{3}) (?P<sep>[-/]) (?P<month>0?[1-9]|1[0-2]) (?P=sep) (?P<day>3[01]|[12]\d|0?[1-9])
      (?!\d|-\d)
    (?: [T\s] (?P<hour>[01]\d|2[0-4]) : (?P<minute>[0-5]\d) (?: : (?P<second>[0-5]\d) (?:\.\d{1,6})? )?
        (?P<zone> Z | [+-]\d\d:?\d\d )? )?
    """
)
# EXAMPLE: 20240906 (ISO 8601 basic format); NOT: 20241306, 120240906
_BASIC: Final = compiled(
    r"(?<![\d.,$€£])(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?![\d,]|\.\d)"
)
# EXAMPLE: 2024-09, 2015-3; NOT: 2003-09 (a span of years may be meant), 2011-12
_ISO_MONTH: Final = compiled(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>0?[1-9])(?![\w-]|\.\d)")
# EXAMPLE: 09/2024, 12-2015; NOT: 2011-12 (a season), 5/2015/3
_NUMERIC_MONTH: Final = compiled(r"(?<![\d/.-])(?P<month>0?[1-9]|1[0-2])[/-](?P<year>(?:19|20)\d\d)(?![\d/-]|\.\d)")
# EXAMPLE: 9/6/2024, 27.09.2024, 27/9/24; NOT: 1/2, 3/4/5/6, 24/7
_NUMERIC: Final = compiled(
    r"(?<![\d/.])(?<!(?<!/\d{4})-) (?P<a>\d{1,2}) (?P<sep>[/.-]) (?P<b>\d{1,2}) (?P=sep) (?P<year>\d{4}"
    r"|['’]?\d\d) (?![\d/]|\.\d|-(?!\d{1,2}/\d))"
)
# EXAMPLE: on 22/04, by 4/22; NOT: 3/4 of, 24/7, 9/11 (a holiday row)
_SLASHED: Final = compiled(r"(?<=\s) (?P<a>\d{1,2}) / (?P<b>\d{1,2}) (?![\d/%]|\s(?:of|cup|inch))")
# EXAMPLE: Friday, Sat.; NOT: sun, sat (a short form is a date only before another: see `compose`)
_WEEKDAY: Final = compiled(rf"(?P<weekday>{WEEKDAY_ANY})")
# EXAMPLE: the 5th, the twenty-first of the month: NOT: the 5th floor (see `compose`: only with a weekday or month)
_NTH_DAY: Final = compiled(
    rf"the\s(?P<day>{DAY_ORDINAL}) (?:\sof\s(?P<whole>this|that|the|next|last)\s(?:same\s)?month\b)?"
)
_DAY_NUMBER: Final = compiled(
    rf"(?P<day>{DAY})(?!['’]?\w|\s?%|-[A-Za-z])|(?P<nth>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b)"
)


def _month_day(match: re.Match[str]) -> Piece | None:
    month, day, year = match["month"], day_of(match["day"]), match["year"]
    if day is None or (not is_name(month) and not year and month.rstrip(".") in _COMMON and month == "may"):
        return None
    if month in ("may", "march") and not year and not match["day"][-1].isalpha():
        return None
    return _valid(int(year) if year else None, month_of(month), day)


def _day_month(match: re.Match[str]) -> Piece | None:
    month, day = match["month"], day_of(match["day"])
    if day is None or (month in ("may", "march", "mar") and not match["year"]):
        return None
    return _valid(_year(match["year"]), month_of(month), day)


def _valid(year: int | None, month: int, day: int) -> Calendar | None:
    """No 31st of June and no 29th of February in a year without one."""
    if month in (4, 6, 9, 11) and day > 30:
        return None
    if month == 2 and (day > 29 or (day == 29 and year and (year % 4 or (year % 100 == 0 and year % 400)))):
        return None
    return Calendar(year=year, month=month, day=day)


def _year(words: str | None) -> int | None:
    """A year of four digits, or of two: 00–39 in this century, 40–99 in the last."""
    if not words:
        return None
    year = int(words.lstrip("'’"))
    if len(words.lstrip("'’")) == 2:
        return year + (2000 if year < 40 else 1900)
    return year


def _month_year(match: re.Match[str]) -> Piece | None:
    return Calendar(year=int(match["year"]), month=month_of(match["month"]))


_IN: Final = compiled(
    r"\b(?:in|of|since|until|till|by|between|from|to|after|before|during|last|next|this|late|early|mid"
    r"|and)(?:\sthe)?\s$"
)


def _month_alone(match: re.Match[str]) -> Piece | None:
    word = match["month"]
    before = match.string[max(0, match.start() - 9) : match.start()].lower()
    if _IN.search(before) and (
        is_name(word) or word.rstrip(".") not in ("may", "march", "mar", "sun") or before.endswith("in ")
    ):
        return Calendar(month=month_of(word))
    if not is_name(word) or (
        len(word) <= 3 and word.lower() not in ("may", "jan", "feb", "aug", "sep", "oct", "nov", "dec")
    ):
        return None if not (word.endswith(".") and is_name(word)) else Calendar(month=month_of(word))
    if word.isupper() and word.lower() in ("may", "march", "mar", "dec", "sep", "oct", "nov"):
        return None
    if len(word) == 3 and word != "May":
        return None
    return Calendar(month=month_of(word))


def _basic(match: re.Match[str]) -> Piece | None:
    return _valid(int(match["year"]), int(match["month"]), int(match["day"]))


def _iso_month(match: re.Match[str]) -> Piece | None:
    year, month = int(match["year"]), int(match["month"])
    return Calendar(year=year, month=month) if month <= year % 100 else None


def _numeric_month(match: re.Match[str]) -> Piece | None:
    return Calendar(year=int(match["year"]), month=int(match["month"]))


def _iso(match: re.Match[str]) -> Piece | None:
    day = _valid(int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None or match["hour"] is None:
        return day
    zone = match["zone"] or ""
    offset = "+00:00" if zone.upper() == "Z" else zone if not zone or ":" in zone else zone[:3] + ":" + zone[3:]
    second = int(match["second"]) if match["second"] else None
    return Timed(Clock(int(match["hour"]), int(match["minute"]), second, offset), day)


def _numeric(match: re.Match[str]) -> Piece | None:
    a, b, year = int(match["a"]), int(match["b"]), _year(match["year"])
    if match["sep"] == "." and len(match["year"]) != 4:
        return None
    month, day = (b, a) if a > 12 or match["sep"] == "." else (a, b)
    return _valid(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


_BEFORE_SLASHED: Final = frozenset(
    {"on", "by", "until", "till", "since", "from", "dated", "between", "this", "next", "last"}
)
# EXAMPLE: the second of "11/20, 11/22 or 11/25"
_LISTED: Final = compiled(r"\d{1,2}/\d{1,2}(?:,|,?\s(?:or|and|to))\s$")


def _slashed(match: re.Match[str]) -> Piece | None:
    """Only where a preposition of time stands before it: elsewhere it is a fraction or a score."""
    before = match.string[max(0, match.start() - 8) : match.start()].lower().split()
    a, b = int(match["a"]), int(match["b"])
    if (a, b) == (9, 11):
        return None  # the holidays have it
    listed = _LISTED.search(match.string, max(0, match.start() - 12), match.start())
    if listed is None and (not before or before[-1] not in _BEFORE_SLASHED):
        return None
    month, day = (b, a) if a > 12 else (a, b)
    return _valid(None, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _weekday(match: re.Match[str]) -> Piece | None:
    word = match["weekday"]
    if not word.lower().endswith("day") and not is_name(word):
        return None
    return Calendar(weekday=weekday_of(word))


# EXAMPLE: "the fourth decline", "the 12th floor": a thing that is numbered
_NOUN: Final = compiled(
    r"\s(?!(?:of|and|or|in|at|to|for|when|from|by|with|after|as|on|he|she|they|it|the|a|an|was|were|is"
    r"|until|till|through|that|but)\b)[a-z]|-[a-z]"
)


def _nth_day(match: re.Match[str]) -> Piece | None:
    day = day_of(match["day"])
    if day is None or _NOUN.match(match.string, match.end()):
        return None
    return Calendar(day=day)


def _day_number(match: re.Match[str]) -> Piece | None:
    day = day_of(match.group())
    return None if day is None else DayNumber(day, ordinal=match["nth"] is not None)


RULES: Final = (
    Rule("dates.calendar/iso", v.DIGITS, _ISO, _iso),
    Rule("dates.calendar/numeric", v.DIGITS, _NUMERIC, _numeric),
    Rule("dates.calendar/iso-month", v.YEAR, _ISO_MONTH, _iso_month),
    Rule("dates.calendar/iso-basic", v.YEAR, _BASIC, _basic),
    Rule("dates.calendar/numeric-month", v.DIGITS, _NUMERIC_MONTH, _numeric_month, v.YEAR),
    Rule("dates.calendar/month-day", v.MONTH, _MONTH_DAY, _month_day),
    Rule("dates.calendar/day-month", v.DIGITS | v.ORDINAL | v.ARTICLE | v.NUMBER, _DAY_MONTH, _day_month, v.MONTH),
    Rule("dates.calendar/month-year", v.MONTH, _MONTH_YEAR, _month_year, v.YEAR),
    Rule("dates.calendar/month", v.MONTH | v.ARTICLE, _MONTH_ALONE, _month_alone, v.MONTH),
    Rule("dates.calendar/weekday", v.WEEKDAY, _WEEKDAY, _weekday),
    Rule("dates.calendar/slashed", v.DIGITS, _SLASHED, _slashed),
    Rule("dates.calendar/nth-day", v.ARTICLE, _NTH_DAY, _nth_day, v.MONTH | v.WEEKDAY | v.UNIT | v.CLOCK, around=True),
    Rule("dates.calendar/day-number", v.DIGITS, _DAY_NUMBER, _day_number, v.MONTH | v.WEEKDAY, around=True),
)
