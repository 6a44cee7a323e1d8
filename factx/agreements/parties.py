"""Who agrees: read from the sentence of one mention."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.agreements.lexicon import load_lexicon
from factx.agreements.party import Party
from factx.agreements.verbs import actors
from factx.entities.gazetteer import load_gazetteer
from factx.text.clauses import Clauses, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.agreements.groups import Groups
    from factx.agreements.mentions import AccordMention
    from factx.agreements.status import Evidence
    from factx.entities import Mention
    from factx.text import Document
    from factx.text.chunks import Chunk

#: Nouns whose own "with" phrase names no party of the accord: "in favor of closer ties with Moscow".
_TIES: Final = frozenset(
    "ties relations links talks cooperation negotiations contact contacts consultation favor".split()
)
_BARE_PRONOUNS: Final = frozenset("them we us he she him her it its their his our i you my who which".split())
_TAKES_PARTY: Final = frozenset({"between", "among", "with"})
_UNDER: Final = frozenset({"under", "in", "of"})
_OPENING: Final = 4
_ARTICLES: Final = frozenset({"the", "a", "an"})
_ANNOUNCED_BY_OTHERS: Final = frozenset({"ceasefire", "settlement"})
_MAX_PARTIES: Final = 8


class PartyReader:
    """The sentence of a mention, asked for the parties."""

    def __init__(self, document: Document, groups: Groups, mention: AccordMention) -> None:
        self.document, self.groups, self.mention = document, groups, mention
        self.tokens, self.entities = document.tokens, groups.entities
        self.lowers = document.tokens.lowers
        self.chunks: list[Chunk] = document.chunks.of(mention.sentence)
        self.clauses = Clauses(document.tokens, self.chunks)
        self.start, self.end = document.sentences[mention.sentence]
        self.words = load_lexicon().words

    def parties(self, evidence: list[Evidence]) -> list[Party]:
        """The parties that the sentence names, in the order of the text, without repetition."""
        found: list[Party] = []
        if not self.mention.verbal:
            found += self._modifying()
            found += self._attached()
            owner = self.clauses.possessor(self.mention.chunk)
            if owner is not None:
                found += self._party(owner)
            found += self._under()
        for sign in evidence:
            if sign.chunk >= 0 and sign.sentence == self.mention.sentence:
                found += self._of_verb(sign)
        unique: dict[int | str, Party] = {}
        for party in sorted(found, key=lambda p: (p.guessed, p.start, p.end)):
            unique.setdefault(party.key, party)
        return list(unique.values())[:_MAX_PARTIES]

    # ---- places where parties stand

    def _attached(self) -> Iterator[Party]:
        """As in "between X and Y", "with X" after the noun, also after a phrase or participle between them."""
        taken = False
        following = self.mention.chunk + 1
        right_after = following + 1 < len(self.chunks) and self.chunks[following + 1].kind == "noun"
        if right_after and self.lowers[self.chunks[following].head] in _TAKES_PARTY:
            for phrase in self._all_conjuncts(following + 1):
                yield from self._party(phrase)
            return
        previous = self.lowers[self.mention.stop - 1]
        for preposition, phrases in self.clauses.prepositions(self.mention.chunk):
            if preposition in _TAKES_PARTY and not taken and previous not in _TIES:
                found = [party for phrase in phrases for party in self._party(phrase)]
                yield from found
                taken = bool(found)
            previous = self.lowers[phrases[-1].head]

    def _all_conjuncts(self, k: int) -> list[Phrase]:
        """The conjuncts from chunk k, the last one too where a verb follows: "between X and Y will be signed"."""
        found = self.clauses.conjuncts(k)
        after = found[-1].chunk + 1
        joined = after + 1 < len(self.chunks) and self.chunks[after].kind == "and"
        if len(found) == 1 and joined and self.chunks[after + 1].kind == "noun":
            found.append(self.clauses.phrase(after + 1))
        return found

    def _under(self) -> Iterator[Party]:
        """Parties of "Under the deal, X will …", "X will buy Y in a deal worth …", "built by X under a contract"."""
        k = self.mention.chunk
        while k > 0 and self.chunks[k - 1].kind in ("adj", "noun") and self.chunks[k - 1].last == self.chunks[k].first:
            k -= 1  # what the tagger cut off: "an [all-share deal]"
            if self.chunks[k].possessive:
                return
        preposition = self.lowers[self.chunks[k - 1].head] if k else ""
        if preposition not in _UNDER:
            return
        if k <= _OPENING:
            comma = next(
                (j for j in range(k, len(self.chunks)) if self.lowers[self.chunks[j].head] == ","), len(self.chunks)
            )
            for j in range(comma, min(len(self.chunks), comma + 2 * _OPENING)):
                if self.chunks[j].kind == "verb":
                    for phrase in self.clauses.subject(j):
                        yield from self._party(phrase)
                    return
        if preposition == "of":
            return
        verb = next((j for j in range(k - 2, -1, -1) if self.chunks[j].kind == "verb"), None)
        if verb is None:
            return
        phrases = [] if self.chunks[verb].passive else actors(self.document, self.clauses, verb)
        if preposition == "in":
            phrases += self.clauses.objects(verb)
        for how, agents in self.clauses.prepositions(verb):
            if how == "by" and self.chunks[verb].passive:
                phrases += agents
        for phrase in phrases:
            yield from self._party(phrase)

    def _of_verb(self, sign: Evidence) -> Iterator[Party]:
        """The active subject, or the agent of a passive; what is agreed "with" somebody."""
        verb = self.chunks[sign.chunk]
        lower = self.lowers[verb.head]
        mediates = lower in load_lexicon().mediating
        if lower.startswith("announc") and not sign.passive and self.mention.form not in _ANNOUNCED_BY_OTHERS:
            mediates = False  # firms announce their own deals, mediators the truces of others
        if not sign.passive and not mediates:
            subjects = actors(self.document, self.clauses, sign.chunk)
            if not any(phrase.chunk == self.mention.chunk and not self.mention.verbal for phrase in subjects):
                for phrase in subjects:
                    yield from self._party(phrase)
        anchors = [sign.chunk]
        if verb.ing and self.mention.verbal:
            anchors.append(max((j for j in range(sign.chunk) if self.chunks[j].kind == "verb"), default=sign.chunk))
        for anchor in dict.fromkeys(anchors):
            for preposition, phrases in self.clauses.prepositions(anchor):
                agent = preposition == "by" and sign.passive and not mediates
                if preposition in ("with", "between") or agent:
                    for phrase in phrases:
                        yield from self._party(phrase)
                    break

    # ---- from words to a party

    def _party(self, phrase: Phrase) -> Iterator[Party]:
        lower = self.lowers[phrase.head]
        if self.clauses.is_time(phrase.chunk):
            return
        opens = phrase.first + (self.lowers[phrase.first] in _ARTICLES and phrase.first < phrase.head)
        place = self.tokens.starts[opens], self.tokens.ends[phrase.last - 1]
        if lower in self.words["state"] or lower in self.words["persons"]:
            nations = list(self._nations(phrase))
            if nations:
                yield from (Party(*place, nation) for nation in nations)
                return
        mention = self._mention(phrase)
        if mention is not None:
            entity = self.entities.entity_of(mention)
            capital = load_gazetteer().entry(self.document.text[mention.start : mention.end])
            if entity.type != "country" and capital is not None and capital.kind == "capital":
                ruled = self.groups.country(capital.code)
                if ruled is not None:
                    yield Party(mention.start, mention.end, ruled)
                    return
            if entity.type != "place" or mention.form == "pronoun":
                yield Party(mention.start, mention.end, mention)
            return
        described = self._described(phrase)
        if described is not None:
            yield Party(*place, described)
            return
        members = self._group(phrase)
        if members:
            yield from (Party(m.start, m.end, m, guessed=True) for m in members)
            return
        if phrase.last - phrase.first <= 2:
            nations = list(self._nations(phrase))
            if nations:
                yield Party(*place, nations[0])
                return
        if lower not in _BARE_PRONOUNS and lower not in self.words["never"]:
            yield from self._plain(phrase)

    def _plain(self, phrase: Phrase) -> Iterator[Party]:
        """Words that name nobody known but can agree: "a group of banks", an unknown name."""
        if self.lowers[phrase.head] not in self.words["plain"] and self.document.tags[phrase.head] != "PROPN":
            return
        first = phrase.first
        if self.lowers[first] in ("the", "a", "an", "'s", "'", "all", "both"):
            first += 1
        if first < phrase.last:
            start, end = self.tokens.starts[first], self.tokens.ends[phrase.last - 1]
            yield Party(start, end, None, words=self.document.text[start:end].lower())

    def _described(self, phrase: Phrase) -> Mention | None:
        """The entity of "the company" or "the union"."""
        lower = self.lowers[phrase.head]
        if self.lowers[phrase.first] != "the" or phrase.last - phrase.first != 2 or lower not in self.words["single"]:
            return None
        return self.groups.described(lower, self.tokens.starts[phrase.first])

    def _group(self, phrase: Phrase) -> list[Mention]:
        """The members of "the two sides", "both companies", "they"."""
        lower = self.lowers[phrase.head]
        opening = {self.lowers[i] for i in range(phrase.first, phrase.last)}
        told = {"the", "two", "both", "these"} & opening or lower in ("they", "both")
        after = phrase.chunk + 1
        limited = after < len(self.chunks) and self.lowers[self.chunks[after].head] == "of"
        if not told or limited or "all" in opening or phrase.last - phrase.first > 3:
            return []
        pair = not {"two", "both"}.isdisjoint(opening)
        return self.groups.members(lower, self.tokens.starts[phrase.head], pair=pair)

    def _nations(self, phrase: Phrase) -> Iterator[Mention]:
        """The countries of "the Iraqi government", "Iraq's ministers", "the governments of Chad and Niger"."""
        gazetteer = load_gazetteer()
        for i in range(phrase.first, phrase.last):
            entry = gazetteer.entry(self.tokens.texts[i])
            if entry is not None and entry.kind in ("adjective", "people", "country"):
                known = self.groups.country(entry.code)
                if known is not None:
                    yield known
        for preposition, phrases in self.clauses.prepositions(phrase.chunk):
            if preposition == "of":
                for member in phrases:
                    mention = self._mention(member)
                    if mention is not None and self.entities.entity_of(mention).type == "country":
                        yield mention
            return

    def _mention(self, phrase: Phrase) -> Mention | None:
        """The longest mention that covers the head of the phrase, or the name that ends in the phrase before it."""
        at, until = self.tokens.starts[phrase.head], self.tokens.ends[phrase.head]
        inside: Mention | None = None
        best: Mention | None = None
        for mention in self.entities.within(self.start, self.end):
            if self.mention.verbal and mention.start < self.mention.end and self.mention.start < mention.end:
                continue  # a headline's verb read as part of the name before it
            if mention.start <= at and until <= mention.end:
                if best is None or mention.end - mention.start > best.end - best.start:
                    best = mention
            elif self.tokens.starts[phrase.first] <= mention.start and mention.end <= until:
                inside = mention  # "the United Auto Workers union"
        if best is None and inside is not None and self.entities.entity_of(inside).type == "organization":
            return inside if inside.form == "name" else None
        return best

    def _modifying(self) -> Iterator[Party]:
        """Names and adjectives inside the noun phrase: "the Iran nuclear deal", "an Israeli-Palestinian accord"."""
        stop, first = self.mention.start, self.tokens.starts[self.mention.first]
        owned = self.clauses.possessor(self.mention.chunk)
        if owned is not None and self.chunks[self.mention.chunk].possessive:
            first = max(first, self.tokens.ends[owned.last - 1])
        found = [
            m
            for m in self.groups.outermost(first, stop)
            if self.entities.entity_of(m).type in ("country", "organization", "group") and self._modifies(m)
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
        entry = load_gazetteer().entry(self.document.text[mention.start : mention.end])
        where = self.mention.form == "ceasefire" or (entry is not None and entry.kind == "capital")
        return not where or self._pairs(self.tokens.first_from(mention.start))

    def _pairs(self, token: int) -> bool:
        """Whether a hyphen joins the token to another: "Israeli-Palestinian"."""
        if self.mention.form != "ceasefire" and not self.mention.proper:
            entry = load_gazetteer().entry(self.tokens.texts[token])
            if entry is None or entry.kind != "capital":
                return True
        return "-" in self.lowers[max(0, token - 1) : token + 2]
