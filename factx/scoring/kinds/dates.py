"""Dates: matched one-to-one by span, exact ones first; type and value over all, as in TempEval-3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.scoring.counts import Counts
from factx.scoring.matching import assign, span_similarity
from factx.scoring.outcome import Outcome, differences

if TYPE_CHECKING:
    from factx.gold.records import GoldArticle, GoldDate


def score_dates(gold: GoldArticle, predicted: GoldArticle) -> Outcome:
    """`date.strict`, `.overlap`, `.type`, `.value`, `.mod` of one article.

    A type or value is right where the spans overlap and it equals the gold one; it is counted over all gold
    and all predicted dates. `mod` is counted over the matched dates that have one on either side.
    """
    outcome = Outcome()
    pairs = [(gold.dates[i], predicted.dates[j]) for i, j in assign(gold.dates, predicted.dates, _similarity)]
    sizes = len(gold.dates), len(predicted.dates)
    outcome.found("date.strict", sum(g.span == p.span for g, p in pairs), *sizes)
    outcome.found("date.overlap", len(pairs), *sizes)
    outcome.found("date.type", sum(g.type == p.type for g, p in pairs), *sizes)
    outcome.found("date.value", sum(g.value == p.value for g, p in pairs), *sizes)
    outcome.judge("date", predicted.dates, [p for g, p in pairs if g.value == p.value])
    outcome.add("date.mod", Counts())
    for g, p in pairs:
        outcome.slot("date.mod", g.mod, p.mod)
        words = gold.text[g.span.slice], gold.text[p.span.slice]
        detail = differences(words=words, type=(g.type, p.type), value=(g.value, p.value), mod=(g.mod, p.mod))
        if detail:
            outcome.note("date", "differs", g.span, detail)
    for g in gold.dates:
        if not any(g is pair[0] for pair in pairs):
            outcome.note("date", "missed", g.span, f"{g.type} {g.value}")
    for p in predicted.dates:
        if not any(p is pair[1] for pair in pairs):
            outcome.note("date", "extra", p.span, f"{p.type} {p.value}")
    return outcome


def _similarity(a: GoldDate, b: GoldDate) -> float:
    shared = span_similarity(a.span, b.span)
    # Attributes decide where overlaps are equal.
    return shared and shared + ((a.type == b.type) + (a.value == b.value) + (a.mod == b.mod)) / 1000
