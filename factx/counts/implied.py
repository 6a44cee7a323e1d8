"""Tolls told by what befell people rather than by a word of the toll itself: "slept in tents", "still holding 17"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.counts.lexicon import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.counts.context import Word
    from factx.counts.counted import Counted
    from factx.ontology import Toll

_REACH: Final = 14
_NEAR: Final = 7
_ENDS: Final = frozenset(".;:!?")
_BEING: Final = frozenset({"is", "are", "was", "were", "be", "been", "still", "not"})
_INTO: Final = frozenset({"in", "into", "at", "under", "to"})
_HELD: Final = frozenset({"hold", "held", "take", "taking", "took"})
#: Held by somebody: "took three tourists hostage".
_CAPTIVE: Final = frozenset({"hostage", "captive", "prisoner"})


def is_freed(counted: Counted) -> bool:
    """Whether the captives counted are let go: "freed three hostages", "two hostages walked free"."""
    before, after = counted.before, counted.after
    if _governor(counted) in names("freed"):
        return True
    if len(before) > 1 and before[-2].lower == "of":
        return False  # the part is freed, not the whole: "two of the nine hostages were freed"
    for word in after[: counted.end + _NEAR]:
        if word.text in _ENDS:
            return False
        if word.lower in names("freed"):
            return True
    return False


def implied_toll(counted: Counted) -> Toll | None:
    """The toll that the clause implies for the people counted, None where it implies none."""
    head = counted.head
    if _is_held(counted):
        return "detained"
    if head in names("persons") and _governor(counted) in ("treated", "treating") and not _is_illness(counted.after):
        return "injured"
    if (head is None or head in names("civilians")) and _is_uprooted(counted):
        return "displaced"
    return None


def _governor(counted: Counted) -> str:
    """The word before the number and its hedges, empty if there is none."""
    return counted.before[counted.governor].lower if counted.governor >= 0 else ""


def _is_held(counted: Counted) -> bool:
    """From "still holding 17 foreigners", "holds 200 prisoners", "took two tourists hostage"."""
    verb = _governor(counted)
    if counted.head in names("captives"):
        return verb in names("holds")
    if counted.head not in names("persons"):
        return False
    if verb == "holding":
        return counted.governor > 0 and counted.before[counted.governor - 1].lower in _BEING
    behind = [word.lower for word in counted.after[counted.end : counted.end + 5]]
    return bool(behind) and verb in _HELD and behind[0] in _CAPTIVE


def _is_illness(after: Sequence[Word]) -> bool:
    """Whether they were treated for something that is no wound."""
    near = [word.lower for word in after[:_NEAR]]
    return ("for" in near and not names("wounds").intersection(near)) or "with" in near


def _is_uprooted(counted: Counted) -> bool:
    """From "people are sleeping in tents", "families crossed into Kenya", "villagers streamed out of the city"."""
    after = counted.after
    for index in range(counted.end, min(len(after), counted.end + _REACH)):
        word = after[index]
        if word.text in _ENDS or word.text[0].isdigit():
            return False
        behind = [later.lower for later in after[index + 1 : index + _NEAR]]
        if word.lower in names("sheltering"):
            return any(
                first in _INTO and names("shelters").intersection(behind[at + 1 :])
                for at, first in enumerate(behind[:3])
            )
        if word.lower in ("crossed", "crossing") and counted.head is not None:
            into = after[index + 2 : index + 3]
            return (behind[:1] == ["into"] and bool(into) and into[0].is_name) or behind[:2] == ["the", "border"]
        if word.lower in names("streaming"):
            return behind[:2] in (["out", "of"], ["across", "the"]) or behind[:1] == ["into"]
    return False
