"""Train the model of arguments: `python -m factx.learned.train_arguments GOLD_FOLDER… [--folds FOLDER]`.

Needs scikit-learn. The same files give the same model, bit for bit. Examples are the claims to roles of the annotated
events, read from the sentences of their annotated triggers. Scores on the card are by cross-validation over articles.
With `--folds`, the models of the cross-validation are written too, for the benchmark to score the annotated articles
with.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from factx.events.arguments import Views
from factx.learned.annotated import AnnotatedArticle
from factx.learned.arguments import LEVELS, labels
from factx.learned.folds import FOLDS, command_line, held_out, save_folds
from factx.learned.store import packed, save_model, unpacked
from factx.learned.train_triggers import SEED, STEP, quantised, training_articles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from factx.events.arguments import Claim, Standing
    from factx.gold.records import GoldArticle

#: Inverse strength of the regularisation.
STRENGTH: Final = 0.1
MIN_COUNT: Final = 3
#: From which probability a claim is granted: where F1 over all claims was best by cross-validation.
THRESHOLD: Final = 0.28


@dataclass(frozen=True, slots=True)
class Example:
    """A claim to a role: its features with what each counts, whether it is right, and its article."""

    features: Mapping[str, float]
    label: bool
    article: str


def features_of(claim: Claim, standing: Standing) -> dict[str, float]:
    """The features of a claim to a role with what each counts."""
    found = {
        f"{label}|{name}": share
        for label, share in zip(labels(standing.kind, standing.role), LEVELS, strict=True)
        for name in claim.features()
    }
    return found | dict.fromkeys(standing.features(), 1.0)


def examples(articles: Iterable[GoldArticle]) -> Iterator[Example]:
    """The claims to the roles of the annotated events.

    A second claim that would also be taken for an annotated filler is neither right nor wrong, and left out.
    """
    for article in articles:
        reading = AnnotatedArticle(article)
        views = Views(reading.mentions)
        for event in reading.gold.events:
            mentions = reading.of(event)
            if not mentions:
                continue
            claims = list(views.claims(mentions).values())
            right = {role: [reading.best(claims, one) for one in gold] for role, gold in event.roles.items()}
            for claim in claims:
                filler = reading.filler(claim.shown())
                for standing in claim.standings(mentions[0].type):
                    gold = event.roles.get(standing.role, ())
                    label = any(claim is one for one in right.get(standing.role, ()))
                    if label or not any(reading.fillers.same(one, filler) for one in gold):
                        yield Example(features_of(claim, standing), label, reading.source)


class Design:
    """Examples as a sparse matrix."""

    def __init__(self, found: Sequence[Example]) -> None:
        counts: Counter[str] = Counter()
        for example in found:
            counts.update(example.features)
        self.names = sorted(name for name, n in counts.items() if n >= MIN_COUNT)
        ids = {name: i for i, name in enumerate(self.names)}
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for i, example in enumerate(found):
            known = [(ids[name], share) for name, share in example.features.items() if name in ids]
            rows += [i] * len(known)
            columns += [column for column, _ in known]
            values += [share for _, share in known]
        self.x = sparse.csr_matrix((values, (rows, columns)), (len(found), len(self.names)))
        self.y = np.array([example.label for example in found], dtype=np.int64)
        self.articles = [example.article for example in found]

    def fitted(self, chosen: NDArray[np.bool_]) -> dict[str, NDArray[np.generic]]:
        """The arrays of a model trained on the chosen rows; weights near 0 are dropped."""
        model = LogisticRegression(C=STRENGTH, max_iter=200, tol=1e-2, random_state=SEED, solver="liblinear")
        model.fit(self.x[chosen], self.y[chosen])
        weights = quantised(np.asarray(model.coef_[0]))
        kept = [i for i in range(len(self.names)) if weights[i]]
        return {
            "names": packed([self.names[i] for i in kept]),
            "weights": weights[kept],
            "scale": np.array(STEP),
            "line": np.array([float(model.intercept_[0]), THRESHOLD]),
        }

    def granted(self, arrays: Mapping[str, NDArray[np.generic]]) -> NDArray[np.bool_]:
        """Which of the claims a model grants."""
        names = unpacked(arrays["names"])
        weights = dict(zip(names, (arrays["weights"].astype(np.float64) * STEP).tolist(), strict=True))
        sums = self.x @ np.array([weights.get(name, 0.0) for name in self.names])
        bias, threshold = arrays["line"].astype(np.float64).tolist()
        return np.asarray(sums + bias >= math.log(threshold / (1 - threshold)))


def scores(
    design: Design, folds: Sequence[Mapping[str, NDArray[np.generic]]], held: NDArray[np.int64]
) -> dict[str, float]:
    """How well claims of held-out articles are granted by the model of their fold."""
    granted = np.zeros(len(held), dtype=bool)
    for k, arrays in enumerate(folds):
        granted[held == k] = design.granted(arrays)[held == k]
    known = held >= 0
    right = int((granted & known & (design.y == 1)).sum())
    return {
        "claims": int(known.sum()),
        "claims that are right": int(design.y[known].sum()),
        "precision of the granted claims": round(right / int(granted.sum()), 4),
        "recall of the right claims": round(right / int(design.y[known].sum()), 4),
    }


def main(arguments: list[str]) -> None:
    """Cross-validate, train on everything, write model and card."""
    options = command_line("train_arguments", arguments)
    articles = list(training_articles(options.gold))
    design = Design(list(examples(articles)))
    held = held_out(design.articles)
    folds = [design.fitted(held != k) for k in range(FOLDS)]
    if options.folds is not None:
        save_folds(options.folds, "arguments", folds, design.articles, SEED)
    arrays = design.fitted(np.ones(len(design.y), dtype=bool))
    card: dict[str, Any] = {
        "model": "arguments: logistic regression over named features, one decision per filler and role",
        "data": f"{len(articles)} annotated articles and briefs",
        "licence": "weights Apache-2.0; articles public domain, CC BY 2.5, OGL v3 or our own",
        "seed": SEED,
        "scores, by 5-fold cross-validation over articles": scores(design, folds, held),
        "command": "python -m factx.learned.train_arguments GOLD_FOLDER… --folds benchmarks/models",
    }
    print(json.dumps(card), len(arrays["weights"]))
    save_model(Path(__file__).parent / "models", "arguments", arrays, card)


if __name__ == "__main__":
    main(sys.argv[1:])
