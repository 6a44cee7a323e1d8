"""Quotation spans: straight, curly, angled and single marks, nested, continued over paragraphs, unbalanced."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_MARK: Final = re.compile(r"[\"“”„«»]|``|''|(?<![\w’'])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
_DOUBLE: Final = frozenset({'"', "“", "”", "„", "«", "»", "``", "''"})
_OPENING: Final = frozenset({"“", "„", "«", "``", "‘"})
#: `''` is not among them: without a "``" to open, it stands on both sides, as a straight mark does.
_CLOSING: Final = frozenset({"”", "»", "’"})
_STRAIGHT: Final = frozenset({'"', "''"})
_MAX_SINGLE: Final = 400
#: A quotation without its opening mark has more characters.
_FEW: Final = 10
#: How many paragraphs, and how long ones, a quotation may run through without being opened again.
_MAX_PARAGRAPHS: Final = 4
_MAX_PARAGRAPH: Final = 1500


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: [start, end) with its marks, [inner_start, inner_end) without.

    One whose opening mark is lost begins with its paragraph, and `inner_start` is `start`.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    """0 for an outermost quotation, 1 for one inside another."""
    closed: bool = True
    """False where no closing mark was found; the quotation then ends with its paragraph."""
    continues: bool = False
    """The speech goes on from an unclosed quotation that ended the paragraph before."""


def find_quotes(text: str, paragraphs: tuple[tuple[int, int], ...]) -> list[Quote]:
    r"""Every quotation, sorted by start.

    >>> text = "'No,' she said. “He said ‘yes’ to me,” he said."
    >>> [text[q.inner_start:q.inner_end] for q in find_quotes(text, ((0, len(text)),))]
    ['No,', 'He said ‘yes’ to me,', 'yes']
    """
    quotes: list[Quote] = []
    unclosed_before = False
    number = 0
    while number < len(paragraphs):
        start, end = paragraphs[number]
        found, unclosed = _in_paragraph(text, start, end, continues=unclosed_before)
        if unclosed and _opens_speech(text, start, found[-1].start):
            closing = _closed_later(text, paragraphs, number)
            if closing is not None:
                number, end = closing
                found, unclosed = _in_paragraph(text, start, end, continues=unclosed_before)
        quotes += found
        unclosed_before = unclosed
        number += 1
    return sorted(quotes, key=lambda q: (q.start, -q.end))


def _closed_later(text: str, paragraphs: tuple[tuple[int, int], ...], number: int) -> tuple[int, int] | None:
    """The paragraph in which a quotation left open in paragraph `number` is closed, and its end.

    Some texts break a speech into paragraphs without opening it again: the next mark is then one that can only close.
    """
    for later in range(number + 1, min(len(paragraphs), number + 1 + _MAX_PARAGRAPHS)):
        start, end = paragraphs[later]
        marks = _MARK.finditer(text, start, min(end, start + _MAX_PARAGRAPH))
        mark = next((m for m in marks if m.group() in _DOUBLE), None)
        if mark is None:
            if end - start > _MAX_PARAGRAPH:
                return None
            continue
        before = text[mark.start() - 1 : mark.start()]
        closes = mark.group() in _CLOSING or (mark.group() in _STRAIGHT and not before.isspace())
        return (later, end) if closes and mark.start() > start else None
    return None


def _opens_speech(text: str, start: int, mark: int) -> bool:
    """Whether a quotation begins its paragraph or follows a comma or colon, and is no part of a sentence."""
    return mark == start or text[start:mark].rstrip()[-1:] in (",", ":")


def _in_paragraph(text: str, start: int, end: int, *, continues: bool) -> tuple[list[Quote], bool]:
    quotes: list[Quote] = []
    double: re.Match[str] | None = None
    single: re.Match[str] | None = None
    for mark in _MARK.finditer(text, start, end):
        sign = mark.group()
        if sign in _DOUBLE:
            if double is None:
                if sign not in _CLOSING and _may_open(text, mark, end):
                    double, single = mark, None
                elif not any(quote.depth == 0 for quote in quotes) and _ends_words(text, mark, start, end):
                    quotes.append(Quote(start, mark.end(), start, mark.start(), continues=continues))
            elif sign in _OPENING or (sign in _STRAIGHT and _must_open(text, mark, start, end)):
                quotes.append(_unclosed(text, double, mark.start(), continues=continues and double.start() == start))
                double, single = mark, None
            else:
                goes_on = continues and double.start() == start
                quotes.append(Quote(double.start(), mark.end(), double.end(), mark.start(), continues=goes_on))
                double, single = None, None
        elif single is None:
            if sign == "‘" or (
                sign == "'" and _may_open(text, mark, end) and not text[mark.start() - 1 : mark.start()].isalnum()
            ):
                single = mark
        elif sign in "’'" and mark.start() - single.start() <= _MAX_SINGLE and not _is_possessive(text, mark, end):
            depth = 1 if double is not None else 0
            quotes.append(Quote(single.start(), mark.end(), single.end(), mark.start(), depth))
            single = None
    if double is not None:
        quotes.append(_unclosed(text, double, end, continues=continues and double.start() == start))
    return quotes, double is not None


def _unclosed(text: str, mark: re.Match[str], end: int, *, continues: bool) -> Quote:
    while end > mark.end() and text[end - 1].isspace():
        end -= 1
    return Quote(mark.start(), end, mark.end(), end, closed=False, continues=continues)


def _may_open(text: str, mark: re.Match[str], end: int) -> bool:
    """A mark that can open: something stands right after it, or it is parted from the word before (`said " No`)."""
    after = text[mark.end() : mark.end() + 1] if mark.end() < end else ""
    return bool(after) and (not after.isspace() or mark.start() == 0 or text[mark.start() - 1].isspace())


def _ends_words(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """`It is over," she said`: a mark that closes what nothing has opened, the opening one having been lost."""
    after = text[mark.end() : mark.end() + 2] if mark.end() < end else ""
    return (
        _FEW < mark.start() - start <= _MAX_SINGLE
        and text[mark.start() - 1] in ",.?!"
        and after[:1] == " "
        and after[1:].isalpha()
        and mark.group() in ('"', "”")
    )


def _must_open(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """A straight mark after white space and before a word can only open."""
    before = text[mark.start() - 1 : mark.start()] if mark.start() > start else " "
    after = text[mark.end() : mark.end() + 1] if mark.end() < end else " "
    return before.isspace() and (after.isalnum() or after in "“‘'$€£")


def _is_possessive(text: str, mark: re.Match[str], end: int) -> bool:
    """`workers' rights`: an apostrophe after s with a word to follow, and a later closing mark in reach."""
    if text[mark.start() - 1 : mark.start()] not in "sS":
        return False
    later = re.compile(r"[’'](?!\w)").search(text, mark.end(), min(end, mark.end() + _MAX_SINGLE))
    return (
        text[mark.end() : mark.end() + 1] == " "
        and text[mark.end() + 1 : mark.end() + 2].islower()
        and later is not None
    )
