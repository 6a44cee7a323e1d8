"""Number words and digits to exact Decimals."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import Final

from factx.numbers.lexicon import LETTERS, MULTIPLIERS, ORDINALS, PARTS, SCALES, SIGNS, SMALL, UNITS

_MAX_LENGTH: Final = 200
_HALF: Final = Decimal("0.5")
#: Fractions that have no short decimal form are given to four places, as the annotation guidelines do.
_PLACES: Final = Decimal("0.0001")

# EXAMPLE: "2 1/2", "3.2bn", "twenty-five"; one run of digits with its separators, or one word
_TOKEN: Final = re.compile(
    rf"(?P<digits>[\d]+(?:[.,\u00a0\u2009\u202f]\d+)*|\.\d+)|(?P<sign>[{''.join(SIGNS)}])|(?P<slash>[/\u2044])|(?P<word>[a-z]+)"
)
_SKIPPED: Final = re.compile(r"[\s\-\u2010\u2011,]+")
_MINUS: Final = re.compile(r"\s*(?:[-\u2212\u2013]|minus\s|negative\s)\s*", re.IGNORECASE)
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:,\d{2})*,\d{3}")
_EUROPEAN: Final = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+)(?:,(?P<part>\d{1,2}))?")
_SPACED: Final = re.compile(r"\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+")
_ORDINAL_DIGITS: Final = re.compile(r"(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,18})(?:st|nd|rd|th)", re.IGNORECASE)


def parse_digits(text: str) -> Decimal | None:
    """A number in digits, with separators of any convention that is unambiguous, else None.

    Commas group thousands (or lakhs and crores), a full stop is the decimal point; `1.500.000` and `1.234,50` can
    only be European, and no-break or thin spaces can only group.

    >>> [str(parse_digits(s)) for s in ("1,500", "1,50,000", "3.50", ".5", "1.500.000", "1.234,50", "1,5")]
    ['1500', '150000', '3.50', '0.5', '1500000', '1234.50', 'None']
    """
    whole, point, part = text.partition(".")
    if not point or (part.isdecimal() and "," not in part):
        if not whole or whole.isdecimal():
            return Decimal((whole or "0") + (point + part if part else "")) if whole or part else None
        if _GROUPED.fullmatch(whole):
            return Decimal(whole.replace(",", "") + (point + part if part else ""))
        if _SPACED.fullmatch(whole):
            return Decimal("".join(c for c in whole if c.isdecimal()) + (point + part if part else ""))
        return None
    european = _EUROPEAN.fullmatch(text)
    if european:
        return (
            Decimal(european["whole"].replace(".", "") + "." + (european["part"] or "0")).normalize() + 0
            if (not european["part"])
            else Decimal(european["whole"].replace(".", "") + "." + european["part"])
        )
    return None


def parse_number(text: str) -> Decimal | None:
    """The value of a cardinal, fraction or mixed number in digits or words; None for anything else.

    The text must be the number alone: no currency, unit or relation. An article counts as one ("a dozen").
    Thirds and other fractions without a short decimal form are rounded to four places.

    >>> for text in ("two and a half million", "a dozen", "three score", "1 1/2", "-12.5", "two thirds", "3.2bn"):
    ...     print(text, "=", parse_number(text))
    two and a half million = 2500000
    a dozen = 12
    three score = 60
    1 1/2 = 1.5
    -12.5 = -12.5
    two thirds = 0.6667
    3.2bn = 3200000000
    >>> parse_number("a few")
    """
    if len(text) > _MAX_LENGTH:
        return None
    minus = _MINUS.match(text)
    tokens = _tokens(text[minus.end() :] if minus else text)
    if not tokens:
        return None
    with localcontext() as context:
        context.prec = 60
        value = _value(tokens)
        if value is None:
            return None
        return plain(-value if minus else value)


def parse_ordinal(text: str) -> int | None:
    """The value of an ordinal in digits or words; None for anything else.

    >>> [parse_ordinal(s) for s in ("12th", "twenty-first", "two hundred and fifth", "1,000th", "thousandth", "five")]
    [12, 21, 205, 1000, 1000, None]
    """
    if len(text) > _MAX_LENGTH:
        return None
    digits = _ORDINAL_DIGITS.fullmatch(text.strip())
    if digits:
        return int(digits["digits"].replace(",", ""))
    tokens = _tokens(text)
    if not tokens or not isinstance(tokens[-1], str):
        return None
    last = ORDINALS.get(tokens[-1])
    if last is None:
        return None
    if len(tokens) == 1:
        return last
    before = tokens[:-1]
    if before == ["a"]:
        return None
    # The cardinal with the same last word: "two hundred and fifth" is read as "two hundred and five".
    cardinal = _CARDINAL_OF.get(last)
    value = _cardinal([*before, cardinal]) if cardinal else None
    return int(value) if value is not None and value == value.to_integral_value() else None


def plain(value: Decimal) -> Decimal:
    """The value without exponent or trailing zeros behind the point.

    >>> plain(Decimal("2.5") * 1000000)
    Decimal('2500000')
    """
    whole = value.to_integral_value()
    if whole == value:
        return whole.quantize(Decimal(1)) if whole.adjusted() < 55 else whole
    return value.normalize()


_CARDINAL_OF: Final = {n: word for table in (SMALL, {"hundred": 100}, SCALES) for word, n in table.items()}


def _tokens(text: str) -> list[str | Decimal] | None:
    """Words in lower case and values of digits; None when anything else stands between them."""
    lowered = text.lower().strip()
    tokens: list[str | Decimal] = []
    at = 0
    while at < len(lowered):
        match = _TOKEN.match(lowered, at)
        if match is None:
            skipped = _SKIPPED.match(lowered, at)
            if skipped is None:
                return None
            at = skipped.end()
            continue
        at = match.end()
        if match["digits"]:
            value = parse_digits(match["digits"])
            if value is None:
                return None
            tokens.append(value)
        elif match["sign"]:
            over, under = SIGNS[match["sign"]]
            tokens += [Decimal(over), "/", Decimal(under)]
        else:
            tokens.append("/" if match["slash"] else match["word"])
    return tokens


def _value(tokens: list[str | Decimal]) -> Decimal | None:
    """A number of any form: what multiplies comes off the end, then fractions, then cardinals."""
    last = tokens[-1]
    if tokens[-3:-1] == ["of", "a"]:
        tokens = [*tokens[:-3], last]
    if isinstance(last, str) and len(tokens) > 1:
        multiple = SCALES.get(last) or MULTIPLIERS.get(last) or (100 if last == "hundred" else None)
        if multiple is None and isinstance(tokens[-2], Decimal):
            multiple = LETTERS.get(last)
        if multiple is not None:
            rest = _value(tokens[:-1]) if _has_fraction(tokens) else None
            if rest is None:
                rest = _cardinal(tokens[:-1])
                if rest is not None and last in SCALES:
                    whole = _cardinal(tokens)  # "two million three hundred thousand" is no product
                    return whole if whole is not None else rest * multiple
            return None if rest is None else rest * multiple
    if "/" in tokens:
        return _slashed(tokens)
    if "point" in tokens:
        return _pointed(tokens)
    if isinstance(last, str) and last in PARTS:
        return _fraction(tokens)
    if tokens[0] == "half" and tokens[1:] in (["a"], ["an"], ["of", "a"]):
        return _HALF
    return _cardinal(tokens)


def _has_fraction(tokens: list[str | Decimal]) -> bool:
    return "/" in tokens or "point" in tokens or any(token in PARTS for token in tokens if isinstance(token, str))


def _slashed(tokens: list[str | Decimal]) -> Decimal | None:
    at = tokens.index("/")
    over, under = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    if not isinstance(over, Decimal) or not isinstance(under, Decimal) or under == 0 or at + 2 != len(tokens):
        return None
    whole = _cardinal([t for t in tokens[: at - 1] if t != "and"]) if at > 1 else Decimal(0)
    return None if whole is None else whole + _divide(over, under)


def _pointed(tokens: list[str | Decimal]) -> Decimal | None:
    at = tokens.index("point")
    digits = ["zero" if token == "oh" else token for token in tokens[at + 1 :]]
    if at == 0 or not digits or not all(isinstance(token, str) and token in UNITS for token in digits):
        return None
    whole = _cardinal(tokens[:at])
    if whole is None:
        return None
    return Decimal(f"{whole}." + "".join(str(UNITS[str(token)]) for token in digits))


def _fraction(tokens: list[str | Decimal]) -> Decimal | None:
    """Words that end in a part: "half", "a third", "two thirds", "three and a quarter"."""
    under = PARTS[str(tokens[-1])]
    whole = Decimal(0)
    before = tokens[:-1]
    if "and" in before:
        at = len(before) - 1 - before[::-1].index("and")
        counted = _cardinal(before[:at])
        if counted is None:
            return None
        whole, before = counted, before[at + 1 :]
    over = _cardinal(before) if before else Decimal(1)
    if over is None or (not before and under != 2):
        return None
    return whole + _divide(over, Decimal(under))


def _divide(over: Decimal, under: Decimal) -> Decimal:
    value = over / under
    rounded = value.quantize(_PLACES, rounding=ROUND_HALF_EVEN)
    return value if value * 1000 == (value * 1000).to_integral_value() else rounded


def _cardinal(tokens: list[str | Decimal]) -> Decimal | None:
    """Groups below a thousand, each closed by a scale smaller than the one before."""
    total = Decimal(0)
    group: Decimal | None = None
    floor: int | None = None  # the last scale
    for at, token in enumerate(tokens):
        if isinstance(token, Decimal):
            if group is not None:
                return None
            group = token
        elif token in ("a", "an"):
            if at:
                return None
            group = Decimal(1)
        elif token == "and":
            if at == 0 or at == len(tokens) - 1:
                return None
        elif token in SMALL:
            joined = _joined(group, SMALL[token])
            if joined is None:
                return None
            group = joined
        elif token == "hundred":
            if group is not None and not 0 < group < 100:
                return None
            group = (Decimal(1) if group is None else group) * 100
        elif token in SCALES:
            scale = SCALES[token]
            if group is None and at and floor is not None and tokens[at - 1] in SCALES:
                total, floor = total * scale, scale  # "a thousand billion"
                continue
            if (group is None and at) or (floor is not None and scale >= floor):
                return None
            total += (Decimal(1) if group is None else group) * scale
            group, floor = None, scale
        else:
            return None
    if group is not None and floor is not None and group >= floor:
        return None
    return total + (group or 0) if group is not None or floor is not None else None


def _joined(group: Decimal | None, value: int) -> Decimal | None:
    """The group with one more word below a hundred: only "hundred" + it, or tens + unit, can be joined."""
    if group is None:
        return Decimal(value)
    if group and value and (group % 100 == 0 or (group % 100 >= 20 and group % 10 == 0 and value < 10)):
        return group + value
    return None
