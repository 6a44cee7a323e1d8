"""What a benchmark of a public corpus looks like to `benchmarks/run.py`.

A plug-in is a module of this package, named in `PLUGINS`, with one function

    def measure(folder: Path) -> list[Table]: ...

`folder` is the folder of corpora given with `--corpora`. A plug-in returns one `Table` per corpus (or part
of one) that is there and an empty list where the folder lacks its files; it prints nothing. It counts per
document, and leaves sums, precision, recall, F1, intervals, paired tests, targets and printing to the
harness.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, Literal, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from factx.scoring.counts import Counts

#: The plug-ins, in the order in which their tables are printed. One that is not there yet is passed over.
PLUGINS: Final = ("temporal", "quantities", "entities", "quotations", "events", "agreements")

Shown = Literal["f1", "precision", "recall"]


@dataclass(frozen=True, slots=True)
class Metric:
    """A column of counts: its name, the number compared with the target, and the target if there is one."""

    name: str
    shown: Shown = "f1"
    target: float | None = None
    gated: bool = True
    """Whether a significant fall fails the run: not where better recall makes the set measured harder."""


@dataclass(frozen=True, slots=True)
class Table:
    """The counts of one corpus, per document.

    `rows[document id][metric name]` is a `Counts`; a metric that a document says nothing about is left out
    of its row. A share ("act right, of the matched") is `Counts.of_accuracy(right, wrong)`. For a
    recall-only metric leave `fp` 0 and let the metric be `shown="recall"`.
    """

    corpus: str
    """Short and stable, such as `timebank-aquaint`: the key under which runs are compared."""
    metrics: tuple[Metric, ...]
    rows: Mapping[str, Mapping[str, Counts]]
    signature: str
    """How it was measured, from `signature`."""
    notes: tuple[str, ...] = ()
    """Lines printed under the table: speed, published figures, what was left out."""
    errors: tuple[str, ...] = field(default=(), repr=False)
    """One line or block per miss and false positive with its context, printed with `--errors`."""


def corpus_hash(*files: Path) -> str:
    """First eight hex digits of the SHA-256 of the files' bytes, in order: which data were measured."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def signature(corpus: str, split: str, matching: str, **more: str) -> str:
    """One line, after sacrebleu's signatures, that says what a number is: corpus, split, matching, version.

    >>> signature("demo", "1f0c2a77", "overlap").split("|version:")[0]
    'corpus:demo|split:1f0c2a77|matching:overlap'
    """
    from factx import __version__  # noqa: PLC0415  # read late, as the package imports nothing heavy

    parts = {"corpus": corpus, "split": split, "matching": matching, **more, "version": __version__}
    return "|".join(f"{key}:{value}" for key, value in parts.items())


def plugins() -> list[tuple[str, Callable[[Path], list[Table]]]]:
    """The plug-ins that are there, with their `measure`."""
    return [
        (name, cast("Callable[[Path], list[Table]]", import_module(f"benchmarks.{name}").measure))
        for name in PLUGINS
        if find_spec(f"benchmarks.{name}") is not None
    ]
