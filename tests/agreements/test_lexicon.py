"""The data file of agreements: sorted, without repetitions, and read into what the rules ask for."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any, get_args

import pytest

from factx.agreements.lexicon import load_lexicon
from factx.ontology import AgreementForm, AgreementStatus

DATA: dict[str, Any] = tomllib.loads(files("factx.agreements").joinpath("lexicon.toml").read_text("utf-8"))
LISTS = [
    (f"{table}/{number}/{name}", value)
    for table, rows in DATA.items()
    for number, row in enumerate(rows if isinstance(rows, list) else [rows])
    for name, value in row.items()
    if isinstance(value, list)
]


@pytest.mark.parametrize(("name", "words"), LISTS, ids=[name for name, _ in LISTS])
def test_lists_are_sorted_words_without_repetition(name: str, words: list[str]) -> None:
    assert words == sorted(set(words)), name
    for word in words:
        assert re.fullmatch(r"[^\W\d_]+(?:[-. ][^\W\d_]+)*\.?", word), word
        assert word == word.lower()
        assert len(word) <= len("memorandum of understanding"), f"two entries fused: {word}"


def test_no_verb_says_two_states() -> None:
    verbs = [verb for row in DATA["cue"] for verb in row["verbs"]]
    nouns = [noun for row in DATA["cue"] for noun in row["nouns"]]
    assert len(verbs) == len(set(verbs))
    assert len(nouns) == len(set(nouns))


def test_forms_and_states_are_those_of_the_records() -> None:
    lexicon = load_lexicon()
    assert {noun.form for noun in lexicon.nouns.values()} <= set(get_args(AgreementForm))
    assert set(lexicon.strength) == set(get_args(AgreementStatus))


def test_a_made_state_outranks_a_hoped_for_one_and_an_end_outranks_both() -> None:
    strength = load_lexicon().strength
    assert strength["ended"] < strength["signed"] < strength["agreed"] < strength["proposed"]


def test_every_noun_passes_the_gate() -> None:
    lexicon = load_lexicon()
    for tokens in lexicon.nouns:
        assert tokens[0] in lexicon.gate, tokens


def test_forms_of_a_verb_are_cues() -> None:
    cues = load_lexicon().verb_cues
    assert cues["tore", "up"] == "ended"
    assert cues["signing",] == "signed"
    assert cues["struck",] == "agreed"
