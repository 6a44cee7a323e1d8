"""The page on models tells of every model that is shipped."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from factx.learned.__main__ import MODELS

PAGE = Path(__file__).parents[2] / "docs" / "models.md"


def test_every_shipped_model_is_described():
    shipped = {Path(str(file)).stem for file in files("factx.learned").joinpath("models").iterdir()}
    assert shipped == set(MODELS)
    page = PAGE.read_text("utf-8")
    for name in MODELS:
        assert f"| `{name}` |" in page, f"{name} is missing in the table"
        assert f"\n**{name}** " in page, f"{name} is not described"
