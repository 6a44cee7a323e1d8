"""The entities of one article, looked up by place in the text: what the later stages ask."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from factx.records import Argument, Entity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factx.ontology import EntityType

#: How many mentions a look-up goes back.
_LOOK_BACK: Final = 24
#: What "the two …" can be, best reading first.
_PLURALS: Final[Mapping[str, tuple[EntityType, ...]]] = {
    "capitals": ("country",),
    "countries": ("country",),
    "governments": ("country",),
    "leaders": ("person",),
    "men": ("person",),
    "ministers": ("person",),
    "nations": ("country",),
    "neighbors": ("country",),
    "neighbours": ("country",),
    "officials": ("person",),
    "parties": ("organization", "country"),
    "powers": ("country",),
    "presidents": ("person",),
    "sides": ("country", "organization", "person"),
    "states": ("country",),
    "women": ("person",),
}

MentionForm = Literal["name", "description", "pronoun"]


class Mention(NamedTuple):
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

    def ending_at(self, end: int) -> Mention | None:
        """The longest mention that ends exactly there."""
        last = bisect_left(self._starts, end)
        found = [m for m in self.mentions[max(0, last - _LOOK_BACK) : last] if m.end == end]
        return min(found, key=lambda m: m.start, default=None)

    def covering(self, start: int, end: int) -> Mention | None:
        """The shortest mention that holds all of [start, end)."""
        last = bisect_right(self._starts, start)
        found = [m for m in self.mentions[max(0, last - _LOOK_BACK) : last] if m.end >= end]
        return min(found, key=lambda m: m.end - m.start, default=None)

    def outermost(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions within [start, end) that lie in no other of them, in order.

        "Prime Minister Fumio Kishida" holds a mention of its own for "Fumio Kishida"; here it comes once.
        """
        found: list[Mention] = []
        for mention in self.within(start, end):
            if not found or mention.end > found[-1].end:
                found.append(mention)
        return tuple(found)

    def members(self, phrase: str, start: int) -> tuple[Mention, ...]:
        """The two whom a phrase at `start` such as "the two leaders" or "both sides" takes up, in order of mention.

        They are the last two different entities of the fitting type mentioned shortly before, by name where they
        were named. Empty where the words are of another kind, or where a third competes.

        >>> EntityIndex((), ()).members("the two leaders", 10)
        ()
        """
        words = phrase.lower().split()
        types = _PLURALS.get(words[-1]) if words else None
        if types is None or not {"two", "both"}.intersection(words):
            return ()
        last = bisect_left(self._starts, start)
        recent = [m for m in self.mentions[max(0, last - _LOOK_BACK) : last] if m.end <= start]
        for kind in types:
            fitting = [m for m in recent if self.records[m.entity].type == kind and m.form != "description"]
            latest = {m.entity: m for m in fitting}
            newest = sorted(latest.values(), key=lambda m: m.start)[-2:]
            if len(newest) == 2:
                return tuple(newest)
        return ()

    def entity_of(self, mention: Mention) -> Entity:
        """The entity a mention refers to."""
        return self.records[mention.entity]

    def argument(self, text: str, start: int, end: int, mention: Mention | None = None) -> Argument:
        """An `Argument` of the words [start, end), linked to `mention`'s entity if one is given."""
        entity = None if mention is None else self.records[mention.entity].id
        return Argument(span=Span(start=start, end=end), text=text[start:end], entity=entity)
