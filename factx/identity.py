"""Deterministic ids of facts: kind and place in the text, a suffix only where two would be alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.ontology import FactKind


def fact_id(kind: FactKind, start: int, end: int, taken: set[str] | None = None) -> str:
    """The id of a fact; with `taken`, made unique among those and added to them.

    >>> fact_id("date", 10, 16)
    'date-10-16'
    >>> taken = {"event-3-6"}
    >>> fact_id("event", 3, 6, taken)
    'event-3-6b'
    """
    base = f"{kind}-{start}-{end}"
    if taken is None:
        return base
    name, suffix = base, ord("b")
    while name in taken:
        name = base + (chr(suffix) if suffix <= ord("z") else str(suffix))
        suffix += 1
    taken.add(name)
    return name
