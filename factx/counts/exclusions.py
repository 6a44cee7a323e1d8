"""What is no count: labels and codes (see `labels`), "one" the pronoun, ranks, number words in names and idioms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.counts.counted import is_person
from factx.counts.heads import is_stop
from factx.counts.labels import is_no_quantity
from factx.counts.lexicon import names, tolls
from factx.counts.toll import toll_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.counts.context import Word
    from factx.counts.site import Site


def is_excluded(site: Site) -> bool:
    """Whether the number quantifies nothing."""
    if site.found.form == "ordinal":
        return _is_rank(site)
    return is_no_quantity(site) if site.found.digits else _is_idiom(site)


def _is_idiom(site: Site) -> bool:
    """A number word that counts nothing."""
    found = site.found
    if site.mark(-1) == "-" and site.mark(-2).isalnum():
        return True
    if found.unit is None and site.mark(1) == "-" and site.mark(2).isalnum():
        return True
    if found.unit is not None and found.dimension != "noun":
        return False
    if site.noun is None and found.form == "cardinal" and site.previous in names("places"):
        return True
    word = site.words
    if word in _TIMES:
        return site.following not in _THE or site.previous in _BEFORE_VERBS
    if word == "one":
        return _is_pronoun(site)
    if word == "zero":
        return not site.head.endswith("s")
    if word in names("parts"):
        return word != "half" or not (
            site.following in names("shared") or site.previous == "by" or site.noun is not None
        )
    if word == "tens":
        return True
    if word == "scores":
        return site.following != "of" and site.previous not in names("scores") and site.previous != ""
    if found.form == "fraction" and word.startswith(("a ", "one ")) and site.previous in ("in", "at", "for"):
        return site.following != "of"
    return _is_in_name(site)


def _is_in_name(site: Site) -> bool:
    """A capitalised number word inside a name: "Group of Seven", "Big Ten", "Air Force One"."""
    before = site.before
    if not before or not site.text[site.found.start].isupper() or site.is_title_case():
        return False
    if before[-1].text in "\"“‘':–—-•*" or site.head[:1].islower():
        return False
    named_after = bool(site.after) and site.after[0].is_name
    return before[-1].is_name or site.previous in ("of", "the", "'s") or named_after


#: Verbs too: "double the budget", unless they say how many times something is ("more than double the budget").
_TIMES: Final = frozenset({"double", "treble", "triple"})
_THE: Final = frozenset("her his its that the their this what".split())
_BEFORE_VERBS: Final = frozenset("and can could did do may might must not should they to we will would".split())
_DETERMINED_ONE: Final = frozenset("no this that each any every which another some last new the day number for".split())
_YEAR_LENGTH: Final = 4
_NUMBER_WORDS: Final = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty dozens hundreds".split()
)


def _is_pronoun(site: Site) -> bool:
    """A "one" that stands for a thing or means "a": it counts only where it is stressed or beside numbers."""
    if site.following in tolls("states"):
        return False
    if (
        site.following not in names("never")
        and site.previous not in _DETERMINED_ONE
        and toll_of(site.before, site.after, site.noun, site.text) is not None
    ):
        return False  # "one man was killed"
    if site.following in names("never") or site.previous in _DETERMINED_ONE or site.head.lower() in names("never"):
        return True
    if site.noun is None or is_stop(site.after[0]) or site.head.endswith("ing"):
        return True
    if any(word.lower in ("only", "just") for word in site.before[-3:]) or site.previous in names("counted"):
        return False
    if site.previous == "to" and len(site.before) > 1:
        return False
    if _is_joined(site.before[:-8:-1]) or _is_joined(site.after[1:7]):
        return False
    # a person is mentioned, a thing is counted: "one official said", "shared one tent"
    opening = len(site.before) == 0 or (len(site.before) == 1 and site.previous in ("in", "at", "for", "on"))
    return opening or is_person(site.head) or site.head.lower() in names("abstract")


def _is_joined(near: Sequence[Word]) -> bool:
    """Whether a number follows within a few words, behind a comma or conjunction: "nine men and one woman"."""
    joined = False
    for word in near:
        if word.lower in _NUMBER_WORDS or (word.text[:1].isdigit() and len(word.text) != _YEAR_LENGTH):
            return joined
        joined = joined or word.lower in ("and", "or", ",", "plus")
    return False


def _is_rank(site: Site) -> bool:
    """An ordinal that is no instance of something: "first", "second-largest", "Fifth Avenue", "came third"."""
    word, first = site.words, site.following
    if site.found.low < 2 and not site.found.digits:
        return True
    if site.mark(1) == "-" or site.mark(1).isalnum() or site.mark(-1) == "-" or not site.after:
        return True
    if site.noun is None:
        return site.previous != "the" or first not in ("is", "was") or len(site.before) > 2
    if first in names("idioms") or _is_superlative(first):
        return True
    if word == "third" and site.head.lower() in names("third"):
        return True
    in_name = site.head[0].isupper() and (site.after[0].is_name or site.text[site.found.start].isupper())
    return in_name and not site.is_title_case()


def _is_superlative(word: str) -> bool:
    return len(word) > 4 and word.endswith("est") and word not in names("nouns_in_est")
