"""Fitting the name tagger: feature rows of samples, and a linear-chain conditional random field by L-BFGS."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from factx.entities.gazetteer import load_gazetteer
from factx.learned.entities import MAX_SEGMENT, N_LABELS, Neighbours, tokens_inside
from factx.learned.entities_features import OFFSETS, TEMPLATES, word_features

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from factx.learned.entities_codes import Coded
    from factx.learned.entities_corpora import Sample

MIN_COUNT: Final = 2
PENALTY: Final = 0.6
ITERATIONS: Final = 80


@dataclass(slots=True)
class Design:
    """Rows of features and labels of the tokens of segments, by segment length."""

    x: sparse.csr_matrix
    y: NDArray[np.int64]
    groups: list[NDArray[np.int64]]
    """Row indices (segments, length), one array a length."""


class Features:
    """The columns: word features at each offset, then codes."""

    def __init__(self, samples: list[Sample]) -> None:
        counts: Counter[str] = Counter()
        gazetteer = load_gazetteer()
        codes: Counter[int] = Counter()
        for s in samples:
            tokens: Counter[int] = Counter(s.coded.ids.tolist())
            for word, number in zip(range(len(s.coded.words)), s.coded.words, strict=True):
                for name in word_features(number, gazetteer):
                    counts[name] += tokens[word]
            inside = _inside(s)
            for numbers in _template_numbers(s.coded, inside):
                codes.update(numbers.tolist())
        self.names = sorted(name for name, n in counts.items() if n >= MIN_COUNT)
        self.ids = {name: i for i, name in enumerate(self.names)}
        self.code_ids = {number: i for i, number in enumerate(sorted(c for c, n in codes.items() if n >= MIN_COUNT))}
        self.size = len(self.names) * len(OFFSETS) + len(self.code_ids) + 1

    def design(self, samples: list[Sample]) -> Design:
        """Rows of all samples; segments with an unknown label are left out."""
        segments: list[tuple[int, int]] = []
        labels: list[NDArray[np.int64]] = []
        numbers: list[list[NDArray[np.int64]]] = [[] for _ in TEMPLATES]
        index: dict[str, int] = {}
        words: list[list[NDArray[np.int64]]] = [[] for _ in OFFSETS]
        base = 0
        for s in samples:
            inside = _inside(s)
            if not len(inside):
                continue
            labels.append(np.array(s.labels)[inside])
            around = Neighbours(s.coded, inside)
            ids = np.array([index.setdefault(word, len(index) + 1) for word in s.coded.words])
            for slot, offset in enumerate(OFFSETS):
                where, there = around.at(offset)
                words[slot].append(np.where(there, ids[s.coded.ids[where]], 0))
            for template, found in enumerate(_template_numbers(s.coded, inside)):
                numbers[template].append(found)
            segments += _known_segments(s, labels[-1], base)
            base += len(inside)
        table = self._word_table(index)
        parts = [table[np.concatenate(column)] for column in words]
        parts.append(self._indicators([np.concatenate(column) for column in numbers]))
        parts.append(sparse.csr_matrix(np.ones((base, 1), np.float32)))
        lengths: dict[int, list[int]] = {}
        for first, size in segments:
            lengths.setdefault(size, []).append(first)
        groups = [np.array(firsts)[:, None] + np.arange(size)[None] for size, firsts in sorted(lengths.items())]
        return Design(sparse.hstack(parts, format="csr"), np.concatenate(labels), groups)

    def _word_table(self, index: dict[str, int]) -> sparse.csr_matrix:
        """The features of each distinct word; row 0, for no word, is empty."""
        gazetteer = load_gazetteer()
        rows: list[int] = []
        columns: list[int] = []
        for word, row in index.items():
            known = [self.ids[name] for name in word_features(word, gazetteer) if name in self.ids]
            rows += [row] * len(known)
            columns += known
        return sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), (len(index) + 1, len(self.names)))

    def _indicators(self, numbers: list[NDArray[np.int64]]) -> sparse.csr_matrix:
        """One column for each number that is a feature; each template has numbers of its own."""
        columns = np.array([[self.code_ids.get(number, -1) for number in column.tolist()] for column in numbers])
        templates, rows = np.nonzero(columns >= 0)
        ones = np.ones(len(rows), np.float32)
        return sparse.csr_matrix((ones, (rows, columns[templates, rows])), (columns.shape[1], len(self.code_ids)))


def _known_segments(s: Sample, labels: NDArray[np.int64], base: int) -> Iterator[tuple[int, int]]:
    """First row and length of the sample's segments whose labels are all known; `base` is the sample's first row."""
    at = 0
    for first, stop in s.coded.segments:
        for begin in range(first, stop, MAX_SEGMENT):
            size = min(begin + MAX_SEGMENT, stop) - begin
            if (labels[at : at + size] >= 0).all():
                yield base + at, size
            at += size


def _inside(s: Sample) -> NDArray[np.int64]:
    return tokens_inside(s.coded)


def _template_numbers(coded: Coded, inside: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    base, out = 0, []
    around = Neighbours(coded, inside)
    for template in TEMPLATES:
        numbers, width = around.numbers(template)
        out.append(numbers + base)
        base += width
    return out


def fit(
    design: Design, size: int, penalty: float = PENALTY, iterations: int = ITERATIONS
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Emission weights (features × labels) and transitions that maximise the penalised likelihood."""
    used = np.concatenate([g.ravel() for g in design.groups])
    order = np.full(design.x.shape[0], -1)
    order[used] = np.arange(len(used))
    x = design.x[used]
    xt = x.T.tocsr()
    y = design.y[used]
    groups = [order[g] for g in design.groups]
    target = np.zeros((len(used), N_LABELS))
    target[np.arange(len(used)), y] = 1
    pairs = np.zeros((N_LABELS, N_LABELS))
    for g in groups:
        labels = np.pad(y[g], ((0, 0), (1, 1)))
        np.add.at(pairs, (labels[:, :-1].ravel(), labels[:, 1:].ravel()), 1)
    n = size * N_LABELS

    def objective(v: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        w, t = v[:n].reshape(size, N_LABELS), v[n:].reshape(N_LABELS, N_LABELS)
        e = x @ w
        loss = 0.5 * penalty * float(v @ v) - float((e * target).sum()) - float((pairs * t).sum())
        posterior = np.zeros_like(e)
        expected = np.zeros_like(t)
        for g in groups:
            loss += _forward_backward(e[g], t, g, posterior, expected)
        gradient = np.concatenate([(xt @ (posterior - target)).ravel(), (expected - pairs).ravel()])
        return loss, gradient + penalty * v

    start = np.zeros(n + N_LABELS * N_LABELS)
    result = minimize(objective, start, jac=True, method="L-BFGS-B", options={"maxiter": iterations, "maxcor": 8})
    return result.x[:n].reshape(size, N_LABELS), result.x[n:].reshape(N_LABELS, N_LABELS)


def _forward_backward(
    e: NDArray[np.float64],
    t: NDArray[np.float64],
    g: NDArray[np.int64],
    posterior: NDArray[np.float64],
    expected: NDArray[np.float64],
) -> float:
    """Log partition functions of the segments of one length; fills posteriors and adds expected transitions."""
    length = e.shape[1]
    alpha = [e[:, 0] + t[0]]
    for at in range(1, length):
        alpha.append(_logsum(alpha[-1][:, :, None] + t[None], 1) + e[:, at])
    z = _logsum(alpha[-1] + t[:, 0], 1)
    beta = np.tile(t[:, 0], (len(e), 1))
    expected[:, 0] += np.exp(alpha[-1] + t[:, 0] - z[:, None]).sum(axis=0)
    for at in range(length - 1, -1, -1):
        posterior[g[:, at]] = np.exp(alpha[at] + beta - z[:, None])
        if at:
            ahead = e[:, at] + beta
            joint = alpha[at - 1][:, :, None] + t[None] + ahead[:, None, :] - z[:, None, None]
            expected += np.exp(joint).sum(axis=0)
            beta = _logsum(t[None] + ahead[:, None, :], 2)
    expected[0] += posterior[g[:, 0]].sum(axis=0)
    return float(z.sum())


def _logsum(values: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    top = values.max(axis=axis, keepdims=True)
    total: NDArray[np.float64] = np.squeeze(top, axis) + np.log(np.exp(values - top).sum(axis=axis))
    return total
