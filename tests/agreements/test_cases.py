"""The case tables of agreements: what is expected of each record, in order; keys that are not given are free."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factx import extract

TABLES = ("articles", "forms", "news", "parties", "records", "states", "status")


def _rows(table: str, key: str) -> list[dict[str, Any]]:
    rows = tomllib.loads(Path(f"tests/cases/agreements-{table}.toml").read_text("utf-8"))[key]
    return [{**row, "id": f"{table}: {row['why']}"} for row in rows]


CASES = [row for table in TABLES for row in _rows(table, "case")]
NEGATIVES = _rows("negative", "negative") + _rows("no-accord", "negative")


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_what_is_found(case: dict[str, Any]) -> None:
    text = case["text"]
    found = extract(text, published=case.get("published"), kinds=["agreement"]).agreements
    assert len(found) == len(case["expect"]), [record.text for record in found]
    for record, expected in zip(found, case["expect"], strict=True):
        shown = {
            "status": record.status,
            "form": record.form,
            "mentions": [text[span.slice] for span in record.mentions],
            "parties": [party.text for party in record.parties],
            "subject": text[record.subject.slice] if record.subject else None,
            "date": record.date,
            "place": record.place.text if record.place else None,
        }
        assert {key: shown[key] for key in expected} == expected, case["why"]


@pytest.mark.parametrize("case", NEGATIVES, ids=[case["id"] for case in NEGATIVES])
def test_what_is_left_alone(case: dict[str, Any]) -> None:
    assert extract(case["text"], kinds=["agreement"]).agreements == (), case["why"]
