"""The sides of a comparison: "41 percent, instead of the 33 percent", "12 deaths, up from five"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factx.counts.found import Found

# EXAMPLE: between the sides of a comparison: "instead of the", "compared with", "up from about"
_COMPARED: Final = re.compile(
    r"(?<![^\W_])(?:instead\sof|rather\sthan|compared\s(?:with|to)|from|against|versus|than)"
    r"(?:\s(?:the|an?|just|only|about|some|around|nearly|almost|over|fewer|less|more|than)){0,3}\s$",
    re.IGNORECASE,
)
_COMPARED_REACH: Final = 40


def is_compared(text: str, left: Found, right: Found) -> bool:
    """Whether two numbers of one unit are the sides of a comparison: "41 percent, instead of 33 percent"."""
    begin = left.phrase_end
    return (
        left.sentence == right.sentence
        and left.unit == right.unit
        and not right.has_noun_behind
        and right.expression.start - begin < _COMPARED_REACH
        and begin < right.expression.start
        and _COMPARED.search(text, begin, right.expression.start) is not None
    )
