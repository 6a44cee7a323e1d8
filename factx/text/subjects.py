"""Subjects of verb groups: a walk to the left over adverbs, modifiers, relative clauses and other verbs."""

from __future__ import annotations

from typing import Final

from factx.text.phrases import Phrase, Phrases

#: Verbs whose object does what the infinitive after it says ("urged Iran to release").
OBJECT_CONTROL: Final = frozenset(
    "urge urged urges urging ask asked asks asking tell told tells telling order ordered orders ordering "
    "force forced forces forcing allow allowed allows allowing want wanted wants expect expected expects "
    "invite invited invites help helped helps require required requires persuade persuaded enable enabled "
    "cause caused causes causing lead led leads permit permitted advise advised encourage encouraged call "
    "called calling press pressed push pushed convince convinced instruct instructed authorize authorized "
    "send sent deploy deployed compel compelled see saw".split()
)
#: Prepositions that are subordinators when a verb follows their noun.
CLAUSE_OPENERS: Final = frozenset({"after", "before", "since", "until", "till", "as", "than", "for"})
_MOST_STEPS: Final = 40


class Subjects(Phrases):
    """The chunks of one sentence, asked for the subject of one of its verb groups."""

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
            self.kinds[j] == "other"
            or (self.kinds[j] == "mark" and self.heads[j] in "\"“”'‘’")
            or (self.kinds[j] == "noun" and j > 0 and (self.is_time(j) or self._is_there(j)))
        ):
            j -= 1
        return j

    def _is_there(self, j: int) -> bool:
        return self.heads[j] == "there" and self.kinds[j - 1] == "noun"

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
                if left >= 0 and self.kinds[left] == "prep" and not (adjacent and self.heads[left] in CLAUSE_OPENERS):
                    if adjacent:
                        fallback = j
                    j = left - 1  # the object of a preposition: what it modifies stands before
                    if self._ends_clause(j):
                        j = self._before_clause(j)
                    continue
                if left >= 0 and self.kinds[left] in ("verb", "other") and skipped_comma:
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
                sign = self.heads[j]
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
        if j < 0 or self.kinds[j] != "verb":
            return None
        opener = self._back_over_adverbs(j - 1)
        return opener if opener >= 0 and self.kinds[opener] == "rel" else None

    def _ends_clause(self, j: int) -> bool:
        """Whether chunk j is the finite verb of a clause that no relative pronoun opens."""
        if j < 0 or self.kinds[j] != "verb" or self.chunks[j].bare or self.chunks[j].ing:
            return False
        return self._relative_before(j) is None

    def _before_clause(self, j: int) -> int:
        """The chunk before the comma or relative that opens the clause of chunk j."""
        while j >= 0 and not (self.kinds[j] == "mark" and self.heads[j] in (",", "—", "–", "(")):
            if self.kinds[j] == "rel":
                return j - 1
            j -= 1
        return j - 1

    def _antecedent(self, rel: int) -> list[Phrase]:
        """The noun that a relative pronoun stands for."""
        j = rel - 1
        while j >= 0 and self.kinds[j] in ("mark", "other", "prep", "adj"):
            j -= 1
        if j < 0 or self.kinds[j] != "noun":
            return []
        return self._extended_left(j)

    def _controller(self, k: int, j: int, depth: int) -> list[Phrase]:
        """Who does what an infinitive says: the object of a verb of asking, else the subject of the verb before."""
        verb = self._verb_before(k - 1)
        if verb is None:
            return self._extended_left(j) if self.kinds[j] == "noun" else []
        if self.heads[verb] in OBJECT_CONTROL and not self.chunks[verb].passive:
            between = self.objects(verb)
            if between and between[-1].chunk < k:
                return between
        if self.heads[j] == "for" and self.kinds[j] == "prep":
            return []
        return self.subject(verb, depth + 1)

    def _verb_before(self, j: int) -> int | None:
        """The nearest verb group at or before chunk j in the same sentence part."""
        steps = 0
        while j >= 0 and steps < _MOST_STEPS:
            if self.kinds[j] == "verb":
                return j
            if self.kinds[j] == "mark" and self.heads[j] in (";", ":"):
                return None
            j -= 1
            steps += 1
        return None

    def _next_subject(self, k: int, depth: int) -> list[Phrase]:
        """The subject of the verb that follows a sentence-initial participle clause."""
        for j in range(k + 1, min(len(self.chunks), k + _MOST_STEPS)):
            if self.kinds[j] == "verb" and not (self.chunks[j].ing or self.chunks[j].to):
                return self.subject(j, depth + 1)
        return []
