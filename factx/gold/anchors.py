"""Anchors: how an annotation points into its article, as words that occur there.

`text` is the first whole-word occurrence of the words, `text#2` the second; `a … b` runs from the first
occurrence of `a` to the next `b` (`a … b#2`: from the second `a`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factx.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

ELLIPSIS: Final = " … "
_NUMBERED: Final = re.compile(r"(?P<words>.*)#(?P<number>\d+)", re.DOTALL)  # "summit#2"
_WORD_START: Final = re.compile(r"\w")
_WORD_END: Final = re.compile(r"\w$")
_WORD: Final = re.compile(r"\S+")

#: Longer contents are written with their first and last words only.
_WHOLE_UP_TO: Final = 8
_FIRST_WORDS: Final = 5
_LAST_WORDS: Final = 5


class AnchorError(ValueError):
    """The words are not in the text, or not as often as the anchor says."""


def occurrences(text: str, words: str) -> list[int]:
    """Where `words` start in `text` as whole words, without overlaps.

    >>> occurrences("a man and a manual", "man")
    [2]
    """
    left = r"(?<!\w)" if _WORD_START.match(words) else ""
    right = r"(?!\w)" if _WORD_END.search(words) else ""
    return [match.start() for match in re.finditer(left + re.escape(words) + right, text)]


def split_number(anchor: str) -> tuple[str, int]:
    """The words of an anchor and which occurrence of them is meant.

    >>> split_number("summit#2"), split_number("summit")
    (('summit', 2), ('summit', 1))
    """
    match = _NUMBERED.fullmatch(anchor)
    return (match["words"], int(match["number"])) if match else (anchor, 1)


def resolve(text: str, anchor: str) -> Span:
    """The place an anchor points to.

    Raises:
        AnchorError: if it is not there; the message says how often the words occur.

    >>> resolve("talks on talks", "talks#2")
    Span(start=9, end=14)
    >>> resolve("He saw rain and some hail today.", "rain … hail")
    Span(start=7, end=25)
    """
    words, number = split_number(anchor)
    if not words or not number:
        raise AnchorError(f"{anchor!r} points to nothing: words and a number from 1 are needed")
    if ELLIPSIS in words:
        return _resolve_hull(text, words, number)
    starts = occurrences(text, words)
    if len(starts) >= number:
        start = starts[number - 1]
        return Span(start=start, end=start + len(words))
    if not starts:
        raise AnchorError(f"{words!r} is not in the text")
    raise AnchorError(f"{words!r} occurs {len(starts)} time(s), wanted #{number}")


def _resolve_hull(text: str, words: str, number: int) -> Span:
    parts = words.split(ELLIPSIS)
    if len(parts) != 2:
        raise AnchorError(f"{words!r} has more than one {ELLIPSIS.strip()!r}")
    first, last = parts
    if not first or not last:
        raise AnchorError(f"{words!r} needs words before and after the {ELLIPSIS.strip()!r}")
    starts, lasts = occurrences(text, first), occurrences(text, last)
    if not starts or not any(at >= starts[0] for at in lasts):
        missing = first if not starts else last
        raise AnchorError(f"{missing!r} (of {words!r}) is not in the text{' after the first words' * bool(starts)}")
    start = starts[number - 1] if number <= len(starts) else starts[0]
    following = [at for at in lasts if at >= start + len(first)] or [at for at in lasts if at >= start]
    if not following:  # the numbered one stands after the last `b`
        start = starts[0]
        following = [at for at in lasts if at >= start]
    return Span(start=start, end=max(following[0] + len(last), start + len(first)))


def anchor_of(text: str, span: Span) -> str | None:
    """The anchor that resolves to a span; None if none does (a span that begins or ends inside a word).

    >>> anchor_of("talks on talks", Span(start=9, end=14))
    'talks#2'
    """
    return next((anchor for anchor in _anchors(text, span) if _leads_to(text, anchor, span)), None)


def hull_anchor_of(text: str, span: Span) -> str | None:
    """As `anchor_of`, but a long passage is given by its first and last words.

    >>> hull_anchor_of("one two three four five six seven eight nine ten eleven", Span(start=0, end=55))
    'one two three four five … seven eight nine ten eleven'
    """
    words = [match.span() for match in _WORD.finditer(text, span.start, span.end)]
    if len(words) > _WHOLE_UP_TO:
        for count in range(min(_FIRST_WORDS, len(words) // 2), len(words) // 2 + 1):
            ends = (
                text[span.start : words[count - 1][1]] + ELLIPSIS + text[words[-min(count, _LAST_WORDS)][0] : span.end]
            )
            for anchor in (ends, *(f"{ends}#{number}" for number in range(2, 5))):
                if _leads_to(text, anchor, span):
                    return anchor
    return anchor_of(text, span)


def _anchors(text: str, span: Span) -> Iterator[str]:
    words = text[span.slice]
    starts = occurrences(text, words) if words else []
    if span.start in starts:
        number = starts.index(span.start) + 1
        if number == 1:
            yield words
        yield f"{words}#{number}"


def _leads_to(text: str, anchor: str, span: Span) -> bool:
    try:
        return resolve(text, anchor) == span
    except AnchorError:
        return False


def whole_words(text: str, span: Span) -> Span:
    """The span widened to whole words, so that an anchor can point to it.

    >>> whole_words("at 5C today", Span(start=3, end=4))
    Span(start=3, end=5)
    """
    start, end = span.start, span.end
    while 0 < start < end and _WORD_START.match(text[start]) and _WORD_START.match(text[start - 1]):
        start -= 1
    while start < end < len(text) and _WORD_START.match(text[end - 1]) and _WORD_START.match(text[end]):
        end += 1
    return Span(start=start, end=end)
