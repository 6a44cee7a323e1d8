"""`factx gold`: check, compare and start annotations."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factx.errors import FactxError, SourceError

if TYPE_CHECKING:
    from factx.gold import Agreement

gold = typer.Typer(
    help="Work with gold annotations: YAML files beside their texts.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def _stop(error: FactxError, code: int) -> typer.Exit:
    typer.echo(f"factx: {error}", err=True)
    return typer.Exit(code)


@gold.command(
    help="Check gold files: format, types, and that every mention is in its text.\n\n"
    "Each fault is printed as FILE:LINE: WHAT, with the nearest words of the text where a mention is not in it. "
    "The exit code is 1 if there is any.\n\n\b\nExamples:\n  factx gold check gold/\n  factx gold check gold/flood.yaml"
)
def check(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="YAML files, or folders of them.")],
) -> None:
    """Check gold files."""
    from factx.gold import check as check_file  # noqa: PLC0415
    from factx.gold import gold_files  # noqa: PLC0415

    try:
        files = gold_files(paths)
    except FactxError as error:
        raise _stop(error, 1) from None
    problems = [problem for path in files for problem in check_file(path)]
    for problem in problems:
        typer.echo(str(problem))
    faulty = len({problem.path for problem in problems})
    typer.echo(f"{len(files)} file(s), {len(problems)} fault(s) in {faulty}", err=True)
    if problems:
        raise typer.Exit(1)


@gold.command(
    help="Compare two annotators of the same articles: agreement per kind and attribute.\n\n"
    "A figure is F1 with one annotator as gold, which is the same whichever it is; for attributes, the share of "
    "matched records that agree.\n\n\b\nExamples:\n  factx gold compare gold/annotations/a gold/annotations/b\n"
    "  factx gold compare first.yaml second.yaml --differences"
)
def compare(
    first: Annotated[Path, typer.Argument(help="A folder, or one file, of the first annotator.")],
    second: Annotated[Path, typer.Argument(help="The same of the second annotator.")],
    differences: Annotated[
        bool, typer.Option("--differences", help="Also list every record on which they differ.")
    ] = False,
) -> None:
    """Compare two annotators."""
    from factx.gold import compare as compare_annotators  # noqa: PLC0415

    try:
        agreement = compare_annotators(first, second)
    except FactxError as error:
        raise _stop(error, 1) from None
    _print_agreement(agreement, differences=differences)


def _print_agreement(agreement: Agreement, *, differences: bool) -> None:
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    console = Console(highlight=False, markup=False, emoji=False)
    table = Table(box=None, pad_edge=False)
    for name in ("agreement on", "F1", "both", "first only", "second only"):
        table.add_column(name, justify="left" if name == "agreement on" else "right")
    for label, counts in agreement.counts:
        table.add_row(
            label,
            f"{counts.f1:.3f}" if counts.tp + counts.fn + counts.fp else "–",
            str(counts.tp),
            str(counts.fn),
            str(counts.fp),
        )
    console.print(table)
    console.print(f"{len(agreement.articles)} article(s) annotated by both")
    for side, names in (("first", agreement.only_first), ("second", agreement.only_second)):
        if names:
            console.print(f"only by the {side}: {', '.join(names)}")
    for line in agreement.differences if differences else ():
        console.print(line, soft_wrap=True)  # one line each, for grep and diff


@gold.command(
    help="Start the annotation of an article: write what the extractor finds as YAML, for correction by hand.\n\n"
    "The text is copied beside it if it is not there. An annotation that exists is never overwritten.\n\n"
    "\b\nExamples:\n"
    "  factx gold new article.txt\n  factx gold new article.txt --published 2024-09-06 --out gold/"
)
def new(
    article: Annotated[Path, typer.Argument(help="The article: .txt, or .html for its main text.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date (ISO 8601), if the text does not say it.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="DIR", help="Folder of the gold files (default: beside the article)."),
    ] = None,
) -> None:
    """Start an annotation."""
    from factx.article import check_published  # noqa: PLC0415
    from factx.extractor import Extractor  # noqa: PLC0415
    from factx.gold import new as draft_yaml  # noqa: PLC0415
    from factx.sources import read_source  # noqa: PLC0415

    try:
        given = next(read_source(str(article), check_published(published)))
        if isinstance(given, SourceError):
            raise given
        folder = out or article.parent
        target, text = folder / f"{article.stem}.yaml", folder / f"{article.stem}.txt"
        if target.exists():
            raise SourceError(f"{target}: exists already; correct it, or move it away first")
        if text.exists() and text.read_bytes() != given.text.encode("utf-8"):
            raise SourceError(f"{text}: is another text than the article; its mentions would not be found in it")
        content = draft_yaml(Extractor().read(given), article.stem)
        folder.mkdir(parents=True, exist_ok=True)
        if not text.exists():
            text.write_bytes(given.text.encode("utf-8"))  # line ends as they are
        target.write_text(content, encoding="utf-8")
    except (FactxError, OSError, UnicodeEncodeError) as error:
        raise _stop(error if isinstance(error, FactxError) else SourceError(str(error)), 1) from None
    print(target, file=sys.stdout)  # noqa: T201  # the path, for scripts
