"""A number as it stands in the text, before its unit or currency is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

Form = Literal["cardinal", "ordinal", "fraction", "vague", "multiple"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text, [start, end), without unit or currency."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    form: Form
    digits: bool
    """Written with digits rather than words."""
    scaled: bool = False
    """Ends in a scale: "million", "bn"."""
    relation: str | None = None
    """What the number itself says: "hundred-odd", "several hundred"."""
