"""What is no count: numbers in names, labels, scores, versions, addresses, lists; "one" the pronoun, bare ordinals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factx.counts.lexicon import names, tolls, words
from factx.counts.noun import is_plural, is_stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.counts.context import Word
    from factx.counts.expression import Expression

_VOTES: Final = re.compile(
    r"(?<![^\W_])(?:vot(?:e|es|ed|ing)|ballots?|majority|passed|approved|ruling|ruled|decision)(?![^\W_])",
    re.IGNORECASE,
)
_TIME: Final = re.compile(r"\s?(?:[ap]\.?m\.?|o['’]clock|GMT|UTC)(?![^\W_])", re.IGNORECASE)
_LIST_MARK: Final = re.compile(r"[.)]\s")
_TITLE_SHARE: Final = 0.6
_YEARS: Final = range(1700, 2100)
_YEAR_LEADS: Final = frozenset(
    {
        "in",
        "since",
        "of",
        "the",
        "by",
        "until",
        "till",
        "from",
        "to",
        "before",
        "after",
        "during",
        "early",
        "late",
        "mid",
        "between",
        "and",
        "for",
    }
)
_DENOMINATORS: Final = frozenset({"2", "3", "4", "5", "6", "8", "10", "16", "100"})


def is_title_case(text: str, start: int, end: int) -> bool:
    """Whether most words of a sentence are capitalised, as in a headline."""
    long = [word for word in text[start : min(end, start + 300)].split() if len(word) > 3 and word[0].isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= _TITLE_SHARE * len(long) and len(long) < 25


def is_vote(text: str, start: int, end: int) -> bool:
    """Whether a sentence is about a vote, so that "52-35" is two counts and no score."""
    return _VOTES.search(text, start, min(end, start + 600)) is not None


def is_excluded(
    text: str,
    found: Expression,
    before: Sequence[Word],
    after: Sequence[Word],
    sentence: tuple[int, int],
    noun: tuple[int, int] | None,
) -> bool:
    """Whether the number quantifies nothing."""
    if found.form == "ordinal":
        return _bad_ordinal(text, found, before, after, sentence, noun)
    if found.digits:
        return _bad_digits(text, found, before, after, sentence, noun)
    return _bad_words(text, found, before, after, sentence, noun)


def _bad_digits(
    text: str,
    found: Expression,
    before: Sequence[Word],
    after: Sequence[Word],
    sentence: tuple[int, int],
    noun: tuple[int, int] | None,
) -> bool:
    last = text[found.start - 1 : found.start]
    if last and (last.isalnum() or last in "_/\\^@#&+=:" and found.unit is None):
        return True
    if (
        last in "-\u2010\u2011.\u2013"
        and text[found.start - 2 : found.start - 1].isalnum()
        and last
        and not is_vote(text, *sentence)
    ):
        return True
    following = text[found.end : found.end + 1]
    ahead = text[found.end + 1 : found.end + 2]
    if following and (following.isalnum() or following == "_"):
        return True
    if following in ":/.,'’" and ahead.isdigit() and not (following == "," and found.unit):
        return True
    if following == "-" and ahead.isdigit():
        return not is_vote(text, *sentence)
    if (
        "/" in text[found.start : found.end]
        and found.unit is None
        and _odd_fraction(text[found.start : found.bare_end])
    ):
        return True
    if found.unit is not None and found.dimension != "time":
        return False
    if found.low < 0 and before and before[-1].text.isupper() and len(before[-1].text) > 1:
        return True  # "COVID -19"
    if _TIME.match(text, found.end):
        return True
    return _label(text, found, before, after, sentence, noun)


def _odd_fraction(number: str) -> bool:
    over, _, under = number.replace("⁄", "/").partition("/")
    if not under:
        return False
    over = over.split()[-1]
    return under not in _DENOMINATORS or not over.isdigit() or int(over) >= int(under)


def _label(
    text: str,
    found: Expression,
    before: Sequence[Word],
    after: Sequence[Word],
    sentence: tuple[int, int],
    noun: tuple[int, int] | None,
) -> bool:
    """A number that only labels: of a list, a year, a page, a flight, a street, a name."""
    if found.start == sentence[0] or text[found.start - 1] == "\n":
        if _LIST_MARK.match(text, found.end):
            return True
    if (
        text[found.start - 1 : found.start] in ("(", "[")
        and text[found.end : found.end + 1] in (")", "]")
        and found.high < 100
    ):
        return True
    if found.form == "range" and found.unit is None and noun is None and "-" in text[found.start : found.end]:
        return True
    previous = before[-1] if before else None
    number = text[found.start : found.end]
    if (
        len(number) == 4
        and number.isdigit()
        and int(number) in _YEARS
        and (noun is None or previous is not None and previous.lower in _YEAR_LEADS)
    ):
        return True
    if (
        previous is not None
        and previous.text == "."
        and len(before) > 1
        and before[-2].lower in ("no", "nos", "vol", "art", "fig")
    ):
        return True
    if (
        noun is None
        and found.unit is None
        and "," not in number
        and after
        and after[0].is_name
        and after[0].text[0].isalpha()
    ):
        if not any(word.lower in tolls("states") for word in after[1:4]):
            return True
    if previous is not None and previous.lower.rstrip(".") in names("labels"):
        return not (
            previous.lower in ("old", "house", "law", "group", "class", "unit", "no", "order", "series", "number")
            and noun is not None
        )
    if (
        after
        and after[0].is_name
        and any(word.lower.rstrip(".") in names("streets") and word.is_name for word in after[1:4])
    ):
        return True
    if previous is None:
        return False
    if (
        previous.lower in ("and", "or", ",", "to")
        and len(before) > 2
        and before[-2].text[:1].isdigit()
        and noun is None
    ):
        return before[-3].lower.rstrip(".") in names("labels")
    if not previous.is_name or not previous.text[0].isalpha() or noun is not None:
        return False
    if len(before) == 1 or previous.lower in words().stops or is_title_case(text, *sentence):
        return bool(after) and after[0].is_name and previous.lower not in words().stops
    return not (after and after[0].lower in tolls("states"))


def _bad_words(
    text: str,
    found: Expression,
    before: Sequence[Word],
    after: Sequence[Word],
    sentence: tuple[int, int],
    noun: tuple[int, int] | None,
) -> bool:
    word = text[found.start : found.end].lower()
    previous = before[-1].lower if before else ""
    following = after[0].lower if after else ""
    if text[found.start - 1 : found.start] == "-" and text[found.start - 2 : found.start - 1].isalnum():
        return True
    if text[found.end : found.end + 1] == "-" and found.unit is None and text[found.end + 1 : found.end + 2].isalnum():
        return True
    if found.unit is not None and found.dimension != "noun":
        return False
    if noun is None and previous in ("bottom", "top", "final", "last", "first", "next") and found.form == "cardinal":
        return True
    if word == "one":
        return _pronoun(before, after, noun, text, sentence)
    if word == "scores":
        return not (
            following == "of"
            or previous in ("", "while", "and", "but", "with", "where", "left", "leaving", "injuring", "killing")
        )
    if word in (
        "tens",
        "quarter",
        "quarters",
        "half",
        "halves",
        "fifths",
        "tenths",
        "thirds",
        "fourths",
        "sixths",
        "eighths",
    ):
        return word != "half" or not (
            following in ("of", "the", "its", "their", "his", "her", "our", "all", "these", "those")
            or previous == "by"
            or noun is not None
        )
    if word == "zero":
        return noun is None or not is_plural_at(text, noun)
    if found.form == "fraction" and word.startswith(("a ", "one ")) and previous in ("in", "at", "for"):
        return following != "of"
    return _in_name(text, found, before, after, sentence, noun)


def is_plural_at(text: str, noun: tuple[int, int]) -> bool:
    """Whether the noun ends like a plural."""
    return text[noun[1] - 1] == "s"


def _in_name(
    text: str,
    found: Expression,
    before: Sequence[Word],
    after: Sequence[Word],
    sentence: tuple[int, int],
    noun: tuple[int, int] | None,
) -> bool:
    """A capitalised number word inside a name: "Group of Seven", "Big Ten", "Air Force One"."""
    if not text[found.start].isupper() or found.start == sentence[0] or is_title_case(text, *sentence):
        return False
    if before and before[-1].text in "\"“‘':–—-•*":
        return False
    if noun is not None and text[noun[0]].islower():
        return False
    return bool(before) and (
        before[-1].is_name or before[-1].lower in ("of", "the", "'s") or bool(after) and after[0].is_name
    )


def _pronoun(
    before: Sequence[Word],
    after: Sequence[Word],
    noun: tuple[int, int] | None,
    text: str,
    sentence: tuple[int, int],
) -> bool:
    previous = before[-1].lower if before else ""
    following = after[0].lower if after else ""
    if following in tolls("states"):
        return False
    if following in names("never") or previous in (
        "no",
        "this",
        "that",
        "each",
        "any",
        "every",
        "which",
        "another",
        "some",
        "last",
        "new",
        "the",
        "day",
        "number",
        "for",
    ):
        return True
    if noun is None or is_stop(after[0]):
        return True
    if text[noun[0] : noun[1]].lower() in names("never"):
        return True
    if (
        any(word.lower in ("only", "just") for word in before[-3:])
        or previous in names("counted")
        or (previous == "to" and len(before) > 1)
    ):
        return False
    return not _counted_beside(before, after)


def _counted_beside(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether another number is joined to this one: "nine men and one woman"."""
    near = [*before[-7:], *after[1:7]]
    return any(word.lower in _NUMBER_WORDS or word.text[:1].isdigit() for word in near)


_NUMBER_WORDS: Final = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty dozens hundreds".split()
)

_RANKED: Final = frozenset({"largest", "biggest"})


def _bad_ordinal(
    text: str,
    found: Expression,
    before: Sequence[Word],
    after: Sequence[Word],
    sentence: tuple[int, int],
    noun: tuple[int, int] | None,
) -> bool:
    following = text[found.end : found.end + 1]
    if found.low < 2 and not found.digits:
        return True  # "first" is the earliest or foremost
    if following == "-" or (following and following.isalnum()) or text[found.start - 1 : found.start] == "-":
        return True
    previous = before[-1].lower if before else ""
    word = text[found.start : found.end].lower()
    if previous in ("per", "every", "split", "on", "one", "a") and word == "second" and noun is None:
        return True
    if not after:
        return True
    first = after[0]
    if noun is None:
        return not (first.lower in ("is", "was") and previous == "the" and len(before) < 3)
    if (
        first.lower.endswith("est")
        and len(first.lower) > 4
        and first.lower not in ("request", "protest", "contest", "interest", "test", "arrest", "guest", "forest")
    ):
        return True
    if first.lower in (
        "most",
        "least",
        "best",
        "worst",
        "only",
        "world",
        "century",
        "hand",
        "half",
        "floor",
        "quarter",
        "amendment",
        "thoughts",
        "thought",
        "nature",
    ):
        return True
    head = text[noun[0] : noun[1]]
    if (first.is_name and head[0].isupper()) and not is_title_case(text, *sentence):
        return True
    return text[found.start].isupper() and head[0].isupper() and not is_title_case(text, *sentence)
