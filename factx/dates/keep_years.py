"""Which four digits are a year: not a number, a code, a price or a count, told by their neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

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
    r"acres?|hectares?|tons?|tonnes?|pounds?|dollars?|euros?|yen|kroner|kronor|forint"
    r"|ringgit|zloty|baht|yards?|barrels?|degrees?|watts?|rpm|hp"
    r"|mph|cc|dead|others|strong|local|foreign|British|American|US|U\.S\.)\b)"
    r"|\s(?!is|was|has|as|its|this|plus|does|us|his|versus|less|across|perhaps|thus|always|sometimes"
    r"|towards|besides)[a-z]{3,}(?<!s)s\b"
    r"|-(?:foot|mile|metre|meter|member|strong|man|ton|tonne|pound|seat|kilomet\w+|page|acre|bed|room|year"
    r"|km|point|horsepower)",
)
# EXAMPLE: "at 2010 Main St.": the number of a house; "the 2010 Wall Street protests" has no "at"
_AT: Final = Pattern(r"\bat\s$")
_STREET: Final = Pattern(r"\s(?:[A-Z][\w.'’]{0,20}\s){1,3}(?:St|Street|Ave|Avenue|Blvd|Boulevard|Rd|Road|Drive|Lane)\b")
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
#: Spans of years written with two digits are seldom longer.
_LONG_SPAN: Final = 12
# EXAMPLE: "in 2015-32", "(2015-32"
_SPANNING: Final = Pattern(r"\b(?:in|during|period|years|for|from|between)\s$|[(\[]$")
_JOINED_BEFORE: Final = Pattern(r"(?P<far>[-–]?)\b(?P<word>\w{1,12})(?:[-–]|(?<=\d)\s[-–]\s)$")
_JOINED_AFTER: Final = Pattern(
    r"(?:[-–]|\s[-–]\s)(?P<word>\d+)(?!\s?\w*\s?(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December))"
)
#: What stands right before a year that a hyphen joins to it: "mid-1999", "post-2001".
_PREFIXES: Final = ("mid-", "post-", "pre-", "late-", "early-")
_PREFIX_WORDS: Final = frozenset({"early", "inter", "late", "mid", "post", "pre", "since"})
_SIGNS: Final = frozenset("$€£_@")
# EXAMPLE: "in 2130": a year so late is one only here
_IN: Final = Pattern(r"\b(?:in|by|until|year|before)\s$")
_DATED: Final = (" in", "since", "(", "\nin", "during")
#: From here on four digits are a year without any cue.
_PLAIN: Final = 1600


def is_year(text: str, found: Found, year: int) -> bool:
    """Whether four digits, or what ends in them, are a year where they stand."""
    shown, end = text[found.start : found.end], found.end
    if not shown[-4:].isdigit() or len(shown) < 4 or shown.lower().startswith("the "):
        return True
    before = text[max(0, end - 28) : end - 4]
    if (
        _is_glued(before)
        or _BEFORE_NUMBER.search(before)
        or text[end : end + 1] in _SIGNS
        or _is_lower_bound(text, end)
        or (_AT.search(before) and _STREET.match(text, end))
    ):
        return False
    if not _is_span(text, end, before):
        return False
    cued = _BEFORE_YEAR.search(before) is not None
    counted = _COUNTED.match(text, end)
    if counted is not None and _SAFE_AFTER_YEAR.match(text, end) is None:
        measured = counted.group().startswith((" %", "%", " percent"))
        dated = before[-1:] in " (" and before.lower().rstrip().endswith(_DATED)
        return cued and dated and year >= _OLDEST and not measured
    if year > _LATEST:
        return _IN.search(before) is not None
    return cued or year >= _PLAIN


def _is_glued(before: str) -> bool:
    """Part of a longer word or code: "X1999", "F-1999"; not "mid-1999", "1998-1999"."""
    if before[-1:].isalnum():
        return True
    if before[-1:] not in "-–—_" or not before:
        return False
    return (
        not before[-2:-1].isdigit() and before[-2:-1] not in (" ", "-", "") and not before.lower().endswith(_PREFIXES)
    )


def _is_lower_bound(text: str, end: int) -> bool:
    """As in "from 1000 to 2000 hires"."""
    upper = _UPPER.match(text, end)
    if upper is None or _COUNTED.match(text, upper.end()) is None:
        return False
    return _SAFE_AFTER_YEAR.match(text, upper.end()) is None


def _is_span(text: str, end: int, before: str) -> bool:
    """A number joined to a year by a hyphen is the other end of a span of years, or it is a code."""
    left = _JOINED_BEFORE.search(before)
    if left is not None and not (left["word"].isdigit() and len(left["word"]) == 4 and left["far"] == ""):
        word = left["word"]
        return word.lower() in _PREFIX_WORDS or (word.isalpha() and len(word) > 3)
    right = _JOINED_AFTER.match(text, end)
    if right is None:
        return True
    if left is not None or text[right.end() : right.end() + 1] in ("-", "–"):
        return False  # "2010-2015-86"
    number, year = right["word"], text[end - 4 : end]
    if len(number) == 2:
        return number > year[2:] and is_span(before, year, number)
    return len(number) == 4 and number >= year


def is_span(before: str, first: str, last: str) -> bool:
    """Whether "2015-32" is a span of years rather than a code: short, before 2000, or said to be one.

    >>> is_span("case ", "2015", "32"), is_span("in ", "2015", "32"), is_span("season ", "2015", "16")
    (False, True, True)
    """
    short = int(last) - int(first[2:]) <= _LONG_SPAN
    return first < "2000" or short or _SPANNING.search(before) is not None
