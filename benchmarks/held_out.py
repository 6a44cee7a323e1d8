"""Events of annotated articles by trigger models that have not seen them.

The shipped trigger model is trained on annotated articles, so its scores on these flatter it. Its trainer writes the
models of its cross-validation beside this module (`models/triggers-folds`), and with them which article each has not
seen. Roles, status and the other stages are as shipped.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from factx.counts import find_counts
from factx.dates import find_dates
from factx.entities import find_entities
from factx.events.find import accepted, records, settle
from factx.events.recording import RecordModels
from factx.learned.arguments import argument_model
from factx.learned.status import status_model
from factx.learned.triggers import TriggerModel
from factx.text import Document

if TYPE_CHECKING:
    from factx.records import Extraction

_FOLDS: Final = Path(__file__).parent / "models" / "triggers-folds.npz"


@cache
def _models() -> tuple[TriggerModel, ...]:
    with np.load(_FOLDS, allow_pickle=False) as archive:
        arrays = {key: archive[key] for key in archive.files}
    return tuple(
        TriggerModel({"names": arrays["names"], "scale": arrays["scale"], "weights": weights, "line": line})
        for weights, line in zip(arrays["weights"], arrays["lines"], strict=True)
    )


@cache
def _fold_of() -> dict[str, int]:
    if not _FOLDS.exists():
        return {}
    articles: dict[str, int] = json.loads(_FOLDS.with_suffix(".json").read_text("utf-8"))["articles"]
    return articles


def trained_the_model(article: str) -> bool:
    """Whether the shipped trigger model was trained on the annotated article of this id."""
    return article in _fold_of()


def with_unseen_events(extraction: Extraction, article: str, *, lexicon_only: bool = False) -> Extraction:
    """The extraction with its events found anew, by the model that has not seen the article or by the lexicon alone."""
    document = Document(extraction.article)
    dates = find_dates(document)
    counts = find_counts(document, dates)
    entities = find_entities(document, dates, counts)
    model = None if lexicon_only else _models()[_fold_of()[article]]
    mentions = list(accepted(settle(document, dates, counts, entities, model), model))
    events = records(document, entities, mentions, RecordModels(argument_model(), status_model()))
    others = [fact for fact in extraction.facts if fact.kind != "event"]
    facts = sorted([*others, *events], key=lambda fact: (fact.span.start, fact.span.end, fact.kind, fact.id))
    return extraction.model_copy(update={"facts": tuple(facts)})
