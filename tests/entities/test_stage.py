"""Case tables of names, metonymy and pronouns; and what holds for any text."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx.article import read_article
from factx.entities import find_entities
from factx.text import Document

CASES = Path(__file__).parent.parent / "cases"


def table(name, kind="case"):
    return tomllib.loads((CASES / f"entities-{name}.toml").read_text("utf-8")).get(kind, [])


def entities(text):
    return find_entities(Document(read_article(text)), [], [])


@pytest.mark.parametrize("case", table("names"), ids=lambda case: case["why"])
def test_names(case):
    found = {
        f"{record.name} | {record.type}": [case["text"][span.slice] for span in record.mentions]
        for record in entities(case["text"]).records
    }
    for entity, mentions in case["expect"].items():
        assert sorted(found.get(entity, [])) == sorted(mentions), found


@pytest.mark.parametrize("case", table("names", "negative"), ids=lambda case: case["why"])
def test_no_names(case):
    index = entities(case["text"])
    words = {case["text"][m.start : m.end] for m in index.mentions}
    assert not words.intersection(case["absent"])


@pytest.mark.parametrize("case", table("metonymy"), ids=lambda case: case["why"])
def test_metonymy(case):
    index = entities(case["text"])
    start = case["text"].index(case["capital"])
    mention = index.starting_at(start)
    assert mention is not None
    assert index.entity_of(mention).type == case["expect"]


@pytest.mark.parametrize("case", table("pronouns"), ids=lambda case: case["why"])
def test_pronouns(case):
    index = entities(case["text"])
    start = case["text"].index(case["pronoun"])
    mention = index.starting_at(start)
    assert ("" if mention is None else index.entity_of(mention).name) == case["expect"]


WORDS = st.sampled_from(
    "President Ana Souza Seoul said the of U.S. 's ( ) , . forces IMF he her its Bank al - Kim Jordan company "
    "minister “ ”".split()
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text(text):
    if not text.strip():
        return
    index = entities(text)
    assert len({record.id for record in index.records}) == len(index.records)
    starts = [mention.start for mention in index.mentions]
    assert starts == sorted(starts)
    for mention in index.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
    for number, record in enumerate(index.records):
        written = {(m.start, m.end) for m in index.mentions if m.entity == number and m.form != "pronoun"}
        assert {(span.start, span.end) for span in record.mentions} == written
        assert record.mentions
        assert record.country is None or len(record.country) == 3


@settings(max_examples=20, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_same_text_same_entities(text):
    if text.strip():
        assert entities(text).records == entities(text).records
