"""The state of an accord, from what is done to it and in which mood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factx.agreements.governing import climb
from factx.agreements.lexicon import load_lexicon
from factx.agreements.mood import mood_of
from factx.text.classes import class_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.agreements.mentions import AccordMention
    from factx.agreements.mood import Mood
    from factx.agreements.syntax import Syntax
    from factx.ontology import AgreementStatus
    from factx.text.chunks import Chunk

_UNDONE: Final = frozenset({"rejected", "suspended", "violated", "ended"})
#: States that an intransitive verb says of its subject: "the truce collapsed", "the pact takes effect".
_INTRANSITIVE: Final = frozenset({"ended", "in_force"})
#: What is done to a proposal or draft is done to the accord.
_OFFERED: Final = frozenset({"rejected", "agreed", "ratified", "signed"})
_AFTER: Final = 24
_PARTICIPLE_AFTER: Final = 3
_HAVE: Final = frozenset("have has had having 've".split())
_COPULA: Final = frozenset("is was are were be been remains remained remain seems seemed looks".split())
_FAILED: Final[dict[AgreementStatus, AgreementStatus]] = {
    "signed": "rejected",
    "ratified": "rejected",
    "agreed": "negotiating",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sign of the state of an accord."""

    status: AgreementStatus
    start: int
    end: int
    """Code points of the cue."""
    real: bool = True
    """Said as a fact, not as wish, plan or condition."""
    sentence: int = -1
    chunk: int = -1
    """The chunk of the cue: a verb group or, if `nominal`, a noun; -1 where the cue is part of the accord's own."""
    said: AgreementStatus | None = None
    """What the verb itself says, whatever its mood."""
    passive: bool = False
    nominal: bool = False

    @property
    def tells(self) -> bool:
        """Whether the word itself says the state: not "pull out" in "threatened to pull out"."""
        return self.said not in _UNDONE or self.status == self.said


def evidence_of(syntax: Syntax, mention: AccordMention) -> list[Evidence]:
    """The signs of its state in the mention's sentence, and in the next one if that goes on with "It …"."""
    reader = Signs(syntax, mention.sentence)
    if mention.verbal:
        return [reader.verbal(mention)]
    return [*reader.of(mention), *_taken_up(syntax, mention)]


def _taken_up(syntax: Syntax, mention: AccordMention) -> Iterator[Evidence]:
    """As in "It collapsed within a month." after the sentence of the mention."""
    following = mention.sentence + 1
    if following >= len(syntax.document.sentences):
        return
    chunks = syntax.chunks(following)
    if len(chunks) > 1 and syntax.lowers[chunks[0].head] == "it" and chunks[0].kind == "noun":
        reader = Signs(syntax, following)
        k = next((j for j in range(1, len(chunks)) if chunks[j].kind == "verb"), None)
        if k is not None and reader.says_of_subject(k):
            yield from reader.sign(k)


class Signs:
    """The words of one sentence that say states."""

    def __init__(self, syntax: Syntax, sentence: int) -> None:
        self.syntax, self.sentence, self.lexicon = syntax, sentence, load_lexicon()
        self.tokens, self.lowers = syntax.tokens, syntax.lowers
        self.clauses = syntax.clauses(sentence)
        self.chunks: list[Chunk] = self.clauses.chunks
        self.denied = False
        """The accord's own words deny it: "reached no agreement"."""

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
        mood: Mood = self._mood(k) if self.chunks[k].kind == "verb" else "real"
        real = mood in ("real", "alleged")
        status: AgreementStatus = "agreed" if real else "proposed"
        passive = self.chunks[k].passive
        return Evidence(status, mention.start, mention.end, real, self.sentence, k, "agreed", passive)

    # ---- what a verb says

    def _mood(self, k: int) -> Mood:
        return mood_of(self.lowers, self.chunks, k)

    def _verb_status(self, chunk: Chunk) -> tuple[AgreementStatus, int] | None:
        """The state that a verb with its particles says, and the token after the last of them."""
        for size in (3, 2, 1, 0):
            key = (self.lowers[chunk.head], *self.lowers[chunk.head + 1 : chunk.head + 1 + size])
            status = self.lexicon.verb_cues.get(key)
            if status is not None:
                return status, chunk.head + len(key)
        return None

    def sign(self, k: int) -> Iterator[Evidence]:
        """What verb group k says of the accord that it governs or has as its subject."""
        said = self._verb_status(self.chunks[k])
        if said is not None:
            yield from self._signed(k, *said)

    def _signed(self, k: int, status: AgreementStatus, stop: int) -> Iterator[Evidence]:
        chunk = self.chunks[k]
        if self.lowers[chunk.head].startswith("approv") and not self._by_legislature(k):
            status = "agreed"
        found = self._in_mood(k, status)
        if found is not None:
            place = self.tokens.starts[chunk.head], self.tokens.ends[stop - 1]
            yield Evidence(found[0], *place, found[1], self.sentence, k, status, chunk.passive)

    def _by_legislature(self, k: int) -> bool:
        """Whether a parliament, its members or voters approve, and not a party itself."""
        if self.chunks[k].passive:
            by = [p for how, phrases in self.clauses.prepositions(k) if how == "by" for p in phrases]
        else:
            by = self.syntax.subject(self.sentence, k)
        heads = [self.lowers[phrase.head] for phrase in by]
        voting = self.lexicon.words["voting"]
        return not heads or any(head in voting or "body" in class_of().get(head, ()) for head in heads)

    def _in_mood(self, k: int, status: AgreementStatus) -> tuple[AgreementStatus, bool] | None:
        """The state that a verb of `status` leaves the accord in, and whether that is a fact."""
        chunk, mood = self.chunks[k], self._mood(k)
        if self.denied and status == "agreed":
            return "negotiating", True
        if chunk.negated or self.denied:
            return self._negated(chunk, status)
        if mood == "alleged":
            return None if status in _UNDONE else (status, True)
        if mood == "real":
            if chunk.progressive and status in ("agreed", "signed"):
                return "negotiating", True
            return status, True
        if mood == "failed":
            return (_FAILED[status], True) if status in _FAILED else None
        if status in ("ratified", "in_force"):
            return "agreed", False  # what is to be ratified or kept was agreed
        if status in _UNDONE:
            return "agreed", False  # a threat or wish to leave an accord leaves it as it is
        if mood == "scheduled":
            return ("agreed", True) if status == "signed" else ("proposed", False)
        return ("negotiating" if self._talked_of(k) else "proposed"), False

    def _negated(self, chunk: Chunk, status: AgreementStatus) -> tuple[AgreementStatus, bool] | None:
        if status == "signed" and not chunk.perfect and not chunk.passive:
            return "rejected", True
        if status in ("signed", "agreed"):
            return "proposed", False
        return ("agreed", False) if status in ("ratified", "in_force") else None

    def _talked_of(self, k: int) -> bool:
        """Whether talks stand right before the verb: "talks to reach a deal"; or mediators try to bring it about."""
        before = range(self.chunks[max(0, k - 3)].first, self.chunks[k].first)
        return any(self.lowers[i] in self.lexicon.words["talks"] for i in before)

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
            yield from self._cue(chunk.head, step.chunk)
            if lower in words["offered"]:
                through = "offered"
            elif lower not in words["transparent"] or through != "object":
                through = step.how if through == "object" else "nothing"

    def _governed(self, k: int, how: str, through: str, mention: AccordMention) -> Iterator[Evidence]:
        """The sign of verb group k, under which the accord hangs by `how`, perhaps `through` a noun between."""
        chunk = self.chunks[k]
        lower = self.lowers[chunk.head]
        said = self._verb_status(chunk)
        if through == "offered":
            if said is not None and said[0] in _OFFERED:
                yield from self._signed(k, *said)
        elif through != "object":
            led = self.lexicon.verb_cues.get((lower, *through.split()))
            if led is not None and how == "object":  # "withdrew his country from the treaty"
                yield from self._signed(k, led, chunk.head + 1)
        elif how == "object":
            if lower in _HAVE and not chunk.modal and not chunk.to and self.lowers[mention.stop - 1] != "deal":
                status: AgreementStatus = "negotiating" if self.denied else "in_force"
                yield Evidence(status, *self._place(chunk.head), True, self.sentence, k, status)
            else:
                yield from self.sign(k)
                if lower in _COPULA and k and self.chunks[k - 1].kind == "noun":
                    yield from self._cue(self.chunks[k - 1].head, k - 1)  # "the aim is a truce"
        elif said is not None and how in self.lowers[chunk.head + 1 : said[1]]:
            yield from self.sign(k)
        elif lower in _COPULA:
            yield from self._predicate(k, how)  # "are close to a deal"
        else:
            led = self.lexicon.verb_cues.get((lower, how))
            if led is not None:  # "agreed on Thursday to a truce"
                yield from self._signed(k, led, chunk.head + 1)

    def says_of_subject(self, k: int) -> bool:
        """Whether verb group k can say a state of its subject."""
        said = self._verb_status(self.chunks[k])
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
        if any(phrase.chunk == noun for phrase in self.clauses.subject(k)):
            return True
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
                yield Evidence(status if real else "proposed", *self._place(mention.stop), real, self.sentence)
        for k in range(mention.chunk + 1, min(len(self.chunks), mention.chunk + 1 + _PARTICIPLE_AFTER)):
            chunk = self.chunks[k]
            if chunk.kind == "verb":
                said = self._verb_status(chunk) if chunk.bare and not self.clauses.objects(k) else None
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

    def _place(self, token: int) -> tuple[int, int]:
        return self.tokens.starts[token], self.tokens.ends[token]

    def _cue(self, token: int, chunk: int = -1) -> Iterator[Evidence]:
        status = self.lexicon.noun_cues.get(self.lowers[token])
        if status is not None:
            yield Evidence(
                status, *self._place(token), status != "proposed", self.sentence, chunk, status, nominal=True
            )

    def _next_to(self, mention: AccordMention) -> Iterator[Evidence]:
        """A noun that it modifies or possesses: "treaty negotiations", "the deal's collapse"."""
        after = mention.stop
        if after < len(self.lowers) and self.lowers[after] in ("'s", "'"):
            after += 1
        if after < len(self.lowers) and after < self.chunks[-1].last:
            yield from self._cue(after)

    def _adjective(self, mention: AccordMention) -> Iterator[Evidence]:
        """An adjective of its noun phrase: "the current contract", "a possible deal"."""
        for i in range(mention.first, mention.stop):
            status = self.lexicon.adjectives.get(self.lowers[i])
            if status is not None:
                real = status not in ("proposed", "negotiating")
                yield Evidence(status, *self._place(i), real, self.sentence)


def strongest(evidence: list[Evidence]) -> Evidence | None:
    """The sign that decides: real before unreal, then by the lexicon's order, then the earliest."""
    strength = load_lexicon().strength
    return min(evidence, key=lambda e: (not e.real, strength[e.status], e.start), default=None)
