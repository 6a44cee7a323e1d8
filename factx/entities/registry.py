"""From name spans to entities: which names are the same one, under which name and type."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from factx.entities.index import EntityIndex, Mention
from factx.records import Entity, Span

if TYPE_CHECKING:
    from factx.entities.index import MentionForm
    from factx.ontology import EntityType

_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Draft:
    """An entity while its article is being read."""

    name: str
    type: EntityType
    country: str | None = None
    words: tuple[str, ...] = ()
    """The name's tokens, for persons and organizations."""
    titles: list[tuple[str, str | None]] = field(default_factory=list)
    """Posts a person holds: the title's head and the country, if said."""
    gender: str | None = None
    """`m` or `f` where a title or given name says so."""
    mentions: list[tuple[int, int, MentionForm]] = field(default_factory=list)


class Registry:
    """The drafts of one article, in order of first mention."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []

    def new(self, draft: Draft) -> Draft:
        """Add a draft."""
        self.drafts.append(draft)
        return draft

    def country(self, code: str, name: str) -> Draft:
        """The country with this code, made if need be."""
        for draft in self.drafts:
            if draft.type == "country" and draft.country == code:
                return draft
        return self.new(Draft(name, "country", code))

    def named(self, name: str, kind: EntityType) -> Draft | None:
        """The draft of this type with this very name."""
        for draft in self.drafts:
            if draft.type == kind and draft.name == name:
                return draft
        return None

    def index(self) -> EntityIndex:
        """The finished entities and all mentions; drafts without a mention that is a name or description are left out."""
        records: list[Entity] = []
        mentions: list[Mention] = []
        taken: set[str] = set()
        kept = [draft for draft in self.drafts if any(form != "pronoun" for _, _, form in draft.mentions)]
        for draft in sorted(kept, key=lambda draft: min(m[:2] for m in draft.mentions)):
            spans = sorted({(start, end) for start, end, form in draft.mentions if form != "pronoun"})
            records.append(
                Entity(
                    id=_unique(slug(draft.name), taken),
                    name=draft.name,
                    type=draft.type,
                    country=draft.country,
                    mentions=tuple(Span(start=start, end=end) for start, end in spans),
                )
            )
            mentions += [
                Mention(start, end, len(records) - 1, form)
                for start, end, form in dict.fromkeys(draft.mentions)
            ]
        return EntityIndex(records, mentions)


def slug(name: str) -> str:
    """A readable id of a name.

    >>> slug("Mevlüt Çavuşoğlu")
    'mevlut-cavusoglu'
    """
    plain = unicodedata.normalize("NFKD", name.lower().replace("ı", "i"))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).replace(".", "")
    return _NOT_SLUG.sub("-", plain).strip("-") or "entity"


def _unique(base: str, taken: set[str]) -> str:
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    taken.add(name)
    return name
