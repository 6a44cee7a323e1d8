"""How a number is hedged ("about", "or so") and which way it moves ("rose 3 percent", "a 12-point drop")."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from factx.counts.lexicon import relations, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.counts.context import Word
    from factx.counts.expression import Expression
    from factx.ontology import Relation, Trend

#: Between the hedge and the number: "about another 9,000", "at least a further 20".
_BETWEEN: Final = frozenset({"another", "additional", "further", "other", "extra"})
#: Before "up to" where it means no bound: "the lead up to 3G", "adding up to 40".
_UP_TO_NOT: Final = frozenset({"lead", "run", "build", "added", "add", "adds", "adding", "led", "sums", "wakes"})
_MOST_WORDS: Final = 6
_QUOTES: Final = frozenset("\"“”‘’'")
_SIGNS: Final = {"~": "~", "≈": "~", "≥": ">=", "≤": "<=", ">": ">", "<": "<"}


@cache
def _last_words() -> frozenset[str]:
    """The last words of all hedges: most numbers have none before them."""
    return frozenset(key[-1] for key in relations("before"))


@cache
def _first_words() -> frozenset[str]:
    """The first words of what may stand behind a number."""
    return frozenset(key[0] for key in relations("after"))


def relation_before(before: Sequence[Word]) -> tuple[Relation, int]:
    """The relation the words before a number give it, and how many of them belong to it."""
    skipped = 0
    while skipped < min(2, len(before)) and before[-1 - skipped].text in _QUOTES:
        skipped += 1
    while skipped < min(2, len(before)) and before[-1 - skipped].lower in _BETWEEN:
        skipped += 1
    if skipped and len(before) > skipped and before[-1 - skipped].lower in ("a", "an"):
        skipped += 1
    end = len(before) - skipped
    if end > 3 and before[end - 1].lower == "of" and before[end - 2].lower == "age" and before[end - 3].lower == "the":
        end, skipped = end - 3, skipped + 3  # "over the age of 60"
    table = relations("before")
    sizes = range(min(_MOST_WORDS, end), 0, -1) if end and before[end - 1].lower in _last_words() else ()
    for size in sizes:
        found = table.get(tuple(word.lower for word in before[end - size : end]))
        if found is not None and not (
            size == 2 and end > 2 and before[end - 1].lower == "to" and before[end - 3].lower in _UP_TO_NOT
        ):
            return found, size + skipped
    if end and before[end - 1].text in _SIGNS:
        return _SIGNS[before[end - 1].text], 1 + skipped  # type: ignore[return-value]
    if end > 1 and before[end - 1].text == "=" and before[end - 2].text in "<>":
        return (">=" if before[end - 2].text == ">" else "<="), 2 + skipped
    return "=", skipped


def relation_after(after: Sequence[Word]) -> Relation:
    """The relation the words behind a number give it: "or more", "plus", "+"."""
    if after and after[0].text == "+":
        return ">"
    if not after or after[0].lower not in _first_words():
        return "="
    table = relations("after")
    for size in (3, 2, 1):
        if len(after) >= size:
            found = table.get(tuple(word.lower for word in after[:size]))
            if found is not None and (size > 1 or len(after) == 1 or not after[1].text[:1].isdigit()):
                return found
    return "="


_LINKS: Final = frozenset(
    {
        "by",
        "a",
        "an",
        "the",
        "another",
        "further",
        "additional",
        "extra",
        "just",
        "only",
        "even",
        "as",
        "much",
        "some",
    }
)
_CHANGING: Final = frozenset({"ratio", "point", "temperature", "money"})
_OF_AMOUNTS: Final = frozenset(
    {
        "add",
        "added",
        "adding",
        "adds",
        "lose",
        "losing",
        "lost",
        "loses",
        "shed",
        "shedding",
        "gained",
        "gain",
        "gains",
        "gaining",
    }
)
_UP_AFTER: Final = frozenset({"higher", "up"})
_DOWN_AFTER: Final = frozenset({"lower", "down"})
_BIG_MONEY: Final = 10_000


def trend_of(found: Expression, before: Sequence[Word], hedge: int, after: Sequence[Word]) -> Trend | None:
    """Up or down where the clause says that this number is a change, not the level it led to."""
    trend = _before(found, before, hedge)
    if trend is None and found.dimension in _CHANGING:
        trend = _after(after)
    if trend is None and found.low < 0 and found.unit in ("percent", "percentage point", "point", "basis point"):
        trend = "down"
    return trend


def _before(found: Expression, before: Sequence[Word], hedge: int) -> Trend | None:
    lexicon = words()
    at = len(before) - 1 - hedge
    by = False
    while at >= 0 and (before[at].lower in _LINKS or before[at].lower.endswith("ly")):
        by = by or before[at].lower == "by"
        at -= 1
    if at < 0 or not (by or found.dimension in _CHANGING):
        return None
    word = before[at].lower
    if word == "of" and at:
        word = before[at - 1].lower
        return "up" if word in lexicon.up_nouns else "down" if word in lexicon.down_nouns else None
    if word in _OF_AMOUNTS and found.dimension == "money" and abs(found.low) >= _BIG_MONEY:
        return None
    if word in lexicon.up:
        return "up"
    return "down" if word in lexicon.down else None


def _after(after: Sequence[Word]) -> Trend | None:
    lexicon = words()
    if not after:
        return None
    first = after[0].lower
    if first in lexicon.up_nouns or first in _UP_AFTER:
        return "up"
    if first in lexicon.down_nouns or first in _DOWN_AFTER:
        return "down"
    return None
