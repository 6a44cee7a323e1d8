"""How the phrases of a sentence hang on a trigger: subject, object, preposition, possessor, by way of another verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.events.syntax import SUPPORT, lemma_of
from factx.events.voice import is_passive, last_chunk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factx.events.scene import Scene
    from factx.events.triggers import Candidate
    from factx.text.clauses import Phrase

Links = dict[int, list[str]]
"""Index of a chunk → the ways in which its phrase hangs on the trigger."""


def links(scene: Scene, candidate: Candidate) -> Links:
    """The phrases that hang on a trigger."""
    found: Links = {}
    k = candidate.chunk
    chunk = scene.chunks[k]
    if candidate.entry.frame.pos == "noun" or chunk.kind != "verb":
        _of_noun(scene, k, found)
    else:
        passive = is_passive(scene, candidate)
        end = last_chunk(scene, candidate)
        _put(found, scene.subject(k), "subject passive" if passive else "subject ing" if chunk.ing else "subject")
        _put(found, scene.objects(end), "object passive" if passive else "object")
        _put_prepositional(scene, end, found, "")
        _outer(scene, k, found)
    return found


def _put(found: Links, phrases: Iterable[Phrase], how: str) -> None:
    for phrase in phrases:
        ways = found.setdefault(phrase.chunk, [])
        if how not in ways:
            ways.append(how)


def _put_prepositional(scene: Scene, k: int, found: Links, by_way_of: str) -> None:
    for preposition, phrases in scene.prepositional(k):
        _put(found, phrases, f"{by_way_of}{preposition}")


def _of_noun(scene: Scene, k: int, found: Links) -> None:
    chunk = scene.chunks[k]
    if chunk.kind == "noun":
        possessor = scene.clauses.possessor(k)
        if possessor is not None:
            _put(found, [possessor], "possessor")
    _put_prepositional(scene, k, found, "n ")
    if chunk.kind != "noun":
        return
    governor = scene.clauses.governor(k)
    if governor is not None:
        verb, how = governor
        lemma = lemma_of(scene.tokens.lowers[scene.chunks[verb].head])
        way = f"{'support' if lemma in SUPPORT else 'verb'} {how}"
        passive = "passive " if scene.chunks[verb].passive else ""
        _put(found, scene.subject(verb), f"{way} {passive}subject")
        if how != "object":
            _put(found, scene.objects(verb), f"{way} object")
        _put_prepositional(scene, verb, found, f"{way} ")
        return
    verb_at = scene.clauses.predicate(k)
    if verb_at is not None:
        passive = "passive " if scene.chunks[verb_at].passive else ""
        _put(found, scene.objects(verb_at), f"predicate {passive}object")
        _put_prepositional(scene, verb_at, found, f"predicate {passive}")


def _outer(scene: Scene, k: int, found: Links) -> None:
    """What hangs on the verb that an infinitive or gerund hangs on."""
    chunk = scene.chunks[k]
    if not (chunk.to or chunk.ing):
        return
    for j in range(k - 1, max(-1, k - 8), -1):
        if scene.chunks[j].kind == "verb":
            way = "to" if chunk.to else "ing"
            _put(found, scene.subject(j), f"outer {way} subject")
            _put(found, scene.objects(j), f"outer {way} object")
            _put_prepositional(scene, j, found, f"outer {way} ")
            return
