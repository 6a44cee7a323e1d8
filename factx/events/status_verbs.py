"""Status of verbs: tense, modality, negation, conditions, and what an infinitive or a gerund hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.events.status_cues import by_noun, cue_words, is_future
from factx.events.syntax import lemma_of

if TYPE_CHECKING:
    from factx.events.scene import Scene
    from factx.ontology import EventStatus

_MOST_STEPS: Final = 6


def of_verb(scene: Scene, k: int, depth: int, form: str = "") -> EventStatus:
    """The status of verb group k; `depth` counts the verbs that led to it, `form` is that of the trigger."""
    chunks, lowers = scene.chunks, scene.tokens.lowers
    verb = chunks[k]
    if verb.negated or _no_subject(scene, k):
        return "negated"
    if verb.modal:
        return _of_modal(scene, k)
    adverbs = lowers[verb.first : verb.last]
    if "allegedly" in adverbs or "reportedly" in adverbs:
        return "possible" if "allegedly" in adverbs else "happened"
    if verb.to:
        return _of_infinitive(scene, k, depth)
    if _conditional(scene, k):
        return "possible"
    if verb.ing:
        return _of_gerund(scene, k, depth)
    if verb.progressive:
        if is_future(scene, k):
            return "planned"
        return "ongoing" if not verb.past or _says_before(scene, k) else "happened"
    present = not (verb.bare or verb.passive or verb.perfect or verb.past) and form in ("base", "s")
    if present and (is_future(scene, k) or _awaited(scene, k)):
        return "planned"
    return "happened"


def _of_modal(scene: Scene, k: int) -> EventStatus:
    modal = scene.chunks[k].modal
    if _conditional(scene, k) or _in_condition(scene):
        return "possible"
    if modal in ("will", "shall", "'ll", "wo"):
        return "planned"
    return "planned" if modal in ("would", "'d") and _reported(scene, k) else "possible"


def _in_condition(scene: Scene) -> bool:
    """Whether a clause of the sentence opens with "if" or "unless"."""
    return any(
        chunk.kind in ("sub", "other", "prep") and scene.tokens.lowers[chunk.head] in ("if", "unless")
        for chunk in scene.chunks
    )


def _no_subject(scene: Scene, k: int) -> bool:
    """Whether the subject says that nobody did it: "no one was hurt", "no camps were built"."""
    return any(scene.tokens.lowers[phrase.first] in ("no", "nobody", "none", "neither") for phrase in scene.subject(k))


def _says_before(scene: Scene, k: int) -> bool:
    """Whether a verb of saying stands before verb group k: "said it was looking into"."""
    return any(
        chunk.kind == "verb" and scene.tokens.lowers[chunk.head] in cue_words()["said"]
        for chunk in scene.chunks[max(0, k - 4) : k]
    )


def _awaited(scene: Scene, k: int) -> bool:
    """Whether "until" or "before" opens the clause of verb group k: "before the court hears the case"."""
    for j in range(k - 1, max(-1, k - 5), -1):
        if scene.chunks[j].kind in ("verb", "mark"):
            return False
        if scene.tokens.lowers[scene.chunks[j].head] in ("until", "before", "till"):
            return True
    return False


def _conditional(scene: Scene, k: int) -> bool:
    """Whether the clause of verb group k opens with "if", "unless", "in case"."""
    for j in range(k - 1, max(-1, k - 12), -1):
        chunk = scene.chunks[j]
        lower = scene.tokens.lowers[chunk.head]
        if lower in ("if", "unless", "whether", "should") and chunk.kind in ("sub", "other", "prep"):
            return True
        if chunk.kind == "verb" or (chunk.kind == "mark" and lower in (",", ";", ":")):
            return False
    return False


def _reported(scene: Scene, k: int) -> bool:
    """Whether a past verb of saying governs the clause: "said it would visit" is a plan."""
    return (
        any(
            chunk.kind == "verb" and not chunk.modal and scene.tokens.lowers[chunk.head] in cue_words()["said"]
            for chunk in scene.chunks
        )
        or scene.chunks[k].modal == "would"
    )


def _of_infinitive(scene: Scene, k: int, depth: int) -> EventStatus:
    """What the word that an infinitive hangs on makes of it."""
    chunks, lowers, cues = scene.chunks, scene.tokens.lowers, cue_words()
    for j in range(k - 1, max(-1, k - 5), -1):
        chunk = chunks[j]
        lower = lowers[chunk.head]
        if lower in cues["done_adjectives"] and not (chunk.modal or chunk.negated):
            return "happened"
        if chunk.kind == "verb":
            lemma = lemma_of(lower)
            if lemma in ("continue", "keep") and not (chunk.modal or chunk.to or chunk.negated):
                return "ongoing"
            if lemma in cues["achieved"]:
                return of_verb(scene, j, depth + 1) if depth < _MOST_STEPS else "happened"
            if lemma in cues["averting"]:
                return "negated"
            if chunk.negated:
                return "negated"
            if lemma in cues["planning"] or lower in cues["planning"]:
                dropped = lower in ("was", "were") or (chunk.past and chunk.perfect)
                return "negated" if dropped and _called_off(scene) else "planned"
            if lemma in cues["wishing"]:
                return "possible"
            if chunk.modal:
                return of_verb(scene, j, depth + 1)
            return "possible"
        found = by_noun(lower) if chunk.kind in ("noun", "adj") else None
        if found is not None:
            return found
        if chunk.kind in ("mark", "sub") and lower in (",", ";", ":"):
            break
    return "planned" if scene.titled else "possible"


def _called_off(scene: Scene) -> bool:
    return any(
        lowers in cue_words()["called_off"] for lowers in scene.tokens.lowers[scene.where.start : scene.where.stop]
    )


def _of_gerund(scene: Scene, k: int, depth: int) -> EventStatus:
    chunks, cues = scene.chunks, cue_words()
    j = k - 1
    while j >= 0 and chunks[j].kind == "other":
        j -= 1
    if j > 0 and chunks[j].kind == "prep":
        return _of_prepositional_gerund(scene, j)
    if j >= 0 and chunks[j].kind == "verb":
        lemma = lemma_of(scene.tokens.lowers[chunks[j].head])
        if lemma in cues["averting"]:
            return "negated"
        if lemma in cues["wishing"] or lemma == "consider":
            return "possible"
        if lemma in ("continue", "keep"):
            return "ongoing"
        return of_verb(scene, j, depth + 1) if depth < _MOST_STEPS else "happened"
    if scene.titled:
        return "ongoing"
    other = next((b for b in range(j, -1, -1) if chunks[b].kind == "verb"), None)
    if other is not None and depth < _MOST_STEPS and not chunks[other].ing:
        found = of_verb(scene, other, depth + 1)
        return found if found in ("planned", "possible") else "happened"
    return "happened"


def _of_prepositional_gerund(scene: Scene, j: int) -> EventStatus:
    """What the word before the preposition at chunk j makes of the gerund after it."""
    chunks, lowers, cues = scene.chunks, scene.tokens.lowers, cue_words()
    if lowers[chunks[j].head] == "without":
        return "negated"
    before = j - 1
    lower = lowers[chunks[before].head]
    if chunks[before].kind == "verb":
        lemma = lemma_of(lower)
        if lemma in cues["averting"]:
            return "negated"
        if any(lemma in cues[name] for name in ("accusing", "wishing", "planning")):
            return "possible"
    found = by_noun(lower)
    if found is not None:
        return found
    verb = next((b for b in range(before, max(-1, before - 4), -1) if chunks[b].kind == "verb"), None)
    accused = verb is not None and lemma_of(lowers[chunks[verb].head]) in cues["accusing"]
    return "possible" if accused else "happened"
