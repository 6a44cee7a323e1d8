"""The entities of one article, looked up by place in the text: what the later stages ask."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factx.records import Argument, Entity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

MentionForm = Literal["name", "description", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text refers to an entity."""

    start: int
    end: int
    entity: int
    """Index into `EntityIndex.records`."""
    form: MentionForm = "name"
    """`pronoun` mentions are for resolving roles and speakers; they are not among `Entity.mentions`."""


class EntityIndex:
    """The `Entity` records and all mentions, pronouns included, sorted by start."""

    def __init__(self, records: Iterable[Entity], mentions: Iterable[Mention]) -> None:
        self.records: tuple[Entity, ...] = tuple(records)
        self.mentions: tuple[Mention, ...] = tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))
        self._starts = [m.start for m in self.mentions]

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie wholly in [start, end)."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(m for m in self.mentions[first:last] if m.end <= end)

    def starting_at(self, start: int) -> Mention | None:
        """The longest mention that starts exactly there."""
        at = bisect_left(self._starts, start)
        return self.mentions[at] if at < len(self.mentions) and self.mentions[at].start == start else None

    def entity_of(self, mention: Mention) -> Entity:
        """The entity a mention refers to."""
        return self.records[mention.entity]

    def argument(self, text: str, start: int, end: int, mention: Mention | None = None) -> Argument:
        """An `Argument` of the words [start, end), linked to `mention`'s entity if one is given."""
        entity = None if mention is None else self.records[mention.entity].id
        return Argument(span=Span(start=start, end=end), text=text[start:end], entity=entity)
