"""`factx gold`: check, compare and start annotations."""

from __future__ import annotations

import typer

gold = typer.Typer(
    help="Work with gold annotations: YAML files beside their texts.", no_args_is_help=True, rich_markup_mode=None
)


@gold.callback()
def _gold() -> None:
    pass
