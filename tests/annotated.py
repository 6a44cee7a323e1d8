"""Random annotated articles: any number of records on word boundaries of a small text.

They are drawn from a seed by `random`: Hypothesis takes longer to draw each of their many fields than the tests do.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random
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
)
VALUES = ("2024-09-06", "P2D", "PAST_REF", "2024-W36", "1999")
NUMBERS = (Decimal(2), Decimal("0.25"), Decimal(10**12))


class _Random:
    """Draws records of one text."""

    def __init__(self, random: Random, text: str, participants: tuple[GoldEntity, ...]) -> None:
        self.random = random
        self.text = text
        self.participants = participants

    def of(self, literal):
        return self.random.choice(get_args(literal))

    def maybe(self, draw):
        return draw() if self.random.random() < 0.6 else None

    def many(self, draw, least=0, most=3):
        """Distinct ones."""
        drawn = [draw() for _ in range(self.random.randint(least, most))]
        return tuple({repr(item): item for item in drawn}.values())

    def span(self, longest=4, *, hull=False):
        return random_span(self.random, self.text, longest, hull=hull)

    def fillers(self, least=0):
        return self.many(self.filler, least, 2)

    def filler(self):
        if self.participants and self.random.random() < 0.5:
            return Filler(entity=self.random.choice(self.participants).key)
        return Filler(span=self.span())

    def value(self):
        return self.random.choice(VALUES)

    def date(self):
        return GoldDate(self.span(), self.of(TimexType), self.maybe(self.value), self.maybe(lambda: self.of(TimexMod)))

    def count(self):
        low = self.random.choice(NUMBERS)
        return GoldCount(
            self.span(),
            low,
            low + self.random.choice([0, 0, 7]),
            self.of(Relation),
            self.maybe(lambda: self.random.choice(["USD", "percent", "cubic metre", "no"])),
            self.random.random() < 0.3,
            self.maybe(self.span),
            self.maybe(lambda: self.of(Toll)),
        )

    def event(self):
        kind = self.random.choice(["meet", "attack", "die"])
        roles = {role: self.fillers(1) for role in ROLES[kind] if self.random.random() < 0.5}
        triggers = self.many(lambda: self.span(2), 1)
        return GoldEvent(kind, triggers, self.of(EventStatus), self.maybe(self.value), roles)

    def agreement(self):
        return GoldAgreement(
            self.many(lambda: self.span(2), 1),
            self.of(AgreementForm),
            self.of(AgreementStatus),
            self.maybe(self.span),
            self.maybe(self.span),
            self.maybe(self.value),
            self.fillers(),
            self.maybe(self.span),
            self.fillers(),
        )

    def statement(self):
        return GoldStatement(
            self.span(20, hull=True),
            self.random.random() < 0.5,
            self.of(Act),
            self.maybe(lambda: self.span(1)),
            self.fillers(),
            self.fillers(),
        )


def random_text(random: Random) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(8, 30)))


def random_span(random: Random, text: str, longest: int = 4, *, hull: bool = False) -> Span:
    """Some words of the text that an anchor can point to."""
    words, at = [], 0
    for word in text.split(" "):
        words.append((at, at + len(word)))
        at += len(word) + 1
    first = random.randrange(len(words))
    last = min(len(words) - 1, first + random.randrange(longest))
    span = Span(start=words[first][0], end=words[last][1])
    found = hull_anchor_of(text, span) if hull else anchor_of(text, span)
    return span if found is not None else Span(start=0, end=words[0][1])


def random_entities(random: Random, text: str) -> tuple[GoldEntity, ...]:
    found = []
    for key in random.sample(["oslo", "two", "no", "ship-1"], random.randint(0, 3)):
        words = text[random_span(random, text, 2).slice]
        if "#" not in words and " … " not in words:
            mentions = tuple(Span(start=at, end=at + len(words)) for at in occurrences(text, words))
            kind = random.choice(get_args(EntityType))
            found.append(GoldEntity(key, f"{key} name", kind, (words,), mentions, random.choice([None, "NOR"])))
    return tuple(found)


def random_article(random: Random, text: str) -> GoldArticle:
    participants = random_entities(random, text)
    draw = _Random(random, text, participants)
    article = GoldArticle(
        id="article-1",
        text=text,
        entities=participants,
        dates=draw.many(draw.date, most=4),
        counts=draw.many(draw.count, most=4),
        events=draw.many(draw.event, most=4),
        agreements=draw.many(draw.agreement),
        statements=draw.many(draw.statement, most=4),
    )
    # As a gold file has it: entities that no fact uses are no part of it.
    fillers = [
        *(filler for event in article.events for filled in event.roles.values() for filler in filled),
        *(filler for record in article.agreements for filler in (*record.parties, *record.place)),
        *(filler for record in article.statements for filler in (*record.speaker, *record.via)),
    ]
    used = {filler.entity for filler in fillers}
    return replace(article, entities=tuple(entity for entity in participants if entity.key in used))


def _article(seed: int) -> GoldArticle:
    random = Random(seed)
    return random_article(random, random_text(random))


def _pair(seed: int) -> tuple[GoldArticle, GoldArticle]:
    random = Random(seed)
    text = random_text(random)
    return random_article(random, text), random_article(random, text)


seeds = st.integers(0, 2**32 - 1)

#: One annotated article.
articles = seeds.map(_article)

#: Two annotations of one text.
pairs = seeds.map(_pair)
