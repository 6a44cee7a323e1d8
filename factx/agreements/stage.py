"""The agreement stage: mentions, what their sentences say, one record per accord."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from factx.agreements.completion import complete
from factx.agreements.evidence import strongest
from factx.agreements.forms import form_of_accord
from factx.agreements.groups import Groups
from factx.agreements.lexicon import load_lexicon
from factx.agreements.mentions import find_mentions
from factx.agreements.merging import Accord, Reading, merge
from factx.agreements.mood import hoped_for
from factx.agreements.parties import PartyReader
from factx.agreements.status import evidence_of
from factx.agreements.subject import Particulars
from factx.agreements.syntax import Syntax
from factx.identity import fact_id
from factx.plover import plover_of_agreement
from factx.records import AgreementFact, Argument, Span

if TYPE_CHECKING:
    from factx.agreements.evidence import Evidence
    from factx.agreements.mention import AccordMention
    from factx.agreements.party import Party
    from factx.entities import EntityIndex, Mention
    from factx.ontology import AgreementStatus
    from factx.records import DateFact
    from factx.text import Document

_TALKS_NEAR: Final = 6
_TALKS_BESIDE: Final = 2
_YEAR: Final = 4
_DATED: Final = frozenset({"agreed", "signed"})


def read_agreements(document: Document, dates: list[DateFact], entities: EntityIndex) -> list[AgreementFact]:
    """The accords of a document, sorted by their first mention."""
    stage = _Stage(document, dates, entities)
    readings = [stage.reading(mention) for mention in find_mentions(stage.syntax)]
    records = [stage.record(accord) for accord in merge(readings)]
    return sorted((r for r in records if r is not None), key=lambda r: (r.span.start, r.span.end))


class _Stage:
    """What the steps share: the article and the ids taken so far."""

    def __init__(self, document: Document, dates: list[DateFact], entities: EntityIndex) -> None:
        self.document, self.entities = document, entities
        self.dates: dict[int, list[DateFact]] = {}
        for date in dates:
            self.dates.setdefault(document.sentence_at(date.span.start), []).append(date)
        self.syntax = Syntax(document, entities)
        self.taken: set[str] = set()

    @cached_property
    def groups(self) -> Groups:
        """The candidates of the article; most articles name no accord and never ask for them."""
        return Groups(self.document, self.entities)

    def reading(self, mention: AccordMention) -> Reading:
        """A mention with what its sentence says."""
        evidence = evidence_of(self.syntax, mention)
        parties = PartyReader(self.syntax, self.groups, mention).parties(evidence)
        around = frozenset(m.entity for m in self.groups.in_sentence(mention.sentence))
        spans = [(p.start, p.end) for p in parties]
        names = frozenset(w for start, end in spans for w in self.document.text[start:end].lower().split())
        reading = Reading(mention, evidence, parties, around, names)
        made = strongest([e for e in evidence if e.said in _DATED and e.real and e.status == e.said])
        date = self._date(mention, made) if made is not None else None
        after = self.syntax.lowers[mention.stop : mention.stop + 2]
        told = [*sorted(mention.modifiers), *(after[1:] if after[:1] == ["of"] else [])]  # "an agreement of 2007"
        year = next((m for m in told if len(m) == _YEAR and m.isdigit()), None)
        reading.date = _day(date) or year
        return reading

    def record(self, accord: Accord) -> AgreementFact | None:
        """The record of an accord; None where nothing says that there is or may be one."""
        text = self.document.text
        evidence = strongest([e for r in accord.readings for e in r.evidence])
        status = self._status(accord, evidence)
        if status is None:
            return None
        mentions = accord.mentions
        date = self._reached(accord, evidence) if evidence is not None else None
        year = next((r.date for r in accord.readings if r.date is not None and len(r.date) == _YEAR), None)
        place = self._place(accord)
        subject = self._subject(accord)
        start, end = self._name(accord)
        span = Span(start=mentions[0].start, end=mentions[0].end)
        sign = evidence.status if evidence is not None else "plain"
        parties = complete(self.syntax, self.groups, accord)
        return AgreementFact(
            id=fact_id("agreement", span.start, span.end, self.taken),
            span=span,
            text=text[span.slice],
            rule=f"agreements.{'verb' if mentions[0].verbal else 'noun'}/{sign}",
            form=form_of_accord(self.document, accord, parties, self.entities),
            status=status,
            name=text[start:end],
            mentions=tuple(Span(start=m.start, end=m.end) for m in mentions),
            cue=Span(start=evidence.start, end=evidence.end) if evidence is not None and evidence.tells else None,
            parties=tuple(self._argument(p) for p in parties),
            subject=Span(start=subject[0], end=subject[1]) if subject else None,
            date=_day(date) or (year if evidence is None or evidence.status in _DATED else None),
            date_fact=date.id if date else None,
            place=self.entities.argument(text, place.start, place.end, place) if place else None,
            plover=plover_of_agreement(status),
        )

    def _argument(self, party: Party) -> Argument:
        return self.entities.argument(self.document.text, party.start, party.end, party.mention)

    def _date(self, mention: AccordMention, evidence: Evidence) -> DateFact | None:
        return Particulars(self.syntax, mention).date(self.dates.get(evidence.sentence, []), evidence)

    def _reached(self, accord: Accord, evidence: Evidence) -> DateFact | None:
        """When it reached the state of `evidence`: the first date by a word that says this state as a fact."""
        for reading in accord.readings:
            for sign in reading.evidence:
                if sign.status == evidence.status and sign.real and sign.said in (None, sign.status):
                    date = self._date(reading.mention, sign)
                    if date is not None:
                        return date
        return None

    def _place(self, accord: Accord) -> Mention | None:
        """Where it was made, by the first word that says so."""
        for reading in accord.readings:
            for sign in reading.evidence:
                if sign.real and sign.said in _DATED and sign.status == sign.said:
                    place = Particulars(self.syntax, reading.mention).place(sign)
                    if place is not None:
                        return place
        return None

    def _status(self, accord: Accord, evidence: Evidence | None) -> AgreementStatus | None:
        """The state; without any sign a definite accord was agreed, and an indefinite one is hoped for or left out."""
        status = evidence.status if evidence is not None and evidence.tells else self._default(accord)
        if status == "proposed" and accord.mentions[0].default is None and self._talks_near(accord):
            return "negotiating"
        return status

    def _default(self, accord: Accord) -> AgreementStatus | None:
        for mention in accord.mentions:
            if mention.default is not None and mention.default != "in_force":
                return mention.default
        settled = [r for r in accord.readings if r.mention.definite or len(r.parties) > 1]
        if settled:
            return accord.mentions[0].default or "agreed"
        if any(hoped_for(self.document, mention) for mention in accord.mentions):
            return "proposed"
        partnered = any(r.entities and not r.mention.verbal for r in accord.readings)
        return accord.mentions[0].default or ("agreed" if partnered else None)

    def _talks_near(self, accord: Accord) -> bool:
        """Whether the article speaks of talks near a mention of an accord that does not exist yet."""
        lowers, talks = self.document.tokens.lowers, load_lexicon().words["talks"]
        for mention in accord.mentions:
            if mention.verbal or not (accord.entities or mention.form == "ceasefire"):
                return False
            reach = _TALKS_NEAR if accord.entities else _TALKS_BESIDE
            low, high = max(0, mention.sentence - reach), mention.sentence + reach
            for index in range(low, min(high, len(self.document.sentences) - 1) + 1):
                if any(lowers[i] in talks for i in self.document.sentence_tokens(index)):
                    return True
        return False

    def _subject(self, accord: Accord) -> tuple[int, int] | None:
        asked = [Particulars(self.syntax, r.mention) for r in accord.readings]
        found = next((s for p in asked if (s := p.subject()) is not None), None)
        return found or next((s for p in asked if (s := p.modifier()) is not None), None)

    def _name(self, accord: Accord) -> tuple[int, int]:
        """The richest description: proper names first, then length; an acronym in brackets is none."""
        best, most = None, -1
        for mention in accord.mentions:
            start, end = Particulars(self.syntax, mention).name()
            bracketed = self.document.text[mention.start - 1 : mention.start] == "("
            richness = 0 if bracketed or mention.verbal else (1000 if mention.proper else 0) + end - start
            if richness > most:
                best, most = (start, end), richness
        return best or (accord.mentions[0].start, accord.mentions[0].end)


def _day(date: DateFact | None) -> str | None:
    """The calendar part of a date's value: an accord of "this morning" is of today."""
    return date.value.partition("T")[0] if date is not None and date.value else None
