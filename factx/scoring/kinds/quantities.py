"""Counts: matched one-to-one by span, exact ones first; values, units and what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.scoring.matching import assign, overlap, span_similarity
from factx.scoring.outcome import Outcome, differences

if TYPE_CHECKING:
    from factx.gold.records import GoldArticle, GoldCount
    from factx.records import Span


def score_counts(gold: GoldArticle, predicted: GoldArticle) -> Outcome:
    """The metrics of counts for one article.

    Metrics: `count.` + `strict`, `overlap`, `value`, `value+unit`, `relation`, `ordinal`, `of`, `toll`.

    A value is right where the spans overlap and both ends of the range are equal; it is counted over all
    gold and all predicted counts, as is `value+unit` (the unit right too, absent on both sides included).
    `relation` and `ordinal` are the shares of matched counts with the right one. `of` and `toll` are
    counted over the counts that have one: a counted noun is right if its span overlaps the gold one or ends
    in the same word.
    """
    outcome = Outcome()
    pairs = [(gold.counts[i], predicted.counts[j]) for i, j in assign(gold.counts, predicted.counts, _similarity)]
    sizes = len(gold.counts), len(predicted.counts)
    outcome.found("count.strict", sum(g.span == p.span for g, p in pairs), *sizes)
    outcome.found("count.overlap", len(pairs), *sizes)
    outcome.found("count.value", sum(_same_value(g, p) for g, p in pairs), *sizes)
    outcome.found("count.value+unit", sum(_same_value(g, p) and g.unit == p.unit for g, p in pairs), *sizes)
    outcome.judge("count", predicted.counts, [p for g, p in pairs if _same_value(g, p) and g.unit == p.unit])
    right = sum(g.relation == p.relation for g, p in pairs)
    outcome.share("count.relation", right, len(pairs) - right)
    right = sum(g.ordinal == p.ordinal for g, p in pairs)
    outcome.share("count.ordinal", right, len(pairs) - right)
    of = sum(same_noun(gold.text, g.of, p.of) for g, p in pairs)
    outcome.found("count.of", of, *(sum(count.of is not None for count in side.counts) for side in (gold, predicted)))
    toll = sum(g.toll is not None and g.toll == p.toll for g, p in pairs)
    outcome.found(
        "count.toll",
        toll,
        *(sum(count.toll is not None for count in side.counts) for side in (gold, predicted)),
    )
    for g, p in pairs:
        detail = _differences(gold.text, g, p)
        if detail:
            outcome.note("count", "differs", g.span, detail)
    for g in gold.counts:
        if not any(g is pair[0] for pair in pairs):
            outcome.note("count", "missed", g.span, _summary(gold.text, g))
    for p in predicted.counts:
        if not any(p is pair[1] for pair in pairs):
            outcome.note("count", "extra", p.span, _summary(gold.text, p))
    return outcome


def same_noun(text: str, a: Span | None, b: Span | None) -> bool:
    """Whether two counted nouns are the same: they overlap, or end in the same word.

    >>> from factx.records import Span
    >>> same_noun("two leaders, the Leaders", Span(start=4, end=11), Span(start=17, end=24))
    True
    """
    if a is None or b is None:
        return False
    if overlap(a, b):
        return True
    heads = [text[span.slice].casefold().split()[-1:] for span in (a, b)]
    return heads[0] == heads[1] != []


def _similarity(a: GoldCount, b: GoldCount) -> float:
    shared = span_similarity(a.span, b.span)
    # Attributes decide where overlaps are equal.
    alike = _same_value(a, b) + (a.unit == b.unit) + (a.relation == b.relation) + (a == b)
    return shared and shared + alike / 1000


def _same_value(a: GoldCount, b: GoldCount) -> bool:
    return (a.low, a.high) == (b.low, b.high)


def _value(count: GoldCount) -> str:
    return f"{count.relation}{count.low:f}" + (f"–{count.high:f}" if count.high != count.low else "")


def _summary(text: str, count: GoldCount) -> str:
    parts = [_value(count), count.unit, text[count.of.slice] if count.of else None, count.toll]
    return " ".join(part for part in parts if part)


def _differences(text: str, g: GoldCount, p: GoldCount) -> str:
    nouns = [None if count.of is None else text[count.of.slice] for count in (g, p)]
    same = same_noun(text, g.of, p.of)
    return differences(
        words=(text[g.span.slice], text[p.span.slice]),
        value=(_value(g), _value(p)),
        unit=(g.unit, p.unit),
        ordinal=(g.ordinal, p.ordinal),
        of=(nouns[0], nouns[0] if same else nouns[1]),
        toll=(g.toll, p.toll),
    )
