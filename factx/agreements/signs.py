"""Where the signs of an accord's state stand: above its noun phrase, after it, and inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.agreements.cues import Cues
from factx.agreements.evidence import Evidence
from factx.agreements.governing import climb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.agreements.mention import AccordMention
    from factx.agreements.mood import Mood
    from factx.ontology import AgreementStatus

#: States that an intransitive verb says of its subject: "the truce collapsed", "the pact takes effect".
_INTRANSITIVE: Final = frozenset({"ended", "in_force"})
#: What is done to a proposal or draft is done to the accord.
_OFFERED: Final = frozenset({"rejected", "agreed", "ratified", "signed"})
_AFTER: Final = 24
_PARTICIPLE_AFTER: Final = 3
_PARTICLE_AFTER: Final = 8
_HAVE: Final = frozenset("have has had having 've".split())
_COPULA: Final = frozenset("is was are were be been remains remained remain seems seemed looks".split())


class Signs(Cues):
    """The words of one sentence that say states, found from a mention."""

    def of(self, mention: AccordMention) -> Iterator[Evidence]:
        """All signs for a noun mention."""
        self.denied = self.lowers[mention.first] == "no"
        yield from self._above(mention)
        yield from self._predicated(mention)
        yield from self._participle(mention)
        yield from self._reduced(mention)
        yield from self._next_to(mention)
        yield from self._adjective(mention)

    def verbal(self, mention: AccordMention) -> Evidence:
        """The sign that a verb is which makes the accord itself."""
        k = mention.chunk
        mood: Mood = self.mood(k) if self.chunks[k].kind == "verb" else "real"
        real = mood in ("real", "alleged")
        status: AgreementStatus = "agreed" if real else "proposed"
        passive = self.chunks[k].passive
        return Evidence(status, mention.start, mention.end, real, self.sentence, k, "agreed", passive)

    # ---- where the sign stands

    def _above(self, mention: AccordMention) -> Iterator[Evidence]:
        """What governs it: "signed the treaty", "agreed to a truce", "violations of the truce", "talks on a deal"."""
        words = self.lexicon.words
        through = "object"
        for step in climb(self.clauses, mention.chunk):
            chunk = self.chunks[step.chunk]
            lower = self.lowers[chunk.head]
            if chunk.kind == "verb":
                yield from self._governed(step.chunk, step.how, through, mention)
                return
            if step.how == "object":  # "awarded Boeing a contract"
                giver = self.clauses.governor(step.chunk)
                if giver is not None and self.lowers[self.chunks[giver[0]].head] in self.lexicon.awarding:
                    yield from self.sign(giver[0])
                return
            yield from self.noun(chunk.head, step.chunk, step.how)
            if lower in words["offered"]:
                through = "offered"
            elif lower not in words["transparent"] or through != "object":
                through = step.how if through == "object" else "nothing"

    def _governed(self, k: int, how: str, through: str, mention: AccordMention) -> Iterator[Evidence]:
        """The sign of verb group k, under which the accord hangs by `how`, perhaps `through` a noun between."""
        chunk = self.chunks[k]
        lower = self.lowers[chunk.head]
        said = self.verb_status(chunk)
        if through == "offered":
            if said is not None and said[0] in _OFFERED:
                yield from self.read(k, *said)
        elif said is not None and said[1] > chunk.head + 2:
            yield from self.read(k, *said)  # "stopped short of a deal"
        elif through != "object":
            led = self.lexicon.verb_cues.get((lower, *through.split()))
            if led is not None and how == "object":  # "withdrew his country from the treaty"
                yield from self.read(k, led, chunk.head + 1)
        elif how == "object":
            if lower in _HAVE and not chunk.modal and not chunk.to and self.lowers[mention.stop - 1] != "deal":
                status: AgreementStatus = "negotiating" if self.denied else "in_force"
                yield Evidence(status, *self.place(chunk.head), True, self.sentence, k, status)
            else:
                yield from self._around_object(k, mention) or self.sign(k)
                if lower in _COPULA and k and self.chunks[k - 1].kind == "noun":
                    yield from self.noun(self.chunks[k - 1].head, k - 1)  # "the aim is a truce"
        elif said is not None and how in self.lowers[chunk.head + 1 : said[1]]:
            yield from self.sign(k)
        elif lower in _COPULA:
            yield from self._predicate(k, how)  # "are close to a deal"
        else:
            led = self.lexicon.verb_cues.get((lower, how))
            if led is not None:  # "agreed on Thursday to a truce"
                yield from self.read(k, led, chunk.head + 1)

    def _around_object(self, k: int, mention: AccordMention) -> list[Evidence]:
        """The sign of a verb whose particle follows the accord: "put the deal on hold", "tore the treaty up"."""
        head, lowers = self.chunks[k].head, self.lowers
        end = min(self.chunks[-1].last, mention.stop + _PARTICLE_AFTER)
        for i in range(mention.stop, end):
            for size in (2, 1):
                status = self.lexicon.verb_cues.get((lowers[head], *lowers[i : i + size]))
                if status is not None and (size > 1 or i == mention.stop):
                    return list(self.read(k, status, head + 1))
        return []

    def says_of_subject(self, k: int) -> bool:
        """Whether verb group k can say a state of its subject."""
        said = self.verb_status(self.chunks[k])
        if said is None or self.chunks[k].passive:
            return said is not None
        objects = [phrase for phrase in self.clauses.objects(k) if phrase.head >= said[1]]  # "takes effect" has none
        return said[0] in _INTRANSITIVE and not objects

    def _predicated(self, mention: AccordMention) -> Iterator[Evidence]:
        """What its verb says: "the deal was signed", "the truce, which collapsed", "the accord is on hold"."""
        for k in range(mention.chunk + 1, min(len(self.chunks), mention.chunk + _AFTER)):
            chunk = self.chunks[k]
            if chunk.kind == "mark" and self.lowers[chunk.head] in ";:":
                return
            if chunk.kind != "verb":
                continue
            copula = self.lowers[chunk.head] in _COPULA
            if (copula or self.says_of_subject(k)) and self._is_subject(mention.chunk, k):
                yield from self._predicate(k) if copula else self.sign(k)

    def _is_subject(self, noun: int, k: int) -> bool:
        """Whether the noun phrase of one chunk is the subject of verb group k, also over its own infinitive."""
        subjects = [phrase.chunk for phrase in self.clauses.subject(k)]
        if noun in subjects:
            return True
        if noun - 2 in subjects and self.lowers[self.chunks[noun - 1].head] == "of":
            return self.lowers[self.chunks[noun - 2].head] in self.lexicon.words["transparent"]  # "a number of deals"
        between = self.chunks[noun + 1 : k]
        plain = all(c.kind in ("noun", "prep", "adj", "and", "other") or (c.kind == "verb" and c.to) for c in between)
        return (
            plain and any(c.to for c in between) and self.clauses.governor(noun) is None
        )  # "a deal to rent cells was …"

    def _predicate(self, k: int, how: str = "") -> Iterator[Evidence]:
        """As in "is on hold", "remains in force"; with a preposition, as in "are close to"."""
        chunk = self.chunks[k]
        for size in (3, 2, 1):
            words = tuple(self.lowers[chunk.last : chunk.last + size])
            status = self.lexicon.predicates.get(words)
            if status == "negotiating" and self.denied:
                status = "proposed"  # "no deal is in sight"
            if status is not None and not chunk.negated and words[-1] == (how or words[-1]):
                place = self.tokens.starts[chunk.last], self.tokens.ends[chunk.last + size - 1]
                yield Evidence(status, *place, status != "proposed", self.sentence, k, status)
                return

    def _participle(self, mention: AccordMention) -> Iterator[Evidence]:
        """A participle after the noun: "the agreement reached in Doha", "a pact, signed by both"."""
        real = not self._unreal_phrase(mention)
        if mention.stop < self.chunks[mention.chunk].last:
            status = self.lexicon.verb_cues.get((self.lowers[mention.stop],))
            if status is not None:
                yield Evidence(status if real else "proposed", *self.place(mention.stop), real, self.sentence)
        for k in range(mention.chunk + 1, min(len(self.chunks), mention.chunk + 1 + _PARTICIPLE_AFTER)):
            chunk = self.chunks[k]
            if chunk.kind == "verb":
                said = self.verb_status(chunk) if chunk.bare and not self.clauses.objects(k) else None
                demands = said is not None and said[0] == "proposed" and said[1] > chunk.head + 1
                if said is not None and not demands:  # "the accord called for …" is no participle
                    place = (self.tokens.starts[chunk.head], self.tokens.ends[said[1] - 1])
                    status = said[0] if real else "proposed"
                    yield Evidence(status, *place, real, self.sentence, k, said[0], passive=True)
                return
            if chunk.kind in ("and", "sub", "rel"):
                return

    def _reduced(self, mention: AccordMention) -> Iterator[Evidence]:
        """A relative clause that has it as object: "the deal (that) the West struck with Iran"."""
        j = mention.chunk + 1
        if j + 1 < len(self.chunks) and self.lowers[self.chunks[j].head] == "," and self.chunks[j + 1].kind == "rel":
            j += 1
        if j < len(self.chunks) and (self.chunks[j].kind == "rel" or self.lowers[self.chunks[j].head] == "that"):
            j += 1
        if j + 1 >= len(self.chunks) or self.chunks[j].kind != "noun":
            return
        k = j + 1
        while k + 1 < len(self.chunks) and self.chunks[k].kind in ("other", "noun") and self.chunks[k].possessive:
            k += 1
        if self.chunks[k].kind == "verb" and not self.clauses.objects(k):
            yield from self.sign(k)

    def _unreal_phrase(self, mention: AccordMention) -> bool:
        words = {self.lowers[i] for i in range(mention.first, mention.stop)}
        return "any" in words or any(self.lexicon.adjectives.get(w) == "proposed" for w in words)

    # ---- nouns and adjectives

    def _next_to(self, mention: AccordMention) -> Iterator[Evidence]:
        """A noun that it modifies or possesses: "treaty negotiations", "the deal's collapse"."""
        after = mention.stop
        if after < len(self.lowers) and self.lowers[after] in ("'s", "'"):
            after += 1
        if after < len(self.lowers) and after < self.chunks[-1].last:
            yield from self.noun(after)

    def _adjective(self, mention: AccordMention) -> Iterator[Evidence]:
        """An adjective of its noun phrase: "the current contract", "a possible deal"."""
        for i in range(mention.first, mention.stop):
            status = self.lexicon.adjectives.get(self.lowers[i])
            if status is not None:
                real = status not in ("proposed", "negotiating")
                yield Evidence(status, *self.place(i), real, self.sentence)
