"""Train the word-class tagger: `python -m factx.learned.train_tagger CORPUS.jsonl`.

The corpus has one document a line with `text` and `pos` = [start, end, tag] per token (GUM as distributed here).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from factx.learned.store import packed, save_model
from factx.text.layout import read_layout
from factx.text.sentences import find_sentences
from factx.text.tagger import (
    CONTEXT_ROWS,
    EDGE,
    FIRST,
    FREQUENT,
    N_TAGS,
    OFFSETS,
    TAGS,
    TITLE,
    context_ids,
    keys_of,
    pad,
    shift,
    spelling_features,
)
from factx.text.titled import titled_sentences
from factx.text.tokens import Tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

SEED: Final = 20240906
FOLDS: Final = 5
MIN_COUNT: Final = 2
#: Weights are stored as int8 in steps of this size.
STEP: Final = 1 / 12
#: Every so many sentences one is trained on a second time in title case, as headlines are written.
TITLE_EVERY: Final = 6

Sentence = tuple[list[str], list[int]]


def read_sentences(path: Path) -> list[list[Sentence]]:
    """Documents of (spelling keys, tag indices) per sentence, on our own tokens; unmatched tokens have tag -1."""
    documents: list[list[Sentence]] = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        tokens = Tokens(row["text"])
        gold = {(start, end): TAGS.index(tag) for start, end, tag in row["pos"]}
        labels = [gold.get(span, -1) for span in zip(tokens.starts, tokens.ends, strict=True)]
        spans = find_sentences(row["text"], read_layout(row["text"]).paragraphs)
        ranges = [range(tokens.first_from(start), tokens.first_from(end)) for start, end in spans]
        keys = keys_of(tokens, ranges, titled_sentences(tokens, ranges))
        sentences = [(keys[r.start : r.stop], labels[r.start : r.stop]) for r in ranges if r]
        titled = [in_title_case(*s) for s in sentences[::TITLE_EVERY] if len(s[0]) > 4 and s[0][0][0] != TITLE]
        documents.append(sentences + titled)
    return documents


def in_title_case(keys: list[str], labels: list[int]) -> Sentence:
    """The sentence as a headline would print it."""
    words = [key.lstrip(FIRST) for key in keys]
    small = {"a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "and", "or", "with"}
    return [TITLE + (w if w in small else w[:1].upper() + w[1:]) for w in words], labels


class Design:
    """Training rows of some documents: word ids padded by sentence boundaries, and labels."""

    def __init__(self, documents: list[list[Sentence]]) -> None:
        self.distinct: dict[str, int] = {"\x03": 0}
        ids: list[int] = []
        labels: list[int] = []
        ranges: list[range] = []
        for document in documents:
            for keys, tags in document:
                ranges.append(range(len(ids), len(ids) + len(keys)))
                ids += [self.distinct.setdefault(key, len(self.distinct)) for key in keys]
                labels += tags
        self.padded, places = pad(ids, ranges)
        self.labels = np.where(places >= 0, np.array([*labels, -1])[places], -1)

    def spelling(self, names: dict[str, int]) -> sparse.csr_matrix:
        """Rows of the first pass: the features of the words at each offset."""
        rows: list[int] = []
        cols: list[int] = []
        for key, i in self.distinct.items():
            known = [names[name] for name in spelling_features(key) if name in names]
            rows += [i] * len(known)
            cols += known
        words = sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, cols)), (len(self.distinct), len(names)))
        design: sparse.csr_matrix = sparse.hstack([words[shift(self.padded, at)] for at in OFFSETS], format="csr")
        return design

    def context(self, first: NDArray[np.int64], frequent: dict[str, int]) -> sparse.csr_matrix:
        """Rows of the second pass, given the tags of the first."""
        number = np.zeros(len(self.distinct), np.int64)
        for key, i in self.distinct.items():
            number[i] = frequent.get(key.lstrip(TITLE + FIRST).lower(), 0)
        seen = np.where(self.padded == 0, EDGE, first)
        columns = list(context_ids(seen, number[self.padded]))
        n = len(self.padded)
        rows = np.tile(np.arange(n), len(columns))
        return sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, np.concatenate(columns))), (n, CONTEXT_ROWS))


def fit(x: sparse.csr_matrix, y: NDArray[np.int64], strength: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights (features × tags) and bias of a multinomial model; tags unseen in `y` get a low bias."""
    model = LogisticRegression(C=strength, max_iter=80, tol=1e-3, random_state=SEED).fit(x, y)
    weights = np.zeros((x.shape[1], N_TAGS), np.float32)
    bias = np.full(N_TAGS, -20, np.float32)
    weights[:, model.classes_] = model.coef_.T
    bias[model.classes_] = model.intercept_
    return weights, bias


def train(documents: list[list[Sentence]]) -> dict[str, NDArray[np.generic]]:
    """The arrays of a model trained on `documents`."""
    counts: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for document in documents:
        for keys, _ in document:
            words.update(key.lstrip(TITLE + FIRST).lower() for key in keys)
            for key in keys:
                counts.update(spelling_features(key))
    names = [*sorted(name for name, n in counts.items() if n >= MIN_COUNT), "edge"]
    ids = {name: i for i, name in enumerate(names)}
    frequent = [word for word, _ in sorted(words.items(), key=lambda item: (-item[1], item[0]))[:FREQUENT]]
    numbers = {word: i + 1 for i, word in enumerate(frequent)}
    design = Design(documents)
    x, known = design.spelling(ids), design.labels >= 0
    # The second pass must see the first pass's errors as they are on unseen text.
    fold = (np.arange(len(design.labels)) * FOLDS) // len(design.labels)
    held_out = np.zeros((len(design.labels), N_TAGS), np.float32)
    for k in range(FOLDS):
        weights, bias = fit(x[known & (fold != k)], design.labels[known & (fold != k)], 0.6)
        held_out[fold == k] = x[fold == k] @ weights + bias
    first_weights, first_bias = fit(x[known], design.labels[known], 0.6)
    context = fit_context(held_out, design.context(held_out.argmax(axis=1), numbers), design.labels, known)
    spelling = first_weights.reshape(len(OFFSETS), len(names), N_TAGS).transpose(1, 0, 2).reshape(len(names), -1)
    quantised = np.clip(np.round(spelling / STEP), -127, 127).astype(np.int8)
    useful = np.abs(quantised).max(axis=1) > 1
    return {
        "names": packed([name for name, keep in zip(names, useful, strict=True) if keep]),
        "spelling": quantised[useful],
        "bias": first_bias,
        "context": np.clip(np.round(context / STEP), -127, 127).astype(np.int8),
        "frequent": packed(frequent),
        "scale": np.array(STEP, np.float32),
    }


def fit_context(
    scores: NDArray[np.float32], x: sparse.csr_matrix, labels: NDArray[np.int64], known: NDArray[np.bool_]
) -> NDArray[np.float32]:
    """Weights to add to the first pass's scores: gradient steps (Adagrad) on the log loss with those as offset."""
    x, scores, y = x[known], scores[known], labels[known]
    weights = np.zeros((x.shape[1], N_TAGS), np.float32)
    squares = np.full_like(weights, 1e-3)
    transposed = x.T.tocsr()
    target = np.eye(N_TAGS, dtype=np.float32)[y]
    for _ in range(120):
        logits = scores + x @ weights
        logits -= logits.max(axis=1, keepdims=True)
        p = np.exp(logits)
        p /= p.sum(axis=1, keepdims=True)
        gradient = transposed @ (p - target) + 1.5 * weights
        squares += gradient**2
        weights -= 0.35 * gradient / np.sqrt(squares)
    return weights


def accuracy(arrays: dict[str, NDArray[np.generic]], documents: list[list[Sentence]]) -> float:
    """Share of the tokens of running text (no title-case copies) that get their tag."""
    from factx.text.tagger import TaggerModel  # noqa: PLC0415

    model = TaggerModel(arrays)
    right = total = 0
    for document in documents:
        for keys, labels in document:
            if keys[0][0] == TITLE:
                continue
            found = model.tag_indices(keys, [range(len(keys))])
            gold = np.array(labels)
            right += int(((found == gold) & (gold >= 0)).sum())
            total += int((gold >= 0).sum())
    return right / total


def main(arguments: list[str]) -> None:
    """Cross-validate, train on everything, write model and card."""
    documents = read_sentences(Path(arguments[0]))
    scores = []
    for k in range(FOLDS):
        arrays = train([d for i, d in enumerate(documents) if i % FOLDS != k])
        scores.append(round(accuracy(arrays, documents[k::FOLDS]), 4))
        print(f"fold {k}: {scores[-1]}")
        if "--quick" in arguments:
            break
    card: dict[str, Any] = {
        "model": "tagger: two-pass linear part-of-speech tagger, 17 Universal Dependencies tags",
        "data": "GUM (news, interview, bio, voyage, speech, court), 79 documents, 72,756 tokens",
        "licence": "weights Apache-2.0; data CC BY 4.0 / CC BY-SA",
        "seed": SEED,
        "scores": {"accuracy by 5-fold cross-validation over documents": scores},
        "command": "python -m factx.learned.train_tagger gum-dev.jsonl",
    }
    save_model(Path(__file__).parent / "models", "tagger", train(documents), card)


if __name__ == "__main__":
    main(sys.argv[1:])
