"""Capitals that stand for their government: "Seoul said", "between Tokyo and Seoul"; not "in Seoul"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.entities.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from factx.entities.spans import NameSpan
    from factx.text import Document

_LOCATIVE: Final = frozenset(
    {
        "in",
        "at",
        "near",
        "to",
        "into",
        "outside",
        "around",
        "from",
        "of",
        "visit",
        "visited",
        "visiting",
        "leave",
        "left",
    }
)
_RELATION: Final = frozenset({"between", "with", "by", "against", "for", "pressure", "urged", "accused"})


def stands_for_government(document: Document, span: NameSpan) -> bool:
    """Whether the capital named by `span` is spoken of as a government."""
    lowers = document.tokens.lowers
    before = lowers[span.first - 1] if span.first else ""
    after = lowers[span.stop] if span.stop < len(lowers) else ""
    if before in _LOCATIVE:
        return False
    if before in _RELATION:
        return True
    if before == "and" and span.first >= 3 and lowers[span.first - 3] == "between":
        return True
    return after in load_gazetteer().words["government_verbs"]
