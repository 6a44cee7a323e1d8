"""Counts: quantities with unit, relation, counted noun and toll."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.records import CountFact, DateFact
    from factx.text import Document


def find_counts(document: Document, dates: list[DateFact]) -> list[CountFact]:
    """The quantities of a document, sorted, none overlapping another or a date."""
    del document, dates
    return []
