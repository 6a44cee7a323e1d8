"""docs/cli.md is what `docs/make_cli.py` writes today, and names every command and option."""

import importlib.util
from pathlib import Path

from typer.main import get_command

from factx.cli import app

DOCS = Path(__file__).parents[2] / "docs"


def make_cli():
    specification = importlib.util.spec_from_file_location("make_cli", DOCS / "make_cli.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_the_page_is_current():
    assert (DOCS / "cli.md").read_text("utf-8") == make_cli().page(), "run python docs/make_cli.py"


def test_every_command_and_option_is_named():
    page = (DOCS / "cli.md").read_text("utf-8")
    paths = list(make_cli().commands(get_command(app)))
    assert ("extract",) in paths
    assert ("gold", "new") in paths
    for path in paths:
        command = get_command(app)
        for name in path:
            command = command.commands[name]
        part = page.partition(f"## `{' '.join(('factx', *path))}`")[2].partition("\n## ")[0]
        assert part, path
        for parameter in command.params:
            assert all(option in part for option in parameter.opts if option.startswith("--")), (path, parameter.name)
        if path and not hasattr(command, "commands"):
            assert "Examples:" in part, path
