"""Roles: the phrases around a trigger, read by the grammar of its frame and kept if they can fill the role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.events.role_filling import HOSTING, add, add_prepositional, is_post
from factx.events.role_kinds import KINDS
from factx.events.role_nouns import of_noun
from factx.events.scene import Filler
from factx.events.voice import is_passive, last_chunk
from factx.ontology import ROLES
from factx.text.classes import class_of
from factx.text.clauses import Phrase

if TYPE_CHECKING:
    from factx.events.role_filling import Roles
    from factx.events.scene import Scene
    from factx.events.triggers import Candidate


def fill(scene: Scene, candidate: Candidate) -> Roles:
    """The roles of a candidate, each with its fillers in text order."""
    found: Roles = {}
    frame = candidate.entry.frame
    if frame.pos == "noun":
        of_noun(scene, candidate, found)
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


def _of_verb(scene: Scene, candidate: Candidate, found: Roles) -> None:
    frame, k = candidate.entry.frame, candidate.chunk
    end = last_chunk(scene, candidate)
    subject, objects = scene.subject(k), scene.objects(end)
    if frame.pos == "verb" and scene.chunks[k].kind != "verb":
        subject = []  # a gerund's subject is not told by its place
    elif scene.chunks[k].ing:
        subject = _accused(scene, k) or subject
    if is_passive(scene, candidate):
        add(scene, candidate, found, frame.object, subject)
        add(scene, candidate, found, "position", objects)
    else:
        add(scene, candidate, found, frame.subject, subject)
        add(scene, candidate, found, frame.object, objects)
        if objects and frame.object == "person":
            add(scene, candidate, found, "position", _complement(scene, objects[-1].chunk))
    if candidate.entry.lemma in HOSTING:
        add(scene, candidate, found, "host", subject)
    add_prepositional(scene, candidate, found, end, by=is_passive(scene, candidate))


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
    if after >= len(scene.chunks) or scene.chunks[after].kind != "noun" or not is_post(scene, scene.chunks[after].head):
        return []
    return [scene.clauses.phrase(after)]


def _of_modifier(scene: Scene, candidate: Candidate, found: Roles) -> None:
    """Fill from "the freed crew", "12 dead": the noun is the one acted upon."""
    frame, chunk = candidate.entry.frame, scene.chunks[candidate.chunk]
    role = frame.object if frame.pos == "verb" else frame.subject
    if candidate.entry.form == "ing":
        role = frame.subject
    if chunk.head != candidate.head and chunk.kind == "noun":
        add(scene, candidate, found, role, [scene.clauses.phrase(candidate.chunk)])
    elif chunk.kind == "noun" and chunk.last - chunk.first > 1:
        add(scene, candidate, found, role, [Phrase(chunk.first, candidate.first, candidate.first - 1, candidate.chunk)])
    elif chunk.kind == "adj":
        before = candidate.chunk - 1
        if before >= 0 and scene.chunks[before].kind == "verb":
            add(scene, candidate, found, role, scene.subject(before))
    add_prepositional(scene, candidate, found, candidate.chunk, by=True)


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
        posts = [i for i in range(phrase.first, phrase.last) if is_post(scene, i)]
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
