"""PLOVER categories of events, agreements and statements, by the table in `plover.toml`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from factx.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factx.ontology import Act, AgreementStatus, EventStatus, EventType


@cache
def _table() -> Mapping[str, Any]:
    return load_table("factx", "plover.toml")


def plover_of_event(kind: EventType, status: EventStatus, roles: Iterable[str] = ()) -> str | None:
    """The category of an event; `roles` are the names of the roles that are filled.

    >>> plover_of_event("aid", "happened"), plover_of_event("aid", "negated"), plover_of_event("disaster", "happened")
    ('AID', 'SANCTION', None)
    >>> plover_of_event("die", "happened", ["victim"]), plover_of_event("die", "happened", ["killer", "victim"])
    (None, 'ASSAULT')
    """
    table = _table()
    if status == "negated":
        negated: str | None = table["event_negated"].get(kind)
        return negated
    planned: str | None = table["event_planned"].get(kind) if status == "planned" else None
    if planned:
        return planned
    by_role: Mapping[str, str] = table["event_with_role"].get(kind, {})
    filled = set(roles)
    category = next((found for role, found in by_role.items() if role in filled), None)
    return category or table["event"].get(kind)


def plover_of_agreement(status: AgreementStatus) -> str | None:
    """The category of an agreement in its present state.

    >>> plover_of_agreement("signed"), plover_of_agreement("negotiating")
    ('AGREE', 'CONSULT')
    """
    category: str | None = _table()["agreement"].get(status)
    return category


def plover_of_statement(act: Act) -> str | None:
    """The category of a statement; plain saying has none.

    >>> plover_of_statement("threaten"), plover_of_statement("say")
    ('THREATEN', None)
    """
    category: str | None = _table()["statement"].get(act)
    return category


def quad_class(category: str | None) -> str | None:
    """The quadrant of a category: verbal or material, cooperation or conflict.

    >>> quad_class("ASSAULT"), quad_class(None)
    ('material_conflict', None)
    """
    quads: Mapping[str, list[str]] = _table()["quad"]
    return next((quad for quad, categories in quads.items() if category in categories), None)


def actor_roles(kind: EventType) -> tuple[str | None, str | None]:
    """The roles of an event's source and target actor; the same one twice where both sides share it.

    >>> actor_roles("attack"), actor_roles("meet"), actor_roles("disaster")
    (('attacker', 'target'), ('participant', 'participant'), (None, None))
    """
    table = _table()
    return table["source"].get(kind), table["target"].get(kind)
