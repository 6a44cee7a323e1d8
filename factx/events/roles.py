"""Roles: the phrases around a trigger, read by the grammar of its frame and kept if they can fill the role."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from factx.events.contenders import is_same, members
from factx.events.scene import Filler
from factx.events.syntax import INTRANSITIVE, SUPPORT, WITHHOLDING, lemma_of
from factx.ontology import ROLES
from factx.text.classes import class_of
from factx.text.clauses import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factx.events.scene import Scene
    from factx.events.triggers import Candidate
    from factx.ontology import EventType

#: The kinds of phrase that can act.
PEOPLE_KINDS: Final = frozenset({"person", "organization", "country", "group", "people", "number", "body", "name"})
_LOCAL: Final = frozenset({"place", "country", "name"})
_THING: Final = frozenset({"thing", "product", "vehicle", "name", "organization", "place", "measure", "post", "weapon"})
#: Role → the kinds of phrase that can fill it.
KINDS: Final = {
    "place": frozenset({"place", "country", "organization"}),
    "destination": frozenset({"place", "country", "organization", "vehicle"}) | {"name"},
    "origin": frozenset({"place", "country", "organization"}) | {"name"},
    "target": PEOPLE_KINDS | _THING,
    "product": _THING,
    "asset": _THING,
    "measure": _THING | {"money"},
    "subject": PEOPLE_KINDS | _THING | {"crime"},
    "charge": _THING | {"crime"},
    "penalty": _THING | {"number", "time", "money"},
    "instrument": frozenset({"weapon", "vehicle"}),
    "amount": frozenset({"money", "number"}),
    "position": frozenset({"post"}),
    "object": frozenset({"vehicle", "thing", "product", "place"}),
    "disease": frozenset({"disease"}),
    "court": frozenset({"place", "organization", "people", "body"}),
    "recipient": PEOPLE_KINDS | {"place"},
    "giver": PEOPLE_KINDS,
}
_PLACE_PREPOSITIONS: Final = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout", "around"})
_ON_A: Final = frozenset({"on", "for", "during", "to", "into", "of", "in", "after", "before", "with", "from"})

_HOSTING: Final = frozenset({"host", "bring together"})
#: Types whose agent is the subject of a verb of withholding: "suspended aid", "cancelled exercises".
_WITHHELD: Final = frozenset({"aid", "mobilize", "sanction", "restrict"})

Roles = dict[str, list["Filler"]]


@cache
def kinds_of(kind: EventType) -> frozenset[str]:
    """The kinds of phrase that can fill one of the roles of a type."""
    return frozenset().union(*(KINDS.get(role, PEOPLE_KINDS) for role in ROLES[kind]))


def fill(scene: Scene, candidate: Candidate) -> Roles:
    """The roles of a candidate, each with its fillers in text order."""
    found: Roles = {}
    frame = candidate.entry.frame
    if frame.pos == "noun":
        _of_noun(scene, candidate, found)
    elif candidate.reading in ("premodifier", "adjective"):
        _of_modifier(scene, candidate, found)
    else:
        _of_verb(scene, candidate, found)
    if frame.type in ("aid", "acquire"):
        _amounts(scene, candidate, found)
    if frame.type == "resign" and "position" not in found:
        _titles(scene, found)
    if frame.type in ("attack", "die", "injure") and "instrument" not in found:
        _weapon(scene, candidate, found)
    return {role: found[role] for role in ROLES[frame.type] if role in found}


def _amounts(scene: Scene, candidate: Candidate, found: Roles) -> None:
    """The sums of money of the clause: next to the trigger with no more than one verb between."""
    if "amount" in found:
        return
    for count in scene.counts:
        if count.unit is None or len(count.unit) != 3 or not count.unit.isupper():
            continue
        first = scene.tokens.first_from(count.span.start)
        last = scene.tokens.first_from(count.span.end)
        if first >= scene.where.stop or last <= first:
            continue
        low, high = sorted((scene.chunk_at(first), candidate.chunk))
        between = scene.chunks[low + 1 : high]
        if high - low <= 6 and sum(chunk.kind == "verb" for chunk in between) <= 1:
            phrase = Phrase(first, last, last - 1, scene.chunk_at(first))
            filler = scene.filler(phrase)
            found.setdefault("amount", []).append(Filler(phrase, None, filler.kinds))
            return


def _titles(scene: Scene, found: Roles) -> None:
    """The post that whoever leaves it is called by: "fired Interior Minister Ana Ruiz"."""
    for filler in found.get("person", ()):
        phrase = filler.phrase
        posts = [i for i in range(phrase.first, phrase.last) if _is_post(scene, i)]
        if posts:
            title = Phrase(phrase.first, posts[-1] + 1, posts[-1], phrase.chunk)
            found.setdefault("position", []).append(Filler(title, None, KINDS["position"]))


def _weapon(scene: Scene, candidate: Candidate, found: Roles) -> None:
    """The weapon named before the trigger ("rocket attack") or after "with" or "using"."""
    chunk = scene.chunks[candidate.chunk]
    for i in range(candidate.first - 1, chunk.first - 1, -1):
        if chunk.kind == "noun" and "weapon" in class_of().get(scene.tokens.lowers[i], ()):
            found["instrument"] = [Filler(Phrase(i, i + 1, i, candidate.chunk), None, KINDS["instrument"])]
            return
    for preposition, phrases in scene.prepositional(last_chunk(scene, candidate)):
        fillers = [scene.filler(phrase) for phrase in phrases] if preposition == "with" else []
        armed = [f for f in fillers if "weapon" in f.kinds]
        if armed:
            found["instrument"] = armed
            return


def _is_post(scene: Scene, token: int) -> bool:
    return "post" in class_of().get(scene.tokens.lowers[token], ())


def _add(scene: Scene, candidate: Candidate, found: Roles, role: str | None, phrases: Iterable[Phrase]) -> bool:
    """Put phrases that can fill the role into it; whether any did."""
    roles = ROLES[candidate.entry.frame.type]
    if role is None or role == "none" or role not in roles:
        return False
    accepted = KINDS.get(role, PEOPLE_KINDS)
    if role == "person" and "position" in roles:
        accepted |= KINDS["position"]
    added = False
    for phrase in phrases:
        if phrase.first < candidate.last and candidate.first < phrase.last and not phrase.last <= candidate.first:
            continue
        filler = scene.filler(phrase)
        if "empty" in filler.kinds or "unresolved" in filler.kinds:
            continue
        if not (filler.kinds & accepted or (role == "position" and _is_post(scene, phrase.head))):
            continue
        if "time" in filler.kinds and role != "penalty":
            continue
        if role == "product" and candidate.entry.frame.type == "close" and _is_staff(scene, phrase):
            role = "amount"
        if "post" in filler.kinds and filler.mention is None and role == "person" and "position" in roles:
            role = "position"
        fillers = found.setdefault(role, [])
        for one in members(scene, filler) or [filler]:
            if not any(is_same(one, other) for other in fillers):
                fillers.append(one)
                added = True
    return added


def _is_staff(scene: Scene, phrase: Phrase) -> bool:
    return scene.tokens.lowers[phrase.head] in (
        "jobs",
        "job",
        "staff",
        "workers",
        "employees",
        "positions",
        "posts",
        "roles",
    )


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


def _of_verb(scene: Scene, candidate: Candidate, found: Roles) -> None:
    frame, k = candidate.entry.frame, candidate.chunk
    end = last_chunk(scene, candidate)
    subject, objects = scene.subject(k), scene.objects(end)
    if frame.pos == "verb" and scene.chunks[k].kind != "verb":
        subject = []  # a gerund's subject is not told by its place
    elif scene.chunks[k].ing:
        subject = _accused(scene, k) or subject
    if is_passive(scene, candidate):
        _add(scene, candidate, found, frame.object, subject)
        _add(scene, candidate, found, "position", objects)
    else:
        _add(scene, candidate, found, frame.subject, subject)
        _add(scene, candidate, found, frame.object, objects)
        if objects and frame.object == "person":
            _add(scene, candidate, found, "position", _complement(scene, objects[-1].chunk))
    if candidate.entry.lemma in _HOSTING:
        _add(scene, candidate, found, "host", subject)
    _prepositional(scene, candidate, found, end, by=is_passive(scene, candidate))


def _accused(scene: Scene, k: int) -> list[Phrase]:
    """Who is accused in "accused Turkey of attacking …": the object does what the gerund says."""
    before = scene.chunks[k - 1]
    if k < 3 or before.kind != "prep" or scene.tokens.lowers[before.head] not in ("of", "for"):
        return []
    verb = next((j for j in range(k - 2, max(-1, k - 6), -1) if scene.chunks[j].kind == "verb"), None)
    if verb is None or scene.chunks[verb].passive:
        return []
    lemma = scene.tokens.lowers[scene.chunks[verb].head]
    return scene.objects(verb) if lemma.startswith(("accus", "blam", "suspect")) else []


def _complement(scene: Scene, k: int) -> list[Phrase]:
    """The post that follows an object: "named her prime minister"."""
    after = k + 1
    if (
        after >= len(scene.chunks)
        or scene.chunks[after].kind != "noun"
        or not _is_post(scene, scene.chunks[after].head)
    ):
        return []
    return [scene.clauses.phrase(after)]


def _of_modifier(scene: Scene, candidate: Candidate, found: Roles) -> None:
    """Fill from "the freed crew", "12 dead": the noun is the one acted upon."""
    frame, chunk = candidate.entry.frame, scene.chunks[candidate.chunk]
    role = frame.object if frame.pos == "verb" else frame.subject
    if candidate.entry.form == "ing":
        role = frame.subject
    if chunk.head != candidate.head and chunk.kind == "noun":
        _add(scene, candidate, found, role, [scene.clauses.phrase(candidate.chunk)])
    elif chunk.kind == "noun" and chunk.last - chunk.first > 1:
        _add(
            scene, candidate, found, role, [Phrase(chunk.first, candidate.first, candidate.first - 1, candidate.chunk)]
        )
    elif chunk.kind == "adj":
        before = candidate.chunk - 1
        if before >= 0 and scene.chunks[before].kind == "verb":
            _add(scene, candidate, found, role, scene.subject(before))
    _prepositional(scene, candidate, found, candidate.chunk, by=True)


def _of_noun(scene: Scene, candidate: Candidate, found: Roles) -> None:
    frame, k = candidate.entry.frame, candidate.chunk
    chunk = scene.chunks[k]
    possessor = scene.clauses.possessor(k) if chunk.kind == "noun" else None
    if possessor is not None and not _add(scene, candidate, found, frame.subject, [possessor]):
        _add(scene, candidate, found, "place", [possessor])
    _named_before(scene, candidate, found, possessor)
    if chunk.head == candidate.head or chunk.kind != "noun":
        _prepositional(scene, candidate, found, k, by=True)
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
                _add(scene, candidate, found, frame.subject, phrases)
                if lemma in _HOSTING:
                    _add(scene, candidate, found, "host", phrases)
    if lemma in SUPPORT:
        _prepositional(scene, candidate, found, verb, by=True)


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
                if is_place or not _add(scene, candidate, found, subject, phrase):
                    _add(scene, candidate, found, "place", phrase)


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
            _add(scene, candidate, found, role, subject)
            _extend(found, role, before)
        if supported and lemma in _HOSTING:
            _add(scene, candidate, found, "host", subject)
    if supported:
        _prepositional(scene, candidate, found, verb, by=scene.chunks[verb].passive)


def _extend(found: Roles, role: str, fillers: list[Filler]) -> None:
    kept = found.setdefault(role, [])
    kept += [f for f in fillers if not any(is_same(f, other) for other in kept)]
    if not kept:
        del found[role]


def _prepositional(scene: Scene, candidate: Candidate, found: Roles, k: int, *, by: bool) -> None:
    frame = candidate.entry.frame
    for preposition, phrases in scene.prepositional(k):
        role = frame.prepositions.get(preposition)
        if preposition == "by" and role is None:
            role = frame.subject if by else "none"
        if role is not None:
            if (
                role != "none"
                and not _add(scene, candidate, found, role, phrases)
                and preposition in _PLACE_PREPOSITIONS
            ):
                _add(scene, candidate, found, "place", phrases)
        elif preposition in _PLACE_PREPOSITIONS:
            _add(scene, candidate, found, "place", phrases)
