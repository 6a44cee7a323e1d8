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
from factx.patterns import Pattern

if TYPE_CHECKING:
    from factx.dates.scan import Found

# EXAMPLE: "$1999", "No. 1984", "page 1999", "Boeing 2000", "+1 1999", "-1990"
_BEFORE_NUMBER: Final = Pattern(
    r"(?:[$€£¥#+=*/@.]|\b(?:No|Nos|p|pp|page|pages|flight|Flight|room|Room|Resolution|resolution|section"
    r"|Section|Highway|Route|Interstate|"
    r"Boeing|Airbus|number|Number|nearly|almost|about|approximately|some|least|(?<!later\s)(?<!earlier\s)(?<!sooner\s)than|only|roughly|another"
    r"|exactly|over|to\sabout|up\sto|those|these|all|Article|Rule|Windows|Office|Model|model|channel"
    r"|Channel|Unit|unit|Suite|Apt|Box|Psalm|chapter|Chapter|Sonata|Opus|op|Op|version|Version|Regulation"
    r"|(?:average|total|maximum|minimum|peak|capacity|rate|sum|median|limit)\sof|Directive|Act\sof)\.?\s?)$"
)
# EXAMPLE: in 1999, since 2004, (1789, early 1990: words after which four digits are a year whatever follows
_BEFORE_YEAR: Final = Pattern(
    r"(?:\b(?:in|since|until|till|by|from|of|during|before|after|through|early|late|mid|year|years|between"
    r"|circa|ca\.|around|and|to|for|ended|ending|than|summer|spring|autumn|fall|winter|season|back|or"
    r"|as)\s|[(\[–—-]|,\s)$",
    re.IGNORECASE,
)
# EXAMPLE: "1500 men", "2,000 metres", "1800 pounds": a number that counts something
_COUNTED: Final = Pattern(
    r"\s?(?:percent|per\s?cent|%|°|(?:square|cubic|metric|nautical|more|other|or\smore|people|men|women"
    r"|troops|soldiers|police|children|miles?|km|kg|kilomet|met(?:er|re)|feet|foot|ft|"
    r"acres?|hectares?|tons?|tonnes?|pounds?|dollars?|euros?|yards?|yen|barrels?|degrees?|watts?|rpm|hp"
    r"|mph|cc|dead|others|strong|local|foreign|British|American|US|U\.S\.)\b)"
    r"|\s(?!is|was|has|as|its|this|plus|does|us|his|versus|less|across|perhaps|thus|always|sometimes"
    r"|towards|besides)[a-z]{3,}(?<!s)s\b"
    r"|-(?:foot|mile|metre|meter|member|strong|man|ton|tonne|pound|seat|kilomet\w+|page|acre|bed|room|year"
    r"|km|point|horsepower)",
)
# EXAMPLE: " to 2000" before " hires"
_UPPER: Final = Pattern(r"(?:\s(?:to|and|or)\s|\s?[-–]\s?)\d{4}(?![\d,.])")
#: Later years are dates only after a preposition of time.
_LATEST: Final = 2069
#: Before a counted noun, earlier years are too rare to be told from numbers.
_OLDEST: Final = 1400
_SAFE_AFTER_YEAR: Final = Pattern(
    r"\s(?:elections?|campaigns?|championships|finals|floods|highs|laws|lows|midterms|polls|primaries|races|reforms|rules"
    r"|wins|sales|results|earnings|revenues|profits|figures|levels|prices|talks|accords|attacks"
    r"|riots|protests|events|bombings|sanctions|guidelines|games|olympics)\b"
)
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
_AT_NIGHT: Final = Pattern(r"\b(?:at|by|all|of|one|a|late|every|during|through|in|until|before|for)\s$", re.IGNORECASE)


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
            return _is_year(text, found, before, year)
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


def _is_year(text: str, found: Found, before: str, year: int) -> bool:
    shown = text[found.start : found.end]
    if not shown[-4:].isdigit() or len(shown) < 4 or shown.lower().startswith("the "):
        return True
    before = text[max(0, found.end - 28) : found.end - 4]
    if _BEFORE_NUMBER.search(before):
        return False
    if before[-1:].isalnum() or (
        before[-1:] in "-–—_"
        and not before[-2:-1].isdigit()
        and before[-2:-1] not in (" ", "-", "")
        and not before.lower().endswith(("mid-", "post-", "pre-", "late-", "early-"))
    ):
        return False
    if not _is_span(text, found, before):
        return False
    if text[found.end : found.end + 1] in "$€£_@" and text[found.end : found.end + 1]:
        return False
    upper = _UPPER.match(text, found.end)
    if upper is not None and _COUNTED.match(text, upper.end()) and not _SAFE_AFTER_YEAR.match(text, upper.end()):
        return False  # "from 1000 to 2000 hires"
    cued = _BEFORE_YEAR.search(before) is not None
    counted = _COUNTED.match(text, found.end)
    if counted is not None and _SAFE_AFTER_YEAR.match(text, found.end) is None:
        dated = before.lower().rstrip().endswith((" in", "since", "(", "\nin", "during"))
        measured = counted.group().startswith((" %", "%", " percent"))
        return cued and year >= _OLDEST and before[-1:] in " (" and dated and not measured
    if year > _LATEST:
        return re.search(r"\b(?:in|by|until|year|before)\s$", before) is not None
    return cued or year >= 1600


def _is_span(text: str, found: Found, before: str) -> bool:
    """A number joined to a year by a hyphen is the other end of a span of years, or it is a code."""
    left = _JOINED_BEFORE.search(before)
    if left is not None and not (left["word"].isdigit() and len(left["word"]) == 4 and left["far"] == ""):
        return left["word"].lower() in ("mid", "post", "pre", "late", "early", "since", "inter") or (
            left["word"].isalpha() and len(left["word"]) > 3
        )
    right = _JOINED_AFTER.match(text, found.end)
    if right is None:
        return True
    if left is not None or text[right.end() : right.end() + 1] in ("-", "–"):
        return False  # "2010-2015-86"
    number, year = right["word"], text[found.end - 4 : found.end]
    if len(number) == 2 and is_code(year, number):
        return _SPANNING.search(before) is not None
    return (len(number) == 4 and number >= year) or (len(number) == 2 and number > year[2:])


def is_code(first: str, last: str) -> bool:
    """Whether "2015-32" is a number rather than a span of years: a long span that ends after 2000."""
    return first >= "2000" and int(last) - int(first[2:]) > _LONG_SPAN


#: Spans of years written with two digits are seldom longer.
_LONG_SPAN: Final = 12
# EXAMPLE: "in 2015-32", "(2015-32"
_SPANNING: Final = Pattern(r"\b(?:in|during|period|years|for|from|between)\s$|[(\[]$")
_JOINED_BEFORE: Final = Pattern(r"(?P<far>[-–]?)\b(?P<word>\w{1,12})(?:[-–]|(?<=\d)\s[-–]\s)$")
_JOINED_AFTER: Final = Pattern(
    r"(?:[-–]|\s[-–]\s)(?P<word>\d+)(?!\s?\w*\s?(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December))"
)


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
