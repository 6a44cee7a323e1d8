"""One mention of an accord, with what its noun phrase says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.ontology import AgreementForm, AgreementStatus


@dataclass(slots=True)
class AccordMention:
    """One place that names an accord, with what its noun phrase says of it."""

    sentence: int
    chunk: int
    start: int
    end: int
    """Code points of the head noun, or of the verb."""
    first: int
    last: int
    """Tokens of its noun phrase."""
    stop: int
    """The token after its head."""
    form: AgreementForm
    specific: bool
    """The form is said here, not a default."""
    definite: bool = False
    indefinite: bool = False
    plural: bool = False
    modifiers: frozenset[str] = frozenset()
    owned: bool = False
    """By a pronoun only: "their deals"."""
    proper: bool = False
    """A proper name: "Paris Agreement"."""
    verbal: bool = False
    back: bool = False
    """Only takes up an accord that was named before."""
    made: bool = False
    """A verb of signing or reaching governs it, so that it can be an accord of its own all the same."""
    default: AgreementStatus | None = None
    headline: bool = False
    """In a line without full stop at the top of the text."""
