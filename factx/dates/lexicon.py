"""The words of dates, read from the data files once."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from factx.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factx.dates.expression import PartCode, Reference, SeasonCode, Unit
    from factx.ontology import TimexMod


def _read(name: str) -> dict[str, dict[str, Any]]:
    return load_table("factx.dates", name)


_TABLES: Final = _read("lexicon.toml")

MONTHS: Final[Mapping[str, int]] = MappingProxyType(_TABLES["months"])
WEEKDAYS: Final[Mapping[str, int]] = MappingProxyType(_TABLES["weekdays"])
UNITS: Final[Mapping[str, Unit]] = MappingProxyType(_TABLES["units"])
SEASONS: Final[Mapping[str, SeasonCode]] = MappingProxyType(_TABLES["seasons"])
PARTS: Final[Mapping[str, PartCode]] = MappingProxyType(_TABLES["parts"])
ZONES: Final[Mapping[str, str]] = MappingProxyType(_TABLES["zones"])
#: Hedge → TIMEX3 `mod`, None where it says nothing of the amount.
HEDGES: Final[Mapping[str, TimexMod | None]] = MappingProxyType(
    {words: mod or None for words, mod in _TABLES["hedges"].items()}
)
REFERENCES: Final[Mapping[str, Reference]] = MappingProxyType(_TABLES["references"])
TENSE: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {name: frozenset(words) for name, words in _TABLES["tense"].items()}
)
PERIODIC: Final[Mapping[str, str]] = MappingProxyType(_TABLES["periodic"])

_HOLIDAYS: Final = _read("holidays.toml")
#: Name of a holiday in lower case with straight apostrophes → its key.
HOLIDAY_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {name: key for key, row in _HOLIDAYS.items() for name in row["names"]}
)
#: Key of a holiday → how its day is found: `fixed` "MM-DD", `nth` [month, weekday, n], `easter` days from Easter
#: Sunday, `once` a full date, `table` [country, English name] of the `holidays` library.
HOLIDAY_RULES: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {key: {k: v for k, v in row.items() if k != "names"} for key, row in _HOLIDAYS.items()}
)
