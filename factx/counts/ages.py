"""Ages that only their place tells: "Smith, 34,", "two children, 5 and 7", "At 71, she", "aged 34"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.counts.counted import is_people
from factx.counts.heads import is_plural, is_stop
from factx.counts.lexicon import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.counts.context import Word
    from factx.counts.expression import Expression

_OLDEST: Final = 122
_CLOSERS: Final = frozenset(
    {
        ",",
        ".",
        ";",
        ")",
        "and",
        "who",
        "from",
        "of",
        "told",
        "said",
        "says",
        "—",
        "–",
        "was",
        "is",
        "have",
        "has",
    }
)
#: Between people and their age.
_AGED: Final = frozenset("above age aged at below between least of over the under".split())
_DYING: Final = frozenset({"died", "dies"})
_YOUNGEST: Final = 12
_PRONOUNS: Final = frozenset({"he", "she", "who"})
_BEING: Final = frozenset({"was", "is", "turned", "turns", "be", "just", "now", "only", "'s"})


def is_age(found: Expression, before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a bare number is somebody's age in years."""
    if (
        found.unit is not None
        or not before
        or found.high > _OLDEST
        or found.low < 0
        or found.form not in ("cardinal", "range")
    ):
        return False
    previous = before[-1].lower
    if previous == "age" and not found.digits:
        return False
    if previous in ("aged", "age") or (
        previous in ("of", "is", "was") and len(before) > 1 and before[-2].lower in ("age", "ages")
    ):
        return not (after and after[0].lower in ("percent", "%"))
    if previous == "than" and len(before) > 1 and before[-2].lower in ("younger", "older"):
        return not after or (after[0].lower not in ("percent", "%") and is_stop(after[0]))
    if previous in ("under", "over") and len(before) > 1 and is_people(before[-2].lower):
        return found.low >= _YOUNGEST and (not after or is_stop(after[0]))  # "voters under 30"
    if not found.digits or not after:
        return False
    closes = after[0].lower
    if previous == "," and len(before) > 1 and closes in _CLOSERS:
        owner = before[-2]
        if owner.lower in names("aged"):
            return True
        listed = closes == "," and len(after) > 1 and after[1].text[:1].isdigit()
        return (
            owner.is_name
            and owner.text[0].isalpha()
            and len(owner.text) > 2
            and not listed
            and closes not in ("of", "from", "have", "has")
        )
    if previous == "now" and len(before) > 2 and before[-2].text == ",":
        return closes in _CLOSERS and before[-3].is_name and before[-3].text[0].isalpha()
    if previous == "at" and closes in (".", ",", ";") and _DYING.intersection(word.lower for word in before[-12:]):
        return found.low > _YOUNGEST
    if previous == "at" and len(before) == 1:
        return closes == "," and len(after) > 1 and (after[1].lower in _PRONOUNS or after[1].is_name)
    return (
        previous in _BEING
        and any(word.lower in _PRONOUNS for word in before[-4:-1])
        and (closes in (".", ",", "when", "at", "years", "by") and found.low > 2)
    )


def aged_noun(before: Sequence[Word]) -> tuple[int, int] | None:
    """Whom an age behind them describes: "two daughters, 5 and 9", "men over the age of 60", "people aged 65".

    A name is not counted and gives no noun.
    """
    at = len(before) - 1
    if at > 0 and before[at].text == ",":
        owner = before[at - 1]
        return (owner.start, owner.end) if owner.lower in names("aged") else None
    while at >= 0 and before[at].lower in _AGED:
        at -= 1
    if at < 0 or at == len(before) - 1 or not is_plural(before[at]):
        return None
    return before[at].start, before[at].end
