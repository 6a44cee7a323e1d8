"""Statements: what was said, by whom, with which act."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.entities import EntityIndex
    from factx.records import StatementFact
    from factx.text import Document


def find_statements(document: Document, entities: EntityIndex) -> list[StatementFact]:
    """The attributed statements of a document, sorted by the place of what was said.

    >>> from factx import extract
    >>> text = "The mayor said the bridge would reopen. “We are ready,” she added."
    >>> [(fact.speaker.text, fact.text, fact.direct) for fact in extract(text, kinds={"statement"}).statements]
    [('The mayor', 'the bridge would reopen', False), ('she', 'We are ready', True)]
    """
    from factx.statements.stage import read_statements  # noqa: PLC0415  # the lexicon is loaded when it is needed

    return read_statements(document, entities)
