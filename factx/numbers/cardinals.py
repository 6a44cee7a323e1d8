"""Whole numbers in words: groups below a thousand, each closed by a scale smaller than the one before."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from factx.numbers.lexicon import SCALES, SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A word in lower case, or the value of digits.
Token = str | Fraction


def cardinal(tokens: Sequence[Token]) -> Fraction | None:
    """The value of the words of a cardinal, None if they do not make one.

    >>> int(cardinal("two million three hundred thousand and five".split()))
    2300005
    >>> cardinal(["two", "three"])
    """
    total: Fraction | None = None
    group: Fraction | None = None
    floor = 0  # the last scale
    for at, token in enumerate(tokens):
        if token == "and":  # noqa: S105
            if at in (0, len(tokens) - 1):
                return None
            continue
        if isinstance(token, str) and token in SCALES:
            scale = SCALES[token]
            if group is None and total is not None and tokens[at - 1] in SCALES:
                total, floor = total * scale, scale  # "a thousand billion"
                continue
            if (group is None and at) or (floor and scale >= floor):
                return None
            total = (total or 0) + (Fraction(1) if group is None else group) * scale
            group, floor = None, scale
            continue
        group = _grown(group, token, first=at == 0)
        if group is None:
            return None
    if group is None:
        return total
    return None if floor and group >= floor else (total or 0) + group


def _grown(group: Fraction | None, token: Token, *, first: bool) -> Fraction | None:
    """The group with one more word or number, None where they cannot stand together."""
    if not isinstance(token, str):
        return _joined(group, token)
    if token in ("a", "an"):
        return Fraction(1) if first else None
    if token == "hundred":  # noqa: S105
        if group is None:
            return Fraction(100) if first else None
        return group * 100 if 0 < group < 100 or (group >= 100 and group.denominator == 1 and group % 100) else None
    return _joined(group, Fraction(SMALL[token])) if token in SMALL else None


def _joined(group: Fraction | None, value: Fraction) -> Fraction | None:
    """Only a hundred and what is below it, or tens and a unit, can be joined."""
    if group is None:
        return value
    if group and 0 < value < 100 and group % 100 == 0:
        return group + value
    return group + value if 0 < value < 10 and group % 10 == 0 and group % 100 >= 20 else None
