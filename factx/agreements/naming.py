"""From the words of a noun phrase to the parties that they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.agreements.lexicon import load_lexicon
from factx.agreements.party import Party
from factx.entities.gazetteer import load_gazetteer
from factx.text.classes import class_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.agreements.groups import Groups
    from factx.agreements.syntax import Syntax
    from factx.entities import Mention
    from factx.text.clauses import Phrase

_BARE_PRONOUNS: Final = frozenset("them we us he she him her it its their his our i you my who which".split())
_LEADING: Final = frozenset("the a an 's ' all both its their his her our".split())
_ARTICLES: Final = frozenset({"the", "a", "an"})
#: Endings of nouns that name those who do something: "bondholders", "prosecutors".
_AGENTIVE: Final = ("ers", "ors", "ists", "ants", "iffs", "men")
_LONG: Final = 6
_SIDES: Final = ("country", "organization", "group")


class Naming:
    """Asked for the parties that noun phrases of one mention's sentence name."""

    def __init__(self, syntax: Syntax, groups: Groups, sentence: int, own: tuple[int, int] | None = None) -> None:
        """`own` are the code points of a verb that is the accord itself: a name over it was misread."""
        self.syntax, self.groups, self.own = syntax, groups, own
        self.text, self.tokens, self.lowers = syntax.document.text, syntax.tokens, syntax.lowers
        self.entities = groups.entities
        self.clauses = syntax.clauses(sentence)
        self.start, self.end = syntax.document.sentences[sentence]
        self.words = load_lexicon().words

    def parties(self, phrase: Phrase) -> Iterator[Party]:
        """The parties that a phrase names: an entity, the members of a group, or words for somebody unnamed."""
        lower = self.lowers[phrase.head]
        if self.clauses.is_time(phrase.chunk) or phrase.last - phrase.first == 1 == len(lower):
            return
        if lower in self.words["several"]:  # "a number of ASEAN members"
            for member in self._members(phrase, "of"):
                yield from self.parties(member)
            return
        opens = phrase.first + (self.lowers[phrase.first] in _ARTICLES and phrase.first < phrase.head)
        place = self.tokens.starts[opens], self.tokens.ends[phrase.last - 1]
        if lower in self.words["state"] or lower in self.words["persons"]:
            nations = list(self._nations(phrase))
            if nations:
                yield from (Party(*(place if at is None else at), nation) for nation, at in nations)
                return
            adjectives = self._adjectives(phrase)
            if len(adjectives) > 1:
                yield from (Party(start, end, None, words=self.text[start:end].lower()) for start, end in adjectives)
                return
        if lower in self.words["never"] and self.syntax.tags[phrase.head] == "NOUN":
            return
        mention = self.mention_of(phrase) or self._of_place(phrase) or self._apposed(phrase)
        if mention is not None:
            yield self._named(mention)
            return
        described = self._described(phrase)
        if described is not None:
            yield Party(*place, described)
            return
        members = self._group(phrase)
        if members:
            yield from (Party(m.start, m.end, m, guessed=True) for m in members)
            return
        if phrase.last - phrase.first <= 2 and lower not in self.words["never"]:
            nation = next(self._nations(phrase), None)
            if nation is not None:
                yield Party(*place, nation[0])
                return
        if lower not in _BARE_PRONOUNS and lower not in self.words["never"]:
            yield from self._plain(phrase)

    def _named(self, mention: Mention) -> Party:
        """The party of a mention: the country for its capital, its government or its parliament."""
        entity = self.entities.entity_of(mention)
        entry = load_gazetteer().entry(self.text[mention.start : mention.end])
        if entity.type != "country" and entry is not None and entry.kind in ("capital", "metonym"):
            ruled = self.groups.country(entry.code)
            if ruled is not None:
                return Party(mention.start, mention.end, ruled)
        last = self.lowers[self.tokens.first_from(mention.end) - 1]
        if entity.type == "organization" and last in self.words["state"]:
            ruled = self.groups.country(entity.country)
            if ruled is not None:
                return Party(mention.start, mention.end, ruled)
        return Party(mention.start, mention.end, mention)

    def _apposed(self, phrase: Phrase) -> Mention | None:
        """The name in apposition: "his Bangladeshi counterpart, Sheikh Hasina"."""
        chunks, k = self.clauses.chunks, phrase.chunk + 1
        if k + 1 >= len(chunks) or self.lowers[chunks[k].head] != "," or chunks[k + 1].kind != "noun":
            return None
        if "people" not in class_of().get(self.lowers[phrase.head], ()) or self.lowers[phrase.head].endswith("s"):
            return None
        closed = k + 2 >= len(chunks) or chunks[k + 2].kind == "mark"
        return self.mention_of(self.clauses.phrase(k + 1)) if closed else None

    def _of_place(self, phrase: Phrase) -> Mention | None:
        """The place that "the city of Chicago", "the state of Victoria" is."""
        if "place" not in class_of().get(self.lowers[phrase.head], ()):
            return None
        members = self._members(phrase, "of")
        return self.mention_of(members[0]) if members else None

    def _plain(self, phrase: Phrase) -> Iterator[Party]:
        """Words that name nobody known but can agree: "a group of banks", an unknown name."""
        lower = self.lowers[phrase.head]
        agent = lower in self.words["plain"] or "people" in class_of().get(lower, ())
        agentive = len(lower) > _LONG and lower.endswith(_AGENTIVE) and lower not in self.words["things"]
        if lower in ("presidents", "ministers", "premiers") or not (
            agent or agentive or self.syntax.tags[phrase.head] == "PROPN"
        ):
            return
        chunk = self.clauses.chunks[phrase.chunk]
        first = max(phrase.first, chunk.first)  # "Yemen's [Houthi rebels]"
        while first < phrase.last and (self.lowers[first] in _LEADING or self.syntax.tags[first] == "PUNCT"):
            first += 1
        if first < phrase.last:
            start, end = self.tokens.starts[first], self.tokens.ends[phrase.last - 1]
            if self.own is not None and self.own[1] == end and start < self.own[0]:
                end = self.tokens.ends[phrase.last - 2]  # "[Saudi King] Agree"
            yield Party(
                start,
                end,
                None,
                words=self.text[start:end].lower(),
                named="PROPN" in self.syntax.tags[first : phrase.last],
            )

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
        told = {"the", "two", "both", "these"} & opening or lower in ("they", "both", "we")
        after = phrase.chunk + 1
        chunks = self.clauses.chunks
        limited = after < len(chunks) and self.lowers[chunks[after].head] == "of"
        if not told or limited or "all" in opening or phrase.last - phrase.first > 3:
            return []
        pair = not {"two", "both"}.isdisjoint(opening)
        return self.groups.members(lower, self.tokens.starts[phrase.head], pair=pair)

    def _nations(self, phrase: Phrase) -> Iterator[tuple[Mention, tuple[int, int] | None]]:
        """The countries of "the Iraqi government", "Iraq's ministers", "the leaders of Chad and Niger".

        Each comes with its own place where the words name it apart from the phrase.
        """
        gazetteer = load_gazetteer()
        for i in range(phrase.first, phrase.last):
            entry = gazetteer.entry(self.tokens.texts[i])
            if entry is not None and entry.kind in ("adjective", "people", "country"):
                known = self.groups.country(entry.code)
                if known is not None:
                    yield known, None
        for member in self._members(phrase, "of", "from"):
            mention = self.mention_of(member)
            if mention is not None and self.entities.entity_of(mention).type in _SIDES:
                yield mention, (mention.start, mention.end)

    def _adjectives(self, phrase: Phrase) -> list[tuple[int, int]]:
        """The nationalities of "the Polish and Japanese governments", whose countries the text does not name."""
        gazetteer, chunks, first = load_gazetteer(), self.clauses.chunks, phrase.first
        if (
            phrase.chunk >= 2
            and chunks[phrase.chunk - 1].kind == "and"
            and chunks[phrase.chunk - 2].kind in ("adj", "noun")
        ):
            first = chunks[phrase.chunk - 2].first
        found = []
        for i in range(first, phrase.last):
            entry = gazetteer.entry(self.tokens.texts[i])
            if entry is not None and entry.kind == "adjective":
                found.append((self.tokens.starts[i], self.tokens.ends[i]))
        return found

    def _members(self, phrase: Phrase, *prepositions: str) -> list[Phrase]:
        """The phrases that follow right after with one of these prepositions: "leaders [of Chad and Niger]"."""
        chunks, k = self.clauses.chunks, phrase.chunk + 1
        if k >= len(chunks) or chunks[k].kind != "prep" or self.lowers[chunks[k].head] not in prepositions:
            return []
        following = next(self.clauses.prepositions(phrase.chunk), None)
        return following[1] if following is not None else []

    def mention_of(self, phrase: Phrase) -> Mention | None:
        """The longest mention that covers the head of the phrase, or the name that ends in the phrase before it."""
        at, until = self.tokens.starts[phrase.head], self.tokens.ends[phrase.head]
        inside: Mention | None = None
        best: Mention | None = None
        for mention in self.entities.within(self.start, self.end):
            if self.own is not None and mention.start < self.own[1] and self.own[0] < mention.end:
                continue  # a headline's verb read as part of the name before it
            if mention.start <= at and until <= mention.end:
                if best is None or mention.end - mention.start > best.end - best.start:
                    best = mention
            elif self.tokens.starts[phrase.first] <= mention.start and mention.end <= until:
                inside = mention  # "the United Auto Workers union"
        lower = self.lowers[phrase.head]
        several = lower.endswith(_AGENTIVE) and lower not in self.words["bodies"]  # "Volkswagen dealers"
        if best is None and inside is not None and inside.form == "name" and not several:
            return inside if self.entities.entity_of(inside).type in ("organization", "group") else None
        return best
