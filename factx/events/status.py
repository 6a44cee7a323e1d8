"""Status: whether an event happened, goes on, is planned, is only possible, or did not happen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from factx.events.syntax import lemma_of
from factx.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factx.events.scene import Scene
    from factx.events.triggers import Candidate
    from factx.ontology import EventStatus

_MOST_STEPS: Final = 6
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


@cache
def _cues() -> dict[str, frozenset[str]]:
    data = load_table("factx.events", "status.toml")
    return {name: frozenset(words) for name, words in data.items() if isinstance(words, list)}


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
        return _of_noun(scene, candidate) or default
    found = _of_verb(scene, candidate.chunk, 0, candidate.entry.form)
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


def _of_verb(scene: Scene, k: int, depth: int, form: str = "") -> EventStatus:
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
        if _future_time(scene, k):
            return "planned"
        return "ongoing" if not verb.past or _says_before(scene, k) else "happened"
    present = not (verb.bare or verb.passive or verb.perfect or verb.past) and form in ("base", "s")
    if present and (_future_time(scene, k) or _awaited(scene, k)):
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
        chunk.kind == "verb" and scene.tokens.lowers[chunk.head] in _cues()["said"]
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
        if lower in cues["done_adjectives"] and not (chunk.modal or chunk.negated):
            return "happened"
        if chunk.kind == "verb":
            lemma = lemma_of(lower)
            if lemma in ("continue", "keep") and not (chunk.modal or chunk.to or chunk.negated):
                return "ongoing"
            if lemma in cues["achieved"]:
                return _of_verb(scene, j, depth + 1) if depth < _MOST_STEPS else "happened"
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
                return _of_verb(scene, j, depth + 1)
            return "possible"
        found = _by_noun(lower) if chunk.kind in ("noun", "adj") else None
        if found is not None:
            return found
        if chunk.kind in ("mark", "sub") and lower in (",", ";", ":"):
            break
    return "planned" if scene.titled else "possible"


def _called_off(scene: Scene) -> bool:
    return any(lowers in _cues()["called_off"] for lowers in scene.tokens.lowers[scene.where.start : scene.where.stop])


def _of_gerund(scene: Scene, k: int, depth: int) -> EventStatus:
    chunks, cues = scene.chunks, _cues()
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
        return _of_verb(scene, j, depth + 1) if depth < _MOST_STEPS else "happened"
    if scene.titled:
        return "ongoing"
    other = next((b for b in range(j, -1, -1) if chunks[b].kind == "verb"), None)
    if other is not None and depth < _MOST_STEPS and not chunks[other].ing:
        found = _of_verb(scene, other, depth + 1)
        return found if found in ("planned", "possible") else "happened"
    return "happened"


def _of_prepositional_gerund(scene: Scene, j: int) -> EventStatus:
    """What the word before the preposition at chunk j makes of the gerund after it."""
    chunks, lowers, cues = scene.chunks, scene.tokens.lowers, _cues()
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
    found = _by_noun(lower)
    if found is not None:
        return found
    verb = next((b for b in range(before, max(-1, before - 4), -1) if chunks[b].kind == "verb"), None)
    accused = verb is not None and lemma_of(lowers[chunks[verb].head]) in cues["accusing"]
    return "possible" if accused else "happened"


def _of_noun(scene: Scene, candidate: Candidate) -> EventStatus | None:
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
    if found is None and _future_time(scene, k) and (predicate is None or scene.chunks[predicate].modal):
        return "planned"
    return found


def _of_modifiers(words: list[str]) -> EventStatus | None:
    cues = _cues()
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
        return _future_time(scene, k) or (verb is not None and bool(verb.modal or verb.to))
    return bool(verb.modal or verb.to)


def _of_predicate(scene: Scene, predicate: int) -> EventStatus | None:
    """What the verb whose subject is the noun phrase of chunk k makes of it."""
    chunks, lowers, cues = scene.chunks, scene.tokens.lowers, _cues()
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
    cues, k = _cues(), candidate.chunk
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
    found = _of_verb(scene, verb_at, 0)
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
    return _by_noun(lower)


def _by_noun(lower: str) -> EventStatus | None:
    if lower in _cues()["wishing_nouns"]:
        return "possible"
    return "planned" if lower in _cues()["planning_nouns"] else None
