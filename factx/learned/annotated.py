"""Annotated articles as the event stage reads them: the mentions of each annotated event, for training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.article import read_article
from factx.counts import find_counts
from factx.dates import find_dates
from factx.entities import find_entities
from factx.events.find import mention_of, settle
from factx.events.sharing import shared_in_sentences
from factx.gold.from_extraction import from_extraction
from factx.gold.records import Filler as GoldFiller
from factx.learned.folds import source_of
from factx.records import Extraction, Span
from factx.scoring.kinds.entities import align
from factx.scoring.kinds.fillers import Fillers
from factx.scoring.matching import overlap
from factx.text import Document

if TYPE_CHECKING:
    from factx.entities import EntityIndex
    from factx.events.arguments import Claim
    from factx.events.contenders import Contender
    from factx.events.mentions import EventMention
    from factx.gold.records import GoldArticle, GoldEvent
    from factx.ontology import EventType


class AnnotatedArticle:
    """An annotated article as the event stage reads it."""

    def __init__(self, gold: GoldArticle) -> None:
        self.gold = gold
        article = read_article(self.gold.text, published=self.gold.published, title=self.gold.title)
        self.document = Document(article)
        dates = find_dates(self.document)
        counts = find_counts(self.document, dates)
        self.entities: EntityIndex = find_entities(self.document, dates, counts)
        self.mentions = shared_in_sentences(
            [
                mention_of(scene, candidate, None)
                for scene, candidate, _ in settle(self.document, dates, counts, self.entities).candidates
                if self._is_annotated(
                    candidate.entry.frame.type,
                    scene.tokens.starts[candidate.first],
                    scene.tokens.ends[candidate.last - 1],
                )
            ]
        )
        bare = Extraction(article=article, facts=(), entities=self.entities.records)
        predicted = from_extraction(bare, self.gold.id)
        self.aligned = align(self.gold, predicted)
        self.fillers = Fillers(self.gold, predicted, self.aligned)

    @property
    def source(self) -> str:
        """The article of examples that are held out together; briefs always train."""
        return source_of(self.gold)

    def _is_annotated(self, kind: EventType, start: int, end: int) -> bool:
        return any(
            event.type == kind and any(span.start < end and start < span.end for span in event.triggers)
            for event in self.gold.events
        )

    def of(self, event: GoldEvent) -> list[EventMention]:
        """The mentions of an annotated event."""
        return [
            mention
            for mention in self.mentions
            if mention.type == event.type
            and any(span.start < mention.end and mention.start < span.end for span in event.triggers)
        ]

    def filler(self, contender: Contender) -> GoldFiller:
        """A contender as scoring compares it."""
        tokens, filler = self.document.tokens, contender.filler
        if filler.mention is not None:
            span = Span(start=filler.mention.start, end=filler.mention.end)
            return GoldFiller(self.entities.records[filler.mention.entity].id, span)
        first, last = filler.phrase.first, filler.phrase.last
        return GoldFiller(None, Span(start=tokens.starts[first], end=tokens.ends[last - 1]))

    def best(self, claims: list[Claim], gold: GoldFiller) -> Claim | None:
        """The claim that stands for an annotated filler best: by entity, then by its head, then by extent."""
        found: tuple[tuple[bool, bool, float, int], Claim] | None = None
        for claim in claims:
            for contender in claim.contenders:
                filler = self.filler(contender)
                if not self.fillers.same(gold, filler):
                    continue
                assert filler.span is not None
                known = gold.entity is not None and self.aligned.get(filler.entity or "") == gold.entity
                share = 0.5 if gold.span is None else overlap(gold.span, filler.span) / len(filler.span)
                rank = (known, contender.form == "head", share, -filler.span.start)
                if found is None or rank > found[0]:
                    found = (rank, claim)
        return None if found is None else found[1]
