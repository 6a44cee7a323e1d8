"""What events of one sentence lend each other: where, by whom and to whom.

"12 people were killed in an attack on a market in Kabul" says of both events where, and of both whom they struck.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from factx.ontology import ROLES

if TYPE_CHECKING:
    from factx.events.mentions import EventMention
    from factx.events.role_filling import Roles
    from factx.events.scene import Filler

#: Type → (its role, the other type, the role there) that fill each other.
_SHARED: Final = {
    "die": (("killer", "attack", "attacker"), ("instrument", "attack", "instrument")),
    "injure": (("agent", "attack", "attacker"), ("instrument", "attack", "instrument")),
    "attack": (
        ("attacker", "die", "killer"),
        ("target", "die", "victim"),
        ("target", "injure", "victim"),
    ),
}
#: Types whose place is told by any phrase of the sentence that says where.
_PLACED: Final = frozenset({"attack", "die", "injure", "disaster", "protest", "arrest", "abduct", "outbreak", "meet"})


def shared_in_sentences(mentions: list[EventMention]) -> list[EventMention]:
    """The mentions of a document in text order, those of each sentence completed from each other."""
    by_sentence = groupby(mentions, key=lambda mention: mention.scene.index)
    return [mention for _, found in by_sentence for mention in shared(list(found))]


def shared(mentions: list[EventMention]) -> list[EventMention]:
    """The mentions of one sentence with their empty roles filled from each other."""
    return [replace(mention, roles=_completed(mention, mentions)) for mention in mentions]


def _completed(mention: EventMention, mentions: list[EventMention]) -> Roles:
    roles = dict(mention.roles)
    for role, kind, other_role in _SHARED.get(mention.type, ()):
        lenders = [m for m in mentions if m.type == kind and other_role in m.roles]
        if role not in roles and len(lenders) == 1:
            roles[role] = lenders[0].roles[other_role]
    if mention.type in _PLACED and "place" not in roles:
        lender = next((m for m in mentions if m.type in _PLACED and "place" in m.roles), None)
        if lender is not None:
            roles["place"] = lender.roles["place"]
        else:
            where = _where(mention)
            if where:
                roles["place"] = where
    return {role: roles[role] for role in ROLES[mention.type] if role in roles}


def _where(mention: EventMention) -> list[Filler]:
    """The nearest "in …", "at …" or "near …" of the sentence that names a place."""
    scene = mention.scene
    best: tuple[int, list[Filler]] | None = None
    for k, chunk in enumerate(scene.chunks):
        if chunk.kind != "prep" or scene.tokens.lowers[chunk.head] not in ("in", "at", "near", "outside"):
            continue
        if k + 1 >= len(scene.chunks) or scene.chunks[k + 1].kind != "noun":
            continue
        fillers = [scene.filler(phrase) for phrase in scene.clauses.conjuncts(k + 1)]
        named = [f for f in fillers if f.mention is not None and f.kinds & {"place", "country"}]
        distance = abs(k - mention.candidate.chunk)
        if named and (best is None or distance < best[0]):
            best = distance, named
    return best[1] if best is not None else []
