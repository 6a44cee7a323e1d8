"""The name tagger: a linear-chain model over capitalised segments, labels B/I of person, organization and place."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from factx.entities.gazetteer import load_gazetteer
from factx.learned.entities_codes import Coded
from factx.learned.entities_features import OFFSETS, SIZES, TEMPLATES, word_features
from factx.learned.store import load_model

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

LABELS: Final = ("O", "B-person", "I-person", "B-organization", "I-organization", "B-place", "I-place")
N_LABELS: Final = len(LABELS)
_CACHED_WORDS: Final = 20_000
#: A score that no evidence outweighs.
_CERTAIN: Final = 1000.0
#: Longer segments are cut: no name is as long, and so every text takes linear time.
MAX_SEGMENT: Final = 40


class NameModel:
    """The weights, scoring and decoding."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        scale = arrays["scale"].astype(np.float32).reshape(())
        names = str(arrays["names"].tobytes().decode("utf-8")).split("\n")
        self._ids: dict[str, int] = {name: i for i, name in enumerate(names)}
        self._words: Floats = arrays["words"].astype(np.float32).reshape(len(names), -1) * scale
        self._codes: Floats = arrays["codes"].astype(np.float32) * scale
        self._code_rows: Ints = arrays["code_rows"].astype(np.int64)
        self._bias: Floats = arrays["bias"].astype(np.float32)
        self.transitions: Floats = arrays["transitions"].astype(np.float32)
        self._gazetteer = load_gazetteer()
        # Dies with the model, which is loaded once.
        self._row = lru_cache(_CACHED_WORDS)(self._word_row)

    def _word_row(self, word: str) -> Floats:
        ids = [self._ids[name] for name in word_features(word, self._gazetteer) if name in self._ids]
        row: Floats = self._words[ids].sum(axis=0, dtype=np.float32)
        return row

    def emissions(self, coded: Coded) -> Floats:
        """Scores of every label at every token, without transitions."""
        if not coded.words:
            return np.zeros((0, N_LABELS), np.float32)
        table = np.stack([self._row(word) for word in coded.words]).reshape(len(coded.words), len(OFFSETS), N_LABELS)
        size = len(coded.ids)
        scores = np.tile(self._bias, (size, 1))
        for slot, offset in enumerate(OFFSETS):
            rows = table[:, slot][coded.ids]
            _add_shifted(scores, rows, offset, coded.sentence_of)
        base = 0
        for template in TEMPLATES:
            numbers, width = template_codes(coded, template)
            scores += self._codes[self._code_rows[base + numbers]]
            base += width
        return scores

    def labels(self, coded: Coded, known: Ints | None = None) -> list[int]:
        """The best label of every token, O outside the segments; `known` labels (where not -1) are kept to."""
        scores = self.emissions(coded)
        if known is not None:
            at = np.flatnonzero(known >= 0)
            scores[at, known[at]] += _CERTAIN
        result = np.zeros(len(coded.ids), np.int64)
        pieces = [
            (at, min(at + MAX_SEGMENT, stop))
            for first, stop in coded.segments
            for at in range(first, stop, MAX_SEGMENT)
        ]
        # Segments of like length are decoded together.
        by_length: dict[int, list[int]] = {}
        for first, stop in pieces:
            by_length.setdefault(stop - first, []).append(first)
        for length in sorted(by_length):
            firsts = np.array(by_length[length], np.int64)
            where = firsts[:, None] + np.arange(length)[None, :]
            result[where] = decode(scores[where], self.transitions)
        return result.tolist()


def _add_shifted(scores: Floats, rows: Floats, offset: int, sentence_of: Ints) -> None:
    """Add to each token the row of the token `offset` places on, if that is in the same sentence."""
    if offset == 0:
        scores += rows
        return
    size = len(scores)
    if abs(offset) >= size:
        return
    here, there = (
        (slice(0, size - offset), slice(offset, size))
        if offset > 0
        else (slice(-offset, size), slice(0, size + offset))
    )
    same = (sentence_of[here] == sentence_of[there])[:, None]
    scores[here] += rows[there] * same


def template_codes(coded: Coded, template: tuple[tuple[str, int], ...]) -> tuple[Ints, int]:
    """One number per token for a template of codes, and how many numbers there can be."""
    numbers = np.zeros(len(coded.ids), np.int64)
    width = 1
    for name, offset in template:
        size = SIZES[name] + 1
        numbers = numbers * size + shifted(coded.codes[name] + 1, offset, coded.sentence_of)
        width *= size
    return numbers, width


def shifted(values: Ints, offset: int, sentence_of: Ints) -> Ints:
    """`values` seen from `offset` places on, 0 outside the sentence."""
    if offset == 0:
        return values
    size = len(values)
    result = np.zeros(size, np.int64)
    if abs(offset) >= size:
        return result
    here, there = (
        (slice(0, size - offset), slice(offset, size))
        if offset > 0
        else (slice(-offset, size), slice(0, size + offset))
    )
    result[here] = np.where(sentence_of[here] == sentence_of[there], values[there], 0)
    return result


def decode(scores: Floats, transitions: Floats) -> Ints:
    """Viterbi over segments of one length: scores (segments, length, labels); O stands before and after."""
    segments, length, labels = scores.shape
    best = scores[:, 0] + transitions[0]
    back = np.zeros((length, segments, labels), np.int64)
    for at in range(1, length):
        paths = best[:, :, None] + transitions[None]
        back[at] = paths.argmax(axis=1)
        best = paths.max(axis=1) + scores[:, at]
    best = best + transitions[:, 0]
    result = np.zeros((segments, length), np.int64)
    result[:, -1] = best.argmax(axis=1)
    rows = np.arange(segments)
    for at in range(length - 1, 0, -1):
        result[:, at - 1] = back[at][rows, result[:, at]]
    return result


@cache
def load_names_model() -> NameModel:
    """The shipped model, read once."""
    return NameModel(load_model("entities"))
