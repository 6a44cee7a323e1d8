"""Where numbers stand in a text, and what they are worth: digits, words, fractions, ordinals, vague plurals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from factx.numbers import (
    DIGITS,
    FRACTION,
    GAP,
    NUMBER,
    ORDINAL,
    alternatives,
    parse_number,
    parse_ordinal,
)
from factx.numbers.lexicon import MULTIPLIERS, ORDINALS, SCALES, SIGNS, SMALL
from factx.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

Form = Literal["cardinal", "ordinal", "fraction", "vague", "multiple"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text, [start, end), without unit or currency."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    form: Form
    digits: bool
    """Written with digits rather than words."""
    scaled: bool = False
    """Ends in a scale: "million", "bn"."""
    relation: str | None = None
    """What the number itself says: "hundred-odd", "several hundred"."""


#: Vague plurals: the least and the most that one of them stands for (annotation guidelines).
_VAGUE: Final = {
    "tens": (20, 99),
    "scores": (20, 99),
    "dozens": (24, 99),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "lakhs": (200_000, 999_999),
    "millions": (2_000_000, 9_999_999),
    "crores": (20_000_000, 99_999_999),
    "billions": (2 * 10**9, 10**10 - 1),
    "trillions": (2 * 10**12, 10**13 - 1),
}
#: What one of them is worth where it is multiplied: "tens of thousands".
_ONE_OF: Final = {word: {"dozens": 12}.get(word, low // 2) for word, (low, _) in _VAGUE.items()}
_MULTIPLES: Final = {"twice": 2, "thrice": 3}
_FOLD: Final = "fold"


def _tree(words: Iterable[str]) -> str:
    """The words as a pattern that reads each letter once."""
    branches: dict[str, list[str]] = {}
    for word in words:
        branches.setdefault(word[:1], []).append(word[1:])
    whole = "" in branches
    parts = [
        re.escape(letter) + (_tree(rest) if len(rest) > 1 or rest[0] else "")
        for letter, rest in sorted(branches.items())
        if letter
    ]
    if not parts:
        return ""
    return f"(?:{'|'.join(parts)})" + ("?" if whole else "")


_PARTS: Final = {
    "half",
    "halves",
    "quarter",
    "quarters",
    "thirds",
    "fourths",
    "fifths",
    "sixths",
    "eighths",
    "tenths",
}
_OPENERS: Final = {"several", "few", "couple"}
_WORDS: Final = sorted(
    {
        *SMALL,
        *MULTIPLIERS,
        *SCALES,
        *ORDINALS,
        *_VAGUE,
        *_MULTIPLES,
        *_PARTS,
        *_OPENERS,
    }
    | {"hundred"}
    | {word + _FOLD for word in SMALL}
)

#: EXAMPLE: the "3" of "$3.2bn", the "two" of "two-thirds", "dozens". Every count holds one of these.
ANCHOR: Final = re.compile(
    rf"(?P<digit>(?<!\d)\d|[{''.join(SIGNS)}])|(?<![^\W_])(?P<word>{_tree(_WORDS)})(?![^\W_])", re.IGNORECASE
)
_NUMBER: Final = re.compile(NUMBER, re.IGNORECASE)
_FRACTION: Final = Pattern(FRACTION, re.IGNORECASE)
_ORDINAL: Final = re.compile(ORDINAL, re.IGNORECASE)

_VAGUE_WORD: Final = alternatives(_VAGUE)
# EXAMPLE: dozens, tens of thousands, hundreds of millions
_VAGUE_PLURAL: Final = Pattern(
    rf"(?P<first>{_VAGUE_WORD})(?:\sof\s(?P<second>{_VAGUE_WORD}))?(?![^\W_])", re.IGNORECASE
)
# EXAMPLE: several hundred, a few thousand, a couple of dozen
_VAGUE_SINGULAR: Final = Pattern(
    rf"(?:several|(?:a\s)?few|(?:a\s)?couple(?:\sof)?)\s(?P<scale>dozen|hundred|{alternatives(SCALES)})"
    rf"(?:\s(?P<more>{alternatives(SCALES)}))?(?![^\W_])",
    re.IGNORECASE,
)
# EXAMPLE: couple (of beers)
_COUPLE: Final = Pattern(r"couple(?=\sof\s[^\W\d])", re.IGNORECASE)
# EXAMPLE: sixfold, 10-fold
_MANIFOLD: Final = Pattern(rf"(?P<times>{alternatives(SMALL)}|{DIGITS})-?fold(?![^\W_])", re.IGNORECASE)
# EXAMPLE: -odd, -plus
_ODD: Final = re.compile(r"[-\s](?P<odd>odd|plus)(?![^\W_])", re.IGNORECASE)
# EXAMPLE: what parts the numbers of a share: " in ", " out of "
_SHARED: Final = re.compile(r"\s(?:out\sof|in)\s", re.IGNORECASE)
# EXAMPLE: one in five, 9 out of 10
_SHARE: Final = Pattern(rf"\s(?:out\sof|in)\s(?:every\s)?(?P<whole>{NUMBER})(?![\w.,%]*\d)(?!\w)", re.IGNORECASE)
# EXAMPLE: the article of "a million", "half a dozen", "a third"
_ARTICLE: Final = re.compile(r"(?<![^\W_])(?:(?:half|quarter)[\s-])?an?\s$|(?<![^\W_])half[\s-]$", re.IGNORECASE)
_LETTER_SCALE: Final = Pattern(
    r"\s?(?P<letters>thousand|million|billion|trillion|bn|bln|bil|mn|mln|mil|tn|tln|trn|mm|k|m|b|t)(?![\w²³/])(?!-[^\W\d_])",
    re.IGNORECASE,
)
_LETTERS: Final = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "k": 3, "m": 6, "mm": 6, "mn": 6, "mln": 6, "mil": 6, "b": 9, "bn": 9, "bln": 9, "bil": 9,
    "t": 12, "tn": 12, "tln": 12, "trn": 12,
}  # fmt: skip
# EXAMPLE: the words behind "2.7m" where it counts things: "combined digital sales", "tonnes", "people"
_OF_THINGS: Final = Pattern(
    r"\s(?!(?:long|wide|high|tall|deep|away|from|above|below|in|at|of|to|and|or|by|for|on|x|hurdles|is|was|has)(?![^\W_]))"
    r"(?:[a-z][a-z-]*\s){0,4}?(?:[a-z]{2,}[a-rt-z]s|people|men|women|children|staff|troops|rand|yen|yuan|baht|euro)(?![^\W_])"
    r"|-(?:euro|dollar|pound|yen|rand)(?![^\W_])"
)
#: Letters that mean nothing but a scale.
_SURE: Final = frozenset(
    {"thousand", "million", "billion", "trillion", "bn", "bln", "bil", "mn", "mln", "mil", "tn", "tln", "trn"}
)


def read_numeral(text: str, start: int, floor: int, limit: int) -> Numeral | None:
    """The number whose anchor is at `start`; it may begin before that (an article, a point) but not before `floor`."""
    if text[start].isdigit() or text[start] in SIGNS:
        return _from_digits(text, start, floor, limit)
    return _from_words(text, start, floor, limit)


def _from_digits(text: str, start: int, floor: int, limit: int) -> Numeral | None:
    ordinal = _ORDINAL.match(text, start, limit)
    if ordinal:
        rank = parse_ordinal(ordinal.group())
        return None if rank is None else Numeral(start, ordinal.end(), Decimal(rank), Decimal(rank), "ordinal", True)
    before = text[start - 1 : start]
    if before == "." and start - 1 >= floor and not text[start - 2 : start - 1].isalnum():
        start -= 1
    match = _NUMBER.match(text, start, limit)
    if match is None:
        return None
    value = parse_number(match.group())
    if value is None:
        return None
    end = match.end()
    fold = _MANIFOLD.match(text, start, limit)
    if fold:
        return Numeral(start, fold.end(), value, value, "multiple", True)
    return _with_tail(
        text, Numeral(start, end, value, value, "cardinal", True, scaled=not text[end - 1].isdigit()), limit
    )


def _from_words(text: str, start: int, floor: int, limit: int) -> Numeral | None:
    vague = _vague(text, start, floor, limit)
    if vague:
        return vague
    multiple = _multiple(text, start, limit)
    if multiple:
        return multiple
    begin = start
    article = _ARTICLE.search(text, max(floor, start - 8), start)
    if article:
        begin = article.start()
    if begin < start and _is_rank(text, start, limit):
        begin = start
    for at in (begin, start) if begin < start else (start,):
        found = _longest_word_number(text, at, limit)
        if found and found.end > start:
            return _with_tail(text, found, limit)
    return None


# EXAMPLE: what follows "a third" where it is a share: "of", "more", "higher", a verb, a mark
_NO_RANK: Final = Pattern(
    r"\s?(?:[^\w\s]|$|\s(?:of|the|its|their|his|her|more|less|fewer|higher|lower|larger|bigger|smaller|faster|slower|to|in|from|for|were|was|"
    r"are|is|had|have|has|said|by|as|and|or|on|at|since|than|over|under|off|down|up|through|between|do|did|did|say|would|will|could)(?![^\W_]))",
    re.IGNORECASE,
)


def _is_rank(text: str, start: int, limit: int) -> bool:
    """Whether "third" behind an article is a rank ("a third attempt"), not a share ("a third of")."""
    word = _ORDINAL.match(text, start, limit)
    return word is not None and _NO_RANK.match(text, word.end(), limit) is None


def _longest_word_number(text: str, at: int, limit: int) -> Numeral | None:
    """The longest of cardinal, ordinal and fraction at a place; of equals the ordinal, then the cardinal."""
    best: Numeral | None = None
    ordinal = _ORDINAL.match(text, at, limit)
    if ordinal and text[at : at + 2].lower() not in ("a ", "an"):
        rank = parse_ordinal(ordinal.group())
        if rank is not None:
            best = Numeral(at, ordinal.end(), Decimal(rank), Decimal(rank), "ordinal", False)
    for pattern, form in ((_NUMBER, "cardinal"), (_FRACTION, "fraction")):
        match = pattern.match(text, at, limit)
        if match and (best is None or match.end() > best.end):
            value = parse_number(match.group())
            if value is not None:
                scaled = match.group().rsplit(None, 1)[-1].lower() in SCALES
                best = Numeral(at, match.end(), value, value, form, False, scaled=scaled)  # type: ignore[arg-type]
    return best


def _vague(text: str, start: int, floor: int, limit: int) -> Numeral | None:
    plural = _VAGUE_PLURAL.match(text, start, limit)
    if plural:
        low, high = _VAGUE[plural["first"].lower()]
        if plural["second"]:
            scale = _ONE_OF[plural["second"].lower()]
            low, high = low * scale, (high + 1) * scale - 1
        return Numeral(start, plural.end(), Decimal(low), Decimal(high), "vague", False, scaled=True)
    single = _VAGUE_SINGULAR.match(text, start, limit)
    if single:
        low, high = _VAGUE[single["scale"].lower() + "s"]
        if single["more"]:
            more = SCALES[single["more"].lower()]
            low, high = low * more, (high + 1) * more - 1
        begin = start - 2 if text[max(floor, start - 2) : start].lower() == "a " else start
        return Numeral(begin, single.end(), Decimal(low), Decimal(high), "vague", False, scaled=True)
    couple = _COUPLE.match(text, start, limit)
    if couple:
        return Numeral(start, couple.end(), Decimal(2), Decimal(2), "cardinal", False, relation="~")
    return None


def _multiple(text: str, start: int, limit: int) -> Numeral | None:
    for word, value in _MULTIPLES.items():
        if text[start : start + len(word)].lower() == word:
            return Numeral(start, start + len(word), Decimal(value), Decimal(value), "multiple", False)
    fold = _MANIFOLD.match(text, start, limit)
    if fold:
        times = parse_number(fold["times"])
        if times is not None:
            return Numeral(start, fold.end(), times, times, "multiple", False)
    return None


def _with_tail(text: str, numeral: Numeral, limit: int) -> Numeral:
    """With "-odd", or as the share that "out of" or "in" makes of it."""
    odd = _ODD.match(text, numeral.end, limit)
    if odd and numeral.form == "cardinal" and odd["odd"].lower() == "odd":
        return Numeral(
            numeral.start,
            odd.end(),
            numeral.low,
            numeral.high,
            numeral.form,
            numeral.digits,
            numeral.scaled,
            "~",
        )
    return numeral


def read_share(text: str, numeral: Numeral, limit: int) -> Numeral | None:
    """The share "one in five" or "9 out of 10" is, None where the words are no share."""
    if numeral.form != "cardinal" or numeral.low != numeral.high:
        return None
    between = _SHARED.match(text, numeral.end, limit)
    if between is None or (between.group().lower() == " in " and numeral.low != 1):
        return None
    match = _SHARE.match(text, numeral.end, limit)
    if match is None:
        return None
    whole = parse_number(match["whole"])
    if whole is None or whole <= numeral.low or numeral.low <= 0 or whole > 1_000_000:
        return None
    if " in " in match.group().lower() and not (3 <= whole <= 100 or whole % 100 == 0):
        return None
    value = (numeral.low / whole).quantize(Decimal("0.0001")).normalize()
    return Numeral(numeral.start, match.end(), value, value, "fraction", numeral.digits)


def read_letter_scale(text: str, numeral: Numeral, limit: int, *, money: bool) -> Numeral:
    """The number with a scale in letters right behind its digits: `3.2bn`; `m`, `b`, `t` where money says so."""
    if not numeral.digits or numeral.form != "cardinal" or numeral.scaled:
        return numeral
    match = _LETTER_SCALE.match(text, numeral.end, limit)
    if match is None:
        return numeral
    letters = match["letters"]
    key = letters.lower()
    attached = match.end() - numeral.end == len(letters)
    sure = key in _SURE and (attached or money or key != "mil")
    sure = sure or (key in ("m", "b") and attached and _OF_THINGS.match(text, match.end(), limit) is not None)
    if not (
        sure or (money and (attached or letters in ("M", "B", "MM"))) or (key == "k" and attached and letters == "k")
    ):
        return numeral
    factor = Decimal(10) ** _LETTERS[key]
    return Numeral(
        numeral.start,
        match.end(),
        numeral.low * factor,
        numeral.high * factor,
        numeral.form,
        True,
        scaled=True,
    )


__all__ = ["ANCHOR", "DIGITS", "GAP", "Form", "Numeral", "read_letter_scale", "read_numeral", "read_share"]
