"""So long before or after: ten days ago, two weeks later, the year-ago quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.dates import vocabulary as v
from factx.dates.expression import Inside, Offset, Quarter
from factx.dates.expressions.fragments import COUPLE, FILLER, NUMBER, SOME, UNIT, amount_of
from factx.dates.expressions.rule import Piece, Rule, compiled
from factx.numbers import parse_ordinal

if TYPE_CHECKING:
    import re

    from factx.dates.expression import Base

# EXAMPLE: a year ago, two weeks earlier, several months later, three days from now, years ago, a week or so ago
_OFFSET: Final = compiled(
    rf"""
    (?: (?P<some>{SOME}) \s | (?P<number>{COUPLE} | an? | one | {NUMBER}
      (?:\s?(?:to|or|-|–)\s?(?P<high>{NUMBER}))? ) [-\s] )?
    {FILLER}? (?P<unit>{UNIT}) (?:\sor\s(?:so|two|more))?
    [-\s] (?P<which> ago | earlier | later | before(?=\s?[,.;:)]|\s*$) | previously | from\s(?:now|today) | hence
      | ahead\sof\snow
                    | afterwards? | on(?=,) | after(?=\s?[,.;:)]|\s*$) | back(?=\s?[,.;]) ) \b
    """
)
# EXAMPLE: year-ago, the year-earlier quarter, the comparable year-ago period
_YEAR_AGO: Final = compiled(
    r"(?:(?:the|a)\s(?=[^.,;]{0,20}year[-\s](?:ago|earlier)\s(?:(?:first|second|third"
    r"|fourth)[-\s])?(?:quarter|period)))?(?:comparable\s|same\s)?year-(?P<side>ago|earlier)"
    r"(?:\s(?:(?P<number>first|second|third|fourth)[-\s])?(?P<noun>quarter|period)\b)?(?!\s(?:nine|six|three)\b)"
)


def _offset(match: re.Match[str]) -> Piece | None:
    unit, which = match["unit"], match["which"].lower()
    number = match["number"]
    if number in ("a", "A") and "-" in match.group():
        return None  # "a year-earlier loss": the article is the noun's
    if number is None and match["some"] is None and not unit.lower().endswith("s"):
        return None
    amount = amount_of(number, unit, match["high"])
    if amount is None:
        return None
    if (
        amount.low is not None
        and amount.unit in ("hour", "minute", "second")
        and which in ("earlier", "later", "before", "after")
    ):
        return None  # "an hour later": without a clock time to count from it is the duration
    sign = -1 if which in ("ago", "earlier", "before", "previously", "back") else 1
    base: Base = "now" if which in ("ago", "back", "hence", "on") or which.startswith("from") else "then"
    return Offset(amount, -1 if sign < 0 else 1, base)


def _year_ago(match: re.Match[str]) -> Piece | None:
    amount = amount_of("one", "year")
    if amount is None:
        return None
    year = Offset(amount, -1, "now" if match["side"].lower() == "ago" else "then")
    if match["noun"] is None:
        return year
    return Inside(Quarter(parse_ordinal(match["number"]) if match["number"] else None), year)


RULES: Final = (
    Rule("dates.offsets/counted", v.NUMBER | v.DIGITS | v.QUANTITY | v.ARTICLE | v.UNIT, _OFFSET, _offset, v.SHIFT),
    Rule("dates.offsets/year-ago", v.ARTICLE | v.UNIT, _YEAR_AGO, _year_ago, v.SHIFT),
)
