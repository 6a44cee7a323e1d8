"""Write docs/cli.md from the help texts: `python docs/make_cli.py`; a test keeps the page current."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from typer.main import get_command
from typer.testing import CliRunner

from factx.cli import app

if TYPE_CHECKING:
    from collections.abc import Iterator

INTRODUCTION = """# The command line

The pages of `factx --help`, command by command. Exit codes: 0 all done; 1 some file could not be read or a check
failed (the others were done); 2 wrong options.
"""


def commands(command: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths of all commands, groups before their members."""
    yield path
    for name, sub in getattr(command, "commands", {}).items():
        yield from commands(sub, (*path, name))


def page() -> str:
    """The Markdown of the reference."""
    runner = CliRunner()
    parts = [INTRODUCTION]
    for path in commands(get_command(app)):
        shown = runner.invoke(app, [*path, "--help"], prog_name="factx", env={"COLUMNS": "100", "TERM": "dumb"}).output
        help_text = "\n".join(line.rstrip() for line in shown.strip().splitlines())
        parts.append(f"## `{' '.join(('factx', *path))}`\n\n```text\n{help_text}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    Path(__file__).with_name("cli.md").write_text(page(), "utf-8")
