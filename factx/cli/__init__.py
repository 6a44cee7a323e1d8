"""The command line: `factx extract`, `factx schema`, `factx gold`."""

from __future__ import annotations

from factx.cli.main import app

__all__ = ["app"]
