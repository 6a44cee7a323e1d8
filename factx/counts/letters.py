"""Scales right behind digits: "$5m", "3.2bn", "40k", "$2million"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from factx.numbers import plain
from factx.patterns import Pattern

if TYPE_CHECKING:
    from factx.counts.numeral import Numeral

_SCALE: Final = Pattern(
    r"\s?(?P<letters>thousand|million|billion|trillion|bn|bln|mn|mln|mil|bil|tn|tln|trn|mm|k|m|b|t)"
    r"(?![\w²³/])(?!-[^\W\d_])",
    re.IGNORECASE,
)
#: What the letters stand for, as a power of ten.
_POWERS: Final = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
    "k": 3, "m": 6, "mm": 6, "mn": 6, "mln": 6, "mil": 6, "b": 9, "bn": 9, "bln": 9, "bil": 9,
    "t": 12, "tn": 12, "tln": 12, "trn": 12,
}  # fmt: skip
#: What means nothing but a scale.
_SURE: Final = frozenset("thousand million billion trillion bn bln bil mn mln mil tn tln trn".split())
# EXAMPLE: the words behind "2.7m" where it counts things: "combined digital sales", "tonnes", "people"
_OF_THINGS: Final = Pattern(
    r"\s(?!(?:long|wide|high|tall|deep|away|from|above|below|in|at|of|to|and|or|by|for|on|x|hurdles|is|was|has)(?![^\W_]))"
    r"(?:[a-z][a-z-]*\s){0,4}?"
    r"(?:[a-z]{2,}[a-rt-z]s|people|men|women|children|staff|troops|rand|yen|yuan|baht|euro)(?![^\W_])"
    r"|-(?:euro|dollar|pound|yen|rand)(?![^\W_])"
)


def read_letter_scale(text: str, numeral: Numeral, limit: int, *, money: bool) -> Numeral:
    """The number with a scale in letters right behind its digits: `3.2bn`; `m`, `b`, `t` where money says so."""
    if not numeral.digits or numeral.form != "cardinal" or numeral.scaled:
        return numeral
    match = _SCALE.match(text, numeral.end, limit)
    if match is None or not _is_scale(text, numeral, match, limit, money=money):
        return numeral
    factor = Decimal(10) ** _POWERS[match["letters"].lower()]
    value = plain(numeral.low * factor)
    return replace(numeral, end=match.end(), low=value, high=value, scaled=True)


def _is_scale(text: str, numeral: Numeral, match: re.Match[str], limit: int, *, money: bool) -> bool:
    """Whether the letters are a scale, not a unit or initial."""
    letters = match["letters"]
    key = letters.lower()
    attached = match.end() - numeral.end == len(letters)
    if key in _SURE:
        return attached or money or key != "mil"
    if money:
        return attached or letters in ("M", "B", "MM")
    if not attached:
        return False
    if key == "b" and "." in text[numeral.start : numeral.end]:
        return True
    return letters == "k" or (key in ("m", "b") and _OF_THINGS.match(text, match.end(), limit) is not None)
