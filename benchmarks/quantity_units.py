"""What the corpora of quantities share: names of units, hundredths of a currency, equality but for rounding."""

from __future__ import annotations

import json
import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

#: Corpus → our name of a unit → its name there; `<corpus>-also` has a second name.
NAMES: Final[dict[str, dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("quantities.toml").read_text(encoding="utf-8")
)
#: Cents and pence are 0.01 of their currency here and units of their own in the corpora.
DIVIDED: Final = frozenset({"USD", "EUR", "GBP", "MYR"})
PART: Final = re.compile(r"(?:cents?|pence|penny|sen|(?<=\d)[pc¢])$", re.IGNORECASE)


def rows_of(file: Path) -> list[dict[str, Any]]:
    """The documents of a file, one a line."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def near(a: Decimal, b: Decimal) -> bool:
    """Equal but for rounding: fractions without a finite form have four places here."""
    return abs(a - b) <= max(Decimal("0.0005") if abs(a) < 1 else Decimal("0.0001"), abs(a) / 10**5)
