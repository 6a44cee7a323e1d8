"""Who made the accord that "the deal" takes up: those who buy, merge, swap or agree in the sentences before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.agreements.lexicon import load_lexicon
from factx.agreements.naming import Naming
from factx.agreements.verbs import actors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.agreements.groups import Groups
    from factx.agreements.mention import AccordMention
    from factx.agreements.party import Party
    from factx.agreements.syntax import Syntax
    from factx.text.clauses import Phrase

_BACK: Final = 2
_PAIR: Final = 2
#: Chunks after its verb within which the other side stands.
_REACH: Final = 10
#: How the other side of a transaction stands after its verb.
_TOWARDS: Final = frozenset({"with", "from", "to", "for"})


def makers(syntax: Syntax, groups: Groups, mention: AccordMention) -> list[Party]:
    """Both sides of the nearest transaction told before a mention, or in its sentence; empty if none has two."""
    for sentence in range(mention.sentence, max(-1, mention.sentence - 1 - _BACK), -1):
        found = _Transactions(syntax, groups, sentence).sides(mention.start)
        if len(found) >= _PAIR:
            return found
    return []


class _Transactions:
    """The verbs of one sentence that make an accord between their subject and somebody else."""

    def __init__(self, syntax: Syntax, groups: Groups, sentence: int) -> None:
        self.syntax, self.groups, self.sentence = syntax, groups, sentence
        self.naming = Naming(syntax, groups, sentence)
        self.clauses = syntax.clauses(sentence)

    def sides(self, before: int) -> list[Party]:
        """The parties of its last transaction before an offset, each entity once."""
        chunks, lowers = self.clauses.chunks, self.syntax.lowers
        transacting = load_lexicon().transacting
        for k in range(len(chunks) - 1, -1, -1):
            chunk = chunks[k]
            if chunk.kind != "verb" or chunk.negated or lowers[chunk.head] not in transacting:
                continue
            if self.syntax.tokens.starts[chunk.head] > before:
                continue
            unique: dict[int, Party] = {}
            for phrase in self._around(k):
                for party in self.naming.parties(phrase):
                    if party.mention is not None:
                        unique.setdefault(party.mention.entity, party)
            if len(unique) >= _PAIR:
                return list(unique.values())
        return []

    def _around(self, k: int) -> Iterator[Phrase]:
        yield from actors(self.syntax, self.sentence, k)
        for phrase in self.clauses.objects(k):
            owner = self.clauses.possessor(phrase.chunk)  # "accepted Peru's offer"
            yield phrase if owner is None else owner
        chunks = self.clauses.chunks
        for j in range(k + 1, min(len(chunks) - 1, k + _REACH)):
            if chunks[j].kind in ("mark", "sub", "rel"):
                return
            if self.syntax.lowers[chunks[j].head] in _TOWARDS and chunks[j + 1].kind == "noun":
                yield from self.clauses.conjuncts(j + 1)
