"""The parties of a whole accord: what its mentions name, completed where they name fewer than two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.agreements.parties import Party

if TYPE_CHECKING:
    from factx.agreements.groups import Groups
    from factx.agreements.merging import Accord
    from factx.ontology import AgreementStatus
    from factx.text import Document

_PAIR: Final = 2
_AGENTS: Final = frozenset({"country", "organization", "group"})
#: Countries do not make accords with persons, but groups and organizations with all.
_WITH: Final = {
    "country": frozenset({"country", "group"}),
    "organization": frozenset({"organization"}),
    "group": frozenset({"country", "group"}),
    "person": frozenset({"person"}),
}


def complete(document: Document, groups: Groups, accord: Accord, status: AgreementStatus) -> list[Party]:
    """All parties that any mention names, entities once; plain words only where no two entities are known."""
    said: dict[int, Party] = {}
    guessed: dict[int, Party] = {}
    words: dict[str, Party] = {}
    for party in (p for reading in accord.readings for p in reading.parties):
        if party.mention is not None:
            (guessed if party.guessed else said).setdefault(party.mention.entity, party)
        else:
            words.setdefault(party.words, party)
    if len(said) < _PAIR:
        said = guessed | said if not said or said.keys() <= guessed.keys() or not words else said
    if len(said) >= _PAIR:
        chosen = list(said.values())
    elif words:
        chosen = [*said.values(), *words.values()]
    else:
        chosen = [*said.values(), *_partners(document, groups, accord, list(said.values()), status)]
    return sorted(chosen, key=lambda p: (p.start, p.end))


def _partners(
    document: Document, groups: Groups, accord: Accord, said: list[Party], status: AgreementStatus
) -> list[Party]:
    """Who else is named in the sentences of the accord, most often first, up to a pair."""
    first = accord.mentions[0]
    if first.default == "proposed" or first.verbal:
        return []
    pair = _pair(document, groups, accord) if not said else []
    if pair or (not said and first.form == "ceasefire"):
        return pair
    known = {p.mention.entity for p in said if p.mention is not None}
    types = [groups.entities.entity_of(p.mention).type for p in said if p.mention is not None]
    allowed = _WITH.get(types[0], frozenset()) if types else _AGENTS
    votes: dict[int, int] = {}
    for index in dict.fromkeys(r.mention.sentence for r in accord.readings):
        for mention in groups.outermost(*document.sentences[index]):
            kind = groups.entities.entity_of(mention).type
            if mention.entity not in known and kind in allowed:
                votes[mention.entity] = votes.get(mention.entity, 0) + 1
    ranked = sorted(votes, key=lambda e: (-votes[e], -groups.count(e), e))[: _PAIR - len(known)]
    if not types and len(ranked) < _PAIR:
        return []
    found = [groups.first(entity) for entity in ranked]
    return [Party(m.start, m.end, m, guessed=True) for m in found if m is not None]


def _pair(document: Document, groups: Groups, accord: Accord) -> list[Party]:
    """Those that "the two nations", "both companies" in one of its sentences stands for."""
    lowers = document.tokens.lowers
    for reading in accord.readings:
        where = document.sentence_tokens(reading.mention.sentence)
        for i in range(where.start, where.stop - 1):
            if lowers[i] in ("two", "both") and groups.kinds(lowers[i + 1]) is not None:
                members = groups.members(lowers[i + 1], document.tokens.starts[i], pair=True)
                if members:
                    return [Party(m.start, m.end, m, guessed=True) for m in members]
    return []
