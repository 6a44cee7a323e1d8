"""The number words, read from the data file once."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from factx.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Mapping


def _tables() -> dict[str, Mapping[str, int]]:
    data = load_table("factx.numbers", "words.toml")
    return {name: MappingProxyType(table) for name, table in data.items()}


_TABLES: Final = _tables()
UNITS: Final = _TABLES["units"]
TEENS: Final = _TABLES["teens"]
TENS: Final = _TABLES["tens"]
MULTIPLIERS: Final = _TABLES["multipliers"]
SCALES: Final = _TABLES["scales"]
LETTERS: Final = _TABLES["letters"]
ORDINALS: Final = _TABLES["ordinals"]

#: Words below a hundred that can stand alone.
SMALL: Final[Mapping[str, int]] = MappingProxyType({**UNITS, **TEENS, **TENS})

#: Name of a part, singular and plural → into how many the whole is divided ("third", "quarters").
PARTS: Final[Mapping[str, int]] = MappingProxyType(
    {
        **_TABLES["parts"],
        **{word: n for word, n in ORDINALS.items() if n > 2},
        "halves": 2,
        "quarters": 4,
        **{word + "s": n for word, n in ORDINALS.items() if n > 2},
    }
)

#: Fraction characters → numerator and denominator.
SIGNS: Final[Mapping[str, tuple[int, int]]] = MappingProxyType(
    {
        "½": (1, 2),
        "⅓": (1, 3),
        "⅔": (2, 3),
        "¼": (1, 4),
        "¾": (3, 4),
        "⅕": (1, 5),
        "⅖": (2, 5),
        "⅗": (3, 5),
        "⅘": (4, 5),
        "⅙": (1, 6),
        "⅚": (5, 6),
        "⅛": (1, 8),
        "⅜": (3, 8),
        "⅝": (5, 8),
        "⅞": (7, 8),
    }
)
