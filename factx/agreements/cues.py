"""What one word says of the state of an accord: its lexical state, turned by mood and negation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.agreements.evidence import UNDONE, Evidence
from factx.agreements.lexicon import load_lexicon
from factx.agreements.mood import mood_of
from factx.text.classes import class_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.agreements.mood import Mood
    from factx.agreements.syntax import Syntax
    from factx.ontology import AgreementStatus
    from factx.text.chunks import Chunk

#: What somebody failed or refused to do.
_FAILED: Final[dict[AgreementStatus, AgreementStatus]] = {
    "signed": "rejected",
    "ratified": "rejected",
    "agreed": "negotiating",
}


class Cues:
    """The words of one sentence, asked what they say."""

    def __init__(self, syntax: Syntax, sentence: int) -> None:
        self.syntax, self.sentence, self.lexicon = syntax, sentence, load_lexicon()
        self.tokens, self.lowers = syntax.tokens, syntax.lowers
        self.clauses = syntax.clauses(sentence)
        self.chunks: list[Chunk] = self.clauses.chunks
        self.denied = False
        """The accord's own words deny it: "reached no agreement"."""

    def mood(self, k: int) -> Mood:
        """The mood of verb group k."""
        return mood_of(self.lowers, self.chunks, k)

    def verb_status(self, chunk: Chunk) -> tuple[AgreementStatus, int] | None:
        """The state that a verb with its particles says, and the token after the last of them."""
        for size in (3, 2, 1, 0):
            key = (self.lowers[chunk.head], *self.lowers[chunk.head + 1 : chunk.head + 1 + size])
            status = self.lexicon.verb_cues.get(key)
            if status is not None:
                return status, chunk.head + len(key)
        return None

    def sign(self, k: int) -> Iterator[Evidence]:
        """What verb group k says of the accord that it governs or has as its subject."""
        said = self.verb_status(self.chunks[k])
        if said is not None:
            yield from self.read(k, *said)

    def read(self, k: int, status: AgreementStatus, stop: int) -> Iterator[Evidence]:
        """What verb group k says, whose words up to the token `stop` mean `status`."""
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
        chunk, mood = self.chunks[k], self.mood(k)
        if self.denied and status == "agreed":
            return "negotiating", True
        if chunk.negated or self.denied:
            return self._negated(chunk, status)
        if mood == "alleged":
            return None if status in UNDONE else (status, True)
        if mood == "real":
            if chunk.progressive and status in ("agreed", "signed"):
                return "negotiating", True
            return status, True
        if mood == "failed":
            return (_FAILED[status], True) if status in _FAILED else None
        if status in ("ratified", "in_force"):
            return "agreed", False  # what is to be ratified or kept was agreed
        if status in UNDONE:
            if mood == "scheduled" and self.lowers[chunk.head].startswith(("expir", "laps", "run")):
                return "in_force", True  # what is to expire is in force
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

    # ---- nouns

    def place(self, token: int) -> tuple[int, int]:
        """The code points of a token."""
        return self.tokens.starts[token], self.tokens.ends[token]

    def noun(self, token: int, chunk: int = -1, how: str = "") -> Iterator[Evidence]:
        """What a noun says, perhaps only with the preposition `how` under which the accord hangs on it."""
        cues, lower = self.lexicon.noun_cues, self.lowers[token]
        status = cues.get(lower) or cues.get(f"{lower} {how}")
        if status is not None:
            yield Evidence(status, *self.place(token), status != "proposed", self.sentence, chunk, status, nominal=True)
