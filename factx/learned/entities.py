"""The name tagger: a linear-chain model over capitalised segments, labels B/I of person, organization and place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from factx.entities.gazetteer import load_gazetteer
from factx.learned.entities_features import OFFSETS, SIZES, TEMPLATES, word_features
from factx.learned.rows import WordRows
from factx.learned.store import load_model, unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from factx.learned.entities_codes import Coded

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

LABELS: Final = ("O", "B-person", "I-person", "B-organization", "I-organization", "B-place", "I-place")
N_LABELS: Final = len(LABELS)
#: A score that no evidence outweighs.
_CERTAIN: Final = 1000.0
#: Longer segments are cut: no name is as long, and so every text takes linear time.
MAX_SEGMENT: Final = 40


class NameModel:
    """The weights, scoring and decoding."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        scale = arrays["scale"].astype(np.float32).reshape(())
        names = unpacked(arrays["names"])
        words: Floats = arrays["words"].astype(np.float32).reshape(len(names), -1) * scale
        gazetteer = load_gazetteer()
        self._rows = WordRows(names, words, lambda word: word_features(word, gazetteer))
        self._codes: Floats = arrays["codes"].astype(np.float32) * scale
        self._code_rows: Ints = arrays["code_rows"].astype(np.int64)
        self._bias: Floats = arrays["bias"].astype(np.float32)
        self.transitions: Floats = arrays["transitions"].astype(np.float32)

    def emissions(self, coded: Coded, inside: Ints) -> Floats:
        """Scores of every label at the tokens `inside`, without transitions."""
        around = Neighbours(coded, inside)
        scores = np.tile(self._bias, (len(inside), 1))
        near = np.zeros(len(coded.words), np.bool_)
        for offset in OFFSETS:
            near[coded.ids[around.at(offset)[0]]] = True
        needed = np.flatnonzero(near)
        table = self._rows.table([coded.words[i] for i in needed.tolist()]).reshape(len(needed), -1, N_LABELS)
        place = np.zeros(len(coded.words), np.int64)
        place[needed] = np.arange(len(needed))
        for slot, offset in enumerate(OFFSETS):
            where, there = around.at(offset)
            scores += table[place[coded.ids[where]], slot] * there[:, None]
        base = 0
        for template in TEMPLATES:
            numbers, width = around.numbers(template)
            scores += self._codes[self._code_rows[base + numbers]]
            base += width
        return scores

    def labels(self, coded: Coded, known: Ints | None = None) -> list[int]:
        """The best label of every token, O outside the segments; `known` labels (where not -1) are kept to."""
        result = np.zeros(len(coded.ids), np.int64)
        inside = tokens_inside(coded)
        if not len(inside):
            return result.tolist()
        scores = self.emissions(coded, inside)
        if known is not None:
            rows = np.flatnonzero(known[inside] >= 0)
            scores[rows, known[inside[rows]]] += _CERTAIN
        starts: list[int] = []
        lengths: list[int] = []
        row = 0
        for first, stop in coded.segments:
            for at in range(first, stop, MAX_SEGMENT):
                starts.append(row)
                lengths.append(min(MAX_SEGMENT, stop - at))
                row += lengths[-1]
        result[inside] = decode(scores, np.array(starts, np.int64), np.array(lengths, np.int64), self.transitions)
        return result.tolist()


def tokens_inside(coded: Coded) -> Ints:
    """The tokens of all segments, in order."""
    return np.array([at for first, stop in coded.segments for at in range(first, stop)], np.int64)


class Neighbours:
    """What stands around the tokens `inside` of a coded text, never beyond their sentence."""

    def __init__(self, coded: Coded, inside: Ints) -> None:
        self._coded = coded
        self._inside = inside
        self._at: dict[int | str, tuple[Ints, NDArray[np.bool_]]] = {}
        self._codes: dict[tuple[str, int], Ints] = {}

    def at(self, offset: int | str) -> tuple[Ints, NDArray[np.bool_]]:
        """The tokens `offset` places on, and whether they are in the same sentence; any token where they are not."""
        found = self._at.get(offset)
        if found is None:
            starts, stops = self._coded.runs
            match offset:
                case "before":
                    moved = starts[self._inside] - 1
                case "after":
                    moved = stops[self._inside]
                case "last":
                    moved = stops[self._inside] - 1
                case int():
                    moved = self._inside + offset
            clipped = np.clip(moved, 0, len(self._coded.ids) - 1)
            sentences = self._coded.sentence_of
            found = clipped, (clipped == moved) & (sentences[clipped] == sentences[self._inside])
            self._at[offset] = found
        return found

    def numbers(self, template: tuple[tuple[str, int], ...]) -> tuple[Ints, int]:
        """One number per token for a template of codes, and how many numbers there can be."""
        numbers = np.zeros(len(self._inside), np.int64)
        width = 1
        for name, offset in template:
            size = SIZES[name] + 1
            numbers = numbers * size + self._code(name, offset)
            width *= size
        return numbers, width

    def _code(self, name: str, offset: int) -> Ints:
        """The code at the neighbour plus one, 0 where there is none."""
        found = self._codes.get((name, offset))
        if found is None:
            where, there = self.at(offset)
            found = np.where(there, self._coded.codes[name][where] + 1, 0)
            self._codes[name, offset] = found
        return found


def decode(scores: Floats, starts: Ints, lengths: Ints, transitions: Floats) -> Ints:
    """Viterbi over all segments at once: the best label of each row of `scores`, which the segments cover in order.

    The longest segments come first, so that at each step those that go on are the first few. O stands before and after.
    """
    order = np.argsort(-lengths, kind="stable")
    starts, lengths = starts[order], lengths[order]
    longest = int(lengths[0])
    going = [int(count) for count in np.searchsorted(-lengths, -np.arange(1, longest + 1), side="right")]
    best = scores[starts] + transitions[0]
    back: list[Ints] = []
    for at in range(1, longest):
        n = going[at]
        paths = best[:n, :, None] + transitions[None]
        back.append(paths.argmax(axis=1))
        best[:n] = paths.max(axis=1) + scores[starts[:n] + at]
    result = np.zeros(len(scores), np.int64)
    label = (best + transitions[:, 0]).argmax(axis=1)
    result[starts + lengths - 1] = label
    for at in range(longest - 1, 0, -1):
        n = going[at]
        label[:n] = back[at - 1][np.arange(n), label[:n]]
        result[starts[:n] + at - 1] = label[:n]
    return result


@cache
def load_names_model() -> NameModel:
    """The shipped model, read once."""
    return NameModel(load_model("entities"))
