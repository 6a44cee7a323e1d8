"""Who does what to whom, read from the chunks of a sentence: subjects, objects and prepositional phrases.

No parse tree: each question is answered by a walk over neighbouring chunks that knows passives, relative clauses,
infinitives and gerunds, shared subjects, apposition and coordination.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.text.phrases import MOST_PHRASES, Phrase
from factx.text.subjects import CLAUSE_OPENERS, Subjects

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Clauses", "Phrase"]


class Clauses(Subjects):
    """The chunks of one sentence, asked about one of them at a time."""

    def prepositions(self, k: int) -> Iterator[tuple[str, list[Phrase]]]:
        """The prepositional phrases that follow chunk k in its clause: preposition and conjuncts."""
        chunks = self.chunks
        j, seen = k + 1, 0
        while j < len(chunks) and seen < MOST_PHRASES:
            chunk = chunks[j]
            if chunk.kind == "prep":
                if j + 1 < len(chunks) and self.kinds[j + 1] == "noun":
                    phrases = self.conjuncts(j + 1, closed=self.heads[j] in ("between", "among"))
                    if self.heads[j] not in CLAUSE_OPENERS or not self._starts_clause(phrases[-1].chunk + 1):
                        yield self.heads[j], phrases
                    seen += 1
                    j = phrases[-1].chunk + 1
                    continue
            elif chunk.kind == "verb":
                if not (chunk.ing or chunk.bare) or self.kinds[j - 1] in ("mark", "and"):
                    return
                if chunk.ing and self.kinds[j - 1] != "noun":
                    return
            elif chunk.kind in ("rel", "sub"):
                return
            elif chunk.kind == "mark":
                sign = self.heads[j]
                following = chunks[j + 1] if j + 1 < len(chunks) else None
                if sign == "," and following is not None:
                    if following.kind == "noun" and self.is_time(j + 1):
                        pass
                    elif following.kind != "prep":
                        return
                elif sign in ";:.!?—–":
                    return
            elif (chunk.kind == "noun" and self._starts_clause(j + 1) and j > k + 1) or (
                chunk.kind == "and" and j + 1 < len(chunks) and self.kinds[j + 1] == "verb"
            ):
                return
            j += 1

    def governor(self, k: int) -> tuple[int, str] | None:
        """The verb group that the noun phrase of chunk k depends on, and how: "object", or the preposition."""
        left = self._left_of(k)
        how = "object"
        if left >= 0 and self.kinds[left] == "prep":
            how = self.heads[left]
            left -= 1
            while left >= 0 and self.kinds[left] in ("other", "noun", "adj"):
                left -= 1
        while left >= 0 and self.kinds[left] in ("other", "adj"):
            left -= 1
        if left >= 0 and self.kinds[left] == "and":
            other = left - 1
            if other >= 0 and self.kinds[other] == "noun":
                return self.governor(other)
        if left >= 0 and self.kinds[left] == "verb":
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
            kind = self.kinds[j]
            if kind == "verb":
                return None if self.chunks[j].to else j
            if kind in ("sub", "rel") or (kind == "mark" and self.heads[j] in ";:."):
                return None
            j += 1
        return None
