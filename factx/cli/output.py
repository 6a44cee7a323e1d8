"""Writers of the output formats: each takes extractions one by one, to a file, a folder or standard output."""

from __future__ import annotations

import csv
import json
import re
import sys
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TextIO

from factx.errors import SourceError
from factx.view.plover_rows import PLOVER_COLUMNS, plover_rows
from factx.view.rows import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.records import Extraction

_UNSAFE: Final = re.compile(r"[^\w.-]+")
_NAME: Final = 80
_EXTENSIONS: Final = {"plover": "csv", "plover-jsonl": "jsonl", "table": "txt", "timeml": "tml"}


class Writer(Protocol):
    """Takes extractions; `close` writes what belongs after the last."""

    def write(self, extraction: Extraction) -> None:
        """Write one."""

    def close(self) -> None:
        """Finish."""


@contextmanager
def open_writer(form: str, out: Path | None) -> Iterator[Writer]:
    """A writer for a format; `out` is a file, a folder (existing, or named with a trailing slash), or None.

    Raises:
        SourceError: if `out` cannot be written.
    """
    try:
        if out is not None and (out.is_dir() or (not out.suffix and not out.exists() and form in {"html", "timeml"})):
            out.mkdir(parents=True, exist_ok=True)
            folder = _Folder(form, out)
        else:
            folder = None
            stream = _standard_output(form) if out is None else out.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise SourceError(f"{out}: cannot be written: {error.strerror or error}") from None
    if folder is not None:
        yield folder
        return
    try:
        writer = make_writer(form, stream)
        yield writer
        writer.close()
    finally:
        stream.flush()
        if stream is not sys.stdout:
            stream.close()


def _standard_output(form: str) -> TextIO:
    """Standard output: UTF-8 for programs, whatever the locale; `?` for what a terminal of a person cannot show."""
    stream = sys.stdout
    if isinstance(stream, TextIOWrapper):
        if form == "table":
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", newline="")
    return stream


def make_writer(form: str, stream: TextIO) -> Writer:
    """The writer of a format on a stream."""
    writers: dict[str, type[Writer]] = {
        "json": _Json, "jsonl": _JsonLines, "csv": _Csv, "html": _Html, "timeml": _TimeMl, "table": _Table,
        "plover": _PloverCsv, "plover-jsonl": _PloverJsonLines,
    }  # fmt: skip
    return writers[form](stream)  # type: ignore[call-arg]  # all are built from a stream


class _Folder:
    """One file per article, named for its source."""

    def __init__(self, form: str, folder: Path) -> None:
        self._form = form
        self._folder = folder
        self._taken: dict[str, int] = {}

    def write(self, extraction: Extraction) -> None:
        stem = _UNSAFE.sub("_", Path(extraction.article.source or "article").stem)[:_NAME] or "article"
        name = stem
        while name.lower() in self._taken:  # some file systems do not tell letters by case
            self._taken[stem.lower()] += 1
            name = f"{stem}-{self._taken[stem.lower()]}"
        self._taken[name.lower()] = 1
        path = self._folder / f"{name}.{_EXTENSIONS.get(self._form, self._form)}"
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = make_writer(self._form, stream)
            writer.write(extraction)
            writer.close()

    def close(self) -> None:
        pass


class _Base:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def close(self) -> None:
        pass


class _JsonLines(_Base):
    def write(self, extraction: Extraction) -> None:
        self._stream.write(extraction.model_dump_json() + "\n")


class _Json(_Base):
    """One article is an object, several an array; only the first is held back to know which."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._first: str | None = None
        self._many = False

    def write(self, extraction: Extraction) -> None:
        document = extraction.model_dump_json(indent=2)
        if self._first is None and not self._many:
            self._first = document
            return
        if not self._many:
            self._stream.write(f"[\n{self._first}")
            self._many, self._first = True, None
        self._stream.write(f",\n{document}")

    def close(self) -> None:
        self._stream.write("\n]\n" if self._many else f"{self._first}\n" if self._first else "[]\n")


class _Csv(_Base):
    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._csv = csv.DictWriter(stream, COLUMNS)
        self._csv.writeheader()

    def write(self, extraction: Extraction) -> None:
        for row in extraction.rows():
            self._csv.writerow({key: _encodable(value) for key, value in row.items()})


class _PloverCsv(_Base):
    """Event-data rows."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._csv = csv.DictWriter(stream, PLOVER_COLUMNS)
        self._csv.writeheader()

    def write(self, extraction: Extraction) -> None:
        for row in plover_rows(extraction):
            self._csv.writerow({key: _encodable(value) for key, value in row.items()})


class _PloverJsonLines(_Base):
    def write(self, extraction: Extraction) -> None:
        for row in plover_rows(extraction):
            self._stream.write(json.dumps(row) + "\n")


class _Html(_Base):
    def write(self, extraction: Extraction) -> None:
        self._stream.write(extraction.to_html())


class _TimeMl(_Base):
    def write(self, extraction: Extraction) -> None:
        from factx.view.timeml import to_timeml  # noqa: PLC0415

        self._stream.write(to_timeml(extraction))


class _Table(_Base):
    """For a person: one table per article."""

    def write(self, extraction: Extraction) -> None:
        from factx.view.table import print_table  # noqa: PLC0415

        print_table(extraction, self._stream)


def _encodable(value: object) -> object:
    """A lone surrogate cannot be written as UTF-8."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
