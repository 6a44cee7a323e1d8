"""The lexicon of cues: which words report, with which act, and what they take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from factx.statements.punctuation import CLITICS, MARKS
from factx.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factx.ontology import Act

_LISTS: Final = ("venues", "media", "homographs", "no_sources", "papers", "bodies", "people", "gives")
CueKind = Literal["speech", "thought", "finding", "stance"]
Form = Literal["base", "s", "past", "participle", "ing"]
TAKES: Final = frozenset({"that", "quote", "to", "object", "figure", "whom", "whom-to"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb, or an adjective that reports behind "be"."""

    lemma: str
    act: Act
    kind: CueKind
    takes: frozenset[str]
    """What may follow it: members of `TAKES`."""
    particles: tuple[tuple[str, ...], ...] = ()
    """Prepositions and particles that belong to the cue before its object, the longest first."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that reports: "his claim that …"."""

    lemma: str
    act: Act


@dataclass(frozen=True)
class Lexicon:
    """All cues by their forms in lower case."""

    verbs: Mapping[str, tuple[Verb, frozenset[Form]]]
    nouns: Mapping[str, Noun]
    adjectives: Mapping[str, Verb]
    """Those that report behind "be": "the council is clear that"."""
    venues: frozenset[str]
    """Heads of phrases that say where or how: "in a statement", "at a rally"."""
    media: frozenset[str]
    homographs: frozenset[str]
    """Forms in -s that are plural nouns as well: "plans", "reports"."""
    no_sources: frozenset[str]
    """First words of labels before a colon that name no source: "update", "photo"."""
    papers: frozenset[str]
    """Last words of the names of papers, agencies and channels."""
    bodies: frozenset[str]
    """Heads that speak as one body: "ministry", "court"."""
    people: frozenset[str]
    """Words by which a source is people, or papers of theirs, who speak."""
    plover: Mapping[str, str]
    """Act → PLOVER category."""
    gives: frozenset[str]
    """Verb forms whose subject is the source of their object noun: "issued a warning"."""

    @cached_property
    def watched(self) -> frozenset[str]:
        """The words and marks whose class the tagger may have wrong."""
        return frozenset(self.verbs) | CLITICS | MARKS | {"to"}

    @cached_property
    def words(self) -> frozenset[str]:
        """All words that may be cues or begin one."""
        return frozenset(self.verbs) | frozenset(self.nouns) | frozenset(self.adjectives) | {"according"}


def regular_forms(lemma: str) -> tuple[str, str, str, str]:
    """Third person, past, participle and -ing of a regular verb; no consonant is doubled.

    >>> regular_forms("deny"), regular_forms("urge")
    (('denies', 'denied', 'denied', 'denying'), ('urges', 'urged', 'urged', 'urging'))
    """
    third = lemma + "s"
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        third = lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    if lemma.endswith("e"):
        stem = lemma if lemma.endswith("ee") else lemma[:-1]
        return third, lemma + "d", lemma + "d", stem + "ing"
    return third, lemma + "ed", lemma + "ed", lemma + "ing"


def _verb(lemma: str, row: Mapping[str, Any]) -> Verb:
    particles = sorted((tuple(p.split()) for p in row.get("with", ())), key=lambda p: (-len(p), p))
    return Verb(lemma, row["act"], row["kind"], frozenset(row["takes"]), tuple(particles))


def read_lexicon(data: Mapping[str, Any]) -> Lexicon:
    """The lexicon of a parsed `cues.toml`."""
    verbs: dict[str, tuple[Verb, frozenset[Form]]] = {}
    names: tuple[Form, ...] = ("s", "past", "participle", "ing")
    for lemma, row in data["verbs"].items():
        verb = _verb(lemma, row)
        forms = tuple(row["forms"].split()) if "forms" in row else regular_forms(lemma)
        slots: dict[str, set[Form]] = {lemma: {"base"}}
        for alternatives, name in zip(forms, names, strict=True):
            for form in alternatives.split("/"):
                slots.setdefault(form, set()).add(name)
        for form, members in slots.items():
            verbs.setdefault(form, (verb, frozenset(members)))
    nouns: dict[str, Noun] = {}
    for lemma, row in data["nouns"].items():
        noun = Noun(lemma, row["act"])
        nouns[lemma] = noun
        plural = row.get("plural", regular_forms(lemma)[0])
        if plural:
            nouns[plural] = noun
    lists = {name: frozenset(data[name]) for name in _LISTS}
    adjectives = {lemma: _verb(lemma, row) for lemma, row in data["adjectives"].items()}
    return Lexicon(verbs, nouns, adjectives, plover=dict(data["plover"]), **lists)


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, loaded once.

    >>> verb, forms = lexicon().verbs["called"]
    >>> verb.act, sorted(forms), verb.particles[:2]
    ('say', ['participle', 'past'], (('for',), ('on',)))
    """
    return read_lexicon(load_table("factx.statements", "cues.toml"))
