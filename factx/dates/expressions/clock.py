"""Clock times with their zones, and parts of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.dates import vocabulary as v
from factx.dates.expression import Clock, DayPart, Modified
from factx.dates.expressions.fragments import DAY, MONTH, PART, WEEKDAY, ZONE
from factx.dates.expressions.rule import Piece, Rule, compiled
from factx.dates.lexicon import PARTS, ZONES
from factx.numbers import alternatives, parse_number
from factx.numbers.lexicon import SMALL

if TYPE_CHECKING:
    import re

    from factx.ontology import TimexMod

_HOUR_WORD: Final = alternatives(word for word, n in SMALL.items() if 1 <= n <= 12)
_ZONE: Final = rf"(?:,?\s?(?P<zone>{ZONE}))?"
# EXAMPLE: 10:35 a.m., 5 p.m. EST, 5:30PM, 11:59:59 pm GMT; NOT: I 10 am
_TWELVE: Final = compiled(
    rf"(?P<hour>1[0-2]|0?[1-9]) (?: [:.](?P<minute>[0-5]\d) (?: :(?P<second>[0-5]\d) )? )? \s? (?P<half>a\.m\b\.?"
    rf"|p\.m\b\.?|am\b|pm\b|a\.\sm\.|p\.\sm\.) {_ZONE}"
)
# EXAMPLE: 19:15, 05:30hrs, 14:30 GMT, 22:30:15; NOT: 3:2, 2:1 (a score), 10:30–12 (verse)
_TWENTY_FOUR: Final = compiled(
    rf"(?<![\d:.,/])(?<!\D-) (?P<hour>2[0-4]|[01]?\d) : (?P<minute>[0-5]\d) (?: :(?P<second>[0-5]\d) )? (?![\d:]"
    rf"|-[^\w\s]) (?:\s?(?:hrs?|hours)\b)? {_ZONE}"
)
# EXAMPLE: 1230 GMT, 0900 hours, 1400 UTC
_MILITARY: Final = compiled(
    rf"(?<![\d.,]) (?P<hour>2[0-3]|[01]\d) (?P<minute>[0-5]\d) \s? (?:hrs?\b|hours\b"
    rf"|(?P<zone>{alternatives(z for z in ZONES if len(z) == 3)}\b))"
)
# EXAMPLE: noon, midnight, midday, 12 noon
_NAMED: Final = compiled(rf"(?:12\s|twelve\s)?(?P<word>noon|midnight|midday)\b {_ZONE}")
# EXAMPLE: five o'clock, 5 o’clock in the morning, half past six, quarter to ten, 4 in the morning
_O_CLOCK: Final = compiled(
    rf"""
    (?: (?P<part>half|(?:a\s)?quarter|{_HOUR_WORD}|\d{{1,2}}) (?:\sminutes)? \s (?P<side>past|to|after) \s )?
    (?P<hour>{_HOUR_WORD}|1[0-2]|[1-9]) (?: \s?o\s?['’]?\s?clock (?P<clock>\b) )?
    (?: \s (?: in\sthe\s (?P<day>morning|afternoon|evening) | at\s(?P<night>night) ) \b )?
    """
)
# EXAMPLE: the early hours of Monday, the small hours of 12 May
_SMALL_HOURS: Final = compiled(
    rf"(?:the\s)?(?:early|small|wee)\s(?:morning\s)?hours(?=\sof\s(?:{WEEKDAY}|{MONTH}|{DAY}\s|today\b|yesterday\b|this\s))"
)
# EXAMPLE: the morning, the early afternoon, mid-morning, first light,
# night, overnight, midafternoon; bare ones only beside a day (see `compose`)
_PART: Final = compiled(
    rf"(?P<the>the\s(?!overnight)|all\s|one\s|a\s(?!overnight))?(?:(?P<edge>mid|early|late)[-\s])?(?P<part>{PART}|overnight\b|first\slight\b"
    rf"|mid-?(?:morning|afternoon)\b|lunchtime\b)(?:\shours\b)?(?!-\w)"
)


_EDGES: Final[dict[str, TimexMod]] = {"early": "START", "mid": "MID", "late": "END"}


def _offset(match: re.Match[str]) -> str:
    return ZONES.get((match["zone"] or "").strip("()").lower(), "")


def _number(words: str | None) -> int | None:
    return int(words) if words else None


def _twelve(match: re.Match[str]) -> Piece | None:
    half = match["half"].lower()
    if half == "am" and match["half"] == "am" and not match["minute"] and match.group()[-3:-2] == " ":
        before = match.string[max(0, match.start() - 4) : match.start()].lower()
        if before.strip() == "i":
            return None
    hour = int(match["hour"]) % 12 + (12 if half[0] == "p" else 0)
    return Clock(hour, _number(match["minute"]), _number(match["second"]), _offset(match))


def _twenty_four(match: re.Match[str]) -> Piece | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour == 24 and minute:
        return None
    return Clock(hour, minute, _number(match["second"]), _offset(match))


def _military(match: re.Match[str]) -> Piece | None:
    return Clock(int(match["hour"]), int(match["minute"]), None, _offset(match))


def _named(match: re.Match[str]) -> Piece | None:
    return Clock(24 if match["word"].lower() == "midnight" else 12, 0, None, _offset(match))


def _o_clock(match: re.Match[str]) -> Piece | None:
    side, clock = match["side"], match["clock"]
    part = match["day"] or match["night"]
    past = side and side.lower() == "past" and match["part"].lower().endswith(("half", "quarter"))
    if clock is None and part is None and not past:  # "half past six" needs no more
        return None
    hour = parse_number(match["hour"])
    if hour is None or not 1 <= hour <= 12:
        return None
    at, minute = int(hour) % 12, 0 if clock is not None or side else None
    if (part and part.lower() in ("afternoon", "evening")) or (part and part.lower() == "night" and at >= 6):
        at += 12
    if part is None:
        at = int(hour)
    if side:
        words = match["part"].lower()
        number = 30 if words == "half" else 15 if words.endswith("quarter") else int(parse_number(words) or 0)
        minute = number if side.lower() != "to" else 60 - number
        at -= side.lower() == "to"
        if not 0 <= minute < 60:
            return None
    return Clock(at % 24, minute or 0)


def _small_hours(match: re.Match[str]) -> Piece | None:
    del match
    return DayPart("MO")


def _part(match: re.Match[str]) -> Piece | None:
    word = match["part"].lower().replace("-", "")
    edge = match["edge"] or ("mid" if word.startswith("mid") else None)
    part = DayPart(PARTS[" ".join(word.split())])
    return Modified(_EDGES[edge.lower()], part) if edge else part


RULES: Final = (
    Rule("dates.clock/twelve-hour", v.DIGITS, _TWELVE, _twelve, v.CLOCK),
    Rule("dates.clock/twenty-four-hour", v.DIGITS, _TWENTY_FOUR, _twenty_four, v.CLOCK),
    Rule("dates.clock/military", v.DIGITS | v.YEAR, _MILITARY, _military, v.CLOCK | v.UNIT),
    Rule("dates.clock/noon", v.CLOCK | v.DIGITS, _NAMED, _named, v.CLOCK),
    Rule(
        "dates.clock/o-clock",
        v.NUMBER | v.DIGITS | v.QUANTITY | v.ARTICLE,
        _O_CLOCK,
        _o_clock,
        v.CLOCK | v.PART | v.UNIT,
    ),
    Rule("dates.clock/small-hours", v.EDGE | v.ARTICLE, _SMALL_HOURS, _small_hours, v.UNIT),
    Rule("dates.clock/part-of-day", v.PART | v.ARTICLE | v.EDGE | v.QUANTITY | v.ORDINAL, _PART, _part, v.PART),
)
