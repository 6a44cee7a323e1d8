"""The article: checks what the caller gave and reads title, publication date and dateline from the text itself."""

from __future__ import annotations

import datetime as dt

from factx.errors import InputError
from factx.header import read_header
from factx.records import Article

_ACCEPTED_DATE = "a date, a datetime, an ISO 8601 string such as 2024-09-06 or 2024-09-06T14:30:00Z, or None"


def read_article(
    text: str,
    *,
    published: dt.date | dt.datetime | str | None = None,
    title: str | None = None,
    source: str | None = None,
) -> Article:
    r"""An `Article` of a text; what the caller does not say is read from the text's header.

    Raises:
        InputError: if an argument is not of the accepted kind.

    >>> article = read_article("Bridge reopens\n\nMarch 12, 2005\n\nGENEVA (Reuters) — A bridge reopened.")
    >>> article.title, article.published, article.published_from, article.dateline.place
    ('Bridge reopens', datetime.date(2005, 3, 12), 'header', 'GENEVA')
    """
    if not isinstance(text, str):
        raise InputError("text", text, "a string (decode bytes first)")
    if title is not None and not isinstance(title, str):
        raise InputError("title", title, "a string or None")
    given = check_published(published)
    header = read_header(text)
    return Article(
        text=text,
        title=title if title is not None else header.title,
        published=given if given is not None else header.published,
        published_from="argument" if given is not None else "header" if header.published is not None else None,
        dateline=header.dateline,
        source=source,
    )


def check_published(published: object) -> dt.date | dt.datetime | None:
    """A publication date as given by a caller.

    Raises:
        InputError: if it is no date.

    >>> check_published("2024-09-06")
    datetime.date(2024, 9, 6)
    """
    if published is None or isinstance(published, dt.date):  # a datetime is a date
        return published
    if isinstance(published, str):
        stamp = published.strip()
        try:
            return dt.date.fromisoformat(stamp) if len(stamp) <= len("2024-W36-5") else dt.datetime.fromisoformat(stamp)
        except ValueError:
            pass
    raise InputError("published", published, _ACCEPTED_DATE)
