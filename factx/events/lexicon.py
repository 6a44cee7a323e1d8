"""The trigger lexicon: which words can name an event of which type, and who their subject and object are."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from factx.tables import load_table
from factx.text.inflection import Form, noun_forms, verb_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factx.ontology import EventType

WordClass = Literal["verb", "noun", "adj"]


@dataclass(frozen=True, slots=True)
class Frame:
    """What the words of one entry of the lexicon have in common."""

    type: EventType
    pos: WordClass
    sure: bool
    subject: str | None
    """The role of the active subject; of a noun, of its possessor or agent. None: no role."""
    object: str | None
    prepositions: Mapping[str, str] = field(hash=False)
    """Preposition → role of its phrase; "none" keeps the phrase out of every role."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One inflected form of one word or phrase of the lexicon."""

    words: tuple[str, ...]
    """In lower case, as tokens: a hyphen is a word of its own."""
    lemma: str
    form: Form
    frame: Frame


@cache
def frames() -> tuple[tuple[Frame, tuple[str, ...]], ...]:
    """The frames with their words, as the data file lists them."""
    data = load_table("factx.events", "lexicon.toml")
    return tuple(
        (
            Frame(
                cast("EventType", row["type"]),
                row["pos"],
                row["sure"],
                row.get("subject"),
                row.get("object"),
                row.get("prepositions", {}),
            ),
            tuple(row["words"]),
        )
        for row in data["frame"]
    )


@cache
def entries() -> Mapping[str, tuple[Entry, ...]]:
    """First token of every form → the entries that start with it, longest first.

    >>> [(e.lemma, e.form, e.frame.type) for e in entries()["fled"]]
    [('flee', 'past-participle', 'displace')]
    """
    found: dict[str, list[Entry]] = {}
    for frame, words in frames():
        for phrase in words:
            for form, kind in _forms(phrase, frame.pos).items():
                tokens = tuple(form.replace("-", " - ").split())
                found.setdefault(tokens[0], []).append(Entry(tokens, phrase, kind, frame))
    return {first: tuple(sorted(items, key=lambda e: -len(e.words))) for first, items in found.items()}


def _forms(phrase: str, pos: WordClass) -> dict[str, Form]:
    """The forms of a phrase: a verb inflects its first word, a noun its last."""
    if pos == "verb":
        first, _, rest = phrase.partition(" ")
        return {f"{form} {rest}".strip(): kind for form, kind in verb_forms(first.lower()).items()}
    if pos == "noun":
        before, _, last = phrase.rpartition(" ")
        return {f"{before} {form}".strip().lower(): kind for form, kind in noun_forms(last).items()}
    return {phrase.lower(): "base"}
