"""Agreement of two annotators: the scorer's metrics with one of them as gold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factx.errors import GoldError
from factx.gold.read import gold_files, load

if TYPE_CHECKING:
    from pathlib import Path

    from factx.scoring.counts import Counts
    from factx.scoring.outcome import Mistake

#: Metric of the scorer → how it is called between annotators. F1 is the same whichever is called gold.
AGREEMENT: Final = (
    ("date.strict", "date span"),
    ("date.type", "date type"),
    ("date.value", "date value"),
    ("date.mod", "date mod, where either has one"),
    ("count.strict", "count span"),
    ("count.value+unit", "count value and unit"),
    ("count.relation", "count relation, of matched"),
    ("count.of", "counted noun"),
    ("count.toll", "toll"),
    ("event.trigger", "event trigger with type"),
    ("event.record", "event record"),
    ("event.status", "event status, of matched"),
    ("event.date", "event date, where either has one"),
    ("event.argument.matched", "event argument, of matched"),
    ("agreement.record", "agreement record"),
    ("agreement.form", "agreement form, of matched"),
    ("agreement.status", "agreement status, of matched"),
    ("agreement.party.matched", "agreement party, of matched"),
    ("statement.record", "statement record"),
    ("statement.content.matched", "statement content, of matched"),
    ("statement.speaker", "statement speaker, of matched"),
    ("statement.act", "statement act, of matched"),
    ("statement.direct", "statement direct, of matched"),
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two annotations of the same articles agree."""

    articles: tuple[str, ...]
    """The ids that both have."""
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    counts: tuple[tuple[str, Counts], ...]
    """Label and counts: `f1` is the agreement, `tp` what both have, `fn` and `fp` what only one has."""
    differences: tuple[str, ...]
    """One line per record that only one has or that differs; the first annotator's comes first."""


def compare(first: Path | str, second: Path | str) -> Agreement:
    """Compare two folders (or files) of annotations of the same articles, by file name.

    Raises:
        GoldError: if a file does not follow the format, no article is in both, or two texts differ.
        FactxError: if scipy is not installed.
    """
    left, right = ({file.stem: file for file in gold_files([side])} for side in (first, second))
    common = sorted(left.keys() & right.keys())
    if not common:
        raise GoldError(f"{first} and {second} have no article in common")
    from factx.scoring.article import score_article  # noqa: PLC0415  # the scorer needs the gold records first
    from factx.scoring.outcome import merged  # noqa: PLC0415

    rows: dict[str, dict[str, Counts]] = {}
    lines: list[str] = []
    for name in common:
        a, b = load(left[name]), load(right[name])
        if a.text != b.text:
            raise GoldError(f"{left[name]} and {right[name]} annotate different texts")
        outcome = score_article(a, b)
        rows[name] = outcome.rows
        lines += [mistake.line(name, a.text) for mistake in sorted(outcome.mistakes, key=_place)]
    sums = merged(rows)
    return Agreement(
        articles=tuple(common),
        only_first=tuple(sorted(left.keys() - right.keys())),
        only_second=tuple(sorted(right.keys() - left.keys())),
        counts=tuple((label, sums[metric]) for metric, label in AGREEMENT if metric in sums),
        differences=tuple(lines),
    )


def _place(mistake: Mistake) -> tuple[str, int, str]:
    return mistake.kind, mistake.span.start, mistake.detail
