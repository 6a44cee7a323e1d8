"""Hypothesis strategies for annotated articles: any number of records on word boundaries of a small text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import get_args

from hypothesis import strategies as st

from factx.gold.anchors import anchor_of, hull_anchor_of, occurrences
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
from factx.ontology import (
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
from factx.records import Span

#: Few words, so that they repeat; signs that YAML and anchors treat specially among them.
WORDS = (
    "Oslo",
    "the",
    "two",
    "ship#1",
    '"aid"',
    "no",
    "met:",
    "ünder",
    "5",
    "a\\b",
    "…",
    "\U0001f600",
    "talks,",
    "[x]",
    "null",
)

texts = st.lists(st.sampled_from(WORDS), min_size=12, max_size=40).map(" ".join)


def _words(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for word in text.split(" "):
        found.append((at, at + len(word)))
        at += len(word) + 1
    return found


@st.composite
def spans(draw: st.DrawFn, text: str, longest: int = 4, *, hull: bool = False) -> Span:
    words = _words(text)
    first = draw(st.integers(0, len(words) - 1))
    last = min(len(words) - 1, first + draw(st.integers(0, longest - 1)))
    span = Span(start=words[first][0], end=words[last][1])
    found = hull_anchor_of(text, span) if hull else anchor_of(text, span)
    return span if found is not None else Span(start=0, end=words[0][1])


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


def of(literal: object) -> st.SearchStrategy:
    return st.sampled_from(get_args(literal))


def values() -> st.SearchStrategy:
    return st.sampled_from(["2024-09-06", "P2D", "PAST_REF", "2024-W36", "1999"])


def unique(strategy: st.SearchStrategy, **sizes: int) -> st.SearchStrategy:
    return st.lists(strategy, unique_by=repr, **sizes).map(tuple)


@st.composite
def entities(draw: st.DrawFn, text: str) -> tuple[GoldEntity, ...]:
    found = []
    for key in draw(unique(st.sampled_from(["oslo", "two", "no", "ship-1"]), max_size=3)):
        alias = draw(spans(text, 2))
        words = text[alias.slice]
        if "#" in words or " … " in words:
            continue
        mentions = tuple(Span(start=at, end=at + len(words)) for at in occurrences(text, words))
        country = draw(maybe(st.just("NOR")))
        found.append(GoldEntity(key, f"{key} name", draw(of(EntityType)), (words,), mentions, country))
    return tuple(found)


@st.composite
def records(draw: st.DrawFn, text: str, participants: tuple[GoldEntity, ...]) -> GoldArticle:
    filler = spans(text).map(lambda span: Filler(span=span))
    if participants:
        filler |= st.sampled_from(participants).map(lambda entity: Filler(entity=entity.key))
    fillers = unique(filler, max_size=3)
    date = st.builds(GoldDate, spans(text), of(TimexType), maybe(values()), maybe(of(TimexMod)))
    numbers = st.decimals(0, 10**9, places=2)
    count = st.builds(
        lambda span, low, extra, **more: GoldCount(span, low, low + extra, **more),
        spans(text),
        numbers,
        st.sampled_from([Decimal(0), Decimal(7)]),
        relation=of(Relation),
        unit=maybe(st.sampled_from(["USD", "percent", "cubic metre", "no"])),
        ordinal=st.booleans(),
        of=maybe(spans(text)),
        toll=maybe(of(Toll)),
    )

    @st.composite
    def event(draw: st.DrawFn) -> GoldEvent:
        kind = draw(st.sampled_from(["meet", "attack", "die"]))
        roles = draw(
            st.dictionaries(st.sampled_from(ROLES[kind]), unique(filler, min_size=1, max_size=3), max_size=3)
        )
        triggers = draw(unique(spans(text, 2), min_size=1, max_size=3))
        return GoldEvent(kind, triggers, draw(of(EventStatus)), draw(maybe(values())), roles)

    agreement = st.builds(
        GoldAgreement,
        unique(spans(text, 2), min_size=1, max_size=3),
        of(AgreementForm),
        of(AgreementStatus),
        maybe(spans(text)),
        maybe(spans(text)),
        maybe(values()),
        fillers,
        maybe(spans(text)),
        fillers,
    )
    statement = st.builds(
        GoldStatement,
        spans(text, 20, hull=True),
        st.booleans(),
        of(Act),
        maybe(spans(text, 1)),
        fillers,
        fillers,
    )
    return GoldArticle(
        id="article-1",
        text=text,
        entities=participants,
        dates=draw(unique(date, max_size=4)),
        counts=draw(unique(count, max_size=4)),
        events=draw(unique(event(), max_size=4)),
        agreements=draw(unique(agreement, max_size=3)),
        statements=draw(unique(statement, max_size=4)),
    )


def with_used_entities(article: GoldArticle) -> GoldArticle:
    """The article as a gold file has it: entities that no fact uses are no part of it."""
    fillers = [
        *(filler for event in article.events for filled in event.roles.values() for filler in filled),
        *(filler for record in article.agreements for filler in (*record.parties, *record.place)),
        *(filler for record in article.statements for filler in (*record.speaker, *record.via)),
    ]
    used = {filler.entity for filler in fillers}
    return replace(article, entities=tuple(entity for entity in article.entities if entity.key in used))


@st.composite
def articles(draw: st.DrawFn) -> GoldArticle:
    text = draw(texts)
    return with_used_entities(draw(records(text, draw(entities(text)))))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[GoldArticle, GoldArticle]:
    """Two annotations of one text."""
    text = draw(texts)
    return tuple(with_used_entities(draw(records(text, draw(entities(text))))) for _ in range(2))
