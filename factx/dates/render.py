"""Expressions written out in English, so that reading what was written is a property to test."""

from __future__ import annotations

from typing import Final

from factx.dates import expression as e
from factx.dates.lexicon import HOLIDAY_NAMES
from factx.numbers import spell, spell_ordinal

_MONTHS: Final = "January February March April May June July August September October November December".split()
_DAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SEASONS: Final = {"SP": "spring", "SU": "summer", "FA": "fall", "WI": "winter"}
_PARTS: Final = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}
_EDGES: Final = {"START": "early ", "MID": "mid-", "END": "late "}
_HEDGES: Final = {
    "APPROX": "about ", "LESS_THAN": "nearly ", "MORE_THAN": "more than ", "EQUAL_OR_MORE": "at least ",
    "EQUAL_OR_LESS": "up to ",
}  # fmt: skip
_SHIFTS: Final = {
    (-1, "now"): "last", (0, "now"): "this", (1, "now"): "next",
    (-1, "then"): "the previous", (0, "then"): "that", (1, "then"): "the following",
}  # fmt: skip
_REFERENCES: Final = {"PAST_REF": "recently", "PRESENT_REF": "now", "FUTURE_REF": "the near future"}
_HOLIDAYS: Final = {key: name for name, key in HOLIDAY_NAMES.items()}


def render(expression: e.Expression) -> str:  # noqa: C901, PLR0912  # one line a kind of expression
    """The expression in words; ValueError for one that English has no plain words for.

    >>> render(e.Modified("START", e.Calendar(year=1999, month=3))), render(e.Offset(e.Amount(None, "year"), -1))
    ('early March 1999', 'years ago')
    """
    match expression:
        case e.Calendar():
            return _calendar(expression)
        case e.Decade(number, False, False):
            return f"the {number}0s"
        case e.Decade(number, True):
            return f"the '{number}0s"
        case e.Century(number, False):
            return f"the {spell_ordinal(number)} century"
        case e.Season(code, year):
            return f"the {_SEASONS[code]}" + (f" of {year}" if year else "")
        case e.Quarter(int() as number, year):
            return f"the {spell_ordinal(number)} quarter" + (f" of {year}" if year else "")
        case e.Half(number, int() as year):
            return f"the {spell_ordinal(number)} half of {year}"
        case e.Holiday(key, year, 0):
            return _HOLIDAYS[key].title().replace("'S", "'s") + (f" {year}" if year else "")
        case e.Shifted("day", -1 | 0 | 1 as by, "now"):
            return ("today", "tomorrow", "yesterday")[by]
        case e.Shifted(unit, by, base) if (by, base) in _SHIFTS:
            return f"{_SHIFTS[by, base]} {unit}"
        case e.Named("last" | "this" | "next" as way, inner):
            return f"{way} {render(inner).removeprefix('the ')}"
        case e.Duration(amount, None):
            return _amount(amount)
        case e.Offset(amount, sign, base):
            return f"{_amount(amount)} " + ("ago" if base == "now" else "earlier" if sign < 0 else "later")
        case e.Repeated(e.Amount(low, unit)) if low is not None:
            return f"every {unit}" if low == 1 else f"every {spell(int(low))} {unit}s"
        case e.Repeated(e.Calendar() as day):
            return f"every {_calendar(day)}"
        case e.Repeated(e.DayPart() as part):
            return f"every {_PARTS[part.code]}"
        case e.Repeated(e.Season() as season):
            return f"every {_SEASONS[season.code]}"
        case e.Clock():
            return _clock(expression)
        case e.Timed(e.Clock() as time, day):
            return f"{_clock(time)} {render(day)}"
        case e.Timed(e.DayPart() as part, day):
            return f"{render(day)} {_PARTS[part.code]}"
        case e.Inside(e.Nth(number, unit, weekday), whole):
            return f"the {'last' if number < 0 else spell_ordinal(number)} {_name(unit, weekday)} of {render(whole)}"
        case e.Inside(part, whole):
            return f"{render(part)} {render(whole)}"
        case e.Beside(unit, weekday, sign, day):
            return f"the {_name(unit, weekday)} {'before' if sign < 0 else 'after'} {render(day)}"
        case e.Vague(reference):
            return _REFERENCES[reference]
        case e.Modified(mod, e.Duration() | e.Offset() as inner):
            return _HEDGES[mod] + render(inner)
        case e.Modified(mod, inner):
            return _EDGES[mod] + render(inner)
        case _:
            raise ValueError(f"no words for {expression}")


def _calendar(date: e.Calendar) -> str:
    """In the American order: "Friday, September 27, 2024"."""
    weekday = _DAYS[date.weekday - 1] if date.weekday else ""
    year = f"{date.year} BC" if date.bc else str(date.year or "")
    if date.month is None:
        return weekday or year
    day = f"{_MONTHS[date.month - 1]} {date.day}" if date.day else _MONTHS[date.month - 1]
    separator = ", " if date.day and not date.bc else " "
    return (weekday + ", " if weekday else "") + day + (separator + year if year else "")


def _name(unit: e.Unit | None, weekday: int | None) -> str:
    return _DAYS[weekday - 1] if weekday else str(unit)


def _amount(amount: e.Amount) -> str:
    if amount.low is None:
        return f"{amount.unit}s"
    words = spell(int(amount.low)) if amount.low == int(amount.low) and amount.low < 1000 else f"{amount.low}"
    return f"{words} {amount.unit}" + (
        "" if amount.low == 1 else "s" if amount.unit[-1] != "y" or amount.unit == "day" else ""
    )


def _clock(clock: e.Clock) -> str:
    return f"{clock.hour:02d}:{clock.minute or 0:02d}" + (f":{clock.second:02d}" if clock.second is not None else "")
