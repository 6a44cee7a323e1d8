"""What the trigger model sees of a candidate: names of the features that hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.events.contexts import sets_of
from factx.events.roles import KINDS, PEOPLE_KINDS
from factx.events.syntax import lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.events.scene import Scene
    from factx.events.triggers import Candidate
    from factx.text.clauses import Phrase

_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "'s", "his", "her", "their", "its"})


def features(scene: Scene, candidate: Candidate, context: str, company: str) -> list[str]:
    """The features of a candidate.

    `context` is the verdict of the context table, `company` how many strong candidates of its type the article has
    beside it ("0", "1", "2", "4").
    """
    kind, lemma, reading = candidate.entry.frame.type, candidate.entry.lemma, candidate.reading
    sure = "s" if candidate.entry.frame.sure else "u"
    own = f"{kind}|{lemma}|"
    typed = f"{kind}|"
    lemmatic = f"{lemma}|"
    found = [*word_features(candidate), f"{typed}n{company}|{sure}", f"n{company}|{sure}|{reading}"]
    if context:
        found += (f"ctx{context}", f"{typed}ctx{context}", f"{own}ctx{context}", f"ctx{context}|{reading}|{sure}")
    first = scene.chunks[candidate.chunk].first
    if scene.tokens.lowers[first] in _DEFINITE and reading == "noun":
        found += (f"the|n{company}", f"{typed}the|n{company}", f"the|n{company}|{sure}")
    if scene.titled:
        found += (f"{typed}title", "title|" + reading, f"title|{sure}")
    for part in _around(scene, candidate):
        found.append(typed + part)
    found.append(typed + ("d+" if scene.dates else "d-"))
    verbal = scene.chunks[candidate.chunk].kind == "verb"
    for part in _of_verb(scene, candidate) if verbal else _of_noun(scene, candidate):
        found += (typed + part, lemmatic + part, reading + part)
    return found


def word_features(candidate: Candidate) -> list[str]:
    """What the word itself says, whatever is around it."""
    kind, lemma = candidate.entry.frame.type, candidate.entry.lemma
    reading, form = candidate.reading, candidate.entry.form
    sure = "s" if candidate.entry.frame.sure else "u"
    own = f"{kind}|{lemma}|"
    return [
        kind,
        f"{kind}|{lemma}",
        own + reading,
        own + form,
        f"{kind}|{reading}|{form}|{sure}",
        f"{sure}|{reading}|{form}",
    ]


def _around(scene: Scene, candidate: Candidate) -> Iterator[str]:
    lowers, first, stop = scene.tokens.lowers, scene.where.start, scene.where.stop
    before = lowers[candidate.first - 1] if candidate.first > first else "^"
    after = lowers[candidate.last] if candidate.last < stop else "$"
    yield "<" + before
    yield ">" + after


def _of_verb(scene: Scene, candidate: Candidate) -> Iterator[str]:
    k = candidate.chunk
    verb = scene.chunks[k]
    flags = (
        ("p" if verb.passive else "b" if verb.bare else "")
        + ("t" if verb.to else "")
        + ("g" if verb.ing else "")
        + ("m" if verb.modal else "")
        + ("x" if verb.negated else "")
        + ("h" if verb.perfect else "")
        + ("r" if verb.progressive else "")
    )
    yield "f:" + flags
    subject = _kinds(scene, scene.subject(k))
    objects = scene.objects(max(k, scene.chunk_at(candidate.last - 1)))
    object_kinds = _kinds(scene, objects)
    for name in subject:
        yield "S:" + name
    for name in object_kinds:
        yield "O:" + name
    if objects:
        yield "o:" + scene.tokens.lowers[objects[0].head]
    frame = candidate.entry.frame
    yield f"so:{_fits(frame.subject, subject)}{_fits(frame.object, object_kinds)}{flags[:1]}"
    for preposition, phrases in scene.prepositional(k):
        yield "P:" + preposition
        for name in _kinds(scene, phrases):
            yield f"P:{preposition}:{name}"
    before = scene.chunks[k - 1] if k else None
    if before is not None:
        yield f"k:{before.kind}"
        if before.kind == "verb":
            yield "g:" + lemma_of(scene.tokens.lowers[before.head])


def _of_noun(scene: Scene, candidate: Candidate) -> Iterator[str]:
    k = candidate.chunk
    chunk = scene.chunks[k]
    lowers = scene.tokens.lowers
    if chunk.head != candidate.head:
        yield "C:" + lowers[chunk.head]
        yield "C"
        for name in (*scene.filler_kinds(chunk.head, k), *sets_of().get(lowers[chunk.head], ())):
            yield "C:" + name
    else:
        for preposition, phrases in scene.prepositional(k):
            yield "P:" + preposition
            for name in _kinds(scene, phrases):
                yield f"P:{preposition}:{name}"
    yield "D:" + lowers[chunk.first] if scene.document.tags[chunk.first] in ("DET", "PRON") else "D:"
    for i in range(chunk.first, candidate.first):
        yield "M:" + lowers[i]
        for name in sets_of().get(lowers[i], ()):
            yield "M:" + name
    possessor = scene.clauses.possessor(k) if chunk.kind == "noun" else None
    if possessor is not None:
        for name in _kinds(scene, [possessor]):
            yield "X:" + name
    governor, how = scene.governor(k)
    if governor:
        yield f"G:{governor}:{how}"
        yield f"G:{how}"
    predicate = scene.predicate(k)
    if predicate:
        yield "V:" + predicate
    if k and scene.chunks[k - 1].kind == "prep":
        yield "<p:" + lowers[scene.chunks[k - 1].head]
        if k > 1 and scene.chunks[k - 2].kind == "noun":
            yield "<n:" + lowers[scene.chunks[k - 2].head]


def _kinds(scene: Scene, phrases: list[Phrase]) -> list[str]:
    if not phrases:
        return ["-"]
    phrase = phrases[0]
    return [*scene.filler_kinds_of(phrase), *sets_of().get(scene.tokens.lowers[phrase.head], ())]


def _fits(role: str | None, kinds: list[str]) -> str:
    if role is None:
        return "0"
    if kinds == ["-"]:
        return "-"
    accepted = KINDS.get(role, PEOPLE_KINDS)
    return "+" if any(name in accepted for name in kinds) else "!"
