"""What is known of names before reading: countries, cities, organizations, given names, and the words of titles.

The data files beside this module hold facts (names, codes, capitals, demonyms) and word classes, no running text.
"""

from __future__ import annotations

import functools
from importlib import resources
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from factx.tables import load_table
from factx.text.tokens import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

EntryKind = Literal["country", "adjective", "people", "capital", "metonym", "organization", "place", "city", "group"]

_REMEMBERED: Final = 20_000
#: Case codes of words that are written in lower case always or nearly so.
_COMMON_CASES: Final = (1, 2)
#: Where a name has several readings, the one that matters most to news comes last and wins.
_ORDER: Final = ("city", "group", "place", "organization", "adjective", "people", "country", "capital", "metonym")


class Entry(NamedTuple):
    """One reading of a known name."""

    kind: EntryKind
    name: str
    """The usual full name: of the country for adjectives, capitals and metonyms."""
    code: str | None = None
    """ISO 3166-1 alpha-3 of the country it is or belongs to."""
    magnitude: int = 0
    """Powers of ten of a city's population."""


#: The tokens of a name, and its reading.
_Reading = tuple[tuple[str, ...], Entry]


class Gazetteer:
    """Names by their first token, and word classes; read-only.

    `cities` are rows of the data file by the first token of the city's name: most are never asked for, and as many
    records would make every start slower. A name in `names` wins over a city's.
    """

    def __init__(self, names: Mapping[str, Sequence[_Reading]], cities: Mapping[str, Sequence[str]]) -> None:
        self._names = names
        self._cities = cities
        self.first_words: AbstractSet[str] = frozenset(names) | frozenset(cities)
        """The tokens with which a known name starts."""
        # Dies with the gazetteer, which is loaded once.
        self._readings = functools.lru_cache(_REMEMBERED)(self._readings_of)
        self.words: Mapping[str, frozenset[str]] = _read_words()
        # The second field of these long files is one character: cut off, which is faster than split.
        self.given: Mapping[str, str] = {row[:-2]: row[-1] for row in _lines("given_names.csv")}
        self.surnames: frozenset[str] = frozenset(_lines("surnames.csv"))
        self.cases: Mapping[str, int] = {row[:-2]: int(row[-1]) for row in _lines("word_cases.csv")}
        self.country_names: Mapping[str, str] = {row[0]: row[1] for row in _rows("countries.csv")}

    def match(self, tokens: Sequence[str], at: int, end: int) -> tuple[int, Entry] | None:
        """The longest known name that starts at token `at`: its length in tokens, and its reading.

        >>> load_gazetteer().match(["North", "Korea", "said"], 0, 3)[0]
        2
        """
        for words, entry in self._readings(tokens[at]):
            size = len(words)
            if at + size <= end and (size == 1 or tuple(tokens[at : at + size]) == words):
                return size, entry
        return None

    def _readings_of(self, first: str) -> tuple[_Reading, ...]:
        """All names that start with a token, the longest first."""
        known = self._names.get(first, ())
        found = dict(map(_city, self._cities.get(first, ())))
        return tuple(sorted((found | dict(known)).items(), key=lambda pair: -len(pair[0])))

    def is_common(self, word: str) -> bool:
        """Whether a word is a common one that running text writes in lower case, and nobody's name.

        >>> [load_gazetteer().is_common(word) for word in ("Meeting", "Baker", "Kishida")]
        [True, False, False]
        """
        return self.cases.get(word.lower(), 0) in _COMMON_CASES and word not in self.given and word not in self.surnames

    def entry(self, name: str) -> Entry | None:
        """The reading of a whole name, None if it is not known.

        >>> load_gazetteer().entry("Seoul").code
        'KOR'
        """
        tokens = _tokens(name)
        found = self.match(tokens, 0, len(tokens)) if tokens else None
        return found[1] if found and found[0] == len(tokens) else None


@functools.cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer, read once."""
    readings = dict(sorted(_entries(), key=lambda pair: _ORDER.index(pair[1].kind)))
    names: dict[str, list[_Reading]] = {}
    for name, entry in readings.items():
        words = _tokens(name)
        names.setdefault(words[0], []).append((words, entry))
    cities: dict[str, tuple[str, ...]] = {}
    for row in _lines("cities.csv"):
        first = row[: row.index(",")].partition(" ")[0]
        if not first.isalpha():
            first = _tokens(first)[0]
        cities[first] = (*cities[first], row) if first in cities else (row,)
    return Gazetteer(names, cities)


def _city(row: str) -> _Reading:
    name, code, magnitude = row.split(",")
    return _tokens(name), Entry("city", name, code or None, int(magnitude))


def _entries() -> Iterator[tuple[str, Entry]]:
    for code, name, aliases, adjectives, people, capital, metonyms in _rows("countries.csv"):
        for alias in (name, *_several(aliases)):
            yield alias, Entry("country", name, code)
        for adjective in _several(adjectives):
            if adjective not in _several(aliases) and adjective != name:
                yield adjective, Entry("adjective", name, code)
        for word in _several(people):
            yield word, Entry("people", name, code)
        for city in _several(capital):
            yield city, Entry("capital", name, code)
        for word in _several(metonyms):
            yield word, Entry("metonym", name, code)
    for name, acronyms in _rows("organizations.csv"):
        for alias in (name, *_several(acronyms)):
            yield alias, Entry("organization", name)
            if alias.startswith("al-"):
                # At the start of a sentence.
                yield "Al-" + alias[3:], Entry("organization", name)
    for (name,) in _rows("groups.csv"):
        yield name, Entry("group", name)
    for (name,) in _rows("places.csv"):
        yield name, Entry("place", name)


def _several(field: str) -> list[str]:
    return field.split(";") if field else []


def _tokens(name: str) -> tuple[str, ...]:
    return (name,) if name.isalpha() else tuple(TOKEN.findall(name))


def _rows(file: str) -> list[list[str]]:
    return [line.split(",") for line in _lines(file)]


def _lines(file: str) -> list[str]:
    """The rows below the header; no field is quoted, so that a comma always parts two."""
    text = resources.files("factx.entities").joinpath("data", file).read_text(encoding="utf-8")
    return text.splitlines()[1:]


def _read_words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in load_table("factx.entities", "data/words.toml").items()}
