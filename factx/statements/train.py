"""Train the acceptance model: `python -m factx.statements.train GOLD_FOLDER...` rewrites the shipped weights.

Every candidate that the rules make on the annotated articles is an example; it is right if the scorer matches it to a
gold statement. Training on the same folders gives the same bytes. Needs scikit-learn.
"""

from __future__ import annotations

import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from factx.article import read_article
from factx.entities import find_entities
from factx.gold.read import load_folder
from factx.gold.records import GoldStatement
from factx.learned.store import packed, save_model
from factx.records import Span
from factx.scoring.matching import assign, jaccard, overlap
from factx.statements.acceptance import MODEL, THRESHOLD
from factx.statements.reading import Reading
from factx.statements.speakers import Speakers
from factx.statements.stage import Candidate, candidates
from factx.text import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.gold.records import GoldArticle

SEED: Final = 7
STRENGTH: Final = 0.3
"""Inverse of the L2 penalty."""
FOLDS: Final = 5
_MIN_COUNT: Final = 2


def examples(article: GoldArticle) -> list[tuple[tuple[str, ...], bool]]:
    """The features of every candidate of an article, and whether the gold has it."""
    document = Document(read_article(article.text, published=article.published))
    entities = find_entities(document, [], [])
    reading = Reading(document)
    speakers = Speakers(reading, entities)
    found: list[Candidate] = []
    for candidate in candidates(reading, speakers):
        found.append(candidate)
        speakers.remember(candidate.speaker)
    spans = [_as_gold(reading, candidate) for candidate in found]
    matched = {j for _, j in assign(article.statements, spans, _similarity)}
    return [(candidate.features, number in matched) for number, candidate in enumerate(found)]


def _as_gold(reading: Reading, candidate: Candidate) -> GoldStatement:
    cue = candidate.frame.cue
    content = Span(start=candidate.content[0][0], end=max(b for _, b in candidate.content))
    span = Span(start=reading.starts[cue[0]], end=reading.ends[cue[1] - 1]) if cue[1] > cue[0] else None
    return GoldStatement(content=content, direct=candidate.frame.direct, act=candidate.frame.act, cue=span)


def _similarity(gold: GoldStatement, predicted: GoldStatement) -> float:
    shared = jaccard(gold.content, predicted.content)
    if gold.cue is None or predicted.cue is None:
        same = gold.cue is predicted.cue
    else:
        same = overlap(gold.cue, predicted.cue) > 0
    return shared + same if shared and (same or shared >= 0.5) else 0.0


def fit(rows: Sequence[tuple[tuple[str, ...], bool]]) -> tuple[list[str], Any, float]:
    """Names, weights and bias of a logistic model."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  # only to train

    counts: dict[str, int] = {}
    for features, _ in rows:
        for name in features:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= _MIN_COUNT)
    column = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)), dtype=np.float64)
    for i, (features, _) in enumerate(rows):
        for name in features:
            if name in column:
                matrix[i, column[name]] = 1
    model = LogisticRegression(C=STRENGTH, max_iter=2000, random_state=SEED, solver="lbfgs")
    model.fit(matrix, np.array([right for _, right in rows]))
    return names, model.coef_[0], float(model.intercept_[0])


def probabilities(
    rows: Sequence[tuple[tuple[str, ...], bool]], names: list[str], weights: Any, bias: float
) -> list[float]:
    """What a model says of examples."""
    table = dict(zip(names, weights, strict=True))
    return [1 / (1 + float(np.exp(-(bias + sum(table.get(n, 0.0) for n in features))))) for features, _ in rows]


def cross_validate(articles: Sequence[Sequence[tuple[tuple[str, ...], bool]]]) -> list[tuple[float, bool]]:
    """Out-of-fold probabilities, folds of whole articles."""
    results: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        train = [row for i, rows in enumerate(articles) if i % FOLDS != fold for row in rows]
        test = [row for i, rows in enumerate(articles) if i % FOLDS == fold for row in rows]
        model = fit(train)
        results += zip(probabilities(test, *model), (right for _, right in test), strict=True)
    return results


def training_part(folder: Path) -> list[GoldArticle]:
    """The articles of a folder with annotated statements; where it has `splits.toml`, those of the part `dev` only."""
    splits = folder / "splits.toml"
    wanted = set(tomllib.loads(splits.read_text("utf-8"))["dev"]) if splits.exists() else None
    return [
        article
        for article in load_folder(folder)
        if "statements" in article.sections and (wanted is None or article.id in wanted)
    ]


def main(folders: Sequence[str]) -> None:
    """Train on all folders and write the model with its card."""
    articles = [article for folder in folders for article in training_part(Path(folder))]
    tables = [examples(article) for article in articles]
    scored = cross_validate(tables)
    right = sum(ok for _, ok in scored)
    kept = [ok for p, ok in scored if p >= THRESHOLD]
    brier = sum((p - ok) ** 2 for p, ok in scored) / max(1, len(scored))
    names, weights, bias = fit([row for rows in tables for row in rows])
    card = {
        "model": "logistic regression over binary features of a candidate statement",
        "task": "is the candidate a statement in the sense of the annotation guidelines",
        "data": "annotated news articles (public domain, OGL v3, CC BY 2.5) and the project's own; texts not included",
        "articles": len(articles),
        "candidates": len(scored),
        "right": right,
        "seed": SEED,
        "inverse_penalty": STRENGTH,
        "threshold": THRESHOLD,
        "licence": "Apache-2.0",
        "scores": {
            "folds": FOLDS,
            "precision": round(sum(kept) / max(1, len(kept)), 4),
            "recall_of_candidates": round(sum(kept) / max(1, right), 4),
            "brier": round(brier, 4),
        },
    }
    arrays = {
        "names": packed(names),
        "weights": np.round(weights, 4).astype(np.float32),
        "bias": np.array([round(bias, 4)], dtype=np.float32),
    }
    save_model(Path(str(files("factx.learned").joinpath("models"))), MODEL, arrays, card)
    print(card["candidates"], card["right"], card["scores"])  # noqa: T201  # the command's own report


if __name__ == "__main__":
    main(sys.argv[1:])
