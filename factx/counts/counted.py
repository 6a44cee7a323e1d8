"""A counted noun phrase with the words around it, as the toll rules read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from factx.counts.lexicon import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.counts.context import Word

_PERSONAL: Final = ("ans", "ants", "eers", "ees", "ers", "ese", "ists", "men", "ors", "people")


class Counted(NamedTuple):
    """A number's noun phrase in its sentence."""

    before: Sequence[Word]
    """Words before the number."""
    after: Sequence[Word]
    """Words behind the number."""
    end: int
    """Index in `after` of the first word behind the noun phrase; 0 where the noun is elided or stands to the left."""
    head: str | None
    """Last word of the counted noun in lower case."""
    is_people: bool = False
    """Whether that word is of people."""

    @property
    def modifiers(self) -> Sequence[Word]:
        """Words between the number and its noun: the "missing" of "43 missing students"."""
        return self.after[: max(0, self.end - 1)]

    @property
    def governor(self) -> int:
        """Index in `before` of the word before the number and its hedges, -1 if there is none."""
        return before_hedges(self.before, len(self.before) - 1)


def before_hedges(before: Sequence[Word], at: int) -> int:
    """Index of the last word up to `at` that hedges no number, -1 if there is none."""
    passed = names("hedging")
    while at >= 0 and (before[at].lower in passed or before[at].lower.endswith("ly")):
        at -= 1
    return at


def is_people(noun: str) -> bool:
    """Whether a plural noun is of people: by list, by its ending, or as a name ("two Poles").

    >>> [is_people(noun) for noun in ("soldiers", "policemen", "families", "Poles", "towns", "trailers")]
    [True, True, True, True, False, False]
    """
    lower = noun.lower()
    if lower in names("things"):
        return False
    return noun[:1].isupper() or lower in names("persons") or lower.endswith(_PERSONAL)


def is_person(noun: str) -> bool:
    """Whether a singular noun is of a person, by list, ending, or plural: "driver", "woman", "protester".

    >>> [is_person(noun) for noun in ("protester", "woman", "Rohingya", "tent")]
    [True, True, True, False]
    """
    lower = noun.lower()
    return (
        lower in names("people")
        or lower.endswith(("man", "woman"))
        or is_people(noun[:-1] + "ies" if lower.endswith("y") else noun + "s")
    )
