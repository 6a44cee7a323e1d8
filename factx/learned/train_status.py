"""Train the model of status: `python -m factx.learned.train_status GOLD_FOLDER… [--folds FOLDER]`.

Needs scikit-learn. The same files give the same model, bit for bit. Examples are the annotated events with the mentions
that their annotated triggers make; the score on the card is by cross-validation over articles. With `--folds`, the
models of the cross-validation are written too, for the benchmark to score the annotated articles with.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from factx.events.status_features import status_features
from factx.learned.annotated import AnnotatedArticle
from factx.learned.folds import FOLDS, command_line, held_out, save_folds
from factx.learned.status import STATUSES, StatusModel
from factx.learned.store import packed, save_model
from factx.learned.train_triggers import SEED, STEP, quantised, training_articles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from factx.gold.records import GoldArticle
    from factx.ontology import EventStatus

#: Inverse strength of the regularisation.
STRENGTH: Final = 0.1
MIN_COUNT: Final = 2


@dataclass(frozen=True, slots=True)
class Example:
    """An annotated event: its features, its status, and its article."""

    features: list[str]
    status: EventStatus
    article: str


def examples(articles: Iterable[GoldArticle]) -> Iterator[Example]:
    """The annotated events that have a mention among the candidates."""
    for article in articles:
        reading = AnnotatedArticle(article)
        for event in article.events:
            mentions = reading.of(event)
            if mentions:
                status = STATUSES[STATUSES.index(event.status)]
                yield Example(status_features(mentions), status, reading.source)


class Design:
    """Examples as a sparse matrix."""

    def __init__(self, found: Sequence[Example]) -> None:
        counts: Counter[str] = Counter()
        for example in found:
            counts.update(example.features)
        self.names = sorted(name for name, n in counts.items() if n >= MIN_COUNT)
        ids = {name: i for i, name in enumerate(self.names)}
        pairs = [(i, ids[name]) for i, example in enumerate(found) for name in example.features if name in ids]
        rows, columns = zip(*pairs, strict=True)
        shape = (len(found), len(self.names))
        self.x = sparse.csr_matrix((np.ones(len(pairs)), (rows, columns)), shape)
        self.y = np.array([STATUSES.index(example.status) for example in found], dtype=np.int64)
        self.articles = [example.article for example in found]

    def fitted(self, chosen: NDArray[np.bool_]) -> dict[str, NDArray[np.generic]]:
        """The arrays of a model trained on the chosen rows; features that say nothing are dropped."""
        model = LogisticRegression(C=STRENGTH, max_iter=500, random_state=SEED)
        model.fit(self.x[chosen], self.y[chosen])
        weights = quantised(np.asarray(model.coef_).T)
        kept = [i for i in range(len(self.names)) if weights[i].any()]
        return {
            "names": packed([self.names[i] for i in kept]),
            "weights": weights[kept],
            "scale": np.array(STEP),
            "bias": np.asarray(model.intercept_, np.float64),
        }


def accuracy(
    folds: Sequence[Mapping[str, NDArray[np.generic]]], held: NDArray[np.int64], found: list[Example]
) -> float:
    """The share of held-out events whose status the model of their fold gives."""
    right = 0
    for k, arrays in enumerate(folds):
        model = StatusModel(arrays)
        right += sum(model.best(found[i].features) == found[i].status for i in np.flatnonzero(held == k).tolist())
    return right / int((held >= 0).sum())


def main(arguments: list[str]) -> None:
    """Cross-validate, train on everything, write model and card."""
    options = command_line("train_status", arguments)
    found = list(examples(training_articles(options.gold)))
    design = Design(found)
    held = held_out(design.articles)
    folds = [design.fitted(held != k) for k in range(FOLDS)]
    if options.folds is not None:
        save_folds(options.folds, "status", folds, design.articles, SEED)
    arrays = design.fitted(np.ones(len(design.y), dtype=bool))
    card: dict[str, Any] = {
        "model": "status: multinomial logistic regression over named features, one decision per event",
        "data": f"{len(found)} events of annotated articles and briefs",
        "licence": "weights Apache-2.0; articles public domain, CC BY 2.5, OGL v3 or our own",
        "seed": SEED,
        "scores": {"accuracy by 5-fold cross-validation over articles": round(accuracy(folds, held, found), 4)},
        "command": "python -m factx.learned.train_status GOLD_FOLDER… --folds benchmarks/models",
    }
    print(json.dumps(card["scores"]), len(arrays["weights"]))
    save_model(Path(__file__).parent / "models", "status", arrays, card)


if __name__ == "__main__":
    main(sys.argv[1:])
