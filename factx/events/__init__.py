"""Events: one record per distinct one of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.entities import EntityIndex
    from factx.records import EventFact, CountFact, DateFact, StatementFact
    from factx.text import Document


def find_events(
    document: Document,
    dates: list[DateFact],
    counts: list[CountFact],
    entities: EntityIndex,
    statements: list[StatementFact],
) -> list[EventFact]:
    """The distinct events of a document."""
    del document, dates, counts, entities, statements
    return []
