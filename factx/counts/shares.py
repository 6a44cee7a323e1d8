"""Shares of a whole number of things: "one in five", "seven in 10", "9 out of 10", "one over three"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from factx.counts.numeral import Numeral
from factx.numbers import NUMBER, parse_number, plain
from factx.patterns import Pattern

# EXAMPLE: what parts the numbers of a share: " in ", " out of ", " over "
_PARTED: Final = re.compile(r"\s(?:out\sof|in|over)\s", re.IGNORECASE)
# EXAMPLE: the rest of "one in five", "9 out of 10", "1 over 3"
_SHARE: Final = Pattern(
    rf"\s(?P<word>out\sof|in|over)\s(?:every\s)?(?P<whole>{NUMBER})(?![\w.,%]*\d)(?!\w)", re.IGNORECASE
)
# EXAMPLE: the noun inside "one service in ten", which ends the clause or goes on with a verb
_NAMED: Final = Pattern(
    rf"\s(?P<noun>[a-z]{{3,20}})\sin\s(?:every\s)?(?P<whole>{NUMBER})"
    r"(?=[,.;)]|$|\s(?:is|was|were|are|has|had|have|who|that|did|does|ran|runs|can|will|of)\b)",
    re.IGNORECASE,
)
_FOUR_PLACES: Final = Decimal("0.0001")
#: Wholes of which a round part other than one is told: "seven in 10".
_ROUND: Final = frozenset({3, 4, 5, 6, 8, 10, 20, 100})
_MOST: Final = 1_000_000


def read_share(text: str, numeral: Numeral, limit: int) -> Numeral | None:
    """The share that begins with the numeral, None where the words are no share."""
    if numeral.form != "cardinal" or numeral.low != numeral.high or numeral.low <= 0:
        return None
    if _PARTED.match(text, numeral.end, limit) is None:
        return None
    match = _SHARE.match(text, numeral.end, limit)
    whole = parse_number(match["whole"]) if match else None
    if match is None or whole is None or not numeral.low < whole <= _MOST:
        return None
    word = match["word"].lower()
    if word == "in" and not _is_part(numeral.low, whole):
        return None
    if word == "over" and not _is_fraction(text, match):
        return None
    return _share(numeral, match.end(), whole)


def read_named_share(text: str, numeral: Numeral, limit: int) -> tuple[Numeral, int, int] | None:
    """The share with its noun's place inside: "one service in ten"; None where there is none."""
    if numeral.low != 1 or numeral.high != 1 or numeral.form != "cardinal":
        return None
    match = _NAMED.match(text, numeral.end, limit)
    whole = parse_number(match["whole"]) if match else None
    if match is None or whole is None or not _is_part(numeral.low, whole):
        return None
    return _share(numeral, match.end(), whole), match.start("noun"), match.end("noun")


def _share(numeral: Numeral, end: int, whole: Decimal) -> Numeral:
    value = plain((numeral.low / whole).quantize(_FOUR_PLACES))
    return Numeral(numeral.start, end, value, value, "fraction", numeral.digits)


def _is_part(part: Decimal, whole: Decimal) -> bool:
    """Whether "part in whole" is a share, not a number of things in a number of places."""
    if part == 1:
        return 3 <= whole <= 100 or whole % 100 == 0
    return whole in _ROUND and part == part.to_integral_value()


def _is_fraction(text: str, match: re.Match[str]) -> bool:
    """Whether "one over three" is a fraction: nothing is counted behind it, and it is no age ("one over 60")."""
    behind = text[match.end() : match.end() + 2]
    return behind[:1] in ("", ".", ",", ";", "?") and not (match["whole"].isdigit() and len(match["whole"]) > 1)
