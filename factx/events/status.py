"""Status: whether an event happened, goes on, is planned, is only possible, or did not happen."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from factx.events.syntax import lemma_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factx.events.scene import Scene
    from factx.events.triggers import Candidate
    from factx.ontology import EventStatus

_MOST_STEPS: Final = 6


@cache
def _cues() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("factx.events").joinpath("status.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in data.items() if isinstance(words, list)}


@cache
def _defaults() -> Mapping[tuple[str, str], EventStatus]:
    """(type, lemma) → the status where nothing around the word says otherwise."""
    data = tomllib.loads(files("factx.events").joinpath("status.toml").read_text("utf-8"))["default"]
    return {
        (kind, lemma): status for status, kinds in data.items() for kind, lemmas in kinds.items() for lemma in lemmas
    }


def status_of(scene: Scene, candidate: Candidate) -> EventStatus | None:
    """The status that the words around a trigger give it; None where they say nothing of it."""
    chunk = scene.chunks[candidate.chunk]
    default = _defaults().get((candidate.entry.frame.type, candidate.entry.lemma))
    if chunk.kind != "verb" or candidate.entry.frame.pos == "noun":
        return _of_noun(scene, candidate) or default
    found = _of_verb(scene, candidate.chunk, 0, candidate.entry.form)
    if found != "happened":
        return found
    if default == "ongoing":
        return found if chunk.past or chunk.perfect or (chunk.bare and not chunk.passive) else default
    if default is None and _is_lasting(scene, candidate):
        return "ongoing"
    return default or found


def _is_lasting(scene: Scene, candidate: Candidate) -> bool:
    """Whether a verb is in the present passive: "is being held", "are displaced"."""
    chunk = scene.chunks[candidate.chunk]
    if not chunk.passive or chunk.past or chunk.perfect or chunk.modal or chunk.to:
        return False
    words = scene.tokens.lowers[chunk.first : chunk.head]
    return "being" in words or (
        bool({"is", "are"} & set(words)) and candidate.entry.frame.type in ("arrest", "displace", "restrict")
    )


def _of_verb(scene: Scene, k: int, depth: int, form: str = "") -> EventStatus:
    chunks, lowers = scene.chunks, scene.tokens.lowers
    verb = chunks[k]
    if verb.negated:
        return "negated"
    if verb.modal in ("will", "shall", "'ll", "wo"):
        return "possible" if _conditional(scene, k) else "planned"
    if verb.modal in ("would", "'d"):
        return "planned" if not _conditional(scene, k) and _reported(scene, k) else "possible"
    if verb.modal:
        return "possible"
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
        return "planned" if _future_time(scene, k) else ("happened" if verb.past else "ongoing")
    if not verb.bare and not verb.passive and not verb.perfect and not verb.past and form in ("base", "s"):
        if _future_time(scene, k):
            return "planned"
    return "happened"


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
            chunk.kind == "verb" and not chunk.modal and scene.tokens.lowers[chunk.head] in _cues()["said"]
            for chunk in scene.chunks
        )
        or scene.chunks[k].modal == "would"
    )


def _future_time(scene: Scene, k: int) -> bool:
    published = scene.document.article.published_date
    if published is None:
        return False
    today = published.isoformat()
    end = scene.tokens.ends[scene.chunks[min(len(scene.chunks) - 1, k + 8)].last - 1]
    start = scene.tokens.starts[scene.chunks[max(0, k - 6)].first]
    return any(
        start <= d.span.start < end and d.start is not None and d.start[:10] > today and d.timex in ("DATE", "TIME")
        for d in scene.dates
    )


def _of_infinitive(scene: Scene, k: int, depth: int) -> EventStatus:
    """What the word that an infinitive hangs on makes of it."""
    chunks, lowers, cues = scene.chunks, scene.tokens.lowers, _cues()
    for j in range(k - 1, max(-1, k - 5), -1):
        chunk = chunks[j]
        lower = lowers[chunk.head]
        if chunk.kind == "verb":
            lemma = lemma_of(lower)
            if lemma in cues["achieved"]:
                return _of_verb(scene, j, depth + 1) if depth < _MOST_STEPS else "happened"
            if lemma in cues["averting"]:
                return "negated"
            if chunk.negated:
                return "negated"
            if lemma in cues["planning"] or lower in cues["planning"]:
                if lower in ("was", "were") or (chunk.past and chunk.perfect):
                    return "negated" if _called_off(scene) else "planned"
                return "planned"
            if lemma in cues["wishing"]:
                return "possible"
            if chunk.modal:
                return _of_verb(scene, j, depth + 1)
            return "possible"
        if chunk.kind in ("noun", "adj"):
            if lower in cues["planning_nouns"]:
                return "planned"
            if lower in cues["wishing_nouns"]:
                return "possible"
        if chunk.kind in ("mark", "sub") and lower in (",", ";", ":"):
            break
    return "planned" if scene.titled else "possible"


def _called_off(scene: Scene) -> bool:
    return any(lowers in _cues()["called_off"] for lowers in scene.tokens.lowers[scene.where.start : scene.where.stop])


def _of_gerund(scene: Scene, k: int, depth: int) -> EventStatus:
    chunks, lowers, cues = scene.chunks, scene.tokens.lowers, _cues()
    j = k - 1
    while j >= 0 and chunks[j].kind == "other":
        j -= 1
    if j >= 0 and chunks[j].kind == "prep" and j > 0:
        before = j - 1
        lower = lowers[chunks[before].head]
        if lowers[chunks[j].head] == "without":
            return "negated"
        if chunks[before].kind == "verb":
            lemma = lemma_of(lower)
            if lemma in cues["averting"]:
                return "negated"
            if lemma in cues["accusing"]:
                return "possible"
            if lemma in cues["wishing"] or lemma in cues["planning"]:
                return "possible"
        if lower in cues["wishing_nouns"]:
            return "possible"
        if lower in cues["planning_nouns"]:
            return "planned"
        for back in range(before, max(-1, before - 4), -1):
            if chunks[back].kind == "verb":
                if lemma_of(lowers[chunks[back].head]) in cues["accusing"]:
                    return "possible"
                break
        return "happened"
    if j >= 0 and chunks[j].kind == "verb":
        lemma = lemma_of(lowers[chunks[j].head])
        if lemma in cues["averting"]:
            return "negated"
        if lemma in cues["wishing"] or lemma == "consider":
            return "possible"
        if lemma in ("continue", "keep"):
            return "ongoing"
        return _of_verb(scene, j, depth + 1) if depth < _MOST_STEPS else "happened"
    if scene.titled:
        return "ongoing"
    other = next((b for b in range(j, -1, -1) if chunks[b].kind == "verb"), None)
    if other is not None and depth < _MOST_STEPS and not chunks[other].ing:
        found = _of_verb(scene, other, depth + 1)
        return found if found in ("planned", "possible") else "happened"
    return "happened"


def _of_noun(scene: Scene, candidate: Candidate) -> EventStatus | None:
    """What the modifiers of a nominal trigger and the verb it hangs on make of it."""
    chunks, lowers, cues = scene.chunks, scene.tokens.lowers, _cues()
    chunk, k = chunks[candidate.chunk], candidate.chunk
    modifiers = lowers[chunk.first : candidate.first]
    for word in modifiers:
        if word in cues["possible_modifiers"]:
            return "possible"
        if word in cues["planned_modifiers"]:
            return "planned"
        if word in cues["ongoing_modifiers"]:
            return "ongoing"
        if word in cues["negated_modifiers"]:
            return "negated"
    if k > 0 and chunks[k - 1].kind == "prep" and lowers[chunks[k - 1].head] in ("without", "despite no"):
        return "negated"
    predicate = scene.clauses.predicate(k)
    if predicate is not None and predicate - k <= 8:
        lemma = lemma_of(scene.clauses.lower(predicate))
        verb = chunks[predicate]
        if lemma in cues["cancelling"]:
            return "negated" if not verb.negated else "planned"
        if verb.modal in ("will", "'ll", "shall"):
            return "planned" if lemma in cues["occurring"] or lemma == "be" else "happened"
        if verb.modal and (lemma in cues["occurring"] or verb.passive):
            return "possible"
        if lemma in ("continue", "rage", "persist") or (verb.progressive and lemma in cues["occurring"]):
            return "ongoing"
        if lemma in ("schedule", "plan", "expect", "set", "slate", "aim") and verb.passive:
            return "planned"
        after = predicate + 1
        if after < len(chunks) and chunks[after].kind == "verb" and chunks[after].to and lemma in cues["planning"]:
            return "planned"
        if after < len(chunks) and lowers[chunks[after].head] in ("underway", "ongoing"):
            return "ongoing"
    governor = scene.clauses.governor(k)
    if governor is not None:
        verb_at, how = governor
        verb = chunks[verb_at]
        lemma = lemma_of(lowers[verb.head])
        if how == "object" or (how in ("for", "to", "on", "of", "from", "in", "with") and k - verb_at <= 3):
            if lemma in cues["cancelling"]:
                return "negated"
            if lemma in cues["wishing"]:
                return "possible"
            if lemma in cues["planning"]:
                return "planned"
            if how == "object" or lemma in cues["supporting"]:
                found = _of_verb(scene, verb_at, 0)
                if found != "happened" and (lemma in cues["supporting"] or found in ("planned", "possible")):
                    return found
                if lemma in ("continue", "resume") and candidate.entry.frame.type != "travel":
                    return "ongoing"
    if k >= 2 and chunks[k - 1].kind == "prep" and chunks[k - 2].kind == "noun":
        lower = lowers[chunks[k - 2].head]
        if lower in cues["wishing_nouns"]:
            return "possible"
        if lower in cues["planning_nouns"]:
            return "planned"
    if _future_time(scene, k) and (predicate is None or chunks[predicate].modal):
        return "planned"
    return None
