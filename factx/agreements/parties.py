"""Who agrees, on what, when and where: read from the clause of one mention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factx.entities.gazetteer import load_gazetteer
from factx.events.classes import class_of
from factx.events.clauses import Clauses, Phrase

if TYPE_CHECKING:
    from factx.agreements.mentions import AccordMention
    from factx.agreements.status import Evidence
    from factx.entities import EntityIndex, Mention
    from factx.records import DateFact
    from factx.text import Document
    from factx.text.chunks import Chunk

#: Where a party stands by preposition of the noun's own phrases.
_PARTY_PREPOSITIONS: Final = frozenset({"between", "with", "among", "by"})
_SUBJECT_PREPOSITIONS: Final = frozenset(
    {"on", "over", "for", "covering", "about", "regarding", "concerning"}
)
#: States that the parties themselves bring about, so that the verb's subject is one of them.
_BY_PARTIES: Final = frozenset(
    {"signed", "agreed", "ratified", "rejected", "suspended", "violated", "negotiating", "ended", "in_force"}
)
_MEDIATING: Final = frozenset(
    "broker brokers brokered brokering mediate mediated mediating announce announced announces announcing propose proposed "
    "proposes proposing urge urged urges urging call called calls calling demand demanded demands offer offered host hosted "
    "approve approved discuss discussed award awarded endorse endorsed".split()
)
_NO_PARTY: Final = frozenset(
    "it that this which who what there one deal agreement treaty pact accord contract talks negotiations officials people "
    "plan statement report document negotiators mediators months weeks days hours years".split()
)
_BARE_PRONOUNS: Final = frozenset("they them we us he she him her it its their his our".split())
#: A subject does not end with these.
_TRAILING: Final = frozenset("and or - of in on at for to with by".split())
_MAX_PARTIES: Final = 6
_MAX_SUBJECT: Final = 160


_OPENERS: Final = frozenset("the a an 's ' any both all".split())
_STATE: Final = frozenset(
    "government governments administration authorities officials ministers leaders side".split()
)
_AGENTS: Final = frozenset({"body", "people"})
#: Nouns of those who agree, beside the people and bodies of the class table.
_SIDES: Final = frozenset(
    "side sides party parties company companies firm firms country countries nation nations government governments union "
    "unions power powers state states bank banks group groups partner partners ally allies faction factions airline "
    "airlines bloc blocs creditor creditors".split()
)


def _can_agree(noun: str) -> bool:
    """Whether a plain noun names somebody who can be party to an accord."""
    return noun in _SIDES or not _AGENTS.isdisjoint(class_of().get(noun, ()))


@dataclass(frozen=True, slots=True)
class Party:
    """Words that name a party, and its mention."""

    start: int
    end: int
    mention: Mention | None


class Clause:
    """The clause of a mention, asked for its parts."""

    def __init__(self, document: Document, entities: EntityIndex, mention: AccordMention) -> None:
        self.document = document
        self.tokens = document.tokens
        self.entities = entities
        self.mention = mention
        self.chunks: list[Chunk] = document.chunks.of(mention.sentence)
        self.clauses = Clauses(document.tokens, self.chunks)
        self.start, self.end = document.sentences[mention.sentence]

    # ---- parties

    def parties(self, evidence: Evidence | None) -> list[Party]:
        """The parties that this mention's clause names, in the order of the text, without repetition."""
        found: list[Party] = []
        if not self.mention.verbal:
            found += self._modifying()
        for preposition, phrases in self.clauses.prepositions(self.mention.chunk):
            if preposition in _PARTY_PREPOSITIONS:
                found += [party for phrase in phrases for party in self._party(phrase)]
        if not self.mention.verbal:
            owner = self.clauses.possessor(self.mention.chunk)
            if owner is not None:
                found += self._party(owner)
        if evidence is not None and evidence.chunk >= 0 and evidence.status in _BY_PARTIES:
            found += self._of_verb(evidence)
        unique: dict[object, Party] = {}
        for party in sorted(found, key=lambda p: p.start):
            key = (
                party.mention.entity if party.mention else self.document.text[party.start : party.end].lower()
            )
            unique.setdefault(key, party)
        return list(unique.values())[:_MAX_PARTIES]

    def _of_verb(self, evidence: Evidence) -> list[Party]:
        """The active subject, or the agent of a passive; what is agreed "with" somebody."""
        verb = self.chunks[evidence.chunk]
        lower = self.tokens.lowers[verb.head]
        found: list[Party] = []
        passive = verb.passive or (
            verb.bare and evidence.chunk > self.mention.chunk and not self.mention.verbal
        )
        if not passive and lower not in _MEDIATING:
            subject = self.clauses.subject(evidence.chunk)
            if not any(p.chunk == self.mention.chunk for p in subject):
                found += [party for phrase in subject for party in self._party(phrase)]
        for preposition, phrases in self.clauses.prepositions(evidence.chunk):
            if preposition in ("with", "between") or (
                preposition == "by" and passive and lower not in _MEDIATING
            ):
                found += [party for phrase in phrases for party in self._party(phrase)]
        return found

    def _party(self, phrase: Phrase) -> list[Party]:
        tokens = self.tokens
        lower = tokens.lowers[phrase.head]
        if lower in _NO_PARTY or self.clauses.is_time(phrase.chunk):
            return []
        mention = self._mention(phrase)
        if mention is not None:
            kind = self.entities.entity_of(mention).type
            if kind == "place" and mention.form != "pronoun":
                return []
            return [Party(mention.start, mention.end, mention)]
        by_adjective = self._of_nation(phrase, lower)
        if by_adjective is not None:
            return [by_adjective]
        if lower in _BARE_PRONOUNS or (self.document.tags[phrase.head] != "PROPN" and not _can_agree(lower)):
            return []
        first = phrase.first
        if tokens.lowers[first] in ("the", "a", "an", "'s", "'"):
            first += 1
        return (
            [Party(tokens.starts[first], tokens.ends[phrase.last - 1], None)] if first < phrase.last else []
        )

    def _of_nation(self, phrase: Phrase, head: str) -> Party | None:
        """The country of "the Iraqi government", or of a bare "Iraqi" that shares the noun of its conjunct."""
        tokens = self.tokens
        if head not in _STATE and phrase.last - phrase.first > 2:
            return None
        gazetteer = load_gazetteer()
        for i in range(phrase.first, phrase.last):
            entry = gazetteer.entry(tokens.texts[i])
            if entry is not None and entry.kind in ("adjective", "people"):
                known = self._known_country(entry.code)
                if known is not None:
                    return Party(tokens.starts[phrase.first], tokens.ends[phrase.last - 1], known)
        return None

    def _known_country(self, code: str | None) -> Mention | None:
        """The first mention of the country with this code."""
        countries = (
            m
            for m in self.entities.mentions
            if m.form == "name" and self.entities.entity_of(m).country == code
        )
        return next((m for m in countries if self.entities.entity_of(m).type == "country"), None)

    def _mention(self, phrase: Phrase) -> Mention | None:
        """The longest mention that covers the head of the phrase."""
        tokens = self.tokens
        at, until = tokens.starts[phrase.head], tokens.ends[phrase.head]
        best: Mention | None = None
        for mention in self.entities.within(self.start, self.end):
            if mention.start <= at and until <= mention.end:
                if best is None or mention.end - mention.start > best.end - best.start:
                    best = mention
        return best

    def _modifying(self) -> list[Party]:
        """Names and national adjectives inside the noun phrase: "the Iran nuclear deal", "an Israeli-Palestinian accord"."""
        tokens, mention = self.tokens, self.mention
        stop = mention.start
        found = [
            Party(m.start, m.end, m)
            for m in self.entities.within(tokens.starts[mention.first], stop)
            if m.form != "pronoun" and self.entities.entity_of(m).type in ("country", "organization", "group")
        ]
        gazetteer = load_gazetteer()
        for i in range(mention.first, mention.last):
            if tokens.starts[i] >= stop:
                break
            entry = gazetteer.entry(tokens.texts[i])
            if entry is None or entry.kind not in ("adjective", "people"):
                continue
            known = self._known_country(entry.code)
            if known is not None and not any(p.start <= tokens.starts[i] < p.end for p in found):
                found.append(Party(tokens.starts[i], tokens.ends[i], known))
        return found

    # ---- subject, name, place, date

    def subject_span(self) -> tuple[int, int] | None:
        """The words that say what it is about: "on …", "for …", "to …"."""
        chunks, tokens = self.chunks, self.tokens
        if self.mention.verbal:
            return self._after_verb()
        k = self.mention.chunk + 1
        # "of understanding" belongs to the mention itself.
        while k < len(chunks) and tokens.starts[chunks[k].first] < self.mention.end:
            k += 1
        if k < len(chunks) and tokens.texts[chunks[k].first] == "(":
            while k < len(chunks) and tokens.texts[chunks[k].first] != ")":
                k += 1
            k += 1
        for j in range(k, min(len(chunks), k + 8)):
            chunk = chunks[j]
            lower = tokens.lowers[chunk.head]
            if chunk.kind == "prep" and lower in _SUBJECT_PREPOSITIONS and j + 1 < len(chunks):
                return self._until(j + 1)
            if chunk.kind == "verb" and chunk.to and j <= k + 4:
                return self._until(j, skip=1)
            if chunk.kind == "verb" or chunk.kind in ("sub", "rel", "mark"):
                break
        return None

    def _after_verb(self) -> tuple[int, int] | None:
        k = self.mention.chunk + 1
        if k >= len(self.chunks):
            return None
        chunk = self.chunks[k]
        if chunk.kind == "verb" and chunk.to:
            return self._until(k, skip=1)
        return self._until(k + 1) if k + 1 < len(self.chunks) else None

    def _until(self, k: int, skip: int = 0) -> tuple[int, int] | None:
        """From chunk k to the end of its phrases: to a comma, a full verb, a date or the sentence's end."""
        chunks, tokens = self.chunks, self.tokens
        first = chunks[k].first + skip
        stop = first
        for j in range(k, len(chunks)):
            chunk = chunks[j]
            if j > k and chunk.kind in ("mark", "sub", "rel") and tokens.texts[chunk.head] not in "-\"“”'‘’":
                break
            if j > k and chunk.kind == "verb" and not (chunk.ing or chunk.bare or chunk.to):
                break
            if j > k and chunk.kind == "noun" and self.clauses.is_time(j):
                if chunks[j - 1].kind == "prep":
                    stop = chunks[j - 2].last if j - 2 >= k else stop
                break
            if (
                j > k
                and chunk.kind == "prep"
                and tokens.lowers[chunk.head] in ("between", "after", "before", "during")
            ):
                break
            stop = chunk.last
        while stop > first and tokens.lowers[stop - 1] in _TRAILING:
            stop -= 1
        if stop <= first:
            return None
        start, end = tokens.starts[first], tokens.ends[stop - 1]
        return (start, end) if end - start <= _MAX_SUBJECT else None

    def name_start(self) -> int:
        """The token where the description starts: "cessation of" belongs to "hostilities agreement"."""
        k, chunks = self.mention.chunk, self.chunks
        if k >= 2 and self.tokens.lowers[chunks[k - 2].head] == "cessation":
            return chunks[k - 2].first
        return self.mention.first

    def name_end(self) -> int:
        """Where the fullest description of this mention ends: its phrases of subject and parties included."""
        chunks, tokens = self.chunks, self.tokens
        end = max(self.mention.end, tokens.ends[chunks[self.mention.chunk].last - 1])
        for _, phrases in self.clauses.prepositions(self.mention.chunk):
            if self.clauses.is_time(phrases[-1].chunk):
                break
            between = tokens.texts[chunks[self.mention.chunk].last : phrases[0].first]
            if "," in between:
                break
            end = max(end, tokens.ends[phrases[-1].last - 1])
        return end

    def place(self, evidence: Evidence | None) -> Party | None:
        """Where it was made: "in" or "at" a place in the clause of the word that says so."""
        if evidence is None or evidence.chunk < 0 or evidence.status not in ("agreed", "signed"):
            return None
        for anchor in dict.fromkeys((evidence.chunk, self.mention.chunk)):
            for preposition, phrases in self.clauses.prepositions(anchor):
                if preposition != "in":
                    continue
                mention = self._mention(phrases[0])
                if mention is not None and self.entities.entity_of(mention).type in ("place", "country"):
                    return Party(mention.start, mention.end, mention)
        return None

    def date(self, dates: list[DateFact], evidence: Evidence) -> DateFact | None:
        """The date nearest to the cue in its clause."""
        near = [
            date
            for date in dates
            if self.start <= date.span.start < self.end
            and date.timex in ("DATE", "TIME")
            and date.value is not None
            and not date.value.endswith("_REF")
        ]
        text = self.document.text
        best: tuple[int, DateFact] | None = None
        for date in near:
            low, high = sorted((date.span.start, evidence.start))
            between = text[
                min(date.span.end, evidence.end) if date.span.start < evidence.start else evidence.end : high
            ]
            if any(mark in between for mark in ";:") or between.count(",") > 1 or " after " in between[:1]:
                continue
            distance = high - low
            if best is None or distance < best[0]:
                best = (distance, date)
        return best[1] if best else None
