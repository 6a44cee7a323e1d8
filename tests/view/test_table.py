"""The table for a person: one line per fact, nothing that a terminal would act on."""

import io

import pytest

from factx import extract
from factx.view.describe import describe
from factx.view.table import print_table
from tests.sound import SUMMIT


def shown(text, **options):
    stream = io.StringIO()
    print_table(extract(text, **options), stream)
    return stream.getvalue()


def test_every_fact_is_listed_with_its_span():
    result = extract(SUMMIT)
    table = shown(SUMMIT)
    for fact in result.facts:
        assert f"{fact.span.start}–{fact.span.end}" in table
    assert "published 2024-06-03" in table


@pytest.mark.parametrize(
    "text", ["\x1b[31mred\x1b[0m on 3 May 2024", "[bold]5 people[/bold] were killed", "\x07\ud800 on 3 May"]
)
def test_a_terminal_is_sent_no_control_characters_or_markup(text):
    table = shown(text, title=text)
    assert not any((ord(c) < 32 and c != "\n") or c == "\x1b" for c in table)
    table.encode("utf-8")
    if "bold" in text:
        assert "[bold]5 people" in table


def test_entities_are_listed_where_only_they_were_asked_for():
    stream = io.StringIO()
    print_table(extract("Prime Minister Anna Kovacs spoke.", kinds={"entity"}), stream)
    assert "Anna Kovacs" in stream.getvalue()
    assert "person" in stream.getvalue()


def test_an_article_without_facts():
    assert "no facts" in shown("Rain.")
    assert "no publication date" in shown("")


def test_readings():
    result = extract("The fund lent between $2 and $3 billion to 12 banks on 3 May 2024.")
    readings = [describe(fact, result) for fact in (*result.dates, *result.counts)]
    assert readings[0] == "DATE 2024-05-03"
    assert "12 banks" in readings
    assert any("–" in reading and "USD" in reading for reading in readings)
