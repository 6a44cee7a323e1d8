"""Who agrees: read from the places in the sentence of one mention where parties stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.agreements.lexicon import load_lexicon
from factx.agreements.naming import Naming
from factx.agreements.party import Party
from factx.agreements.verbs import actors
from factx.entities.gazetteer import load_gazetteer
from factx.text.classes import class_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.agreements.evidence import Evidence
    from factx.agreements.groups import Groups
    from factx.agreements.mention import AccordMention
    from factx.agreements.syntax import Syntax
    from factx.entities import Mention
    from factx.text.chunks import Chunk
    from factx.text.clauses import Phrase

#: Nouns whose own "with" phrase names no party of the accord: "in favor of closer ties with Moscow".
_TIES: Final = frozenset(
    "ties relations links cooperation contact contacts consultation favor line accordance keeping".split()
)
_TAKES_PARTY: Final = frozenset({"between", "among", "with"})
_UNDER: Final = frozenset({"under", "in", "of", "through", "via"})
_OPENING: Final = 4
_NEAR: Final = 6
_ANNOUNCED_BY_OTHERS: Final = frozenset({"ceasefire", "settlement"})
_MAX_PARTIES: Final = 8
_SIDES: Final = ("country", "organization", "group")
#: Under whose roof others agree: "the U.N. deal" is Libya's factions'.
_CONVENING: Final = frozenset({"United Nations"})


class PartyReader:
    """The sentence of a mention, asked for the parties."""

    def __init__(self, syntax: Syntax, groups: Groups, mention: AccordMention) -> None:
        self.syntax, self.groups, self.mention = syntax, groups, mention
        own = (mention.start, mention.end) if mention.verbal else None
        self.naming = Naming(syntax, groups, mention.sentence, own)
        self.tokens, self.entities, self.lowers = syntax.tokens, groups.entities, syntax.lowers
        self.clauses = syntax.clauses(mention.sentence)
        self.chunks: list[Chunk] = self.clauses.chunks
        self.lexicon = load_lexicon()

    def parties(self, evidence: list[Evidence]) -> list[Party]:
        """The parties that the sentence names, in the order of the text, without repetition."""
        found: list[Party] = []
        if not self.mention.verbal:
            found += self._modifying()
            found += self._named(self._attached(self.mention.chunk))
            owner = self.clauses.possessor(self.mention.chunk)
            if owner is not None:
                found += self._named([owner])
            found += self._named(self._under())
            found += self._named(self._bound())
            found += self._named(self._transacted())
        for sign in evidence:
            if sign.chunk >= 0 and sign.sentence == self.mention.sentence:
                phrases = self._of_noun(sign) if sign.nominal else self._of_verb(sign)
                found += self._named(phrases)
        unique: dict[int | str, Party] = {}
        for party in sorted(found, key=lambda p: (p.guessed, p.start, p.end)):
            unique.setdefault(party.key, party)
        return list(unique.values())[:_MAX_PARTIES]

    def _named(self, phrases: Iterator[Phrase] | list[Phrase]) -> Iterator[Party]:
        for phrase in phrases:
            yield from self.naming.parties(phrase)

    # ---- at the accord's own noun

    def _attached(self, k: int) -> Iterator[Phrase]:
        """As in "between X and Y", "with X" after the noun, also after a phrase or participle between them."""
        following = k + 1
        right_after = following + 1 < len(self.chunks) and self.chunks[following + 1].kind == "noun"
        if right_after and self.lowers[self.chunks[following].head] in _TAKES_PARTY:
            yield from self._all_conjuncts(following + 1)
            return
        governor = self.clauses.governor(k)
        if governor is not None and self.lowers[self.chunks[governor[0]].head] in self.lexicon.words["with_verb"]:
            return  # "credits the deal with …"
        taking = _TAKES_PARTY | {"from"} if self.mention.form == "contract" else _TAKES_PARTY
        previous = self.lowers[self.chunks[k].last - 1]
        for preposition, phrases in self.clauses.prepositions(k):
            if preposition in taking and previous not in _TIES:
                found = [phrase for phrase in phrases if any(self.naming.parties(phrase))]
                if found:
                    yield from found
                    return
            previous = self.lowers[phrases[-1].head]

    def _all_conjuncts(self, k: int) -> list[Phrase]:
        """The conjuncts from chunk k, the last one too where a verb follows: "between X and Y will be signed"."""
        return self.clauses.conjuncts(k, closed=True)

    def _under(self) -> Iterator[Phrase]:
        """Parties of "Under the deal, X will …", "X will buy Y in a deal worth …", "built by X under a contract"."""
        k = self.mention.chunk
        while k > 0 and self.chunks[k - 1].kind in ("adj", "noun") and self.chunks[k - 1].last == self.chunks[k].first:
            k -= 1  # what the tagger cut off: "an [all-share deal]"
            if self.chunks[k].possessive:
                return
        preposition = self.lowers[self.chunks[k - 1].head] if k else ""
        if preposition not in _UNDER:
            return
        if k <= _OPENING and not any(chunk.kind == "verb" for chunk in self.chunks[:k]):
            yield from self._opened(k)
            return
        if preposition == "of":
            return
        verb = next((j for j in range(k - 2, -1, -1) if self.chunks[j].kind == "verb"), None)
        if verb is None:
            return
        phrases = [] if self.chunks[verb].passive else actors(self.syntax, self.mention.sentence, verb)
        phrases += [p for p in self.clauses.objects(verb) if self._is_side(p, names=preposition == "in")]
        for how, agents in self.clauses.prepositions(verb):
            if how == "by" and self.chunks[verb].passive:
                phrases += agents
        yield from phrases

    def _is_side(self, phrase: Phrase, *, names: bool) -> bool:
        """Whether a phrase names a country or organization, or with `names` an unknown name: "will pay Turkey".

        Whom or what else a deal is about is no party: "freed a reporter under a deal".
        """
        mention = self.naming.mention_of(phrase)
        if mention is None:
            return names and self.syntax.tags[phrase.head] == "PROPN"
        return self.entities.entity_of(mention).type in _SIDES

    def _opened(self, k: int) -> Iterator[Phrase]:
        """Who does something in the main clauses after "Under the deal, …"."""
        comma = next(
            (j for j in range(k, len(self.chunks)) if self.lowers[self.chunks[j].head] == ","), len(self.chunks)
        )
        told = False
        for j in range(comma, len(self.chunks)):
            chunk = self.chunks[j]
            if chunk.kind in ("sub", "rel"):
                return
            participle = chunk.bare and self.chunks[j - 1].kind == "mark"
            saying = self.lowers[chunk.head] in self.lexicon.words["saying"]
            if chunk.kind == "verb" and not (chunk.to or chunk.ing or participle or saying):
                subjects = self.clauses.subject(j)
                yield from subjects if not told else [p for p in subjects if self._is_side(p, names=False)]
                told = True

    def _bound(self) -> Iterator[Phrase]:
        """Whom it binds: "The agreement commits Turkey and Greece to …", "the accord requires Serbia to …"."""
        for k in range(self.mention.chunk + 1, len(self.chunks)):
            chunk = self.chunks[k]
            if chunk.kind in ("mark", "sub"):
                return
            if chunk.kind == "verb":
                if self.lowers[chunk.head] in self.lexicon.binding and not chunk.passive:
                    subject = self.clauses.subject(k)
                    if any(phrase.chunk == self.mention.chunk for phrase in subject):
                        yield from self.clauses.objects(k)
                if not chunk.bare:
                    return

    def _transacted(self) -> Iterator[Phrase]:
        """The other side of "a deal to buy Opel from General Motors", "a contract to sell planes to India"."""
        last = min(len(self.chunks), self.mention.chunk + _NEAR)
        for k in range(self.mention.chunk + 1, last):
            chunk = self.chunks[k]
            if chunk.kind in ("mark", "sub", "rel") or (chunk.kind == "verb" and not chunk.to):
                return
            if chunk.kind == "verb":
                lower = self.lowers[chunk.head]
                if lower in self.lexicon.transacting:
                    towards = ("from", "with", "to" if lower == "sell" else "from")
                    for preposition, phrases in self.clauses.prepositions(k):
                        if preposition in towards:
                            yield from (phrase for phrase in phrases if self._is_side(phrase, names=False))
                return

    # ---- at the words that say its state

    def _of_noun(self, sign: Evidence) -> Iterator[Phrase]:
        """Those who talk, sign or violate: "talks between X and Y on a deal", "X is in talks with Y over a deal"."""
        found = list(self._attached(sign.chunk))
        told = False
        for preposition, phrases in self.clauses.prepositions(sign.chunk):
            before = self.chunks[max(0, phrases[0].chunk - 2)]
            if preposition == "by" and before.kind != "verb":  # not "violations of the truce announced by Russia"
                found += phrases
                told = True  # who welcomes a signing by others is none of them
        governor = self.clauses.governor(sign.chunk)
        if governor is not None and not told and sign.status in ("negotiating", "signed", "ratified"):
            k = governor[0]
            if not self.chunks[k].passive and self.lowers[self.chunks[k].head] not in self.lexicon.mediating:
                found += actors(self.syntax, self.mention.sentence, k)
        yield from (phrase for phrase in found if phrase.chunk not in (self.mention.chunk, sign.chunk))

    def _of_verb(self, sign: Evidence) -> Iterator[Phrase]:
        """The active subject, or the agent of a passive; what is agreed "with" somebody."""
        verb = self.chunks[sign.chunk]
        lower = self.lowers[verb.head]
        mediates = lower in self.lexicon.mediating and not self._wishes_own(lower)
        if lower.startswith("announc") and not sign.passive and self.mention.form not in _ANNOUNCED_BY_OTHERS:
            mediates = False  # firms announce their own deals, mediators the truces of others
        if lower.startswith("approv") and not sign.passive:
            mediates = False  # the parliament or government of a party, or a party itself
        awarded = lower in self.lexicon.awarding
        if awarded or (not sign.passive and not mediates):
            subjects = actors(self.syntax, self.mention.sentence, sign.chunk)
            lone = (
                len(subjects) == 1 and self.mention.form in _ANNOUNCED_BY_OTHERS and sign.said in ("agreed", "proposed")
            )
            mediating = lone and not sign.real and not self.lowers[subjects[0].head].endswith("s")
            if lower.startswith("approv") and sign.status == "ratified":
                subjects = [phrase for phrase in subjects if self._governs(phrase)]
            moved = [phrase for phrase in self.clauses.objects(sign.chunk) if phrase.chunk < self.mention.chunk]
            if moved and sign.said == "rejected" and not self.mention.verbal:
                subjects = moved  # "withdrew his country from the treaty"
            subjects = [phrase for phrase in subjects if not self._is_setting(phrase)]
            own = any(phrase.chunk == self.mention.chunk and not self.mention.verbal for phrase in subjects)
            if not (own or mediating):
                yield from subjects
        if awarded:
            yield from self._recipient(sign.chunk)
        anchors = [sign.chunk]
        if verb.ing and self.mention.verbal:
            anchors.append(max((j for j in range(sign.chunk) if self.chunks[j].kind == "verb"), default=sign.chunk))
        for anchor in dict.fromkeys(anchors):
            for preposition, phrases in self.clauses.prepositions(anchor):
                agent = preposition == "by" and (sign.passive or self.mention.form == "settlement") and not mediates
                if preposition in ("with", "between") or agent:
                    yield from phrases
                    break

    def _is_setting(self, phrase: Phrase) -> bool:
        """Whether a phrase only says where: "In Havana, negotiators announced …"."""
        before = self.lowers[self.chunks[phrase.chunk - 1].head] if phrase.chunk else ""
        return before in ("in", "at") and not self._governs(phrase)

    def _wishes_own(self, lower: str) -> bool:
        """Whether a verb of wishing speaks of a deal of one's own: "wants a deal with Iran", "demands a contract"."""
        if lower not in self.lexicon.wishing:
            return False
        following = next(self.clauses.prepositions(self.mention.chunk), None)
        return self.mention.form == "contract" or (following is not None and following[0] == "with")

    def _governs(self, phrase: Phrase) -> bool:
        """Whether a phrase is the government or parliament of a country: its approval is the country's."""
        lower = self.lowers[phrase.head]
        return lower in self.lexicon.words["state"] or "body" in class_of().get(lower, ())

    def _recipient(self, k: int) -> Iterator[Phrase]:
        """Who is given the contract: "awarded Boeing a contract", "awarded a contract to Boeing"."""
        objects = self.clauses.objects(k)
        if objects and objects[-1].chunk < self.mention.chunk:
            yield from objects
        for preposition, phrases in self.clauses.prepositions(k):
            if preposition == "to":
                yield from phrases
                return

    # ---- inside the noun phrase

    def _modifying(self) -> Iterator[Party]:
        """Names and adjectives inside the noun phrase: "the Iran nuclear deal", "an Israeli-Palestinian accord"."""
        stop, first = self.mention.start, self.tokens.starts[self.mention.first]
        owned = self.clauses.possessor(self.mention.chunk)
        if owned is not None and self.chunks[self.mention.chunk].possessive:
            first = max(first, self.tokens.ends[owned.last - 1])
        found = [
            m
            for m in self.groups.outermost(first, stop)
            if self.entities.entity_of(m).type in _SIDES and self._modifies(m) and not self._brokers(m)
        ]
        yield from (Party(m.start, m.end, m) for m in found)
        gazetteer = load_gazetteer()
        for i in range(self.mention.first, self.mention.stop):
            place = self.tokens.starts[i], self.tokens.ends[i]
            if place[0] >= stop or place[0] < first or any(m.start <= place[0] < m.end for m in found):
                continue
            entry = gazetteer.entry(self.tokens.texts[i])
            known = self.groups.country(entry.code) if entry is not None and entry.kind != "city" else None
            if known is not None and self._pairs(i):
                yield Party(*place, known)

    def _modifies(self, mention: Mention) -> bool:
        """Whether a name before the head is a party and no place: not "Paris deal", "Gaza truce"."""
        entry = load_gazetteer().entry(self.syntax.document.text[mention.start : mention.end])
        last = self.tokens.first_from(mention.end) - 1
        if (self.lowers[last],) in self.lexicon.nouns:
            return False  # "the Trans-Pacific Partnership agreement"
        if entry is not None and entry.name in _CONVENING and not self._pairs_up(mention):
            return False
        where = self.mention.form == "ceasefire" or (entry is not None and entry.kind == "capital")
        return not where or self._pairs(self.tokens.first_from(mention.start))

    def _brokers(self, mention: Mention) -> bool:
        """Whether a participle is joined to the name: "a Russian-brokered truce"."""
        after = self.tokens.first_from(mention.end)
        return self.lowers[after] == "-" and self.lowers[after + 1].endswith(("ed", "led"))

    def _pairs_up(self, mention: Mention) -> bool:
        return "-" in self.syntax.document.text[mention.start - 1 : mention.end + 1]

    def _pairs(self, token: int) -> bool:
        """Whether a hyphen joins the token to another: "Israeli-Palestinian"."""
        if self.mention.form != "ceasefire" and not self.mention.proper:
            entry = load_gazetteer().entry(self.tokens.texts[token])
            if entry is None or entry.kind != "capital":
                return True
        return "-" in self.lowers[max(0, token - 1) : token + 2]
