"""Which way a bare weekday, month or day points, by cheap tests of the words of its clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factx.dates.lexicon import TENSE

if TYPE_CHECKING:
    from collections.abc import Iterator

_REACH: Final = 110
_CLAUSE: Final = re.compile(
    r"(?:[!?;:]|(?<!\.\w)\.)\s(?=[\"'“‘]?[A-Z])|[\"”“]\s?|\n\n|\s[—–-]{1,2}\s|,\s(?:and|but|which|who|when"
    r"|after|while|as|because|where|said|he|she|they|it)\b"
)
_CLOSE: Final = re.compile(r"[,.?!][\"”]")
_SENTENCE: Final = re.compile(r"(?:[!?;:]|(?<!\.\w)\.)\s(?=[\"'“‘]?[A-Z])|\n\n")
_WORD: Final = re.compile(r"[A-Za-z]+(?:['’]t)?")
_PAST: Final = TENSE["past"]
_FUTURE: Final = TENSE["future"]
_INFINITIVES: Final = TENSE["infinitives"]
_AIMS: Final = TENSE["aims"]
_AUXILIARIES: Final = frozenset({"be", "have", "been", "get", "not", "also", "then"})
_DETERMINERS: Final = frozenset({"a", "an", "the", "its", "their", "his", "her", "this", "these", "of"})
_BE: Final = frozenset({"is", "are"})
_WERE: Final = frozenset({"was", "were"})
_CALENDAR: Final = frozenset({"week", "month", "year"})
# EXAMPLE: "had been due to expire": looked at from the past
_HAD: Final = re.compile(r"\bhad\b")
# EXAMPLE: "on Sunday issued", "Friday said"
_AT_ONCE: Final = re.compile(r",?\s(?:said|told|announced|reported|[a-z]{3,14}ed)\b")
# EXAMPLE: "ahead of Tuesday's vote"
_AHEAD: Final = re.compile(
    r"\b(?:ahead\sof|before|prior\sto|until|in\stime\sfor|upcoming|coming)\s(?:\w+\s)?$", re.IGNORECASE
)
# EXAMPLE: "postponed until Tuesday", "as early as Friday", "a deadline of May 5"
_POSTPONED: Final = re.compile(
    r"\b(?:as\s(?:early|soon|late)\sas|(?:postpon|extend|delay|adjourn|defer|suspend|wait|deadline|gave"
    r"|give|has|have)\w*\b[^.;]{0,60}\b(?:until|till|to|of))\s(?:[\w.:]{1,8}\s){0,3}$",
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
    if (close := _CLOSE.search(rest)) is not None:
        rest = rest[: close.start()]  # who said so is no part of what was said
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
    """The sign of the last cue."""
    sign = 0
    for sign in _cues(text[cut:]):  # noqa: B007  # the last one is asked for
        pass
    return sign


def _first(text: str) -> int:
    """The sign of the first cue."""
    return next(_cues(text), 0)


def _cues(text: str) -> Iterator[int]:
    """-1 or 1 for each word that looks back or ahead; a participle that belongs to a "will" looks ahead with it."""
    before = ""
    held = False
    for form in _WORD.findall(text):
        word = form.lower() if form != "May" else ""
        if word == "planned" and before in _DETERMINERS:
            pass  # "rejected the planned sale"
        elif word in _FUTURE or _looks_ahead(before, word):
            held = True
            yield 1
        elif word in _PAST or (word.endswith("ed") and len(word) > 3):
            if not held:
                yield -1
            held = False
        elif held and word not in _AUXILIARIES and not word.endswith("ly"):
            held = False
        before = word


def _looks_ahead(before: str, word: str) -> bool:
    """Two words that do: "to open", "plans to", "is opening", "was to", "next week"."""
    if before == "to":
        return word in _INFINITIVES
    if word in ("to", "for", "on"):
        return before in _AIMS or (word == "to" and before in _WERE)
    if before == "could":
        return word == "be"
    if before in _BE:
        return word.endswith("ing")
    return before == "next" and word in _CALENDAR
