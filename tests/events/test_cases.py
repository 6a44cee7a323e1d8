"""The case tables of events: what is expected of each record, in order; keys that are not given are free."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factx import extract


def _rows(table: str, key: str) -> list[dict[str, Any]]:
    return tomllib.loads(Path(f"tests/cases/events-{table}.toml").read_text("utf-8"))[key]


CASES = _rows("records", "case")
NEGATIVES = _rows("negative", "negative")


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_what_is_found(case):
    text = case["text"]
    found = extract(text, published="2024-09-06", kinds=["event"]).events
    assert [event.type for event in found] == [expected["type"] for expected in case["expect"]], case["why"]
    for event, expected in zip(found, case["expect"], strict=True):
        shown = {
            "type": event.type,
            "status": event.status,
            "date": event.date,
            "triggers": [text[span.slice] for span in event.triggers],
            **{role: [argument.text for argument in filled] for role, filled in event.roles.items()},
        }
        assert {key: shown.get(key, []) for key in expected} == expected, case["why"]


@pytest.mark.parametrize("case", NEGATIVES, ids=[case["why"] for case in NEGATIVES])
def test_what_is_not_found(case):
    found = extract(case["text"], kinds=["event"]).events
    assert case["type"] not in [event.type for event in found], case["why"]
