"""What the surroundings of an unknown name say of its type, over the whole document.

The tagger sees one sentence; "Nordkemi shares" in one place and "in Qikiqtarjuaq" in another settle names that it
took for a person's. Only names that nothing known explains are typed anew: away from person, or to person where
a title stands with the name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from factx.entities.gazetteer import load_gazetteer
from factx.entities.titles import title_after

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factx.entities.spans import NameSpan
    from factx.ontology import EntityType
    from factx.text import Document

#: How many mentions one sign can decide.
_MENTIONS_PER_SIGN: Final = 4
_MAX_APPOSITION: Final = 6
_LOCATIVE: Final = frozenset({"in", "at", "from", "near", "to", "of", "outside", "inside", "around"})
_OF_POST: Final = frozenset({"for", "of", "at", "with", "and", "who", ","})
_SAYING: Final = frozenset({"said", "says", "told", "added", "asked", "wrote", "who", "whose", "recalled"})


def retyped(document: Document, spans: Sequence[NameSpan]) -> list[NameSpan]:
    """The spans, unknown names taken for persons as organizations or places where the document shows that."""
    spans = [_titled(document, span) for span in spans]
    weights: dict[tuple[str, ...], dict[EntityType, int]] = defaultdict(lambda: defaultdict(int))
    texts = document.tokens.texts
    mentions: Counter[tuple[str, ...]] = Counter()
    for span in spans:
        if span.entry is None:
            mentions[tuple(texts[span.first : span.stop])] += 1
            for kind in _evidence(document, span):
                weights[tuple(texts[span.first : span.stop])][kind] += 1
    # A surname alone shares what its full name shows.
    persons = {words[-1] for words, seen in weights.items() if seen["person"] and len(words) > 1}
    return [
        _decided(span, weights[words], mentions[words]) if span.entry is None and words[-1] not in persons else span
        for span, words in ((span, tuple(texts[span.first : span.stop])) for span in spans)
    ]


def _titled(document: Document, span: NameSpan) -> NameSpan:
    """The span as a person's where a title before or after it says so, whatever the tagger took it for."""
    if span.type not in ("place", "organization") or span.entry is not None:
        return span
    texts, lowers = document.tokens.texts, document.tokens.lowers
    words = load_gazetteer().words
    last = lowers[span.stop - 1].rstrip(".")
    if last in words["organization_heads"] or last in words["place_heads"] or last in words["company_suffixes"]:
        return span
    if any(text in ("&", "of", "the", "/") for text in texts[span.first : span.stop]):
        return span
    before = lowers[span.first - 1].rstrip(".") if span.first else ""
    personal = before in words["titles"] and before not in words["shared_titles"]
    if personal or _has_post_after(document, span, before):
        return span._replace(type="person")
    return span


def _has_post_after(document: Document, span: NameSpan, before: str) -> bool:
    """Whether ", spokesman for …" follows, where the name is not a place that something happens in."""
    if before in _LOCATIVE or span.stop - span.first < 2:
        return False
    title = title_after(document, span.stop)
    follows = document.tokens.lowers[title.stop] if title and title.stop < len(document.tokens) else ""
    return follows in _OF_POST


def _apposition(lowers: Sequence[str], first: int, words: Mapping[str, frozenset[str]]) -> EntityType | None:
    """What ", an organization that …" or ", a town in …" from token `first` says of the name before it."""
    if first >= len(lowers) or lowers[first] not in ("a", "an", "the"):
        return None
    for at in range(first + 1, min(first + _MAX_APPOSITION, len(lowers))):
        if lowers[at] in words["organization_nouns"]:
            return "organization"
        if lowers[at] in words["settlements"]:
            return "place"
        if not lowers[at].isalpha() or lowers[at] in words["not_names"]:
            return None
    return None


def _decided(span: NameSpan, seen: dict[EntityType, int], mentions: int) -> NameSpan:
    """The span with the type its evidence outweighs the tagger's with: one sign for every few mentions."""
    if span.type not in ("person", None) or seen["person"]:
        return span
    best: EntityType = "organization" if seen["organization"] > seen["place"] else "place"
    return span._replace(type=best) if seen[best] * _MENTIONS_PER_SIGN >= mentions else span


def _evidence(document: Document, span: NameSpan) -> list[EntityType]:
    lowers, texts = document.tokens.lowers, document.tokens.texts
    gazetteer = load_gazetteer()
    words = gazetteer.words
    before = lowers[span.first - 1] if span.first else ""
    after, then = (lowers[at] if at < len(lowers) else "" for at in (span.stop, span.stop + 1))
    found: list[EntityType] = []
    if before.rstrip(".") in words["titles"] or after in _SAYING:
        found.append("person")
    if span.stop - span.first > 1:
        if texts[span.first] in gazetteer.given or texts[span.stop - 1] in gazetteer.surnames:
            found.append("person")
        elif any(gazetteer.is_common(texts[at]) for at in range(span.first, span.stop) if texts[at][0].isupper()):
            # "Civic Passion", "Applied Semantics": words are no names of people.
            found.append("organization")
    if lowers[span.stop - 1].rstrip(".") in words["company_suffixes"] and span.stop - span.first > 1:
        found += ["organization", "organization"]
    if after in words["company_nouns"] or (after == "'s" and then in words["company_nouns"]):
        found.append("organization")
    if before in words["organization_nouns"]:
        found.append("organization")
    if after == "," and (kind := _apposition(lowers, span.stop + 1, words)) is not None:
        found += [kind, kind]
    if before in words["place_prepositions"] and after != "'s":
        found.append("place")
    if before == "of" and span.first >= 2 and lowers[span.first - 2] in words["region_heads"]:
        found.append("place")
    return found
