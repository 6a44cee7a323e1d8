"""Numbers that are not exact, or say how many times: "dozens", "tens of thousands", "several hundred", "twice"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from factx.counts.numeral import Numeral
from factx.numbers import DIGITS, alternatives, parse_number
from factx.numbers.lexicon import SCALES, SMALL
from factx.patterns import Pattern

#: Vague plurals: the least and the most that one of them stands for (annotation guidelines).
VAGUE: Final = {
    "tens": (20, 99),
    "scores": (20, 99),
    "dozens": (24, 99),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "lakhs": (200_000, 999_999),
    "millions": (2_000_000, 9_999_999),
    "crores": (20_000_000, 99_999_999),
    "billions": (2 * 10**9, 10**10 - 1),
    "trillions": (2 * 10**12, 10**13 - 1),
}
#: What one of them is worth where it is multiplied: "tens of thousands".
_ONE_OF: Final = {word: {"dozens": 12}.get(word, low // 2) for word, (low, _) in VAGUE.items()}
#: Words that open a vague number.
OPENERS: Final = frozenset({"several", "few", "couple"})
#: How many times.
MULTIPLES: Final = {"twice": 2, "thrice": 3, "double": 2, "treble": 3, "triple": 3}
FOLD: Final = "fold"

_WORD: Final = alternatives(VAGUE)
# EXAMPLE: dozens, tens of thousands, hundreds of millions
_PLURAL: Final = Pattern(rf"(?P<first>{_WORD})(?:\sof\s(?P<second>{_WORD}))?(?![^\W_])", re.IGNORECASE)
# EXAMPLE: several hundred, a few thousand, a couple of dozen
_SINGULAR: Final = Pattern(
    rf"(?:several|(?:a\s)?few|(?:a\s)?couple(?:\sof)?)\s(?P<scale>dozen|hundred|{alternatives(SCALES)})"
    rf"(?:\s(?P<more>{alternatives(SCALES)}))?(?![^\W_])",
    re.IGNORECASE,
)
# EXAMPLE: couple (of beers)
_COUPLE: Final = Pattern(r"couple(?=\sof\s[^\W\d])", re.IGNORECASE)
# EXAMPLE: sixfold, 10-fold
_MANIFOLD: Final = Pattern(rf"(?P<times>{alternatives(SMALL)}|{DIGITS})-?fold(?![^\W_])", re.IGNORECASE)
_TIMES: Final = Pattern(rf"(?P<word>{alternatives(MULTIPLES)})(?![^\W_])", re.IGNORECASE)


def read_vague(text: str, start: int, floor: int, limit: int) -> Numeral | None:
    """The vague number at `start`, None if there is none; it may begin with an article before that."""
    plural = _PLURAL.match(text, start, limit)
    if plural:
        low, high = VAGUE[plural["first"].lower()]
        if plural["second"]:
            scale = _ONE_OF[plural["second"].lower()]
            low, high = low * scale, (high + 1) * scale - 1
        return Numeral(start, plural.end(), Decimal(low), Decimal(high), "vague", False, scaled=True)
    single = _SINGULAR.match(text, start, limit)
    if single:
        low, high = VAGUE[single["scale"].lower() + "s"]
        if single["more"]:
            more = SCALES[single["more"].lower()]
            low, high = low * more, (high + 1) * more - 1
        begin = start - 2 if text[max(floor, start - 2) : start].lower() == "a " else start
        return Numeral(begin, single.end(), Decimal(low), Decimal(high), "vague", False, scaled=True)
    couple = _COUPLE.match(text, start, limit)
    if couple:
        return Numeral(start, couple.end(), Decimal(2), Decimal(2), "cardinal", False, relation="~")
    return None


def read_multiple(text: str, start: int, limit: int) -> Numeral | None:
    """How many times at `start`: "twice", "double", "sixfold", "10-fold"; None if there is no such word."""
    word = _TIMES.match(text, start, limit)
    if word:
        value = Decimal(MULTIPLES[word["word"].lower()])
        return Numeral(start, word.end(), value, value, "multiple", False)
    fold = _MANIFOLD.match(text, start, limit)
    times = parse_number(fold["times"]) if fold else None
    if fold is None or times is None:
        return None
    return Numeral(start, fold.end(), times, times, "multiple", text[start].isdigit())
