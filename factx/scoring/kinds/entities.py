"""Entities: aligned one-to-one by shared mentions. The gold has only those that take part in a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.scoring.counts import Counts
from factx.scoring.matching import assign, overlap
from factx.scoring.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factx.gold.records import GoldArticle, GoldEntity
    from factx.records import Span

_POSSESSIVES: Final = ("'s", "’s", "'", "’")
_ARTICLES: Final = ("the ", "The ", "a ", "A ", "an ", "An ")


def align(gold: GoldArticle, predicted: GoldArticle) -> dict[str, str]:
    """Predicted entity id → gold entity key, one-to-one, by the number of mentions they share.

    A predicted mention is shared if one of the gold entity's ends in the same place, possessive endings aside. The
    type, then the name, decides between equal numbers.
    """
    ends, others = _ends(gold), _ends(predicted)

    def similarity(a: GoldEntity, b: GoldEntity) -> float:
        shared = len(ends[a.key] & others[b.key])
        return shared + (a.type == b.type) / 10 + (a.name == b.name) / 100 if shared else 0.0

    pairs = assign(gold.entities, predicted.entities, similarity)
    return {predicted.entities[j].key: gold.entities[i].key for i, j in pairs}


def maximal(entity: GoldEntity) -> list[Span]:
    """The mentions that do not lie inside a longer one of the same entity."""
    return [
        span for span in entity.mentions if not any(other != span and other.contains(span) for other in entity.mentions)
    ]


def score_entities(gold: GoldArticle, predicted: GoldArticle, aligned: Mapping[str, str]) -> Outcome:
    """`entity.found`, `.typed`, `.type`, `.mention` of one article.

    `found` is the recall of annotated entities, `typed` of those found with their type, `type` the share of
    the found that have it. `mention` is the recall of their mentions (the longest at each place) by the
    aligned entity; a false positive there is a mention given to one annotated entity in a place that only
    another one may claim. Entities that are not annotated count for nothing, since only participants of
    facts are.
    """
    outcome = Outcome()
    by_gold = {key: identity for identity, key in aligned.items()}
    claimed: dict[int, set[str]] = {}
    for entity in gold.entities:
        for span in entity.mentions:
            claimed.setdefault(_trim(span, gold.text).end, set()).add(entity.key)
    for entity in gold.entities:
        mentions = maximal(entity)
        partner = predicted.entity(by_gold[entity.key]) if entity.key in by_gold else None
        same_type = partner is not None and partner.type == entity.type
        outcome.add("entity.found", Counts(int(partner is not None), 0, int(partner is None)))
        outcome.add("entity.typed", Counts(int(same_type), 0, int(not same_type)))
        if partner is None:
            outcome.add("entity.mention", Counts(0, 0, len(mentions)))
            outcome.note("entity", "missed", _first(entity), f"{entity.type} {entity.name}")
            continue
        outcome.share("entity.type", int(same_type), int(not same_type))
        if not same_type:
            outcome.note("entity", "differs", _first(entity), f"{entity.name}: {entity.type} ≠ {partner.type}")
        spans = [_trim(span, gold.text) for span in partner.mentions]
        found = sum(any(overlap(span, other) for other in spans) for span in mentions)
        ends = {span.end for span in spans}
        stolen = sum(entity.key not in claimed[end] for end in ends if end in claimed)
        outcome.add("entity.mention", Counts(found, stolen, len(mentions) - found))
    for metric in ("entity.found", "entity.typed", "entity.type", "entity.mention"):
        outcome.add(metric, Counts())
    return outcome


def _first(entity: GoldEntity) -> Span:
    return maximal(entity)[0]


def _ends(article: GoldArticle) -> dict[str, frozenset[int]]:
    """Where the mentions of each entity end, without possessive endings: the place of their last word."""
    return {
        entity.key: frozenset(_trim(span, article.text).end for span in entity.mentions) for entity in article.entities
    }


def _trim(span: Span, text: str) -> Span:
    """A mention without a leading article and a possessive ending."""
    start, end = span.start, span.end
    for article in _ARTICLES:
        if text.startswith(article, start, end):
            start += len(article)
            break
    for ending in _POSSESSIVES:
        if text.endswith(ending, start, end) and end - len(ending) > start:
            end -= len(ending)
            break
    return type(span)(start=start, end=end)
