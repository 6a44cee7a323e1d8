"""Status of nouns: their modifiers, the preposition before them, and the verbs whose subject or object they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.events.status_cues import by_noun, cue_words, is_future
from factx.events.status_verbs import of_verb
from factx.events.syntax import lemma_of

if TYPE_CHECKING:
    from factx.events.scene import Scene
    from factx.events.triggers import Candidate
    from factx.ontology import EventStatus

#: List of modifiers → the status that one of them gives a noun; of verbs → that its object has.
_MODIFIERS: Final[tuple[tuple[str, EventStatus], ...]] = (
    ("possible_modifiers", "possible"),
    ("planned_modifiers", "planned"),
    ("ongoing_modifiers", "ongoing"),
    ("negated_modifiers", "negated"),
)
_GOVERNORS: Final[tuple[tuple[str, EventStatus], ...]] = (
    ("cancelling", "negated"),
    ("wishing", "possible"),
    ("planning", "planned"),
)
#: Cues of a plan before an infinitive only: "is to meet", but "is a meeting".
_COPULAS: Final = frozenset({"is", "are", "was", "were", "be"})


def of_noun(scene: Scene, candidate: Candidate) -> EventStatus | None:
    """What the modifiers of a nominal trigger and the verb it hangs on make of it."""
    lowers, k = scene.tokens.lowers, candidate.chunk
    found = _of_modifiers(lowers[scene.chunks[k].first : candidate.first])
    if found is not None:
        return found
    before = lowers[scene.chunks[k - 1].head] if k > 0 and scene.chunks[k - 1].kind == "prep" else ""
    if before == "without":
        return "negated"
    if before in ("after", "following", "since") and not _looks_ahead(scene, k):
        return "happened"
    predicate = scene.clauses.predicate(k)
    found = _of_predicate(scene, predicate) if predicate is not None and predicate - k <= 8 else None
    found = found or _of_governor(scene, candidate) or _of_noun_before(scene, k)
    if found is None and is_future(scene, k) and (predicate is None or scene.chunks[predicate].modal):
        return "planned"
    return found


def _of_modifiers(words: list[str]) -> EventStatus | None:
    cues = cue_words()
    for word in words:
        for name, status in _MODIFIERS:
            if word in cues[name]:
                return status
    return None


def _looks_ahead(scene: Scene, k: int) -> bool:
    """Whether the nearest verb before chunk k speaks of the future."""
    verb = next((scene.chunks[j] for j in range(k - 1, -1, -1) if scene.chunks[j].kind == "verb"), None)
    if verb is None:
        verb = next((chunk for chunk in scene.chunks[k:] if chunk.kind == "verb"), None)
    if verb is None or not (verb.past or verb.bare or verb.perfect):
        return is_future(scene, k) or (verb is not None and bool(verb.modal or verb.to))
    return bool(verb.modal or verb.to)


def _of_predicate(scene: Scene, predicate: int) -> EventStatus | None:
    """What the verb whose subject is the noun phrase of chunk k makes of it."""
    chunks, lowers, cues = scene.chunks, scene.tokens.lowers, cue_words()
    lemma, verb = lemma_of(scene.clauses.lower(predicate)), chunks[predicate]
    occurring = lemma in cues["occurring"]
    if lemma in cues["cancelling"]:
        return "planned" if verb.negated else "negated"
    if verb.modal in ("will", "'ll", "shall"):
        return "planned" if occurring or lemma == "be" else "happened"
    if verb.modal and (occurring or verb.passive):
        return "possible"
    if lemma in ("continue", "rage", "persist") or (verb.progressive and occurring):
        return "ongoing"
    if lemma in ("schedule", "plan", "expect", "set", "slate", "aim") and verb.passive:
        return "planned"
    after = chunks[predicate + 1] if predicate + 1 < len(chunks) else None
    if after is not None and after.kind == "verb" and after.to and lemma in cues["planning"]:
        return "planned"
    return "ongoing" if after is not None and lowers[after.head] in ("underway", "ongoing") else None


def _of_governor(scene: Scene, candidate: Candidate) -> EventStatus | None:
    """What the verb that a nominal trigger is the object of, or stands after with a preposition, makes of it."""
    cues, k = cue_words(), candidate.chunk
    governor = scene.clauses.governor(k)
    if governor is None:
        return None
    verb_at, how = governor
    lemma = lemma_of(scene.tokens.lowers[scene.chunks[verb_at].head])
    near = how in ("for", "to", "on", "of", "from", "in", "with") and k - verb_at <= 3
    if how != "object" and not near:
        return None
    for name, status in _GOVERNORS:
        if lemma in cues[name] and lemma not in _COPULAS:
            return status
    if how != "object" and lemma not in cues["supporting"]:
        return None
    found = of_verb(scene, verb_at, 0)
    if found != "happened" and (lemma in cues["supporting"] or found in ("planned", "possible")):
        return found
    if lemma in ("continue", "resume") and candidate.entry.frame.type != "travel":
        return "ongoing"
    return None


def _of_noun_before(scene: Scene, k: int) -> EventStatus | None:
    """What "calls for" or "plans for" makes of the noun phrase of chunk k."""
    if k < 2 or scene.chunks[k - 1].kind != "prep" or scene.chunks[k - 2].kind != "noun":
        return None
    lower = scene.tokens.lowers[scene.chunks[k - 2].head]
    return by_noun(lower)
