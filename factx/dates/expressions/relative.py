"""Deictic and anaphoric time: today, last week, next April, that day, the following year, ten days ago."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.dates import vocabulary as v
from factx.dates.expression import (
    Calendar,
    DayPart,
    Duration,
    Expression,
    Holiday,
    Named,
    Season,
    Shifted,
)  # fmt: skip
from factx.dates.expressions.fragments import (
    DAY,
    HOLIDAY,
    MONTH,
    PART,
    SEASON,
    SINGLE,
    WEEKDAY,
    YEAR,
    amount_of,
    is_name,
    month_of,
    unit_of,
    weekday_of,
)  # fmt: skip
from factx.dates.expressions.rule import Piece, Rule, compiled
from factx.dates.lexicon import HOLIDAY_NAMES, PARTS, SEASONS

if TYPE_CHECKING:
    import re

    from factx.dates.expression import Base, Direction

# EXAMPLE: today, the day before yesterday; NOT: Today (a programme's name is not told apart)
# EXAMPLE: the week after next, the year before last, the Sunday after next
# EXAMPLE: the latest fiscal year: the last one that has ended
_LATEST_YEAR: Final = compiled(r"the\s(?:latest|most\srecent)\s(?:fiscal\s|financial\s)?year\b(?!-)")
_BEYOND: Final = compiled(
    r"the\s(?P<unit>weekend|week|month|quarter|year)\s(?:after\s(?P<next>next)|before\s(?P<last>last))\b"
)
_DAYWORD: Final = compiled(
    r"(?:the\s)?(?:(?P<before>day\sbefore)\syesterday|(?P<after>day\safter)\stomorrow)\b"
    r"|(?P<word>today|yesterday|tomorrow|tonight)\b"
)
_DAYWORDS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}

_WHICH: Final = (
    r"(?P<which>(?:this|that|the|these|those)\ssame|(?:this|that|the)\svery\ssame|the\svery\snext|same"
    r"|this\spast|this\scoming|this\scurrent|this|"
    r"that|last|next|past|coming|previous|following|current|present|upcoming|preceding|subsequent|ensuing"
    r"|succeeding|prior|"
    r"comparable|corresponding|most\srecent)"
)
# EXAMPLE: last week, the following year, this past month, that day, the current quarter; NOT: last minute
_SHIFTED: Final = compiled(
    rf"(?P<the>the\s)? {_WHICH} \s (?:fiscal\s|calendar\s|financial\s|school\s|academic\s|entire\s|whole\s"
    rf"|full\s|work\s|working\s|trading\s)? (?P<unit>{SINGLE}) (?!-\w|\s(?:old|long)\b)"
)
# EXAMPLE: last April, this past spring, next Friday, that summer, the previous Friday
_NAMED: Final = compiled(
    rf"(?P<the>the\s)? {_WHICH} \s (?:(?P<month>{MONTH})(?:\s(?P<day>{DAY})(?!,?\s\d)|(?!\.?\s\d)) "
    rf"| (?P<weekday>{WEEKDAY}) | (?P<season>{SEASON}) | (?P<holiday>{HOLIDAY})) (?!-\w)"
)
# EXAMPLE: last night, this morning, that evening, the next morning, the night before
_PART: Final = compiled(
    rf"(?P<the>the\s)? {_WHICH} \s (?P<part>{PART})(?!-\w)|the\s(?P<part2>{PART})\s(?P<side>before"
    rf"|after)(?=\s?[,.;]|\s*$)"
)
# EXAMPLE: the weekend, the year, the new fiscal year: the one the text is at; NOT: the day, the month after
_THE_UNIT: Final = compiled(
    r"(?P<the>the|all|its|their)\s (?:(?P<kind>(?P<new>new\s)?(?:fiscal|financial|school|academic))\s|full\s|whole\s"
    r"|entire\s)? (?P<unit>weekend|year|week|month"
    r"|day|decade|century)\b (?P<ended>(?=\s(?:ended|ending)\b))? (?!-\w|(?<=day)\sthat\b|\s(?:of|before"
    r"|after|following|earlier|later|to\scome|ahead|round)\b) (?P<when>(?=\swhen\b))?"
)
_OF_WHOLE: Final = compiled(
    rf"\s(?:of|in)\s(?:the\s(?:year|month|decade|century)\b|{MONTH}|{YEAR}|(?:early|late|mid)\b)"
)
_DAY_WE: Final = compiled(r"\s(?:the|this|that|our|my|his|her|their|your|he|she|it|they|we|I|you)\b")
_SPAN_OF: Final = compiled(r"\b(?:of|during|in|for|through|throughout)\s$")
# EXAMPLE: "the comeback of", "person of"; NOT: "the rest of", "the middle of", "months of": a part of the unit
_BEST_OF: Final = compiled(
    r"\b(?:man|woman|person|player|book|word|comeback|story|question|order|issue|event|deal|crime|trial|match|game|team"
    r"|song|album|film|topic|quote|photo|picture|joke|news|talk|goal)\sof\s$"
)
_ANAPHORIC: Final = compiled(
    r"(?:\b(?:on|of|in|by|until|during|for|since|and|before|after|working|late|early)\s|[.!?]\s|^)$"
)
_CLAUSE_AFTER: Final = compiled(
    r"\s?(?:[.,;:)—–]|$)|\s(?:as|and|to|in|at|on|for|with|by|when|after|before|while|from|he|she|they)\b"
)
_REPORTS: Final = frozenset(
    "said says say told warned argued hoped believed believes hope fear fears thought so show".split()
)
_BY: Final[dict[str, tuple[int, Base]]] = {
    "last": (-1, "now"), "past": (-1, "now"), "this past": (-1, "now"), "prior": (-1, "then"),
    "next": (1, "now"), "coming": (1, "now"), "this coming": (1, "now"), "upcoming": (1, "now"),
    "this": (0, "now"), "this current": (0, "now"), "current": (0, "now"), "present": (0, "now"),
    "most recent": (-1, "now"),
    "that": (0, "then"), "same": (0, "then"), "comparable": (0, "then"), "corresponding": (0, "then"),
    "previous": (-1, "then"), "preceding": (-1, "then"),
    "following": (1, "then"), "subsequent": (1, "then"), "ensuing": (1, "then"), "succeeding": (1, "then"),
}  # fmt: skip
_DIRECTION: Final[dict[tuple[int, Base], Direction]] = {
    (-1, "now"): "last", (0, "now"): "this", (1, "now"): "next",
    (-1, "then"): "previous", (0, "then"): "that", (1, "then"): "following",
}  # fmt: skip


def _by(which: str, the: str | None) -> tuple[int, Base]:
    """How far, and from where; "the next day" is told from the text's time, "next week" from publication."""
    words = " ".join(which.lower().split())
    if words.endswith("same"):
        return 0, "then"
    if words == "the very next" or (words == "next" and the):
        return 1, "then"
    return _BY[words]


def _latest_year(match: re.Match[str]) -> Piece | None:
    del match
    return Shifted("year", -1)


def _beyond(match: re.Match[str]) -> Piece | None:
    return Shifted(unit_of(match["unit"]), 2 if match["next"] else -2)


def _dayword(match: re.Match[str]) -> Piece | None:
    if match["before"] or match["after"]:
        return Shifted("day", -2 if match["before"] else 2)
    word = match["word"].lower()
    return DayPart("NI", 0, "now") if word == "tonight" else Shifted("day", _DAYWORDS[word])


def _shifted(match: re.Match[str]) -> Piece | None:
    by, base = _by(match["which"], match["the"])
    unit, which = unit_of(match["unit"]), match["which"].lower()
    if unit == "hour" and which in ("last", "past", "next", "coming"):
        amount = amount_of("one", match["unit"])
        return Duration(amount) if amount else None
    if which == "present" and unit == "day":
        return None  # "the present day" is now
    if unit in ("second", "minute", "hour", "millennium") or (which in ("past", "coming") and unit == "day"):
        return None
    if match["the"] and which == "last" and _OF_WHOLE.match(match.string, match.end()):
        return None  # "the last week of August" is a week of it
    if match["the"] and (which in ("last", "past") or (which in ("next", "coming") and unit in ("decade", "century"))):
        amount = amount_of("one", match["unit"])  # "the past week" is a span up to now
        return Duration(amount) if amount else None
    if which == "next" and unit == "day" and not match["the"]:
        return Shifted("day", 1, "then")
    return Shifted(unit, by, base)


def _named(match: re.Match[str]) -> Piece | None:
    direction = _DIRECTION[_by(match["which"], match["the"])]
    if match["the"] and match["which"].lower() in ("last", "past"):
        return None
    if not match["the"] and match["which"].lower() == "following":
        return None  # "following Monday's debate": a preposition
    if (
        match["which"].lower() == "that"
        and not (match["season"] and _stands(match))
        and not _ANAPHORIC.search(match.string, max(0, match.start() - 12), match.start())
    ):
        return None  # "said that Tuesday's attack"
    inner: Expression
    if match["holiday"]:
        name = " ".join(match["holiday"].lower().replace("’", "'").split())
        inner = Holiday(HOLIDAY_NAMES[name])
    elif match["month"]:
        if not is_name(match["month"]):
            return None
        inner = Calendar(month=month_of(match["month"]), day=int(match["day"]) if match["day"] else None)
    elif match["weekday"]:
        inner = Calendar(weekday=weekday_of(match["weekday"]))
    else:
        inner = Season(SEASONS[match["season"].lower()])
    return Named(direction, inner)


def _stands(match: re.Match[str]) -> bool:
    """As in "sent abroad that summer as a clerk"; not "said that summer sales rose"."""
    before = match.string[max(0, match.start() - 14) : match.start()].split()
    return _CLAUSE_AFTER.match(match.string, match.end()) is not None and (not before or before[-1] not in _REPORTS)


def _part(match: re.Match[str]) -> Piece | None:
    if match["part2"]:
        return DayPart(PARTS[match["part2"].lower()], -1 if match["side"].lower() == "before" else 1, "then")
    by, base = _by(match["which"], match["the"])
    if match["which"].lower() in ("current", "past", "most recent", "comparable", "corresponding"):
        return None
    return DayPart(PARTS[match["part"].lower()], by, base)


def _the_unit(match: re.Match[str]) -> Piece | None:
    unit = unit_of(match["unit"])
    if match["ended"] is not None:
        amount = amount_of("one", match["unit"])
        return Duration(amount) if amount and unit in ("year", "month", "week") else None
    if match["the"].lower() == "all":
        amount = amount_of("one", match["unit"])
        return Duration(amount) if amount and unit in ("week", "day", "month", "year", "weekend") else None
    if match["when"] is not None and match["kind"] is None:
        return None  # "the year when he was born"
    text, start = match.string, match.start()
    if match["the"].lower() in ("its", "their") and unit != "year":
        return None  # "their day in court"
    if unit != "weekend" and _BEST_OF.search(text, max(0, start - 24), start):
        return None  # "the comeback of the decade", "the question of the day"
    if (
        unit == "day"
        and _DAY_WE.match(match.string, match.end())
        and not _SPAN_OF.search(match.string, max(0, match.start() - 12), match.start())
    ):
        return None  # "the day our men come home": said by its clause
    return Shifted(unit, 0, "now" if unit == "weekend" or match["new"] else "then")


RULES: Final = (
    Rule("dates.relative/latest-year", v.ARTICLE, _LATEST_YEAR, _latest_year, v.UNIT),
    Rule("dates.relative/beyond", v.ARTICLE, _BEYOND, _beyond, v.UNIT),
    Rule("dates.relative/day-word", v.DAYWORD | v.ARTICLE | v.UNIT, _DAYWORD, _dayword, v.DAYWORD),
    Rule("dates.relative/unit", v.WHICH | v.ARTICLE | v.QUANTITY, _SHIFTED, _shifted, v.UNIT),
    Rule("dates.relative/named", v.WHICH | v.ARTICLE, _NAMED, _named, v.MONTH | v.WEEKDAY | v.SEASON | v.HOLIDAY),
    Rule("dates.relative/part-of-day", v.WHICH | v.ARTICLE, _PART, _part, v.PART),
    Rule("dates.relative/the-unit", v.ARTICLE | v.QUANTITY, _THE_UNIT, _the_unit, v.UNIT),
)
