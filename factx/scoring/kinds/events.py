"""Events: triggers with their type, records by shared triggers, and the attributes of matched records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.scoring.counts import Counts
from factx.scoring.kinds.fillers import shown
from factx.scoring.matching import assign, assign_spans, span_similarity
from factx.scoring.outcome import Outcome, differences

if TYPE_CHECKING:
    from factx.gold.records import Filler, GoldArticle, GoldEvent
    from factx.records import Span
    from factx.scoring.kinds.fillers import Fillers

Trigger = tuple[str, "Span"]


def score_events(gold: GoldArticle, predicted: GoldArticle, fillers: Fillers) -> Outcome:
    """The metrics of events for one article.

    Metrics: `event.` + `trigger`, `trigger.span`, `record`, `status`, `date`, `argument`, `argument.matched`.

    A trigger is right if it overlaps a gold trigger of its type, one-to-one (`trigger.span`: of any type).
    A record is matched with one of its type with which it shares a trigger, by the number shared. `status`
    is the share of matched records with the right one, `date` is counted over the matched records that have
    one. An argument is right if it has the same role in a matched record and the same filler; `argument`
    counts all arguments of all records, `argument.matched` those of matched records only.
    """
    outcome = Outcome()
    _score_triggers(gold, predicted, outcome)
    pairs = [
        (gold.events[i], predicted.events[j])
        for i, j in assign(gold.events, predicted.events, lambda a, b: _similarity(a, b, fillers))
    ]
    outcome.found("event.record", len(pairs), len(gold.events), len(predicted.events))
    outcome.judge("event", predicted.events, [p for _, p in pairs])
    right = sum(g.status == p.status for g, p in pairs)
    outcome.share("event.status", right, len(pairs) - right)
    outcome.add("event.date", Counts())
    matched, inside_gold, inside_predicted = 0, 0, 0
    for g, p in pairs:
        outcome.slot("event.date", g.date, p.date)
        same = _shared_arguments(g, p, fillers)
        matched += same
        inside_gold += _size(g)
        inside_predicted += _size(p)
        detail = differences(status=(g.status, p.status), date=(g.date, p.date))
        roles = _role_differences(g, p, fillers)
        if detail or roles:
            outcome.note("event", "differs", g.triggers[0], f"{g.type}: " + ", ".join(filter(None, (detail, roles))))
    outcome.found("event.argument.matched", matched, inside_gold, inside_predicted)
    outcome.found("event.argument", matched, sum(map(_size, gold.events)), sum(map(_size, predicted.events)))
    for g in gold.events:
        if not any(g is pair[0] for pair in pairs):
            outcome.note("event", "missed", g.triggers[0], _summary(gold, g))
    for p in predicted.events:
        if not any(p is pair[1] for pair in pairs):
            outcome.note("event", "extra", p.triggers[0], _summary(predicted, p))
    return outcome


def _score_triggers(gold: GoldArticle, predicted: GoldArticle, outcome: Outcome) -> None:
    left, right = _triggers(gold), _triggers(predicted)
    pairs = assign(left, right, lambda a, b: span_similarity(a[1], b[1]) if a[0] == b[0] else 0.0)
    outcome.found("event.trigger", len(pairs), len(left), len(right))
    spans = [sorted({span for _, span in side}, key=lambda span: (span.start, span.end)) for side in (left, right)]
    outcome.found("event.trigger.span", len(assign_spans(*spans)), *map(len, spans))
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, (kind, span) in enumerate(left):
        if i not in found:
            outcome.note("trigger", "missed", span, kind)
    for j, (kind, span) in enumerate(right):
        if j not in used:
            outcome.note("trigger", "extra", span, kind)


def _triggers(article: GoldArticle) -> list[Trigger]:
    """The triggers with their type, each once: a plural trigger stands in several records."""
    found = {(event.type, span) for event in article.events for span in event.triggers}
    return sorted(found, key=lambda trigger: (trigger[1].start, trigger[1].end, trigger[0]))


def _similarity(a: GoldEvent, b: GoldEvent, fillers: Fillers) -> float:
    shared = len(assign_spans(a.triggers, b.triggers)) if a.type == b.type else 0
    if not shared:
        return 0.0
    # Attributes decide between records that share as many triggers, such as those of one plural trigger.
    arguments = _shared_arguments(a, b, fillers) / (1 + max(_size(a), _size(b)))
    return shared + ((a.status == b.status) + (a.date == b.date) + arguments + (a == b)) / 100


def _shared_arguments(a: GoldEvent, b: GoldEvent, fillers: Fillers) -> int:
    return sum(fillers.matched(filled, b.roles.get(role, ())) for role, filled in a.roles.items())


def _size(event: GoldEvent) -> int:
    return sum(len(filled) for filled in event.roles.values())


def _role_differences(g: GoldEvent, p: GoldEvent, fillers: Fillers) -> str:
    parts = []
    for role in dict.fromkeys((*g.roles, *p.roles)):
        left: tuple[Filler, ...] = g.roles.get(role, ())
        right: tuple[Filler, ...] = p.roles.get(role, ())
        same = fillers.matched(left, right)
        if not same == len(left) == len(right):
            sides = shown(fillers.gold, left), shown(fillers.predicted, right)
            parts.append(f"{role} {sides[0]} ≠ {sides[1]}")
    return ", ".join(parts)


def _summary(side: GoldArticle, event: GoldEvent) -> str:
    roles = ", ".join(f"{role} {shown(side, filled)}" for role, filled in event.roles.items())
    others = " / ".join(side.text[span.slice] for span in event.triggers[1:])
    return " ".join(filter(None, (event.type, event.status, event.date, roles, others and f"(also {others})")))
