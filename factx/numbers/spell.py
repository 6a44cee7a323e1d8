"""Numbers written out in words."""

from __future__ import annotations

from typing import Final

from factx.numbers.lexicon import ORDINALS, SCALES, SMALL

_LIMIT: Final = 10**15
_WORD: Final = {n: word for word, n in SMALL.items()}
_ORDINAL: Final = {n: word for word, n in ORDINALS.items()}
_STEPS: Final = tuple((SCALES[word], word) for word in ("trillion", "billion", "million", "thousand"))


def spell(number: int, *, hyphen: bool = True, conjunction: bool = False) -> str:
    """A whole number in English words.

    Args:
        number: from -10**15 to 10**15, both excluded.
        hyphen: "twenty-one" rather than "twenty one".
        conjunction: "two hundred and five" rather than "two hundred five".

    Raises:
        ValueError: if the number is out of range.

    >>> spell(2_300_205, conjunction=True)
    'two million three hundred thousand two hundred and five'
    """
    if not -_LIMIT < number < _LIMIT:
        raise ValueError(f"{number} is not between -10**15 and 10**15")
    if number < 0:
        return "minus " + spell(-number, hyphen=hyphen, conjunction=conjunction)
    if number == 0:
        return "zero"
    words: list[str] = []
    rest = number
    for scale, name in _STEPS:
        count, rest = divmod(rest, scale)
        if count:
            words += [_below_thousand(count, hyphen=hyphen, conjunction=conjunction), name]
    if rest:
        if words and rest < 100 and conjunction:
            words.append("and")
        words.append(_below_thousand(rest, hyphen=hyphen, conjunction=conjunction))
    return " ".join(words)


def spell_ordinal(number: int) -> str:
    """A positive whole number as an English ordinal.

    Raises:
        ValueError: if the number is not positive or too large.

    >>> [spell_ordinal(n) for n in (2, 21, 105, 2000)]
    ['second', 'twenty-first', 'one hundred fifth', 'two thousandth']
    """
    if number < 1:
        raise ValueError(f"{number} has no ordinal")
    if number in _ORDINAL and number < 100:
        return _ORDINAL[number]
    words = spell(number)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    value = 100 if last == "hundred" else SMALL.get(last) or SCALES[last]
    return words[:cut] + _ORDINAL[value]


def _below_thousand(number: int, *, hyphen: bool, conjunction: bool) -> str:
    hundreds, rest = divmod(number, 100)
    words = [_WORD[hundreds], "hundred"] if hundreds else []
    if rest:
        if hundreds and conjunction:
            words.append("and")
        if rest in _WORD:
            words.append(_WORD[rest])
        else:
            words.append(_WORD[rest - rest % 10] + ("-" if hyphen else " ") + _WORD[rest % 10])
    return " ".join(words)
