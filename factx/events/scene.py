"""One sentence as the event stage sees it: chunks, clauses, entities, counts and dates, by token."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from factx.events.syntax import lemma_of
from factx.text.chunks import POSSESSIVE_PRONOUNS
from factx.text.classes import class_of
from factx.text.clauses import Clauses, Phrase

if TYPE_CHECKING:
    from factx.entities import EntityIndex, Mention
    from factx.events.lexicon import Entry
    from factx.records import CountFact, DateFact
    from factx.text import Document

_PERSONAL: Final = frozenset("he she they we i you him her them us me himself herself themselves".split())
_NOT_CONTENT: Final = frozenset("it this that these those which there what one others other".split())
#: Code points before a phrase in which the mention of an entity that covers its head may start.
_REACH: Final = 40
_TITLE_SHARE: Final = 0.6


class Filler(NamedTuple):
    """What a phrase stands for: its mention of an entity if it has one, and the kinds it can be."""

    phrase: Phrase
    mention: Mention | None
    kinds: frozenset[str]


class Scene:
    """A sentence with everything the earlier stages know of it."""

    def __init__(
        self,
        document: Document,
        index: int,
        dates: list[DateFact],
        counts: list[CountFact],
        entities: EntityIndex,
        matches: tuple[tuple[int, int, Entry], ...] = (),
    ) -> None:
        self.document = document
        self.index = index
        self.matches = matches
        self.tokens = document.tokens
        self.where = document.sentence_tokens(index)
        self.chunks = document.chunks.of(index)
        self.clauses = Clauses(document.tokens, self.chunks)
        self.entities = entities
        self.start, self.end = document.sentences[index]
        self.dates = dates
        self.counts = counts
        self.mentions = entities.within(self.start, self.end)
        self.names = [(mention.start, mention.end) for mention in self.mentions if mention.form == "name"]
        self._mention_starts = [mention.start for mention in self.mentions]
        self._fillers: dict[tuple[int, int, int], Filler] = {}
        self._subjects: dict[int, list[Phrase]] = {}
        self._objects: dict[int, list[Phrase]] = {}
        self._prepositions: dict[int, list[tuple[str, list[str]]]] = {}
        self._prepositional: dict[int, list[tuple[str, list[Phrase]]]] = {}
        self._kinds: dict[int, list[str]] = {}
        self._chunk_at: list[int] = []
        for k, chunk in enumerate(self.chunks):
            self._chunk_at += [k] * (chunk.last - chunk.first)
        texts = [t for t in self.tokens.texts[self.where.start : self.where.stop] if len(t) > 3 and t[0].isalpha()]
        capital = sum([t[0].isupper() for t in texts])
        self.titled = len(texts) >= 3 and capital > _TITLE_SHARE * len(texts)
        last = self.tokens.texts[self.where.stop - 1] if self.where else ""
        self.headline = index <= 2 and last not in (".", "!", "?", '"', "”") and len(self.where) < 25

    def chunk_at(self, token: int) -> int:
        """Index of the chunk that holds a token of the sentence."""
        return self._chunk_at[token - self.where.start]

    def subject(self, k: int) -> list[Phrase]:
        """The subject of verb group k."""
        found = self._subjects.get(k)
        if found is None:
            found = self._subjects[k] = self.clauses.subject(k)
        return found

    def objects(self, k: int) -> list[Phrase]:
        """The objects of verb group k."""
        found = self._objects.get(k)
        if found is None:
            found = self._objects[k] = self.clauses.objects(k)
        return found

    def prepositions(self, k: int) -> list[tuple[str, list[str]]]:
        """The prepositional phrases after chunk k: preposition, and the kinds of its first noun phrase."""
        found = self._prepositions.get(k)
        if found is None:
            found = self._prepositions[k] = [
                (preposition, self.filler_kinds_of(phrases[0])) for preposition, phrases in self.prepositional(k)
            ]
        return found

    def prepositional(self, k: int) -> list[tuple[str, list[Phrase]]]:
        """The prepositional phrases after chunk k."""
        found = self._prepositional.get(k)
        if found is None:
            found = self._prepositional[k] = list(self.clauses.prepositions(k))
        return found

    def governor(self, k: int) -> tuple[str, str]:
        """Lemma of the verb that the noun phrase of chunk k depends on, and how; empty strings for none."""
        found = self.clauses.governor(k)
        return ("", "") if found is None else (lemma_of(self.clauses.lower(found[0])), found[1])

    def predicate(self, k: int) -> str:
        """Lemma of the verb whose subject the noun phrase of chunk k is; empty for none."""
        found = self.clauses.predicate(k)
        return "" if found is None else lemma_of(self.clauses.lower(found))

    def filler_kinds_of(self, phrase: Phrase) -> list[str]:
        """The kinds of a phrase, in a fixed order."""
        found = self._kinds.get(phrase.head)
        if found is None:
            found = self._kinds[phrase.head] = sorted(self.filler(phrase).kinds)
        return found

    def filler_kinds(self, head: int, k: int) -> list[str]:
        """The kinds of the noun phrase of chunk k with this head."""
        chunk = self.chunks[k]
        return self.filler_kinds_of(Phrase(chunk.first, chunk.last, head, k))

    def mention_at(self, first: int, last: int, head: int) -> Mention | None:
        """The longest mention inside tokens [first, last) that covers the head token."""
        tokens = self.tokens
        start, end = tokens.starts[first], tokens.ends[last - 1]
        at, until = tokens.starts[head], tokens.ends[head]
        best: Mention | None = None
        for mention in self.mentions[bisect_left(self._mention_starts, start - _REACH) :]:
            if mention.start >= end:
                break
            covers = mention.start <= at and until <= mention.end and mention.start >= start - _REACH
            if covers and (best is None or mention.end - mention.start > best.end - best.start):
                best = mention
        return best

    def mention_from(self, token: int) -> Mention | None:
        """The longest mention that starts with a token."""
        start = self.tokens.starts[token]
        at = bisect_left(self._mention_starts, start)
        return self.mentions[at] if at < len(self.mentions) and self.mentions[at].start == start else None

    def filler(self, phrase: Phrase) -> Filler:
        """What a phrase stands for."""
        key = phrase.first, phrase.last, phrase.head
        found = self._fillers.get(key)
        if found is None:
            found = self._fillers[key] = self._filler_of(phrase)
        return found

    def _filler_of(self, phrase: Phrase) -> Filler:
        lower = self.tokens.lowers[phrase.head]
        mention = self.mention_at(phrase.first, phrase.last, phrase.head)
        kinds: set[str] = set()
        if mention is not None:
            kinds.add(self.entities.entity_of(mention).type)
            if mention.form == "pronoun":
                kinds.add("pronoun")
        else:
            kinds.update(class_of().get(lower, ()))
            if lower in _PERSONAL or lower in POSSESSIVE_PRONOUNS:
                kinds.add("unresolved")
            elif lower in _NOT_CONTENT:
                kinds.add("empty")
            if self.clauses.is_time(phrase.chunk) or self._in_date(phrase.head):
                kinds.add("time")
            tag = self.document.tags[phrase.head]
            if "money" in kinds and "people" not in kinds:
                kinds = {"money"}
            elif tag == "NUM" or lower in (
                "dozens",
                "hundreds",
                "thousands",
                "many",
                "some",
                "several",
                "most",
                "scores",
            ):
                kinds.add("number")
            elif tag == "PROPN" and not kinds:
                kinds.add("name")
            elif not kinds:
                kinds.add("thing")
        return Filler(phrase, mention, frozenset(kinds))

    def _in_date(self, token: int) -> bool:
        start = self.tokens.starts[token]
        return any(date.span.start <= start < date.span.end for date in self.dates)
