"""Sentence boundaries: full stops that are not of abbreviations, initials or numbers; and the ends of paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factx.text.layout import trimmed
from factx.text.tokens import OTHER_ABBREVIATIONS, TITLE_ABBREVIATIONS

if TYPE_CHECKING:
    from factx.text.tokens import Tokens

# EXAMPLE: 'he said." The', 'Why? No', 'Inc. said', 'J. Smith'
_END: Final = re.compile(r"(?P<stop>[.!?…]{1,4})(?P<close>[\"'”’»)\]]{0,3})(?P<gap>\s+)(?P<next>\S)")
_LAST_WORD: Final = re.compile(r"(?:[^\W_]\.){1,6}[^\W_]?$|[^\W_]+$")
_OPENERS: Final = "\"'“‘«([—–-#@$€£"
_TIGHT: Final = 12
#: Sentences of more code points than this are counted in tokens, and cut if they have more than `_MOST_TOKENS`.
LONGEST: Final = 2000
_MOST_TOKENS: Final = 320
_RESTS: Final = frozenset(",;:.!?…—–|•")

#: Words that open a sentence more often than they follow an abbreviation such as "U.S." inside one.
_STARTERS: Final = frozenset(
    "The A An It He She They We I You In On At By For But And Or If When While After Before Since This That These "
    "Those There Its His Her Their Our My As With From Mr Mrs Ms Dr What Why How Who Where No Not So Some Many Most "
    "Other Another More However Meanwhile Officials Police".split()
)


def find_sentences(text: str, paragraphs: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Ranges of the sentences, in order, without surrounding white space; none crosses a paragraph.

    >>> text = "Mr. J. Smith of Acme Inc. met U.S. officials. They agreed."
    >>> [text[s:e] for s, e in find_sentences(text, ((0, len(text)),))]
    ['Mr. J. Smith of Acme Inc. met U.S. officials.', 'They agreed.']
    """
    sentences: list[tuple[int, int]] = []
    for start, end in paragraphs:
        at = start
        for match in _END.finditer(text, start, end):
            if match.start() >= at and _is_end(text, match, at):
                sentences.append((at, match.end("close")))
                at = match.end("gap")
        at, last = trimmed(text, at, end)
        if at < last:
            sentences.append((at, last))
    return sentences


def cut_long(sentences: list[tuple[int, int]], tokens: Tokens) -> list[tuple[int, int]]:
    """The sentences, with those that no reader would call one cut between tokens, after a comma if there is one.

    A table, a list or a page without full stops is one endless sentence; what later stages do with each pair of words
    of a sentence would then take time that grows with the square of its length.

    >>> from factx.text.tokens import Tokens
    >>> text = "rain " * 500
    >>> cut_long([(0, len(text) - 1)], Tokens(text))
    [(0, 1599), (1600, 2499)]
    """
    found: list[tuple[int, int]] = []
    for start, end in sentences:
        at, last = tokens.first_from(start), tokens.first_from(end)
        begins = start
        while last - at > _MOST_TOKENS:
            window = range(at + _MOST_TOKENS - 1, at + _MOST_TOKENS // 2, -1)
            final = next((i for i in window if tokens.texts[i] in _RESTS), window[0])
            found.append((begins, tokens.ends[final]))
            at = final + 1
            begins = tokens.starts[at]
        found.append((begins, end))
    return found


def _is_end(text: str, match: re.Match[str], floor: int) -> bool:
    following = match["next"]
    if following.islower():
        return False
    stop = match["stop"]
    if stop[0] in "!?":
        return True
    if len(stop) > 1 or stop == "…":
        return not following.isdigit()
    if match["close"]:
        return True
    word = _LAST_WORD.search(text, max(floor, match.start() - _TIGHT), match.start())
    if word is None:
        return True
    last = word.group()
    if last in TITLE_ABBREVIATIONS:
        return False
    if len(last) == 1 and last.isupper() and last != "I":
        return False  # an initial
    if last in OTHER_ABBREVIATIONS or "." in last:
        return following in _OPENERS[:6] or _opens_sentence(text, match.start("next"))
    return following.isalnum() or following in _OPENERS


def _opens_sentence(text: str, at: int) -> bool:
    end = at
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[at:end] in _STARTERS
