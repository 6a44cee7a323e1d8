"""One article scored: every kind that its gold annotates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.errors import InputError
from factx.scoring.kinds.agreements import score_agreements
from factx.scoring.kinds.dates import score_dates
from factx.scoring.kinds.entities import align, score_entities
from factx.scoring.kinds.events import score_events
from factx.scoring.kinds.fillers import Fillers
from factx.scoring.kinds.quantities import score_counts
from factx.scoring.kinds.statements import score_statements
from factx.scoring.outcome import Outcome

if TYPE_CHECKING:
    from factx.gold.records import GoldArticle


def score_article(gold: GoldArticle, predicted: GoldArticle) -> Outcome:
    """The counts of every metric of every section that the gold has, and the mistakes.

    A section that is missing from the gold was not annotated and says nothing; one that is there and empty
    says that there is nothing.

    Raises:
        InputError: if the two are not annotations of the same text.
    """
    if gold.text != predicted.text:
        raise InputError("predicted", predicted.id, f"an annotation of the text of {gold.id}")
    outcome = Outcome()
    sections = set(gold.sections)
    if "dates" in sections:
        outcome.merge(score_dates(gold, predicted))
    if "counts" in sections:
        outcome.merge(score_counts(gold, predicted))
    aligned = align(gold, predicted) if "entities" in sections else {}
    fillers = Fillers(gold, predicted, aligned)
    if "entities" in sections:
        outcome.merge(score_entities(gold, predicted, aligned))
    if "statements" in sections:
        outcome.merge(score_statements(gold, predicted, fillers))
    if "agreements" in sections:
        outcome.merge(score_agreements(gold, predicted, fillers))
    if "events" in sections:
        outcome.merge(score_events(gold, predicted, fillers))
    return outcome
