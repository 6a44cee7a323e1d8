"""`factx extract`: sources in, facts out, failures reported as they come."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, Final

from factx.article import check_published
from factx.cli.output import open_writer
from factx.errors import InputError, SourceError
from factx.extractor import Extractor
from factx.records import Article, Failure
from factx.sources import list_files, read_source

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from factx.ontology import Kind

_FACTS: Final[frozenset[Kind]] = frozenset({"date", "count", "event", "agreement", "statement"})
#: Format → the kinds it shows, for those that leave some out.
_SHOWN: Final[Mapping[str, frozenset[Kind]]] = {"csv": _FACTS, "html": _FACTS, "timeml": frozenset({"date"})}


def run(
    files: list[str],
    *,
    published: str | None,
    kinds: list[str] | None,
    form: str,
    out: Path | None,
    workers: int,
) -> int:
    """Extract from all files and write the results; return how many articles or files failed.

    Raises:
        InputError: if `published` or `kinds` is not acceptable.
    """
    extractor = Extractor(kinds)
    shown = _SHOWN.get(form)
    if shown is not None and not extractor.kinds & shown:
        raise InputError("kinds", kinds, f"{form} has no place for these; it shows {', '.join(sorted(shown))}")
    default = check_published(published)
    names = list_files(files)
    reader = _Reader(names, default)
    if not names:
        reader.report("no .txt, .html or .jsonl file found in " + ", ".join(files))
    if out is not None and any(_same_file(out, name) for name in names):
        raise SourceError(f"{out}: is one of the articles; write the facts to another file")
    with open_writer(form, out) as writer, _progress(len(names)) as advance:
        reader.advance = advance
        for result in extractor.extract_many(reader, workers=workers):
            if isinstance(result, Failure):
                reader.report(f"{result.source or f'article {result.index + 1}'}: {result.message}")
            else:
                writer.write(result)
    return reader.failed


def _same_file(out: Path, name: str) -> bool:
    try:
        return out.is_file() and out.samefile(name)
    except OSError:
        return False


class _Reader:
    """Articles of the files in order; what cannot be read is reported and counted, not yielded."""

    def __init__(self, names: list[str], published: dt.date | dt.datetime | None) -> None:
        self._names = names
        self._published = published
        self.failed = 0
        self.advance: Any = None

    def __iter__(self) -> Iterator[Article]:
        for name in self._names:
            for item in read_source(name, self._published):
                if isinstance(item, SourceError):
                    self.report(str(item))
                else:
                    yield item
            if self.advance is not None:
                self.advance()

    def report(self, message: str) -> None:
        self.failed += 1
        print(f"factx: {message}", file=sys.stderr)  # noqa: T201


def _progress(total: int) -> AbstractContextManager[Any]:
    """A bar on standard error for several files on a terminal; otherwise nothing."""
    if total < 2 or not sys.stderr.isatty():
        return nullcontext()
    return _Bar(total)


class _Bar:
    """A progress bar that is advanced by calling what `with` returns."""

    def __init__(self, total: int) -> None:
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

        columns: Iterable[Any] = (
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("files", total=total)

    def __enter__(self) -> Any:
        self._progress.start()
        return lambda: self._progress.advance(self._task)

    def __exit__(self, *_: object) -> None:
        self._progress.stop()
