"""Which way a bare weekday, month or day points, by cheap tests of the words of its clause."""

from __future__ import annotations

import re
from typing import Final

from factx.dates.lexicon import PAST_WORDS
from factx.numbers import alternatives

_REACH: Final = 110
_CLAUSE: Final = re.compile(r"(?:[!?;:]|(?<!\.\w)\.)\s(?=[\"'“‘]?[A-Z])|[\"”“]\s?|\n\n|\s[—–-]{1,2}\s|,\s(?:and|but|which|who|when|after|while|as|because|where|said|he|she|they|it)\b")
_SENTENCE: Final = re.compile(r"(?:[!?;:]|(?<!\.\w)\.)\s(?=[\"'“‘]?[A-Z])|\n\n")
# EXAMPLE: "will meet Friday", "is due in March", "plans to open"; each the last such word before the date wins
_VERB: Final = re.compile(
    rf"""
    \b (?:
      (?P<future> will | won't | would | shall | going\sto | expect\w* | schedul\w+ | plan(?:s|ning)?\s(?:to|for|on) | due | slated
        | set\s(?:to|for) | upcoming | deadline | next\s(?:week|month|year) | (?:hopes?|intends?|vows?|hoping|wants?)\sto
        | to\s(?:be|begin|start|meet|take|hold|open|close|visit|vote|make|run|leave|return|expire|end|arrive|travel|attend|face|appear
            |decide|go|come|become|join|launch|release|hear|discuss|sign|stop|pay|resume|continue|give|get|complete|finish|report|announce)
        | payable | record | matures? | expires? | may | might | can | must | should | starting | beginning | effective | prepar\w+
        | (?:was|were)\sto(?=\s[a-z]+\b) | (?:is|are)\s\w{2,14}ing | (?:is|are)\s(?:to|expected|scheduled|due|slated|set|planning|planned|preparing) )
      | (?P<past> {alternatives(PAST_WORDS)} | [a-z]{{2,14}}ed ) )
    \b | (?<=\w)['’](?P<will>ll)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: Between "will" and a participle that belongs to it.
_AUXILIARY: Final = re.compile(r"\s(?:(?:be|have|been|get|not|also|then|\w{2,12}ly)\s)*")
# EXAMPLE: "had been due to expire": looked at from the past
_HAD: Final = re.compile(r"\bhad\b")
# EXAMPLE: "on Sunday issued", "Friday said"
_AT_ONCE: Final = re.compile(r",?\s(?:said|told|announced|reported|[a-z]{3,14}ed)\b")
# EXAMPLE: "ahead of Tuesday's vote"
_AHEAD: Final = re.compile(r"\b(?:ahead\sof|before|prior\sto|until|in\stime\sfor|upcoming|coming)\s(?:\w+\s)?$", re.IGNORECASE)
# EXAMPLE: "postponed until Tuesday", "as early as Friday", "a deadline of May 5"
_POSTPONED: Final = re.compile(
    r"\b(?:as\s(?:early|soon|late)\sas|(?:postpon|extend|delay|adjourn|defer|suspend|wait|deadline|gave|give|has|have)\w*\b[^.;]{0,60}\b(?:until|till|to|of))\s(?:[\w.:]{1,8}\s){0,3}$",
    re.IGNORECASE,
)
# EXAMPLE: "until Tuesday"
_DEADLINE: Final = re.compile(r"\b(?:by|until|till|through|before)\s(?:\w+\s)?$", re.IGNORECASE)


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
    after = text[end : end + _REACH]
    stop = _SENTENCE.search(after)
    rest = after[: stop.start()] if stop else after
    if rest.startswith(("'s ", "’s ")):
        return 1 if _AHEAD.search(before) or _first(rest) > 0 else -1
    if _POSTPONED.search(before):
        return 1
    if _HAD.search(before, cut):
        return -1
    if _AT_ONCE.match(text, end):
        return -1
    sign = _last(before, cut)
    if sign:
        return sign
    return _first(rest) or (1 if _DEADLINE.search(before) else 0)


def _last(text: str, cut: int) -> int:
    sign = end = 0
    for match in _VERB.finditer(text, cut):
        if match["past"] is None:
            sign, end = 1, match.end()
        elif sign <= 0 or _AUXILIARY.fullmatch(text, end, match.start()) is None:
            sign = -1
    return sign


def _first(text: str) -> int:
    match = _VERB.search(text)
    return 0 if match is None else -1 if match["past"] else 1
