"""The commands and their options; what they do is in the modules they call."""

from __future__ import annotations

import json
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import factx
from factx.cli.gold import gold
from factx.errors import FactxError

app = typer.Typer(
    name="factx",
    help="Typed facts from English news: dates, counts, events, agreements, statements, with exact offsets.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(gold, name="gold")


class Format(StrEnum):
    """Output formats of `factx extract`."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    html = "html"
    timeml = "timeml"


class EventFormat(StrEnum):
    """Output formats of `factx events`."""

    plover = "plover"
    plover_jsonl = "plover-jsonl"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factx {factx.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version


def _drop_output() -> None:
    """Send what is still buffered nowhere: flushing it at exit would fail again, and change the exit code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


EXTRACT_HELP = """Read articles and print their facts.

FILE is a .txt, .html or .jsonl file (objects with `text` and optionally `published`, `title`, `id`), a folder of
them, or - for standard input, which may be any of these. A terminal gets a table, a pipe one JSON object per article
and line.

A file that cannot be read is named on standard error, the others are still done, and the exit code is 1.

\b
Examples:
  factx extract article.txt
  factx extract article.txt --published 2024-09-06 --kinds date,count
  factx extract articles/ --format csv --out facts.csv --workers 2
  factx extract page.html --format html --out page-facts.html
  cat articles.jsonl | factx extract - > facts.jsonl
"""


@app.command(help=EXTRACT_HELP)
def extract(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files, folders, or - for standard input.")],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date (ISO 8601) of articles whose file does not carry one."),
    ] = None,
    kinds: Annotated[
        str | None,
        typer.Option(
            metavar="KIND,...",
            help="Only these: date, count, event, agreement, statement, entity (not in csv, html, timeml).",
        ),
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Output format.", show_default="table on a terminal, else jsonl"),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="PATH", help="Write here; a folder gets one file per article."),
    ] = None,
    workers: Annotated[int, typer.Option("--workers", "-w", min=1, help="Processes.")] = 1,
) -> None:
    """Read articles and print their facts."""
    chosen = format_ or (Format.table if sys.stdout.isatty() and out is None else Format.jsonl)
    names = [kind.strip() for kind in kinds.split(",")] if kinds is not None else None
    _extract(files, published, names, chosen.value, out, workers)


EVENTS_HELP = """Read articles and print event-data rows: who did what to whom, by PLOVER category.

One row per event, agreement or statement that has a category: article, id, date, source and target actor with their
countries, category, quadrant, type, status, place, span, words, confidence. FILE is as in `factx extract`.

\b
Examples:
  factx events articles/ --format plover --out events.csv
  factx events article.txt --published 2024-09-06 --format plover-jsonl
"""


@app.command(help=EVENTS_HELP)
def events(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files, folders, or - for standard input.")],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date (ISO 8601) of articles whose file does not carry one."),
    ] = None,
    format_: Annotated[
        EventFormat, typer.Option("--format", "-f", help="Rows as CSV (plover) or one JSON object a line.")
    ] = EventFormat.plover,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="PATH", help="Write here.")] = None,
    workers: Annotated[int, typer.Option("--workers", "-w", min=1, help="Processes.")] = 1,
) -> None:
    """Read articles and print event-data rows."""
    _extract(files, published, ["event", "agreement", "statement"], format_.value, out, workers)


def _extract(
    files: list[str], published: str | None, kinds: list[str] | None, form: str, out: Path | None, workers: int
) -> None:
    """Run, and turn what goes wrong into a message and an exit code."""
    from factx.cli.extract import run  # noqa: PLC0415  # help and schema need none of it

    try:
        failed = run(files, published=published, kinds=kinds, form=form, out=out, workers=workers)
    except FactxError as error:
        typer.echo(f"factx: {error}", err=True)
        raise typer.Exit(2) from None
    except BrokenPipeError:  # `factx extract … | head`: done
        _drop_output()
        raise typer.Exit(0) from None
    except OSError as error:  # a full disk
        _drop_output()
        typer.echo(f"factx: cannot write: {error.strerror or error}", err=True)
        raise typer.Exit(1) from None
    if failed:
        raise typer.Exit(1)


@app.command(
    help="Print the JSON Schema of the records.\n\n\b\nExamples:\n  factx schema > factx.schema.json\n"
    "  factx schema --record DateFact"
)
def schema(
    record: Annotated[str, typer.Option(metavar="NAME", help="The record whose schema to print.")] = "Extraction",
) -> None:
    """Print the JSON Schema of the records."""
    from factx import records  # noqa: PLC0415

    models = {
        name: kind
        for name, kind in sorted(vars(records).items())
        if isinstance(kind, type) and issubclass(kind, records.Record) and name != "Record" and name[0] != "_"
    }
    if record not in models:
        typer.echo(f"factx: no record {record!r}; there are {', '.join(models)}", err=True)
        raise typer.Exit(2)
    model = models[record]
    typer.echo(json.dumps(model.model_json_schema(mode="serialization"), indent=2))


if __name__ == "__main__":
    app()
