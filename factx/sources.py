"""Files as articles: `.txt`, `.html` and `.jsonl`, folders of them, standard input."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factx.article import check_published, read_article
from factx.errors import FactxError, SourceError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from factx.records import Article

TEXT_SUFFIXES: Final = (".txt", ".text", ".md")
HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")
LINES_SUFFIXES: Final = (".jsonl", ".ndjson")
SUFFIXES: Final = TEXT_SUFFIXES + HTML_SUFFIXES + LINES_SUFFIXES

STDIN: Final = "-"
_SNIFFED: Final = 8192
#: Share of control characters above which decoded text is taken for a binary file.
_CONTROL_SHARE: Final = 0.02


def list_files(names: Iterable[str]) -> list[str]:
    """The files that are named, folders replaced by the articles below them in sorted order; `-` stays."""
    files: list[str] = []
    for name in names:
        path = Path(name)
        if name != STDIN and path.is_dir():
            below = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            files += [str(p) for p in below]
        else:
            files.append(name)
    return files


def read_source(name: str, published: dt.date | dt.datetime | None = None) -> Iterator[Article | SourceError]:
    """The articles of one file; an article or file that cannot be read comes as the error that says why.

    Args:
        name: a path, or `-` for standard input (read as text, or as JSON Lines where each line is an object).
        published: publication date for articles whose file does not say one.
    """
    try:
        data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        yield SourceError(f"{name}: cannot be read: {error.strerror or error}")
        return
    suffix = Path(name).suffix.lower()
    try:
        text = decode(name, data)
        if suffix in LINES_SUFFIXES or (name == STDIN and _looks_like_lines(text)):
            yield from _read_lines(name, text, published)
        elif suffix in HTML_SUFFIXES:
            yield read_html(name, text, published)
        else:
            yield _article(name, text, published, None, "argument")
    except SourceError as error:
        yield error


def decode(name: str, data: bytes) -> str:
    """The text of a file: UTF-8 (with or without a byte order mark) or UTF-16 with one.

    Raises:
        SourceError: if it is binary, in another encoding, or empty.
    """
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    if encoding == "utf-8-sig" and b"\0" in data[:_SNIFFED]:
        raise SourceError(f"{name}: a binary file, not text (NUL bytes near the start)")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{name}: not {encoding.removesuffix('-sig').upper()} text (byte {error.start}: {error.reason}); "
            "convert it to UTF-8 first"
        ) from None
    head = text[:_SNIFFED]
    if sum(c < " " and c not in "\t\n\r\f\x0b" for c in head) > _CONTROL_SHARE * max(1, len(head)):
        raise SourceError(f"{name}: a binary file, not text (control characters)")
    if not text.strip():
        raise SourceError(f"{name}: empty")
    return text


def read_html(name: str, html: str, published: dt.date | dt.datetime | None = None) -> Article:
    """The main text of a web page with its title and date; offsets are those of that text.

    Raises:
        SourceError: if there is no main text, or the extra `html` is not installed.
    """
    try:
        import trafilatura  # noqa: PLC0415  # an optional extra, and slow to import
    except ImportError:
        raise SourceError(f"{name}: reading HTML needs the extra `html`: pip install 'factx[html]'") from None
    page = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False, include_tables=False)
    fields = page.as_dict() if page is not None and not isinstance(page, dict) else page or {}
    text = fields.get("text")
    if not text or not text.strip():
        raise SourceError(f"{name}: no article text found in the page")
    if published is None and fields.get("date"):
        return _article(name, text, fields["date"], fields.get("title"), "metadata")
    return _article(name, text, published, fields.get("title"), "argument")


def _looks_like_lines(text: str) -> bool:
    first = text.lstrip().split("\n", 1)[0]
    return first.startswith("{") and first.rstrip().endswith("}") and '"text"' in first


def _read_lines(name: str, text: str, published: dt.date | dt.datetime | None) -> Iterator[Article | SourceError]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            yield _from_record(where, json.loads(line), published)
        except json.JSONDecodeError as error:
            yield SourceError(f"{where}: not a JSON object: {error.msg}")
        except FactxError as error:
            yield SourceError(f"{where}: {error}" if not str(error).startswith(where) else str(error))


def _from_record(where: str, record: Any, published: dt.date | dt.datetime | None) -> Article:
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise SourceError(
            f"{where}: an object with a string `text` is needed (and may have `published`, `title`, `id`)"
        )
    given = record.get("published")
    source = str(record["id"]) if record.get("id") is not None else where
    title = record.get("title")
    if title is not None and not isinstance(title, str):
        raise SourceError(f"{where}: `title` must be a string")
    if given is not None:
        return _article(source, record["text"], given, title, "metadata")
    return _article(source, record["text"], published, title, "argument")


def _article(
    source: str, text: str, published: dt.date | dt.datetime | str | None, title: str | None, origin: str
) -> Article:
    article = read_article(text, published=check_published(published), title=title, source=source)
    if origin == "metadata" and published is not None:
        return article.model_copy(update={"published_from": "metadata"})
    return article
