"""Capitals that stand for their government: "Seoul said", "between Tokyo and Seoul"; not "in Seoul"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.entities.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from factx.entities.spans import NameSpan
    from factx.text import Document

_LOCATIVE: Final = frozenset(
    "in at near to into outside around from of through visit visited visiting leave left across capital".split()
)
_RELATION: Final = frozenset("between with by against pressure urged accused told".split())
#: After "Washington is" or "was": what a government is rather than a town.
_STATES: Final = frozenset("accused committed concerned considering determined prepared ready still willing".split())
_POSSESSIONS: Final = frozenset(
    "allies ally ambassador claim claims commitment concerns decision demand demands envoy foreign government military "
    "nuclear offer policy position proposal refusal request response statement support top".split()
)


def stands_for_government(document: Document, span: NameSpan) -> bool:
    """Whether the capital named by `span` is spoken of as a government."""
    lowers = document.tokens.lowers
    before = lowers[span.first - 1] if span.first else ""
    after, next_after = (lowers[at] if at < len(lowers) else "" for at in (span.stop, span.stop + 1))
    if before in _LOCATIVE:
        return False
    if before in _RELATION:
        return True
    if before == "and" and span.first >= 3 and lowers[span.first - 3] == "between":
        return True
    if after == "'s":
        return next_after in _POSSESSIONS
    if after in ("is", "was"):
        return next_after in _STATES or next_after.endswith("ing")
    return after in load_gazetteer().words["government_verbs"]
