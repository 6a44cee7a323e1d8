"""Agreements: records by shared mentions, and the attributes of matched records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.scoring.counts import Counts
from factx.scoring.kinds.fillers import shown
from factx.scoring.matching import assign, assign_spans, overlap
from factx.scoring.outcome import Outcome, differences

if TYPE_CHECKING:
    from factx.gold.records import GoldAgreement, GoldArticle
    from factx.scoring.kinds.fillers import Fillers


def score_agreements(gold: GoldArticle, predicted: GoldArticle, fillers: Fillers) -> Outcome:
    """The metrics of agreements for one article.

    Metrics: `agreement.` + `record`, `mention`, `form`, `status`, `party`, `party.matched`, `subject`,
    `date`, `place`.

    A record is matched with one with which it shares a mention (they overlap), by the number shared. `form`
    and `status` are shares of the matched records. A party is right if it is the same filler in a matched
    record; `party` counts all parties of all records, `party.matched` those of matched ones only. `subject`
    (the spans overlap), `date` and `place` are counted over the matched records that have one.
    """
    outcome = Outcome()
    pairs = [
        (gold.agreements[i], predicted.agreements[j])
        for i, j in assign(gold.agreements, predicted.agreements, lambda a, b: _similarity(a, b, fillers))
    ]
    outcome.found("agreement.record", len(pairs), len(gold.agreements), len(predicted.agreements))
    outcome.judge("agreement", predicted.agreements, [p for _, p in pairs])
    sides = [
        sorted({span for record in side.agreements for span in record.mentions}, key=lambda s: (s.start, s.end))
        for side in (gold, predicted)
    ]
    outcome.found("agreement.mention", len(assign_spans(*sides)), *map(len, sides))
    for metric in ("form", "status", "party.matched", "subject", "date", "place"):
        outcome.add(f"agreement.{metric}", Counts())
    matched = 0
    for g, p in pairs:
        outcome.share("agreement.form", int(g.form == p.form), int(g.form != p.form))
        outcome.share("agreement.status", int(g.status == p.status), int(g.status != p.status))
        parties = fillers.matched(g.parties, p.parties)
        matched += parties
        outcome.found("agreement.party.matched", parties, len(g.parties), len(p.parties))
        same_subject = g.subject is not None and p.subject is not None and overlap(g.subject, p.subject) > 0
        outcome.slot("agreement.subject", g.subject, p.subject, same=same_subject)
        outcome.slot("agreement.date", g.date, p.date)
        outcome.slot("agreement.place", g.place or None, p.place or None, same=fillers.any_same(g.place, p.place))
        detail = differences(form=(g.form, p.form), status=(g.status, p.status), date=(g.date, p.date))
        if not parties == len(g.parties) == len(p.parties):
            people = shown(gold, g.parties), shown(predicted, p.parties)
            detail = ", ".join(filter(None, (detail, f"parties {people[0]} ≠ {people[1]}")))
        if not same_subject and (g.subject or p.subject):
            words = [side and gold.text[side.slice] for side in (g.subject, p.subject)]
            detail = ", ".join(filter(None, (detail, f"subject {words[0]!r} ≠ {words[1]!r}")))
        if detail:
            outcome.note("agreement", "differs", g.mentions[0], detail)
    totals = [sum(len(record.parties) for record in side.agreements) for side in (gold, predicted)]
    outcome.found("agreement.party", matched, *totals)
    for g in gold.agreements:
        if not any(g is pair[0] for pair in pairs):
            outcome.note("agreement", "missed", g.mentions[0], _summary(gold, g))
    for p in predicted.agreements:
        if not any(p is pair[1] for pair in pairs):
            outcome.note("agreement", "extra", p.mentions[0], _summary(predicted, p))
    return outcome


def _similarity(a: GoldAgreement, b: GoldAgreement, fillers: Fillers) -> float:
    shared = len(assign_spans(a.mentions, b.mentions))
    if not shared:
        return 0.0
    # Attributes decide between records that share as many mentions.
    parties = fillers.matched(a.parties, b.parties) / (1 + max(len(a.parties), len(b.parties)))
    alike = (a.form == b.form) + (a.status == b.status) + (a.date == b.date) + parties + (a == b)
    return shared + alike / 100


def _summary(side: GoldArticle, record: GoldAgreement) -> str:
    parts = (record.form, record.status, record.date, f"parties {shown(side, record.parties)}")
    return " ".join(filter(None, parts))
