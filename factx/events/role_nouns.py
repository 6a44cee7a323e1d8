"""Roles of a noun: its possessor, names before it, phrases after it, and the subject of the verb it hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.events.role_filling import HOSTING, add, add_prepositional, extend
from factx.events.syntax import SUPPORT, WITHHOLDING, lemma_of
from factx.text.clauses import Phrase

if TYPE_CHECKING:
    from factx.events.role_filling import Roles
    from factx.events.scene import Scene
    from factx.events.triggers import Candidate

_ON_A: Final = frozenset({"on", "for", "during", "to", "into", "of", "in", "after", "before", "with", "from"})
#: Types whose agent is the subject of a verb of withholding: "suspended aid", "cancelled exercises".
_WITHHELD: Final = frozenset({"aid", "mobilize", "sanction", "restrict"})


def of_noun(scene: Scene, candidate: Candidate, found: Roles) -> None:
    """Fill the roles of a nominal trigger."""
    frame, k = candidate.entry.frame, candidate.chunk
    chunk = scene.chunks[k]
    possessor = scene.clauses.possessor(k) if chunk.kind == "noun" else None
    if possessor is not None and not add(scene, candidate, found, frame.subject, [possessor]):
        add(scene, candidate, found, "place", [possessor])
    _named_before(scene, candidate, found, possessor)
    if chunk.head == candidate.head or chunk.kind != "noun":
        add_prepositional(scene, candidate, found, k, by=True)
    if frame.subject is None or chunk.kind != "noun":
        return
    _from_governor(scene, candidate, found, frame.subject)
    verb = scene.clauses.predicate(k)
    if verb is None:
        return
    lemma = lemma_of(scene.clauses.lower(verb))
    if scene.chunks[verb].passive:
        for preposition, phrases in scene.prepositional(verb):
            if preposition == "by":
                add(scene, candidate, found, frame.subject, phrases)
                if lemma in HOSTING:
                    add(scene, candidate, found, "host", phrases)
    if lemma in SUPPORT:
        add_prepositional(scene, candidate, found, verb, by=True)


def _named_before(scene: Scene, candidate: Candidate, found: Roles, possessor: Phrase | None) -> None:
    """Names that modify the trigger: "the Ukraine talks", "Damascus bombing"."""
    chunk, subject = scene.chunks[candidate.chunk], candidate.entry.frame.subject
    for mention in scene.mentions:
        first = scene.tokens.first_from(mention.start)
        if chunk.first <= first < candidate.first and mention.form != "pronoun":
            last = scene.tokens.first_from(mention.end)
            if last <= candidate.first and (possessor is None or first >= possessor.last):
                phrase = [Phrase(first, last, last - 1, candidate.chunk)]
                is_place = scene.entities.entity_of(mention).type == "place"
                if is_place or not add(scene, candidate, found, subject, phrase):
                    add(scene, candidate, found, "place", phrase)


def _from_governor(scene: Scene, candidate: Candidate, found: Roles, role: str) -> None:
    """What the verb that a nominal trigger hangs on lends it: "held talks", "attended the summit"."""
    kind = candidate.entry.frame.type
    governor = scene.clauses.governor(candidate.chunk)
    if governor is None or role == "victim":
        return
    verb, how = governor
    lemma = lemma_of(scene.tokens.lowers[scene.chunks[verb].head])
    supported = how == "object" and lemma in SUPPORT
    withheld = kind in _WITHHELD and lemma in WITHHOLDING and how in ("object", "in") and role not in found
    on_a = how in _ON_A and kind in ("travel", "meet", "call", "protest") and role not in found
    if ((supported or withheld) and not scene.chunks[verb].passive) or on_a:
        subject = scene.subject(verb)
        if kind in ("meet", "call") or role not in found:
            before = list(found.get(role, ()))
            found.pop(role, None)
            add(scene, candidate, found, role, subject)
            extend(found, role, before)
        if supported and lemma in HOSTING:
            add(scene, candidate, found, "host", subject)
    if supported:
        add_prepositional(scene, candidate, found, verb, by=scene.chunks[verb].passive)
