"""Train the name tagger: `python -m factx.learned.entities_train --gum F --ewt F --gold DIR ...`.

A conditional random field with the features of `entities_features`, fitted by L-BFGS on the log-likelihood of the
segments with a penalty on the squared weights. Gold files name only the entities that take part in something, so a
model of the two corpora first fills in the other names, held to what the gold says.
"""

from __future__ import annotations

import argparse
import json
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import yaml
from scipy import sparse
from scipy.optimize import minimize

from factx.entities.gazetteer import load_gazetteer
from factx.learned.entities import LABELS, MAX_SEGMENT, N_LABELS, NameModel, template_codes
from factx.learned.entities_codes import Coded, code
from factx.learned.entities_features import OFFSETS, TEMPLATES, word_features
from factx.learned.store import packed, save_model
from factx.text.layout import read_layout
from factx.text.sentences import find_sentences
from factx.text.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[np.generic]]

SEED: Final = 20240906
FOLDS: Final = 5
#: Consecutive sentences that are held out together, so that few documents are both learned from and scored.
BLOCK: Final = 25
MIN_COUNT: Final = 2
STEP: Final = 1 / 24
PENALTY: Final = 1.0
ITERATIONS: Final = 120

#: A name: start, end and type (person, organization, place).
Name = tuple[int, int, str]


@dataclass(slots=True)
class Sample:
    """A document to learn from."""

    id: str
    text: str
    coded: Coded
    starts: list[int]
    ends: list[int]
    labels: list[int]
    """Per token; -1 where the annotation says nothing."""


def sample(name: str, text: str, names: Iterable[Name], *, sentences: bool = True, partial: bool = False) -> Sample:
    """A document with its names as labels."""
    tokens = Tokens(text)
    spans = find_sentences(text, read_layout(text).paragraphs) if sentences else [(0, len(text))]
    ranges = [range(tokens.first_from(start), tokens.first_from(end)) for start, end in spans]
    labels = [-1 if partial else 0] * len(tokens)
    for start, end, kind in names:
        where = tokens.covering(start, end)
        if not where or tokens.starts[where[0]] != start or tokens.ends[where[-1]] != end:
            continue
        for at in where:
            labels[at] = LABELS.index(("B-" if at == where[0] else "I-") + kind)
    return Sample(name, text, code(tokens.texts, ranges), tokens.starts, tokens.ends, labels)


def read_ewt(path: Path) -> list[Sample]:
    """Universal NER: one sentence a row."""
    kinds = {"PER": "person", "ORG": "organization", "LOC": "place"}
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        sample(
            row["id"],
            row["text"],
            [(g["start"], g["end"], kinds[g["type"]]) for g in row["gold"]],
            sentences=False,
        )
        for row in rows
    ]


def read_gum(path: Path) -> list[Sample]:
    """GUM: entity phrases cut down to the name in them."""
    return [_gum_sample(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


#: Where the description after a name begins.
_CUT: Final = re.compile(r"[,(\[;:]|who|which|that|in|at|from|on|[-–—]{1,2}$")
_OUTSIDE: Final = frozenset({"ADP", "PUNCT", "DET", "PART", "CCONJ"})

Pos = list[tuple[int, int, str]]


def _gum_sample(row: dict[str, Any]) -> Sample:
    text: str = row["text"]
    pos: Pos = [(p[0], p[1], p[2]) for p in row["pos"]]
    by_start = {p[0]: i for i, p in enumerate(pos)}
    by_end = {p[1]: i for i, p in enumerate(pos)}
    names: list[Name] = []
    unknown: list[tuple[int, int]] = []
    found = [g for g in row["gold"] if g["type"] in ("person", "organization", "place")]
    taken = [False] * len(pos)
    for g in sorted(found, key=lambda g: (g["start"] - g["end"], g["start"])):
        if g["start"] not in by_start or g["end"] not in by_end:
            continue
        first, last = by_start[g["start"]], by_end[g["end"]]
        part = _name_part(text, pos, first, last, g["type"])
        if part is None or any(taken[part[0] : part[1]]):
            unknown += [pos[i][:2] for i in range(first, last + 1) if pos[i][2] == "PROPN"]
            continue
        taken[part[0] : part[1]] = [True] * (part[1] - part[0])
        names.append((pos[part[0]][0], pos[part[1] - 1][1], g["type"]))
    titles = load_gazetteer().words["titles"]
    made = sample(str(row["id"]), text, names)
    for start, end in unknown:
        for at in _tokens_at(made, start, end):
            if made.labels[at] == 0 and text[start:end].lower().rstrip(".") not in titles:
                made.labels[at] = -1
    return made


def _tokens_at(made: Sample, start: int, end: int) -> range:
    return range(bisect_left(made.starts, start), bisect_left(made.starts, end))


def _name_part(text: str, pos: Pos, first: int, last: int, kind: str) -> tuple[int, int] | None:
    """The name in an entity phrase, if the phrase is a name with at most a description before and after it."""
    gazetteer = load_gazetteer()
    titles = gazetteer.words["titles"] | gazetteer.words["modifiers"]
    words = [text[p[0] : p[1]] for p in pos[first : last + 1]]
    cut = len(words)
    for i, word in enumerate(words):
        if i and _CUT.fullmatch(word) and word not in ("-", "–") and any(w[0].isupper() for w in words[:i]):
            cut = i
            break
    if cut and words[cut - 1] in ("'s", "’s", "'", "’"):
        cut -= 1
    stop = first + cut
    start = stop
    while start > first and (_in_name(text, pos, start - 1, stop - 1)):
        start -= 1
    while start < stop and (pos[start][2] in _OUTSIDE or (words[start - first] in ("The", "A", "An"))):
        start += 1
    while kind == "person" and start < stop - 1 and words[start - first].lower().rstrip(".") in titles:
        start += 1
    if start >= stop or not any(pos[i][2] == "PROPN" for i in range(start, stop)):
        return None
    before = words[: start - first]
    if kind == "person" and words[start - first].lower().rstrip(".") in titles:
        return None
    if any(w in ("of", "in", "at", "from", "for", "with", "and", "or", "by") for w in before):
        return None
    if kind != "person" and any(w in ("'s", "’s") or w[0].isupper() and w not in ("The", "A", "An") for w in before):
        return None
    return start, stop


def _in_name(text: str, pos: Pos, at: int, last: int) -> bool:
    word, tag = text[pos[at][0] : pos[at][1]], pos[at][2]
    if tag == "PROPN" or (word[0].isupper() and tag in ("ADJ", "NOUN", "X", "NUM", "VERB", "ADV")):
        return True
    if at < last and (word in ("of", "the", "and", "for", "&", "-", "de", "'s", "’s") or tag == "X") and word != "in":
        following = at + 1
        while following < last and text[pos[following][0] : pos[following][1]] in ("the", "of", "-"):
            following += 1
        return text[pos[following][0]].isupper() and pos[following][2] == "PROPN" and word != "and"
    return False


def read_gold(folder: Path) -> list[Sample]:
    """Gold articles: names where an alias of an entity is capitalised; the rest is unknown."""
    return [_gold_sample(path) for path in sorted(folder.glob("*.yaml"))]


def _gold_sample(path: Path) -> Sample:
    text = path.with_suffix(".txt").read_text("utf-8")
    gold = yaml.safe_load(path.read_text("utf-8"))
    gazetteer = load_gazetteer()
    titles = gazetteer.words["titles"] | gazetteer.words["modifiers"]
    spans: list[Name] = []
    for entity in (gold.get("entities") or {}).values():
        kind = {"country": "place", "group": None}.get(entity["type"], entity["type"])
        for alias in {entity["name"], *entity.get("aliases", [])}:
            words = Tokens(alias).texts
            known = gazetteer.entry(alias)
            if kind is None or not all(
                w[0].isupper() or not w.isalpha() or w in ("of", "the", "de", "bin", "al", "for", "and") for w in words
            ):
                continue
            if kind == "person" and any(w.lower().rstrip(".") in titles for w in words):
                continue
            if (
                "," in words
                or not words[0][0].isalnum()
                or (known and known.kind in ("metonym", "adjective", "people"))
            ):
                continue
            if entity["type"] == "country" and (known is None or known.kind not in ("country", "capital")):
                continue
            left, right = r"(?<![\w-])", r"(?![\w-])"
            spans += [(m.start(), m.end(), kind) for m in re.finditer(left + re.escape(alias) + right, text)]
    spans.sort(key=lambda s: (s[0] - s[1], s[0]))
    kept: list[Name] = []
    for span in spans:
        if not any(span[0] < other[1] and other[0] < span[1] for other in kept):
            kept.append(span)
    return sample(path.stem, text, kept, partial=True)


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
            for numbers in _template_numbers(s.coded):
                codes.update(numbers[inside].tolist())
        self.names = sorted(name for name, n in counts.items() if n >= MIN_COUNT)
        self.ids = {name: i for i, name in enumerate(self.names)}
        self.code_ids = {number: i for i, number in enumerate(sorted(c for c, n in codes.items() if n >= MIN_COUNT))}
        self.size = len(self.names) * len(OFFSETS) + len(self.code_ids) + 1

    def rows(self, coded: Coded, inside: NDArray[np.int64]) -> sparse.csr_matrix:
        """Feature rows of the tokens at `inside`."""
        gazetteer = load_gazetteer()
        r: list[int] = []
        c: list[int] = []
        for i, word in enumerate(coded.words):
            known = [self.ids[name] for name in word_features(word, gazetteer) if name in self.ids]
            r += [i] * len(known)
            c += known
        words = sparse.csr_matrix((np.ones(len(r), np.float32), (r, c)), (len(coded.words), len(self.names)))
        parts = []
        empty = sparse.csr_matrix((1, len(self.names)), dtype=np.float32)
        padded = sparse.vstack([words, empty], format="csr")
        for offset in OFFSETS:
            there = inside + offset
            ok = (there >= 0) & (there < len(coded.ids))
            there = np.clip(there, 0, len(coded.ids) - 1)
            ok &= coded.sentence_of[there] == coded.sentence_of[inside]
            parts.append(padded[np.where(ok, coded.ids[there], len(coded.words))])
        rows, cols = [], []
        for numbers in _template_numbers(coded):
            for row, number in enumerate(numbers[inside].tolist()):
                if number in self.code_ids:
                    rows.append(row)
                    cols.append(self.code_ids[number])
        parts.append(
            sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, cols)), (len(inside), len(self.code_ids)))
        )
        parts.append(sparse.csr_matrix(np.ones((len(inside), 1), np.float32)))
        return sparse.hstack(parts, format="csr")

    def design(self, samples: list[Sample]) -> Design:
        """Rows of all samples; segments with an unknown label are left out."""
        parts, ys = [], []
        segments: list[tuple[int, int]] = []
        base = 0
        for s in samples:
            inside = _inside(s)
            if not len(inside):
                continue
            parts.append(self.rows(s.coded, inside))
            labels = np.array(s.labels)[inside]
            ys.append(labels)
            at = 0
            for first, stop in s.coded.segments:
                for begin in range(first, stop, MAX_SEGMENT):
                    size = min(begin + MAX_SEGMENT, stop) - begin
                    if (labels[at : at + size] >= 0).all():
                        segments.append((base + at, size))
                    at += size
            base += len(inside)
        lengths: dict[int, list[int]] = {}
        for first, size in segments:
            lengths.setdefault(size, []).append(first)
        groups = [np.array(firsts)[:, None] + np.arange(size)[None] for size, firsts in sorted(lengths.items())]
        return Design(sparse.vstack(parts, format="csr"), np.concatenate(ys), groups)


def _inside(s: Sample) -> NDArray[np.int64]:
    return np.array([i for first, stop in s.coded.segments for i in range(first, stop)], np.int64)


def _template_numbers(coded: Coded) -> list[NDArray[np.int64]]:
    base, out = 0, []
    for template in TEMPLATES:
        numbers, width = template_codes(coded, template)
        out.append(numbers + base)
        base += width
    return out


def _code_width() -> int:
    from factx.learned.entities_features import SIZES  # noqa: PLC0415

    total = 0
    for template in TEMPLATES:
        width = 1
        for name, _ in template:
            width *= SIZES[name] + 1
        total += width
    return total


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
    return np.squeeze(top, axis) + np.log(np.exp(values - top).sum(axis=axis))


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


def names_of(s: Sample, labels: list[int]) -> list[Name]:
    """The names that labels spell."""
    names: list[Name] = []
    kind, first = "", -1
    for at, label in enumerate([*labels, 0]):
        name = LABELS[label]
        if first >= 0 and not (name.startswith("I-") and name[2:] == kind):
            names.append((s.starts[first], s.ends[at - 1], kind))
            first = -1
        if name != "O" and first < 0:
            kind, first = name[2:], at
    return names


def f1(pairs: Iterable[tuple[list[Name], list[Name]]]) -> tuple[float, float, float]:
    """Exact precision, recall and F1 of (found, gold)."""
    right = found = gold = 0
    for a, b in pairs:
        right += len(set(a) & set(b))
        found += len(a)
        gold += len(b)
    p, r = right / max(found, 1), right / max(gold, 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def cross_validate(
    rows: list[Sample],
    others: list[Sample],
    folds: int = FOLDS,
    penalty: float = PENALTY,
    iterations: int = ITERATIONS,
) -> list[list[Name]]:
    """Names found in each row by a model that has not seen it; blocks of consecutive rows share a fold."""
    found: list[list[Name]] = [[] for _ in rows]
    for fold in range(folds):
        held = [i // BLOCK % folds == fold for i in range(len(rows))]
        model = NameModel(train([r for r, h in zip(rows, held, strict=True) if not h] + others, penalty, iterations))
        for i, r in enumerate(rows):
            if held[i]:
                found[i] = names_of(r, model.labels(r.coded))
    return found
