"""Every row of the case tables of numbers, and the words behind them."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from factx.numbers import FRACTION, NUMBER, ORDINAL, parse_number, parse_ordinal, spell
from factx.numbers.lexicon import MULTIPLIERS, ORDINALS, SCALES, SMALL

TABLE = tomllib.loads((Path(__file__).parent.parent / "cases" / "numbers-words.toml").read_text(encoding="utf-8"))


def rows(kind):
    return [pytest.param(row, id=f"{row['text']}: {row['why']}") for row in TABLE[kind]]


@pytest.mark.parametrize("row", rows("case"))
def test_case(row):
    assert parse_number(row["text"]) == Decimal(row["value"]), row["why"]


@pytest.mark.parametrize("row", rows("ordinal"))
def test_ordinal(row):
    assert parse_ordinal(row["text"]) == row["value"], row["why"]
    assert re.fullmatch(ORDINAL, row["text"], re.IGNORECASE)


@pytest.mark.parametrize("row", rows("negative"))
def test_negative(row):
    assert parse_number(row["text"]) is None, row["why"]
    assert parse_ordinal(row["text"]) is None, row["why"]


@pytest.mark.parametrize("row", [row for row in TABLE["case"] if not re.search(r"bn$|^minus", row["text"])])
def test_the_pattern_takes_the_whole_number(row):
    assert re.fullmatch(f"{NUMBER}|{FRACTION}", row["text"], re.IGNORECASE)


@pytest.mark.parametrize("table", [SMALL, MULTIPLIERS, SCALES, ORDINALS])
def test_words_are_lower_case_in_order_of_value(table):
    assert all(re.fullmatch("[a-z]+", word) for word in table)
    values = list(table.values())
    assert values == sorted(values)


def test_out_of_range():
    with pytest.raises(ValueError, match="is not between"):
        spell(10**15)
