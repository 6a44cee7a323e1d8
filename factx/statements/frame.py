"""A frame: a cue with its source and what it reports, in tokens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factx.ontology import Act
    from factx.statements.lexicon import Verb
    from factx.statements.reading import Unit
    from factx.statements.verbgroup import VerbGroup

#: How content is joined to a cue: a clause with or without "that", a question, a quotation, an infinitive, an object;
#: behind a preposition of the cue, before the source ("left"), after a colon, as a block; to a noun, to "according to",
#: to a label; without a cue, to who spoke last or to the subject of the sentence before.
SYNTAXES: Final = (
    *("that", "clause", "question", "quote", "to", "whom-to", "object", "with", "gap", "passive", "left", "colon"),
    *("block", "noun-that", "noun-for", "noun-of", "noun-to", "noun-about", "noun-against", "noun-over"),
    *("according", "label", "signed", "transcript", "none", "subject"),
)

Range = tuple[int, int]
"""A half-open range of tokens."""


@dataclass(slots=True)
class Frame:
    """One attribution in tokens; `pieces` hold its content with quotation marks and stops still at the edges."""

    cue: Range
    act: Act
    source: Range | None
    pieces: list[Range]
    syntax: str
    """How the content is joined to the cue: `SYNTAXES`."""
    unit: int
    verb: Verb | None = None
    group: VerbGroup | None = None
    direct: bool = False
    inherited: bool = False
    """The source is that of a verb or clause before, not beside the cue."""
    otherwise: Range | None = None
    """Whose words they are if the source turns out to be no person."""
    via: Range | None = None
    outer: Frame | None = None
    speeches: list[int] = field(default_factory=list)
    open_colon: bool = False
    """The content is what the next paragraph says."""


@dataclass(frozen=True, slots=True)
class Site:
    """A reporting verb in its unit."""

    number: int
    """The index of the unit."""
    unit: Unit
    token: int
    verb: Verb
    group: VerbGroup

    def frame(self, cue: Range, source: Range | None, pieces: list[Range], syntax: str) -> Frame:
        """A frame of this verb."""
        return Frame(cue, self.verb.act, source, pieces, syntax, self.number, self.verb, self.group)
