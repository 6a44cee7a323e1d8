"""A mention of an event: an accepted trigger with what its sentence says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.events.role_filling import Roles
    from factx.events.scene import Scene
    from factx.events.triggers import Candidate
    from factx.ontology import EventStatus, EventType
    from factx.records import DateFact


@dataclass(frozen=True, slots=True)
class EventMention:
    """One trigger, its roles, and the status and date that the sentence gives it (None: it gives none)."""

    scene: Scene
    candidate: Candidate
    type: EventType
    roles: Roles
    status: EventStatus | None
    date: DateFact | None
    probability: float | None

    @property
    def start(self) -> int:
        """Where the trigger starts in the text."""
        return self.scene.tokens.starts[self.candidate.first]

    @property
    def end(self) -> int:
        """Where the trigger ends in the text."""
        return self.scene.tokens.ends[self.candidate.last - 1]

    def keys(self, role: str) -> frozenset[str]:
        """What fills a role, as names that can be compared: entity ids, else head words."""
        found = set()
        for filler in self.roles.get(role, ()):
            if filler.mention is not None:
                found.add(f"#{filler.mention.entity}")
            else:
                found.add(self.scene.tokens.lowers[filler.phrase.head])
        return frozenset(found)
