"""Ranges: two numbers that bound one quantity, and what only looks like it (two levels of a change, a score)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from factx.counts.letters import read_letter_scale
from factx.counts.measures import money_before
from factx.counts.quantity import Expression, measured
from factx.counts.scan import read_numeral
from factx.numbers import plain
from factx.patterns import Pattern

if TYPE_CHECKING:
    from factx.counts.measures import Measure
    from factx.counts.numeral import Numeral

# EXAMPLE: 10-20, 10 to 20, 19 or 20, 10 – 20, ~
_TO: Final = Pattern(
    r"(?:-(?P<tight>to|or)-|\s?(?P<dash>[-\u2010-\u2014~]|--)\s?|/(?=[$€£])|\s(?P<word>to|or|and|through)(?:\seven)?\s|,?\sto-)"
    r"(?=[\d.$€£¥]|[^\W\d_]{2})",
    re.IGNORECASE,
)
#: First characters of those, of which any may be a blank.
_LINKS: Final = frozenset(" \t\n\r\u00a0\u2009\u202f-\u2010\u2011\u2012\u2013\u2014~/,")
_BETWEEN: Final = Pattern(r"(?<![^\W_])(?P<word>between|from)\s$", re.IGNORECASE)
# EXAMPLE: "increased from 9 to 10", "a fall in prices from 3 to 2": a change between two levels is no range
_CHANGED: Final = Pattern(
    r"(?<![^\W_])(?:ris(?:e[sn]?|ing)|rose|increas\w{1,3}|gr[oe]w\w{0,3}|jump\w{0,3}|climb\w{0,3}|f[ae]ll\w{0,3}|drop\w{0,4}|declin\w{1,3}"
    r"|decreas\w{1,3}|cut\w{0,4}|rais\w{1,3}|lower\w{0,3}|reduc\w{1,5}|up|down|slump\w{0,3}|shr[aiu]nk\w{0,3}|plung\w{1,3}|swell\w{0,3}|narrow\w{0,3}"
    r"|chang\w{1,3}|boost\w{0,3}|slid\w{0,3}|slip\w{0,4}|surg\w{1,3}|soar\w{0,3}|expand\w{0,3}|improv\w{1,5})(?![^\W_])[^.;]{0,30}$",
    re.IGNORECASE,
)


#: How far before a range a verb of change is looked for.
_CHANGE_REACH: Final = 40
#: Numbers below this may take the scale of the number they are joined to: "3-5 million", not "500,000 to 1 million".
_SCALABLE: Final = 1000


class _Side(NamedTuple):
    """One end of a range: its number and the number with its unit."""

    number: Numeral
    whole: Expression


def read_range(
    text: str, first: Expression, number: Numeral, money: Measure | None, floor: int, limit: int
) -> Expression | None:
    """The whole range when another number follows: "10 to 20", "between 10 and 20", "$3-5 million"; else None."""
    to = _TO.match(text, first.end, limit) if text[first.end : first.end + 1] in _LINKS else None
    if to is None or first.form == "fraction":
        return None
    opening = _BETWEEN.search(text, max(floor, first.start - 9), first.start)
    word = (to["word"] or to["tight"] or "").lower()
    between = opening is not None and opening["word"].lower() == "between"
    if word == "and" and not between:
        return None
    if word in ("and", "or") and (first.hyphen or first.form == "age"):
        return None
    right = _second(text, to.end(), limit, money=money is not None)
    if right is None or not _may_join(text, _Side(number, first), right, word, opening):
        return None
    low, high = _scaled_low(text, number, right.number), right.whole.high
    if low >= high or (word == "or" and high - low > max(Decimal(1), low / 4)):
        return None
    opened = opening is not None and word == ("and" if between else "to")
    unit = right.whole if right.whole.unit else first
    return replace(
        right.whole, start=opening.start() if opened and opening else first.start, low=plain(low), high=plain(high),
        form="age" if right.whole.form == "age" else "range", unit=unit.unit, dimension=unit.dimension,
        symbol=unit.symbol, digits=first.digits,
    )  # fmt: skip


# EXAMPLE: the currency between "to" and the digits: "to $5", "to RM20"
_SIGN: Final = Pattern(r"[^\s\d]{0,5}\s?(?=[\d.])")


def _second(text: str, at: int, limit: int, *, money: bool) -> _Side | None:
    """The other end of the range at `at`."""
    begin = at
    sign = None if text[at : at + 1].isdigit() else _SIGN.match(text, at, limit)
    if sign and money_before(text, sign.end(), begin):
        at = sign.end()
    if not (text[at : at + 1].isalnum() or text[at : at + 1] in ("½", "¼", "¾")):
        return None
    number = read_numeral(text, at, begin, limit)
    if number is None or number.form not in ("cardinal", "vague"):
        return None
    currency = money_before(text, number.start, begin)
    number = read_letter_scale(text, number, limit, money=money or currency is not None)
    return _Side(number, measured(text, number, currency.start if currency else number.start, currency, limit))


def _may_join(text: str, left: _Side, right: _Side, word: str, opening: re.Match[str] | None) -> bool:
    """Whether units and words allow the two to be one range."""
    first, second = left.whole, right.whole
    if first.unit and second.unit and first.unit != second.unit:
        return False
    if first.unit and second.unit is None and first.dimension != "money" and not first.symbol:
        return False
    if word == "or":
        return "money" not in (first.dimension, second.dimension)
    if word != "to":
        return True
    if first.dimension == "money" and second.unit and first.symbol != second.symbol:
        return False  # "15 sen to RM2.70"
    start = opening.start() if opening and opening["word"].lower() == "from" else None
    if start is None:
        # "rose 3 percent to 5 percent": each number has all it needs
        start = first.start if first.unit and left.number.scaled == right.number.scaled else None
    return start is None or not _CHANGED.search(text, max(0, start - _CHANGE_REACH), start)


def _scaled_low(text: str, left: Numeral, right: Numeral) -> Decimal:
    """The lower bound, with the scale of the upper one where it has none of its own."""
    if right.scaled and not left.scaled and right.form == "cardinal" and abs(left.low) < _SCALABLE:
        factor = _scale_of(text, right)
        if factor and left.low * factor < right.low:
            return left.low * factor
    return left.low


# EXAMPLE: the digits of "5.5 million"
_DIGITS: Final = Pattern(r"[\d.,]+")


def _scale_of(text: str, number: Numeral) -> Decimal | None:
    """The power of ten of a number's scale: the value over what its digits alone would be."""
    digits = _DIGITS.match(text, number.start, number.end)
    if digits is None:
        return Decimal(10) ** (number.low.adjusted() // 3 * 3) if number.low else None
    try:
        bare = Decimal(digits.group().replace(",", ""))
    except ArithmeticError:
        return None
    return number.low / bare if bare else None
