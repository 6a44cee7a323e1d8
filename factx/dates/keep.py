"""What is not a date after all: numbers, names and common words that look like one, told by their neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factx.dates.expression import (
    Calendar,
    Clock,
    DayPart,
    Decade,
    Duration,
    Modified,
    Repeated,
    Season,
    Shifted,
    Vague,
)
from factx.dates.keep_years import is_year
from factx.patterns import Pattern

if TYPE_CHECKING:
    from factx.dates.scan import Found

_NAME_BEFORE: Final = Pattern(
    r"(?<![.!?:;\n\"“”(])(?<!\s[-–—])\s?\b(?P<name>[A-Z][a-zA-Z'’-]+|[A-Z]\.|Mr\.|Mrs\.|Ms\.|Sir|Dr\.)\s$"
)
_NAME_AFTER: Final = Pattern(r"\s(?P<name>[A-Z][a-z]+)")
_PREPOSITION: Final = Pattern(
    r"\b(?:in|since|until|till|by|from|of|during|before|after|through|this|last|next|early|late|mid"
    r"|between|and|or|to|for|every|each|that|late-|early-|mid-)[\s-]$",
    re.IGNORECASE,
)
_WITHIN: Final = Pattern(
    r"\b(?:in|since|until|till|during|last|next|this|early|late|every|each|through|before|after|mid|mid-"
    r"|late-|early-)[\s-]?$",
    re.IGNORECASE,
)
_TIME_WORDS: Final = frozenset(
    "The A An In On At By For But And Or If When While After Before Since From To Until Last Early Late Mid This Next "
    "Every Each Through During Between Of Is It He She They Where Both That Beginning Starting "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
    "August September October November December Published Posted Updated Date".split()
)
_ON: Final = Pattern(r"\b(?:on|until|till|by|since|from|of|and|before|after)\s$", re.IGNORECASE)
# EXAMPLE: "on the fifth"; NOT: "after the first, when": of several things
_ON_THE: Final = Pattern(r"\b(?:on|until|till|by|since)\s$", re.IGNORECASE)


def keeps(text: str, found: Found) -> bool:
    """Whether an expression is a date where it stands.

    >>> from factx.dates.expression import Calendar
    >>> from factx.dates.scan import Found
    >>> def year(text, at):
    ...     return Found(at, at + 4, Calendar(year=1999), "")
    >>> [keeps(text, year(text, at)) for text, at in (("in 1999, men", 3), ("1999 men", 0))]
    [True, False]
    """
    piece = found.piece
    while isinstance(piece, Modified):
        if isinstance(piece.inner, DayPart) and piece.inner.by is None and piece.mod in ("START", "MID", "END"):
            return _is_part(text, found, text[max(0, found.start - 24) : found.start])
        if isinstance(piece.inner, Calendar | DayPart) and piece.mod != "APPROX":
            return True
        piece = piece.inner
    before = text[max(0, found.start - 24) : found.start]
    match piece:
        case Calendar(year=int() as year, month=None) if not piece.fiscal and not piece.bc:
            return is_year(text, found, year)
        case Calendar(month=int(), day=None, year=None):
            return _is_month(text, found, before)
        case Calendar(month=None, day=int(), weekday=None):
            return (
                (_ON if text[found.end - 3].isdigit() else _ON_THE).search(before) is not None
                and not text[found.end : found.end + 1].isalnum()
                and _no_noun(text, found.end)
            )
        case Calendar(weekday=int(), month=None, day=None):
            return _is_weekday(text, found, before)
        case DayPart(by=None):
            return _is_part(text, found, before)
        case _:
            return _other(text, found, before)


# EXAMPLE: "USA Today", "VOA Now", "CBS This Morning": a capital after a capital
_TITLE: Final = Pattern(r"\b[A-Z][\w&.]*\x20$")
_QUOTED: Final = Pattern(r"(?:\w,?\s|['’]s\s)(?:[\"“]|``|'')$")


def _other(text: str, found: Found, before: str) -> bool:
    match found.piece:
        case Shifted(base="now") | DayPart() | Vague() if text[found.start].isupper() and _TITLE.search(before):
            return text[: found.start].rstrip()[-1:] in ".!?"  # a sentence may end in "U.S." too
        case Season(year=None):
            return _NAME_AFTER.match(text, found.end) is None or text[found.start].islower()
        case Shifted(base="now") | Duration() if _QUOTED.search(before) and text[found.start : found.end].istitle():
            return False  # "This Week", "60 Minutes": a programme
        case Shifted(unit="day", by=0, base="then"):
            return (
                not before.lower().endswith(("of ", "carried ", "saved ", "won ", "seize ", "save "))
                or found.end - found.start > 7
            )
        case Duration() | Repeated() | Clock() | Decade():
            return not (before.endswith(("-", "$", "£", "€")) and not before.endswith((" -", "--")))
        case _:
            return True


def _is_month(text: str, found: Found, before: str) -> bool:
    word = text[found.start : found.end].rsplit(maxsplit=1)[-1]
    if _WITHIN.search(before):
        return True
    if _PREPOSITION.search(before):
        return not (word in ("May", "March", "August", "June", "April") and _is_person(text, found))
    previous = _NAME_BEFORE.search(before)
    if (
        previous
        and previous["name"] not in _TIME_WORDS
        and word in ("May", "March", "August", "June", "April", "Jan.", "Mar.")
    ):
        return False
    if word == "May" and re.match(r"\s(?:I|we|he|she|they|you|God|the|it)\b", text[found.end : found.end + 8]):
        return False
    if (
        word == "March"
        and _MARCH.search(before)
        and re.match(r"\s(?:for|of|on|to|against)\b", text[found.end : found.end + 9])
    ):
        return False
    if (
        word == "March"
        and re.match(r"\s(?:on|for|against|to)\b", text[found.end : found.end + 8])
        and not before.strip()
    ):
        return False
    return not _is_person(text, found)


_MARCH: Final = Pattern(r"(?:\b(?:the|a|annual|this|their|his|her|an)\s|['’]s?\s|[\"“`])$", re.IGNORECASE)


def _is_person(text: str, found: Found) -> bool:
    """As in "April Jones", "May Day": a capitalised word follows that is no time."""
    after = _NAME_AFTER.match(text, found.end)
    return (
        after is not None
        and after["name"] not in _TIME_WORDS
        and text[found.start : found.end].rsplit(maxsplit=1)[-1] in ("May", "March", "August", "June", "April")
    )


def _is_weekday(text: str, found: Found, before: str) -> bool:
    shown = text[found.start : found.end]
    if not shown.lower().rstrip(".").endswith("day"):
        return False
    after = text[found.end : found.end + 24]
    if shown.isupper() and len(shown) > 4:
        return True
    del before
    return (
        re.match(
            r"\s(?:Times|Night\sLive|Telegraph|Mirror|Mail|Express|Post|Herald|Independent|Morning\sPost)\b", after
        )
        is None
    )


# EXAMPLE: "at first light", "since first light"; NOT: "the first light of the tunnel"
_AT_LIGHT: Final = Pattern(r"\b(?:at|by|before|until|till|since|after|from)\s$", re.IGNORECASE)
# EXAMPLE: "spent the night", "came in the night"; NOT: "the night shift" (no preposition)
_THE_NIGHT: Final = Pattern(
    r"\b(?:in|during|through|throughout|overnight|into|for|spent|spend|spends|spending|passed)\s$", re.IGNORECASE
)
# EXAMPLE: "by evening", "until morning"; NOT: "good morning", "in evening dress"
_BY_PART: Final = Pattern(r"\b(?:by|until|till|toward|towards)\s$", re.IGNORECASE)
_IN_PART: Final = Pattern(r"\b(?:in|by|until|till|since|from|before|after)\s$", re.IGNORECASE)


def _is_part(text: str, found: Found, before: str) -> bool:
    shown = text[found.start : found.end].lower()
    if shown == "overnight" and text[found.start].isupper() and _NAME_AFTER.match(text, found.end):
        return False  # "Overnight Finance": a column
    if shown.endswith("overnight"):
        return (
            re.match(r"\s(?:success|sensation|stay|bag|flight|train|delivery)", text[found.end : found.end + 12])
            is None
        )
    if shown.startswith(("mid", "early", "late")):
        return " the " in shown or _IN_PART.search(before) is not None
    if shown == "first light":
        return _AT_LIGHT.search(before) is not None
    if shown == "the night":
        return _THE_NIGHT.search(before) is not None and text[found.end : found.end + 3].lower() != " of"
    if shown.startswith("the "):
        return (
            re.search(r"\b(?:in|during|by|until|through|for|of|throughout|later in|early in)\s$", before, re.IGNORECASE)
            is not None
            and text[found.end : found.end + 3].lower() != " of"
        )
    if shown in ("morning", "afternoon", "evening"):
        return _BY_PART.search(before) is not None
    return (
        shown in ("night", "daytime", "dawn", "dusk", "nightfall", "daybreak", "sunset", "sunrise")
        and re.search(r"\b(?:at|by|before|until|after|during)\s$", before, re.IGNORECASE) is not None
    )


def _no_noun(text: str, end: int) -> bool:
    return (
        re.match(
            r"\s?[,.;:)!?]|\s*$|\s(?:and|or|of|to|in|at|when|with|after|as|by|he|she|they|we|I|it|that|this|the|is|was|were|had|has|will)\b",
            text[end : end + 8],
        )
        is not None
    )
