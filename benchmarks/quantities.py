"""Public corpora of quantities: NewsQuant and its companions, and the number parts of the Recognizers-Text specs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from benchmarks.newsquant import cqe_table
from benchmarks.recognizers import recognizers_table

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.suite import Table

_CQE_PARTS: Final = ("age", "currency", "dimension", "temperature")


def measure(folder: Path) -> list[Table]:
    """Tables of the corpora that are there."""
    tables = []
    files = {"newsquant-dev": "newsquant-dev", **{f"cqe-{part}": f"cqe-{part}-model" for part in _CQE_PARTS}}
    for name, stem in files.items():
        file = folder / "counts" / f"{stem}.jsonl"
        if file.exists():
            tables.append(cqe_table(name, file))
    specs = folder / "recognizers-dev.jsonl"
    if specs.exists():
        tables.append(recognizers_table(specs))
    return tables
