"""Lines and paragraphs, and whether single line breaks are layout (hard-wrapped) or structure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# EXAMPLE: "\n\n", "\r\n \r\n", and "\r\r" of texts whose lines end in a carriage return alone
_BLANK: Final = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*(?:(?:\r\n?|\n)[^\S\r\n]*)+|\f|\u2029")
_BREAK: Final = re.compile(r"\r\n?|\n")
_LOWER_NEXT_SHARE: Final = 0.2
_MIN_BREAKS: Final = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """Paragraphs of a text as (start, end) without surrounding white space, and how its lines are to be read."""

    paragraphs: tuple[tuple[int, int], ...]
    hard_wrapped: bool
    """Lines were broken to a width: a single line break means nothing."""


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its edges; empty at `start` when there is nothing else."""
    if start >= end or not (text[start].isspace() or text[end - 1].isspace()):
        return start, end
    piece = text[start:end].rstrip()
    return end - len(text[start:end].lstrip()) if piece else start, start + len(piece)


def read_layout(text: str) -> Layout:
    r"""Find the paragraphs.

    Blank lines part paragraphs. Where lines are not hard-wrapped, each line is a paragraph of its own, as in
    texts that were scraped from pages.

    >>> read_layout("A title\n\nFirst one.\nSecond one.").paragraphs
    ((0, 7), (9, 19), (20, 31))
    """
    blocks = _split(text, 0, len(text), _BLANK)
    breaks = lowers = 0
    for start, end in blocks:
        for match in _BREAK.finditer(text, start, end):
            following = text[match.end() : match.end() + 1]
            breaks += 1
            lowers += following.islower()
    hard_wrapped = breaks >= _MIN_BREAKS and lowers / breaks > _LOWER_NEXT_SHARE
    if hard_wrapped:
        return Layout(tuple(blocks), hard_wrapped=True)
    lines = [line for start, end in blocks for line in _lines(text, start, end)]
    return Layout(tuple(lines), hard_wrapped=False)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines of a block; a line that starts in lower case goes on from the one before."""
    lines: list[tuple[int, int]] = []
    for line in _split(text, start, end, _BREAK):
        if lines and text[line[0]].islower():
            lines[-1] = (lines[-1][0], line[1])
        else:
            lines.append(line)
    return lines


def _split(text: str, start: int, end: int, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    at = start
    for match in pattern.finditer(text, start, end):
        parts.append(trimmed(text, at, match.start()))
        at = match.end()
    parts.append(trimmed(text, at, end))
    return [part for part in parts if part[0] < part[1]]
