r"""Fragments of patterns shared by the families, without groups, for `re.VERBOSE | re.IGNORECASE`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from factx.dates import lexicon
from factx.dates.expression import Amount
from factx.numbers import DIGITS, alternatives, parse_number, parse_ordinal
from factx.numbers.lexicon import ORDINALS, SCALES, SMALL, TEENS, TENS
from factx.numbers.lexicon import UNITS as NUMBER_UNITS

if TYPE_CHECKING:
    from factx.dates.expression import Unit

_FULL_MONTHS: Final = [word for word in lexicon.MONTHS if len(word) > 4 or word in ("may", "june", "july")]
_SHORT_MONTHS: Final = [word for word in lexicon.MONTHS if word not in _FULL_MONTHS]
_FULL_DAYS: Final = [word for word in lexicon.WEEKDAYS if word.endswith("day")]
_SHORT_DAYS: Final = [word for word in lexicon.WEEKDAYS if not word.endswith("day")]

# EXAMPLE: September, Sept., SEP
MONTH: Final = rf"(?:{alternatives(_FULL_MONTHS)}\b|{alternatives(_SHORT_MONTHS)}\b\.?)"
WEEKDAY_STEM: Final = alternatives(_FULL_DAYS)
WEEKDAY: Final = rf"(?:{alternatives(_FULL_DAYS)}\b)"
WEEKDAY_ANY: Final = rf"(?:{alternatives(_FULL_DAYS)}\b|{alternatives(_SHORT_DAYS)}\b\.?)"
# EXAMPLE: 5, 05, 31; not 32, 312, 3.5, 1,000, 5%
DAY: Final = r"(?:(?:3[01]|[12]\d|0?[1-9])(?!\d|[.:]\d|,\d{1,3}(?!\d)|\s?%))"
# EXAMPLE: 5th, 22nd, fifth, twenty-first
_DAY_WORD: Final = (
    r"(?:(?:twenty|thirty)[-\s]first|twenty[-\s](?:second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    + alternatives(word for word, n in ORDINALS.items() if n <= 20 or n == 30)
    + r")\b"
)
DAY_ORDINAL: Final = rf"(?:(?:3[01]|[12]\d|0?[1-9])\s?(?:st|nd|rd|th)\b|{_DAY_WORD})"
# EXAMPLE: 1066, 1999, 2024; not 2,024, 2024.5, 20245, 3024
YEAR: Final = r"(?:(?:1\d{3}|20\d\d|21\d\d)(?!\d|[.,:/]\d|\w))"
# EXAMPLE: 4th, second, last
ORDINAL: Final = (
    rf"(?:\d{{1,4}}(?:st|nd|rd|th)\b|(?:twenty|thirty|forty|fifty)[-\s]{_DAY_WORD}|{alternatives(ORDINALS)}\b)"
)
UNIT: Final = rf"(?:{alternatives(w for w in lexicon.UNITS if w not in ('half', 'halves', 'daytime'))}\b)"
# EXAMPLE: month, day; not months
SINGLE: Final = r"(?:second|minute|hour|day|week|weekend|fortnight|month|quarter|year|decade|century|millennium)\b"
PLURAL: Final = (
    r"(?:seconds|minutes|hours|days|nights|weeks|weekends|fortnights|months|quarters|years|decades|centuries"
    r"|millennia)\b"
)
SEASON: Final = rf"(?:{alternatives(lexicon.SEASONS)}\b)"
PART: Final = r"(?:morning|afternoon|evening|night|dawn|dusk|daytime|daybreak|nightfall|sunrise|sunset)\b"
ZONE: Final = (
    rf"(?:\({alternatives(lexicon.ZONES)}\)|{alternatives(lexicon.ZONES)}\b"
    r"|(?:eastern|central|mountain|pacific|local|beijing|moscow|greenwich\smean|universal)(?:\s(?:standard"
    r"|daylight))?\stime\b)"
)

# EXAMPLE: Christmas, New Year's Eve, Martin Luther King Jr. Day
HOLIDAY: Final = (
    r"(?:"
    + alternatives(name.replace(".", r"\.").replace(" ", r"\s").replace("'", "['’]") for name in lexicon.HOLIDAY_NAMES)
    + r"(?![\w-]))"
)
_NUMBER_WORD: Final = alternatives([*SMALL, *(s for s in SCALES if len(s) > 4), "hundred", "dozen", "half"])
# EXAMPLE: 12, 1,500, 2.5, 2 1/2, twenty four, two and a half, two-and-a-half, a hundred and five, half a dozen
NUMBER: Final = (
    rf"(?:{DIGITS}(?:\s(?:thousand|hundred|million|billion)\b)?"
    rf"|(?:an?\s(?=hundred|thousand|dozen|million))?{_NUMBER_WORD}\b"
    rf"(?:[-\s](?:and[-\s])?(?:an?[-\s](?=half|dozen))?{_NUMBER_WORD}\b){{0,5}})"
)
# EXAMPLE: a few, several, a couple of
SOME: Final = (
    r"(?:(?:the\s)?(?:an?\s)?(?:very\s)?few|several|many|some|numerous|countless|various|"
    r"a\s(?:good\s)?(?:number|handful|matter|lot)\sof|(?:tens|dozens|scores|hundreds|thousands)\sof)\b"
)
COUPLE: Final = r"(?:an?\scouple(?:\sof)?|couple\sof)\b"
#: Words between a number and its unit that change nothing.
FILLER: Final = (
    r"(?:(?:more|additional|full|whole|consecutive|straight|successive|entire|long|further|extra|short|other|working|"
    r"business|trading|calendar|difficult|solid|brief|bloody|brutal|previous|hard|tough|good|turbulent|happy|peaceful|intense|critical|painful)\s)"
)
_COUPLE_VALUE: Final = Decimal(2)

_SPOKEN_TENS: Final = alternatives(TENS)
_SPOKEN_UNIT: Final = alternatives(word for word, n in NUMBER_UNITS.items() if n)
_SPOKEN: Final = rf"(?:{_SPOKEN_TENS}(?:[-\s](?:{_SPOKEN_UNIT}))?|{alternatives(TEENS)}|hundred|oh[-\s]\w{{3,5}})"
# EXAMPLE: nineteen ninety-six, eighteen twelve
SPOKEN_YEAR: Final = rf"(?:(?:{alternatives(TEENS)}|twenty)[-\s]{_SPOKEN}\b)"


def month_of(words: str) -> int:
    """The number of a month's name or abbreviation."""
    return lexicon.MONTHS[words.rstrip(".").lower()]


def weekday_of(words: str) -> int:
    """The ISO number of a weekday's name or abbreviation."""
    return lexicon.WEEKDAYS[words.rstrip(".").lower()]


def day_of(words: str) -> int | None:
    """A day of the month in digits, as an ordinal or in words."""
    digits = "".join(c for c in words if c.isdigit())
    number = int(digits) if digits else parse_ordinal(words)
    return number if number is not None and 1 <= number <= 31 else None


def unit_of(word: str) -> Unit:
    """The unit of a word, singular or plural."""
    return lexicon.UNITS[word.lower()]


def amount_of(number: str | None, unit: str, high: str | None = None) -> Amount | None:
    """A quantity from its words; None where they are no number."""
    if number is None:
        return Amount(None, unit_of(unit))
    words = " ".join(number.lower().split())
    if words in ("a", "an", "one", "another", "an additional", "each", "the"):
        low: Decimal | None = Decimal(1)
    else:
        low = _COUPLE_VALUE if "couple" in words else parse_number(words)
    if low is None or low > 10**9:
        return None
    return Amount(low, unit_of(unit), parse_number(high) if high else None)


def is_name(word: str) -> bool:
    """Written as a name is: "May", "MAY"."""
    return word[:1].isupper()
