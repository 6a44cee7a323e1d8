"""Files as articles: `.txt`, `.html` and `.jsonl`, folders of them, standard input."""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import nullcontext, suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factx.article import check_published, read_article
from factx.errors import FactxError, InputError, SourceError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from factx.records import Article

TEXT_SUFFIXES: Final = (".txt", ".text", ".md")
HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")
LINES_SUFFIXES: Final = (".jsonl", ".ndjson")
SUFFIXES: Final = TEXT_SUFFIXES + HTML_SUFFIXES + LINES_SUFFIXES

STDIN: Final = "-"
#: The date a page declares; an extensive search would take any date of its text for the publication date.
_PAGE_DATES: Final = {"extensive_search": False, "original_date": True}
_SNIFFED: Final = 8192
#: Lines of more bytes than this are read in pieces, and so refused as JSON: no article is a gigabyte.
_LONGEST_LINE: Final = 1 << 30
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_UTF8_MARK: Final = b"\xef\xbb\xbf"
# EXAMPLE: <meta charset="iso-8859-1">, content="text/html; charset=windows-1252"
_CHARSET: Final = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?(?P<name>[A-Za-z0-9_:-]{2,30})", re.IGNORECASE
)
# EXAMPLE: <!DOCTYPE html>: standard input has no name to tell a web page by
_PAGE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,99}(?:<\?xml[^>]{0,200}>\s{0,99})?<(?:!doctype\s{1,9})?html\b", re.IGNORECASE
)
#: Share of control characters above which decoded text is taken for a binary file.
_CONTROL_SHARE: Final = 0.02


def list_files(names: Iterable[str]) -> list[str]:
    """The files that are named, folders replaced by the articles below them in sorted order; `-` stays."""
    files: list[str] = []
    for name in names:
        path = Path(name)
        if name != STDIN and os.path.isdir(name):  # noqa: PTH112  # unlike Path.is_dir, never raises
            below = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            files += [str(p) for p in below]
        else:
            files.append(name)
    return files


def read_source(name: str, published: dt.date | dt.datetime | None = None) -> Iterator[Article | SourceError]:
    """The articles of one file; an article or file that cannot be read comes as the error that says why.

    Args:
        name: a path, or `-` for standard input (read as JSON Lines where the first line is an object with `text`, as
            a web page where it begins as one, else as text).
        published: publication date for articles whose file does not say one.
    """
    suffix = Path(name).suffix.lower()
    try:
        with nullcontext(sys.stdin.buffer) if name == STDIN else Path(name).open("rb") as stream:
            first = stream.readline(_LONGEST_LINE)
            if not first.startswith(_UTF16) and (
                suffix in LINES_SUFFIXES or (name == STDIN and _looks_like_lines(first))
            ):
                yield from _read_lines(
                    name, chain([first], iter(partial(stream.readline, _LONGEST_LINE), b"")), published
                )
                return
            data = first + stream.read()
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL
        yield SourceError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}")
        return
    if suffix == ".json":  # as text, its keys and escapes would be read for words
        yield SourceError(f"{name}: a JSON file; put one object with `text` on each line of a .jsonl file")
        return
    try:
        if suffix in LINES_SUFFIXES:
            lines = decode(name, data).split("\n")
            yield from _read_lines(name, (line.encode("utf-8", "surrogatepass") for line in lines), published)
        elif suffix in HTML_SUFFIXES or (name == STDIN and _PAGE.match(data)):
            yield read_html(name, decode_html(name, data), published)
        else:
            yield _article(name, decode(name, data), published, None, "argument")
    except SourceError as error:
        yield error


def decode(name: str, data: bytes) -> str:
    """The text of a file: UTF-8 (with or without a byte order mark) or UTF-16 with one.

    Raises:
        SourceError: if it is binary, in another encoding, or empty.
    """
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8-sig"
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


def decode_html(name: str, data: bytes) -> str:
    """The text of a web page: as `decode`, or in the character set that the page itself declares.

    Raises:
        SourceError: as `decode`.
    """
    declared = _CHARSET.search(data[:_SNIFFED])
    if declared is not None and b"\0" not in data[:_SNIFFED]:
        character_set = declared["name"].decode("ascii")
        try:  # a page whose declaration could be read in bytes is not in UTF-16, whatever it says
            return decode(name, data if character_set[:3].lower() == "utf" else data.decode(character_set).encode())
        except (LookupError, UnicodeError):  # an unknown set, or a page that lies
            pass
    return decode(name, data)


def read_html(name: str, html: str, published: dt.date | dt.datetime | None = None) -> Article:
    """The main text of a web page with its title and date; offsets are those of that text.

    Raises:
        SourceError: if there is no main text, or the extra `html` is not installed.
    """
    try:
        import trafilatura  # noqa: PLC0415  # an optional extra, and slow to import
    except ImportError:
        raise SourceError(f"{name}: reading HTML needs the extra `html`: pip install 'factx[html]'") from None
    page = trafilatura.bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=_PAGE_DATES,
    )
    fields = page.as_dict() if page is not None and not isinstance(page, dict) else page or {}
    text = fields.get("text")
    if not text or not text.strip():
        raise SourceError(f"{name}: no article text found in the page")
    if published is None and fields.get("date"):
        with suppress(InputError):  # a page may say anything
            return _article(name, text, fields["date"], fields.get("title"), "metadata")
    return _article(name, text, published, fields.get("title"), "argument")


def _looks_like_lines(first: bytes) -> bool:
    line = first.removeprefix(_UTF8_MARK).strip()
    return line.startswith(b"{") and line.endswith(b"}") and b'"text"' in line


def _read_lines(
    name: str, lines: Iterable[bytes], published: dt.date | dt.datetime | None
) -> Iterator[Article | SourceError]:
    """The articles of lines that are read one by one, so that a file may be larger than memory."""
    empty = True
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        empty = False
        where = f"{name}:{number}"
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            yield _from_record(where, json.loads(text), published)
        except UnicodeDecodeError as error:
            yield SourceError(f"{where}: not UTF-8 text (byte {error.start} of the line: {error.reason})")
        except (ValueError, RecursionError) as error:  # also numbers of too many digits, brackets nested too deep
            if isinstance(error, FactxError):
                yield SourceError(f"{where}: {error}")
            else:
                yield SourceError(f"{where}: not a JSON object: {getattr(error, 'msg', None) or error}")
        except FactxError as error:
            yield SourceError(f"{where}: {error}" if not str(error).startswith(where) else str(error))
    if empty:
        yield SourceError(f"{name}: empty")


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
