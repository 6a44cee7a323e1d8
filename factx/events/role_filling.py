"""Putting phrases into the roles of a candidate: only those of a kind that can fill the role, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.events.contenders import is_same, members
from factx.events.role_kinds import KINDS, PEOPLE_KINDS
from factx.ontology import ROLES
from factx.text.classes import class_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factx.events.scene import Filler, Scene
    from factx.events.triggers import Candidate
    from factx.text.clauses import Phrase

#: Verbs whose subject is the host too.
HOSTING: Final = frozenset({"host", "bring together"})
_PLACE_PREPOSITIONS: Final = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout", "around"})
_STAFF: Final = frozenset({"jobs", "job", "staff", "workers", "employees", "positions", "posts", "roles"})
#: Role → its fillers.
Roles = dict[str, list["Filler"]]


def add(scene: Scene, candidate: Candidate, found: Roles, role: str | None, phrases: Iterable[Phrase]) -> bool:
    """Put phrases that can fill the role into it; whether any did."""
    roles = ROLES[candidate.entry.frame.type]
    if role is None or role == "none" or role not in roles:
        return False
    accepted = KINDS.get(role, PEOPLE_KINDS)
    if role == "person" and "position" in roles:
        accepted |= KINDS["position"]
    added = False
    for phrase in phrases:
        if phrase.first < candidate.last and candidate.first < phrase.last and not phrase.last <= candidate.first:
            continue
        filler = scene.filler(phrase)
        if "empty" in filler.kinds or "unresolved" in filler.kinds:
            continue
        if not (filler.kinds & accepted or (role == "position" and is_post(scene, phrase.head))):
            continue
        if "time" in filler.kinds and role != "penalty":
            continue
        if role == "product" and candidate.entry.frame.type == "close" and _is_staff(scene, phrase):
            role = "amount"
        if "post" in filler.kinds and filler.mention is None and role == "person" and "position" in roles:
            role = "position"
        fillers = found.setdefault(role, [])
        for one in members(scene, filler) or [filler]:
            if not any(is_same(one, other) for other in fillers):
                fillers.append(one)
                added = True
    return added


def _is_staff(scene: Scene, phrase: Phrase) -> bool:
    return scene.tokens.lowers[phrase.head] in _STAFF


def is_post(scene: Scene, token: int) -> bool:
    """Whether a token names a post."""
    return "post" in class_of().get(scene.tokens.lowers[token], ())


def extend(found: Roles, role: str, fillers: list[Filler]) -> None:
    """Put more fillers into a role, each once; a role without any is left out."""
    kept = found.setdefault(role, [])
    kept += [f for f in fillers if not any(is_same(f, other) for other in kept)]
    if not kept:
        del found[role]


def add_prepositional(scene: Scene, candidate: Candidate, found: Roles, k: int, *, by: bool) -> None:
    """Put the phrases after prepositions at chunk k into the roles that the frame gives them; `by` names an agent."""
    frame = candidate.entry.frame
    for preposition, phrases in scene.prepositional(k):
        role = frame.prepositions.get(preposition)
        if preposition == "by" and role is None:
            role = frame.subject if by else "none"
        if role is not None:
            if (
                role != "none"
                and not add(scene, candidate, found, role, phrases)
                and preposition in _PLACE_PREPOSITIONS
            ):
                add(scene, candidate, found, "place", phrases)
        elif preposition in _PLACE_PREPOSITIONS:
            add(scene, candidate, found, "place", phrases)
