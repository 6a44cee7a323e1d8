"""An annotated article as records with spans: what a gold file says, and what scoring compares.

An extraction is turned into the same records (`factx.gold.from_extraction`), so that a prediction, a gold
file and a second annotator's file are all the same to the scorer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from factx.records import Span

#: The sections of a gold file. One that a file leaves out was not annotated and is not scored.
SECTIONS: Final = ("entities", "dates", "counts", "events", "agreements", "statements")


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A named participant. `mentions` are all places where one of its `aliases` stands, sorted."""

    key: str
    name: str
    type: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: an entity's key, the words of the text, or (in an extraction) both."""

    entity: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A temporal expression (TIMEX3)."""

    span: Span
    type: str
    value: str | None
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class GoldCount:
    """A quantity; `low == high` unless it is a range or vague."""

    span: Span
    low: Decimal
    high: Decimal
    relation: str = "="
    unit: str | None = None
    ordinal: bool = False
    of: Span | None = None
    toll: str | None = None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A distinct event with all its triggers."""

    type: str
    triggers: tuple[Span, ...]
    status: str
    date: str | None = None
    roles: Mapping[str, tuple[Filler, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoldAgreement:
    """A distinct accord with all its mentions."""

    mentions: tuple[Span, ...]
    form: str
    status: str
    name: Span | None = None
    cue: Span | None = None
    date: str | None = None
    parties: tuple[Filler, ...] = ()
    subject: Span | None = None
    place: tuple[Filler, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """Something said; `content` is the hull of the reported words."""

    content: Span
    direct: bool
    act: str
    cue: Span | None = None
    speaker: tuple[Filler, ...] = ()
    via: tuple[Filler, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its annotation; `sections` are those annotated, also where nothing was found."""

    id: str
    text: str = field(repr=False)
    title: str | None = None
    published: str | None = None
    source: str | None = None
    licence: str | None = None
    annotator: str | None = None
    sections: tuple[str, ...] = SECTIONS
    entities: tuple[GoldEntity, ...] = ()
    dates: tuple[GoldDate, ...] = ()
    counts: tuple[GoldCount, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    agreements: tuple[GoldAgreement, ...] = ()
    statements: tuple[GoldStatement, ...] = ()

    def entity(self, key: str) -> GoldEntity:
        """The entity with this key; KeyError if there is none."""
        for entity in self.entities:
            if entity.key == key:
                return entity
        raise KeyError(key)
