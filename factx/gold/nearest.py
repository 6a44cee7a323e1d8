"""The words of a text that are most like a mention that is not in it: a hint for the annotator."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Final

_WORD: Final = re.compile(r"\S+")
_CLOSE_ENOUGH: Final = 0.6
_LONGEST: Final = 30  # words; a longer mention is compared by its beginning


def nearest(text: str, words: str) -> str | None:
    """The passage of about as many words that is most like `words`, None if nothing is.

    >>> nearest("The premier met Prime Minister Kishida.", "Prime minister Kishida")
    'Prime Minister Kishida'
    """
    wanted = words.casefold()
    count = min(len(words.split()), _LONGEST)
    places = [match.span() for match in _WORD.finditer(text)]
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    best, best_ratio = None, _CLOSE_ENOUGH
    for size in {max(1, count - 1): 0, max(1, count): 0, count + 1: 0}:
        for first in range(len(places) - size + 1):
            passage = text[places[first][0] : places[first + size - 1][1]].strip(".,;:!?\"'()“”’")
            matcher.set_seq1(passage.casefold())
            if matcher.real_quick_ratio() <= best_ratio or matcher.quick_ratio() <= best_ratio:
                continue
            if (ratio := matcher.ratio()) > best_ratio:
                best, best_ratio = passage, ratio
    return best
