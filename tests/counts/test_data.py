"""The data files of the counts: in order, without repeats, every form readable."""

from __future__ import annotations

import csv
import tomllib
from importlib.resources import files

import pytest

from factx.counts.lexicon import all_units, relations, tolls, words

FOLDER = files("factx.counts")


def table(name):
    return list(csv.DictReader(FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize(("name", "key"), [("units.csv", "name"), ("currencies.csv", "code")])
def test_rows_are_sorted_and_unique(name, key):
    keys = [row[key] for row in table(name)]
    assert keys == sorted(set(keys))


def test_homes_of_money_are_sorted_and_their_places_unambiguous():
    rows = [(row["noun"], row["code"]) for row in table("homes.csv")]
    assert rows == sorted(set(rows))
    for noun in {noun for noun, _ in rows}:
        places = [place for row in table("homes.csv") if row["noun"] == noun for place in row["places"].split("|")]
        assert len(places) == len(set(places)), noun


def test_homes_name_known_currencies():
    assert {row["code"] for row in table("homes.csv")} <= {row["code"] for row in table("currencies.csv")}


def test_relations_are_sorted_and_unique():
    rows = [(row["side"], row["words"]) for row in table("relations.csv")]
    assert rows == sorted(set(rows))
    assert {row["relation"] for row in table("relations.csv")} <= {"=", "~", "<", "<=", ">", ">="}


@pytest.mark.parametrize("name", ["words.toml", "tolls.toml"])
def test_word_lists_hold_single_words_once(name):
    data = tomllib.loads(FOLDER.joinpath(name).read_text(encoding="utf-8"))
    for group in data.values():
        for key, text in group.items():
            listed = text.split()
            assert len(listed) == len(set(listed)), key
            assert all(word == word.lower() and word.replace("-", "").isalpha() for word in listed), key


def test_some_five_hundred_units():
    units = all_units()
    assert len({unit.name for unit in (*units.names.values(), *units.symbols.values())}) > 450


@pytest.mark.parametrize(
    ("form", "name"),
    [("kilometers", "kilometre"), ("square feet", "square foot"), ("percentage points", "percentage point"),
     ("miles per hour", "mile per hour"), ("australian dollars", "AUD"), ("south african rand", "ZAR")],
)  # fmt: skip
def test_plurals_and_spellings(form, name):
    assert all_units().names[form].name == name


@pytest.mark.parametrize(
    ("form", "name"),
    [("km/h", "kilometre per hour"), ("MW", "megawatt"), ("mW", "milliwatt"), ("°C", "degree Celsius")],
)
def test_symbols_keep_their_case(form, name):
    assert all_units().symbols[form].name == name


@pytest.mark.parametrize(
    ("sign", "code"), [("$", "USD"), ("A$", "AUD"), ("€", "EUR"), ("Rs", "INR"), ("HK$", "HKD"), ("RM", "MYR")]
)
def test_signs_before_numbers(sign, code):
    assert all_units().prefixed[sign].name == code


def test_no_word_ends_a_noun_phrase_and_opens_it():
    assert not words().stops & words().openers - {"most", "more", "such"}


def test_every_toll_has_words_of_each_role():
    for role in ("states", "nouns", "heads"):
        assert set(tolls(role).values()) == {"killed", "injured", "missing", "displaced", "detained"}
    assert relations("before")["at", "least"] == ">="
