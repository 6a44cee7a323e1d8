"""Train the trigger model: `python -m factx.learned.train_triggers MAVEN.jsonl GOLD_FOLDER… [--folds FOLDER]`.

Needs scikit-learn. The same files give the same model, bit for bit. Scores on the card are by cross-validation over
articles: each article is scored by a model that has not seen it. With `--folds`, those models are written too, for the
benchmark to score the annotated articles with.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from factx.article import read_article
from factx.counts import find_counts
from factx.dates import find_dates
from factx.entities import find_entities
from factx.events.find import THRESHOLD, Settled, settle
from factx.gold.briefs import briefs_of
from factx.gold.read import gold_files, load
from factx.learned.folds import ALWAYS, FOLDS, command_line, fold_of, held_out, save_folds, source_of
from factx.learned.maven import read_maven, trains
from factx.learned.store import packed, save_model
from factx.scoring.calibration import reliability
from factx.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from factx.gold.records import GoldArticle

SEED: Final = 20240906
#: Inverse strength of the regularisation.
STRENGTH: Final = 0.3
#: How much a sentence of Wikipedia counts against one of news.
WIKIPEDIA_WEIGHT: Final = 0.1
#: How much a candidate of a brief counts: they are denser in events than articles are.
BRIEF_WEIGHT: Final = 0.5
MIN_COUNT: Final = 2
STEP: Final = 1 / 64


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate: its features, whether it is a trigger, how much it counts, and the article it is from."""

    features: list[str]
    label: bool
    weight: float
    article: str


def settled(text: str, published: object = None, title: str | None = None) -> Settled:
    """The candidates of a text with their features."""
    article = read_article(text, published=published, title=title)  # type: ignore[arg-type]
    document = Document(article)
    dates = find_dates(document)
    counts = find_counts(document, dates)
    return settle(document, dates, counts, find_entities(document, dates, counts))


def training_files(folders: Iterable[Path]) -> Iterator[Path]:
    """The annotated articles of the folders; of one with a `splits.toml`, only those of its `dev` part."""
    for folder in folders:
        splits = folder / "splits.toml"
        dev = tomllib.loads(splits.read_text("utf-8"))["dev"] if splits.exists() else None
        yield from (file for file in gold_files([folder]) if dev is None or file.stem in dev)


def training_articles(folders: Iterable[Path]) -> Iterator[GoldArticle]:
    """The annotated articles of the folders and the briefs that belong to them."""
    folders = list(folders)
    yield from map(load, training_files(folders))
    for folder in folders:
        yield from briefs_of(folder)


def gold_examples(folders: Iterable[Path]) -> Iterator[Example]:
    """The candidates of annotated articles."""
    for gold in training_articles(folders):
        known: dict[str, list[tuple[int, int]]] = {}
        for event in gold.events:
            known.setdefault(event.type, []).extend((span.start, span.end) for span in event.triggers)
        found, source = settled(gold.text, gold.published, gold.title), source_of(gold)
        for scene, candidate, seen in found.candidates:
            start = scene.tokens.starts[candidate.first]
            end = scene.tokens.ends[candidate.last - 1]
            spans = known.get(candidate.entry.frame.type, ())
            label = any(s < end and start < e for s, e in spans)
            yield Example(list(seen.names()), label, BRIEF_WEIGHT if source == ALWAYS else 1.0, source)


def maven_examples(file: Path) -> Iterator[Example]:
    """The candidates of MAVEN sentences of the training part; those whose type MAVEN does not decide are left out."""
    for sentence in read_maven(file):
        if not trains(sentence.id):
            continue
        for scene, candidate, seen in settled(sentence.text).candidates:
            start = scene.tokens.starts[candidate.first]
            end = scene.tokens.ends[candidate.last - 1]
            label = sentence.decides(candidate.entry.frame.type, start, end)
            if label is not None:
                yield Example(list(seen.names()), label, WIKIPEDIA_WEIGHT, ALWAYS)


class Design:
    """Examples as a sparse matrix."""

    def __init__(self, examples: list[Example]) -> None:
        counts: Counter[str] = Counter()
        for example in examples:
            counts.update(set(example.features))
        self.names = sorted(name for name, n in counts.items() if n >= MIN_COUNT)
        self.ids = {name: i for i, name in enumerate(self.names)}
        rows: list[int] = []
        columns: list[int] = []
        for i, example in enumerate(examples):
            known = [self.ids[name] for name in example.features if name in self.ids]
            rows += [i] * len(known)
            columns += known
        shape = (len(examples), len(self.names))
        self.x = sparse.csr_matrix((np.ones(len(rows), np.float64), (rows, columns)), shape)
        self.x.data[:] = 1.0
        self.y = np.array([example.label for example in examples], dtype=np.int64)
        self.weights = np.array([example.weight for example in examples])
        self.articles = [example.article for example in examples]


def fit(design: Design, chosen: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """Weights and bias of a model trained on the chosen rows."""
    model = LogisticRegression(C=STRENGTH, max_iter=200, tol=1e-3, random_state=SEED, solver="liblinear")
    model.fit(design.x[chosen], design.y[chosen], sample_weight=design.weights[chosen])
    return np.asarray(model.coef_[0], np.float64), float(model.intercept_[0])


def cross_validated(
    design: Design,
) -> tuple[list[tuple[NDArray[np.float64], float]], NDArray[np.float64]]:
    """The model of each fold, and the score of every news candidate by the model that has not seen its article."""
    fold = held_out(design.articles)
    scores = np.full(len(design.y), np.nan)
    models = []
    for k in range(FOLDS):
        weights, bias = fit(design, fold != k)
        models.append((weights, bias))
        held = fold == k
        scores[held] = design.x[held] @ weights + bias
    return models, scores


def calibration(scores: NDArray[np.float64], labels: NDArray[np.int64]) -> tuple[float, float]:
    """Slope and shift that turn held-out scores into probabilities (Platt)."""
    known = ~np.isnan(scores)
    line = LogisticRegression(C=1e6, random_state=SEED).fit(scores[known].reshape(-1, 1), labels[known])
    return float(line.coef_[0][0]), float(line.intercept_[0])


def quantised(weights: NDArray[np.float64]) -> NDArray[np.int8]:
    """Weights in steps of `STEP`."""
    return np.clip(np.round(weights / STEP), -127, 127).astype(np.int8)


def arrays_of(
    names: list[str], weights: NDArray[np.int8], bias: float, line: tuple[float, float]
) -> dict[str, NDArray[np.generic]]:
    """The arrays of a model; weights near 0 are dropped."""
    kept = [i for i in range(len(names)) if abs(int(weights[i])) > 1]
    return {
        "names": packed([names[i] for i in kept]),
        "weights": weights[kept],
        "scale": np.array(STEP),
        "line": np.array([bias, *line]),
    }


def main(arguments: list[str]) -> None:
    """Cross-validate, train on everything, write model and card."""
    options = command_line("train_triggers", arguments, "maven")
    examples = [*gold_examples(options.gold), *maven_examples(options.maven)]
    design = Design(examples)
    models, scores = cross_validated(design)
    line = calibration(scores, design.y)
    if options.folds is not None:
        folds = [arrays_of(design.names, quantised(weights), bias, line) for weights, bias in models]
        save_folds(options.folds, "triggers", folds, design.articles, SEED)
    everything = np.ones(len(design.y), dtype=bool)
    weights, bias = fit(design, everything)
    arrays = arrays_of(design.names, quantised(weights), bias, line)
    save_model(Path(__file__).parent / "models", "triggers", arrays, card(design, scores, line))


def card(design: Design, scores: NDArray[np.float64], line: tuple[float, float]) -> dict[str, Any]:
    """What the model is, what it was trained on and how well it does on articles that it has not seen."""
    known = ~np.isnan(scores)
    labels = design.y[known]
    probabilities = 1 / (1 + np.exp(-(line[0] * scores[known] + line[1])))
    accepted = probabilities >= THRESHOLD
    right = int((accepted & (labels == 1)).sum())
    bins = reliability([(float(p), bool(y)) for p, y in zip(probabilities, labels, strict=True)])
    articles = len(fold_of(design.articles))
    return {
        "model": "triggers: logistic regression over named features, one decision per word and type",
        "data": f"{articles} annotated articles and our briefs; MAVEN sentences (training part of our split)",
        "licence": "weights Apache-2.0; articles public domain, CC BY 2.5, OGL v3 or our own; MAVEN MIT, text CC BY-SA",
        "seed": SEED,
        "scores, by 5-fold cross-validation over articles": {
            "candidates": int(known.sum()),
            "candidates that are triggers": int(labels.sum()),
            "precision of the accepted candidates": round(right / int(accepted.sum()), 4),
            "recall of the triggers among the candidates": round(right / int(labels.sum()), 4),
            "reliability, as probability said: share that is right": {
                f"{b.confidence:.2f}": f"{b.right:.2f} of {b.facts}" for b in bins
            },
        },
        "command": "python -m factx.learned.train_triggers maven-dev.jsonl GOLD_FOLDER… --folds benchmarks/models",
    }


if __name__ == "__main__":
    main(sys.argv[1:])
