"""Contexts: what the words around a word of the lexicon say for or against its type."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from factx.events.voice import is_passive
from factx.tables import load_table
from factx.text.inflection import noun_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factx.events.scene import Scene
    from factx.events.triggers import Candidate
    from factx.text.clauses import Phrase


@dataclass(frozen=True, slots=True)
class Context:
    """One row of the table: values in a slot that speak for the type, or against it."""

    slot: str
    values: frozenset[str]
    speaks_for: bool


@cache
def _data() -> dict[str, Any]:
    return load_table("factx.events", "contexts.toml")


@cache
def word_sets() -> Mapping[str, frozenset[str]]:
    """Name of a set of nouns → its words with their plurals."""
    return {
        name: frozenset(form for word in words for form in noun_forms(word))
        for name, words in sorted(_data()["sets"].items())
    }


@cache
def sets_of() -> Mapping[str, tuple[str, ...]]:
    """Noun in lower case → the names of its sets, each after "#".

    >>> sets_of()["factories"], sets_of()["strait"]
    (('#facility', '#structure'), ('#way',))
    """
    found: dict[str, list[str]] = {}
    for name, words in word_sets().items():
        for word in sorted(words):
            found.setdefault(word, []).append("#" + name)
    return {word: tuple(names) for word, names in found.items()}


@cache
def contexts() -> Mapping[tuple[str, str, str], tuple[Context, ...]]:
    """(type, part of speech, lemma) → the contexts that bear on it."""
    found: dict[tuple[str, str, str], list[Context]] = {}
    for row in _data()["context"]:
        context = Context(row["slot"], frozenset(_spelled_out(row["values"])), row["speaks_for"])
        for word in row["words"]:
            found.setdefault((row["type"], row["pos"], word), []).append(context)
    return {key: tuple(rows) for key, rows in found.items()}


def _spelled_out(values: list[str]) -> Iterator[str]:
    for value in values:
        if value.startswith("#"):
            yield from word_sets()[value[1:]]
        else:
            yield value


def has_contexts(candidate: Candidate) -> bool:
    """Whether the table has rows on the candidate's word."""
    frame = candidate.entry.frame
    return (frame.type, frame.pos, candidate.entry.lemma) in contexts()


def verdict(scene: Scene, candidate: Candidate) -> str:
    """Say "+" where the context speaks for the candidate, "-" where against, "?" where the table's rows are silent.

    An empty string where the table has nothing on the word; "+" and "-" together are "-".
    """
    frame = candidate.entry.frame
    rows = contexts().get((frame.type, frame.pos, candidate.entry.lemma))
    if rows is None:
        return ""
    found = "?"
    slots: dict[str, set[str]] = {}
    for row in rows:
        values = slots.get(row.slot)
        if values is None:
            values = slots[row.slot] = set(_values(scene, candidate, row.slot))
        if values & row.values or (values and "*" in row.values):
            if not row.speaks_for:
                return "-"
            found = "+"
    return found


def _values(scene: Scene, candidate: Candidate, slot: str) -> Iterator[str]:
    """What stands in a slot: head words, their classes and entity types."""
    lowers, k = scene.tokens.lowers, candidate.chunk
    if slot == "left":
        if candidate.first > scene.where.start:
            yield lowers[candidate.first - 1]
    elif slot == "right":
        if candidate.last < scene.where.stop:
            yield lowers[candidate.last]
    elif slot == "mod":
        chunk = scene.chunks[k]
        for i in range(chunk.first, candidate.first):
            yield lowers[i]
            if i + 2 < candidate.first and lowers[i + 1] == "-":
                yield "".join(lowers[i : i + 3])
        if candidate.first > chunk.first:
            yield from ("@" + name for name in scene.filler_kinds(candidate.first - 1, k))
    elif slot == "gov":
        lemma, how = scene.governor(k)
        if how == "object":
            yield lemma
    elif slot.startswith("prep:") or slot in ("of", "on", "against"):
        wanted = slot.removeprefix("prep:")
        for preposition, phrases in scene.prepositional(k):
            if preposition == wanted:
                for phrase in phrases:
                    yield from _named(scene, phrase)
    else:
        yield from _argument(scene, candidate, slot)


def _argument(scene: Scene, candidate: Candidate, slot: str) -> Iterator[str]:
    k = candidate.chunk
    chunk = scene.chunks[k]
    if chunk.kind != "verb":
        if slot != "agent" and chunk.head != candidate.head and chunk.kind == "noun":
            yield from _named(scene, scene.clauses.phrase(k))
        return
    passive = is_passive(scene, candidate)
    subject, objects = scene.subject(k), scene.objects(max(k, scene.chunk_at(candidate.last - 1)))
    if slot == "patient":
        phrases = subject if passive or (not objects and candidate.entry.form != "ing") else objects
    elif slot == "theme":
        phrases = subject if passive or not objects else objects
    else:
        phrases = [] if passive else subject
    for phrase in phrases:
        yield from _named(scene, phrase)


def _named(scene: Scene, phrase: Phrase) -> Iterator[str]:
    head = scene.tokens.lowers[phrase.head]
    yield head
    for name in scene.filler_kinds_of(phrase):
        yield "@" + name
        yield "%" + name
