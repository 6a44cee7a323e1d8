"""Durations: counted, vague, fractional, hyphenated, as ranges, and the spans up to or from now."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from factx.dates import vocabulary as v
from factx.dates.expression import Amount, Duration, Modified, Vague
from factx.dates.expressions.fragments import COUPLE, FILLER, NUMBER, PLURAL, SINGLE, SOME, UNIT, amount_of, unit_of
from factx.dates.expressions.rule import Piece, Rule, compiled

if TYPE_CHECKING:
    import re

# EXAMPLE: three days, two-year, 24 hours, 12 to 18 months, a couple of weeks, five more years, two days long;
# NOT: 34-year-old, two years old (ages); one day (see `keep`: an indefinite day); 100 metres
_COUNTED: Final = compiled(
    rf"""
    (?P<number>{COUPLE} | an\sadditional | another | an?(?!-) | one | {NUMBER})
      (?: \s?(?:to|or|and|-|–)\s? (?P<high>{NUMBER} | more(?=\s)) )? (?:[-\s]|(?=hrs?\b|mins?\b))
    {FILLER}? (?P<unit>{UNIT}) (?! [-\s]olds?\b | ['’]s(?!\stime)\b | \sof\sage\b ) (?:[-\s](?:long|plus)\b)?
      (?:\sor\s(?:so|more|less|longer|two)\b(?!\s(?:ago|later|earlier|before|after)\b))?
    (?: (?:\sand\s|,?\s) (?P<number2>{NUMBER}) [-\s]
      (?P<unit2>months?|weeks?|days?|hours?|minutes?|seconds?)\b(?![-\s]old) )?
    """
)
# EXAMPLE: a year and a half, an hour and a quarter; half an hour, half a century, half-hour, a half-century
_HALF: Final = compiled(
    rf"(?:(?P<number>an?|one|the\s(?:past|last|next|first|coming))\s(?P<unit>{SINGLE})\sand\sa\s(?P<part>half|quarter)\b"
    rf"|(?:an?\s)?half[-\s](?:an?\s)?(?P<half>hour|day|year|decade|century|month|minute|second"
    rf"|millennium)(?:[-\s]long)?\b(?!-old))"
)
# EXAMPLE: several weeks, a few minutes, many years, several-year, hundreds of years, a number of months
_SOME: Final = compiled(
    rf"(?P<some>{SOME})[-\s]{FILLER}?(?P<unit>{PLURAL}|(?<=-)(?:year|month|week|day|hour)\b|(?:year|month|week|day|hour)(?=[-\s](?:long"
    rf"|period)\b))(?![-\s]old\b)(?:[-\s]long\b)?"
)
# EXAMPLE: the past three days, the next 12 to 18 months, the first nine months, last five years, the coming weeks,
# the next few days, each of the past two years
_SPAN: Final = compiled(
    rf"""
    (?:each\sof\s)? (?P<the>the\s|these\s|those\s|its\s|their\s|his\s|her\s|our\s)?
    (?P<which>last|past|next|coming|first|final|latest|previous|following|preceding|subsequent|ensuing|succeeding
      |intervening|early|closing|opening|remaining|same|year[-\s]earlier)
    \s (?: (?P<number>{COUPLE} | {NUMBER}) (?:\s?(?:to|or|-|–)\s?(?P<high>{NUMBER}))? \s |
      (?P<some>{SOME}|couple\sof)\s )? {FILLER}?
    (?P<unit>{PLURAL}) (?:\sor\sso\b)?
    """
)
# EXAMPLE: the nine months, the four previous weeks; NOT: the two years old
_THE_COUNTED: Final = compiled(
    rf"(?:the|these|those)\s (?P<number>{NUMBER}) \s (?:previous\s|following\s|intervening\s|next\s"
    rf"|last\s)? {FILLER}? (?P<unit>{PLURAL}) (?!\sold)"
)
# EXAMPLE: recent years, recent weeks and months; past years; future quarters
_RECENT: Final = compiled(rf"(?P<which>(?:more\s)?recent|past|future|coming)\s(?P<unit>{PLURAL})(?:\sand\s{PLURAL})?")
# EXAMPLE: days, weeks, the years, months-long, decades-old, weeks or months; NOT: days (of the week)
_PLURAL: Final = compiled(
    rf"(?P<hour>(?<=within\s)the\shour\b)|(?P<the>(?:the|these|those)\s(?:(?:early|intervening|long|dark|last|first"
    rf"|final)\s)?)?(?P<unit>{PLURAL})(?:-(?:long|old)\b)?(?:\sor\s(?:even\s)?{PLURAL}|\s(?:ahead|to\scome)\b)?(?!['’]|\sold\b"
    rf"|\sof\sage\b)"
)
# EXAMPLE: year-long, month-long, day-long, hourlong, yearlong, a decade-old law; NOT: month-old (an age)
_LONG: Final = compiled(
    r"(?P<unit>hour|day|week|month|year|decade|century|minute)(?:-|\s)?long\b|(?P<age>decade|century)-old\b"
)


# EXAMPLE: "a day care center", "a day trip": the day is part of the noun
_DAY_NOUN: Final = compiled(
    r"\s(?:care|camps?|trips?|trippers?|jobs?|labou?r|labou?rers?|traders?|trading|schools?|nurser(?:y|ies)"
    r"|shifts?|pass(?:es)?|cent(?:er|re)s?|boat|spa|return|rate)\b"
)
# EXAMPLE: "the days before the vote", "in the days of"; NOT: "counting the days."
_DAYS_OF: Final = compiled(
    r"\s(?:of|when|before|after|since|that|leading|ahead|following|to\scome|prior|between|preceding|until|till|and|or|immediately|just)\b"
)
_SHORT: Final = ("in ", "within ", "for ", "after ", "just ", "only ", "mere ", "by ", "last ")


# EXAMPLE: "will one day be": some day; NOT: "could not in one day"
_SOME_DAY: Final = compiled(r"\b(?:can|could|may|might|must|should|will|would)\s$")
_MODAL: Final = compiled(r"\b(?:can|could|may|might|must|not|should|to|will|would)\s$|n['’]t\s$")


def _counted(match: re.Match[str]) -> Piece | None:
    number, unit = match["number"].lower(), match["unit"].lower()
    if number.endswith("a") and unit.endswith("s") and number == "a":
        return None
    if number == "one" and unit == "day" and _SOME_DAY.search(match.string, max(0, match.start() - 8), match.start()):
        return Vague("FUTURE_REF")
    if number in ("a", "one") and unit == "day" and _DAY_NOUN.match(match.string, match.end()):
        return None
    if number in ("a", "an") and match.group()[-5:].lower() in ("-long", " long"):
        return None
    if unit in ("second", "half", "quarter", "halves", "min", "sec") and number in ("a", "an", "one"):
        return None
    if unit in ("half", "halves") or (unit == "second" and "-" not in match.group()):
        return None
    if unit.startswith("quarter") and (
        number in ("one", "two", "three") and not match.group().lower().startswith(("a ",))
    ):
        return None
    more = match["high"] and match["high"].lower() == "more"
    amount = amount_of(number, unit, None if more else match["high"])
    if amount is None or amount.low is None:
        return None
    if amount.unit in ("night", "daytime", "moment") and amount.low == 1:
        return None
    rest = amount_of(match["number2"], match["unit2"]) if match["number2"] else None
    duration = Duration(amount, rest)
    tail = match.group().lower()
    if "couple" in number or tail.endswith(("or so", "more or less")):
        return Modified("APPROX", duration)
    if tail.endswith(("or more", "or longer", "or two")) or amount.high is not None or "-plus" in tail:
        return Modified("EQUAL_OR_MORE", duration)
    if tail.endswith("or less"):
        return Modified("EQUAL_OR_LESS", duration)
    return duration


def _half(match: re.Match[str]) -> Piece | None:
    if match["half"]:
        return Duration(Amount(Decimal("0.5"), unit_of(match["half"])))
    part = Decimal("0.5") if match["part"].lower() == "half" else Decimal("0.25")
    return Duration(Amount(1 + part, unit_of(match["unit"])))


def _some(match: re.Match[str]) -> Piece | None:
    if match["unit"].lower() == "quarters" and match["some"].lower() in ("some", "many", "various"):
        return None  # "in some quarters"
    if match["some"].lower() == "many" and match.string.startswith("as ", max(0, match.start() - 3)):
        return None  # "the second attack in as many weeks"
    return Duration(Amount(None, unit_of(match["unit"])))


def _span(match: re.Match[str]) -> Piece | None:
    which, unit = match["which"].lower(), unit_of(match["unit"])
    if which == "last" and not match["the"] and _MODAL.search(match.string, max(0, match.start() - 8), match.start()):
        return None  # "could last weeks": a verb
    if which == "following" and not match["the"]:
        return None  # "following eight years in office": a preposition
    if match["number"]:
        amount = amount_of(match["number"], match["unit"], match["high"])
        if amount is None:
            return None
        duration = Duration(amount)
        if "couple" in match["number"].lower() or match.group().endswith("so"):
            return Modified("APPROX", duration)
        return Modified("EQUAL_OR_MORE", duration) if amount.high is not None else duration
    if which in ("first", "final", "same", "opening", "closing", "remaining") and not match["the"]:
        return None
    if which == "past" and not match["the"] and not match["some"]:
        return Vague("PAST_REF")
    return Duration(Amount(None, unit))


def _the_counted(match: re.Match[str]) -> Piece | None:
    amount = amount_of(match["number"], match["unit"])
    return Duration(amount) if amount else None


def _recent(match: re.Match[str]) -> Piece | None:
    which = match["which"].lower()
    if which == "coming":
        return Duration(Amount(None, unit_of(match["unit"])))
    return Vague("FUTURE_REF" if which == "future" else "PAST_REF")


def _plural(match: re.Match[str]) -> Piece | None:
    if match["hour"]:
        return Duration(Amount(Decimal(1), "hour"))
    unit = unit_of(match["unit"])
    if match.group().lower() == "these days":
        return Vague("PRESENT_REF")
    if match["the"] and "-" in match.group():
        return None  # "the hours-long siege": the article is the noun's
    before = match.string[max(0, match.start() - 9) : match.start()].lower()
    if (
        unit in ("minute", "second", "moment")
        and (not match["the"] or not match.string.startswith((" before", " after", " that"), match.end()))
        and not before.endswith(_SHORT)
        and "-" not in match.group()
    ):
        return None  # "agendas and minutes"
    bare = match.group().lower()
    if (bare == "the days" or (bare == "days" and before.endswith(" the "))) and not _DAYS_OF.match(
        match.string, match.end()
    ):
        return None
    if unit == "hour" and before.endswith(("long ", "opening ", "office ", "working ", "rush ")):
        return None
    if unit in ("night", "quarter", "weekend") or (unit == "second" and match["the"]) or before.endswith("as many "):
        return None
    return Duration(Amount(None, unit))


def _long(match: re.Match[str]) -> Piece | None:
    return Duration(Amount(Decimal(1), unit_of(match["unit"] or match["age"])))


_STARTS: Final = v.NUMBER | v.DIGITS | v.QUANTITY | v.ARTICLE | v.HEDGE

RULES: Final = (
    Rule("dates.durations/counted", _STARTS, _COUNTED, _counted, v.UNIT),
    Rule("dates.durations/half", v.ARTICLE | v.QUANTITY | v.NUMBER, _HALF, _half, v.UNIT),
    Rule("dates.durations/some", _STARTS, _SOME, _some, v.UNIT),
    Rule("dates.durations/span", v.WHICH | v.ARTICLE | v.SET | v.EDGE | v.UNIT, _SPAN, _span, v.UNIT),
    Rule("dates.durations/the-counted", v.ARTICLE | v.WHICH, _THE_COUNTED, _the_counted, v.UNIT),
    Rule("dates.durations/recent", v.WHICH | v.QUANTITY | v.VAGUE, _RECENT, _recent, v.UNIT),
    Rule("dates.durations/plural", v.UNIT | v.ARTICLE | v.WHICH, _PLURAL, _plural, v.UNIT),
    Rule("dates.durations/long", v.UNIT, _LONG, _long),
)
