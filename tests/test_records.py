import datetime as dt
from decimal import Decimal

import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st

import factx
from factx.records import Article, CountFact, DateFact, Extraction, Span, StatementFact


def span(start, end):
    return Span(start=start, end=end)


def count(text="31", **more):
    fields = {
        "id": "c",
        "span": span(0, 2),
        "text": text,
        "rule": "r",
        "low": 31,
        "high": 31,
        "value": 31,
    } | more
    return CountFact(**fields)


def test_records_are_frozen_and_closed():
    fact = count()
    with pytest.raises(pydantic.ValidationError):
        fact.low = Decimal(3)
    with pytest.raises(pydantic.ValidationError):
        count(colour="red")


@pytest.mark.parametrize("published", [None, dt.date(2024, 9, 6), dt.datetime(2024, 9, 6, 14, 30, tzinfo=dt.UTC)])
def test_json_round_trip(published):
    statement = StatementFact(
        id="s",
        span=span(0, 9),
        text="31 fell, ",
        rule="r",
        content=(span(0, 2), span(3, 9)),
        direct=True,
        act="say",
    )
    facts = (count(low="3.10", high="3.10", value="3.10"), statement)
    extraction = Extraction(article=Article(text="31 fell, he said", published=published), facts=facts)
    again = Extraction.model_validate_json(extraction.model_dump_json())
    assert again == extraction
    assert str(again.counts[0].low) == "3.10"
    assert type(again.article.published) is type(published)


@given(st.text(st.characters(codec=None), max_size=30))
def test_json_round_trip_of_any_text(text):
    extraction = Extraction(article=Article(text=text, title=text))
    assert Extraction.model_validate_json(extraction.model_dump_json()) == extraction


def test_a_lone_surrogate_survives_json():
    fact = DateFact(id="d", span=span(0, 2), text="a\ud800", rule="r", timex="DATE", value="2024")
    extraction = Extraction(article=Article(text="a\ud800"), facts=(fact,))
    encoded = extraction.model_dump_json()
    assert "\\ud800" in encoded
    assert Extraction.model_validate_json(encoded) == extraction


def test_span_relations():
    assert span(0, 5).overlaps(span(4, 6))
    assert not span(0, 5).overlaps(span(5, 6))
    assert span(0, 5).contains(span(1, 5))
    assert len(span(2, 5)) == 3


def test_public_names_all_load():
    for name in factx.__all__:
        assert getattr(factx, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = factx.nothing


def test_schema_is_that_of_all_kinds():
    definitions = Extraction.model_json_schema()["$defs"]
    kinds = {d["properties"]["kind"]["const"] for d in definitions.values() if "kind" in d.get("properties", {})}
    assert kinds == {"date", "count", "event", "agreement", "statement"}
