"""A quantity as it is written: number or range, currency, unit, age, rate; parsed from the text, not yet related to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from factx.counts.measures import Measure, money_before, per_after, unit_after
from factx.counts.scan import Numeral, read_letter_scale, read_numeral, read_share
from factx.numbers import alternatives, plain
from factx.numbers.lexicon import SCALES

if TYPE_CHECKING:
    from factx.counts.lexicon import Unit


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
    bare_end: int = 0
    """Where the number itself ends, before its unit."""


# EXAMPLE: 10-20, 10 to 20, 19 or 20, 10 – 20, ~
_TO: Final = re.compile(
    r"(?:\s?(?P<dash>[-\u2010-\u2014~]|--)\s?|/(?=[$€£])|\s(?P<word>to|or|and|through)(?:\seven)?\s|-(?P<tight>to|or)-|,?\sto-)"
    r"(?=[\d.$€£¥]|[^\W\d_]{2})",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"(?<![^\W_])(?P<word>between|from)\s$", re.IGNORECASE)
_MINUS: Final = re.compile(
    r"(?:(?<![\w)])(?P<sign>[-\u2212])\s?|(?<![^\W_])(?P<word>minus|negative)[-\s])$", re.IGNORECASE
)
_MONEY_MINUS: Final = re.compile(r"(?<![\w])[-\u2212]$")
# EXAMPLE: -year-old, years old, year olds, years of age, months old
_AGE: Final = re.compile(
    r"(?:\s?-\s?|\s)?(?P<unit>year|yr|month|week|day)s?(?:(?:\s?-\s?|\s)old(?:s|er)?|\sof\sage)(?![^\W_])|(?:[-\s]y/o|yo)(?![^\W_])",
    re.IGNORECASE,
)
# EXAMPLE: aged, age, at the age of, ages
_AGE_BEFORE: Final = re.compile(r"(?<![^\W_])(?:aged|ages?)(?:\s(?:of|is|was))?\s$", re.IGNORECASE)
# EXAMPLE: -page, -point, -bedroom: any noun may be a unit behind a hyphen
_HYPHENED: Final = re.compile(r"\s?-(?P<noun>[^\W\d_]{2,20})(?![^\W_])(?!-(?!and|or)[^\W\d_])")
# EXAMPLE: -mile-long, -year-high
_HYPHENED_MEASURE: Final = re.compile(r"-(?:long|wide|high|tall|deep|thick|strong)(?![^\W_])", re.IGNORECASE)
_DIMENSIONAL: Final = frozenset(
    {"length", "area", "volume", "mass", "ratio", "money", "temperature", "power", "speed", "energy"}
)
#: Behind a hyphen, but no unit.
_NOT_UNITS: Final = frozenset(
    "and or to plus minus year month week day hour minute second time way sided faced hand handed class rate party based like type led "
    "old ish some fold for by in on off of the a an off-and first man term old-fashioned stop word size sized born long".split()
)
_MIN_AGE, _MAX_AGE = 0, 125


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
    money = money_before(text, number.start, floor) if number.form != "fraction" else None
    if money is None and text[number.start - 1 : number.start] in ("-", "\u2212") and number.start - 1 > floor:
        money = money_before(text, number.start - 1, floor)
        money = replace(money, end=number.start) if money and text[money.end - 1] != " " else None
    number = read_letter_scale(text, number, limit, money=money is not None)
    number, start = _signed(text, number, money, floor)
    first = _measured(text, number, start, money, limit)
    return _range(text, first, number, money, floor, limit) or _finished(text, first, number, limit)


def _plain(number: Numeral) -> Expression:
    return Expression(
        number.start, number.end, plain(number.low), plain(number.high), number.form, number.digits,
        relation=number.relation, bare_end=number.end,
    )  # fmt: skip


def _signed(text: str, number: Numeral, money: Measure | None, floor: int) -> tuple[Numeral, int]:
    """The number with its sign, and where the expression starts (at the currency or sign)."""
    start = money.start if money else number.start
    if money and number.start > start and text[number.start - 1] in "-\u2212":
        return replace(number, low=-number.high, high=-number.low), start
    match = _MINUS.search(text, max(floor, start - 10), start)
    if match and (match["word"] or match.end() - match.start() == 1):
        return replace(number, low=-number.high, high=-number.low), match.start()
    return number, start


def _measured(text: str, number: Numeral, start: int, money: Measure | None, limit: int) -> Expression:
    """The number with the currency before or the unit behind it."""
    base = Expression(
        start, number.end, number.low, number.high, number.form, number.digits,
        relation=number.relation, bare_end=number.end,
    )  # fmt: skip
    if money:
        code = re.compile(r"\s?(?:US|dollars?)(?![^\W_])").match(text, number.end, limit)
        end = code.end() if code and money.unit.name == "USD" else number.end
        return replace(base, end=end, unit=money.unit.name, dimension="money", symbol=True)
    age = _AGE.match(text, number.end, limit)
    if age:
        unit = (age["unit"] or "year").lower()
        unit = "year" if unit == "yr" else unit
        return replace(base, end=age.end(), unit=unit, dimension="age", form="age", hyphen="-" in age.group()[:1])
    of = 3 if number.form in ("vague", "fraction") and text[number.end : number.end + 4].lower() == " of " else 0
    found = unit_after(
        text, number.end + of, limit, digits=(number.digits and not number.form == "fraction") or number.digits
    )
    if found and _is_unit(text, number, found, limit):
        return _with_unit(text, base, found, limit)
    return base


#: Names of units that are common words: never units, or only in the plural.
_WORDS_TOO: Final = frozenset(
    {"in", "are", "as", "at", "rai", "nit", "bit", "som", "real", "sol", "lek", "ban", "ether"}
)
_ONLY_PLURAL: Final = frozenset(
    {"bar", "cup", "point", "stone", "turn", "mark", "crown", "buck", "pound sterling", "knot", "grain"}
)


def _is_unit(text: str, number: Numeral, found: Measure, limit: int) -> bool:
    """Whether the words behind the number measure it: "5 pounds" does, "2 in" and "the 8 a" do not."""
    form = text[found.start : found.end].strip(" -")
    if found.symbol and len(form) == 1 and form.isalpha():
        if form in ("G", "C", "F"):
            return not text[found.end : found.end + 1].isalnum()
        return not text[found.start : found.end].startswith(" ") or (
            (form.isupper() and form not in ("A",)) or form in "mgl"
        )
    if found.unit.dimension == "time" and number.form == "ordinal":
        return False
    if form == "s" and number.low >= 1000:
        return False
    if form == "won":
        return number.scaled or number.low >= 1000
    if form in _ONLY_PLURAL:
        return found.hyphen or number.form == "range"
    return form not in _WORDS_TOO


def _with_unit(text: str, base: Expression, found: Measure, limit: int) -> Expression:
    unit: Unit = found.unit
    name, dimension = unit.name, unit.dimension
    end = found.end
    if name == "pound" and not found.symbol and _is_sterling(text, base, found):
        name, dimension = "GBP", "money"
    scale = re.compile(rf"\s(?P<scale>{alternatives(SCALES)})(?![^\W_])").match(text, end, limit)
    if scale and dimension == "money" and found.symbol:
        factor = SCALES[scale["scale"]]
        base = replace(base, low=base.low * factor, high=base.high * factor)
        end = scale.end()
    if dimension == "money part":
        dimension = "money"
        whole = _WHOLE.get(name)
        if whole and base.low < _LARGE:
            base, name = replace(base, low=base.low / 100, high=base.high / 100), whole
    result = replace(base, end=end, unit=name, dimension=dimension, hyphen=found.hyphen, symbol=found.symbol)
    return _compound(text, result, limit)


#: A hundredth of a currency → the currency, where there is only one or one is meant when none is named.
_WHOLE: Final = {
    "cent": "USD", "eurocent": "EUR", "euro cent": "EUR", "penny": "GBP", "sen": "MYR", "fen": "CNY", "kobo": "NGN",
    "pesewa": "GHS", "paisa": "INR", "satang": "THB", "grosz": "PLN", "kopek": "RUB", "kopeck": "RUB", "centavo": "MXN",
}  # fmt: skip
# EXAMPLE: the words of money and of weight around "pounds"
_PAYING: Final = re.compile(
    r"(?<![^\W_])(?:costs?|pa(?:y|ys|id|ying|yments?)|pric\w{1,3}|worth|fin(?:e|es|ed)|fund\w{0,3}|spen[dt]\w{0,3}|profits?|loss(?:es)?|revenues?|debts?"
    r"|budget\w{0,2}|tax\w{0,2}|salar\w{1,3}|wages?|earn\w{0,3}|sterling|bills?|loans?|deals?|tickets?|rewards?|banks?|invest\w{0,4}|rais\w{1,3}|"
    r"donat\w{1,4}|compensation|damages|savings|grants?|bonus\w{0,2}|shares?)(?![^\W_])",
    re.IGNORECASE,
)
_LARGE: Final = 10_000


def _is_sterling(text: str, base: Expression, found: Measure) -> bool:
    """Whether "pounds" are money: large or scaled sums are, and any beside a word of payment; "pounds of" are weight."""
    if re.compile(r"\sof\s").match(text, found.end) or found.hyphen:
        return False
    return abs(base.low) >= _LARGE or _PAYING.search(text, max(0, base.start - 60), found.end + 40) is not None


_SUB: Final = {
    ("foot", "inch"): 12,
    ("pound", "ounce"): 16,
    ("stone", "pound"): 14,
    ("foot", "foot"): 0,
    ("mile", "yard"): 1760,
}


# EXAMPLE: the blank of "5 feet 2 inches", the " and " of "3 dollars and 50 cents"
_AND_PART: Final = re.compile(r"(?:,?\s(?:and\s)?|-)(?=\d|[^\W\d_]{3})")
_CLOSES: Final = re.compile(r"\s?(?:[.!?;]|$)")


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


def _range(
    text: str, first: Expression, number: Numeral, money: Measure | None, floor: int, limit: int
) -> Expression | None:
    """The whole range when another number follows: "10 to 20", "between 10 and 20", "$3-5 million"."""
    opening = _BETWEEN.search(text, max(floor, first.start - 9), first.start)
    opener = opening["word"].lower() if opening else ""
    to = _TO.match(text, first.end, limit)
    if to is None or first.form == "fraction":
        return None
    word = (to["word"] or to["tight"] or "").lower()
    if (word in ("and", "or") and (first.hyphen or first.form == "age")) or (word == "and" and opener != "between"):
        return None
    at = to.end()
    sign = re.compile(r"[^\s\d]{0,5}\s?(?=[\d.])").match(text, at, limit) if not text[at : at + 1].isdigit() else None
    at = sign.end() if sign and money_before(text, sign.end(), at) else at
    second_number = read_numeral(text, at, to.end(), limit) if _is_anchor(text, at) else None
    if second_number is None or second_number.form not in ("cardinal", "vague"):
        return None
    second_money = money_before(text, second_number.start, to.end())
    second_number = read_letter_scale(text, second_number, limit, money=second_money is not None or money is not None)
    second = _measured(
        text, second_number, second_money.start if second_money else second_number.start, second_money, limit
    )
    return _joined(text, first, number, second, second_number, word, opening, opener, limit)


def _is_anchor(text: str, at: int) -> bool:
    return text[at : at + 1].isalnum() or text[at : at + 1] in "½¼¾"


def _joined(
    text: str, first: Expression, number: Numeral, second: Expression, second_number: Numeral,
    word: str, opening: re.Match[str] | None, opener: str, limit: int,
) -> Expression | None:  # fmt: skip
    low, high = first.low, second.high
    if second_number.scaled and not number.scaled and second_number.form == "cardinal" and abs(low) < 1000:
        factor = _scale_of(text, second_number)
        if factor and low * factor < high:
            low = low * factor
    same = first.unit is None or second.unit is None or first.unit == second.unit
    if (
        not same
        or low >= high
        or (first.unit and second.unit is None and first.dimension not in ("money",) and not first.symbol)
    ):
        return None
    if word == "or" and (high - low > max(Decimal(1), low / 4) or "money" in (first.dimension, second.dimension)):
        return None
    if word == "to" and first.dimension == "money" and second.unit and first.symbol != second.symbol:
        return None
    if (
        word == "to"
        and first.unit
        and number.scaled == second_number.scaled
        and _CHANGED.search(text, max(0, first.start - 40), first.start)
    ):
        return None
    if opener == "from" and word != "to":
        opener = ""
    if opener == "from" and opening and _CHANGED.search(text, max(0, opening.start() - 40), opening.start()):
        return None
    start = opening.start() if opening and opener else first.start
    unit = second if second.unit else first
    result = replace(
        second, start=start, low=plain(low), high=plain(high), form="age" if second.form == "age" else "range",
        unit=unit.unit, dimension=unit.dimension, symbol=unit.symbol, digits=first.digits, bare_end=second.bare_end,
    )  # fmt: skip
    return _finished(text, result, second_number, limit)


# EXAMPLE: "increased from 9 to 10", "a fall in prices from 3 to 2": a change between two levels is no range
_CHANGED: Final = re.compile(
    r"(?<![^\W_])(?:ris(?:e[sn]?|ing)|rose|increas\w{1,3}|gr[oe]w\w{0,3}|jump\w{0,3}|climb\w{0,3}|f[ae]ll\w{0,3}|drop\w{0,4}|declin\w{1,3}"
    r"|decreas\w{1,3}|cut\w{0,4}|rais\w{1,3}|lower\w{0,3}|reduc\w{1,5}|up|down|slump\w{0,3}|shr[aiu]nk\w{0,3}|plung\w{1,3}|swell\w{0,3}|narrow\w{0,3}"
    r"|chang\w{1,3}|boost\w{0,3}|slid\w{0,3}|slip\w{0,4}|surg\w{1,3}|soar\w{0,3}|expand\w{0,3}|improv\w{1,5})(?![^\W_])[^.;]{0,30}$",
    re.IGNORECASE,
)


def _scale_of(text: str, number: Numeral) -> Decimal | None:
    """The power of ten of a number's scale: the value over what its digits alone would be."""
    digits = re.compile(r"[\d.,]+").match(text, number.start, number.end)
    if digits is None:
        return Decimal(10) ** (number.low.adjusted() // 3 * 3) if number.low else None
    try:
        bare = Decimal(digits.group().replace(",", ""))
    except ArithmeticError:
        return None
    return number.low / bare if bare else None


# EXAMPLE: "12 page" in "the 12 page document": a singular noun that sizes the next
_SINGULAR: Final = re.compile(
    r"\s(?P<noun>page|member|cylinder|speed|door|bedroom|bed|seat|seater|storey|story|floor|lane|person|man|game|match|point|piece|part|step|"
    r"way|nation|country|state|party|judge|tier|stage|volume|track|wheel|room|digit|star|gun)\s(?=[a-z])",
    re.IGNORECASE,
)
_DETERMINED: Final = re.compile(r"(?<![^\W_])(?:an?|the|its|this|that|his|her)\s$", re.IGNORECASE)


def _finished(text: str, found: Expression, number: Numeral, limit: int) -> Expression | None:
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
                low=plain(found.low), high=plain(found.high),
            )  # fmt: skip
        strong = re.compile(r"[-\s]strong(?![^\W_])", re.IGNORECASE).match(text, found.end, limit)
        if strong:
            return replace(found, end=strong.end(), strong=True, low=plain(found.low), high=plain(found.high))
        noun = _HYPHENED.match(text, found.end, limit)
        if noun and found.form in ("cardinal", "range"):
            name = noun["noun"]
            if name.lower() in _NOT_UNITS or (name[0].isupper() and not text[found.start].isupper()):
                return None if found.form == "cardinal" else found
            return replace(
                found,
                end=noun.end(),
                unit=name.lower(),
                dimension="noun",
                hyphen=True,
                low=plain(found.low),
                high=plain(found.high),
            )
    elif found.hyphen:
        extra = _HYPHENED_MEASURE.match(text, found.end, limit)
        if extra:
            found = replace(found, end=extra.end())
    per = per_after(text, found.end, len(text)) if found.form != "age" else None
    return replace(found, low=plain(found.low), high=plain(found.high), per=per)
