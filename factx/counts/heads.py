"""Heads of noun phrases, from word forms and closed word lists alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.counts.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.counts.context import Word

_REACH: Final = 10
_NOT_PLURAL: Final = ("ss", "us", "is", "'s")
_MEN: Final = ("men", "women", "people", "children", "folk")
_NOT_MEN: Final = frozenset({"abdomen", "acumen", "omen", "regimen", "specimen", "women", "yemen", "townspeople"})
_TRANSPARENT: Final = frozenset("-‐‑–\"'“”‘’`´*")
_NATIONAL: Final = ("ese", "ish", "ch")


#: Plurals that are never the modifier of another.
_PEOPLE: Final = frozenset({"people", "men", "women", "children", "feet", "teeth", "passersby", "families"})


def is_plural(word: Word) -> bool:
    """Whether a word looks like the plural of a noun."""
    lower = word.lower
    tail = lower.rsplit("-", 1)[-1]
    lexicon = words()
    if tail in lexicon.plurals:
        return True
    if tail.endswith("s"):
        return len(tail) > 3 and not tail.endswith(_NOT_PLURAL) and tail not in lexicon.singular_s and "." not in tail
    return len(tail) > 5 and tail.endswith(_MEN) and tail not in _NOT_MEN


def is_stop(word: Word) -> bool:
    """Whether a word ends a noun phrase."""
    return word.lower in words().stops or (
        not word.text[0].isalnum() and word.text not in _TRANSPARENT and word.lower != "'s"
    )


def head_of(after: Sequence[Word], at: int, *, plural: bool, loose: bool = False, rank: bool = False) -> Word | None:
    """The head of the noun phrase that starts at `at`.

    With `plural` it is the first plural noun that is no modifier of another; without, the last word of the phrase.
    `loose` takes the last word where no plural is found.
    """
    lexicon = words()
    last: Word | None = None
    end = min(len(after), at + _REACH)
    while at < end and after[at].lower in lexicon.openers and after[at].lower != "total":
        at += 1
    first = at
    skip_until = -1
    for index in range(at, end):
        word = after[index]
        if index <= skip_until or word.text in _TRANSPARENT:
            continue
        if word.text == "(":
            skip_until = next((k for k in range(index + 1, min(end, index + 6)) if after[k].text == ")"), -1)
            if skip_until < 0:
                break
            continue
        if word.lower == "'s":
            last = None
            continue
        if word.lower in ("and", "or", ",") and index > first and _goes_on(after, index, end, last, plural=plural):
            continue
        if is_stop(word):
            break
        if not word.text[0].isalpha():
            year = len(word.text) == 4 and word.text.isdigit()
            if "-" in word.text or last is None or last.is_name or (rank and year):
                continue
            break
        if plural and is_plural(word):
            if _modifier(after, index, end):
                last = word
                continue
            return word
        if _verbal(after, index, end) and (last is not None or not loose):
            break
        if not plural or loose:
            if last is not None and word.is_name and not last.is_name and not after[first].is_name:
                break
        if word.lower.endswith("ly") and word.lower not in (
            "family",
            "assembly",
            "rally",
            "ally",
            "supply",
            "anomaly",
            "italy",
        ):
            continue
        if word.lower in lexicon.trailing and last is not None:
            break
        last = word
    if last is None or (plural and not loose and not _counted_alike(last)):
        return None
    if rank and last.lower in ("largest", "biggest"):
        return None
    return last


def _counted_alike(word: Word) -> bool:
    """Nouns whose plural is not seen: nations ("3.7 million South Sudanese"), names in title case."""
    return word.is_name and word.lower.endswith(_NATIONAL)


def _goes_on(after: Sequence[Word], index: int, end: int, last: Word | None, *, plural: bool) -> bool:
    """Whether "and", "or" or a comma joins two modifiers: a plural follows soon and none came before."""
    if last is None or not plural:
        return False
    for word in after[index + 1 : min(end, index + 4)]:
        if is_stop(word) or not word.text[0].isalpha():
            return False
        if is_plural(word):
            return True
    return False


def _modifier(after: Sequence[Word], index: int, end: int) -> bool:
    """Whether a plural only modifies the noun behind it: "sports clubs", "United States officials"."""
    word = after[index]
    if index + 1 >= end:
        return False
    following = after[index + 1]
    if following.text in ("'", "’"):
        return False
    if is_stop(following) or not following.text[0].isalpha():
        return False
    if word.lower in words().attributive:
        return True
    if word.is_name or (word.lower in words().plurals and word.lower not in _PEOPLE):
        for later in after[index + 1 : min(end, index + 4)]:
            if is_stop(later) or not later.text[0].isalpha() or later.lower in words().irregular:
                return False
            if is_plural(later):
                return True
    return False


def _verbal(after: Sequence[Word], index: int, end: int) -> bool:
    """A participle or past form with nothing nominal behind it is the verb of the clause, not part of the phrase."""
    word = after[index]
    lower = word.lower
    if not (
        lower in words().irregular
        or (lower.endswith("ed") and len(lower) > 4)
        or (lower.endswith("ing") and len(lower) > 5)
    ):
        return False
    if lower.endswith("ing") and (index + 1 >= end or after[index + 1].lower in ("of", "in", ".", ",")):
        return False  # a noun: "meeting", "spending"
    return index + 1 >= end or is_stop(after[index + 1]) or after[index + 1].lower.endswith("ly")
