"""What is said of the counted behind them: "12 dead", "12 people were killed", "12 guards, one a woman, fled"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from factx.counts.lexicon import names, tolls, words
from factx.numbers.lexicon import SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.counts.context import Word
    from factx.counts.counted import Counted

#: A toll; or that several kinds are told of the same people, or that one is denied.
Said = Literal["killed", "injured", "missing", "displaced", "detained", "mixed"]

_REACH: Final = 18
_ASIDE_REACH: Final = 14
_ENDS: Final = frozenset('.;:!?”"')
_COMMAS: Final = frozenset({",", "(", ")", "—", "–"})
_BEING: Final = frozenset("are be been being has have had is was were".split())
_HAVING: Final = frozenset({"had", "has", "have"})
#: Verbs between the counted and their state: "remain missing", "were left homeless", "are feared dead".
_LINKING: Final = frozenset(
    "believed confirmed feared found known left presumed remain remained remains reported said thought".split()
)
_NOT: Final = frozenset({"not", "never", "neither"})
#: What opens an aside between commas: "12 people, most of them women, were killed".
_ASIDE: Final = frozenset(
    "a aged all among an at both he including many mostly most nearly officials one she some they".split()
)
#: Where the clause of the counted ends.
_BREAKS: Final = frozenset("after although as because before but if since though unless until when where while".split())
#: Behind a past form that governs an object: "12 men killed a guard".
_OBJECTS: Final = frozenset(
    "a an any her him his its many more my our several some the their them themselves these those us".split()
)
_BLOWS: Final = frozenset(
    "beaten burned burnt choked clubbed crushed froze frozen hacked shot stabbed starved stoned strangled".split()
)
_CAPTIVE: Final = frozenset({"captive", "hostage", "hostages", "prisoner"})
_CUSTODY: Final = frozenset({"captivity", "custody", "detention", "jail", "prison"})
_HURTING: Final = frozenset({"received", "suffer", "suffered", "suffering", "sustained", "sustaining"})
_TO_HOSPITAL: Final = frozenset({"admitted", "brought", "flown", "rushed", "taken", "treated"})
_DRIVEN: Final = frozenset({"driven", "forced", "made", "ordered", "told", "urged"})
_LEAVING: Final = frozenset({"abandoned", "fleeing", "left", "lost"})
_AMONG: Final = frozenset({"among", "amongst"})


def said_of(counted: Counted) -> Said | None:
    """The toll that the clause gives the counted behind them, None where it gives none."""
    after, at = counted.after, counted.end
    if at == 0 and len(after) > 1 and after[0].lower == "of" and after[1].lower in ("them", "us", "whom", "these"):
        at = 2
    verb, active, adjacent = False, False, True
    stop = min(len(after), at + _REACH)
    while at < stop:
        word = after[at]
        lower = word.lower
        if word.text in _ENDS or lower in _BREAKS or _is_new_clause(after, at):
            return None
        if lower in _NOT or lower.endswith("n't"):
            return "mixed" if verb or lower != "not" else None
        if active and lower in tolls("acts"):
            return None  # "ten countries have arrested suspects"
        said = _said_at(after, at, verb=verb, adjacent=adjacent)
        if said is not None:
            return said
        if lower == "held" and verb and counted.is_people:
            return "detained"
        if word.text in _COMMAS:
            at = _behind_aside(after, at)
            if at < 0:
                return None
            continue
        if lower in _BEING:
            verb, active = True, lower in _HAVING
        elif not _is_passed(word):
            if verb or (_is_verb(word) and not (adjacent and _is_reduced(after, at))):
                return None
            adjacent = False
        at += 1
    return None


def _is_passed(word: Word) -> bool:
    """Adverbs and linking verbs, which change nothing."""
    return word.lower in _LINKING or word.lower in names("adverbs") or word.lower.endswith("ly")


def _is_verb(word: Word) -> bool:
    lower = word.lower
    return lower in words().irregular or (lower.endswith("ed") and word.text[0].islower())


def _is_reduced(after: Sequence[Word], at: int) -> bool:
    """A participle with a phrase of its own right behind the noun: "people trapped in the rubble"."""
    return (
        after[at].lower.endswith("ed")
        and at + 1 < len(after)
        and after[at + 1].lower in ("aboard", "at", "by", "from", "in", "inside", "on", "to", "under", "with")
    )


def _is_new_clause(after: Sequence[Word], at: int) -> bool:
    """Whether "and" opens a clause about others: "five ministers came and two were arrested"."""
    if after[at].lower not in ("and", "or", ",") or at + 2 >= len(after):
        return False
    counted, verb = after[at + 1], after[at + 2].lower
    return _is_number(counted) and (verb in _BEING or verb in tolls("states") or verb in _LINKING)


def _is_number(word: Word) -> bool:
    return word.text[0].isdigit() or word.lower in SMALL or word.lower in names("quantities")


def _behind_aside(after: Sequence[Word], at: int) -> int:
    """Index behind the aside that a comma at `at` opens, -1 where it ends the clause."""
    if at + 1 >= len(after):
        return -1
    if after[at].text in (")", "—", "–"):
        return at + 1
    opening = after[at + 1]
    near = range(at + 2, min(len(after), at + _ASIDE_REACH))
    closing = next((k for k in near if after[k].text in _COMMAS or after[k].text in _ENDS), -1)
    if opening.lower in ("who", "which", "that"):
        return at + 1
    if closing < 0 or after[closing].text in _ENDS:
        return at + 1 if opening.is_name else -1  # "from Egypt, Mali and Niger were"
    if after[at].text == "(" or opening.lower in _ASIDE or _is_number(opening) or opening.is_name:
        return closing + 1
    resumes = closing + 1 < len(after) and after[closing + 1].lower in _BEING
    return closing + 1 if resumes or after[closing - 1].lower in ("said", "says") else -1


def _said_at(after: Sequence[Word], at: int, *, verb: bool, adjacent: bool) -> Said | None:
    """The toll that begins at a word of the predicate."""
    lower = after[at].lower
    behind = [word.lower for word in after[at + 1 : at + 8]]
    if lower in tolls("states"):
        if at and after[at - 1].lower in ("the", "of", "those", "these", "for"):
            return None  # a noun: "vigils for the dead"
        if not verb and lower in tolls("acts") and (_has_object(after, at) or not adjacent):
            return None
        return _alone(after, at)
    if lower == "fatally":
        return "killed"
    if lower in _BLOWS or (verb and lower.endswith("ed")):
        killed = _killed_by(after, at, behind, verb=verb)
        if killed is not None:
            return killed
    if lower in _AMONG and behind:
        return state_in(after[at + 1 : at + 8])
    if (verb or adjacent or after[at - 1].lower in _LINKING) and (
        (lower in ("in", "under") and (behind[:1] == ["arrest"] or _CUSTODY.intersection(behind[:2])))
        or (lower == "behind" and behind[:1] == ["bars"])
    ):
        return "detained"
    if lower == "with" and adjacent and names("wounds").intersection(behind[:3]):
        return "injured"
    return _befallen(lower, behind)


def _befallen(lower: str, behind: Sequence[str]) -> Said | None:
    """The toll of a phrase of several words: "lost their lives", "were forced to flee", "suffered burns"."""
    if lower in ("lost", "lose") and ("lives" in behind[:2] or "life" in behind[:2]):
        return "killed"
    if lower in _DRIVEN and names("leaving").intersection(behind[:6]):
        return "displaced"
    if lower in _LEAVING and behind[:1] == ["their"] and names("dwellings").intersection(behind[1:3]):
        return "displaced"
    if lower in ("taken", "held", "kept", "taking") and (behind and behind[0] in _CAPTIVE):
        return "detained"
    if lower == "taken" and _CUSTODY.intersection(behind[1:4]):
        return "detained"
    hurt = names("wounds").intersection(behind[:6])
    if hurt and (lower in _HURTING or (lower in _TO_HOSPITAL and ("with" in behind or "for" in behind))):
        return "injured"
    return None


def _killed_by(after: Sequence[Word], at: int, behind: Sequence[str], *, verb: bool) -> Said | None:
    """From "shot dead", "beaten to death", "stabbed and wounded"."""
    if behind[:1] == ["dead"] or behind[:2] == ["to", "death"]:
        return "killed" if verb or not _has_object(after, at + len(behind[:2]) - (behind[0] == "dead")) else None
    if behind[:1] == ["and"] and len(behind) > 1 and behind[1] in tolls("states") and not _has_object(after, at + 2):
        return tolls("states")[behind[1]]
    return None


def _has_object(after: Sequence[Word], at: int) -> bool:
    """Whether a past form has an object behind it, so that its subject suffers nothing: "12 men killed a guard"."""
    if at + 1 >= len(after):
        return False
    following = after[at + 1]
    if following.lower == "at":
        return at + 2 < len(after) and after[at + 2].lower == "least"
    if following.lower in names("calendar"):
        return False
    return following.lower in _OBJECTS or _is_number(following) or (following.is_name and not after[at].is_name)


def _alone(after: Sequence[Word], at: int) -> Said:
    """The toll of the state at `at`, "mixed" where another kind is told of the same people ("killed or wounded")."""
    toll = tolls("states")[after[at].lower]
    if at + 2 >= len(after) or after[at + 1].lower not in ("and", "or", "/", ","):
        return toll
    if at + 3 < len(after) and after[at + 2].lower.endswith("ed") and after[at + 3].lower in ("or", ","):
        return toll if tolls("states").get(after[at + 2].lower) == toll else "mixed"
    for word in after[at + 2 : at + 5]:
        if _is_number(word) or word.text in _ENDS or word.lower in _BREAKS:
            return toll
        other = tolls("states").get(word.lower)
        if other is not None and other != toll:
            # whoever is taken and then killed is dead
            return "killed" if other == "killed" and after[at + 1].lower == "and" and toll != "injured" else "mixed"
    return toll


def state_in(phrase: Sequence[Word]) -> Said | None:
    """The toll of "the dead", "those killed in the raid", "the 14 hostages"."""
    for word in phrase:
        if word.text in _ENDS or word.text == ",":
            return None
        toll = tolls("states").get(word.lower) or tolls("nouns").get(word.lower)
        if toll is not None:
            return toll
        if word.lower == "victims":
            return "killed"
    return None
