"""Entities: who takes part, with aliases and every mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.entities.index import EntityIndex, Mention

if TYPE_CHECKING:
    from factx.records import CountFact, DateFact
    from factx.text import Document

__all__ = ["EntityIndex", "Mention", "find_entities"]


def find_entities(document: Document, dates: list[DateFact], counts: list[CountFact]) -> EntityIndex:
    """The named entities of a document and all their mentions."""
    del dates, counts
    from factx.entities.stage import EntityReader  # noqa: PLC0415  # the gazetteer is loaded when it is needed

    return EntityReader(document).read()
