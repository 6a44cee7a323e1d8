"""Events of annotated articles by models that have not seen them.

The shipped models of triggers, arguments and status are trained on annotated articles, so their scores on these flatter
them. Their trainers write the models of their cross-validation beside this module (`models/*-folds`), and with them
which article each has not seen. The stages before the events are as shipped.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factx.counts import find_counts
from factx.dates import find_dates
from factx.entities import find_entities
from factx.events.find import accepted, records, settle
from factx.events.recording import RecordModels
from factx.learned.arguments import ArgumentModel, argument_model
from factx.learned.folds import load_folds
from factx.learned.status import StatusModel, status_model
from factx.learned.triggers import TriggerModel
from factx.text import Document

if TYPE_CHECKING:
    from factx.records import Extraction

_FOLDS: Final = Path(__file__).parent / "models"


@cache
def _triggers() -> dict[str, TriggerModel]:
    return load_folds(_FOLDS, "triggers", TriggerModel)


@cache
def _arguments() -> dict[str, ArgumentModel]:
    return load_folds(_FOLDS, "arguments", ArgumentModel)


@cache
def _statuses() -> dict[str, StatusModel]:
    return load_folds(_FOLDS, "status", StatusModel)


def trained_the_model(article: str) -> bool:
    """Whether the shipped trigger model was trained on the annotated article of this id."""
    return article in _triggers()


def _record_models(article: str) -> RecordModels:
    """The models of arguments and status; the shipped ones have not seen an article that no fold names."""
    return RecordModels(_arguments().get(article) or argument_model(), _statuses().get(article) or status_model())


def with_unseen_events(extraction: Extraction, article: str, *, lexicon_only: bool = False) -> Extraction:
    """The extraction with its events found anew, by models that have not seen the article.

    With `lexicon_only` the triggers are told by the lexicon and its contexts, without a trigger model.
    """
    document = Document(extraction.article)
    dates = find_dates(document)
    counts = find_counts(document, dates)
    entities = find_entities(document, dates, counts)
    model = None if lexicon_only else _triggers()[article]
    mentions = list(accepted(settle(document, dates, counts, entities, model), model))
    events = records(document, entities, mentions, _record_models(article))
    others = [fact for fact in extraction.facts if fact.kind != "event"]
    facts = sorted([*others, *events], key=lambda fact: (fact.span.start, fact.span.end, fact.kind, fact.id))
    return extraction.model_copy(update={"facts": tuple(facts)})
