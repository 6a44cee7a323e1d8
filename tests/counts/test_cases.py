"""Every row of the case tables of counts."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from factx import extract

CASES = Path(__file__).parent.parent / "cases"
DEFAULTS = {"relation": "=", "trend": None, "unit": None, "per": None, "ordinal": False, "of": None, "toll": None}


def rows(kind):
    for file in sorted(CASES.glob("counts-*.toml")):
        for number, row in enumerate(tomllib.loads(file.read_text(encoding="utf-8")).get(kind, [])):
            yield pytest.param(row, id=f"{file.stem}-{number}-{row['why'][:40]}")


def counts(text):
    return extract(text, published="2024-09-06", kinds={"count"}).counts


def described(fact):
    value = str(fact.value) if fact.value is not None else [str(fact.low), str(fact.high)]
    return {
        "text": fact.text, "value": value, "relation": fact.relation, "trend": fact.trend, "unit": fact.unit,
        "per": fact.per, "ordinal": fact.ordinal, "of": fact.of_text, "toll": fact.toll,
    }  # fmt: skip


@pytest.mark.parametrize("row", list(rows("case")))
def test_case(row):
    assert [described(fact) for fact in counts(row["text"])] == [DEFAULTS | wanted for wanted in row["expect"]], row[
        "why"
    ]


@pytest.mark.parametrize("row", list(rows("negative")))
def test_negative(row):
    assert [fact.text for fact in counts(row["text"])] == [], row["why"]


def test_every_row_has_a_reason():
    assert all(param.values[0]["why"] for kind in ("case", "negative") for param in rows(kind))


def test_no_count_overlaps_a_date_or_another():
    text = "In 2019, 40 men waited for two weeks and 3 days until 12 March 2020, when 15 left for 2 hours."
    result = extract(text, published="2024-09-06", kinds={"count", "date"})
    spans = sorted((fact.span.start, fact.span.end) for fact in result.facts)
    assert len(result.counts) == 2
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_values_are_exact_decimals():
    assert counts("It cost $0.1 more.")[0].value == Decimal("0.1")
