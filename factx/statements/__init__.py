"""Statements: what was said, by whom, with which act."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.entities import EntityIndex
    from factx.records import StatementFact
    from factx.text import Document


def find_statements(document: Document, entities: EntityIndex) -> list[StatementFact]:
    """The attributed statements of a document, sorted."""
    del document, entities
    return []
