"""Which way a bare weekday, month or day points, by cheap tests of the words of its clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factx.dates.lexicon import TENSE

if TYPE_CHECKING:
    from collections.abc import Iterator

_REACH: Final = 110
#: A full stop that ends a sentence: not that of "U.S.", "Daniel P. Davison", "Gov. Ames".
_STOP: Final = (
    r"(?:[!?;:]|(?<!\.\w)(?<!\s[A-Z])(?<!\sMr)(?<!\sDr)(?<!\sMs)(?<!\sMrs)(?<!\sGov)(?<!\sSen)(?<!\sRep)(?<!\sGen)\.)"
    r"\s(?=[\"'“‘]?[A-Z])"
)
_CLAUSE: Final = re.compile(
    rf"{_STOP}|[\"”“]\s?|\n\n|\s[—–-]{1, 2}\s|,\s(?:and|but|which|who|when"
    r"|after|while|as|because|where|said|he|she|they|it)\b"
)
_CLOSE: Final = re.compile(r"[,.?!][\"”]")
_SENTENCE: Final = re.compile(rf"{_STOP}|\n\n")
_WORD: Final = re.compile(r"[A-Za-z]+(?:['’]t)?")
_PAST: Final = TENSE["past"]
_FUTURE: Final = TENSE["future"]
_INFINITIVES: Final = TENSE["infinitives"]
_AIMS: Final = TENSE["aims"]
_PROMISES: Final = TENSE["promises"]
_HAPPENED: Final = TENSE["happened"]
_TIMETABLE: Final = TENSE["timetable"]
_AUXILIARIES: Final = frozenset({"also", "be", "been", "get", "have", "not", "remain", "stay", "then"})
#: Words that look ahead but carry no verb with them: "the deadline passed".
_NOUNS: Final = frozenset({"deadline", "upcoming"})
_DETERMINERS: Final = frozenset({"a", "an", "the", "its", "their", "his", "her", "this", "these", "of"})
_PREPOSITIONS: Final = frozenset({"after", "at", "before", "by", "during", "in", "on", "with"})
_BE: Final = frozenset({"is", "are"})
_WERE: Final = frozenset({"was", "were"})
_CALENDAR: Final = frozenset({"week", "month", "year"})
#: The few words in -eed that are past forms: "succeed", "need" and "indeed" are none.
_EED: Final = frozenset({"agreed", "decreed", "freed", "guaranteed"})
# EXAMPLE: "had been due to expire": looked at from the past; NOT: "the sale, which had been expected, is to close"
_HAD: Final = re.compile(r"\bhad\b[^,;]*$")
# EXAMPLE: "on Sunday issued", "Friday said"
_AT_ONCE: Final = re.compile(r",?\s(?:said|told|announced|reported)\b|\s[a-z]{3,14}ed\b")
# EXAMPLE: "ahead of Tuesday's vote"
_AHEAD: Final = re.compile(
    r"\b(?:ahead\sof|before|prior\sto|until|in\stime\sfor|upcoming|coming)\s(?:\w+\s)?$", re.IGNORECASE
)
# EXAMPLE: "postponed until Tuesday", "as early as Friday", "a deadline of May 5"; NOT: "gave a statement to police on"
_POSTPONED: Final = re.compile(
    r"\b(?:as\s(?:early|soon|late)\sas|(?:(?:gave|give|has|have)\w*\b[^.;]{0,60}\b(?:until|till)"
    r"|(?:postpon|extend|delay|adjourn|defer|suspend|wait|invit)\w*\b[^.;]{0,60}\b(?:until|till|through|to)"
    r"|deadline\b[^.;]{0,60}\b(?:until|till|to|of)))\s(?:[\w.:]{1,8}\s){0,3}$",
    re.IGNORECASE,
)
# EXAMPLE: "the final is on Monday", "once the law is passed on Monday"; NOT: "he is accused of bombing it on Monday"
_IS_ON: Final = re.compile(
    r"\b(?:is|are)\s(?:on\s)?$|\b(?:if|once|unless|until|when)\s[^,.;]{0,60}\b(?:is|are)\s[^,.;]{0,40}$", re.IGNORECASE
)
# EXAMPLE: the words behind "the July 15" in "the July 15 coup attempt"
_THE: Final = re.compile(r"\b(?:an?|his|her|its|that|the|their)\s$", re.IGNORECASE)
_NOUNS_AFTER: Final = re.compile(r"\s(\w+)(?:\s(\w+))?")
# EXAMPLE: "its best day since Nov. 10"
_SINCE: Final = re.compile(r"\bsince\s(?:at\sleast\s|early\s|late\s|mid-)?$", re.IGNORECASE)
# EXAMPLE: "until Tuesday"
_DEADLINE: Final = re.compile(r"\b(?:by|until|till|through|before)\s(?:\w+\s)?$", re.IGNORECASE)
# EXAMPLE: "the meeting, which will": the noun phrase of "Friday's meeting" ends here
_PHRASE_END: Final = re.compile(r",|\b(?:that|which|who|by|in|on|at|as|after|when)\b")


def direction(text: str, start: int, end: int) -> int:
    """-1 where the clause speaks of the past, 1 where of the future, 0 where it does not say; -2: past for certain.

    >>> text = "The council will vote on Tuesday after talks broke down on Friday."
    >>> [direction(text, text.index(day), text.index(day) + len(day)) for day in ("Tuesday", "Friday")]
    [1, -1]
    """
    before, rest = text[max(0, start - _REACH) : start], _rest(text, end)
    if rest.startswith(("'s ", "’s ")):
        return 1 if _AHEAD.search(before) or _first(_PHRASE_END.split(rest, maxsplit=1)[0]) > 0 else -1
    if _SINCE.search(before) or (_THE.search(before) and _has_happened(text, end)):
        return -2
    if _POSTPONED.search(before):
        return 1
    clause = before[max((match.end() for match in _CLAUSE.finditer(before)), default=0) :]
    if _HAD.search(clause) or _AT_ONCE.match(text, end):
        return -1
    sign, tail = _last(clause), clause.rpartition(", ")[2]
    if (not sign or not _last(tail)) and _is_scheduled(tail):
        return 1  # "the ban, signed on Monday, takes effect"
    return sign or int(_is_scheduled(clause)) or _first(rest) or int(_DEADLINE.search(before) is not None)


def _rest(text: str, end: int) -> str:
    """What follows in the sentence, up to a closing quotation: who said so is no part of what was said."""
    after = text[end : end + _REACH]
    stop = _SENTENCE.search(after)
    rest = after[: stop.start()] if stop else after
    close = _CLOSE.search(rest)
    return rest[: close.start()] if close else rest


def _has_happened(text: str, end: int) -> bool:
    """As in "the July 15 coup attempt", "a deadly June attack": what is named by its day is over."""
    nouns = _NOUNS_AFTER.match(text, end)
    return nouns is not None and any(noun in _HAPPENED for noun in nouns.groups())


def _is_scheduled(clause: str) -> bool:
    """As in "the committee meets Monday", "the final is on Monday": a present tense with a day is of the timetable."""
    return _IS_ON.search(clause) is not None or any(word in _TIMETABLE for word in _WORD.findall(clause))


def _last(text: str) -> int:
    """The sign of the last cue."""
    sign = 0
    for sign in _cues(text):  # noqa: B007  # the last one is asked for
        pass
    return sign


def _first(text: str) -> int:
    """The sign of the first cue."""
    return next(_cues(text), 0)


def _cues(text: str) -> Iterator[int]:
    """-1 or 1 for each word that looks back or ahead; a participle that belongs to a "will" looks ahead with it."""
    earlier = before = ""
    held = False
    for form in _WORD.findall(text):
        word = form.lower() if form != "May" else ""
        if word == "planned" and before in _DETERMINERS:
            pass  # "rejected the planned sale"
        elif word in _FUTURE or _looks_ahead(earlier, before, word):
            held = word not in _NOUNS
            yield 1
        elif word in _PAST or _is_regular_past(form, before):
            if not held and before not in _BE:  # "is accused of" says nothing of when
                yield -1
            held = False
        elif held and word not in _AUXILIARIES and not word.endswith("ly"):
            held = False
        earlier, before = before, word


def _is_regular_past(form: str, before: str) -> bool:
    """In -ed, but no name ("Ahmed", "United"), no adjective ("a limited") and no "need"."""
    if len(form) <= 3 or not form.endswith("ed") or not form.islower() or before in _DETERMINERS:
        return False
    return not form.endswith("eed") or form in _EED


def _looks_ahead(earlier: str, before: str, word: str) -> bool:
    """Words that do: "to open", "plans to", "agreed to buy", "is opening", "was to", "next week", "of record"."""
    if before == "to":
        if earlier in _PROMISES:
            return word not in _DETERMINERS and word not in _PREPOSITIONS  # "which they agreed to in May"
        return word in _INFINITIVES and not (earlier in _PAST or earlier.endswith("ed"))
    if word in ("to", "for", "on"):
        return before in _AIMS or (word == "to" and before in _WERE)
    if before == "could":
        return word == "be"
    if before in _BE:
        return word.endswith("ing")
    if word == "record":
        return before == "of"
    return before == "next" and word in _CALENDAR
