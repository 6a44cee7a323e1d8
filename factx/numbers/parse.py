"""Number words and digits to exact Decimals."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factx.numbers.cardinals import cardinal
from factx.numbers.lexicon import LETTERS, MULTIPLIERS, ORDINALS, PARTS, SCALES, SIGNS, SMALL, TENS, UNITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.numbers.cardinals import Token

_MAX_LENGTH: Final = 200
#: Fractions that have no finite decimal form are given to four places, as the annotation guidelines do.
_PLACES: Final = Decimal("0.0001")

# EXAMPLE: the pieces of "2 1/2", "3.2bn", "twenty-five": digits with separators, a sign, a stroke, a word
_TOKEN: Final = re.compile(
    rf"(?P<digits>\d+(?:[.,\u00a0\u2009\u202f]\d+)*|\.\d+)|(?P<sign>[{''.join(SIGNS)}])"
    r"|(?P<slash>[/\u2044])|(?P<word>[a-z]+)"
)
_SKIPPED: Final = re.compile(r"[\s\-\u2010\u2011,]+")
# EXAMPLE: the sign of "-5", "minus 20", "negative one"
_MINUS: Final = re.compile(r"\s*(?:[-\u2212\u2013]|minus\s|negative\s)\s*", re.IGNORECASE)
# EXAMPLE: 1,500  1,50,000
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:,\d{2})*,\d{3}")
# EXAMPLE: 1.500.000  1.234,50
_EUROPEAN: Final = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+)(?:,(?P<part>\d{1,2}))?")
# EXAMPLE: 1 500 000, with blanks that group
_SPACED: Final = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+")
_ORDINAL_DIGITS: Final = re.compile(r"(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,18})(?:st|nd|rd|th)", re.IGNORECASE)
#: Value of an ordinal word → the cardinal that stands in its place: "fifth" → "five".
_CARDINAL_OF: Final = {n: word for table in (SCALES, {"hundred": 100}, SMALL) for word, n in table.items()}


def parse_digits(text: str) -> Decimal | None:
    """A number in digits, with separators of any convention that is unambiguous, else None.

    Commas group thousands (or lakhs and crores), a full stop is the decimal point; `1.500.000` and
    `1.234,50` can only be European, and blanks between groups of three can only group.

    >>> [str(parse_digits(s)) for s in ("1,500", "1,50,000", "3.50", ".5", "1.500.000", "1.234,50", "1,5")]
    ['1500', '150000', '3.50', '0.5', '1500000', '1234.50', 'None']
    """
    whole, point, part = text.partition(".")
    if not point or part.isdecimal():
        if _GROUPED.fullmatch(whole):
            whole = whole.replace(",", "")
        elif _SPACED.fullmatch(whole):
            whole = "".join(character for character in whole if character.isdecimal())
        if whole.isdecimal() or (part and not whole):
            return Decimal((whole or "0") + point + part)
    european = _EUROPEAN.fullmatch(text)
    if european is None:
        return None
    whole = european["whole"].replace(".", "")
    return Decimal(f"{whole}.{european['part']}" if european["part"] else whole)


def parse_number(text: str) -> Decimal | None:
    """The value of a cardinal, fraction or mixed number in digits or words; None for anything else.

    The text must be the number alone: no currency, unit or relation. An article counts as one ("a dozen").
    Thirds and other fractions without a finite decimal form are rounded to four places.

    >>> for text in ("two and a half million", "a dozen", "three score", "1 1/2", "-12.5", "two thirds", "3bn"):
    ...     print(text, "=", parse_number(text))
    two and a half million = 2500000
    a dozen = 12
    three score = 60
    1 1/2 = 1.5
    -12.5 = -12.5
    two thirds = 0.6667
    3bn = 3000000000
    >>> parse_number("a few")
    """
    if len(text) > _MAX_LENGTH:
        return None
    if text.isdecimal():
        return plain(Decimal(text))
    minus = _MINUS.match(text)
    tokens = _tokens(text[minus.end() :] if minus else text)
    value = _value(tokens) if tokens else None
    if value is None:
        return None
    return _decimal(-value if minus else value)


def parse_ordinal(text: str) -> int | None:
    """The value of an ordinal in digits or words; None for anything else.

    >>> [parse_ordinal(s) for s in ("12th", "twenty-first", "two hundred and fifth", "1,000th", "five")]
    [12, 21, 205, 1000, None]
    """
    if len(text) > _MAX_LENGTH:
        return None
    digits = _ORDINAL_DIGITS.fullmatch(text.strip())
    if digits:
        return int(digits["digits"].replace(",", ""))
    tokens = _tokens(text)
    last = ORDINALS.get(str(tokens[-1])) if tokens else None
    if last is None or not tokens or tokens[0] == "a":
        return None
    if len(tokens) == 1:
        return last
    # "two hundred and fifth" is read as "two hundred and five".
    value = cardinal([*tokens[:-1], _CARDINAL_OF[last]])
    return int(value) if value is not None and value.denominator == 1 else None


def plain(value: Decimal) -> Decimal:
    """The value without exponent or trailing zeros behind the point.

    >>> plain(Decimal("2.5") * 1000000)
    Decimal('2500000')
    """
    whole = value.to_integral_value()
    if whole != value:
        return value.normalize()
    return whole.quantize(Decimal(1)) if -20 < whole.adjusted() < 26 else whole


def _decimal(value: Fraction) -> Decimal:
    """Exact where the decimal form is finite, else rounded to four places."""
    if value.denominator == 1:
        return Decimal(value.numerator)
    with localcontext() as context:
        context.prec = 60
        result = Decimal(value.numerator) / Decimal(value.denominator)
        under = value.denominator
        for prime in (2, 5):
            while under % prime == 0:
                under //= prime
        return plain(result if under == 1 else result.quantize(_PLACES, rounding=ROUND_HALF_EVEN))


def _tokens(text: str) -> list[Token] | None:
    """Words in lower case and values of digits; None when anything else stands between them."""
    lowered = text.lower().strip()
    if _SPACED.fullmatch(lowered):
        return [Fraction(parse_digits(lowered) or 0)]
    tokens: list[Token] = []
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
            tokens.append(Fraction(value))
        elif match["sign"]:
            over, under = SIGNS[match["sign"]]
            tokens += [Fraction(over), "/", Fraction(under)]
        else:
            tokens.append("/" if match["slash"] else match["word"])
    return tokens


def _value(tokens: Sequence[Token]) -> Fraction | None:
    """A number of any form: cardinals, else what multiplies comes off the end, then fractions."""
    value = cardinal(tokens)
    if value is not None or not tokens:
        return value
    last = str(tokens[-1])
    multiple = _multiple(tokens)
    if multiple is not None:
        rest = list(tokens[:-1])
        if rest[-2:] == ["of", "a"]:  # "two thirds of a million"
            rest = rest[:-2]
        if any(token in SCALES for token in rest if isinstance(token, str)):
            return None  # "five million two million" is two numbers
        if rest == ["quarter"]:
            rest = ["a", "quarter"]
        whole = _value(rest)
        return None if whole is None else whole * multiple
    if "/" in tokens:
        return _slashed(tokens)
    if "point" in tokens:
        return _pointed(tokens)
    if last in PARTS or last.removesuffix("s") in ("first", "second"):
        return _fraction(tokens)
    return Fraction(1, 2) if list(tokens) in (["half", "a"], ["half", "an"]) else None


def _multiple(tokens: Sequence[Token]) -> int | None:
    """What the last word multiplies by; letters only right behind digits."""
    last = str(tokens[-1])
    if len(tokens) < 2:
        return None
    if last in SCALES:
        return SCALES[last]
    if last.removesuffix("s") in MULTIPLIERS:
        return MULTIPLIERS[last.removesuffix("s")]
    if last == "hundred":
        return 100
    return LETTERS.get(last) if isinstance(tokens[-2], Fraction) else None


def _slashed(tokens: Sequence[Token]) -> Fraction | None:
    """Digits with a stroke or a fraction sign: "3/4", "1 1/2", "2½"."""
    at = tokens.index("/")
    if at == 0 or at + 2 != len(tokens):
        return None
    over, under = tokens[at - 1], tokens[at + 1]
    if isinstance(over, str) or isinstance(under, str) or under == 0:
        return None
    before = [token for token in tokens[: at - 1] if token != "and"]  # noqa: S105
    whole = cardinal(before) if before else Fraction(0)
    return None if whole is None else whole + over / under


def _pointed(tokens: Sequence[Token]) -> Fraction | None:
    """Decimals spoken: "three point one four", "nought point eleven"."""
    at = tokens.index("point")
    digits = ["zero" if token == "oh" else str(token) for token in tokens[at + 1 :]]  # noqa: S105
    whole = cardinal(tokens[:at])
    if whole is None or not digits or not all(digit in SMALL for digit in digits):
        return None
    if len(digits) > 1 and not all(digit in UNITS for digit in digits):
        return None
    decimals = "".join(str(SMALL[digit]) for digit in digits)
    return whole + Fraction(int(decimals), 10 ** len(decimals))


def _fraction(tokens: Sequence[Token]) -> Fraction | None:
    """Words that end in a part: "half", "a third", "two thirds", "three and a quarter", "one million and a half"."""
    last = str(tokens[-1])
    before = list(tokens[:-1])
    if len(before) > 1 and before[-1] in TENS and before[-2] != "and" and ORDINALS.get(last.removesuffix("s"), 10) < 10:
        under = TENS[str(before.pop())] + ORDINALS[last.removesuffix("s")]  # "three twenty-fifths"
    elif last in PARTS:
        under = PARTS[last]
    else:
        return None
    if not before:
        return Fraction(1, 2) if under == 2 else None
    if "and" not in before:
        over = cardinal(before)
        return None if over is None else over / under
    at = len(before) - 1 - before[::-1].index("and")
    whole, over = cardinal(before[:at]), cardinal(before[at + 1 :])
    if over is None or whole is None or over >= under:  # "two hundred and fifty-four hundredths"
        every = cardinal(before)
        return None if every is None else every / under
    scale = SCALES.get(str(before[at - 1]))
    return whole + over / under * (scale or 1)
