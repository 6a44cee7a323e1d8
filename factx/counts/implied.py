"""Tolls told by what befell people rather than by a word of the toll itself: "slept in tents", "still holding 17"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.counts.lexicon import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.counts.context import Word
    from factx.ontology import Toll

_REACH: Final = 14
_NEAR: Final = 7
_ENDS: Final = frozenset(".;:!?")
_BEING: Final = frozenset({"is", "are", "was", "were", "be", "been", "still", "not"})
_INTO: Final = frozenset({"in", "into", "at", "under", "to"})
#: Held by somebody: "took three tourists hostage".
_CAPTIVE: Final = frozenset({"hostage", "captive", "prisoner"})
_HOMES: Final = frozenset({"home", "homes", "house", "houses", "villages"})
_WOUNDS: Final = frozenset(
    {"injuries", "wounds", "burns", "cuts", "bruises", "fractures", "smoke", "shock", "inhalation"}
)
#: Between a governing verb and its number.
_PASSED: Final = frozenset(
    "a about all almost an another around as at estimated fewer first further last least less many more nearly only "
    "other over remaining some than the these those up".split()
)


def is_freed(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether the captives counted are let go: "freed three hostages", "two hostages walked free"."""
    if _governor(before) in names("freed"):
        return True
    if len(before) > 1 and before[-2].lower == "of":
        return False  # the part is freed, not the whole: "two of the nine hostages were freed"
    for word in after[:_NEAR]:
        if word.text in _ENDS:
            return False
        if word.lower in names("freed"):
            return True
    return False


def implied_toll(before: Sequence[Word], after: Sequence[Word], head: str | None) -> Toll | None:
    """The toll that the clause implies for the people counted, None where it implies none.

    Args:
        before: words before the number in its sentence.
        after: words behind the number.
        head: the counted noun's last word in lower case, if any.
    """
    if _is_held(before, after, head):
        return "detained"
    if head in names("persons") and _governor(before) in ("treated", "treating") and not _is_illness(after):
        return "injured"
    if (head is None or head in names("civilians")) and _is_uprooted(after, head):
        return "displaced"
    return None


def _governor(before: Sequence[Word]) -> str:
    """The word before the number and its hedges, empty if there is none."""
    return next((word.lower for word in reversed(before[-_NEAR:]) if word.lower not in _PASSED), "")


def _is_held(before: Sequence[Word], after: Sequence[Word], head: str | None) -> bool:
    """From "still holding 17 foreigners", "holds 200 prisoners", "took two tourists hostage"."""
    verb = _governor(before)
    if head in names("captives"):
        return verb in names("holds")
    if head not in names("persons"):
        return False
    if verb == "holding":
        words = [word.lower for word in before]
        return before[0].lower != "holding" and words[words.index("holding") - 1] in _BEING
    near = [word.lower for word in after[:_NEAR]]
    behind = near[near.index(head) + 1 :] if head in near else near
    return bool(behind) and (
        (verb in ("took", "take", "taking", "hold", "held") and behind[0] in _CAPTIVE)
        or ("taken" in behind[:4] and any(word in _CAPTIVE for word in behind[:5]))
    )


def _is_illness(after: Sequence[Word]) -> bool:
    """Whether they were treated for something that is no wound."""
    near = [word.lower for word in after[:_NEAR]]
    return ("for" in near and not _WOUNDS.intersection(near)) or "with" in near


def _is_uprooted(after: Sequence[Word], head: str | None) -> bool:
    """From "people are sleeping in tents", "families crossed into Kenya", "residents have left their homes"."""
    passed = head not in [word.lower for word in after[:_REACH]]  # elided, or to the left
    for index, word in enumerate(after[:_REACH]):
        if word.text in _ENDS:
            return False
        if not passed:
            passed = word.lower == head
            continue
        behind = [later.lower for later in after[index + 1 : index + _NEAR]]
        if word.lower in names("sheltering"):
            return any(
                first in _INTO and names("shelters").intersection(behind[at + 1 :])
                for at, first in enumerate(behind[:3])
            )
        if word.lower in ("crossed", "crossing") and head is not None:
            into = after[index + 2 : index + 3]
            return (behind[:1] == ["into"] and bool(into) and into[0].is_name) or behind[:2] == ["the", "border"]
        if word.lower in ("left", "lost", "abandoned"):
            return behind[:1] == ["their"] and bool(_HOMES.intersection(behind[1:3]))
        if word.lower == "made":
            return behind[:1] == ["homeless"]
    return False
