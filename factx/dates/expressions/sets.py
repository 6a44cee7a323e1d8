"""Recurring times: every, each, per; daily, annual; Tuesdays; twice a month."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from factx.dates import vocabulary as v
from factx.dates.expression import Amount, Calendar, DayPart, Repeated, Season, Timed
from factx.dates.expressions.fragments import (
    MONTH,
    NUMBER,
    PART,
    SEASON,
    SINGLE,
    WEEKDAY,
    WEEKDAY_STEM,
    amount_of,
    is_name,
    month_of,
    unit_of,
    weekday_of,
)
from factx.dates.expressions.rule import Piece, Rule, compiled
from factx.dates.lexicon import PARTS, PERIODIC, SEASONS, UNITS
from factx.numbers import alternatives, parse_ordinal
from factx.numbers.lexicon import SMALL

if TYPE_CHECKING:
    import re

# EXAMPLE: every day, each Thursday, every other week, every two years, each July, every Monday morning, every morning;
# NOT: each party, every inch
_EVERY: Final = compiled(
    rf"""
    (?:every|each) \s (?P<other>other\s|single\s|passing\s|(?P<nth>second|third|fourth|fifth|sixth|tenth)\s)?
    (?: (?P<number>{NUMBER}) \s (?P<units>seconds|minutes|hours|days|weeks|months|quarters|years|decades)\b
      | (?P<weekday>{WEEKDAY}) (?: \s (?P<weekpart>{PART}) )? | (?P<month>{MONTH}) | (?P<season>{SEASON}) |
        (?P<part>{PART}) | (?P<unit>{SINGLE}) | (?P<days>weekday)\b )
    """
)
# EXAMPLE: per year, a day after a rate ("$5 a day", "twice a month"); NOT: a day (a duration)
_PER: Final = compiled(
    r"(?:per|(?P<a>an?))[-\s](?P<unit>second|minute|hour|day|night|week|month|quarter|year|decade)\b(?!['’-])"
    r"(?!\s(?:after|before|earlier|later|ago|from\snow|or\s(?:so|two)|and\sa\s(?:half|quarter)))"
)
_RATE: Final = compiled(
    r"(?:\d|\b(?:times|once|twice|thrice|percent|per\scent|hundred|thousand|million|billion|trillion"
    r"|dollars|euros|pounds|people|barrels|tons|tonnes|hours|days|flights|trips|visits|bpd|cents|barrel"
    r"|ounce)|[$€£]\S{1,12}|%)\s$"
)
# EXAMPLE: "900 calls", "1,200 children", "4 billion cubic metres", "nine million francs" before "a day"
_COUNT: Final = compiled(
    rf"(?:\d|\b(?:{alternatives(SMALL)}|hundred|thousand|million|billion|dozen)\b)"
    r"(?:\s(?!(?:of|in|on|at|for|by|to|from|with|was|were|had|has|is|are)\b)[a-z]{3,14}){0,2}"
    r"\s(?:[a-z]{2,14}s|children|men|women|people|police)\s$"
)
# EXAMPLE: Tuesdays, Tuesday nights, weekdays, weekends, nights (after "on" or "at")
_PLURAL: Final = compiled(
    rf"(?P<weekday>{WEEKDAY_STEM})s\b(?!\s(?:morning|night))|(?P<nights>{WEEKDAY})\s(?P<part>mornings"
    rf"|afternoons|evenings|nights)\b|(?:all\s)?(?P<week>weekdays|weekends)\b"
    rf"|(?<=in\sthe\s)(?P<parts>mornings|afternoons|evenings)\b"
)
# EXAMPLE: daily, annual, monthly; NOT: the Daily Mail, biannually (see the table)
_PERIODIC: Final = compiled(rf"(?P<word>{alternatives(PERIODIC)})\b(?!-\w)")


def _every(match: re.Match[str]) -> Piece | None:
    if match["number"]:
        amount = amount_of(match["number"], match["units"])
        return Repeated(amount) if amount else None
    if match["weekday"]:
        day = Calendar(weekday=weekday_of(match["weekday"]))
        return Repeated(Timed(DayPart(PARTS[match["weekpart"].lower()]), day) if match["weekpart"] else day)
    if match["month"]:
        return Repeated(Calendar(month=month_of(match["month"]))) if is_name(match["month"]) else None
    if match["season"]:
        return Repeated(Season(SEASONS[match["season"].lower()]))
    if match["part"]:
        return Repeated(DayPart(PARTS[match["part"].lower()]))
    if match["days"]:
        return Repeated(Amount(Decimal(1), "day"))
    number = parse_ordinal(match["nth"]) if match["nth"] else 2 if (match["other"] or "").lower() == "other " else 1
    return Repeated(Amount(Decimal(number or 1), unit_of(match["unit"])))


def _per(match: re.Match[str]) -> Piece | None:
    text, at = match.string, match.start()
    if match["a"] and not (_RATE.search(text, max(0, at - 24), at) or _COUNT.search(text, max(0, at - 60), at)):
        return None
    return Repeated(Amount(Decimal(1), UNITS[match["unit"].lower()]))


def _plural(match: re.Match[str]) -> Piece | None:
    if match["parts"]:
        return Repeated(DayPart(PARTS[match["parts"].lower()]))
    if match["week"]:
        return Repeated(Amount(Decimal(1), "week" if match["week"].lower() == "weekdays" else "weekend"))
    if match["nights"]:
        day = Calendar(weekday=weekday_of(match["nights"]))
        return Repeated(Timed(DayPart(PARTS[match["part"].lower()]), day))
    return Repeated(Calendar(weekday=weekday_of(match["weekday"])))


def _periodic(match: re.Match[str]) -> Piece | None:
    word = match["word"]
    after = match.string[match.end() : match.end() + 2]
    if word.lower() == "quarterly" and after[:1] == " " and after[1:].isalpha():
        return None  # "a quarterly dividend" names a kind; "paid quarterly." says how often
    if word[0].isupper() and after[:1] == " " and after[1:2].isupper():
        return None  # part of a name
    before = match.string[max(0, match.start() - 2) : match.start()]
    if word[0].isupper() and before[:1].isalpha() and before[1:] == " ":
        return None  # "The Business Weekly"
    period = PERIODIC[word.lower()]
    number, unit = Decimal("".join(c for c in period if c.isdigit())), period[-1]
    units = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"}
    return Repeated(Amount(number, UNITS[units[unit]]))


RULES: Final = (
    Rule("dates.sets/every", v.SET, _EVERY, _every),
    Rule("dates.sets/per", v.SET | v.ARTICLE, _PER, _per, v.UNIT),
    Rule("dates.sets/weekdays", v.WEEKDAY | v.SET | v.PART | v.QUANTITY, _PLURAL, _plural),
    Rule("dates.sets/periodic", v.SET, _PERIODIC, _periodic),
)
