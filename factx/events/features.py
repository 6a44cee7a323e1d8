"""What the trigger model sees of a candidate: names of the features that hold."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from factx.events.contexts import sets_of
from factx.events.role_kinds import KINDS, PEOPLE_KINDS
from factx.events.syntax import lemma_of
from factx.learned.triggers import Features

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factx.events.scene import Scene
    from factx.events.triggers import Candidate
    from factx.text.chunks import Chunk
    from factx.text.clauses import Phrase

    #: Where a candidate stands → what is around it and what its clause says.
    Memory = dict[tuple[int, int, int], tuple[list[str], list[str]]]

_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "'s", "his", "her", "their", "its"})

#: Up to so many sentences without a date of publication, a text is no article.
_FEW: Final = 2
_REMEMBERED: Final = 20_000


class Standing(NamedTuple):
    """What is known of a candidate before its clause is read."""

    kind: str
    lemma: str
    reading: str
    form: str
    sure: str
    """`s` or `u`: whether the lexicon is sure of the word."""
    context: str
    """The verdict of the context table."""
    company: str
    """How many strong candidates of its type the article has beside it: "0", "1", "2", "4"."""
    definite: bool
    titled: bool
    lone: bool
    """Whether there is no article around its sentence."""


def whole_features(scene: Scene, candidate: Candidate, context: str, company: str) -> tuple[str, ...]:
    """What the word itself, the context table and the article say of a candidate."""
    entry = candidate.entry
    first = scene.chunks[candidate.chunk].first
    return _of_standing(
        Standing(
            entry.frame.type,
            entry.lemma,
            candidate.reading,
            entry.form,
            "s" if entry.frame.sure else "u",
            context,
            company,
            candidate.reading == "noun" and scene.tokens.lowers[first] in _DEFINITE,
            scene.titled,
            _is_lone(scene),
        )
    )


@lru_cache(_REMEMBERED)
def _of_standing(seen: Standing) -> tuple[str, ...]:
    kind, lemma, reading, form, sure, context, company, definite, titled, lone = seen
    whole = [*_of_word(kind, lemma, reading, form, sure), f"{kind}|n{company}|{sure}", f"n{company}|{sure}|{reading}"]
    if context:
        whole += (f"ctx{context}", f"{kind}|ctx{context}", f"ctx{context}|{reading}|{sure}")
        whole.append(f"{kind}|{lemma}|ctx{context}")
    if lone:
        whole += _of_lone_sentence(seen)
    if definite:
        whole += (f"the|n{company}", f"{kind}|the|n{company}", f"the|n{company}|{sure}")
    if titled:
        whole += (f"{kind}|title", f"title|{reading}", f"title|{sure}")
    return tuple(whole)


def _is_lone(scene: Scene) -> bool:
    return len(scene.document.sentences) <= _FEW and scene.document.article.published_date is None


def _of_lone_sentence(seen: Standing) -> list[str]:
    """What is different where there is no article around: nothing else tells whether a word is meant as an event."""
    kind, reading, sure, context, company = seen.kind, seen.reading, seen.sure, seen.context, seen.company
    found = [
        f"@{kind}",
        f"@{kind}|{seen.lemma}",
        f"@{reading}",
        f"@{kind}|{reading}|{seen.form}",
        f"@{kind}|n{company}|{sure}",
        f"@n{company}|{sure}|{reading}",
    ]
    if context:
        found += (f"@ctx{context}", f"@{kind}|ctx{context}", f"@ctx{context}|{reading}|{sure}")
    return found


def word_features(candidate: Candidate) -> tuple[str, ...]:
    """What the word itself says, whatever is around it."""
    entry = candidate.entry
    return _of_word(entry.frame.type, entry.lemma, candidate.reading, entry.form, "s" if entry.frame.sure else "u")


@lru_cache(_REMEMBERED)
def _of_word(kind: str, lemma: str, reading: str, form: str, sure: str) -> tuple[str, ...]:
    own = f"{kind}|{lemma}|"
    return (
        kind,
        f"{kind}|{lemma}",
        own + reading,
        own + form,
        f"{kind}|{reading}|{form}|{sure}",
        f"{sure}|{reading}|{form}",
    )


def features(scene: Scene, candidate: Candidate, whole: Sequence[str], memory: Memory) -> Features:
    """All features of a candidate.

    `whole` are its `whole_features`. `memory` holds what readings of the same words have in common: give the same one
    for all candidates of a document.
    """
    place = (candidate.first, candidate.last, candidate.chunk)
    known = memory.get(place)
    if known is None:
        known = memory[place] = (_around(scene, candidate), list(_of_clause(scene, candidate)))
    around, clause = known
    if scene.chunks[candidate.chunk].kind == "verb":
        clause = [*clause, _frame_fit(scene, candidate)]
    scopes = (candidate.entry.frame.type, f"={candidate.entry.lemma}", f"~{candidate.reading}")
    return Features(whole, scopes, clause, around)


def _around(scene: Scene, candidate: Candidate) -> list[str]:
    """The words before and after, and whether the sentence has a date."""
    lowers, first, stop = scene.tokens.lowers, scene.where.start, scene.where.stop
    before = lowers[candidate.first - 1] if candidate.first > first else "^"
    after = lowers[candidate.last] if candidate.last < stop else "$"
    return ["<" + before, ">" + after, "d+" if scene.dates else "d-"]


def _of_clause(scene: Scene, candidate: Candidate) -> Iterator[str]:
    verbal = scene.chunks[candidate.chunk].kind == "verb"
    return _of_verb(scene, candidate) if verbal else _of_noun(scene, candidate)


def _flags(verb: Chunk) -> str:
    return (
        ("p" if verb.passive else "b" if verb.bare else "")
        + ("t" if verb.to else "")
        + ("g" if verb.ing else "")
        + ("m" if verb.modal else "")
        + ("x" if verb.negated else "")
        + ("h" if verb.perfect else "")
        + ("r" if verb.progressive else "")
    )


def _frame_fit(scene: Scene, candidate: Candidate) -> str:
    """Whether subject and object are of the kinds that the roles of the entry ask for."""
    k, frame = candidate.chunk, candidate.entry.frame
    subject = _fits(frame.subject, _kinds(scene, scene.subject(k)))
    patient = _fits(frame.object, _kinds(scene, _objects(scene, candidate)))
    return f"so:{subject}{patient}{_flags(scene.chunks[k])[:1]}"


def _objects(scene: Scene, candidate: Candidate) -> list[Phrase]:
    return scene.objects(max(candidate.chunk, scene.chunk_at(candidate.last - 1)))


def _of_verb(scene: Scene, candidate: Candidate) -> Iterator[str]:
    k = candidate.chunk
    verb = scene.chunks[k]
    yield "f:" + _flags(verb)
    objects = _objects(scene, candidate)
    for name in _kinds(scene, scene.subject(k)):
        yield "S:" + name
    for name in _kinds(scene, objects):
        yield "O:" + name
    if objects:
        yield "o:" + scene.tokens.lowers[objects[0].head]
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
