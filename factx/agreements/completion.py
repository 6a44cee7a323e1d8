"""The parties of a whole accord: what its mentions name, completed where they name fewer than two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.agreements.antecedents import makers
from factx.agreements.lexicon import load_lexicon
from factx.agreements.party import Party

if TYPE_CHECKING:
    from factx.agreements.groups import Groups
    from factx.agreements.merging import Accord
    from factx.agreements.syntax import Syntax
    from factx.entities import Mention

_PAIR: Final = 2
#: Accords that ministers and presidents make for their countries.
_OF_STATES: Final = frozenset({"treaty", "memorandum", "trade", "loan"})


def complete(syntax: Syntax, groups: Groups, accord: Accord) -> list[Party]:
    """All parties that any mention names, entities once; plain words only where no two entities are known.

    With fewer than two known, the text around is asked, the surest place first: "the two nations" in a sentence of the
    accord, the transaction that "the deal" takes up, those who fight. A party that none of them tells is not guessed.
    """
    said, words = _named(accord)
    first = accord.mentions[0]
    hoped = first.default == "proposed"
    chosen = list(said.values()) + (list(words.values()) if len(said) < _PAIR else [])
    if not chosen and not hoped and not first.verbal:
        chosen = _pair(syntax, groups, accord)
    if len(said) < _PAIR and not first.verbal and not hoped and (first.definite or not said):
        made = makers(syntax, groups, first)
        if said.keys() <= {p.mention.entity for p in made if p.mention is not None}:
            chosen = made or chosen
    if first.form == "ceasefire" and not said:
        chosen = _fighting(syntax, groups, accord, chosen)
    elif not chosen and first.form == "settlement" and (first.verbal or not hoped):
        chosen = _guessed(groups.settling(first.start) if first.verbal else groups.quarrelling(first.start))
    if first.form in _OF_STATES:
        chosen = _countries(groups, chosen)
    return sorted(chosen, key=lambda p: (p.start, p.end))


def _named(accord: Accord) -> tuple[dict[int, Party], dict[str, Party]]:
    """The parties that its mentions name: entities, and words for those without a name."""
    said: dict[int, Party] = {}
    guessed: dict[int, Party] = {}
    words: dict[str, Party] = {}
    for party in (p for reading in accord.readings for p in reading.parties):
        if party.mention is not None:
            (guessed if party.guessed else said).setdefault(party.mention.entity, party)
        else:
            words.setdefault(party.words, party)
    if len(said) < _PAIR and (not said or said.keys() <= guessed.keys()):
        said = guessed | said
    elif len(said) < _PAIR <= len(guessed):
        said = guessed  # "between the two companies" is clearer than one name nearby
    return said, words


def _guessed(pair: list[Mention]) -> list[Party]:
    return [Party(m.start, m.end, m, guessed=True) for m in pair]


def _fighting(syntax: Syntax, groups: Groups, accord: Accord, chosen: list[Party]) -> list[Party]:
    """Those whom a truce keeps apart and no sentence names: the pair of the lead for "the rebels", else the words."""
    first, known = accord.mentions[0], load_lexicon().words["one_side"]
    if chosen and any(party.words.split()[-1] in known for party in chosen if party.words):
        return _guessed(groups.of_lead()) or chosen
    return chosen or _sides(syntax, accord) or _guessed(groups.quarrelling(first.start))


def _pair(syntax: Syntax, groups: Groups, accord: Accord) -> list[Party]:
    """Those that "the two nations", "both companies" in one of its sentences stands for."""
    lowers = syntax.tokens.lowers
    for reading in accord.readings:
        where = syntax.document.sentence_tokens(reading.mention.sentence)
        for i in range(where.start, where.stop - 1):
            if lowers[i] in ("two", "both") and groups.kinds(lowers[i + 1]) is not None:
                members = groups.members(lowers[i + 1], syntax.tokens.starts[i], pair=True)
                if members:
                    return [Party(m.start, m.end, m, guessed=True) for m in members]
    return []


def _sides(syntax: Syntax, accord: Accord) -> list[Party]:
    """Those who fight, as the sentences of a ceasefire call them: "the parties", "armed groups"."""
    tokens, fighting = syntax.tokens, load_lexicon().words["fighting"]
    for reading in accord.readings:
        for chunk in syntax.chunks(reading.mention.sentence):
            if chunk.kind == "noun" and tokens.lowers[chunk.head] in fighting:
                first = chunk.first
                while first < chunk.head and syntax.tags[first] in ("DET", "PUNCT"):
                    first += 1
                start, end = tokens.starts[first], tokens.ends[chunk.last - 1]
                return [Party(start, end, None, words=syntax.document.text[start:end].lower())]
    return []


def _countries(groups: Groups, parties: list[Party]) -> list[Party]:
    """The countries of ministers and presidents, where all of them are known to have one."""
    nations = [groups.nation_of(p.mention) if p.mention and groups.is_person(p.mention) else p.mention for p in parties]
    if not any(p.mention and groups.is_person(p.mention) for p in parties) or None in nations:
        return parties
    unique: dict[int, Party] = {}
    for party, nation in zip(parties, nations, strict=True):
        if nation is not None:
            unique.setdefault(nation.entity, Party(party.start, party.end, nation, guessed=True))
    return list(unique.values())
