"""Years, decades and centuries; eras."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.dates import vocabulary as v
from factx.dates.expression import Calendar, Century, Decade
from factx.dates.expressions.fragments import ORDINAL, SPOKEN_YEAR, YEAR
from factx.dates.expressions.rule import Piece, Rule, compiled
from factx.dates.keep_years import is_span
from factx.numbers import SMALL, parse_number, parse_ordinal
from factx.patterns import Pattern

if TYPE_CHECKING:
    import re

_BC: Final = r"(?:BCE?\b|B\.\s?C\.(?:\s?E\.)?|B\.C\b)"
_AD: Final = r"(?:A\.?\s?D\b\.?(?!\w)|C\.E\.|CE\b)"

# EXAMPLE: 1989, the year 1950; NOT: 1,989; $1989; 1989-foot; 1500 people (see `keep_years`)
_YEAR: Final = compiled(rf"(?:the\syears?\s)? (?P<year>{YEAR}) (?:\s(?P<era>{_BC}|{_AD}))?")
# EXAMPLE: 481 BC, AD 79, 5 B.C.
_ERA_YEAR: Final = compiled(rf"(?:(?P<number>\d{{1,5}}) \s? (?P<era>{_BC}|{_AD}) | A\.?D\.?\s (?P<ad>\d{{1,4}}) \b)")
# EXAMPLE: 499 to 493 BC, 492-490 BC: the first of two years that share their era
_SHARED_ERA: Final = compiled(rf"(?P<number>\d{{1,4}})(?=(?:\s?[-–—]\s?|\s(?:to|and|or)\s)\d{{1,4}}\s{_BC})")
# EXAMPLE: '99, ’04; NOT: the '60s; 6'2; class of '99 is a year too
_SHORT_YEAR: Final = compiled(r"(?<![\w'’])['’](?P<year>\d\d)(?![\w'’]|[.,]\d)")
# EXAMPLE: nineteen ninety-six, the year two thousand; NOT: nineteen people
_SPOKEN: Final = compiled(
    rf"(?:(?:the\syear\s)? (?P<year> {SPOKEN_YEAR} ) | (?:the\syear\s"
    rf"|(?<=in\s)) (?P<thousand> two\sthousand(?:\s(?:and\s)?{SMALL})? )\b)"
)
_DECADE_WORD: Final = r"(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)"
# EXAMPLE: the 1980s, 1980's, the '80s, the nineties, the 470s BC; NOT: his eighties; in the 80s (a temperature)
_DECADE: Final = compiled(
    rf"""
    (?:the\s)? (?: (?P<full>(?:1\d|20)\d0)\s?['’]?s\b | (?<!\w)['’](?P<short>\d0)['’]?s\b |
      (?P<any>\d{{2,3}}0)['’]?s\s(?={_BC})
      | (?P<hundred>\w{{6,8}}[-\s])?(?P<word>{_DECADE_WORD})\b ) (?:\s?(?P<era>{_BC}))?
    """
)
# EXAMPLE: the 20th century, eighteenth-century, the 4th century BC; NOT: a century
_CENTURY: Final = compiled(
    rf"(?:the\s)? (?P<number>{ORDINAL}) [-\s] (?:century|centuries)\b (?:\s(?P<era>{_BC}|{_AD}))?"
)
_NAME: Final = Pattern(r"Century [A-Z]")
# EXAMPLE: fiscal 1989, fiscal year 2024, FY2024, FY 24
_FISCAL: Final = compiled(
    rf"(?:(?:the\s)? fiscal (?:[-\s]year)? \s (?:ended\s|ending\s|of\s)? (?P<year>{YEAR}) "
    rf"| FY\s?(?P<short>['’]?\d\d|20\d\d)\b)"
)
# EXAMPLE: 1975-79, 2003–04, 1991-1995: two dates, the first here
_SPAN_END: Final = compiled(r"(?<=\d\d[-–—/])(?P<year>\d\d)(?![\w.,]\d|\d|[-–]\d)\b")

_DECADES: Final = {
    word: i
    for i, word in enumerate("zero ten twenties thirties forties fifties sixties seventies eighties nineties".split())
}


def _bc(era: str | None) -> bool:
    return bool(era) and era is not None and era[0] in "bB"


def _year(match: re.Match[str]) -> Piece | None:
    return Calendar(year=int(match["year"]), bc=_bc(match["era"]))


def _era_year(match: re.Match[str]) -> Piece | None:
    if match["era"] and match["era"][0].islower():
        return None
    year = int(match["number"] or match["ad"])
    return Calendar(year=year, bc=_bc(match["era"])) if 0 < year < 10000 else None


def _shared_era(match: re.Match[str]) -> Piece | None:
    return Calendar(year=int(match["number"]), bc=True)


def _short_year(match: re.Match[str]) -> Piece | None:
    year = int(match["year"])
    return Calendar(year=year + (2000 if year < 40 else 1900))


def _spoken(match: re.Match[str]) -> Piece | None:
    if match["thousand"]:
        number = parse_number(match["thousand"])
        return Calendar(year=int(number)) if number and 2000 <= number < 2100 else None
    words = match["year"].replace("-", " ").split(" ", 1)
    first, rest = parse_number(words[0]), words[1].lower()
    second = 0 if rest == "hundred" else parse_number(rest.removeprefix("oh").strip())
    if first is None or second is None or not 10 <= first <= 20 or not 0 <= second < 100:
        return None
    if second < 10 and not rest.startswith("oh") and rest != "hundred":
        return None
    if first == 20 and second < 10:
        return None
    return Calendar(year=int(first) * 100 + int(second))


def _decade(match: re.Match[str]) -> Piece | None:
    bc = _bc(match["era"])
    if match["full"]:
        return Decade(int(match["full"][:3]), bc=bc)
    if match["any"]:
        return Decade(int(match["any"][:-1]), bc=True)
    if match["short"]:
        return Decade(int(match["short"][0]), short=True)
    word, hundred = _DECADES[match["word"].lower()], match["hundred"]
    if hundred:
        number = parse_number(hundred.strip(" -"))
        return Decade(int(number) * 10 + word) if number and 10 <= number <= 20 else None
    text = match.group()
    return Decade(word, short=True) if text[:1] in "tT" and text[:4].lower() == "the " else None


def _century(match: re.Match[str]) -> Piece | None:
    number = parse_ordinal(match["number"])
    if _NAME.search(match.string, match.end() - 7, match.end() + 3):
        return None  # "the 21st Century Fund"
    return Century(number, bc=_bc(match["era"])) if number and number <= 99 else None


def _fiscal(match: re.Match[str]) -> Piece | None:
    year = int((match["year"] or match["short"]).lstrip("'’"))
    return Calendar(year=year if year > 99 else 2000 + year, fiscal=True)


def _span_end(match: re.Match[str]) -> Piece | None:
    """The year whose last two digits end a span of years; its century is that of the first."""
    text, at = match.string, match.start()
    first, last = text[max(0, at - 5) : max(0, at - 1)], match["year"]
    if len(first) < 4 or not first.isdigit() or not first.isascii() or (at > 5 and text[at - 6] in "-–"):
        return None
    if not 1000 <= int(first) <= 2100 or last <= first[2:] or not is_span(text[max(0, at - 16) : at - 5], first, last):
        return None
    return Calendar(year=int(first[:2] + last))


RULES: Final = (
    Rule("dates.years/year", v.YEAR | v.ARTICLE, _YEAR, _year, v.YEAR),
    Rule("dates.years/era", v.DIGITS | v.YEAR | v.ERA, _ERA_YEAR, _era_year, v.ERA),
    Rule("dates.years/shared-era", v.DIGITS, _SHARED_ERA, _shared_era, v.ERA),
    Rule("dates.years/short-year", v.YEAR, _SHORT_YEAR, _short_year),
    Rule("dates.years/spoken", v.NUMBER | v.ARTICLE, _SPOKEN, _spoken, v.NUMBER),
    Rule("dates.years/decade", v.YEAR | v.ARTICLE | v.ERA | v.NUMBER, _DECADE, _decade, v.YEAR | v.ERA),
    Rule("dates.years/century", v.ORDINAL | v.DIGITS | v.ARTICLE, _CENTURY, _century, v.UNIT),
    Rule("dates.years/fiscal", v.ERA | v.ARTICLE, _FISCAL, _fiscal, v.ERA),
    Rule("dates.years/span-end", v.DIGITS, _SPAN_END, _span_end, v.YEAR, around=True),
)
