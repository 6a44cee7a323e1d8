"""Units and currencies beside a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factx.counts.lexicon import Unit, all_units
from factx.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

# EXAMPLE: US$, A$, Rs., EUR, £ with a blank or not
_MONEY_LEFT: Final = Pattern(
    r"(?P<sign>(?<![^\W_])[^\W\d_]{1,4}[.=]?|(?<![^\W_])(?:U\.S\.?|[^\W\d_]{1,4}|)\s?[$€£¥₹₽₩₪₫₦₱₴₺₸₡₾₭฿₿₲₵₮₼Ξ￥](?:[^\W\d_]{1,3})?)\s?$"
)
_JUST_SIGN: Final = Pattern(r"(?P<sign>[$€£¥₹₽₩₪₫₦₱₴₺₸₡₾₭฿₿₲₵₮₼Ξ￥])\s?$")
_LEFT_REACH: Final = 8

# EXAMPLE: the pieces of "percentage points", "sq. m", "km/h", "°C", "lb-ft", "year-old"
_PIECE: Final = Pattern(
    r"(?P<gap>\s?[-\u2010\u2011](?=[^\W\d_])|\s{0,2})"
    r"(?P<form>[^\W\d_][^\W\d_]*(?:[²³]|[23](?![\w]))?\.?|[°º]\s?[CF](?![^\W_])|[%‰％$€£¥₹₽₩₪₫₦₱₴₺₸₡₾₭฿₿₲₵₮₼¢°º′″℃℉元円])"
)
# EXAMPLE: symbols that hold a stroke, a dot or a hyphen
_SYMBOL: Final = Pattern(
    r"\s?(?P<form>[^\W\d_]{1,5}(?:[/·⋅.-](?:[^\W\d_]{1,4}|100\s?km)[23²³]?){1,2}|[^\W\d_]{1,6}[²³23])(?!\w)"
)
# EXAMPLE: " a gallon", " per share", "/day"
_PER: Final = Pattern(
    r"(?:\s(?:an?|per|each|every)\s|\s?/\s?|-per-|-an?-)(?P<what>[^\W\d_]{1,20})(?!\w)", re.IGNORECASE
)
_NEVER_PER: Final = frozenset(
    {"few", "lot", "little", "third", "half", "quarter", "result", "while", "total", "bid", "new"}
)


# EXAMPLE: the rest of a name that begins as a symbol does: the "-16" of "30 F-16 jets"
_CODE: Final = Pattern(r"-\d")


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit found beside a number, with where it begins or ends."""

    unit: Unit
    start: int
    end: int
    hyphen: bool = False
    """Joined to the number by a hyphen: "131-page", "40-foot"."""
    symbol: bool = False


def money_before(text: str, start: int, floor: int) -> Measure | None:
    """The currency sign or code right before a number: "US$", "Rs ", "EUR"."""
    window = text[max(floor, start - _LEFT_REACH) : start]
    if not window or (window[-1].isalnum() and not window[-1].isalpha()):
        return None
    last = window.rsplit(None, 1)[-1:] or [""]
    if last[0].isalpha() and last[0].islower() and last[0] not in _LOWER_CODES:
        return None  # a word, as before most numbers
    table = all_units().prefixed
    for pattern in (_MONEY_LEFT, _JUST_SIGN):
        match = pattern.search(window)
        if match is None:
            continue
        sign = match["sign"].removeprefix("A ")  # an article: "A $5 million reward"
        for form in dict.fromkeys((sign.strip(), sign.rsplit(None, 1)[-1])):
            begin = start - len(window) + match.end("sign") - len(form)
            unit = table.get(form) or table.get(form.replace(" ", "")) or _lower_sign(form)
            if unit is not None and (not form.isalpha() or _is_code(form, begin, start)):
                return Measure(unit, begin, start, symbol=True)
    return None


def _lower_sign(form: str) -> Unit | None:
    """The currency of a sign or code written in lower case: "usd", "hk $", "c$"; not the article of "a $5 bill"."""
    known = form.lower() in _LOWER_CODES if form.isalpha() else form[:1] == "c" or form[:2].isalpha()
    return all_units().prefixed.get(form.upper().replace(" ", "")) if known else None


#: Codes that are also written in lower case.
_LOWER_CODES: Final = frozenset({"usd", "eur", "gbp", "rmb", "inr", "jpy", "cny", "aud", "cad"})


def _is_code(sign: str, begin: int, start: int) -> bool:
    """Letters are a currency only attached to the digits or as a code or abbreviation in capitals before them."""
    attached = begin + len(sign) == start
    if len(sign) in (3, 4) and (sign.isupper() or sign in _LOWER_CODES):
        return sign not in _NOT_CODES
    return sign in _SPACED_SIGNS or (attached and sign in _JOINED_SIGNS)


#: Abbreviations in letters that may stand apart from the digits, and those that must touch them.
_SPACED_SIGNS: Final = frozenset(
    {"Rs", "Rs.", "RM", "Rp", "Rp.", "Tk", "Dh", "Dhs", "KSh", "Ksh", "SFr", "SFr.", "NIS", "RMB", "Rmb"}
)
_JOINED_SIGNS: Final = frozenset(
    {"R", "DM", "PS", "Php", "PhP", "Fr.", "kr.", "Sh", "TSh", "USh", "Ush", "TL", "LE", "STG", "Y="}
)
#: Codes that are words or names more often than currencies.
_NOT_CODES: Final = frozenset(
    {"ALL", "TOP", "MAD", "TRY", "ETH", "COP", "BAM", "SOS", "GEL", "LAK", "BTC", "MOP", "PEN", "RON"}
)


def unit_after(text: str, end: int, limit: int, *, digits: bool) -> Measure | None:
    """The longest unit behind a number; symbols only behind digits."""
    table = all_units()
    if digits:
        symbol = _SYMBOL.match(text, end, limit)
        if symbol and symbol["form"] in table.symbols:
            return Measure(table.symbols[symbol["form"]], end, symbol.end(), symbol=True)
    best: Measure | None = None
    key = ""
    at = end
    for count, piece in enumerate(_pieces(text, end, limit, table.longest)):
        form = piece["form"]
        if count == 0:
            key, hyphen = form, piece["gap"].strip() != ""
        elif count == 1 and key.lower() not in table.openers:
            break
        else:
            key += " " + form
        at = piece.end()
        unit = table.symbols.get(key) if digits else None
        is_symbol = unit is not None
        trimmed = key
        if unit is None:
            unit = table.names.get(key.lower())
        if unit is None and key.endswith("."):
            trimmed = key[:-1]
            at -= 1
            unit = table.symbols.get(trimmed) if digits else None
            is_symbol = unit is not None
            unit = unit or table.names.get(trimmed.lower())
        if is_symbol and _CODE.match(text, at):
            return best
        if unit is not None and not (is_symbol and hyphen and trimmed in ("C", "F", "G", "W", "A", "N", "J", "p", "c")):
            best = Measure(unit, end, at, hyphen=hyphen, symbol=is_symbol)
    return best


def _pieces(text: str, at: int, limit: int, most: int) -> Iterator[re.Match[str]]:
    for _ in range(most):
        piece = _PIECE.match(text, at, limit)
        if piece is None:
            return
        yield piece
        at = piece.end()


#: What makes the time after a figure a date: "$190 million a year earlier".
_OFFSET: Final = re.compile(r"\s+(?:earlier|ago|before|later|previously)\b(?!\s+(?:tax|on)\b)", re.IGNORECASE)


def per_after(text: str, end: int, limit: int) -> str | None:
    """What a rate is per: "$3 a gallon" → gallon."""
    match = _PER.match(text, end, limit)
    if match is None:
        return None
    what = match["what"].lower()
    if what in _NEVER_PER or _OFFSET.match(text, match.end(), limit) is not None:
        return None
    table = all_units()
    unit = table.names.get(what) or table.symbols.get(match["what"])
    if unit is not None:
        return unit.name
    if match.group().lower().startswith((" a", "-a")):
        return what if what in _COUNTED_PER else None
    return what if what != "cent" else None


#: What a rate is per with an article only ("$3 a share"), besides the units.
_COUNTED_PER: Final = frozenset(
    "share head person piece barrel unit ticket game vote user household student night hour day week month year seat "
    "ton pop plate bottle kilo dozen".split()
)
