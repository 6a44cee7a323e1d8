"""The data files of events: sorted, without duplicates, and only of known types and roles."""

import tomllib
from importlib.resources import files

import pytest

from factx.events.lexicon import entries, frames
from factx.events.role_kinds import KINDS
from factx.ontology import EVENT_TYPES, ROLES
from factx.text.inflection import noun_forms, verb_forms


def _data(name):
    return tomllib.loads(files("factx.events").joinpath(name).read_text("utf-8"))


def test_words_of_a_frame_are_sorted_and_single():
    for frame, words in frames():
        assert list(words) == sorted(set(words)), frame
        assert all(word.strip() == word and "  " not in word for word in words)


def test_every_type_has_verbs_and_nouns():
    for kind in EVENT_TYPES:
        assert {"verb", "noun"} <= {frame.pos for frame, _ in frames() if frame.type == kind}, kind


def test_frames_name_roles_of_their_type():
    for frame, _ in frames():
        allowed = {*ROLES[frame.type], "none", None}
        assert {frame.subject, frame.object, *frame.prepositions.values()} <= allowed, frame


def test_no_string_is_fused():
    for frame, words in frames():
        assert all(len(word) <= 30 for word in words), frame


@pytest.mark.parametrize("name", ["syntax.toml", "status.toml"])
def test_lists_hold_no_word_twice(name):
    for key, words in _data(name).items():
        if isinstance(words, list):
            assert len(words) == len(set(words)), (name, key)


def test_contexts_name_words_of_the_lexicon():
    known = {(frame.type, frame.pos) for frame, _ in frames()}
    for row in _data("contexts.toml")["context"]:
        assert (row["type"], row["pos"]) in known
        assert row["words"] == sorted(set(row["words"]))
        assert row["values"] == sorted(set(row["values"]))


def test_forms_lead_to_their_entry():
    for form in verb_forms("capture"):
        assert "capture" in {entry.lemma for entry in entries()[form]}
    for form in noun_forms("inquiry"):
        assert "inquiry" in {entry.lemma for entry in entries()[form]}


def test_roles_with_kinds_are_roles():
    known = {role for roles in ROLES.values() for role in roles}
    assert set(KINDS) <= known
