"""`python -m factx`: the same as the `factx` command."""

from factx.cli import app

app(prog_name="factx")
