"""Who does what to whom, read from the chunks of a sentence: subjects, objects and prepositional phrases.

No parse tree: each question is answered by a walk over neighbouring chunks that knows passives, relative clauses,
infinitives and gerunds, shared subjects, apposition and coordination.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factx.text.chunks import POSSESSIVE_PRONOUNS, WEEKDAYS, Chunk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.text import Tokens

#: Verbs whose object does what the infinitive after it says ("urged Iran to release").
OBJECT_CONTROL: Final = frozenset(
    "urge urged urges urging ask asked asks asking tell told tells telling order ordered orders ordering "
    "force forced forces forcing allow allowed allows allowing want wanted wants expect expected expects "
    "invite invited invites help helped helps require required requires persuade persuaded enable enabled "
    "cause caused causes causing lead led leads permit permitted advise advised encourage encouraged call "
    "called calling press pressed push pushed convince convinced instruct instructed authorize authorized "
    "send sent deploy deployed compel compelled see saw".split()
)
_TIME_NOUNS: Final = (
    frozenset(
        "day days week weeks month months year years hour hours minute minutes decade decades century morning "
        "afternoon evening night weekend time spring summer autumn winter january february march april may june july "
        "august september october november december jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec.".split()
    )
    | WEEKDAYS
)
#: Prepositions that are subordinators when a verb follows their noun.
_CLAUSE_OPENERS: Final = frozenset({"after", "before", "since", "until", "till", "as", "than", "for"})
_MOST_STEPS: Final = 40
_MOST_PHRASES: Final = 6


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens [first, last) with its possessor, `head` its head noun, `chunk` the index of its chunk."""

    first: int
    last: int
    head: int
    chunk: int


class Clauses:
    """The chunks of one sentence, asked about one of them at a time."""

    def __init__(self, tokens: Tokens, chunks: list[Chunk]) -> None:
        self.lowers = tokens.lowers
        self.chunks = chunks

    def lower(self, k: int) -> str:
        """The head of chunk k in lower case."""
        return self.lowers[self.chunks[k].head]

    def phrase(self, k: int) -> Phrase:
        """The noun phrase of chunk k, reaching left over its possessors."""
        chunk = self.chunks[k]
        first = k
        while first > 0 and self.chunks[first].possessive and self.chunks[first - 1].kind == "noun":
            if self.lowers[self.chunks[first].first] in POSSESSIVE_PRONOUNS:
                break
            first -= 1
        return Phrase(self.chunks[first].first, chunk.last, chunk.head, k)

    def possessor(self, k: int) -> Phrase | None:
        """Who possesses the noun phrase of chunk k: a phrase, or the possessive pronoun itself."""
        chunk = self.chunks[k]
        if not chunk.possessive:
            return None
        if self.lowers[chunk.first] in POSSESSIVE_PRONOUNS:
            return Phrase(chunk.first, chunk.first + 1, chunk.first, k)
        if k > 0 and self.chunks[k - 1].kind == "noun":
            return self.phrase(k - 1)
        return None

    def is_time(self, k: int) -> bool:
        """Whether chunk k is a noun phrase that says when."""
        lower = self.lower(k)
        return lower in _TIME_NOUNS or (lower.isdigit() and len(lower) == 4)

    # ---- subjects

    def subject(self, k: int, depth: int = 0) -> list[Phrase]:
        """The subject of verb group k, conjuncts in order; empty where none is found."""
        chunks = self.chunks
        verb = chunks[k]
        if depth > 6:
            return []
        j = self._back_over_adverbs(k - 1)
        if j < 0:
            return self._next_subject(k, depth) if verb.ing else []
        before = chunks[j]
        if before.kind == "rel":
            return self._antecedent(j)
        if verb.to:
            return self._controller(k, j, depth)
        if before.kind == "and" and self.lowers[before.head] in ("and", "but", "or", "then"):
            other = self._verb_before(j)
            after_noun = self._back_over_adverbs(j - 1)
            if other is not None:
                return self.subject(other, depth + 1)
            if after_noun < 0:
                return []
        if verb.ing:
            if before.kind == "noun" and not self.is_time(j):
                return self._extended_left(j)
            other = self._verb_before(j)
            return self.subject(other, depth + 1) if other is not None else self._next_subject(k, depth)
        if before.kind == "verb":
            return self.subject(j, depth + 1)
        return self._noun_left(j, depth, k)

    def _back_over_adverbs(self, j: int) -> int:
        while j >= 0 and (
            self.chunks[j].kind == "other"
            or (self.chunks[j].kind == "mark" and self.lower(j) in "\"“”'‘’")
            or (self.chunks[j].kind == "noun" and j > 0 and (self.is_time(j) or self._is_there(j)))
        ):
            j -= 1
        return j

    def _is_there(self, j: int) -> bool:
        return self.lower(j) == "there" and self.chunks[j - 1].kind == "noun"

    def _noun_left(self, j: int, depth: int, verb: int | None = None) -> list[Phrase]:
        """The subject whose right edge is at or left of chunk j, past its own modifiers."""
        chunks = self.chunks
        skipped_comma = False
        fallback: int | None = None
        for _ in range(_MOST_STEPS):
            if j < 0:
                break
            chunk = chunks[j]
            if chunk.kind == "noun" and not self.is_time(j):
                left = self._left_of(j)
                adjacent = verb is not None and self._back_over_adverbs(verb - 1) == j
                if left >= 0 and chunks[left].kind == "prep" and not (adjacent and self.lower(left) in _CLAUSE_OPENERS):
                    if adjacent:
                        fallback = j
                    j = left - 1  # the object of a preposition: what it modifies stands before
                    if self._ends_clause(j):
                        j = self._before_clause(j)
                    continue
                if left >= 0 and chunks[left].kind in ("verb", "other") and skipped_comma:
                    j = self._before_clause(left)
                    continue
                opener = self._relative_before(left)
                return self._extended_left(j) if opener is None else self._antecedent(opener)
            if chunk.kind == "rel":
                return self._antecedent(j)
            if chunk.kind == "verb":
                opener = self._relative_before(j)
                if opener is not None:
                    return self._antecedent(opener)
                if chunk.bare or chunk.ing or chunk.to:
                    j -= 1
                    continue
                return self.subject(j, depth + 1)
            if chunk.kind == "mark":
                sign = self.lower(j)
                if sign in ";:":
                    return []
                skipped_comma = skipped_comma or sign in (",", "—", "–", "-", ")")
            elif chunk.kind == "sub":
                break
            j -= 1
        # "In Turkey Minister Ellwood met …": the name ran into the place before it
        return [self.phrase(fallback)] if fallback is not None else []

    def _relative_before(self, j: int) -> int | None:
        """The relative pronoun that is the subject of the verb group at chunk j, if that is one."""
        if j < 0 or self.chunks[j].kind != "verb":
            return None
        opener = self._back_over_adverbs(j - 1)
        return opener if opener >= 0 and self.chunks[opener].kind == "rel" else None

    def _ends_clause(self, j: int) -> bool:
        """Whether chunk j is the finite verb of a clause that no relative pronoun opens."""
        if j < 0 or self.chunks[j].kind != "verb" or self.chunks[j].bare or self.chunks[j].ing:
            return False
        return self._relative_before(j) is None

    def _before_clause(self, j: int) -> int:
        """The chunk before the comma or relative that opens the clause of chunk j."""
        while j >= 0 and not (self.chunks[j].kind == "mark" and self.lower(j) in (",", "—", "–", "(")):
            if self.chunks[j].kind == "rel":
                return j - 1
            j -= 1
        return j - 1

    def _left_of(self, j: int) -> int:
        """The chunk before the noun phrase that ends with chunk j, past its possessors and adverbs."""
        while j > 0 and self.chunks[j].possessive and self.chunks[j - 1].kind == "noun":
            if self.lowers[self.chunks[j].first] in POSSESSIVE_PRONOUNS:
                break
            j -= 1
        j -= 1
        while j >= 0 and self.chunks[j].kind == "adj":
            j -= 1
        return j

    def _antecedent(self, rel: int) -> list[Phrase]:
        """The noun that a relative pronoun stands for."""
        j = rel - 1
        while j >= 0 and self.chunks[j].kind in ("mark", "other", "prep", "adj"):
            j -= 1
        if j < 0 or self.chunks[j].kind != "noun":
            return []
        return self._extended_left(j)

    def _controller(self, k: int, j: int, depth: int) -> list[Phrase]:
        """Who does what an infinitive says: the object of a verb of asking, else the subject of the verb before."""
        verb = self._verb_before(k - 1)
        if verb is None:
            return self._extended_left(j) if self.chunks[j].kind == "noun" else []
        if self.lower(verb) in OBJECT_CONTROL and not self.chunks[verb].passive:
            between = self.objects(verb)
            if between and between[-1].chunk < k:
                return between
        if self.lower(j) == "for" and self.chunks[j].kind == "prep":
            return []
        return self.subject(verb, depth + 1)

    def _verb_before(self, j: int) -> int | None:
        """The nearest verb group at or before chunk j in the same sentence part."""
        steps = 0
        while j >= 0 and steps < _MOST_STEPS:
            if self.chunks[j].kind == "verb":
                return j
            if self.chunks[j].kind == "mark" and self.lower(j) in (";", ":"):
                return None
            j -= 1
            steps += 1
        return None

    def _next_subject(self, k: int, depth: int) -> list[Phrase]:
        """The subject of the verb that follows a sentence-initial participle clause."""
        for j in range(k + 1, min(len(self.chunks), k + _MOST_STEPS)):
            if self.chunks[j].kind == "verb" and not (self.chunks[j].ing or self.chunks[j].to):
                return self.subject(j, depth + 1)
        return []

    def _extended_left(self, k: int) -> list[Phrase]:
        """Chunk k and the noun phrases coordinated with it on its left."""
        found = [self.phrase(k)]
        j = self._left_of(k)
        linked = False
        for _ in range(_MOST_PHRASES):
            if j > 0 and self.chunks[j].kind == "and" and self.lower(j) in ("and", "or", "&"):
                linked, j = True, j - 1
                if j >= 0 and self.chunks[j].kind == "mark" and self.lower(j) == ",":
                    j -= 1
            elif linked and j > 0 and self.chunks[j].kind == "mark" and self.lower(j) == ",":
                j -= 1
            else:
                break
            start = self._over_phrase_left(j)
            if start is None:
                break
            noun, left = start
            if left >= 0 and self.chunks[left].kind == "verb":
                break  # the object of another verb: "met Lavrov and Zarif left"
            found.insert(0, self.phrase(noun))
            j = left
        if len(found) == 1:
            named = self._apposed_left(k)
            if named is not None:
                return [named]
        return found

    def _over_phrase_left(self, j: int) -> tuple[int, int] | None:
        """The head chunk of the phrase that ends with chunk j, its modifiers included, and what is left of it."""
        for _ in range(_MOST_PHRASES):
            if j < 0 or self.chunks[j].kind != "noun":
                return None
            left = self._left_of(j)
            if left > 0 and self.chunks[left].kind == "prep" and self.chunks[left - 1].kind == "noun":
                j = left - 1
                continue
            return j, left
        return None

    def _apposed_left(self, k: int) -> Phrase | None:
        """For "Kishida, the prime minister," the name before the comma."""
        left = self._left_of(k)
        after = k + 1
        if left <= 0 or not (self.chunks[left].kind == "mark" and self.lower(left) == ","):
            return None
        while after < len(self.chunks) and self.chunks[after].kind in ("prep", "noun", "adj"):
            after += 1
        closed = after < len(self.chunks) and self.chunks[after].kind == "mark" and self.lower(after) == ","
        if not closed or self.chunks[left - 1].kind != "noun" or self.is_time(left - 1):
            return None
        if left >= 2 and self.chunks[left - 2].kind == "prep":
            return None
        return self.phrase(left - 1)

    # ---- objects and prepositional phrases

    def objects(self, k: int) -> list[Phrase]:
        """The noun phrases right after verb group k, with their conjuncts."""
        j = k + 1
        while j < len(self.chunks) and (
            self.chunks[j].kind in ("other", "adj") or (self.chunks[j].kind == "mark" and self.lower(j) in "\"“”'‘’")
        ):
            j += 1
        if j >= len(self.chunks) or self.chunks[j].kind != "noun" or self.is_time(self._end_of(j)):
            return []
        return self.conjuncts(j)

    def _end_of(self, j: int) -> int:
        """The last chunk of the noun phrase that starts with chunk j: its possessed head."""
        while j + 1 < len(self.chunks) and self.chunks[j + 1].possessive and self.chunks[j + 1].kind == "noun":
            if self.lowers[self.chunks[j + 1].first] in POSSESSIVE_PRONOUNS:
                break
            j += 1
        return j

    def conjuncts(self, j: int, *, closed: bool = False) -> list[Phrase]:
        """The noun phrase that starts with chunk j and those coordinated with it on the right.

        A conjunct that a verb follows is the subject of a new clause, unless the list is `closed` ("between A and B").
        """
        chunks = self.chunks
        end = self._end_of(j)
        found = [self.phrase(end)]
        pending: list[Phrase] = []
        at = end + 1
        for _ in range(2 * _MOST_PHRASES):
            if at + 1 >= len(chunks):
                break
            is_and = chunks[at].kind == "and" and self.lower(at) in ("and", "or", "&")
            is_comma = chunks[at].kind == "mark" and self.lower(at) == ","
            if self.lower(at) == "as" and at + 3 < len(chunks) and self.lower(at + 1) == "well":
                is_and, at = True, at + 2
            if not (is_and or is_comma):
                if chunks[at].kind == "prep" and self.lower(at) == "of" and chunks[at + 1].kind == "noun":
                    at = self._end_of(at + 1) + 1
                    continue
                break
            step = at + 1
            if is_comma and chunks[step].kind == "and" and step + 1 < len(chunks):
                is_and, step = True, step + 1
            if chunks[step].kind != "noun":
                break
            last = self._end_of(step)
            if self.is_time(last) or (not closed and self._starts_clause(last + 1)):
                break
            pending.append(self.phrase(last))
            at = last + 1
            if is_and:
                found += pending
                pending = []
        return found

    def _starts_clause(self, j: int) -> bool:
        while j < len(self.chunks) and self.chunks[j].kind == "other":
            j += 1
        return j < len(self.chunks) and self.chunks[j].kind == "verb" and not (self.chunks[j].ing or self.chunks[j].to)

    def prepositions(self, k: int) -> Iterator[tuple[str, list[Phrase]]]:
        """The prepositional phrases that follow chunk k in its clause: preposition and conjuncts."""
        chunks = self.chunks
        j, seen = k + 1, 0
        while j < len(chunks) and seen < _MOST_PHRASES:
            chunk = chunks[j]
            if chunk.kind == "prep":
                if j + 1 < len(chunks) and chunks[j + 1].kind == "noun":
                    phrases = self.conjuncts(j + 1, closed=self.lower(j) in ("between", "among"))
                    if self.lower(j) not in _CLAUSE_OPENERS or not self._starts_clause(phrases[-1].chunk + 1):
                        yield self.lower(j), phrases
                    seen += 1
                    j = phrases[-1].chunk + 1
                    continue
            elif chunk.kind == "verb":
                if not (chunk.ing or chunk.bare) or chunks[j - 1].kind in ("mark", "and"):
                    return
                if chunk.ing and chunks[j - 1].kind != "noun":
                    return
            elif chunk.kind in ("rel", "sub"):
                return
            elif chunk.kind == "mark":
                sign = self.lower(j)
                following = chunks[j + 1] if j + 1 < len(chunks) else None
                if sign == "," and following is not None:
                    if following.kind == "noun" and self.is_time(j + 1):
                        pass
                    elif following.kind != "prep":
                        return
                elif sign in ";:.!?—–":
                    return
            elif (chunk.kind == "noun" and self._starts_clause(j + 1) and j > k + 1) or (
                chunk.kind == "and" and j + 1 < len(chunks) and chunks[j + 1].kind == "verb"
            ):
                return
            j += 1

    # ---- what a noun phrase hangs on

    def governor(self, k: int) -> tuple[int, str] | None:
        """The verb group that the noun phrase of chunk k depends on, and how: "object", or the preposition."""
        left = self._left_of(k)
        how = "object"
        if left >= 0 and self.chunks[left].kind == "prep":
            how = self.lower(left)
            left -= 1
            while left >= 0 and self.chunks[left].kind in ("other", "noun", "adj"):
                left -= 1
        while left >= 0 and self.chunks[left].kind in ("other", "adj"):
            left -= 1
        if left >= 0 and self.chunks[left].kind == "and":
            other = left - 1
            if other >= 0 and self.chunks[other].kind == "noun":
                return self.governor(other)
        if left >= 0 and self.chunks[left].kind == "verb":
            return left, how
        return None

    def predicate(self, k: int) -> int | None:
        """The verb group whose subject the noun phrase of chunk k is."""
        if self.governor(k) is not None:
            return None
        j = self._end_of(k) + 1
        for _ in range(12):
            if j >= len(self.chunks):
                return None
            kind = self.chunks[j].kind
            if kind == "verb":
                return None if self.chunks[j].to else j
            if kind in ("sub", "rel") or (kind == "mark" and self.lower(j) in ";:."):
                return None
            j += 1
        return None
