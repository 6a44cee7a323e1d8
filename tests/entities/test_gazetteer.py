"""The data files: sorted, without duplicates or fused fields, codes that exist."""

import csv
import tomllib
from importlib import resources

import pytest

from factx.entities.gazetteer import load_gazetteer

DATA = resources.files("factx.entities").joinpath("data")
FILES = ("cities", "countries", "given_names", "groups", "organizations", "places", "surnames", "word_cases")
WORDS = tomllib.loads(DATA.joinpath("words.toml").read_text("utf-8"))


def rows(name):
    return list(csv.reader(DATA.joinpath(f"{name}.csv").read_text("utf-8").splitlines()))


@pytest.mark.parametrize("name", FILES)
def test_rows_are_sorted_unique_and_whole(name):
    header, *body = rows(name)
    assert all(len(row) == len(header) for row in body)
    names = [row[0] for row in body]
    assert names == sorted(set(names))
    assert all(field == field.strip() and "  " not in field for row in body for field in row)


@pytest.mark.parametrize("name", FILES)
def test_commas_part_all_fields(name):
    # The loader splits lines at commas.
    assert '"' not in DATA.joinpath(f"{name}.csv").read_text("utf-8")


@pytest.mark.parametrize("name", WORDS)
def test_word_classes_are_sorted_and_unique(name):
    words = WORDS[name].split()
    assert words == sorted(set(words))
    assert all(word == word.lower() and "," not in word for word in words)


def test_country_codes():
    _, *body = rows("countries")
    assert all(len(row[0]) == 3 and row[0].isupper() for row in body)
    names = [name for row in body for name in (row[1], *filter(None, row[2].split(";")))]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("South Korea", "country", "KOR"),
        ("Seoul", "capital", "KOR"),
        ("Korean", None, None),
        ("South Korean", "adjective", "KOR"),
        ("Kremlin", "metonym", "RUS"),
        ("U.N.", "organization", None),
        ("Marseille", "city", "FRA"),
        ("Danes", "people", "DNK"),
    ],
)
def test_readings(name, kind, code):
    entry = load_gazetteer().entry(name)
    assert (entry.kind if entry else None, entry.code if entry else None) == (kind, code)


def test_the_longest_name_wins():
    size, entry = load_gazetteer().match(["New", "York", "City", "."], 0, 4)
    assert size == 3
    assert entry.name == "New York City"


def test_given_names_have_a_gender():
    assert set(load_gazetteer().given.values()) == {"m", "f", "x"}


def test_case_codes():
    assert set(load_gazetteer().cases.values()) == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    ("word", "common", "why"),
    [
        ("Meeting", True, "written in lower case"),
        ("Baker", False, "a trade, but a surname too"),
        ("Qarvelle", False, "never seen"),
        ("London", False, "always with a capital"),
    ],
)
def test_common_words(word, common, why):
    assert load_gazetteer().is_common(word) is common, why
