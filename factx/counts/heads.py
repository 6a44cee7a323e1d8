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
#: Countries and bodies that are spelled as a stop word is.
_CAPITALS: Final = frozenset({"US", "WHO"})
_TRANSPARENT: Final = frozenset("-‐‑–\"'“”‘’`´*")
_ADJECTIVAL: Final = ("al", "ary", "cost", "ic", "ive", "ous", "term")
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
    return (word.lower in words().stops and word.text not in _CAPITALS) or (
        not word.text[0].isalnum() and word.text not in _TRANSPARENT and word.lower != "'s"
    )


def head_of(after: Sequence[Word], at: int, *, plural: bool, loose: bool = False, rank: bool = False) -> Word | None:
    """The head of the noun phrase that starts at `at`.

    Args:
        after: words from the number on.
        at: index of the first word of the phrase.
        plural: the first plural noun that modifies no other; without it the last word of the phrase.
        loose: with `plural`, the last word where no plural is found.
        rank: the phrase follows an ordinal, which a year may split from its noun.
    """
    lexicon = words()
    end = min(len(after), at + _REACH)
    while at < end and after[at].lower in lexicon.openers and after[at].lower != "total":
        at += 1
    first, last, index = at, None, at - 1
    while index + 1 < end:
        index += 1
        word = after[index]
        joins = rank and index == 0 and word.lower == "and"  # "his third and last term"
        if joins or word.text in _TRANSPARENT or _joins(after, index, first, end, last, plural=plural):
            continue
        if word.text == "(":
            index = next((k for k in range(index + 1, min(end, index + 6)) if after[k].text == ")"), end)
            continue
        if word.lower == "'s":
            last = None
            continue
        if is_stop(word):
            break
        if not word.text[0].isalpha():
            if _is_inner_number(word, last, rank=rank):
                continue
            break
        if plural and is_plural(word):
            if loose and index == first + 1 and last is not None and _is_s_verb(after, index, end):
                return last
            if _modifier(after, index, end):
                last = word
                continue
            return word
        if _closes(after, index, end, last, names_end=not after[first].is_name and (not plural or loose)):
            break
        if not word.lower.endswith("ly") or word.lower in _NOUNS_IN_LY:
            last = word
    if last is None or last.lower.endswith("-called") or (plural and not loose and not _counted_alike(last)):
        return None
    return last


_BEHIND_VERBS: Final = frozenset("a an her his it its my not our the their them they this us you".split())
_SHORT: Final = 4


def _is_s_verb(after: Sequence[Word], index: int, end: int) -> bool:
    """Whether a word in -s is a verb with an object: "72 percent of the electorate feels the strain"."""
    word = after[index].lower
    return word.endswith("s") and index + 1 < end and after[index + 1].lower in _BEHIND_VERBS


_NOUNS_IN_LY: Final = frozenset({"family", "assembly", "rally", "ally", "supply", "anomaly", "monopoly", "italy"})


def _is_inner_number(word: Word, last: Word | None, *, rank: bool) -> bool:
    """A number inside the phrase: "six 500-pound bombs", "two Boeing 787 jets", "the second 2016 debate"."""
    is_year = len(word.text) == 4 and word.text.isdigit()
    return "-" in word.text or last is None or last.is_name or (rank and is_year)


def _joins(after: Sequence[Word], index: int, first: int, end: int, last: Word | None, *, plural: bool) -> bool:
    """A comma or conjunction between modifiers."""
    word = after[index]
    if last is not None and _counted_alike(last):
        return False
    if word.text == "," and not plural and index + 1 < end and index <= first + 1 and "-" in after[index + 1].text:
        return True
    return word.lower in ("and", "or", ",") and index > first and _goes_on(after, index, end, last, plural=plural)


def _closes(after: Sequence[Word], index: int, end: int, last: Word | None, *, names_end: bool) -> bool:
    """Whether the phrase ended before the word at `index`: it is a verb, a trailing adverb, or a new name."""
    word = after[index]
    if last is None:  # "the 33 percent previously thought"
        participle = word.lower in words().irregular or (word.lower.endswith("ed") and len(word.text) > _SHORT)
        return participle and not is_plural(word) and (index + 1 >= end or is_stop(after[index + 1]))
    if (word.lower in words().trailing and not word.is_name) or _verbal(after, index, end):
        return True
    if not names_end or not word.is_name or last.is_name:
        return False
    return not any(is_plural(later) and not is_stop(later) for later in after[index + 1 : index + 3])


def _counted_alike(word: Word) -> bool:
    """Nouns whose plural is not seen: nations ("3.7 million South Sudanese"), names in title case."""
    return word.is_name and word.lower.endswith(_NATIONAL)


def _goes_on(after: Sequence[Word], index: int, end: int, last: Word | None, *, plural: bool) -> bool:
    """Whether "and", "or" or a comma joins two modifiers: a plural follows soon and none came before."""
    if last is None or not plural or (index + 1 < end and after[index + 1].lower in ("other", "others")):
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


#: Past forms that also stand before a noun: "a lost bag", "a set menu".
_MODIFYING: Final = frozenset(
    "born cut found hit kept known left lost made put quit read set shot shut sold spent split spread taken trapped "
    "worn".split()
)


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
    if lower.endswith("ing") and (
        index + 1 >= end
        or after[index + 1].lower in ("of", "in", ".", ",")
        or (index and after[index - 1].lower.endswith(_ADJECTIVAL))
    ):
        return False  # a noun: "meeting", "military spending"
    if lower in words().irregular and lower not in _MODIFYING:
        return True
    return (
        index + 1 >= end
        or is_stop(after[index + 1])
        or not after[index + 1].text[0].isalpha()
        or after[index + 1].lower.endswith("ly")
    )
