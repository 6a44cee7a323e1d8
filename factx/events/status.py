"""Status: whether an event happened, goes on, is planned, is only possible, or did not happen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factx.events.status_nouns import of_noun
from factx.events.status_verbs import of_verb
from factx.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factx.events.scene import Scene
    from factx.events.triggers import Candidate
    from factx.ontology import EventStatus


@cache
def _defaults() -> Mapping[tuple[str, str], EventStatus]:
    """(type, lemma) → the status where nothing around the word says otherwise."""
    data = load_table("factx.events", "status.toml")["default"]
    return {
        (kind, lemma): status for status, kinds in data.items() for kind, lemmas in kinds.items() for lemma in lemmas
    }


def status_of(scene: Scene, candidate: Candidate) -> EventStatus | None:
    """The status that the words around a trigger give it; None where they say nothing of it."""
    chunk = scene.chunks[candidate.chunk]
    default = _defaults().get((candidate.entry.frame.type, candidate.entry.lemma))
    if chunk.kind != "verb" or candidate.entry.frame.pos == "noun":
        return of_noun(scene, candidate) or default
    found = of_verb(scene, candidate.chunk, 0, candidate.entry.form)
    if found != "happened":
        return found
    if default == "ongoing" and not _is_held(scene, candidate):
        return found if chunk.past or chunk.perfect or (chunk.bare and not chunk.passive) else default
    if _is_held(scene, candidate) or (default is None and _is_lasting(scene, candidate)):
        return "ongoing"
    return default or found


def _is_held(scene: Scene, candidate: Candidate) -> bool:
    """Whether people are said to be under arrest or siege: "migrants held in camps", "has been jailed since"."""
    chunk = scene.chunks[candidate.chunk]
    if candidate.entry.frame.type not in ("arrest", "restrict") or not (chunk.bare or chunk.passive):
        return False
    if chunk.bare and not chunk.past and candidate.entry.lemma in ("hold", "besiege"):
        return not scene.objects(candidate.chunk)
    since = scene.chunks[candidate.chunk + 1 : candidate.chunk + 7]
    return (chunk.bare or chunk.perfect) and any(scene.tokens.lowers[c.head] == "since" for c in since)


def _is_lasting(scene: Scene, candidate: Candidate) -> bool:
    """Whether a verb is in the present passive: "is being held", "are displaced"."""
    chunk = scene.chunks[candidate.chunk]
    if not chunk.passive or chunk.past or chunk.perfect or chunk.modal or chunk.to:
        return False
    words = scene.tokens.lowers[chunk.first : chunk.head]
    return "being" in words or (
        bool({"is", "are"} & set(words)) and candidate.entry.frame.type in ("arrest", "displace", "restrict")
    )
