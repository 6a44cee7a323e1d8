"""Agreements: one record per distinct one of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.entities import EntityIndex
    from factx.records import AgreementFact, CountFact, DateFact, StatementFact
    from factx.text import Document


def find_agreements(
    document: Document,
    dates: list[DateFact],
    counts: list[CountFact],
    entities: EntityIndex,
    statements: list[StatementFact],
) -> list[AgreementFact]:
    """The distinct accords of a document."""
    del document, dates, counts, entities, statements
    return []
