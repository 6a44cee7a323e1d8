"""Tables of texts and the statements they hold."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factx import extract

CASES = Path(__file__).parents[1] / "cases"
TABLES = [tomllib.loads((CASES / f"statements-{name}.toml").read_text("utf-8")) for name in ("direct", "reported")]


def found(text):
    rows = []
    for fact in extract(text, kinds={"statement"}).statements:
        row = {
            "speaker": fact.speaker.text,
            "content": [text[piece.slice] for piece in fact.content],
            "direct": fact.direct,
            "act": fact.act,
        }
        if fact.cue is not None:
            row["cue"] = text[fact.cue.slice]
        if fact.via is not None:
            row["via"] = fact.via.text
        rows.append(row)
    return rows


@pytest.mark.parametrize("case", [case for table in TABLES for case in table["case"]], ids=lambda c: c["why"])
def test_case(case):
    assert found(case["text"]) == case["expect"], case["why"]


@pytest.mark.parametrize("case", [case for table in TABLES for case in table["negative"]], ids=lambda c: c["why"])
def test_negative(case):
    assert found(case["text"]) == [], case["why"]
