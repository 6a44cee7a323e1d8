"""The agreement stage: mentions, what their clauses say, one record per accord."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.agreements.lexicon import load_lexicon
from factx.agreements.mentions import find_mentions
from factx.agreements.merging import Accord, Reading, merge
from factx.agreements.parties import Clause, Party
from factx.agreements.status import evidence_of
from factx.identity import fact_id
from factx.plover import plover_of_agreement
from factx.records import AgreementFact, Argument, Span

if TYPE_CHECKING:
    from factx.agreements.mentions import AccordMention
    from factx.agreements.status import Evidence
    from factx.entities import EntityIndex
    from factx.ontology import AgreementForm, AgreementStatus
    from factx.records import DateFact
    from factx.text import Document


def read_agreements(document: Document, dates: list[DateFact], entities: EntityIndex) -> list[AgreementFact]:
    """The accords of a document, sorted by their first mention."""
    readings = []
    for mention in find_mentions(document):
        evidence = evidence_of(document, mention)
        clause = Clause(document, entities, mention)
        readings.append(Reading(mention, evidence, clause.parties(evidence)))
    taken: set[str] = set()
    records = [_record(document, dates, entities, accord, taken) for accord in merge(readings)]
    return sorted((r for r in records if r is not None), key=lambda r: (r.span.start, r.span.end))


def _record(
    document: Document, dates: list[DateFact], entities: EntityIndex, accord: Accord, taken: set[str]
) -> AgreementFact | None:
    text = document.text
    evidence, bearer = _strongest(accord)
    status = _status(accord, evidence)
    if status is None:
        return None
    named = max(accord.readings, key=lambda r: (_richness(document, entities, r), -r.mention.start))
    clause = Clause(document, entities, named.mention)
    span = Span(start=accord.readings[0].mention.start, end=accord.readings[0].mention.end)
    date = (
        Clause(document, entities, bearer.mention).date(dates, evidence)
        if evidence and evidence.real
        else None
    )
    place = Clause(document, entities, bearer.mention).place(evidence) if evidence and evidence.real else None
    subject = _subject(document, entities, accord)
    tokens = document.tokens
    first = clause.name_start()
    if not named.mention.verbal and tokens.lowers[first] in ("the", "a", "an", "this", "that", "'s", "'"):
        first += 1
    name = text[min(tokens.starts[first], named.mention.start) : clause.name_end()]
    return AgreementFact(
        id=fact_id("agreement", span.start, span.end, taken),
        span=span,
        text=text[span.slice],
        rule=f"agreements.{'verb' if accord.readings[0].mention.verbal else 'noun'}/{evidence.status if evidence else 'plain'}",
        form=_form(accord),
        status=status,
        name=name,
        mentions=tuple(Span(start=r.mention.start, end=r.mention.end) for r in accord.readings),
        cue=Span(start=evidence.start, end=evidence.end) if evidence else None,
        parties=_parties(text, entities, accord),
        subject=Span(start=subject[0], end=subject[1]) if subject else None,
        date=date.value if date else None,
        date_fact=date.id if date else None,
        place=_argument(text, entities, place) if place else None,
        plover=plover_of_agreement(status),
    )


def _strongest(accord: Accord) -> tuple[Evidence | None, Reading]:
    """The sign that decides the state: real before unreal, then by the lexicon's order, then the earliest."""
    strength = load_lexicon().strength
    signs = [(r.evidence, r) for r in accord.readings if r.evidence is not None]
    if not signs:
        return None, accord.readings[0]
    return min(signs, key=lambda pair: (not pair[0].real, strength[pair[0].status], pair[0].start))


def _status(accord: Accord, evidence: Evidence | None) -> AgreementStatus | None:
    """The state; without any sign, a definite accord was agreed, and an indefinite one is not known to exist."""
    if evidence is not None:
        return evidence.status
    if any(r.mention.definite or len(r.parties) > 1 for r in accord.readings):
        return "agreed"
    return None


def _form(accord: Accord) -> AgreementForm:
    for reading in accord.readings:
        if reading.mention.specific and reading.mention.form != "other":
            return reading.mention.form
    return accord.readings[0].mention.form


def _in_brackets(document: Document, mention: AccordMention) -> bool:
    """An acronym after its name, "memorandum of understanding (MOU)", is no description of its own."""
    return document.text[mention.start - 1 : mention.start] == "("


def _richness(document: Document, entities: EntityIndex, reading: Reading) -> int:
    """How much a mention's description says: proper names first, then length."""
    if reading.mention.verbal or _in_brackets(document, reading.mention):
        return 0
    tokens = document.tokens
    proper = tokens.texts[reading.mention.last - 1][0].isupper() and reading.mention.sentence > 0
    end = Clause(document, entities, reading.mention).name_end()
    return (1000 if proper else 0) + end - tokens.starts[reading.mention.first]


def _subject(document: Document, entities: EntityIndex, accord: Accord) -> tuple[int, int] | None:
    for reading in accord.readings:
        found = Clause(document, entities, reading.mention).subject_span()
        if found is not None:
            return found
    return None


def _parties(text: str, entities: EntityIndex, accord: Accord) -> tuple[Argument, ...]:
    """All parties that any mention names, entities once; plain words only where no entity is known."""
    known: dict[int, Argument] = {}
    words: dict[str, Argument] = {}
    for reading in accord.readings:
        for party in reading.parties:
            argument = _argument(text, entities, party)
            if party.mention is not None:
                known.setdefault(party.mention.entity, argument)
            else:
                words.setdefault(argument.text.lower(), argument)
    chosen = list(known.values()) if len(known) > 1 or not words else [*known.values(), *words.values()]
    return tuple(sorted(chosen, key=lambda a: a.span.start))


def _argument(text: str, entities: EntityIndex, party: Party) -> Argument:
    return entities.argument(text, party.start, party.end, party.mention)
