"""A number with its unit: currency before it, measure or age behind it, a smaller unit after that."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from factx.counts.measures import Measure, unit_after
from factx.counts.scan import read_numeral
from factx.numbers import alternatives, plain
from factx.numbers.lexicon import SCALES
from factx.patterns import Pattern

if TYPE_CHECKING:
    from factx.counts.lexicon import Unit
    from factx.counts.numeral import Numeral


@dataclass(frozen=True, slots=True)
class Expression:
    """What the words of a quantity say."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    form: str
    """cardinal, ordinal, fraction, vague, multiple, range, age"""
    digits: bool
    unit: str | None = None
    dimension: str | None = None
    per: str | None = None
    relation: str | None = None
    hyphen: bool = False
    """The unit is joined by a hyphen, so it modifies the noun that follows."""
    symbol: bool = False
    strong: bool = False
    """ "3,000-strong"."""
    noun: tuple[int, int] | None = None
    """Where the counted noun stands inside: "one service in ten"."""
    bare_end: int = 0
    """Where the number itself ends, before its unit."""


# EXAMPLE: -year-old, years old, year olds, years of age, months old
_AGE: Final = Pattern(
    r"(?:\s?-\s?|\s)?(?P<unit>year|yr|month|week|day)s?(?:(?:\s?-\s?|\s)old(?:s|er)?|\sof\sage)(?![^\W_])|(?:[-\s]y/o|yo)(?![^\W_])",
    re.IGNORECASE,
)
_BEFORE_AGE: Final = frozenset(" -yYmMwWdD")
# EXAMPLE: the country behind "$31.20 US"
_US: Final = Pattern(r"\s?(?:US|dollars?)(?![^\W_])")
# EXAMPLE: the scale behind "75 USD million"
_SCALE: Final = Pattern(rf"\s(?P<scale>{alternatives(SCALES)})(?![^\W_])")


def measured(text: str, number: Numeral, start: int, money: Measure | None, limit: int) -> Expression:
    """The number with the currency before or the unit behind it."""
    base = Expression(
        start, number.end, number.low, number.high, number.form, number.digits,
        relation=number.relation, bare_end=number.end,
    )  # fmt: skip
    if money:
        code = _US.match(text, number.end, limit)
        end = code.end() if code and money.unit.name == "USD" else number.end
        if money.unit.dimension == "money millions":
            base = _times(base, _MILLION)
        return replace(base, end=end, unit=money.unit.name, dimension="money", symbol=True)
    age = _AGE.match(text, number.end, limit) if text[number.end : number.end + 1] in _BEFORE_AGE else None
    if age:
        unit = (age["unit"] or "year").lower()
        unit = "year" if unit == "yr" else unit
        return replace(base, end=age.end(), unit=unit, dimension="age", form="age", hyphen="-" in age.group()[:1])
    of = 3 if number.form in ("vague", "fraction") and text[number.end : number.end + 4].lower() == " of " else 0
    found = unit_after(text, number.end + of, limit, digits=number.digits)
    if found and _is_unit(text, number, found):
        return _with_unit(text, base, found, limit)
    return base


#: Names of units that are common words: never units, or only in the plural.
_WORDS_TOO: Final = frozenset(
    {"in", "are", "as", "at", "rai", "nit", "bit", "som", "real", "sol", "lek", "ban", "ether"}
)
_ONLY_PLURAL: Final = frozenset(
    {"bar", "cup", "point", "stone", "turn", "mark", "crown", "buck", "pound sterling", "knot", "grain"}
)


def _is_unit(text: str, number: Numeral, found: Measure) -> bool:
    """Whether the words behind the number measure it: "5 pounds" does, "2 in" and "the 8 a" do not."""
    form = text[found.start : found.end].strip(" -")
    if form == "s" and (number.low >= 1000 or number.low % 10 == 0):  # "the 60s", "2018s"
        return False
    if found.symbol and len(form) == 1 and form.isalpha():
        if form in ("G", "C", "F"):
            return not text[found.end : found.end + 1].isalnum()
        return not text[found.start : found.end].startswith(" ") or ((form.isupper() and form != "A") or form in "mgl")
    if found.unit.dimension == "time" and number.form == "ordinal":
        return False
    if form == "won":
        return number.scaled or number.low >= 1000
    if form in _ONLY_PLURAL:
        return found.hyphen
    return form not in _WORDS_TOO


def _with_unit(text: str, base: Expression, found: Measure, limit: int) -> Expression:
    """The number in its unit; what hundredths and pounds are worth is decided here."""
    unit: Unit = found.unit
    name, dimension = unit.name, unit.dimension
    end = found.end
    if name == "pound" and not found.symbol and _is_sterling(text, base, found):
        name, dimension = "GBP", "money"
    scale = _SCALE.match(text, end, limit)
    if scale and dimension == "money" and found.symbol:
        factor = SCALES[scale["scale"]]
        base = _times(base, Decimal(factor))
        end = scale.end()
    if dimension == "money millions":
        base, dimension = _times(base, _MILLION), "money"
    if dimension == "money part":
        dimension = "money"
        whole = _WHOLE.get(name)
        if whole and base.low < _LARGE:
            base, name = _times(base, _HUNDREDTH), whole
    result = replace(base, end=end, unit=name, dimension=dimension, hyphen=found.hyphen, symbol=found.symbol)
    return _compound(text, result, limit)


_HUNDREDTH: Final = Decimal("0.01")
_MILLION: Final = Decimal(10**6)


def _times(base: Expression, factor: Decimal) -> Expression:
    return replace(base, low=plain(base.low * factor), high=plain(base.high * factor))


#: A hundredth of a currency → the currency, where there is only one or one is meant when none is named.
_WHOLE: Final = {
    "cent": "USD", "eurocent": "EUR", "euro cent": "EUR", "penny": "GBP", "sen": "MYR", "fen": "CNY", "kobo": "NGN",
    "pesewa": "GHS", "paisa": "INR", "satang": "THB", "grosz": "PLN", "kopek": "RUB", "kopeck": "RUB", "centavo": "MXN",
}  # fmt: skip
# EXAMPLE: the words of money and of weight around "pounds"
_PAYING: Final = Pattern(
    r"(?<![^\W_])(?:costs?|pa(?:y|ys|id|ying|yments?)|pric\w{1,3}|worth|fin(?:e|es|ed)|fund\w{0,3}|spen[dt]\w{0,3}|profits?|loss(?:es)?|revenues?|debts?"
    r"|budget\w{0,2}|tax\w{0,2}|salar\w{1,3}|wages?|earn\w{0,3}|sterling|bills?|loans?|deals?|tickets?|rewards?|banks?|invest\w{0,4}|rais\w{1,3}|"
    r"donat\w{1,4}|compensation|damages|savings|grants?|bonus\w{0,2}|shares?)(?![^\W_])",
    re.IGNORECASE,
)
_LARGE: Final = 10_000


def _is_sterling(text: str, base: Expression, found: Measure) -> bool:
    """Whether "pounds" are money: large sums are, and any beside a word of payment; "pounds of" are weight."""
    if text[found.end : found.end + 4] == " of " or found.hyphen:
        return False
    return abs(base.low) >= _LARGE or _PAYING.search(text, max(0, base.start - 60), found.end + 40) is not None


_SUB: Final = {
    ("foot", "inch"): 12,
    ("pound", "ounce"): 16,
    ("stone", "pound"): 14,
    ("mile", "yard"): 1760,
}


# EXAMPLE: the blank of "5 feet 2 inches", the " and " of "3 dollars and 50 cents"
_AND_PART: Final = Pattern(r"(?:,?\s(?:and\s)?|-)(?=\d|[^\W\d_]{3})")
_CLOSES: Final = Pattern(r"\s?(?:[.!?;]|$)")


def _compound(text: str, first: Expression, limit: int) -> Expression:
    """With a smaller unit behind: "5 feet 2 inches", "3 dollars and 50 cents"."""
    match = _AND_PART.match(text, first.end, limit)
    if match is None or first.form != "cardinal":
        return first
    number = read_numeral(text, match.end(), match.end(), limit)
    if number is None or number.form != "cardinal" or number.scaled:
        return first
    found = unit_after(text, number.end, limit, digits=number.digits)
    if found is None and first.dimension == "money" and number.low < 100 and _CLOSES.match(text, number.end):
        total = plain(first.low + number.low / 100)
        return replace(first, end=number.end, low=total, high=total)
    if found is None:
        return first
    if first.dimension == "money" and found.unit.dimension == "money part" and number.low < 100:
        parts = 100
    else:
        parts = _SUB.get((first.unit or "", found.unit.name), 0)
    if not parts or number.low >= parts:
        return first
    total = first.low + (number.low / parts).quantize(Decimal("0.0001"))
    return replace(first, end=found.end, low=plain(total), high=plain(total))
