"""What the surroundings of an unknown name say of its type, over the whole document.

The tagger sees one sentence; "Nordkemi shares" in one place and "in Qikiqtarjuaq" in another settle names that it
took for a person's. Only names that nothing known explains are typed anew, and only away from person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from factx.entities.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.entities.spans import NameSpan
    from factx.ontology import EntityType
    from factx.text import Document

#: How many mentions one sign can decide.
_MENTIONS_PER_SIGN: Final = 4
_SAYING: Final = frozenset({"said", "says", "told", "added", "asked", "wrote", "who", "whose", "recalled"})


def retyped(document: Document, spans: Sequence[NameSpan]) -> list[NameSpan]:
    """The spans, unknown names taken for persons as organizations or places where the document shows that."""
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
    if span.stop - span.first > 1 and (
        texts[span.first] in gazetteer.given or texts[span.stop - 1] in gazetteer.surnames
    ):
        found.append("person")
    if lowers[span.stop - 1].rstrip(".") in words["company_suffixes"] and span.stop - span.first > 1:
        found += ["organization", "organization"]
    if after in words["company_nouns"] or (after == "'s" and then in words["company_nouns"]):
        found.append("organization")
    if before in words["organization_nouns"]:
        found.append("organization")
    if before in words["place_prepositions"] and after != "'s":
        found.append("place")
    if before == "of" and span.first >= 2 and lowers[span.first - 2] in words["region_heads"]:
        found.append("place")
    return found
