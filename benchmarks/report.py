"""Tables for people, JSON for the next run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rich.table import Table as RichTable

from benchmarks.suite import Metric, Table
from factx.scoring.counts import Counts, total
from factx.scoring.significance import interval, paired_p, score

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Line:
    """One metric of a corpus, summed over its documents."""

    metric: Metric
    counts: Counts
    score: float
    low: float
    high: float
    before: float | None = None
    """The score of the run compared with, on the documents of both."""
    now: float | None = None
    p: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the target is reached; None without one."""
        return None if self.metric.target is None or not any(self.counts) else self.score >= self.metric.target


def lines(table: Table, earlier: Table | None = None) -> list[Line]:
    """The lines of a table; a metric that no document has is left out."""
    return [line for metric in table.metrics if (line := _line(metric, table, earlier)) is not None]


def _line(metric: Metric, table: Table, earlier: Table | None) -> Line | None:
    rows = _column(table, metric.name)
    if not rows:
        return None
    counts = list(rows.values())
    low, high = interval(counts, metric.shown)
    before = now = p = None
    old = _column(earlier, metric.name) if earlier else {}
    common = sorted(old.keys() & rows.keys())
    if common:
        before = score([old[key] for key in common], metric.shown)
        now = score([rows[key] for key in common], metric.shown)
        p = paired_p(old, rows, metric.shown)
    return Line(metric, total(counts), score(counts, metric.shown), low, high, before, now, p)


def _column(table: Table, metric: str) -> dict[str, Counts]:
    return {document: row[metric] for document, row in table.rows.items() if metric in row}


def comparable(table: Table, earlier: Table) -> bool:
    """Whether two runs scored the same files in the same way: their signatures differ in the version at most."""
    return table.signature.rsplit("|version:", 1)[0] == earlier.signature.rsplit("|version:", 1)[0]


def rich_table(table: Table, earlier: Table | None = None) -> RichTable:
    """A table for the terminal."""
    shown = RichTable(title=f"{table.corpus}, {len(table.rows)} documents", title_justify="left")
    columns = _columns(earlier is not None)
    for at, name in enumerate(columns):
        shown.add_column(name, justify="left" if at == 0 else "right", no_wrap=True)
    for line in lines(table, earlier):
        style = {True: "green", False: "yellow", None: ""}[line.met]
        shown.add_row(*_cells(line, compared=earlier is not None), style=style)
    return shown


def markdown(tables: Iterable[Table], earlier: Mapping[str, Table]) -> str:
    """A report of all tables as Markdown."""
    parts = ["# Benchmark results", "", "How to read these tables: `docs/benchmark.md`.", ""]
    for table in tables:
        old = earlier.get(table.corpus)
        columns = _columns(old is not None)
        parts += [
            f"## {table.corpus}",
            "",
            f"{len(table.rows)} documents. Signature: `{table.signature}`",
            "",
        ]
        parts += ["| " + " | ".join(columns) + " |", "|---" + "|---:" * (len(columns) - 1) + "|"]
        parts += ["| " + " | ".join(_cells(line, compared=old is not None)) + " |" for line in lines(table, old)]
        parts += ["", *(f"- {note}" for note in table.notes), ""]
    return "\n".join(parts).rstrip() + "\n"


def _columns(compared: bool) -> list[str]:
    columns = ["metric", "P", "R", "F1", "95 %", "gold", "found", "target"]
    return [*columns, "before", "p"] if compared else columns


def _cells(line: Line, *, compared: bool) -> list[str]:
    counts, recall_only = line.counts, line.metric.shown == "recall"
    target = "" if line.metric.target is None else f"{line.metric.target:.2f}{' ✗' if line.met is False else ''}"
    if not any(counts):  # nothing to measure
        return [line.metric.name, *[""] * 4, "0", "0", target, *[""] * (2 * compared)]
    cells = [
        line.metric.name,
        "" if recall_only else f"{counts.precision:.3f}",
        f"{counts.recall:.3f}",
        "" if recall_only else f"{counts.f1:.3f}",
        f"{line.low:.3f}–{line.high:.3f}",
        str(counts.gold),
        str(counts.predicted),
        target,
    ]
    if compared:
        cells += ["", ""] if line.before is None or line.p is None else [f"{line.before:.3f}", f"{line.p:.3f}"]
    return cells


def write_json(tables: Iterable[Table], path: Path) -> None:
    """Write the rows of all tables, one document a line, so that later runs can be compared."""
    parts = []
    for table in tables:
        head = {
            "corpus": table.corpus,
            "signature": table.signature,
            "metrics": [[metric.name, metric.shown, metric.target] for metric in table.metrics],
            "notes": list(table.notes),
        }
        documents = ",\n    ".join(
            f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(row)}" for key, row in table.rows.items()
        )
        parts.append(f'  {json.dumps(head, ensure_ascii=False)[:-1]}, "documents": {{\n    {documents}\n  }}}}')
    path.write_text("[\n" + ",\n".join(parts) + "\n]\n", encoding="utf-8")


def read_json(path: Path) -> dict[str, Table]:
    """The tables of an earlier run by corpus."""
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return {
        item["corpus"]: Table(
            item["corpus"],
            tuple(Metric(*metric) for metric in item["metrics"]),
            {key: {name: Counts(*cell) for name, cell in row.items()} for key, row in item["documents"].items()},
            item["signature"],
            tuple(item["notes"]),
        )
        for item in found
    }
