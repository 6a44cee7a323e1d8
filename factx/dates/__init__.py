"""Dates: temporal expressions found, parsed and resolved to TIMEX3 (TimeML 1.2.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.records import DateFact
    from factx.text import Document


def find_dates(document: Document) -> list[DateFact]:
    """The temporal expressions of a document, sorted, none overlapping another.

    >>> from factx.article import read_article
    >>> from factx.text import Document
    >>> text = "The two-day summit opens on Sept. 27, the president said Friday."
    >>> [(d.text, d.timex, d.value) for d in find_dates(Document(read_article(text, published="2024-09-06")))]
    [('two-day', 'DURATION', 'P2D'), ('Sept. 27', 'DATE', '2024-09-27'), ('Friday', 'DATE', '2024-09-06')]
    """
    from factx.dates.reading import read_dates  # noqa: PLC0415  # patterns are compiled when dates are asked for

    return read_dates(document.text, document.article.published_date)
