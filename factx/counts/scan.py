"""Where numbers stand in a text, and what they are worth: digits, words, fractions, ordinals."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from factx.counts.numeral import Numeral
from factx.counts.vague import FOLD, MULTIPLES, OPENERS, VAGUE, read_multiple, read_vague
from factx.numbers import FRACTION, NUMBER, ORDINAL, parse_number, parse_ordinal, plain
from factx.numbers.lexicon import MULTIPLIERS, ORDINALS, PARTS, SCALES, SIGNS, SMALL
from factx.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable


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


#: Names of parts that are no other number's word.
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
_WORDS: Final = sorted(
    {
        *SMALL,
        *MULTIPLIERS,
        *SCALES,
        *ORDINALS,
        *VAGUE,
        *MULTIPLES,
        *_PARTS,
        *OPENERS,
    }
    | {"hundred"}
    | {word + FOLD for word in SMALL}
)


def _cased(words: Iterable[str]) -> set[str]:
    """The words as they stand in a sentence, at its start, and in a headline in capitals."""
    return {form for word in words for form in (word, word.capitalize(), word.upper())}


#: EXAMPLE: the "3" of "$3.2bn", the "two" of "two-thirds", "dozens". Every count holds one of these. Spelling out the
#: cases of the words takes half the time of ignoring case.
ANCHOR: Final = re.compile(rf"(?P<digit>(?<!\d)\d|[{''.join(SIGNS)}])|\b(?P<word>{_tree(sorted(_cased(_WORDS)))})\b")
# EXAMPLE: two, hundreds
_WORD: Final = re.compile(r"[^\W\d_]+")
_NUMBER: Final = Pattern(NUMBER, re.IGNORECASE)
_FRACTION: Final = Pattern(FRACTION, re.IGNORECASE)
_ORDINAL: Final = Pattern(ORDINAL, re.IGNORECASE)

#: Words that go on from a number word or digits: "two *hundred*", "3 *million*", "five *and* a half", "two *thirds*".
_CONTINUES: Final = frozenset(
    {*SCALES, *MULTIPLIERS, *SMALL, *PARTS, "and", "dozens", "hundred", "odd", "plus", "point"}
)
# EXAMPLE: most numbers: "12 people", "1,500.", "3.2%", with nothing behind that could go on from them
_PLAIN: Final = re.compile(
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,9}})(?:\.\d{{1,6}})?"
    rf"(?=[.,]?$|[%)\];:!?\"”]|[.,]?\s(?!\s?\d|(?:{'|'.join(sorted({*SCALES, *MULTIPLIERS}))}|hundred|odd|plus)\b))",
    re.IGNORECASE,
)
# EXAMPLE: what may follow a number word that is the whole number: " men", ", ", ". "
_NEXT_WORD: Final = re.compile(r"\s(?P<word>[^\W\d_]+)|[.,;:)]\s")
# EXAMPLE: 10^6, 1e10, 6.2x10^-4
_POWER: Final = re.compile(
    r"(?P<base>\d{1,15}(?:\.\d{1,12})?)"
    r"(?:\^(?P<power>[-+]{0,2}\d{1,3})|e(?P<ten>[-+]?\d{1,3})|\s?[x×]\s?10\^?(?P<times>-?\d{1,2}))(?!\w)",
    re.IGNORECASE,
)
_HIGHEST: Final = 60
# EXAMPLE: -odd
_ODD: Final = re.compile(r"[-\s]odd(?![^\W_])", re.IGNORECASE)
# EXAMPLE: the article of "a million", "half a dozen", "a third"
_ARTICLE: Final = re.compile(r"(?<![^\W_])(?:(?:half|quarter)[\s-])?an?\s$|(?<![^\W_])half[\s-]$", re.IGNORECASE)


def read_numeral(text: str, start: int, floor: int, limit: int) -> Numeral | None:
    """The number whose anchor is at `start`; it may begin before that (an article, a point) but not before `floor`."""
    if text[start].isdigit() or text[start] in SIGNS:
        return _from_digits(text, start, floor, limit)
    return _from_words(text, start, floor, limit)


def _from_digits(text: str, start: int, floor: int, limit: int) -> Numeral | None:
    if text[start - 1 : start] == "." and start > floor and not text[start - 2 : start - 1].isalnum():
        start -= 1
    elif not (text[start - 1 : start] == "." and text[start - 2 : start - 1].isdigit()):
        plain_match = _PLAIN.match(text, start, limit)
        if plain_match:
            value = plain(Decimal(plain_match.group().replace(",", "")))
            return Numeral(start, plain_match.end(), value, value, "cardinal", True)
    return _ordinal_digits(text, start, limit) or _power(text, start, limit) or _other_digits(text, start, limit)


def _ordinal_digits(text: str, start: int, limit: int) -> Numeral | None:
    ordinal = _ORDINAL.match(text, start, limit)
    rank = parse_ordinal(ordinal.group()) if ordinal else None
    return Numeral(start, ordinal.end(), Decimal(rank), Decimal(rank), "ordinal", True) if ordinal and rank else None


def _power(text: str, start: int, limit: int) -> Numeral | None:
    """A power or scientific notation."""
    match = _POWER.match(text, start, limit)
    if match is None:
        return None
    base, ten = Decimal(match["base"]), match["ten"] or match["times"]
    power = int(ten or match["power"].replace("--", "").replace("++", ""))
    if abs(power) > _HIGHEST or (base == 0 and power < 0):
        return None
    value = plain(base * Decimal(10) ** power if ten else base**power)
    return Numeral(start, match.end(), value, value, "cardinal", True, scaled=True)


def _other_digits(text: str, start: int, limit: int) -> Numeral | None:
    """Digits with anything before or behind that makes them another number: "3 million", "1 1/2", "10-fold"."""
    match = _NUMBER.match(text, start, limit)
    if match is None:
        return None
    multiple = read_multiple(text, start, limit)
    if multiple:
        return multiple
    number, end = match.group(), match.end()
    dotted = text[end : end + 1] == "." and text[end + 1 : end + 2].isdigit()
    dotted = dotted or (text[start - 1 : start] == "." and text[start - 2 : start - 1].isdigit())
    value = None if dotted and "." in number else parse_number(number)
    if value is None:  # "192.168.0.1", "22,24,26": each piece a number
        number = number[: next((k for k, character in enumerate(number) if not character.isdigit()), 0)]
        if not number:
            return None
        value, end = Decimal(number), start + len(number)
    scaled = not text[end - 1].isdigit()
    return _with_tail(text, Numeral(start, end, value, value, "cardinal", True, scaled=scaled), limit)


def _from_words(text: str, start: int, floor: int, limit: int) -> Numeral | None:
    anchor = _WORD.match(text, start, limit)
    word = anchor.group().lower() if anchor else ""
    if anchor and word in SMALL:
        following = _NEXT_WORD.match(text, anchor.end(), limit)
        if following and (following["word"] or "").lower() not in _CONTINUES:
            value = Decimal(SMALL[word])
            return Numeral(start, anchor.end(), value, value, "cardinal", False)
    elif word in VAGUE or word in OPENERS:
        return read_vague(text, start, floor, limit)
    multiple = read_multiple(text, start, limit)
    if multiple:
        return multiple
    begin = start
    article = _ARTICLE.search(text, max(floor, start - 8), start)
    if article and not _is_rank(text, start, limit):
        begin = article.start()
    for at in (begin, start) if begin < start else (start,):
        found = _longest_word_number(text, at, limit)
        if found and found.end > start:
            return _with_tail(text, found, limit)
    return None


# EXAMPLE: what follows "a third" where it is a share: "of", "more", "higher", a verb, a mark
_NO_RANK: Final = Pattern(
    r"\s?(?:[^\w\s]|$|\s(?:of|the|its|their|his|her|more|less|fewer|higher|lower|larger|bigger|smaller|faster|slower|to|in|from"
    r"|for|were|was|are|is|had|have|has|said|by|as|and|or|on|at|since|than|over|under|off|down|up|through|between|do|did|say"
    r"|would|will|could)(?![^\W_]))",
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


def _with_tail(text: str, numeral: Numeral, limit: int) -> Numeral:
    """With "-odd", which makes it about that many."""
    odd = _ODD.match(text, numeral.end, limit) if numeral.form == "cardinal" else None
    return replace(numeral, end=odd.end(), relation="~") if odd else numeral
