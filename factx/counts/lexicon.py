"""The data files of the counts: word classes, relations, tolls, units, currencies; each read when first used."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from factx.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factx.ontology import Relation, Toll

#: SI prefixes: name, symbol.
_PREFIXES: Final = {
    "pico": "p", "nano": "n", "micro": "µ", "milli": "m", "centi": "c", "deci": "d", "hecto": "h",
    "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E", "zetta": "Z",
}  # fmt: skip


def _table(name: str) -> dict[str, Any]:
    return load_table("factx.counts", name)


def _rows(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(files("factx.counts").joinpath(name).read_text("utf-8").splitlines())


@dataclass(frozen=True, slots=True)
class Words:
    """The word classes of `words.toml`."""

    stops: frozenset[str]
    openers: frozenset[str]
    determiners: frozenset[str]
    singular_s: frozenset[str]
    plurals: frozenset[str]
    attributive: frozenset[str]
    trailing: frozenset[str]
    irregular: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]
    up_nouns: frozenset[str]
    down_nouns: frozenset[str]
    changes: frozenset[str]
    raising: frozenset[str]


@cache
def words() -> Words:
    """The word classes."""
    return Words(
        **{
            name: frozenset(text.split())
            for table in ("noun_phrase", "verbs")
            for name, text in _table("words.toml")[table].items()
        }
    )


@cache
def relations(side: str) -> Mapping[tuple[str, ...], Relation]:
    """Words before or after a number → the relation they give it."""
    return MappingProxyType(
        {
            tuple(row["words"].split()): cast("Relation", row["relation"])
            for row in _rows("relations.csv")
            if row["side"] == side
        }
    )


@cache
def tolls(role: str) -> Mapping[str, Toll]:
    """Word → the toll it tells, for one role (`states`, `acts`, `nouns`, …)."""
    return MappingProxyType(
        {word: cast("Toll", toll) for toll, table in _table("tolls.toml").items() for word in table[role].split()}
    )


@cache
def toll_words() -> frozenset[str]:
    """Every word of which a sentence that tells a toll has at least one."""
    tables = _table("tolls.toml").values()
    words_of_tables = {word for table in tables for text in table.values() for word in text.split()}
    return frozenset(words_of_tables).union(*map(names, _TELLING))


#: Lists of `words.toml` that imply a toll.
_TELLING: Final = (
    "befalling", "dwellings", "freed", "holds", "leaving", "sheltering", "shelters", "streaming", "wounds",
)  # fmt: skip


@cache
def homes() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Noun of money → ISO 4217 code → places and adjectives of the country that has it."""
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in _rows("homes.csv"):
        table.setdefault(row["noun"], {})[row["code"]] = tuple(row["places"].split("|"))
    return MappingProxyType(table)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure or a currency (dimension `money`; `money part` for its hundredths, `money millions`)."""

    name: str
    dimension: str


@dataclass(frozen=True, slots=True)
class Units:
    """Forms of units as they are written. Names are keyed in lower case, symbols exactly."""

    names: Mapping[str, Unit]
    symbols: Mapping[str, Unit]
    prefixed: Mapping[str, Unit]
    """Currency signs and codes that stand before a number."""
    openers: frozenset[str]
    """First words, in lower case, of the names and symbols that have several."""
    longest: int
    """Words in the longest name or symbol."""


@cache
def units() -> Units:
    """All units and currencies."""
    names: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    for row in _rows("units.csv"):
        for form_names, form_symbols, unit in _measures(row):
            for form in form_names:
                names.setdefault(form, unit)
            for form in form_symbols:
                symbols.setdefault(form, unit)
    prefixed: dict[str, Unit] = {}
    for row in _rows("currencies.csv"):
        _add_currency(row, names, symbols, prefixed)
    return _units(names, symbols, prefixed)


def _units(names: dict[str, Unit], symbols: dict[str, Unit], prefixed: dict[str, Unit]) -> Units:
    pieces = [form.split() for table in (names, symbols) for form in table]
    return Units(
        MappingProxyType(names),
        MappingProxyType(symbols),
        MappingProxyType(prefixed),
        frozenset(form[0].lower() for form in pieces if len(form) > 1),
        max(map(len, pieces)),
    )


def _measures(row: dict[str, str]) -> Iterator[tuple[list[str], list[str], Unit]]:
    """The unit of a row and those its prefixes make."""
    forms = [row["name"], *filter(None, row["names"].split("|"))]
    symbols = list(filter(None, row["symbols"].split("|")))
    yield (
        [name for form in forms for name in _spellings(form.lower())],
        symbols,
        Unit(row["name"], row["dimension"]),
    )
    for prefix in row["prefixes"].split():
        unit = Unit(prefix + row["name"], row["dimension"])
        letter = _PREFIXES[prefix]
        made = [letter + symbol for symbol in symbols if len(symbol) <= 2]
        if letter == "µ":
            made += ["μ" + symbol for symbol in symbols] + ["u" + symbol for symbol in symbols]
        if row["name"] in ("bit", "byte"):
            made = [letter.upper() + ("b" if row["name"] == "bit" else "B")]
        if row["name"] == "metre" and prefix == "kilo":
            made += ["kms", "Km", "KM", "kms."]
        yield [name for form in forms for name in _spellings(prefix + form.lower())], made, unit


def _spellings(name: str) -> Iterator[str]:
    """A name with its plural, with hyphens as blanks."""
    for form in {name, name.replace("-", " ")}:
        yield form
        first, _, rest = form.partition(" per ")
        plural = first if first.endswith("s") else first + ("es" if first.endswith(("ch", "sh", "x")) else "s")
        yield plural + (" per " + rest if rest else "")


#: Currencies that company reports count in millions, "30 MSEK".
_IN_MILLIONS: Final = frozenset({"AUD", "CAD", "CHF", "DKK", "EUR", "GBP", "NOK", "SEK", "USD"})

#: Nouns that are a currency only with a country's adjective, or by default of the country in the value.
_GENERIC: Final = {
    "dollar": "USD", "pound": "", "franc": "franc", "peso": "peso", "dinar": "dinar", "rupee": "INR",
    "shilling": "shilling", "krona": "SEK", "kronor": "SEK", "krone": "krone", "kroner": "krone", "crown": "",
    "rial": "IRR", "riyal": "SAR", "dirham": "AED", "manat": "AZN", "mark": "", "lira": "TRY", "guilder": "",
    "koruna": "CZK", "won": "KRW", "yen": "JPY", "yuan": "CNY", "real": "", "leu": "RON", "lei": "RON",
    "baht": "THB", "rouble": "RUB", "ruble": "RUB", "shekel": "ILS", "rand": "ZAR", "ringgit": "MYR",
}  # fmt: skip


def _add_currency(
    row: dict[str, str], names: dict[str, Unit], symbols: dict[str, Unit], prefixed: dict[str, Unit]
) -> None:
    code = row["code"]
    unit = Unit(code, "money")
    prefixed.setdefault(code, unit)
    symbols.setdefault(code, unit)
    if code in _IN_MILLIONS:
        prefixed["M" + code] = symbols["M" + code] = Unit(code, "money millions")
    for symbol in filter(None, row["symbols"].split("|")):
        prefixed.setdefault(symbol, unit)
        if not symbol.isalpha() or not symbol.isascii() or symbol in ("RMB", "Rmb"):
            symbols.setdefault(symbol, unit)
    for name in filter(None, row["names"].split("|")):
        for form in _spellings(name):
            names.setdefault(form, unit)
    for adjective in filter(None, row["adjectives"].split("|")):
        for generic in _GENERIC:
            for form in _spellings(f"{adjective.lower()} {generic}"):
                names.setdefault(form, unit)
    for part in filter(None, row["parts"].split("|")):
        for form in _spellings(part):
            names.setdefault(form, Unit("penny" if part == "pence" else part, "money part"))


@cache
def all_units() -> Units:
    """`units` with the currencies that have no country: "francs", "pesos", "cents"."""
    known = units()
    names = dict(known.names)
    for generic, code in _GENERIC.items():
        if code:
            for form in _spellings(generic):
                names.setdefault(form, Unit(code, "money"))
    for form in ("cent", "cents"):
        names.setdefault(form, Unit("cent", "money part"))
    symbols = dict(known.symbols)
    for symbol, name in (("¢", "cent"), ("p", "penny"), ("c", "cent")):
        symbols.setdefault(symbol, Unit(name, "money part"))
    return _units(names, symbols, dict(known.prefixed))


@cache
def _name_tables() -> Mapping[str, frozenset[str]]:
    data = _table("words.toml")
    return MappingProxyType(
        {
            name: frozenset(text.split())
            for table in ("names", "one", "people", "ordinals", "words", "subjects", "implied", "tolls")
            for name, text in data[table].items()
        }
    )


def names(table: str) -> frozenset[str]:
    """Words that tell counts from what only looks like them, by the name of their list in `words.toml`."""
    return _name_tables()[table]
