"""Word classes: a two-pass linear tagger over whole texts, Universal Dependencies tags.

The first pass scores each token from the spelling of itself and its neighbours; the second adds the first pass's
tags around it. Each distinct word costs a few dictionary look-ups once; per token there is only array arithmetic.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from factx.learned.rows import WordRows
from factx.learned.store import load_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from factx.text.tokens import Tokens

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

TAGS: Final = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
N_TAGS: Final = len(TAGS)
#: One more than the tags: what stands outside the sentence.
EDGE: Final = N_TAGS

_REMEMBERED: Final = 20_000
#: Positions whose spelling the first pass sees, relative to the token.
OFFSETS: Final = (0, -1, 1, -2, 2)
#: Marks a token of a title-case or all-capitals sentence, or the first of a sentence, in the spelling key.
TITLE: Final = "\x01"
FIRST: Final = "\x02"
BOUNDARY: Final = "\x03"


def spelling_features(key: str) -> Iterator[str]:
    """The features of one distinct word; `key` is its spelling after an optional mark.

    >>> sorted(spelling_features("Met"))
    ['c', 'p=met', 's1=t', 's2=et', 'w=met']
    """
    if key == BOUNDARY:
        yield "edge"
        return
    mark = key[0] if key[0] in (TITLE, FIRST) else ""
    word = key[1:] if mark else key
    lower = word.lower()
    if not lower.isalpha():
        lower = "".join(["0" if c.isdigit() else c for c in lower])
    yield "w=" + lower
    for size in (1, 2, 3, 4):
        if len(lower) > size:
            yield f"s{size}={lower[-size:]}"
    if len(lower) >= 3:
        yield "p=" + lower[:3]
    shape = "u" if word.isupper() and len(word) > 1 else "c" if word[0].isupper() else "l" if word[0].isalpha() else "n"
    if shape != "l":
        yield mark + shape
    if shape == "n":
        yield "d" if any(c.isdigit() for c in word) else "sym"


def keys_of(tokens: Tokens, sentences: Sequence[range], titled: Sequence[bool]) -> list[str]:
    """The spelling key of every token; `titled` says of each sentence whether it is a headline in title case."""
    # A control character of the text must not pass for a mark of ours.
    plain = ["\x04" if word in (TITLE, FIRST, BOUNDARY) else word.replace("’", "'") for word in tokens.words]
    keys = tokens.spread(plain)
    for sentence, is_title in zip(sentences, titled, strict=True):
        first, last = sentence.start, sentence.stop
        if is_title:
            keys[first:last] = [TITLE + key for key in keys[first:last]]
        elif first < last:
            opening = next((i for i in sentence if keys[i][0].isalnum()), first)
            keys[opening] = FIRST + keys[opening]
    return keys


class TaggerModel:
    """The weights, and the two passes."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        scale = arrays["scale"].astype(np.float32).reshape(())
        names = str(arrays["names"].tobytes().decode("utf-8")).split("\n")
        spelling: Floats = arrays["spelling"].astype(np.float32).reshape(len(names), -1) * scale
        self._rows = WordRows(names, spelling, spelling_features)
        self._bias: Floats = arrays["bias"].astype(np.float32)
        self._context: Floats = arrays["context"].astype(np.float32) * scale
        frequent = str(arrays["frequent"].tobytes().decode("utf-8")).split("\n")
        numbers = {word: i + 1 for i, word in enumerate(frequent)}
        # Dies with the model, which is loaded once.
        self._frequent = lru_cache(_REMEMBERED)(lambda key: numbers.get(key.lstrip(TITLE + FIRST).lower(), 0))

    def tag_indices(self, keys: list[str], sentences: Sequence[range]) -> Ints:
        """The index into TAGS of every token that a sentence holds; X elsewhere."""
        distinct: dict[str, int] = {BOUNDARY: 0}
        ids = [distinct.setdefault(key, len(distinct)) for key in keys]
        table: Floats = self._rows.table(distinct).reshape(len(distinct), len(OFFSETS), N_TAGS)
        frequent: Ints = np.array([self._frequent(key) for key in distinct], dtype=np.int64)
        padded, places = pad(ids, sentences)
        spelled = np.tile(self._bias, (len(padded), 1))
        for slot, offset in enumerate(OFFSETS):
            spelled += table[shift(padded, offset), slot]
        first = spelled.argmax(axis=1)
        first[padded == 0] = EDGE
        scores = spelled
        for row_ids in context_ids(first, frequent[padded]):
            scores = scores + self._context[row_ids]
        result: Ints = np.full(len(keys), TAGS.index("X"), dtype=np.int64)
        inside = places >= 0
        result[places[inside]] = scores.argmax(axis=1)[inside]
        return result


def pad(ids: list[int], sentences: Sequence[range]) -> tuple[Ints, Ints]:
    """Word ids with two boundaries between sentences, and the token index of each place (-1 for a boundary)."""
    padded: list[int] = [0, 0]
    places: list[int] = [-1, -1]
    for sentence in sentences:
        if sentence:
            padded += ids[sentence.start : sentence.stop]
            padded += [0, 0]
            places += sentence
            places += [-1, -1]
    return np.array(padded, dtype=np.int64), np.array(places, dtype=np.int64)


def shift(values: Ints, offset: int) -> Ints:
    """`values` seen from `offset` places on: result[i] = values[i + offset], boundaries outside."""
    return values if offset == 0 else np.roll(values, -offset)


def context_ids(first: Ints, frequent: Ints) -> Iterator[Ints]:
    """For each context feature, the row of the context table for every token.

    Features: own tag with those before and after, pairs on either side, and a frequent word with its neighbours' tags.
    """
    size = N_TAGS + 1
    before, after = shift(first, -1), shift(first, 1)
    base = 0
    for value, width in (
        (first * size * size + before * size + after, size**3),
        (shift(first, -2) * size * size + before * size + first, size**3),
        (first * size * size + after * size + shift(first, 2), size**3),
        (frequent * size + before, -1),
        (frequent * size + after, -1),
    ):
        yield base + value
        base += width if width > 0 else (FREQUENT + 1) * size


#: How many frequent words have context features of their own.
FREQUENT: Final = 600
CONTEXT_ROWS: Final = 3 * (N_TAGS + 1) ** 3 + 2 * (FREQUENT + 1) * (N_TAGS + 1)


@cache
def _model() -> TaggerModel:
    return TaggerModel(load_model("tagger"))


def tag(tokens: Tokens, sentences: Sequence[range], titled: Sequence[bool]) -> list[str]:
    """The Universal Dependencies tag of every token; `sentences` are token indices, `titled` which are in title case.

    >>> from factx.text.tokens import Tokens
    >>> tag(Tokens("She met the leaders."), [range(5)], [False])
    ['PRON', 'VERB', 'DET', 'NOUN', 'PUNCT']
    """
    if not len(tokens):
        return []
    return [TAGS[i] for i in _model().tag_indices(keys_of(tokens, sentences, titled), sentences).tolist()]
