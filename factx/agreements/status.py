"""The state of an accord, from what is done to it and in which mood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factx.agreements.lexicon import load_lexicon
from factx.agreements.mood import mood_of
from factx.text.chunks import POSSESSIVE_PRONOUNS
from factx.text.clauses import Clauses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.agreements.mentions import AccordMention
    from factx.ontology import AgreementStatus
    from factx.text import Document
    from factx.text.chunks import Chunk

_UNDONE: Final = frozenset({"rejected", "suspended", "violated", "ended"})
#: States that an intransitive verb says of its subject: "the truce collapsed", "the pact takes effect".
_INTRANSITIVE: Final = frozenset({"ended", "in_force"})
_AFTER: Final = 24
_PARTICIPLE_AFTER: Final = 3
_QUOTES: Final = "\"“”'‘’"
_HAVE: Final = frozenset("have has had having 've".split())


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
    """The verb group of the cue; -1 for a noun or adjective."""
    said: AgreementStatus | None = None
    """What the verb itself says, whatever its mood."""
    passive: bool = False


def evidence_of(document: Document, mention: AccordMention) -> list[Evidence]:
    """The signs of its state in the mention's sentence, and in the next one if that goes on with "It …"."""
    reader = _Signs(document, mention.sentence)
    if mention.verbal:
        return [reader.verbal(mention)]
    return [*reader.of(mention), *_taken_up(document, mention)]


def _taken_up(document: Document, mention: AccordMention) -> Iterator[Evidence]:
    """As in "It collapsed within a month." after the sentence of the mention."""
    following = mention.sentence + 1
    if following >= len(document.sentences):
        return
    chunks = document.chunks.of(following)
    if len(chunks) > 1 and document.tokens.lowers[chunks[0].head] == "it" and chunks[0].kind == "noun":
        reader = _Signs(document, following)
        k = next((j for j in range(1, len(chunks)) if chunks[j].kind == "verb"), None)
        if k is not None and reader.says_of_subject(k):
            yield from reader.sign(k)


class _Signs:
    """The words of one sentence that say states."""

    def __init__(self, document: Document, sentence: int) -> None:
        self.document, self.sentence, self.lexicon = document, sentence, load_lexicon()
        self.tokens, self.lowers = document.tokens, document.tokens.lowers
        self.chunks: list[Chunk] = document.chunks.of(sentence)
        self.clauses = Clauses(document.tokens, self.chunks)

    def of(self, mention: AccordMention) -> Iterator[Evidence]:
        """All signs for a noun mention."""
        yield from self._governing(mention)
        yield from self._predicated(mention)
        yield from self._participle(mention)
        yield from self._reduced(mention)
        yield from self._noun(mention)
        yield from self._adjective(mention)

    def verbal(self, mention: AccordMention) -> Evidence:
        """The sign that a verb is which makes the accord itself."""
        k = mention.chunk
        mood = mood_of(self.document, self.chunks, k) if self.chunks[k].kind == "verb" else "real"
        real = mood in ("real", "alleged")
        status: AgreementStatus = "agreed" if real else "proposed"
        passive = self.chunks[k].passive
        return Evidence(status, mention.start, mention.end, real, self.sentence, k, "agreed", passive)

    # ---- verbs

    def _verb_status(self, chunk: Chunk) -> tuple[AgreementStatus, int] | None:
        """The state that a verb with its particles says, and the token after the last of them."""
        for size in (3, 2, 1, 0):
            key = (self.lowers[chunk.head], *self.lowers[chunk.head + 1 : chunk.head + 1 + size])
            status = self.lexicon.verb_cues.get(key)
            if status is not None:
                return status, chunk.head + len(key)
        return None

    def sign(self, k: int, *, passive: bool | None = None) -> Iterator[Evidence]:
        """What verb group k says of the accord that it governs or has as its subject."""
        chunk = self.chunks[k]
        said = self._verb_status(chunk)
        if said is None:
            return
        status, stop = said
        place = (self.tokens.starts[chunk.head], self.tokens.ends[stop - 1])
        is_passive = chunk.passive if passive is None else passive
        found = self._in_mood(k, status)
        if found is not None:
            yield Evidence(found[0], *place, found[1], self.sentence, k, status, is_passive)

    def _in_mood(self, k: int, status: AgreementStatus) -> tuple[AgreementStatus, bool] | None:
        """The state that a verb of `status` leaves the accord in, and whether that is a fact."""
        chunk, mood = self.chunks[k], mood_of(self.document, self.chunks, k)
        if chunk.negated:
            return self._negated(chunk, status)
        if mood == "alleged":
            return None if status in _UNDONE else (status, True)
        if mood == "real":
            if chunk.progressive and status in ("agreed", "signed"):
                return "negotiating", True
            return status, True
        if mood == "failed":
            return {"signed": ("rejected", True), "ratified": ("rejected", True), "agreed": ("negotiating", True)}.get(
                status
            )  # type: ignore[return-value]  # literals
        if status in ("ratified", "in_force"):
            return "agreed", False  # what is to be ratified or kept was agreed
        if mood == "scheduled":
            if status == "signed":
                return "agreed", True
            return None if status in _UNDONE else ("proposed", False)
        if status in _UNDONE:
            return None  # a threat or wish to leave an accord leaves it as it is
        return ("negotiating" if self._talked_of(k) else "proposed"), False

    def _negated(self, chunk: Chunk, status: AgreementStatus) -> tuple[AgreementStatus, bool] | None:
        if status == "signed" and not chunk.perfect and not chunk.passive:
            return "rejected", True
        if status in ("signed", "agreed"):
            return "proposed", False
        return ("agreed", False) if status in ("ratified", "in_force") else None

    def _talked_of(self, k: int) -> bool:
        """Whether talks stand right before the verb: "talks to reach a deal"."""
        before = range(self.chunks[max(0, k - 3)].first, self.chunks[k].first)
        return any(self.lowers[i] in self.lexicon.words["talks"] for i in before)

    # ---- where the sign stands

    def _governing(self, mention: AccordMention) -> Iterator[Evidence]:
        """The verb whose object the accord is: "signed the treaty", "agreed to a truce", "pulled out of the deal"."""
        left, how = self._left_of(mention)
        if left < 0:
            return
        chunk = self.chunks[left]
        if chunk.kind != "verb":
            return
        if how == "object":
            held = self.lowers[chunk.head] in _HAVE and not chunk.modal and not chunk.to
            if held and self.lowers[mention.stop - 1] != "deal":
                yield Evidence("in_force", *self._place(chunk.head), True, self.sentence, left, "in_force")
                return
            yield from self.sign(left)
        else:
            said = self._verb_status(chunk)
            if said is not None and how in self.lowers[chunk.head + 1 : said[1]]:
                yield from self.sign(left)

    def _left_of(self, mention: AccordMention) -> tuple[int, str]:
        """The chunk that governs the mention's noun phrase, and by which preposition."""
        chunks, j, how = self.chunks, mention.chunk, "object"
        while j > 0 and chunks[j].possessive and chunks[j - 1].kind == "noun":
            if self.lowers[chunks[j].first] in POSSESSIVE_PRONOUNS:
                break
            j -= 1
        j -= 1
        for _ in range(8):
            if j < 0:
                return -1, how
            chunk = chunks[j]
            quote = chunk.kind == "mark" and self.lowers[chunk.head] in _QUOTES
            if quote or chunk.kind in ("adj", "other"):
                j -= 1
            elif chunk.kind == "prep":
                how, j = self.lowers[chunk.head] if how == "object" else how, j - 1
            elif chunk.kind == "and" and j > 0 and chunks[j - 1].kind == "noun":
                j -= 2
            else:
                return j, how
        return -1, how

    def says_of_subject(self, k: int) -> bool:
        """Whether verb group k can say a state of its subject."""
        said = self._verb_status(self.chunks[k])
        if said is None or self.chunks[k].passive:
            return said is not None
        objects = [phrase for phrase in self.clauses.objects(k) if phrase.head >= said[1]]  # "takes effect" has none
        return said[0] in _INTRANSITIVE and not objects

    def _predicated(self, mention: AccordMention) -> Iterator[Evidence]:
        """The verb whose subject the accord is: "the deal was signed", "the truce, which collapsed"."""
        for k in range(mention.chunk + 1, min(len(self.chunks), mention.chunk + _AFTER)):
            chunk = self.chunks[k]
            if chunk.kind == "mark" and self.lowers[chunk.head] in ";:":
                return
            if chunk.kind != "verb" or not self.says_of_subject(k):
                continue
            if any(phrase.chunk == mention.chunk for phrase in self.clauses.subject(k)):
                yield from self.sign(k)

    def _participle(self, mention: AccordMention) -> Iterator[Evidence]:
        """A participle after the noun: "the agreement reached in Doha", "a pact, signed by both"."""
        if mention.stop < self.chunks[mention.chunk].last:
            status = self.lexicon.verb_cues.get((self.lowers[mention.stop],))
            if status is not None:
                real = not self._unreal_phrase(mention)
                yield Evidence(status if real else "proposed", *self._place(mention.stop), real, self.sentence)
        for k in range(mention.chunk + 1, min(len(self.chunks), mention.chunk + 1 + _PARTICIPLE_AFTER)):
            chunk = self.chunks[k]
            if chunk.kind == "verb":
                if chunk.bare and not self.clauses.objects(k):
                    said = self._verb_status(chunk)
                    demands = said is not None and said[0] == "proposed" and said[1] > chunk.head + 1
                    if said is not None and not demands:  # "the accord called for …" is no participle
                        place = (self.tokens.starts[chunk.head], self.tokens.ends[said[1] - 1])
                        real = not self._unreal_phrase(mention)
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

    def _cue(self, token: int) -> Iterator[Evidence]:
        status = self.lexicon.noun_cues.get(self.lowers[token])
        if status is not None:
            yield Evidence(status, *self._place(token), status != "proposed", self.sentence)

    def _noun(self, mention: AccordMention) -> Iterator[Evidence]:
        """A noun that takes the accord: "violations of the truce", "treaty negotiations", "the deal's collapse"."""
        left, how = self._left_of(mention)
        if left >= 0 and how != "object" and self.chunks[left].kind == "noun":
            yield from self._cue(self.chunks[left].head)
        copula = left >= 1 and how == "object" and self.lowers[self.chunks[left].head] in ("is", "was")
        if copula and self.chunks[left - 1].kind == "noun":
            yield from self._cue(self.chunks[left - 1].head)  # "the aim is a truce"
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
