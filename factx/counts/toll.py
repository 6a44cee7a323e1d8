"""Whether a number counts the killed, injured, missing, displaced or detained.

Only where one kind alone is counted (annotation guidelines): "12 casualties" and "12 killed or wounded" have no toll.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.counts.counted import Counted, is_people
from factx.counts.governor import act_on, driven_by, level_of, taken_from, told_before
from factx.counts.implied import implied_toll, is_freed
from factx.counts.lexicon import tolls
from factx.counts.predicate import said_of, state_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.counts.context import Word
    from factx.ontology import Toll


def toll_of(before: Sequence[Word], after: Sequence[Word], noun: tuple[int, int] | None, text: str) -> Toll | None:
    """The one toll that the clause says the number counts, else None.

    Args:
        before: words before the number in its sentence.
        after: words behind the number.
        noun: the span of the counted noun, if any.
        text: the text of the document.
    """
    counted = _counted(before, after, noun, text)
    if counted.head in ("casualties", "times"):
        return None
    acted = act_on(counted)
    if acted is not None:
        return acted
    said = said_of(counted)
    if said is not None:
        return None if said == "mixed" else said
    named = _named(counted)
    if named is not None:
        return None if named == "detained" and is_freed(counted) else named
    return (
        taken_from(counted)
        or told_before(counted)
        or level_of(counted)
        or _of_those(after)
        or driven_by(counted)
        or implied_toll(counted)
    )


def _counted(before: Sequence[Word], after: Sequence[Word], noun: tuple[int, int] | None, text: str) -> Counted:
    if noun is None:
        return Counted(before, after, 0, None)
    head = text[noun[0] : noun[1]].rsplit(maxsplit=1)[-1]
    end = next((index + 1 for index, word in enumerate(after) if word.end == noun[1]), 0)
    return Counted(before, after, end, head.lower(), is_people(head))


def _named(counted: Counted) -> Toll | None:
    """From the noun or what stands before it: "40 deaths", "43 missing students", "the 14 dead"."""
    toll = tolls("nouns").get(counted.head or "")
    if toll is not None:
        return toll
    for word in counted.modifiers:
        toll = tolls("modifiers").get(word.lower)
        if toll is not None and (counted.is_people or counted.head is None):
            return toll
    return None


def _of_those(after: Sequence[Word]) -> Toll | None:
    """From "12 of those held"."""
    if len(after) > 2 and after[0].lower == "of" and after[1].lower == "those":
        said = "detained" if after[2].lower == "held" else state_in(after[2:8])
        return None if said == "mixed" else said
    return None
