"""Train the name tagger: `python -m factx.learned.entities_train --gum FILE --ewt FILE --gold DIR DIR`.

A conditional random field with the features of `entities_features`, fitted by L-BFGS on the log-likelihood of the
segments with a penalty on the squared weights. Gold files name only the entities that take part in something, so a
model of the two corpora first fills in the other names, held to what the gold says.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from factx.article import read_article
from factx.entities.completion import find_spans
from factx.learned.entities import N_LABELS, NameModel
from factx.learned.entities_corpora import Name, Sample, names_of, read_ewt, read_gold, read_gum
from factx.learned.entities_crf import ITERATIONS, PENALTY, Features, fit
from factx.learned.entities_features import OFFSETS, SIZES, TEMPLATES
from factx.learned.store import packed, save_model
from factx.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[np.generic]]

SEED: Final = 20240906
FOLDS: Final = 5
#: Consecutive sentences that are held out together, so that few documents are both learned from and scored.
BLOCK: Final = 25
STEP: Final = 1 / 24


def _code_width() -> int:
    total = 0
    for template in TEMPLATES:
        width = 1
        for name, _ in template:
            width *= SIZES[name] + 1
        total += width
    return total


def arrays_of(features: Features, weights: NDArray[np.float64], transitions: NDArray[np.float64]) -> Arrays:
    """The model's arrays, quantised, useless features left out."""
    n = len(features.names)
    words = weights[: n * len(OFFSETS)].reshape(len(OFFSETS), n, N_LABELS).transpose(1, 0, 2).reshape(n, -1).copy()
    names = [*features.names]
    quantised = np.clip(np.round(words / STEP), -127, 127).astype(np.int8)
    useful = np.abs(quantised).max(axis=1) >= 1
    codes = weights[n * len(OFFSETS) : -1]
    table = np.concatenate([np.zeros((1, N_LABELS)), codes])
    rows = np.zeros(_code_width(), np.uint16)
    for number, i in features.code_ids.items():
        rows[number] = i + 1
    return {
        "names": packed([name for name, keep in zip(names, useful, strict=True) if keep]),
        "words": quantised[useful],
        "codes": np.clip(np.round(table / STEP), -127, 127).astype(np.int8),
        "code_rows": rows,
        "transitions": transitions.astype(np.float32),
        "bias": weights[-1].astype(np.float32),
        "scale": np.array(STEP, np.float32),
    }


def train(samples: list[Sample], penalty: float = PENALTY, iterations: int = ITERATIONS) -> Arrays:
    """A model of fully labelled samples."""
    features = Features(samples)
    weights, transitions = fit(features.design(samples), features.size, penalty, iterations)
    return arrays_of(features, weights, transitions)


def fill(partial: list[Sample], arrays: Arrays) -> list[Sample]:
    """The samples with every unknown label replaced by the model's, given the known ones."""
    model = NameModel(arrays)
    filled = []
    for s in partial:
        known = np.array(s.labels)
        labels = model.labels(s.coded, known)
        filled.append(Sample(s.id, s.text, s.coded, s.starts, s.ends, labels))
    return filled


def f1(pairs: Iterable[tuple[list[Name], list[Name]]]) -> tuple[float, float, float]:
    """Exact precision, recall and F1 of (found, gold)."""
    right = found = gold = 0
    for a, b in pairs:
        right += len(set(a) & set(b))
        found += len(a)
        gold += len(b)
    p, r = right / max(found, 1), right / max(gold, 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def cross_validate(rows: list[Sample], others: list[Sample]) -> list[list[Name]]:
    """Names that the stage finds in each row with a tagger that has not seen it; blocks of rows share a fold."""
    found: list[list[Name]] = [[] for _ in rows]
    for fold in range(FOLDS):
        held = [i // BLOCK % FOLDS == fold for i in range(len(rows))]
        model = NameModel(train([r for r, h in zip(rows, held, strict=True) if not h] + others))
        for i, row in enumerate(rows):
            if held[i]:
                found[i] = stage_names(row.text, model)
    return found


def stage_names(text: str, model: NameModel) -> list[Name]:
    """The names of a text as the corpora count them: a country is a place, a seat of government an organization."""
    if not text.strip():
        return []
    document = Document(read_article(text))
    tokens = document.tokens
    names: list[Name] = []
    for span in find_spans(document, model)[0]:
        kind = "organization" if span.entry is not None and span.entry.kind == "metonym" else span.type
        if kind not in (None, "group"):
            names.append(
                (tokens.starts[span.first], tokens.ends[span.stop - 1], "place" if kind == "country" else kind)
            )
    return names


def main(arguments: list[str] | None = None) -> None:
    """Cross-validate, train on everything, write model and card."""
    parser = argparse.ArgumentParser(description="Train the name tagger.")
    parser.add_argument("--gum", type=Path, required=True, help="gum-dev.jsonl")
    parser.add_argument("--ewt", type=Path, required=True, help="uner-ewt-dev.jsonl")
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="folders of gold articles")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "models")
    parser.add_argument("--found", type=Path, help="where to write the names found in cross-validation, as JSON")
    options = parser.parse_args(arguments)
    gum, ewt = read_gum(options.gum), read_ewt(options.ewt)
    articles = [article for folder in options.gold for article in read_gold(folder)]
    # Names that the gold does not tell are filled in without the held-out corpus, so that its scores stay clean.
    filled = fill(articles, train(gum))
    found = cross_validate(ewt, gum + filled)
    if options.found:
        rows = {row.id: names for row, names in zip(ewt, found, strict=True) if names}
        lines = [f"{json.dumps(key)}: {json.dumps(rows[key])}" for key in sorted(rows)]
        options.found.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    gold = [names_of(row, row.labels) for row in ewt]
    precision, recall, score = f1(zip(found, gold, strict=True))
    arrays = train(gum + ewt + filled)
    card = {
        "name": "entities",
        "what": "linear-chain CRF over capitalised segments, labels B/I of person, organization, place",
        "data": {
            "GUM (dev)": "CC BY 4.0 and CC BY-SA",
            "Universal NER, English Web Treebank (dev)": "CC BY-SA 4.0",
            "annotated public-domain, OGL and CC BY news": f"{len(articles)} articles",
        },
        "seed": SEED,
        "penalty": PENALTY,
        "iterations": ITERATIONS,
        "scores": {
            "measured on": f"Universal NER EWT dev, exact, {FOLDS} folds of blocks of {BLOCK} sentences",
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f1": round(score, 3),
        },
    }
    save_model(options.out, "entities", arrays, card)
    print(json.dumps(card["scores"]))  # a training command reports its scores


if __name__ == "__main__":
    main()
