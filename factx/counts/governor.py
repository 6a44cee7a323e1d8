"""What governs the counted before them: "killed 12", "the deaths of 12", "the dead included 12", "a toll of 12"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.counts.heads import is_stop
from factx.counts.lexicon import names, tolls, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.counts.context import Word
    from factx.counts.counted import Counted
    from factx.ontology import Toll

_REACH: Final = 12
_LINKS: Final = frozenset({"and", "or", "&", "with", "as", "plus"})
_DEFINITE: Final = frozenset({"all", "among", "its", "other", "the", "those"})
_INCLUDING: Final = frozenset("are include included includes is was were".split())
#: Before a number that a toll reached.
_LEVELS: Final = frozenset(
    "above at exceeded exceeds hit is of passed reached reaches stands stood surpassed than to topped was".split()
)
_TAKES: Final = frozenset(
    "claim claimed claiming claims cost costing costs lose loses losing lost take taken takes taking took".split()
)
_DRIVES: Final = frozenset("drive drives driven driving drove force forced forces forcing sending sends sent".split())


def act_on(counted: Counted) -> Toll | None:
    """The toll of the verb that has the number as its object: "killed 12 people", "wounding at least 20"."""
    return _act_at(counted, counted.governor)


def _act_at(counted: Counted, at: int) -> Toll | None:
    """The toll of the act at `at` before the number."""
    before = counted.before
    if at < 0:
        return None
    lower = before[at].lower
    previous = before[at - 1].lower if at else ""
    if lower == "dead" and previous in ("shot", "shoot", "shooting", "shoots", "gunned"):
        return "killed"
    if lower in ("hostage", "captive", "prisoner") and previous in _TAKES:
        return "detained"
    toll = tolls("seizures").get(lower)
    if toll is not None:
        return toll if counted.is_people else None
    toll = tolls("acts").get(lower)
    if toll is None or counted.head in names("things"):
        return None
    if lower in ("arrest", "arrests") and previous in ("the", "an", "house"):
        return None
    if at >= 2 and previous in ("and", "or", "/"):
        other = tolls("acts").get(before[at - 2].lower)
        if other is not None and other != toll:
            return "killed" if previous == "and" and toll == "killed" and other == "detained" else None
    return toll


def taken_from(counted: Counted) -> Toll | None:
    """From lives taken: "claimed 12 lives", "cost 300 soldiers their lives", "took the lives of 40 children"."""
    before, after, head = counted.before, counted.after, counted.head
    near = [word.lower for word in after[counted.end : counted.end + 4]]
    took = any(word.lower in _TAKES for word in before[-6:])
    if head == "lives":
        return "killed" if took or "lost" in near else None
    if head == "victims":
        return "killed" if counted.governor >= 0 and before[counted.governor].lower in _TAKES else None
    if took and near[:2] == ["their", "lives"]:
        return "killed"
    if took and [word.lower for word in before[-6:]][-1:] != ["to"]:
        at = counted.governor
        if at > 0 and before[at].lower == "of" and before[at - 1].lower in ("lives", "life"):
            return "killed"
    return None


def told_before(counted: Counted) -> Toll | None:
    """From a noun or list before it: "the deaths of five", "among the dead were two", "killed a guard and two"."""
    before, at = counted.before, counted.governor
    if at < 1:
        return None
    lower = before[at].lower
    if lower == "of" and before[at - 1].lower in tolls("heads"):
        return tolls("heads")[before[at - 1].lower]
    if lower in _INCLUDING or (lower == "than" and before[at - 1].lower in ("more", "fewer", "less")):
        listed = _listed(before, at)
        if listed is not None:
            return listed
    if lower in _LINKS:
        return _joined(counted, at)
    return None


def _listed(before: Sequence[Word], at: int) -> Toll | None:
    """From "the dead included", "among those killed in the raid were", "the victims were"."""
    for index in range(at - 1, max(-1, at - _REACH), -1):
        word = before[index]
        if word.text in ',;:.!?"“”' or word.lower in _INCLUDING:
            return None
        toll = tolls("states").get(word.lower) or tolls("nouns").get(word.lower)
        toll = toll or ("killed" if word.lower == "victims" else None)
        if toll is not None and any(
            w.lower in ("the", "those", "its", "all", "among") for w in before[max(0, index - 4) : index]
        ):
            return toll
    return None


def _joined(counted: Counted, at: int) -> Toll | None:
    """From an object it is joined to: "killed a guard and two drivers", "the murder of a nun and four pupils"."""
    before = counted.before
    while at > 0 and (before[at].lower in _LINKS or before[at].lower in ("well", "along", ",")):
        at -= 1
    for index in range(at, max(-1, at - _REACH), -1):
        word = before[index]
        lower = word.lower
        if lower == "of" and index and before[index - 1].lower in tolls("heads"):
            return tolls("heads")[before[index - 1].lower]
        toll = _act_at(counted, index)
        if toll is not None and index < at:
            return toll
        if lower in ("of", "the", "a", "an", "his", "her", "its", "their", "'s", ".") and (lower != "." or word.start):
            continue
        if is_stop(word) or lower in words().irregular or (lower.endswith("ed") and word.text[0].islower()):
            return None
    return None


def level_of(counted: Counted) -> Toll | None:
    """From a toll that the number is the level of: "the death toll rose to 40", "the number of people killed is 12"."""
    before, at = counted.before, counted.governor
    end = len(before) - 1
    while end >= 0 and before[end].text in '"“”':
        end -= 1
    links = {
        before[at].lower if at >= 0 else "",
        before[end].lower if end >= 0 else "",
        *(word.lower for word in before[at + 1 :]),
    }
    if not links & _LEVELS:
        return None
    recent = before[-_REACH:]
    for index in range(len(recent) - 1, -1, -1):
        lower = recent[index].lower
        if recent[index].text in ";.!?":
            return None
        if lower == "toll":
            return "killed"
        if lower in ("number", "numbers") and index + 2 < len(recent) and recent[index + 1].lower == "of":
            return _numbered(recent[index + 2 :])
    return None


def _numbered(phrase: Sequence[Word]) -> Toll | None:
    """The one kind in "people killed in the raid has reached"."""
    kinds = {tolls("states").get(word.lower) or tolls("nouns").get(word.lower) for word in phrase} - {None}
    return kinds.pop() if len(kinds) == 1 else None


def driven_by(counted: Counted) -> Toll | None:
    """From "forced thousands to flee", "drove 60,000 people from their homes"."""
    if counted.governor < 0 or counted.before[counted.governor].lower not in _DRIVES:
        return None
    near = {word.lower for word in counted.after[counted.end : counted.end + 6]}
    return "displaced" if near & names("leaving") else None
