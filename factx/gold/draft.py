"""A first annotation of an article from what the extractor finds, to be corrected by hand."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factx.gold.anchors import anchor_of, hull_anchor_of, whole_words
from factx.gold.fields import all_mentions
from factx.gold.from_extraction import from_extraction
from factx.gold.records import Filler, GoldArticle
from factx.gold.write import write
from factx.ontology import ROLES
from factx.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factx.gold.records import (
        GoldAgreement,
        GoldCount,
        GoldDate,
        GoldEntity,
        GoldEvent,
        GoldStatement,
    )
    from factx.records import Extraction


def draft(extraction: Extraction, article_id: str) -> GoldArticle:
    """The facts of an extraction as a gold article that can be written, read and checked.

    Mentions are widened to whole words, without a leading "the"; a fact is left out if no anchor can point
    to it. Entities are kept where a fact uses them, with every distinct mention as an alias.
    """
    return _Draft(from_extraction(extraction, article_id)).article()


def new(extraction: Extraction, article_id: str) -> str:
    """The YAML of `draft`.

    >>> from factx import extract
    >>> print(new(extract("It rained on 3 May 2024.", kinds={"date"}), "rain").splitlines()[4])
      - {text: "3 May 2024", type: DATE, value: "2024-05-03"}
    """
    return write(draft(extraction, article_id))


_LINE_END: Final = re.compile(r"\r(?=\n)")  # of a file that was written on Windows


class _Draft:
    def __init__(self, found: GoldArticle) -> None:
        self.found = found
        # A gold text is read with unified line ends; spans move by the carriage returns before them.
        self.text = found.text.replace("\r\n", "\n").replace("\r", "\n")
        self.returns = [match.start() for match in _LINE_END.finditer(found.text)]
        entities = (self._entity(entity) for entity in found.entities)
        self.entities = {entity.key: entity for entity in entities if entity.aliases}

    def article(self) -> GoldArticle:
        dates = [date for date in map(self._date, self.found.dates) if date is not None]
        counts = [count for count in map(self._count, self.found.counts) if count is not None]
        events = [event for event in map(self._event, self.found.events) if event is not None]
        agreements = [record for record in map(self._agreement, self.found.agreements) if record is not None]
        statements = [record for record in map(self._statement, self.found.statements) if record is not None]
        fillers = [
            *(filler for event in events for filled in event.roles.values() for filler in filled),
            *(filler for record in agreements for filler in (*record.parties, *record.place)),
            *(filler for record in statements for filler in (*record.speaker, *record.via)),
        ]
        used = {filler.entity for filler in fillers}
        return replace(
            self.found,
            text=self.text,
            entities=tuple(entity for key, entity in self.entities.items() if key in used),
            dates=tuple(dates),
            counts=tuple(counts),
            events=tuple(events),
            agreements=tuple(agreements),
            statements=tuple(statements),
        )

    def _entity(self, entity: GoldEntity) -> GoldEntity:
        spans = self._spans(self._without_article(span) for span in entity.mentions)
        aliases = tuple(dict.fromkeys(self.text[span.slice] for span in spans))
        usable = tuple(alias for alias in aliases if "#" not in alias and " … " not in alias)
        mentions = {mention for alias in usable for mention in all_mentions(self.text, alias, Span(start=0, end=0))}
        ordered = tuple(sorted(mentions, key=lambda span: (span.start, span.end)))
        return replace(entity, aliases=usable, mentions=ordered)

    def _date(self, date: GoldDate) -> GoldDate | None:
        span = self._span(date.span)
        return None if span is None else replace(date, span=span)

    def _count(self, count: GoldCount) -> GoldCount | None:
        span = self._span(count.span)
        return None if span is None else replace(count, span=span, of=self._span(count.of))

    def _event(self, event: GoldEvent) -> GoldEvent | None:
        triggers = self._spans(event.triggers)
        roles = {
            role: fillers
            for role, filled in event.roles.items()
            if role in ROLES[event.type] and (fillers := self._fillers(filled))  # type: ignore[index]
        }
        return replace(event, triggers=triggers, roles=roles) if triggers else None

    def _agreement(self, record: GoldAgreement) -> GoldAgreement | None:
        mentions = self._spans(record.mentions)
        if not mentions:
            return None
        return replace(
            record,
            mentions=mentions,
            name=self._span(record.name),
            cue=self._span(record.cue),
            subject=self._span(record.subject),
            parties=self._fillers(record.parties),
            place=self._fillers(record.place),
        )

    def _statement(self, record: GoldStatement) -> GoldStatement | None:
        content = whole_words(self.text, self._moved(record.content))
        if len(content) == 0 or hull_anchor_of(self.text, content) is None:
            return None
        return replace(
            record,
            content=content,
            cue=self._span(record.cue),
            speaker=self._fillers(record.speaker),
            via=self._fillers(record.via),
        )

    def _fillers(self, fillers: Iterable[Filler]) -> tuple[Filler, ...]:
        drafted: list[Filler] = []
        for filler in fillers:
            if filler.entity in self.entities:
                drafted.append(Filler(entity=filler.entity))
            elif (span := self._span(filler.span)) is not None:
                drafted.append(Filler(span=span))
        return tuple(dict.fromkeys(drafted))

    def _spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(dict.fromkeys(span for given in spans if (span := self._span(given)) is not None))

    def _span(self, span: Span | None) -> Span | None:
        """The span widened to whole words, None if no anchor points to it."""
        if span is None or len(span) == 0:
            return None
        widened = whole_words(self.text, self._moved(span))
        return widened if anchor_of(self.text, widened) is not None else None

    def _moved(self, span: Span) -> Span:
        """The span of the article as given, in the text with unified line ends."""
        start, end = (at - bisect_left(self.returns, at) for at in (span.start, span.end))
        return Span(start=start, end=end)

    def _without_article(self, span: Span) -> Span:
        words = self.found.text[span.slice]
        skip = len("the ") if words.startswith(("the ", "The ")) and len(words) > len("the ") else 0
        return Span(start=span.start + skip, end=span.end)
