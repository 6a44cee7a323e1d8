"""Signs of the state of an accord, and which of several decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factx.agreements.lexicon import load_lexicon

if TYPE_CHECKING:
    from factx.ontology import AgreementStatus

UNDONE: Final = frozenset({"rejected", "suspended", "violated", "ended"})


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
        return self.said not in UNDONE or self.status == self.said


def strongest(evidence: list[Evidence]) -> Evidence | None:
    """The sign that decides: real before unreal, then by the lexicon's order, then the earliest."""
    strength = load_lexicon().strength
    return min(evidence, key=lambda e: (not e.real, strength[e.status], e.start), default=None)
