"""Punctuation as tokens."""

from __future__ import annotations

from typing import Final

#: Quotation marks.
MARKS: Final = frozenset("\"“”„«»‘’'`") | {"``", "''"}
#: Clitics, the apostrophe of a plural's possessive among them.
CLITICS: Final = frozenset({"'s", "n't", "'"})
#: Dashes that sign a quotation.
DASHES: Final = frozenset({"—", "―", "–", "--"})
#: First characters of tokens that end a sentence.
STOPS: Final = frozenset(".?!…")
#: Tokens that are no part of reported words at their edges.
EDGES: Final = frozenset({",", ".", ";", ":", "—", "―", "–", "-", "--", "...", "…", "..", "----", "---"})
