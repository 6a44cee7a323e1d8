"""The data file of cues: its order, its vocabulary, and the forms made from it."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import get_args

import pytest

from factx.ontology import Act
from factx.statements.lexicon import TAKES, CueKind, lexicon, regular_forms

DATA = tomllib.loads(files("factx.statements").joinpath("cues.toml").read_text("utf-8"))
LISTS = [name for name, value in DATA.items() if isinstance(value, list)]


@pytest.mark.parametrize("table", ["verbs", "nouns", "adjectives"])
def test_tables_are_sorted(table):
    assert list(DATA[table]) == sorted(DATA[table])


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_sorted_without_duplicates_or_fused_strings(name):
    words = DATA[name]
    assert words == sorted(set(words))
    assert all(re.fullmatch(r"[a-z]+(?:-[a-z]+)*", word) for word in words)


def test_verbs_use_the_closed_vocabularies():
    for lemma, row in (DATA["verbs"] | DATA["adjectives"]).items():
        assert row["act"] in get_args(Act), lemma
        assert row["kind"] in get_args(CueKind), lemma
        assert row["takes"] == sorted(set(row["takes"])), lemma
        assert set(row["takes"]) <= TAKES, lemma
        assert row["takes"] or row.get("with"), f"{lemma} takes nothing"


def test_acts_have_the_plover_categories_of_the_ontology():
    assert set(DATA["plover"]) == set(get_args(Act)) - {"say"}


@pytest.mark.parametrize(
    ("form", "lemma", "is_a"),
    [
        ("says", "say", "s"),
        ("denied", "deny", "past"),
        ("urging", "urge", "ing"),
        ("labelled", "label", "past"),
        ("labeled", "label", "past"),
        ("written", "write", "participle"),
        ("slammed", "slam", "past"),
        ("read", "read", "past"),
    ],
)
def test_forms(form, lemma, is_a):
    verb, forms = lexicon().verbs[form]
    assert verb.lemma == lemma
    assert is_a in forms


def test_no_form_is_made_by_a_wrong_doubling():
    wrong = {"saied", "telled", "thinked", "planed", "writed", "slamed", "admited"}
    assert not wrong & set(lexicon().verbs)


@pytest.mark.parametrize(
    ("lemma", "past"), [("agree", "agreed"), ("cry", "cried"), ("press", "pressed"), ("note", "noted")]
)
def test_regular_past(lemma, past):
    assert regular_forms(lemma)[1] == past
