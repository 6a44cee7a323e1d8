"""A quantity as it is written: number or range, currency, unit, age, rate; not yet related to its clause."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factx.counts.letters import read_letter_scale
from factx.counts.measures import Measure, money_before, per_after
from factx.counts.quantity import Expression, measured
from factx.counts.ranges import read_range
from factx.counts.scan import read_numeral
from factx.counts.shares import read_named_share, read_share

if TYPE_CHECKING:
    from factx.counts.numeral import Numeral

__all__ = ["Expression", "read_expression"]

# EXAMPLE: the sign of "-5", "minus 5", "minus-5"
_MINUS: Final = re.compile(
    r"(?:(?<![\w)])(?P<sign>[-\u2212])\s?|(?<![^\W_])(?P<word>minus|negative)[-\s])$", re.IGNORECASE
)
#: The last letter of a word before a number, unless of "minus" or "negative".
_NO_SIGN: Final = frozenset("abcdfghijklmnopqrtuvwxyz,.;:")
# EXAMPLE: behind "- 20" in tokenised text, where the hyphen is a sign
_DEGREES: Final = re.compile(r"\s?(?:degrees?\b|°)", re.IGNORECASE)
# EXAMPLE: -page, -point, -bedroom: any noun may be a unit behind a hyphen
_HYPHENED: Final = re.compile(r"\s?-(?P<noun>[^\W\d_]{2,20})(?![^\W_])(?!-(?!and|or)[^\W\d_])")
# EXAMPLE: -mile-long, -year-high
_HYPHENED_MEASURE: Final = re.compile(r"-(?:long|wide|high|tall|deep|thick|strong)(?![^\W_])", re.IGNORECASE)
# EXAMPLE: what joins the sides of a vote: "5-to-4"
_TO_NUMBER: Final = re.compile(r"-to-(?=\d)", re.IGNORECASE)
#: Behind a hyphen, but no unit.
_NOT_UNITS: Final = frozenset(
    "and or to plus minus year month week day hour minute second time way sided faced hand handed class rate "
    "party based like type led old ish some fold for by in on off of the a an off-and first man term "
    "old-fashioned stop word size sized born long".split()
)


def read_expression(text: str, anchor: int, floor: int, limit: int) -> Expression | None:
    """The quantity whose first number's anchor is at `anchor`, within [floor, limit)."""
    number = read_numeral(text, anchor, floor, limit)
    if number is None:
        return None
    if number.form in ("ordinal", "multiple"):
        return _plain(number)
    share = read_share(text, number, limit)
    if share:
        return _plain(share)
    named = read_named_share(text, number, limit)
    if named:
        return replace(_plain(named[0]), noun=named[1:])
    money = money_before(text, number.start, floor) if number.form != "fraction" else None
    if money is None and text[number.start - 1 : number.start] in ("-", "\u2212") and number.start - 1 > floor:
        money = money_before(text, number.start - 1, floor)
        money = replace(money, end=number.start) if money and text[money.end - 1] != " " else None
    number = read_letter_scale(text, number, limit, money=money is not None)
    number, start = _signed(text, number, money, floor)
    first = measured(text, number, start, money, limit)
    return _finished(text, read_range(text, first, number, money, floor, limit) or first, limit)


def _plain(number: Numeral) -> Expression:
    return Expression(
        number.start, number.end, number.low, number.high, number.form, number.digits,
        relation=number.relation, bare_end=number.end,
    )  # fmt: skip


def _signed(text: str, number: Numeral, money: Measure | None, floor: int) -> tuple[Numeral, int]:
    """The number with its sign, and where the expression starts (at the currency or sign)."""
    start = money.start if money else number.start
    if money and number.start > start and text[number.start - 1] in "-\u2212":
        return replace(number, low=-number.high, high=-number.low), start
    signed = text[start - 1 : start] in ("-", "\u2212", " ") and text[start - 2 : start - 1].lower() not in _NO_SIGN
    match = _MINUS.search(text, max(floor, start - 10), start) if signed else None
    if match and (match["word"] or match.end() - match.start() == 1 or _DEGREES.match(text, number.end)):
        return replace(number, low=-number.high, high=-number.low), match.start()
    return number, start


# EXAMPLE: "12 page" in "the 12 page document": a singular noun that sizes the next
_SINGULAR: Final = re.compile(
    r"\s(?P<noun>page|member|cylinder|speed|door|bedroom|bed|seat|seater|storey|story|floor|lane|person|man|game|match|point|piece|part|step|"
    r"way|nation|country|state|party|judge|tier|stage|volume|track|wheel|room|digit|star|gun)\s(?=[a-z])",
    re.IGNORECASE,
)
# EXAMPLE: "3,000-strong"
_STRONG: Final = re.compile(r"[-\s]strong(?![^\W_])", re.IGNORECASE)
_DETERMINED: Final = re.compile(r"(?<![^\W_])(?:an?|the|its|this|that|his|her)\s$", re.IGNORECASE)


def _finished(text: str, found: Expression, limit: int) -> Expression | None:
    """With what may still follow: "-strong", a hyphened noun as unit, a rate."""
    if found.unit is None:
        modifier = _SINGULAR.match(text, found.end, limit)
        if (
            modifier
            and found.form == "cardinal"
            and found.low > 1
            and _DETERMINED.search(text, max(0, found.start - 5), found.start)
        ):
            return replace(
                found, end=modifier.end("noun"), unit=modifier["noun"].lower(), dimension="noun", hyphen=True,
            )  # fmt: skip
        strong = _STRONG.match(text, found.end, limit)
        if strong:
            return replace(found, end=strong.end(), strong=True)
        noun = _HYPHENED.match(text, found.end, limit)
        if noun and found.form in ("cardinal", "range"):
            name = noun["noun"]
            if _TO_NUMBER.match(text, found.end, limit):
                return found
            if name.lower() in _NOT_UNITS or (name[0].isupper() and not text[found.start].isupper()):
                return None if found.form == "cardinal" else found
            return replace(
                found,
                end=noun.end(),
                unit=name.lower(),
                dimension="noun",
                hyphen=True,
            )
    elif found.hyphen:
        extra = _HYPHENED_MEASURE.match(text, found.end, limit)
        if extra:
            found = replace(found, end=extra.end())
    per = per_after(text, found.end, len(text)) if found.form != "age" else None
    return found if per is None else replace(found, per=per)
