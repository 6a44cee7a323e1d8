"""Whether a number counts the killed, injured, missing, displaced or detained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.counts.implied import implied_toll, is_freed
from factx.counts.lexicon import tolls, words
from factx.numbers.lexicon import SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.counts.context import Word
    from factx.ontology import Toll

_AUXILIARY: Final = frozenset(
    "was were is are be been being have has had having who that which also reportedly later still confirmed "
    "believed thought feared presumed reported said to either all both now already currently subsequently then "
    "people persons others more left found either".split()
)
_REACH: Final = 16
_CLAIM: Final = frozenset(
    {
        "claim",
        "claimed",
        "claiming",
        "claims",
        "cost",
        "costs",
        "costing",
        "take",
        "taken",
        "took",
        "lost",
        "lose",
        "losing",
        "loses",
    }
)
_PASSED: Final = frozenset(
    {
        "at",
        "least",
        "more",
        "than",
        "about",
        "some",
        "around",
        "nearly",
        "almost",
        "another",
        "over",
        "a",
        "an",
        "the",
        "as",
        "many",
        "up",
        "to",
        "other",
        "further",
        "additional",
        "all",
        "approximately",
        "roughly",
        "estimated",
        "of",
        "only",
        "just",
        "fewer",
        "less",
        "no",
    }
)
_FLEE: Final = frozenset({"flee", "leave", "fleeing", "flight", "homes", "home", "evacuate"})
_TOLL_REACH: Final = 9


def toll_of(before: Sequence[Word], after: Sequence[Word], noun: str | None) -> Toll | None:
    """The one toll that the clause says the number counts, else None.

    Args:
        before: words before the number in its sentence.
        after: words behind the number.
        noun: the counted noun in lower case, if any.
    """
    head = noun.split()[-1] if noun else None
    if head == "casualties":
        return None
    state = _state(after, head)
    if state == "mixed":
        return None
    if head in tolls("nouns"):
        toll = tolls("nouns")[str(head)]
        return None if toll == "detained" and is_freed(before, after) else toll
    if head == "lives":
        return (
            "killed"
            if any(word.lower in _CLAIM for word in before[-6:]) or "lost" in {w.lower for w in after[:4]}
            else None
        )
    return (
        _act(before)
        or state  # type: ignore[return-value]
        or _of_toll(before)
        or _among(before)
        or _driven(before, after)
        or _of_those(after)
        or implied_toll(before, after, head)
    )


def _state(after: Sequence[Word], head: str | None) -> Toll | str | None:
    """From what is said of them: "12 dead", "12 people were killed", "12 people, mostly women, have fled"."""
    states = tolls("states")
    of_them = len(after) > 1 and after[0].lower == "of" and after[1].lower in ("them", "whom")
    passed_head = head is None or of_them
    verb = adjacent = False
    for index, word in enumerate(after[:_REACH]):
        lower = word.lower
        if lower == "taken" and "custody" in [w.lower for w in after[index + 1 : index + 4]]:
            return "detained"
        if lower in states and (verb or adjacent or index == 0):
            return _single(after, index)
        adjacent = False
        if head is not None and lower == head:
            passed_head = adjacent = True
            continue
        if verb and lower in ("shot", "stabbed", "beaten", "burned", "hacked", "stoned") and _to_death(after, index):
            return "killed"
        if lower in ("forced", "driven") and verb_follows(after, index):
            return "displaced"
        if lower in ("lost", "lose") and any(w.lower in ("lives", "life") for w in after[index + 1 : index + 3]):
            return "killed"
        if not passed_head:
            if word.text in ".;:!?":
                return None
            continue
        if lower in _AUXILIARY or lower.endswith("ly"):
            verb = verb or lower in ("was", "were", "are", "been", "have", "had", "has", "is")
            continue
        if verb or word.text in '.;:!?"”':
            return None
        if lower in words().irregular or (lower.endswith("ed") and not verb and word.text[0].islower()):
            return None
        if lower in ("while", "but", "when", "after", "as", "because", "if", "before", "including"):
            return None
    return None


def _to_death(after: Sequence[Word], index: int) -> bool:
    """Whether "shot", "beaten" goes on with "dead", "to death"."""
    behind = [word.lower for word in after[index + 1 : index + 3]]
    return behind[:1] == ["dead"] or behind == ["to", "death"]


def verb_follows(after: Sequence[Word], index: int) -> bool:
    """Whether "forced", "driven" goes on with leaving: "to flee", "from their homes"."""
    return any(word.lower in _FLEE for word in after[index + 1 : index + 6])


def _single(after: Sequence[Word], index: int) -> Toll | str | None:
    """The toll at `index`, "mixed" where another kind is joined to it ("killed or wounded")."""
    table = tolls("states")
    toll = table[after[index].lower]
    if index + 1 < len(after) and (after[index + 1].text[0].isdigit() or after[index + 1].lower in ("another", "at")):
        return None if index else toll  # the verb of others: "and wounded 14"
    if index + 2 < len(after) and after[index + 1].text == "," and after[index + 2].lower.endswith("ed"):
        return "mixed" if after[index + 2].lower not in table else toll
    if index + 2 < len(after) and after[index + 1].lower in ("and", "or", "/"):
        for word in after[index + 2 : index + 4]:
            other = table.get(word.lower)
            if other is not None and other != toll:
                return "mixed"
            if word.text[0].isdigit() or word.lower in SMALL:
                break
    return toll


def _act(before: Sequence[Word]) -> Toll | None:
    """From the verb that governs the number: "killed 12 people", "wounding at least 20"."""
    acts = tolls("acts")
    at = len(before) - 1
    while at >= 0 and (before[at].lower in _PASSED or before[at].lower.endswith("ly")):
        if before[at].lower == "of" and (at == 0 or before[at - 1].lower not in ("killing", "wounding")):
            break
        at -= 1
    if at < 0:
        return None
    toll = acts.get(before[at].lower)
    if toll is None:
        return None
    if before[at].lower in ("claimed", "claiming", "claims", "hurt"):
        return toll if before[at].lower == "hurt" else None
    if at >= 2 and before[at - 1].lower in ("and", "or", "/"):
        other = acts.get(before[at - 2].lower)
        if other is not None and other != toll:
            return None
    if before[at].lower in ("arrest", "arrests") and at and before[at - 1].lower in ("the", "an", "house"):
        return None
    return toll


def _among(before: Sequence[Word]) -> Toll | None:
    """From "among the dead were", "among those who fled were"."""
    near = [word.lower for word in before[-9:]]
    if "among" not in near or near[-1] == "among":
        return None
    inside = near[near.index("among") + 1 :]
    if not any(word in ("were", "was", "are", "is") for word in inside):
        return None
    for word in inside:
        toll = tolls("states").get(word) or tolls("nouns").get(word) or ("killed" if word == "victims" else None)
        if toll is not None:
            return toll
    return None


_DRIVES: Final = frozenset({"forced", "forcing", "drove", "driven", "driving", "forces", "sent"})


def _driven(before: Sequence[Word], after: Sequence[Word]) -> Toll | None:
    """From "forced thousands to flee", "drove 60,000 people from their homes"."""
    if not any(word.lower in _DRIVES for word in before[-5:]):
        return None
    near = [word.lower for word in after[:7]]
    leaves = any(word in ("flee", "leave", "evacuate", "homes") for word in near)
    return "displaced" if leaves else None


def _of_those(after: Sequence[Word]) -> Toll | None:
    """From "12 of those held"."""
    if len(after) > 2 and after[0].lower == "of" and after[1].lower == "those":
        return "detained" if after[2].lower == "held" else tolls("states").get(after[2].lower)
    return None


def _of_toll(before: Sequence[Word]) -> Toll | None:
    """From the noun: "the deaths of five officers", "the death toll rose to 40"."""
    heads = tolls("heads")
    at = len(before) - 1
    while at >= 0 and before[at].lower in _PASSED and before[at].lower != "of":
        at -= 1
    if at >= 1 and before[at].lower == "at" and "dead" in {word.lower for word in before[at - 2 : at]}:
        return "killed"  # "put the number of dead at 18"
    if at >= 1 and before[at].lower == "of" and before[at - 1].lower in heads:
        return heads[before[at - 1].lower]
    recent = [word.lower for word in before[-_TOLL_REACH:]]
    if "toll" in recent and (
        recent[-1]
        in (
            "to",
            "at",
            "of",
            "is",
            "was",
            "than",
            "least",
            "reached",
            "now",
            "about",
            "over",
            "around",
            "nearly",
            "”",
            '"',
        )
    ):
        return "killed"
    return None
