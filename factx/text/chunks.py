"""Shallow chunks: base noun phrases and verb groups of a sentence, with what their form says.

Chunks follow CoNLL-2000: they do not overlap or nest, a base noun phrase ends with its head, and a possessive opens the
phrase of its possessed ("[Japan] ['s outgoing prime minister]"). `chunker` finds them.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

ChunkKind = Literal["noun", "verb", "prep", "sub", "rel", "and", "mark", "adj", "other"]
"""noun phrase, verb group, preposition, subordinator, relative pronoun, conjunction, punctuation, bare adjective."""

BE: Final = frozenset("be am is are was were been being 'm 're".split())
HAVE: Final = frozenset("have has had having 've".split())
DO: Final = frozenset("do does did".split())
GET: Final = frozenset("get gets got gotten getting".split())
MODALS: Final = frozenset("will would shall should can could may might must 'll 'd ca wo cannot".split())
NEGATIONS: Final = frozenset("not n't never no neither nor".split())
POSSESSIVE_PRONOUNS: Final = frozenset("his her their its our my your whose".split())
RELATIVES: Final = frozenset("who which that whom".split())
WEEKDAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight".split()
)
#: Irregular forms that are a participle (the regular ones end in -ed).
PARTICIPLES: Final = frozenset(
    "been begun bought broken brought built burnt caught chosen come cut dealt done driven drowned eaten "
    "elected fallen fed felt fled flown forbidden forced fought found frozen given gone ground grown held "
    "hidden hit hung hurt kept known laid led left lent lost made meant met overthrown overrun paid put "
    "quit read run said seen sent set shaken shelled shot shown shut slain sold sought spent split spoken "
    "spread stolen struck sunk sued sworn taken taught told thrown torn understood undertaken upheld "
    "withdrawn won worn wound written born blown beaten become bound".split()
)


class Chunk(NamedTuple):
    """Tokens [first, last) of a sentence that belong together; `head` is the token that names the whole."""

    kind: ChunkKind
    first: int
    last: int
    head: int
    possessive: bool = False
    """A noun phrase that opens with 's, ' or a possessive pronoun: the chunk before (or the pronoun) possesses it."""
    passive: bool = False
    to: bool = False
    """A verb group that opens with the infinitive's "to"."""
    ing: bool = False
    """A verb group that is a bare present participle or gerund."""
    bare: bool = False
    """A verb group that is one form ending as past tense and participle alike, with no auxiliary."""
    negated: bool = False
    modal: str = ""
    perfect: bool = False
    progressive: bool = False
    past: bool = False
    """The first auxiliary is a past form ("had", "was", "did")."""


def is_participle(lower: str) -> bool:
    """Whether a form can be a past participle.

    >>> [is_participle(word) for word in ("killed", "shot", "went")]
    [True, True, False]
    """
    return lower.endswith("ed") or lower in PARTICIPLES
