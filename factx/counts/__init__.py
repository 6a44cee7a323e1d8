"""Counts: quantities with unit, relation, counted noun and toll."""

from __future__ import annotations

from factx.counts.find import find_counts, find_expressions

__all__ = ["find_counts", "find_expressions"]
