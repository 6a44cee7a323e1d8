"""Noun phrases of a sentence over its chunks: possessors, coordination on either side, apposition, objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from factx.text.chunks import POSSESSIVE_PRONOUNS, WEEKDAYS

if TYPE_CHECKING:
    from factx.text.chunks import Chunk
    from factx.text.tokens import Tokens

_TIME_NOUNS: Final = (
    frozenset(
        "day days week weeks month months year years hour hours minute minutes decade decades century morning "
        "afternoon evening night weekend time spring summer autumn winter january february march april may june july "
        "august september october november december jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec.".split()
    )
    | WEEKDAYS
)
#: How many conjuncts, or modifiers of a phrase, are walked over.
MOST_PHRASES: Final = 6


class Phrase(NamedTuple):
    """A noun phrase: tokens [first, last) with its possessor, `head` its head noun, `chunk` the index of its chunk."""

    first: int
    last: int
    head: int
    chunk: int


class Phrases:
    """The chunks of one sentence, asked for the noun phrases that one of them belongs to."""

    def __init__(self, tokens: Tokens, chunks: list[Chunk]) -> None:
        self.lowers = tokens.lowers
        self.chunks = chunks
        self.kinds = [chunk.kind for chunk in chunks]
        self.heads = [self.lowers[chunk.head] for chunk in chunks]
        """The heads of the chunks in lower case."""

    def lower(self, k: int) -> str:
        """The head of chunk k in lower case."""
        return self.heads[k]

    def phrase(self, k: int) -> Phrase:
        """The noun phrase of chunk k, reaching left over its possessors."""
        chunk = self.chunks[k]
        first = k
        while first > 0 and self.chunks[first].possessive and self.kinds[first - 1] == "noun":
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
        if k > 0 and self.kinds[k - 1] == "noun":
            return self.phrase(k - 1)
        return None

    def is_time(self, k: int) -> bool:
        """Whether chunk k is a noun phrase that says when."""
        lower = self.heads[k]
        return lower in _TIME_NOUNS or (lower.isdigit() and len(lower) == 4)

    def objects(self, k: int) -> list[Phrase]:
        """The noun phrases right after verb group k, with their conjuncts."""
        j = k + 1
        while j < len(self.chunks) and (
            self.kinds[j] in ("other", "adj") or (self.kinds[j] == "mark" and self.heads[j] in "\"“”'‘’")
        ):
            j += 1
        if j >= len(self.chunks) or self.kinds[j] != "noun" or self.is_time(self._end_of(j)):
            return []
        return self.conjuncts(j)

    def conjuncts(self, j: int, *, closed: bool = False) -> list[Phrase]:
        """The noun phrase that starts with chunk j and those coordinated with it on the right.

        A conjunct that a verb follows is the subject of a new clause, unless the list is `closed` ("between A and B").
        """
        chunks = self.chunks
        end = self._end_of(j)
        found = [self.phrase(end)]
        pending: list[Phrase] = []
        at = end + 1
        for _ in range(2 * MOST_PHRASES):
            while at < len(chunks) and self.kinds[at] == "adj":
                at += 1  # "Smith, 41, and Jones, 39"
            if at + 1 >= len(chunks):
                break
            is_and = self.kinds[at] == "and" and self.heads[at] in ("and", "or", "&")
            is_comma = self.kinds[at] == "mark" and self.heads[at] == ","
            if self.heads[at] == "as" and at + 3 < len(chunks) and self.heads[at + 1] == "well":
                is_and, at = True, at + 2
            if not (is_and or is_comma):
                if self.kinds[at] == "prep" and self.heads[at] == "of" and self.kinds[at + 1] == "noun":
                    at = self._end_of(at + 1) + 1
                    continue
                break
            step = at + 1
            if is_comma and self.kinds[step] == "and" and step + 1 < len(chunks):
                is_and, step = True, step + 1
            if self.kinds[step] != "noun":
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
        while j < len(self.chunks) and self.kinds[j] == "other":
            j += 1
        return j < len(self.chunks) and self.kinds[j] == "verb" and not (self.chunks[j].ing or self.chunks[j].to)

    def _end_of(self, j: int) -> int:
        """The last chunk of the noun phrase that starts with chunk j: its possessed head."""
        while j + 1 < len(self.chunks) and self.chunks[j + 1].possessive and self.kinds[j + 1] == "noun":
            if self.lowers[self.chunks[j + 1].first] in POSSESSIVE_PRONOUNS:
                break
            j += 1
        return j

    def _left_of(self, j: int) -> int:
        """The chunk before the noun phrase that ends with chunk j, past its possessors and adverbs."""
        while j > 0 and self.chunks[j].possessive and self.kinds[j - 1] == "noun":
            if self.lowers[self.chunks[j].first] in POSSESSIVE_PRONOUNS:
                break
            j -= 1
        j -= 1
        while j >= 0 and self.kinds[j] == "adj":
            j -= 1
        return j

    def _extended_left(self, k: int) -> list[Phrase]:
        """Chunk k and the noun phrases coordinated with it on its left."""
        found = [self.phrase(k)]
        j = self._left_of(k)
        linked = False
        for _ in range(MOST_PHRASES):
            if j > 0 and self.kinds[j] == "and" and self.heads[j] in ("and", "or", "&"):
                linked, j = True, j - 1
                if j >= 0 and self.kinds[j] == "mark" and self.heads[j] == ",":
                    j -= 1
            elif linked and j > 0 and self.kinds[j] == "mark" and self.heads[j] == ",":
                j -= 1
            else:
                break
            start = self._over_phrase_left(j)
            if start is None:
                break
            noun, left = start
            if left >= 0 and self.kinds[left] == "verb":
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
        for _ in range(MOST_PHRASES):
            while j >= 0 and self.kinds[j] == "adj":
                j -= 1
            if j < 0 or self.kinds[j] != "noun":
                return None
            left = self._left_of(j)
            if left > 0 and self.kinds[left] == "prep" and self.kinds[left - 1] == "noun":
                j = left - 1
                continue
            return j, left
        return None

    def _apposed_left(self, k: int) -> Phrase | None:
        """For "Kishida, the prime minister," the name before the comma."""
        left = self._left_of(k)
        after = k + 1
        if left <= 0 or not (self.kinds[left] == "mark" and self.heads[left] == ","):
            return None
        while after < len(self.chunks) and self.kinds[after] in ("prep", "noun", "adj"):
            after += 1
        closed = after < len(self.chunks) and self.kinds[after] == "mark" and self.heads[after] == ","
        name = left - 1
        while name > 0 and self.kinds[name] == "adj":
            name -= 1  # "Lopez, 34, a nurse"
        if not closed or self.kinds[name] != "noun" or self.is_time(name):
            return None
        if name >= 1 and self.kinds[name - 1] == "prep":
            return None
        return self.phrase(name)
