"""Times placed by another: the third Thursday in November, the week of Oct. 3, the day before Christmas, year's end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.dates import vocabulary as v
from factx.dates.expression import DayPart, Modified, Nth, Shifted
from factx.dates.expressions.fragments import DAY, MONTH, ORDINAL, WEEKDAY, unit_of, weekday_of
from factx.dates.expressions.rule import Neighbour, Piece, Rule, compiled
from factx.dates.lexicon import PARTS
from factx.numbers import parse_ordinal

if TYPE_CHECKING:
    import re

# EXAMPLE: year-end, year's end, month's end, the end of day
_UNIT_END: Final = compiled(
    r"(?:the\s)?(?P<unit>year|month|week|quarter|decade|century)(?:-|\s|['’]s[-\s])end\b"
    r"|(?:the\s)?end\sof\s(?P<of>day|week|month|quarter|year|decade|century)\b"
)
# EXAMPLE: the day before, the day after, the following day, the day following
_DAY_BESIDE: Final = compiled(
    r"(?:the|a)\s(?P<unit>day|week|month|year|morning|evening|night)\s(?P<side>before|after|prior"
    r"|following|earlier|later)(?=\s?[,.;:)]|\s*$|\s(?:and|but|by|at|when|was|were|saw)\b)"
)
# EXAMPLE: the week of Oct. 3
_WEEK_OF: Final = compiled(rf"(?:the\s)?week(?=\sof\s(?:{MONTH}|{DAY}|the\s\d))")
# EXAMPLE: the third Thursday, the first week, the last day, the second day; joined to what it is of
_NTH: Final = compiled(
    rf"(?:the|its|their|his|her)?\s?(?P<number>{ORDINAL}|last|final) [-\s] (?:full\s)?(?: (?P<unit>(?:day"
    rf"|week|weekend|month|year|decade|hour)\b(?!-)) | (?P<weekday>{WEEKDAY}) )"
)
# EXAMPLE: the day before Christmas, the Friday after Easter; joined to the day beside it
_NEIGHBOUR: Final = compiled(
    rf"the\s(?:(?P<unit>day|week|weekend|month)|(?P<weekday>{WEEKDAY}))\s(?:(?P<before>before|preceding)|after|following)\s"
)


def _unit_end(match: re.Match[str]) -> Piece | None:
    return Modified("END", Shifted(unit_of(match["unit"] or match["of"]), 0, "then"))


def _day_beside(match: re.Match[str]) -> Piece | None:
    by = -1 if match["side"].lower() in ("before", "prior", "earlier") else 1
    unit = match["unit"].lower()
    if unit in PARTS:
        return DayPart(PARTS[unit], by, "then")
    return Shifted(unit_of(unit), by, "then")


def _week_of(match: re.Match[str]) -> Piece | None:
    del match
    return Nth(0, "week")


def _nth(match: re.Match[str]) -> Piece | None:
    words = match["number"].lower()
    number = -1 if words in ("last", "final") else parse_ordinal(words)
    if number is None:
        return None
    if match["weekday"]:
        return Nth(number, None, weekday_of(match["weekday"]))
    return Nth(number, unit_of(match["unit"]))


def _neighbour(match: re.Match[str]) -> Piece | None:
    weekday = weekday_of(match["weekday"]) if match["weekday"] else None
    return Neighbour(unit_of(match["unit"]) if match["unit"] else None, weekday, -1 if match["before"] else 1)


RULES: Final = (
    Rule("dates.placed/unit-end", v.ARTICLE | v.UNIT | v.EDGE, _UNIT_END, _unit_end, v.EDGE),
    Rule("dates.placed/beside", v.ARTICLE, _DAY_BESIDE, _day_beside, v.UNIT | v.PART),
    Rule("dates.placed/week-of", v.ARTICLE | v.UNIT, _WEEK_OF, _week_of, v.MONTH),
    Rule("dates.placed/nth", v.ARTICLE | v.ORDINAL | v.DIGITS, _NTH, _nth, v.UNIT | v.WEEKDAY),
    Rule("dates.placed/neighbour", v.ARTICLE, _NEIGHBOUR, _neighbour, v.SHIFT),
)
