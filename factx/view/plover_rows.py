"""Event-data rows: one per event, agreement or statement that has a PLOVER category, as users of such data expect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.plover import actor_roles, quad_class
from factx.records import AgreementFact, EventFact, StatementFact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factx.records import Argument, Extraction

#: The columns, in order. `source` and `target` are names, several separated by "; ", with their countries in the same
#: order (ISO 3166 alpha-3, empty where unknown); `start` and `end` are half-open code points of the article's text.
PLOVER_COLUMNS: Final = (
    "article", "id", "date", "source", "source_country", "target", "target_country", "category", "quad", "kind",
    "type", "status", "place", "start", "end", "text", "confidence",
)  # fmt: skip

Row = dict[str, str | int | float | None]


def plover_rows(extraction: Extraction) -> Iterator[Row]:
    """The rows of an article, in the order of the text.

    `date` is that of the event or agreement, of a statement that of publication: the day on which it was made is seldom
    another. None where the article gives no date. `quad` is the quadrant of the category.

    >>> from factx import extract
    >>> result = extract("Norway met Chile in Oslo on Monday.", published="2024-09-06")
    >>> [(row["date"], row["source"], row["target"], row["category"], row["place"]) for row in plover_rows(result)]
    [('2024-09-02', 'Norway', 'Chile', 'CONSULT', 'Oslo')]
    """
    for fact in extraction.facts:
        if not isinstance(fact, EventFact | AgreementFact | StatementFact) or fact.plover is None:
            continue
        source, target, place = _actors(fact)
        kind, status, date = _particulars(fact, extraction)
        yield {
            "article": extraction.article.source,
            "id": fact.id,
            "date": date,
            "source": _names(extraction, source),
            "source_country": _countries(extraction, source),
            "target": _names(extraction, target),
            "target_country": _countries(extraction, target),
            "category": fact.plover,
            "quad": quad_class(fact.plover),
            "kind": fact.kind,
            "type": kind,
            "status": status,
            "place": _names(extraction, place),
            "start": fact.span.start,
            "end": fact.span.end,
            "text": fact.text,
            "confidence": fact.confidence,
        }


def _particulars(
    fact: EventFact | AgreementFact | StatementFact, extraction: Extraction
) -> tuple[str, str | None, str | None]:
    """Type, status and date."""
    if isinstance(fact, EventFact):
        return fact.type, fact.status, fact.date
    if isinstance(fact, AgreementFact):
        return fact.form, fact.status, fact.date
    published = extraction.article.published_date
    return fact.act, None, published.isoformat() if published is not None else None


def _actors(
    fact: EventFact | AgreementFact | StatementFact,
) -> tuple[Sequence[Argument], Sequence[Argument], Sequence[Argument]]:
    """Source, target and place."""
    if isinstance(fact, StatementFact):
        return (fact.speaker,) if fact.speaker is not None else (), (), ()
    if isinstance(fact, AgreementFact):
        return fact.parties[:1], fact.parties[1:], (fact.place,) if fact.place is not None else ()
    source, target = actor_roles(fact.type)
    place = fact.roles.get("place", ())
    acting = fact.roles.get(source, ()) if source is not None else ()
    if source == target:
        return acting[:1], acting[1:], place
    return acting, fact.roles.get(target, ()) if target is not None else (), place


def _names(extraction: Extraction, arguments: Sequence[Argument]) -> str:
    named = (extraction.entity(a.entity).name if a.entity is not None else a.text for a in arguments)
    return "; ".join(named)


def _countries(extraction: Extraction, arguments: Sequence[Argument]) -> str:
    known = [extraction.entity(a.entity).country or "" if a.entity is not None else "" for a in arguments]
    return "; ".join(known) if any(known) else ""
