from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factx.errors import GoldError
from factx.gold import load, read_text, save, write
from factx.gold.records import Filler, GoldArticle, GoldDate, GoldEntity, GoldEvent
from factx.gold.scalars import number, plain, quoted
from factx.records import Span
from tests.annotated import articles


@settings(deadline=None)
@given(articles)
def test_what_is_written_is_read_back_the_same(article):
    again, problems = read_text(write(article), article.text, Path("article-1.yaml"))
    assert problems == []
    assert again == article


@settings(deadline=None)
@given(articles)
def test_writing_is_canonical(article):
    content = write(article)
    again, _ = read_text(content, article.text, Path("article-1.yaml"))
    assert write(again) == content


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_string_is_written_as_a_scalar_that_reads_back(text):
    assert yaml.safe_load(quoted(text)) == text
    assert yaml.safe_load(f"{{a: {plain(text)}, b: [{plain(text)}]}}") == {"a": text, "b": [text]}


@pytest.mark.parametrize(
    "text", ["\x85", "\u2028", "\ufeff", "\x7f", "\U0010ffff", "no", "1e3", "a: b", "a #b", "~", "", " a"]
)
def test_strings_that_yaml_reads_otherwise_are_escaped_or_quoted(text):
    assert yaml.safe_load(plain(text)) == text


@settings(deadline=None)
@given(st.decimals(-(10**12), 10**12, places=3))
def test_numbers_are_read_back_as_they_were(value):
    assert Decimal(repr(yaml.safe_load(number(value, value)))) == value


def test_words_that_are_an_entity_key_are_told_from_the_entity():
    text = "The crane fell. Crane Ltd built it."
    article = GoldArticle(
        "fall",
        text,
        entities=(GoldEntity("crane", "Crane Ltd", "organization", ("Crane Ltd",), (Span(start=16, end=25),)),),
        events=(
            GoldEvent(
                "disaster",
                (Span(start=10, end=14),),
                "happened",
                roles={"object": (Filler(span=Span(start=4, end=9)), Filler(entity="crane"))},
            ),
        ),
    )
    again, problems = read_text(write(article), text, Path("fall.yaml"))
    assert problems == []
    assert again == article


def test_a_mention_inside_a_word_cannot_be_written():
    article = GoldArticle("x", "Fridays", dates=(GoldDate(Span(start=0, end=6), "DATE", None),))
    with pytest.raises(GoldError, match="no anchor points to 'Friday' at 0"):
        write(article)
    with pytest.raises(GoldError, match="is no entity"):
        write(
            replace(
                article,
                dates=(),
                events=(GoldEvent("die", (), "happened", roles={"victim": (Filler("x"),)}),),
            )
        )


def test_saving_writes_both_files_and_keeps_another_text(tmp_path):
    article = GoldArticle("rain", "It rained.\nIt stopped.\n", published="2024-05-03")
    path = save(article, tmp_path)
    assert load(path) == article
    with pytest.raises(GoldError, match="not the text"):
        save(replace(article, text="It snowed."), tmp_path)
