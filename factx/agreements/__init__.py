"""Agreements: accords between parties, with form, state, parties and subject; one record per distinct one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.entities import EntityIndex
    from factx.records import AgreementFact, DateFact
    from factx.text import Document


def find_agreements(document: Document, dates: list[DateFact], entities: EntityIndex) -> list[AgreementFact]:
    """The distinct accords of a document."""
    from factx.agreements.stage import read_agreements  # noqa: PLC0415  # the lexicon is loaded when it is needed

    return read_agreements(document, dates, entities)
