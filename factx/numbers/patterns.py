r"""Fragments of regular expressions for numbers, without groups, to be put inside other patterns.

They work with and without `re.VERBOSE` (no literal blanks) and need `re.IGNORECASE`. They do not look at what
stands around them: put `(?<![\w.,])` or `\b` before and `(?!\w)` or `\b` after as the place asks. All are linear:
every quantifier is bounded and no two alternatives can match the same text in exponentially many ways.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.numbers.lexicon import LETTERS, MULTIPLIERS, ORDINALS, PARTS, SCALES, SIGNS, TEENS, TENS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """A non-capturing group of the words, the longest first so that none hides another.

    >>> alternatives(["m", "mn"])
    '(?:mn|m)'
    """
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


#: Between the words of one number: a few blanks, or a hyphen, which tokenised text sets between blanks.
GAP: Final = r"(?:\s{1,3}|[-\u2010\u2011]|\s-\s)"

_ZERO: Final = alternatives(word for word, n in UNITS.items() if not n)
_UNIT: Final = alternatives(word for word, n in UNITS.items() if n)
_TENS: Final = alternatives(TENS)
# EXAMPLE: seven, seventeen, seventy, seventy-seven
SMALL: Final = rf"(?:{_TENS}\b(?:{GAP}{_UNIT}\b)?|{alternatives(TEENS)}\b|{_UNIT}\b|{_ZERO}\b)"
# EXAMPLE: two hundred and five, a hundred, hundred
_HUNDRED: Final = rf"(?:(?:(?:{SMALL}|an?\b){GAP})?hundred\b(?:\s{{1,2}}(?:and\s{{1,2}})?{SMALL})?|{SMALL})"

_SCALE: Final = alternatives(SCALES)
_MULTIPLIER: Final = alternatives(MULTIPLIERS)
_ORDINAL_UNIT: Final = alternatives(word for word, n in ORDINALS.items() if n < 10)
# EXAMPLE: quarters, thirds, twenty-fifths
_PLURAL_PART: Final = (
    rf"(?:{alternatives(word for word in PARTS if word.endswith('s'))}|{_TENS}{GAP}(?:firsts|seconds)\b)"
)
# EXAMPLE: quarter, quarters, third, twenty-first
_PART: Final = rf"(?:{alternatives(PARTS)}|{_TENS}{GAP}{_ORDINAL_UNIT}s?)"
_SIGN: Final = "[" + "".join(SIGNS) + "]"

# EXAMPLE: 1,500  1,50,000  1.500.000  1 500 (no-break or thin space)  40 000  3.5  .5  12½  1 1/2  3/4
DIGITS: Final = (
    r"(?:"
    rf"\d{{1,3}}\s{{1,2}}\d{{1,2}}[/\u2044]\d{{1,2}}(?![\d/])"
    r"|\d{1,3}[/\u2044]\d{1,3}(?![\d/])"
    rf"|\d{{0,4}}{_SIGN}"
    r"|\d{1,3}(?:,\d{2,3}){1,7}(?!\d)(?:\.\d{1,12}(?!\d))?"
    r"|\d{1,3}(?:\.\d{3}){1,7}(?!\d),\d{1,2}(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,7}(?![\d.])"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,7}(?!\d)"
    r"|\d{1,3}(?:\x20000|(?:\x20\d{3}){2,5})(?:\.\d{1,6})?(?![.,-]?\d|\x20\d|-)"
    r"|\d{1,30}(?:\.\d{1,12})?(?!\d)"
    r"|\.\d{1,12}(?!\d)"
    r")"
)

#: Scale after a number: a word, or letters right behind the digits (`3.2bn`).
SCALE_WORD: Final = rf"{_SCALE}\b"
SCALE_LETTER: Final = rf"{alternatives(LETTERS)}\b"

# EXAMPLE: two thirds, a quarter, three-quarters, half, fifty hundredths
FRACTION: Final = rf"(?:(?:(?:{SMALL}|an?\b){GAP})?{_PART}\b|{_HUNDRED}{GAP}{_PLURAL_PART}\b)"

# EXAMPLE: the tail of "two and a half", "three and two fifths", "five and a quarter"
_AND_PART: Final = rf"\sand\s(?:an?\b|{SMALL}){GAP}{_PART}\b"
# EXAMPLE: the tail of "two million three hundred thousand and five", "one million and a half"
_SCALED: Final = (
    rf"{GAP}{_SCALE}\b(?:{_AND_PART}"
    rf"|(?:{GAP}{_SCALE}\b)?(?:(?:,\s?|{GAP})(?:and\s)?{_HUNDRED}(?:{GAP}{_SCALE}\b)?){{0,4}})"
)
# EXAMPLE: two million three hundred thousand and five; a dozen; half a million; two and a half billion; three score
WORDS: Final = (
    r"(?:"
    rf"half{GAP}(?:an?\s)?(?:{_SCALE}|{_MULTIPLIER}|hundred)\b"
    rf"|(?:(?:{SMALL}|an?\b){GAP})?(?:half|quarters?|thirds?)(?:\sof\sa\s|{GAP}){_SCALE}\b"
    rf"|(?:{SMALL}|(?:half{GAP})?an?\b){GAP}dozens?\b|{SMALL}{GAP}{_MULTIPLIER}\b"
    rf"|(?:{_HUNDRED}|an?\b){_SCALED}"
    rf"|{_HUNDRED}(?:{_AND_PART}(?:{GAP}(?:{_SCALE}|{_MULTIPLIER}|hundred)\b)?"
    rf"|\spoint(?:\s(?:{SMALL}|oh\b)){{1,8}}(?:\s{_SCALE}\b)?)?"
    r")"
)

# EXAMPLE: 3.2 million, 1,500, 2 million 500 thousand, 3 hundred and 21, 3 million and a quarter
DIGITS_SCALED: Final = (
    rf"(?:\d{{1,3}}\shundred\sand\s(?:{SMALL}|\d{{1,2}}(?![\d.,]))(?!\s(?:hundred|{_SCALE})\b)"
    rf"|\d{{1,3}}\sthousand\s\d\shundred(?:\sand\s(?:{SMALL}|\d{{1,2}}(?![\d.,])))?"
    rf"|\d{{1,3}}\s{_SCALE}{_AND_PART}"
    rf"|{DIGITS}(?:(?:{GAP}(?:{_SCALE}|{_MULTIPLIER}|hundred)\b){{1,2}}"
    rf"(?:\s\d{{1,3}}\s{_SCALE}\b)?)?)"
)

#: A cardinal in digits or words, with its scale.
NUMBER: Final = rf"(?:{DIGITS_SCALED}|{WORDS})"

_ORDINAL_WORD: Final = alternatives(ORDINALS)
# EXAMPLE: 12th, 1,000th, 1st, twenty-first, two hundred and fifth, second
ORDINAL: Final = (
    r"(?:"
    r"\d{1,3}(?:,\d{3}){0,3}(?<=\d)(?:st|nd|rd|th)\b|\d{1,9}(?:st|nd|rd|th)\b"
    rf"|{_HUNDRED}{GAP}(?:and\s)?{_TENS}{GAP}{_ORDINAL_UNIT}\b"
    rf"|{_TENS}{GAP}{_ORDINAL_UNIT}\b"
    rf"|{_HUNDRED}{GAP}(?:and\s)?{_ORDINAL_WORD}\b"
    rf"|{_ORDINAL_WORD}\b"
    r")"
)
