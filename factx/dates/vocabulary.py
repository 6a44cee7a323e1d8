"""Which words can take part in a date, as bits: the cheap test before any pattern is tried."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from factx.dates import lexicon
from factx.numbers.lexicon import ORDINALS, SCALES, SMALL

if TYPE_CHECKING:
    from collections.abc import Mapping

MONTH: Final = 1 << 0
WEEKDAY: Final = 1 << 1
UNIT: Final = 1 << 2
NUMBER: Final = 1 << 3
DIGITS: Final = 1 << 4
YEAR: Final = 1 << 5
ORDINAL: Final = 1 << 6
DAYWORD: Final = 1 << 7
WHICH: Final = 1 << 8
ARTICLE: Final = 1 << 9
EDGE: Final = 1 << 10
HEDGE: Final = 1 << 11
SEASON: Final = 1 << 12
PART: Final = 1 << 13
HOLIDAY: Final = 1 << 14
CLOCK: Final = 1 << 15
SET: Final = 1 << 16
SHIFT: Final = 1 << 17
VAGUE: Final = 1 << 18
ERA: Final = 1 << 19
LINK: Final = 1 << 20
QUANTITY: Final = 1 << 21
SUFFIX: Final = 1 << 22
#: The telling word of a holiday's name, where no other word of it is a trigger ("Christmas", "mardi gras").
FEAST: Final = 1 << 23
#: The first word of a hedge ("at" of "at least") or of a vague time ("the" of "the near future").
HEDGING: Final = 1 << 24
REFERRING: Final = 1 << 25

#: An expression needs at least one word of these.
TRIGGERS: Final = MONTH | WEEKDAY | UNIT | YEAR | DAYWORD | SEASON | PART | FEAST | CLOCK | SET | VAGUE | ERA

_CLASSES: Final = (
    (MONTH, lexicon.MONTHS),
    (WEEKDAY, lexicon.WEEKDAYS),
    (WEEKDAY, [day + "s" for day in lexicon.WEEKDAYS if day.endswith("day")]),
    (SET, ["weekday", "weekdays", "weekends"]),
    (UNIT, lexicon.UNITS),
    (UNIT, ["period", "time", "stage", "juncture"]),
    (NUMBER, [*SMALL, *SCALES, "hundred", "dozen"]),
    (ORDINAL, ORDINALS),
    (ORDINAL, ["last", "final"]),
    (DAYWORD, ["today", "tonight", "yesterday", "tomorrow", "eve", "anniversary"]),
    (WHICH, "last next this that these those past coming previous following same current latest upcoming".split()),
    (WHICH, "preceding subsequent first final recent comparable corresponding prior ensuing succeeding".split()),
    (ARTICLE, "the a an its their his her our any one".split()),
    (EDGE, "early small wee late mid middle beginning start end close earlier later earliest sometime".split()),
    (EDGE, "dawn eve height turn outset latter very rest part half onset midway turn".split()),
    (HEDGING, [words.replace(".", "").split(" ")[0] for words in lexicon.HEDGES]),
    (HEDGE, [word for words in lexicon.HEDGES for word in words.replace(".", "").split(" ")]),
    (SEASON, lexicon.SEASONS),
    (SEASON, ["springs", "summers", "winters", "autumns"]),
    (PART, lexicon.PARTS),
    (PART, ["light"]),
    (HOLIDAY, [re.findall(r"[a-z]+", name)[0] for name in lexicon.HOLIDAY_NAMES if not name[0].isdigit()]),
    (CLOCK, "noon midnight midday clock oclock am pm p m".split()),
    (CLOCK, lexicon.ZONES),
    (SET, lexicon.PERIODIC),
    (SET, "every each per".split()),
    (SHIFT, "ago earlier later before after afterward afterwards from hence previously ahead back".split()),
    (REFERRING, ["some", *(re.findall("[a-z]+", words)[0] for words in lexicon.REFERENCES)]),
    (VAGUE, [word for words in lexicon.REFERENCES for word in re.findall("[a-z]+", words)]),
    (
        ERA,
        "bc bce b c ad ce fiscal fy q h seventeen eighteen nineteen "
        "seventies eighties nineties sixties fifties forties thirties twenties".split(),
    ),
    (LINK, "of in on at to and or so through until the between point date".split()),
    (
        QUANTITY,
        "few several many some couple more half quarter number other long all entire whole "
        "numerous countless various tens dozens scores hundreds thousands handful matter lot quite".split(),
    ),
    (
        LINK,
        "additional full consecutive straight successive extra further short working business trading "
        "calendar difficult solid brief bloody brutal hard tough good turbulent happy peaceful another school academic "
        "intense critical painful".split(),
    ),
    (SUFFIX, "s th st nd rd o t z".split()),
)
#: Parts of names and phrases that are too common to be triggers.
_PLAIN: Final = tuple("the at in times just more most not right distant being too h the".split())


def _words() -> dict[str, int]:
    kinds: dict[str, int] = {}
    for kind, words in _CLASSES:
        for word in words:
            kinds[word] = kinds.get(word, 0) | kind
    for name in lexicon.HOLIDAY_NAMES:
        parts = re.findall(r"[a-z]+", name)
        if parts and not any(kinds.get(part, 0) & TRIGGERS for part in parts):
            telling = max(parts, key=len)
            kinds[telling] = kinds.get(telling, 0) | FEAST
    for word in _PLAIN:
        kinds[word] = kinds.get(word, LINK) & ~TRIGGERS or LINK
    return kinds


#: Word in lower case → its classes.
WORDS: Final[Mapping[str, int]] = MappingProxyType(_words())

#: The same with the usual spellings, so that most words need no change of case.
FORMS: Final[Mapping[str, int]] = MappingProxyType(
    {form: kind for word, kind in WORDS.items() for form in (word, word.title(), word.upper())}
)
