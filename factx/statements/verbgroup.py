"""The verb group of a cue: auxiliaries, negation, mood and voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from factx.statements.lexicon import Form
    from factx.statements.reading import Reading

GroupKind = Literal["past", "present", "ing", "infinitive"]

_BE: Final = frozenset("am is are was were be been being 's 're 'm".split())
_HAVE: Final = frozenset("has have had having 've".split())
_MODAL: Final = frozenset("will would can could may might shall should must 'll 'd ca wo".split())
_DO: Final = frozenset("do does did".split())
_NOT: Final = frozenset("not n't never".split())
_AUXILIARIES: Final = _BE | _HAVE | _MODAL | _DO
_COPULAS: Final = _BE | frozenset("feel feels felt remain remained remains seem seemed seems".split())
_FAR: Final = 8


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """`[would not have |said|]`: from `first` to the cue."""

    first: int
    kind: GroupKind
    passive: bool = False
    negated: bool = False
    modal: str = ""
    progressive: bool = False


def read_group(reading: Reading, floor: int, token: int, forms: frozenset[Form]) -> VerbGroup | None:
    """The verb group that ends at `token`; None where the form cannot be a verb of its own there."""
    lowers, tags = reading.lowers, reading.tags
    first = token
    auxiliaries: list[str] = []
    negated = False
    infinitive = False
    i = token - 1
    floor = max(floor, token - _FAR)
    while i >= floor:
        low = lowers[i]
        if low in _NOT:
            negated = True
            first = i
        elif low in _AUXILIARIES and (tags[i] in ("AUX", "VERB") or low != "'s") and not _is_possessive(reading, i):
            auxiliaries.append(low)
            first = i
        elif tags[i] == "ADV" and low not in ("when", "how", "why", "where"):
            pass
        elif low == "to" and not auxiliaries:
            infinitive = True
            first = i
            break
        else:
            break
        i -= 1
    modal = next((a for a in auxiliaries if a in _MODAL), "")
    nearest = auxiliaries[0] if auxiliaries else ""
    if infinitive and "base" in forms:
        return VerbGroup(first, "infinitive", negated=negated)
    if nearest in _BE:
        if "ing" in forms:
            return VerbGroup(first, "present", negated=negated, modal=modal, progressive=True)
        if "participle" in forms:
            return VerbGroup(first, "past", passive=True, negated=negated, modal=modal)
        return None
    if nearest in _HAVE and "participle" in forms:
        return VerbGroup(first, "past", negated=negated, modal=modal)
    if nearest in _MODAL | _DO and "base" in forms:
        return VerbGroup(first, "present", negated=negated, modal=modal)
    if "ing" in forms:
        return VerbGroup(token, "ing")
    if "past" in forms and "base" not in forms:
        return VerbGroup(token, "past")
    if forms & {"base", "s", "past"}:
        return VerbGroup(token, "present" if "past" not in forms else "past")
    return None


def read_predicate(reading: Reading, floor: int, token: int) -> VerbGroup | None:
    """The verb group "be" that the adjective at `token` is the predicate of; None if it is none."""
    lowers, tags = reading.lowers, reading.tags
    first = token - 1
    while first > floor and (tags[first] == "ADV" or lowers[first] in _NOT):
        first -= 1
    if first <= floor or lowers[first] not in _COPULAS or _is_possessive(reading, first):
        return None
    negated = any(low in _NOT for low in lowers[first + 1 : token])
    while first - 1 > floor and (lowers[first - 1] in _AUXILIARIES or lowers[first - 1] in _NOT):
        first -= 1
        negated = negated or lowers[first] in _NOT
    return VerbGroup(first, "present", negated=negated)


def _is_possessive(reading: Reading, token: int) -> bool:
    """`'s` after a noun with a noun or adjective to follow is no "is"."""
    return (
        reading.lowers[token] == "'s"
        and reading.tags[token] == "PART"
        and reading.lowers[token + 1 : token + 2] != ["not"]
        and (not reading.lowers[token + 1 : token + 2] or not reading.lowers[token + 1].endswith("ing"))
    )
