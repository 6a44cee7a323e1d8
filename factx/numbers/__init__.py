"""Numbers: words and digits to exact Decimals, and pattern fragments for them; shared by dates and counts."""

from __future__ import annotations

from factx.numbers.parse import parse_digits, parse_number, parse_ordinal, plain
from factx.numbers.patterns import DIGITS, FRACTION, GAP, NUMBER, ORDINAL, SMALL, WORDS, alternatives
from factx.numbers.spell import spell, spell_ordinal

__all__ = [
    "DIGITS",
    "FRACTION",
    "GAP",
    "NUMBER",
    "ORDINAL",
    "SMALL",
    "WORDS",
    "alternatives",
    "parse_digits",
    "parse_number",
    "parse_ordinal",
    "plain",
    "spell",
    "spell_ordinal",
]
