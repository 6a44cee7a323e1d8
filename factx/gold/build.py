"""Records of a gold file from its data: one pass that builds and checks."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any, Final, get_args

from factx.gold.fields import NOWHERE, Fields, Step, all_mentions, as_number, as_text
from factx.gold.records import (
    SECTIONS,
    GoldAgreement,
    GoldArticle,
    GoldCount,
    GoldDate,
    GoldEntity,
    GoldEvent,
    GoldStatement,
)
from factx.ontology import (
    EVENT_TYPES,
    ROLES,
    Act,
    AgreementForm,
    AgreementStatus,
    EntityType,
    EventStatus,
    Relation,
    TimexMod,
    TimexType,
    Toll,
)

if TYPE_CHECKING:
    from factx.gold.source import Problem, YamlSource
    from factx.records import Span

_TOP_KEYS: Final = ("id", "title", "published", "source", "licence", "annotator", *SECTIONS)
_ENTITY_KEYS: Final = ("name", "type", "aliases", "country")
_DATE_KEYS: Final = ("text", "type", "value", "mod")
_COUNT_KEYS: Final = ("text", "value", "relation", "unit", "ordinal", "of", "toll")
_EVENT_KEYS: Final = ("type", "triggers", "status", "date", "roles")
_AGREEMENT_KEYS: Final = ("mentions", "name", "form", "status", "parties", "subject", "date", "place", "cue")
_STATEMENT_KEYS: Final = ("cue", "speaker", "content", "direct", "act", "via")


class Builder:
    """Builds the article of one file; `problems` grows as it goes."""

    def __init__(self, source: YamlSource, text: str) -> None:
        self.fields = Fields(source, text)

    @property
    def problems(self) -> list[Problem]:
        """What was found wrong so far."""
        return self.fields.problems

    def article(self) -> GoldArticle:
        """The article; not to be used if there are problems."""
        data = self.fields.source.data
        if not isinstance(data, dict):
            self.fields.problem("the file must be a mapping of id, title, entities, dates, …")
            data = {}
        self.fields.keys(data, _TOP_KEYS, "top")
        self._read_entities(data)
        article = GoldArticle(
            id=str(data.get("id") or self.fields.source.path.stem),
            text=self.fields.text,
            title=as_text(data.get("title")),
            published=as_text(data.get("published")),
            source=as_text(data.get("source")),
            licence=as_text(data.get("licence")),
            annotator=as_text(data.get("annotator")),
            sections=tuple(section for section in SECTIONS if section in data),
            entities=tuple(self.fields.entities.values()),
            dates=tuple(self._date(*item) for item in self.fields.records(data, "dates", _DATE_KEYS)),
            counts=tuple(self._count(*item) for item in self.fields.records(data, "counts", _COUNT_KEYS)),
            events=tuple(self._event(*item) for item in self.fields.records(data, "events", _EVENT_KEYS)),
            agreements=tuple(
                self._agreement(*item) for item in self.fields.records(data, "agreements", _AGREEMENT_KEYS)
            ),
            statements=tuple(
                self._statement(*item) for item in self.fields.records(data, "statements", _STATEMENT_KEYS)
            ),
        )
        for key in self.fields.entities:
            if key not in self.fields.used:
                self.fields.problem(f"entity {key} is in no event, agreement or statement", "entities", key)
        return article

    def _read_entities(self, data: dict[str, Any]) -> None:
        section = data.get("entities") or {}
        if not isinstance(section, dict):
            self.fields.problem("entities must be a mapping of key to entity", "entities")
            return
        for key, entity in section.items():
            where: tuple[Step, ...] = ("entities", str(key))
            if not isinstance(entity, dict):
                self.fields.problem(f"entity {key}: a mapping with name, type and aliases is needed", *where)
                continue
            self.fields.keys(entity, _ENTITY_KEYS, f"entity {key}", *where)
            self.fields.one_of(entity, "type", get_args(EntityType), f"entity {key} type", *where)
            aliases = self.fields.items(entity, "aliases", *where)
            mentions: set[Span] = set()
            for at, alias in enumerate(aliases):
                span = self.fields.anchor(alias, f"entity {key}", *where, "aliases", at)
                if span is not NOWHERE:
                    mentions |= all_mentions(self.fields.text, alias, span)
            self.fields.entities[key] = GoldEntity(
                key=str(key),
                name=as_text(entity.get("name")) or str(key),
                type=str(entity.get("type")),
                aliases=tuple(str(alias) for alias in aliases),
                mentions=tuple(sorted(mentions, key=lambda span: (span.start, span.end))),
                country=as_text(entity.get("country")),
            )

    def _date(self, record: dict[str, Any], *where: Step) -> GoldDate:
        self.fields.one_of(record, "type", get_args(TimexType), "date type", *where)
        self.fields.one_of(record, "mod", get_args(TimexMod), "date mod", *where, optional=True)
        value = record.get("value")
        if "value" not in record or not (value is None or isinstance(value, str)):
            self.fields.problem(
                f"date {record.get('text')}: value must be a quoted string or null, not {value!r}",
                *where,
                "value",
            )
        return GoldDate(
            span=self.fields.anchor(record.get("text"), "date", *where, "text"),
            type=str(record.get("type")),
            value=as_text(value),
            mod=record.get("mod") or None,
        )

    def _count(self, record: dict[str, Any], *where: Step) -> GoldCount:
        self.fields.one_of(record, "relation", get_args(Relation), "relation", *where, optional=True)
        self.fields.one_of(record, "toll", get_args(Toll), "toll", *where, optional=True)
        low, high = self._ends(record, *where)
        return GoldCount(
            span=self.fields.anchor(record.get("text"), "count", *where, "text"),
            low=low,
            high=high,
            relation=record.get("relation") or "=",
            unit=as_text(record.get("unit")),
            ordinal=bool(record.get("ordinal")),
            of=self.fields.optional(record, "of", "count of", *where),
            toll=record.get("toll") or None,
        )

    def _ends(self, record: dict[str, Any], *where: Step) -> tuple[Decimal, Decimal]:
        value = record.get("value")
        ends = value if isinstance(value, list) and len(value) == 2 else [value, value]
        if all(isinstance(end, int | float) and isfinite(end) for end in ends):
            return as_number(ends[0]), as_number(ends[1])
        self.fields.problem(
            f"count {record.get('text')}: value must be a number or [low, high], not {value!r}",
            *where,
            "value",
        )
        return Decimal(0), Decimal(0)

    def _event(self, record: dict[str, Any], *where: Step) -> GoldEvent:
        kind = record.get("type")
        self.fields.one_of(record, "type", EVENT_TYPES, "event type", *where)
        self.fields.one_of(record, "status", get_args(EventStatus), "event status", *where)
        triggers = self.fields.items(record, "triggers", *where)
        if not triggers:
            self.fields.problem(f"event {kind}: no triggers", *where)
        roles = record.get("roles") or {}
        if not isinstance(roles, dict):
            self.fields.problem(f"event {kind}: roles must be a mapping of role to fillers", *where, "roles")
            roles = {}
        allowed = ROLES.get(kind, ()) if isinstance(kind, str) else ()  # type: ignore[call-overload]
        for role in roles:
            if role not in allowed:
                self.fields.problem(
                    f"event {kind}: {role!r} is not one of its roles: {', '.join(allowed)}",
                    *where,
                    "roles",
                    role,
                )
        date = record.get("date")
        if date is not None and not isinstance(date, str):
            self.fields.problem(f"event {kind}: date must be a quoted string, not {date!r}", *where, "date")
        return GoldEvent(
            type=str(kind),
            triggers=tuple(
                self.fields.anchor(trigger, f"{kind} trigger", *where, "triggers", at)
                for at, trigger in enumerate(triggers)
            ),
            status=str(record.get("status")),
            date=as_text(date),
            roles={
                str(role): self.fields.fillers(fillers, str(role), *where, "roles", role)
                for role, fillers in roles.items()
            },
        )

    def _agreement(self, record: dict[str, Any], *where: Step) -> GoldAgreement:
        self.fields.one_of(record, "form", get_args(AgreementForm), "agreement form", *where)
        self.fields.one_of(record, "status", get_args(AgreementStatus), "agreement status", *where)
        mentions = self.fields.items(record, "mentions", *where)
        if not mentions:
            self.fields.problem("agreement: no mentions", *where)
        return GoldAgreement(
            mentions=tuple(
                self.fields.anchor(mention, "agreement mention", *where, "mentions", at)
                for at, mention in enumerate(mentions)
            ),
            form=str(record.get("form")),
            status=str(record.get("status")),
            name=self.fields.optional(record, "name", "agreement name", *where),
            cue=self.fields.optional(record, "cue", "agreement cue", *where),
            date=as_text(record.get("date")),
            parties=self.fields.fillers(record.get("parties") or [], "agreement parties", *where, "parties"),
            subject=self.fields.optional(record, "subject", "agreement subject", *where),
            place=self.fields.fillers(record.get("place") or [], "agreement place", *where, "place"),
        )

    def _statement(self, record: dict[str, Any], *where: Step) -> GoldStatement:
        self.fields.one_of(record, "act", get_args(Act), "act", *where)
        if not isinstance(record.get("direct"), bool):
            self.fields.problem(
                f"statement: direct must be true or false, not {record.get('direct')!r}", *where, "direct"
            )
        return GoldStatement(
            content=self.fields.anchor(record.get("content"), "content", *where, "content"),
            direct=bool(record.get("direct")),
            act=str(record.get("act")),
            cue=self.fields.optional(record, "cue", "cue", *where),
            speaker=self.fields.fillers(record.get("speaker") or [], "speaker", *where, "speaker"),
            via=self.fields.fillers(record.get("via") or [], "via", *where, "via"),
        )
