"""Kinds of phrase that can fill each role."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from factx.ontology import ROLES

if TYPE_CHECKING:
    from factx.ontology import EventType

#: The kinds of phrase that can act.
PEOPLE_KINDS: Final = frozenset({"person", "organization", "country", "group", "people", "number", "body", "name"})
_THING: Final = frozenset({"thing", "product", "vehicle", "name", "organization", "place", "measure", "post", "weapon"})
#: Role → the kinds of phrase that can fill it.
KINDS: Final = {
    "place": frozenset({"place", "country", "organization"}),
    "destination": frozenset({"place", "country", "organization", "vehicle"}) | {"name"},
    "origin": frozenset({"place", "country", "organization"}) | {"name"},
    "target": PEOPLE_KINDS | _THING,
    "product": _THING,
    "asset": _THING,
    "measure": _THING | {"money"},
    "subject": PEOPLE_KINDS | _THING | {"crime"},
    "charge": _THING | {"crime"},
    "penalty": _THING | {"number", "time", "money"},
    "instrument": frozenset({"weapon", "vehicle"}),
    "amount": frozenset({"money", "number"}),
    "position": frozenset({"post"}),
    "object": frozenset({"vehicle", "thing", "product", "place"}),
    "disease": frozenset({"disease"}),
    "court": frozenset({"place", "organization", "people", "body"}),
    "recipient": PEOPLE_KINDS | {"place"},
    "giver": PEOPLE_KINDS,
}


@cache
def kinds_of(kind: EventType) -> frozenset[str]:
    """The kinds of phrase that can fill one of the roles of a type."""
    return frozenset().union(*(KINDS.get(role, PEOPLE_KINDS) for role in ROLES[kind]))
