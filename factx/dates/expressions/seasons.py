"""Seasons, quarters, halves of years, and holidays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.dates import vocabulary as v
from factx.dates.expression import Calendar, Half, Holiday, Inside, Nth, Quarter, Season, Shifted
from factx.dates.expressions.fragments import HOLIDAY, MONTH, SEASON, YEAR, month_of
from factx.dates.expressions.rule import Piece, Rule, compiled
from factx.dates.lexicon import HOLIDAY_NAMES, SEASONS
from factx.numbers import parse_ordinal
from factx.patterns import Pattern

if TYPE_CHECKING:
    import re

_FOURTH: Final = r"first|second|third|fourth|1st|2nd|3rd|4th"
# EXAMPLE: the spring, summer 2007, summer of 1979, spring; NOT: fall (a verb or a city's), spring (a source)
_SEASON: Final = compiled(
    rf"(?P<the>the\s)?(?P<season>{SEASON})(?:(?:,?\s(?:of\s)?)(?P<year>{YEAR}))?(?!-(?!(?:spring|summer|autumn|fall|winter)\b)[a-z])"
)
# EXAMPLE: the third quarter, third-quarter, fiscal fourth quarter, Q3 2024, its fourth quarter, 3Q;
# NOT: a quarter (a fraction), the fourth quarters of a match
_QUARTER: Final = compiled(
    rf"(?:(?:the\s(?:company's\s)?(?!\w{{3,6}}-quarter))?(?:fiscal[-\s])?(?P<number>{_FOURTH})[-\s](?:fiscal[-\s])?quarter\b"
    rf"|(?<!\w)Q(?P<q>[1-4])(?:\s(?P<year>{YEAR}))?\b(?!\w)|(?P<q2>[1-4])Q\b)(?!-final|\s(?:of\sa\b"
    rf"|of\sthe\s(?:match|game)|final|century))"
)
# EXAMPLE: the last quarter of 2022, the final quarter of the year; NOT: last quarter
_LAST_QUARTER: Final = compiled(
    rf"(?:the\s)?(?:last|final)\squarter\b(?=\sof\s(?:the\syear|(?:fiscal\s)?{YEAR}|(?:this|last|next)\syear)\b)"
)
# EXAMPLE: the 1988 quarter, the 1990 third quarter, the 1989 period
_YEAR_QUARTER: Final = compiled(
    rf"the\s(?:comparable\s)?(?P<year>{YEAR})\s(?:(?P<number>{_FOURTH})[-\s])?(?:quarter|period)\b"
)
# EXAMPLE: the January-March period, the April to June quarter; NOT: the January-April period (no quarter)
_MONTHS_QUARTER: Final = compiled(
    rf"(?:the\s)?(?P<first>{MONTH})(?:[-–—]|\s(?:to|through)\s)(?P<last>{MONTH})\s(?:quarter|period)\b"
)
# EXAMPLE: last year's quarter, the corresponding period last year, the same quarter a year ago, the same period of 2003
_SAME_QUARTER: Final = compiled(
    rf"(?:(?:(?P<which>last|this|next)\syear['’]s\s|(?:the\s)?(?:corresponding|same|comparable"
    rf"|like)\s(?=\w+\s(?:of\s|in\s)?(?:last|a|the|(?P<year>{YEAR}))))(?:quarter|period)\b"
    rf"(?:\s(?:of\s|in\s)?(?:(?P<ago>last\syear|a\syear\s(?:ago|earlier|before)|the\s(?:previous"
    rf"|prior)\syear)|{YEAR})\b)?)"
)
# EXAMPLE: the quarter, the latest quarter, the current quarter; NOT: a quarter of, the quarter of the city
_THE_QUARTER: Final = compiled(
    r"(?:the|its|that)\s(?:fiscal\s|whole\s|full\s|(?P<latest>(?:latest|recent|most\srecent"
    r"|just-ended)\s))?(?:quarter\b|(?<=latest\s)period\b)(?!-)(?!\s(?:of\sa|century|million|pounder"
    r"|final))"
)
# EXAMPLE: the first half, first half of 2007, H1 2024, the latter half of the year; NOT: the first half of the match
_HALF: Final = compiled(
    rf"(?:(?:the\s)?(?P<number>first|second|last|latter|1st|2nd)[-\s]half\b(?=\sof\s(?:the\s(?:year"
    rf"|\w+\syear|(?:1|2)\d\d0s)|(?:fiscal\s)?{YEAR}|this\syear|last\syear|next\syear))"
    rf"|H(?P<h>[12])\s(?P<year>{YEAR}))"
)
# EXAMPLE: Christmas, the Labor Day weekend, the eve of the Thanksgiving holiday, New Year's Eve; NOT: easter eggs
_HOLIDAY: Final = compiled(
    rf"(?:(?P<eve>the\seve\sof\s(?:a\s|the\s)?)?(?:the\s(?=(?:4th"
    rf"|fourth)\sof|[\w\s'’.]{{3,22}}\sweekend))?(?P<name>{HOLIDAY})(?:(?P<weekend>\s(?:holiday\s)?weekend\b)|,?\s(?P<year>{YEAR})|(?(eve)\sholiday\b|(?!)))?"
    r"|(?P<newyear>the\seve\sof\s(?:a|the)\snew\syear\b))"
)
# EXAMPLE: "spring offensive", "fall semester"
_SEASONAL: Final = compiled(
    r"\s(?:offensives?|campaigns?|sessions?|semesters?|elections?|months|recess|holidays?|vacation)\b"
)
# EXAMPLE: "Christmas tree", "Easter eggs": things, not days
_THING: Final = compiled(
    r"\s(?:trees?|cards?|carols?|gifts?|presents?|songs?|lights?|decorations?|ornaments?|eggs?|bunny"
    r"|bunnies|pudding|turkeys?|costumes?|island|offensive|rising)\b"
)


#: Before "fall" and "spring", which are verbs and things too.
_IN_SEASON: Final = frozenset("in by until since during late early mid of every each".split())
#: Before "the fall".
_IN_THE_SEASON: Final = _IN_SEASON | set(
    "next this last and or from to through till before after for throughout over".split()
)
# EXAMPLE: "the fall of last year"; NOT: "the fall of the government", "the spring of water"
_OF_TIME: Final = compiled(r"\sof\s(?:\d{1,4}\b|the\s(?:year|same|foll|prev)|that|last|next|this)")
_OF: Final = compiled(r"\sof\s")
# EXAMPLE: "Summer Olympics": a name
_CAPITAL_AFTER: Final = Pattern(r"\x20[A-Z]")


def _season(match: re.Match[str]) -> Piece | None:
    text, word = match.string, match["season"].lower()
    season = Season(SEASONS[word], int(match["year"]) if match["year"] else None)
    if season.year or (_SEASONAL.match(text, match.end()) and not match["the"]):
        return season
    before = text[max(0, match.start() - 16) : match.start()].lower().split()
    last = before[-1].strip("\"'“(") if before else ""
    if match["the"]:
        thing = word in ("fall", "spring") and _OF.match(text, match.end()) and not _OF_TIME.match(text, match.end())
        return None if thing or (word == "fall" and last not in _IN_THE_SEASON) else season
    if word in ("fall", "spring") and last not in _IN_SEASON:
        return None
    named = match["season"][0].isupper() and _CAPITAL_AFTER.match(text, match.end())
    return None if named else season


def _quarter(match: re.Match[str]) -> Piece | None:
    number = int(match["q"] or match["q2"]) if match["q"] or match["q2"] else parse_ordinal(match["number"])
    return Quarter(number, int(match["year"]) if match["year"] else None)


def _last_quarter(match: re.Match[str]) -> Piece | None:
    del match
    return Quarter(4)


def _year_quarter(match: re.Match[str]) -> Piece | None:
    number = parse_ordinal(match["number"]) if match["number"] else None
    return Quarter(number, int(match["year"])) if number else Inside(Quarter(None), Calendar(year=int(match["year"])))


def _months_quarter(match: re.Match[str]) -> Piece | None:
    first, last = month_of(match["first"]), month_of(match["last"])
    return Quarter(last // 3) if last - first == 2 and last % 3 == 0 else None


def _same_quarter(match: re.Match[str]) -> Piece | None:
    if match["year"]:
        return Inside(Quarter(None), Calendar(year=int(match["year"])))
    by = {"this": 0, "next": 1}.get((match["which"] or "").lower(), -1)
    if not match["which"] and not match["ago"]:
        return None
    return Inside(Quarter(None), Shifted("year", by))


def _the_quarter(match: re.Match[str]) -> Piece | None:
    return Shifted("quarter", -1) if match["latest"] else Quarter(None)


def _half(match: re.Match[str]) -> Piece | None:
    if match["h"]:
        return Half(int(match["h"]), int(match["year"]))
    return Half(1 if match["number"].lower() in ("first", "1st") else 2)


#: Names of holidays that are written in lower case too.
_LOWER: Final = ("christmas", "new year", "halloween")


def _holiday(match: re.Match[str]) -> Piece | None:
    if match["newyear"]:
        return Holiday("new-years-eve")
    name = match["name"]
    if _THING.match(match.string, match.end()):
        return None
    if name.islower() and not name.startswith(_LOWER):
        return None  # "election day" is that of any country
    key = HOLIDAY_NAMES[" ".join(name.lower().replace("’", "'").split())]
    if match["weekend"]:
        return Inside(Nth(0, "weekend"), Holiday(key))
    return Holiday(key, int(match["year"]) if match["year"] else None, -1 if match["eve"] else 0)


RULES: Final = (
    Rule("dates.seasons/season", v.SEASON | v.ARTICLE, _SEASON, _season, v.SEASON),
    Rule("dates.seasons/quarter", v.ORDINAL | v.ARTICLE | v.DIGITS | v.ERA, _QUARTER, _quarter, v.UNIT | v.ERA),
    Rule("dates.seasons/last-quarter", v.WHICH | v.ARTICLE, _LAST_QUARTER, _last_quarter, v.UNIT),
    Rule("dates.seasons/year-quarter", v.ARTICLE, _YEAR_QUARTER, _year_quarter, v.YEAR),
    Rule("dates.seasons/months-quarter", v.MONTH | v.ARTICLE, _MONTHS_QUARTER, _months_quarter, v.UNIT),
    Rule("dates.seasons/same-quarter", v.ARTICLE | v.WHICH, _SAME_QUARTER, _same_quarter, v.UNIT),
    Rule("dates.seasons/the-quarter", v.ARTICLE | v.WHICH, _THE_QUARTER, _the_quarter, v.UNIT),
    Rule("dates.seasons/half", v.ORDINAL | v.ARTICLE | v.EDGE, _HALF, _half, v.UNIT),
    Rule(
        "dates.holidays/name",
        v.HOLIDAY | v.ARTICLE | v.DIGITS,
        _HOLIDAY,
        _holiday,
        v.HOLIDAY | v.DAYWORD | v.EDGE | v.CLOCK | v.MONTH,
    ),
)
