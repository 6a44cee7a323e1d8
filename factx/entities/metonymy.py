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
_RELATION: Final = frozenset("against between by on pressure told toward towards urged accused with".split())
_BEING: Final = frozenset("are be been being is was were".split())
#: What towns themselves do.
_OF_TOWNS: Final = frozenset(
    "based bombed born captured fell held hit hosted hosts lies located set sits struck".split()
)
#: What goes to a government rather than to a town: "arms sales to Riyadh".
_DIRECTED: Final = frozenset(
    "aid appeal assistance close concessions exports hostile loyal message opposed pressure response sales support "
    "threat ties warning".split()
)
#: After "Washington is" or "was": what a government is rather than a town.
_STATES: Final = frozenset(
    "accused among committed concerned considering determined prepared ready still willing".split()
)
_POSSESSIONS: Final = frozenset(
    "allies ally ambassador claim claims commitment concerns decision demand demands envoy foreign government military "
    "nuclear offer policy position proposal refusal request response statement support top".split()
)


#: Organizations that are known by the name of their building.
_SEATS: Final = frozenset({"Pentagon", "White House"})
_INSIDE: Final = frozenset("at in inside near outside visit visited".split())


def is_building(document: Document, span: NameSpan) -> bool:
    """Whether an organization named by its seat is spoken of as the place: "at the White House"."""
    if span.entry is None or span.entry.name not in _SEATS or not span.first:
        return False
    lowers = document.tokens.lowers
    before = lowers[span.first - 2] if lowers[span.first - 1] == "the" and span.first > 1 else lowers[span.first - 1]
    after = lowers[span.stop] if span.stop < len(lowers) else ""
    return before in _INSIDE and after != "'s"


def stands_for_government(document: Document, span: NameSpan) -> bool:
    """Whether the capital named by `span` is spoken of as a government."""
    lowers = document.tokens.lowers
    before = lowers[span.first - 1] if span.first else ""
    after, next_after = (lowers[at] if at < len(lowers) else "" for at in (span.stop, span.stop + 1))
    if before == "to" and span.first > 1 and lowers[span.first - 2] in _DIRECTED:
        return True
    if before in _LOCATIVE:
        return False
    if before in _RELATION:
        return True
    if before == "and" and span.first >= 3 and lowers[span.first - 3] == "between":
        return True
    if after == "and" and span.stop + 2 < len(lowers):
        return lowers[span.stop + 2] in load_gazetteer().words["government_verbs"]
    if after == "'s":
        return next_after in _POSSESSIONS
    if after in ("is", "was"):
        return next_after in _STATES or next_after.endswith("ing")
    if before == "for" and after == "to":
        return True
    if after in load_gazetteer().words["government_verbs"]:
        return True
    # A town that is the subject of a verb is most often its government; "Kabul fell" is not.
    tags = document.tags
    tag = tags[span.stop] if span.stop < len(tags) else ""
    return (tag == "AUX" and after not in _BEING) or (
        tag == "VERB" and after not in _OF_TOWNS and tags[span.stop].isalpha() and not after.endswith("ing")
    )
