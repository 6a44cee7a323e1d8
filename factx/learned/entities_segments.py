"""Where names can be: segments and runs of capitalised words, and the gazetteer's names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.entities.gazetteer import load_gazetteer
from factx.learned.entities_words import CONNECTORS, starts_small_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from factx.entities.gazetteer import Entry

    Known = dict[int, tuple[int, Entry]]

_GAP_TOKENS: Final = CONNECTORS | {"-", "&", "'s", "’s", "'", "’", ".", "/"}
_MAX_GAP: Final = 3
#: Tokens that two capitalised words of one run may have between them.
_RUN_TOKENS: Final = frozenset({"-", "&", "."})
#: Lower-case words that begin a name: al-Shabab, de Guzman, bin Salman.
_NAME_OPENERS: Final = frozenset({"al", "el", "bin", "ibn", "de", "van", "von", "ad", "as", "an", "ul"})

_MAX_SMALL: Final = 4
_SMALL_KINDS: Final = frozenset({"country", "capital", "city", "place"})
#: The case code of words that are written with and without a capital.
_MIXED_CASE: Final = 3


def find_runs(texts: Sequence[str], sentences: Sequence[range], capital: Sequence[bool]) -> list[tuple[int, int]]:
    """Token ranges of capitalised words in a row, within sentences.

    >>> find_runs(["Ann", "Lee", "met", "AT", "&", "T"], [range(6)], [True, True, False, True, False, True])
    [(0, 2), (3, 6)]
    """
    runs: list[tuple[int, int]] = []
    for tokens in sentences:
        limit = tokens.stop
        at = _next_capital(capital, tokens.start, limit)
        while at < limit:
            stop = at + 1
            while stop < limit and (
                capital[stop] or (texts[stop] in _RUN_TOKENS and stop + 1 < limit and capital[stop + 1])
            ):
                stop += 1
            runs.append((at, stop))
            at = _next_capital(capital, stop, limit)
    return runs


def known_names(texts: Sequence[str], sentences: Sequence[range]) -> Known:
    """The longest known names from left to right."""
    gazetteer = load_gazetteer()
    known: Known = {}
    done = 0
    for at, stop in _places(texts, sentences, gazetteer.first_words):
        if at >= done and (found := gazetteer.match(texts, at, stop)) is not None:
            known[at] = found
            done = at + found[0]
    return known


def small_names(texts: Sequence[str], sentences: Sequence[range], words: Iterable[str]) -> Known:
    """Known places written in lower case, "moved to san francisco"; `words` are the distinct tokens."""
    starts = set(filter(starts_small_name, words))
    if not starts:
        return {}
    gazetteer = load_gazetteer()
    found: Known = {}
    done = 0
    for at, stop in _places(texts, sentences, starts):
        if at < done:
            continue
        following = texts[at : min(at + _MAX_SMALL, stop)]
        spelled = [word.capitalize() for word in following if word.islower()]
        match = gazetteer.match(spelled, 0, len(spelled))
        if match is None or match[1].kind not in _SMALL_KINDS:
            continue
        size, entry = match
        if size > 1 or entry.kind == "country" or gazetteer.cases.get(texts[at]) != _MIXED_CASE:
            found[at] = match
            done = at + size
    return found


def _places(texts: Sequence[str], sentences: Sequence[range], words: AbstractSet[str]) -> Iterator[tuple[int, int]]:
    """Where one of the words stands in a sentence, and where that sentence stops."""
    turn = 0
    for at in [at for at, text in enumerate(texts) if text in words]:
        while turn < len(sentences) and sentences[turn].stop <= at:
            turn += 1
        if turn == len(sentences):
            return
        if at >= sentences[turn].start:
            yield at, sentences[turn].stop


def find_segments(texts: Sequence[str], sentences: Sequence[range], capital: Sequence[bool]) -> list[tuple[int, int]]:
    """Runs of capitalised tokens and the connectors between them, within sentences: where names can be."""
    segments: list[tuple[int, int]] = []
    for tokens in sentences:
        at = _next_capital(capital, tokens.start, tokens.stop)
        while at < tokens.stop:
            stop = _segment_end(texts, at, tokens.stop, capital)
            floor = segments[-1][1] if segments and segments[-1][1] > tokens.start else tokens.start
            segments.append((_with_opener(texts, at, floor), stop))
            at = _next_capital(capital, stop, tokens.stop)
    return segments


def _next_capital(capital: Sequence[bool], start: int, stop: int) -> int:
    try:
        return capital.index(True, start, stop)
    except ValueError:
        return stop


def _with_opener(texts: Sequence[str], at: int, floor: int) -> int:
    if at - 1 >= floor and texts[at - 1] in _NAME_OPENERS:
        return at - 1
    return at - 2 if at - 2 >= floor and texts[at - 1] == "-" and texts[at - 2] in _NAME_OPENERS else at


def _segment_end(texts: Sequence[str], at: int, limit: int, capital: Sequence[bool]) -> int:
    stop = at + 1
    while stop < limit:
        if capital[stop]:
            stop += 1
            continue
        ahead = stop
        while ahead < limit and ahead - stop < _MAX_GAP and not capital[ahead] and texts[ahead] in _GAP_TOKENS:
            ahead += 1
        if ahead > stop and ahead < limit and capital[ahead]:
            stop = ahead + 1
        elif texts[stop] == "-" and stop + 1 < limit and texts[stop + 1].isalnum():
            stop += 2
        else:
            break
    return stop
