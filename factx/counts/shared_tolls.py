"""A toll that a number has from its neighbour: "killed six men and two women", "12 dead, three of them women"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from factx.counts.comparison import is_compared
from factx.counts.counted import is_people
from factx.counts.lexicon import names, tolls

if TYPE_CHECKING:
    from factx.counts.found import Found

_HEDGE: Final = r"(?:(?:at\sleast|about|some|more\sthan|another|nearly|around|over|up\sto)\s)?"
# EXAMPLE: the words between two joined victims: " and ", ", as well as at least ", ", a Dane and "
_JOINED: Final = re.compile(
    rf",?(?:\san?\s[^\W\d_]{{2,20}},?)?\s(?:and|or|as\swell\sas|along\swith|plus)\s{_HEDGE}", re.IGNORECASE
)
# EXAMPLE: the comma of a list: "five soldiers, two policemen and a child"
_LISTED: Final = re.compile(rf",\s{_HEDGE}", re.IGNORECASE)
# EXAMPLE: "21 people died in the slide, among them " nine children
_AMONG: Final = re.compile(
    rf"(?<![^\W_])(?:including|among\sthem|most\sof\sthem|mostly|along\swith|as\swell\sas)\s(?:the\s)?{_HEDGE}$",
    re.IGNORECASE,
)
# EXAMPLE: "killed 600 people on the coast and " hundreds more inland
_AND: Final = re.compile(rf"(?<![^\W_])and\s{_HEDGE}$", re.IGNORECASE)
#: Behind a number whose verb and noun are those of the number before: "killed 12 in Kano and six *in* Jos".
_GAPPED: Final = frozenset({"at", "in", "inside", "more", "near", "on", "outside"})
_BEING: Final = frozenset({"are", "had", "has", "have", "was", "were"})


def share_tolls(text: str, found: list[Found]) -> None:
    """Give numbers the toll of the one they are joined to, part of, or compared with, in place."""
    for left, right in pairwise(found):
        if (
            left.toll is not None
            and right.toll is None
            and right.unit is None
            and left.sentence == right.sentence
            and left.phrase_end < right.expression.start
            and _may_be_counted_alike(text, left, right)
            and (is_compared(text, left, right) or _is_joined(text, left, right) or _is_part(text, left, right))
        ):
            right.toll = left.toll


def _may_be_counted_alike(text: str, left: Found, right: Found) -> bool:
    """Whether the second number counts people too: "21 deaths and 300 infections" does not."""
    if not right.has_noun_behind:
        return True
    head = _head(text, right)
    return is_people(head) or (_head(text, left) not in tolls("nouns") and head not in names("things"))


def _head(text: str, count: Found) -> str:
    return text[count.noun[0] : count.noun[1]].lower().rsplit(maxsplit=1)[-1] if count.noun else ""


def _is_joined(text: str, left: Found, right: Found) -> bool:
    """Whether the two have one verb: victims in a list, or a second conjunct without verb and noun."""
    begin, end = left.phrase_end, right.expression.start
    if _JOINED.fullmatch(text, begin, end):
        return True
    if right.has_noun_behind:
        behind = text[right.phrase_end : right.phrase_end + 5]
        return _LISTED.fullmatch(text, begin, end) is not None and behind.startswith((" and ", ", "))
    following = right.after[0].lower if right.after else ""
    return following in _GAPPED and _AND.search(text, begin, end) is not None


def _is_part(text: str, left: Found, right: Found) -> bool:
    """Whether the second counts some of the first: "including five women", "three of them", "of the 12 dead, two"."""
    if _AMONG.search(text, left.phrase_end, right.expression.start):
        return True
    following = [word.lower for word in right.after[:4]]
    if following[:2] in (["of", "them"], ["of", "whom"]):
        return len(following) < 4 or following[2] not in _BEING or following[3] in names("persons")
    return (
        [word.lower for word in left.before[-2:]] == ["of", "the"]
        and len(left.before) == 2
        and "," in text[left.phrase_end : right.expression.start]
    )
