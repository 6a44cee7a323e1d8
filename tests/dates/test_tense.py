"""Which way a bare day points, by the words of its clause."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factx.dates.tense import direction

TABLE = tomllib.loads((Path(__file__).parent.parent / "cases" / "tense.toml").read_text(encoding="utf-8"))


def rows():
    for case in TABLE["case"]:
        for sign, key in ((1, "ahead"), (-1, "back")):
            for text in case.get(key, []):
                yield pytest.param(text, sign, case["why"], id=f"{key}-{text[:48]}")


@pytest.mark.parametrize(("text", "sign", "why"), list(rows()))
def test_direction(text, sign, why):
    start = text.index("Friday")
    looks = direction(text, start, start + len("Friday"))
    assert (looks > 0) == (sign > 0), why
