"""Every row of the case tables of dates."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factx import extract

CASES = Path(__file__).parent.parent / "cases"
PUBLISHED = "2024-09-06"


def rows(kind):
    for file in sorted(CASES.glob("dates-*.toml")):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        for number, row in enumerate(table.get(kind, [])):
            yield pytest.param(row, id=f"{file.stem}-{number}-{row['why'][:40]}")


def dates(row):
    return extract(row["text"], published=row.get("published", PUBLISHED) or None, kinds={"date"}).dates


@pytest.mark.parametrize("row", list(rows("case")))
def test_case(row):
    found = [(fact.text, fact.timex, fact.value, fact.mod) for fact in dates(row)]
    expected = [
        (text, timex, None if value == "XX" else value, *(more or [None]))
        for text, timex, value, *more in row["expect"]
    ]
    assert found == expected, row["why"]


@pytest.mark.parametrize("row", list(rows("negative")))
def test_negative(row):
    found = [fact.text for fact in dates(row) if fact.text not in row.get("ignore", [])]
    assert found == [], row["why"]


def test_every_row_has_a_reason():
    assert all(param.values[0]["why"] for kind in ("case", "negative") for param in rows(kind))
