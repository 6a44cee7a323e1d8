"""Which way a bare weekday, month or day points, by cheap tests of the words of its clause."""

from __future__ import annotations

import re
from typing import Final

_REACH: Final = 110
_CLAUSE: Final = re.compile(r"(?:[!?;:]|(?<!\.\w)\.)\s(?=[\"'“‘]?[A-Z])|[\"”“]\s?|\n\n|\s[—–-]{1,2}\s|,\s(?:and|but|which|who|when|after|while|as|because|where|said|he|she|they|it)\b")
# EXAMPLE: "will meet Friday", "is due in March", "plans to open"; each the last such word before the date wins
_VERB: Final = re.compile(
    r"\b(?:(?P<future>will|won't|would|shall|'ll|’ll|going\sto|expect\w*|schedul\w+|plan(?:s|ned|ning)?\s(?:to|for|on)|planned|due|slated|set\s(?:to|for)|"
    r"upcoming|deadline|next\s(?:week|month|year)|hopes?\sto|intends?\sto|vows?\sto|to\s(?:be|begin|start|meet|take|hold|open|close|visit|vote|"
    r"make|run|leave|return|expire|end|arrive|travel|attend|face|appear|decide|go|come|become|join|launch|release|hear|discuss|sign|stop|pay)|payable|record|matures?|"
    r"expires?|may|might|can|could|must|should|starting|beginning|effective|prepar\w+|"
    r"(?:is|are)\s(?:to|expected|scheduled|due|slated|set|planning|planned|preparing))"
    r"|(?P<past>was|were|had|did|said|told|since|ago|after|ended|earlier|been|has|have|became|began|came|went|took|made|"
    r"held|met|won|lost|fell|rose|left|got|gave|found|saw|set|hit|broke|struck|shot|flew|ran|sent|spoke|wrote|died|killed|"
    r"[a-z]{2,14}ed))\b",
    re.IGNORECASE,
)


def direction(text: str, start: int, end: int) -> int:
    """-1 where the clause speaks of the past, 1 where of the future, 0 where it does not say.

    >>> text = "The council will vote on Tuesday after talks broke down on Friday."
    >>> [direction(text, text.index(day), text.index(day) + len(day)) for day in ("Tuesday", "Friday")]
    [1, -1]
    """
    before = text[max(0, start - _REACH) : start]
    cut = 0
    for match in _CLAUSE.finditer(before):
        cut = match.end()
    sign = _last(before, cut)
    if sign:
        return sign
    after = text[end : end + _REACH]
    stop = _CLAUSE.search(after)
    return _first(after[: stop.start()] if stop else after)


def _last(text: str, cut: int) -> int:
    sign = 0
    for match in _VERB.finditer(text, cut):
        sign = 1 if match["future"] else -1
    return sign


def _first(text: str) -> int:
    match = _VERB.search(text)
    return 0 if match is None else 1 if match["future"] else -1
