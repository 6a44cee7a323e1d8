"""Voice: whether the subject of a trigger is the one acted upon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.events.syntax import INTRANSITIVE

if TYPE_CHECKING:
    from factx.events.scene import Scene
    from factx.events.triggers import Candidate


def is_passive(scene: Scene, candidate: Candidate) -> bool:
    """Whether the verb's subject is the one acted upon: passive, or a participle that follows its noun."""
    verb = scene.chunks[candidate.chunk]
    if verb.kind != "verb" or candidate.entry.frame.object is None:
        return False
    if verb.passive:
        return True
    if not verb.bare or candidate.entry.lemma in INTRANSITIVE or candidate.entry.form == "past":
        return False
    return not scene.objects(last_chunk(scene, candidate))


def last_chunk(scene: Scene, candidate: Candidate) -> int:
    """The chunk in which the trigger ends, from which its objects are looked for."""
    return max(candidate.chunk, scene.chunk_at(candidate.last - 1))
