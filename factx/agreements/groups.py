"""Who "the two sides", "both companies" or "they" are: the members of groups that words alone do not name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from factx.agreements.lexicon import load_lexicon
from factx.entities.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.entities import EntityIndex, Mention
    from factx.text import Document

_JOINTS: Final = frozenset(
    {"and", "and the", ",", ", and", ", the", ", and the", "and with", "with", "and its", "-", "–", "&"}
)
_AGENTS: Final = ("country", "organization", "group", "person")
_SIDES: Final = ("country", "organization", "group")
_FIRMS: Final = ("organization", "person", "place")
_BACK: Final = 4
#: Sentences within which "the union" finds its name.
_FAR_BACK: Final = 40
_PAIR: Final = 2
#: Code points that words between two names of a pair may be long.
_LONG_JOINT: Final = 40
#: Sentences of headline, byline and lead.
_LEAD: Final = 6
#: How many tokens before a name its country may stand: "Finland's new defence minister, Aino Virta".
_TITLE: Final = 6
#: Mentions that an entity needs in the article to be one of a pair that no sentence names together.
_SALIENT: Final = 2


class Groups:
    """The candidates of one article, asked for a group at a place."""

    def __init__(self, document: Document, entities: EntityIndex) -> None:
        self.document, self.entities = document, entities
        self._first: dict[int, Mention] = {}
        self._names: dict[int, list[Mention]] = {}
        self._country: dict[str, Mention] = {}
        self._outermost: dict[int, list[Mention]] = {}
        for mention in entities.mentions:
            if mention.form == "pronoun":
                continue
            self._first.setdefault(mention.entity, mention)
            if mention.form == "name":
                self._names.setdefault(mention.entity, []).append(mention)
            record = entities.records[mention.entity]
            if record.country is not None and record.type == "country" and mention.form == "name":
                self._country.setdefault(record.country, mention)
        counts = Counter(m.entity for m in entities.mentions if m.form != "pronoun")
        self._ranked = counts.most_common()

    def kinds(self, head: str) -> tuple[str, ...] | None:
        """The entity types that a plural noun or pronoun can stand for, None if it names no group."""
        words = load_lexicon().words
        if head in words["countries"]:
            return ("country",)
        if head in words["companies"]:
            return ("organization",)
        if head in words["persons"] or head == "we":
            return ("person",)
        if head in ("they", "both", "two", "pair"):
            return _AGENTS
        return _SIDES if head in words["sides"] else None

    def members(self, head: str, at: int, *, pair: bool = False) -> list[Mention]:
        """Those that a group noun at offset `at` stands for, two if a `pair` is; empty if the text does not say."""
        kinds = self.kinds(head)
        if kinds is None:
            return []
        pair = pair or head in ("two", "both", "pair")
        if kinds in (_AGENTS, ("person",)):
            persons = self._only_two(("person",), at) or self._met(at)
            if persons or head == "we":
                return persons
        together = self._joined(kinds, at, 1, pair=pair) or self._only_two(kinds, at)
        if not together and kinds == ("organization",):
            together = self._joined(_FIRMS, at, _BACK, pair=pair)  # firms named after persons or places
        return (
            together or self._salient(kinds) or self._joined(kinds, at, _BACK, pair=pair) or self._of_article(kinds, at)
        )

    def quarrelling(self, at: int) -> list[Mention]:
        """The pair that the sentence before names side by side, if it tells of a quarrel or of talks."""
        index = self.document.sentence_at(at) - 1
        if index < 0:
            return []
        words, tokens = load_lexicon().words, self.document.sentence_tokens(index)
        lowers = self.document.tokens.lowers[tokens.start : tokens.stop]
        if (words["disputes"] | words["talks"] | words["quarrel"]).isdisjoint(lowers):
            return []
        pairs = [group for group in self._runs(*self.document.sentences[index], _SIDES) if len(group) == _PAIR]
        return pairs[0] if len(pairs) == 1 else []

    def settling(self, at: int) -> list[Mention]:
        """The two who settle a suit at `at` of which the text says no more: "the suit was settled out of court"."""
        return self.members("companies", at, pair=True)

    def _met(self, at: int) -> list[Mention]:
        """The two persons whom the nearest sentence before `at` that tells of a meeting names, if it names two."""
        sentence, meeting = self.document.sentence_at(at), load_lexicon().words["meeting"]
        for index in range(sentence - 1, max(-1, sentence - 1 - _BACK), -1):
            tokens = self.document.sentence_tokens(index)
            if meeting.isdisjoint(self.document.tokens.lowers[tokens.start : tokens.stop]):
                continue
            persons: dict[int, Mention] = {}
            for mention in self.in_sentence(index):
                if self.is_person(mention):
                    persons.setdefault(mention.entity, mention)
            if len(persons) == _PAIR:
                return list(persons.values())
        return []

    def of_lead(self, kinds: tuple[str, ...] = _SIDES) -> list[Mention]:
        """The first pair that headline or lead names side by side."""
        for start, end in self.document.sentences[:_LEAD]:
            pairs = [group for group in self._runs(start, end, kinds) if len(group) == _PAIR]
            if pairs:
                return pairs[0]
        return []

    def _of_article(self, kinds: tuple[str, ...], at: int) -> list[Mention]:
        """A pair that the lead names side by side, or the only two of a kind in the article."""
        wider = (*kinds, "place") if kinds == ("country",) else kinds
        sentences = self.document.sentences
        pair = self.of_lead(wider) if at > sentences[min(_LEAD, len(sentences)) - 1][1] else []
        if pair:
            return pair
        for kind in kinds:
            only = [e for e, _ in self._ranked if self.entities.records[e].type == kind]
            if len(only) == _PAIR:
                return [m for entity in only if (m := self.first(entity)) is not None]
        return []

    def described(self, head: str, at: int) -> Mention | None:
        """The organization that "the union", "the company" at offset `at` means: one so named, else the chief firm."""
        sentence = self.document.sentences[max(0, self.document.sentence_at(at) - _FAR_BACK)][0]
        before = [m for m in self.entities.within(sentence, at) if m.form != "pronoun"]
        named = [m for m in before if head in self.document.text[m.start : m.end].lower().split()]
        if named:
            return named[-1]
        if head == "union":
            return None
        firms = Counter(m.entity for m in before if self.entities.entity_of(m).type == "organization")
        ranked = firms.most_common(1)
        only = len(firms) == 1
        return self.first(ranked[0][0]) if ranked and (only or ranked[0][1] >= _SALIENT) else None

    def _only_two(self, kinds: tuple[str, ...], at: int) -> list[Mention]:
        """The two of one kind that the sentence names so far, or the one before it."""
        sentence = self.document.sentence_at(at)
        for index in (sentence, sentence - 1):
            if index < 0:
                continue
            start, end = self.document.sentences[index]
            for kind in kinds:
                found: dict[int, Mention] = {}
                for mention in self.outermost(start, min(end, at)):
                    if self.entities.entity_of(mention).type == kind:
                        found.setdefault(mention.entity, mention)
                if len(found) == _PAIR:
                    return list(found.values())
        return []

    def _joined(self, kinds: tuple[str, ...], at: int, back: int, *, pair: bool) -> list[Mention]:
        """The nearest names before `at` that stand side by side: "Chad and Niger", "Chad-Niger"."""
        sentence = self.document.sentence_at(at)
        for index in range(sentence, max(-1, sentence - 1 - back), -1):
            start, end = self.document.sentences[index]
            best: list[Mention] = []
            for group in self._runs(start, min(end, at) if index == sentence else end, kinds):
                if len(group) == _PAIR or (len(group) > _PAIR and not pair):
                    best = group
            if best:
                return best
        return []

    def _runs(self, start: int, end: int, kinds: tuple[str, ...]) -> Iterator[list[Mention]]:
        run: list[Mention] = []
        for mention in self.outermost(start, end):
            fits = self.entities.entity_of(mention).type in kinds
            joint = self.document.text[run[-1].end : mention.start].strip() if run else ""
            joint = self._without_descriptors(joint)
            same = bool(run) and any(m.entity == mention.entity for m in run)
            if run and fits and joint in _JOINTS and not same and self._alike(run[-1], mention):
                run.append(mention)
                continue
            if run:
                yield run
            run = [mention] if fits else []
        if run:
            yield run

    def _without_descriptors(self, joint: str) -> str:
        """The words between two names without what describes the second: "and the rebel" is "and the"."""
        described = load_lexicon().words["descriptors"]
        return " ".join(word for word in joint.split() if word not in described) if len(joint) < _LONG_JOINT else joint

    def _alike(self, a: Mention, b: Mention) -> bool:
        one, other = (self.entities.entity_of(m).type for m in (a, b))
        return (one == "person") == (other == "person")

    def in_sentence(self, index: int) -> list[Mention]:
        """The outermost mentions of a sentence."""
        found = self._outermost.get(index)
        if found is None:
            found = self._outermost[index] = self.outermost(*self.document.sentences[index])
        return found

    def outermost(self, start: int, end: int) -> list[Mention]:
        """The mentions in [start, end) that lie in no longer one, pronouns left out."""
        found: list[Mention] = []
        for mention in self.entities.within(start, end):
            inside = bool(found) and mention.start < found[-1].end
            if mention.form != "pronoun" and not inside and not self.document.text.startswith("-based", mention.end):
                found.append(mention)
        return found

    def _salient(self, kinds: tuple[str, ...]) -> list[Mention]:
        """The two most mentioned of one type, or of those who can be sides, if both are mentioned again."""
        for types in [kinds] if kinds == _SIDES else [(kind,) for kind in kinds]:
            ranked = [
                entity
                for entity, count in self._ranked
                if self.entities.records[entity].type in types and count >= _SALIENT
            ]
            if len(ranked) > 1:
                return [m for entity in ranked[:2] if (m := self.first(entity)) is not None]
        return []

    def first(self, entity: int) -> Mention | None:
        """The first mention of an entity that is no pronoun."""
        return self._first.get(entity)

    def country(self, code: str | None) -> Mention | None:
        """The first mention of the country with this code."""
        return None if code is None else self._country.get(code)

    def is_person(self, mention: Mention) -> bool:
        """Whether the entity is a person."""
        return self.entities.entity_of(mention).type == "person"

    def nation_of(self, mention: Mention) -> Mention | None:
        """The country that a person is said to act for: "Finland's defence minister, Aino Virta"."""
        gazetteer, tokens = load_gazetteer(), self.document.tokens
        for one in self._names.get(mention.entity, ()):
            last = tokens.first_from(one.end)
            sentence = self.document.sentences[self.document.sentence_at(one.start)][0]
            first = max(tokens.first_from(sentence), tokens.first_from(one.start) - _TITLE)
            for i in range(last - 1, first - 1, -1):
                entry = gazetteer.entry(tokens.texts[i])
                if entry is not None and entry.kind in ("adjective", "people", "country"):
                    return self.country(entry.code)
                owner = self.entities.starting_at(tokens.starts[i])  # "its defence minister"
                if owner is not None and owner.form == "pronoun" and self.entities.entity_of(owner).type == "country":
                    return self._first.get(owner.entity)
        return None
