"""An extraction as the records of a gold file, so that it can be scored or corrected by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.gold.records import (
    Filler,
    GoldAgreement,
    GoldArticle,
    GoldCount,
    GoldDate,
    GoldEntity,
    GoldEvent,
    GoldStatement,
)
from factx.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factx.records import (
        AgreementFact,
        Argument,
        CountFact,
        DateFact,
        Entity,
        EventFact,
        Extraction,
        StatementFact,
    )


def from_extraction(extraction: Extraction, article_id: str = "article") -> GoldArticle:
    """The facts of an extraction as gold records, entities under their ids; nothing is left out or added.

    >>> from factx import extract
    >>> found = from_extraction(extract("It rained on 3 May 2024.", kinds={"date"}))
    >>> [(date.type, date.value) for date in found.dates]
    [('DATE', '2024-05-03')]
    """
    article = extraction.article
    return GoldArticle(
        id=article_id,
        text=article.text,
        title=article.title,
        published=None if article.published is None else article.published.isoformat(),
        entities=tuple(_entity(entity, article.text) for entity in extraction.entities),
        dates=tuple(_date(fact) for fact in extraction.dates),
        counts=tuple(_count(fact) for fact in extraction.counts),
        events=tuple(_event(fact) for fact in extraction.events),
        agreements=tuple(_agreement(fact, article.text) for fact in extraction.agreements),
        statements=tuple(_statement(fact) for fact in extraction.statements),
    )


def _entity(entity: Entity, text: str) -> GoldEntity:
    aliases = dict.fromkeys(text[span.slice] for span in entity.mentions)  # in text order, each once
    return GoldEntity(entity.id, entity.name, entity.type, tuple(aliases), entity.mentions, entity.country)


def _date(fact: DateFact) -> GoldDate:
    return GoldDate(fact.span, fact.timex, fact.value, fact.mod)


def _count(fact: CountFact) -> GoldCount:
    return GoldCount(fact.span, fact.low, fact.high, fact.relation, fact.unit, fact.ordinal, of=fact.of, toll=fact.toll)


def _event(fact: EventFact) -> GoldEvent:
    roles = {role: _fillers(arguments) for role, arguments in fact.roles.items()}
    return GoldEvent(fact.type, fact.triggers, fact.status, fact.date, roles)


def _agreement(fact: AgreementFact, text: str) -> GoldAgreement:
    at = text.find(fact.name, 0)  # the name is words of the article, but the record does not say where
    return GoldAgreement(
        mentions=fact.mentions,
        form=fact.form,
        status=fact.status,
        name=None if at < 0 or not fact.name else Span(start=at, end=at + len(fact.name)),
        cue=fact.cue,
        date=fact.date,
        parties=_fillers(fact.parties),
        subject=fact.subject,
        place=_fillers([fact.place] if fact.place else []),
    )


def _statement(fact: StatementFact) -> GoldStatement:
    return GoldStatement(
        content=fact.span,
        direct=fact.direct,
        act=fact.act,
        cue=fact.cue,
        speaker=_fillers([fact.speaker] if fact.speaker else []),
        via=_fillers([fact.via] if fact.via else []),
    )


def _fillers(arguments: Iterable[Argument]) -> tuple[Filler, ...]:
    return tuple(Filler(argument.entity, argument.span) for argument in arguments)
