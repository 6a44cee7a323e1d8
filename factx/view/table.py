"""An extraction as a table for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from factx.view.describe import describe

if TYPE_CHECKING:
    from factx.records import Extraction

_COLOURS: Final = {
    "date": "cyan",
    "count": "yellow",
    "event": "red",
    "agreement": "green",
    "statement": "magenta",
}
_WORDS: Final = 60
_PLAIN_WIDTH: Final = 120


def print_table(extraction: Extraction, stream: TextIO) -> None:
    """Print the facts of an article, in the order of the text."""
    width = None if stream.isatty() else _PLAIN_WIDTH
    console = Console(file=stream, width=width, highlight=False, emoji=False, markup=False)
    article = extraction.article
    published = f"published {article.published.isoformat()}" if article.published else "no publication date"
    heading = " · ".join(part for part in (article.title or article.source, published) if part)
    console.print(_plain(heading), style="bold")
    table = Table(expand=False, pad_edge=False, box=None)
    table.add_column("kind", no_wrap=True)
    table.add_column("words", max_width=_WORDS, overflow="fold")
    table.add_column("reading", overflow="fold", ratio=1)
    table.add_column("span", justify="right", no_wrap=True, style="dim")
    for fact in extraction.facts:
        words = fact.text if len(fact.text) <= _WORDS else f"{fact.text[: _WORDS // 2]} … {fact.text[-_WORDS // 3 :]}"
        table.add_row(
            Text(fact.kind, style=_COLOURS[fact.kind]),
            _plain(" ".join(words.split())),
            _plain(describe(fact, extraction)),
            f"{fact.span.start}–{fact.span.end}",
        )
    if not extraction.facts:
        table.add_row("", Text("no facts", style="dim"), "", "")
        for entity in extraction.entities:  # perhaps only they were asked for
            first = entity.mentions[0]
            name = _plain(" ".join(entity.name.split()))
            table.add_row("entity", name, entity.type, f"{first.start}–{first.end}")
    console.print(table, end="\n\n")


def _plain(text: str) -> Text:
    """Text without markup, control characters or lone surrogates, none of which a terminal should be sent."""
    safe = text.encode("utf-8", "replace").decode("utf-8")
    return Text("".join(c if c.isprintable() else " " for c in safe))
