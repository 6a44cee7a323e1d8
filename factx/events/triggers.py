"""Candidate triggers: the words of the lexicon where the sentence uses them as the lexicon reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from factx.events.lexicon import entries
from factx.text.inflection import verb_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.events.lexicon import Entry
    from factx.events.scene import Scene
    from factx.text import Document

Reading = Literal["verb", "noun", "premodifier", "gerund", "adjective", "mistagged"]

#: Types whose events have names of their own: "Typhoon Bopha", "the Geneva Conference".
_NAMED_EVENTS: Final = frozenset({"disaster", "meet"})
_VERBAL: Final = frozenset({"past-participle", "participle", "ing"})


class Candidate(NamedTuple):
    """Words that may name an event of the entry's type. Tokens [first, last); `head` carries the syntax."""

    first: int
    last: int
    head: int
    chunk: int
    entry: Entry
    reading: Reading


def matching_entries(document: Document, index: int) -> Iterator[tuple[int, int, Entry]]:
    """The lexicon's entries in a sentence as (first, last, entry); inside a longer match, shorter ones are left out."""
    lowers = document.tokens.lowers
    where = document.sentence_tokens(index)
    lexicon = entries()
    covered = where.start
    for i in where:
        found = lexicon.get(lowers[i])
        if found is None or i < covered:
            continue
        longest = 0
        for entry in found:
            size = len(entry.words)
            if size < longest:
                break
            if size == 1 or (i + size <= where.stop and tuple(lowers[i : i + size]) == entry.words):
                longest = size
                yield i, i + size, entry
        if longest > 1:
            covered = i + longest


def candidates(scene: Scene) -> list[Candidate]:
    """The candidate triggers of a sentence, one for each type that a word can have, in order."""
    best: dict[tuple[int, str], Candidate] = {}
    for first, last, entry in scene.matches:
        noun = entry.frame.pos == "noun"
        head = last - 1 if noun else first
        if entry.form == "plural" and scene.tokens.texts[head].isupper() and not scene.titled:
            continue  # "AIDS" is no plural
        if _is_part_of_a_date(scene, head) or _is_part_of_a_name(scene, first, last, entry):
            continue
        k = scene.chunk_at(head)
        reading = _reading(scene, k, head, entry)
        if reading is None:
            continue
        start = first
        if noun:
            start = _last_word(scene, first, last)  # the head noun of a compound
        candidate = Candidate(start, last, head, k, entry, reading)
        key = (start, entry.frame.type)
        other = best.get(key)
        if other is None or _rank(candidate) < _rank(other):
            best[key] = candidate
    return [best[key] for key in sorted(best)]


def _is_part_of_a_date(scene: Scene, head: int) -> bool:
    """Whether the word is of a date: "on 12 March"."""
    start = scene.tokens.starts[head]
    return bool(scene.dates) and any(date.span.start <= start < date.span.end for date in scene.dates)


def _is_part_of_a_name(scene: Scene, first: int, last: int, entry: Entry) -> bool:
    """Whether the words are of a longer name: "the International Monetary Fund"; storms and conferences have names."""
    if scene.titled or entry.frame.type in _NAMED_EVENTS:
        return False
    start, end = scene.tokens.starts[first], scene.tokens.ends[last - 1]
    for left, right in scene.names:
        if left > start:
            return False
        if end <= right and end - start < right - left:
            return True
    return False


def _is_wrong_participle(scene: Scene, k: int, entry: Entry) -> bool:
    """Whether a passive verb would be a base form that has a participle of its own: "was found" is not "to found"."""
    if entry.form != "base" or not scene.chunks[k].passive:
        return False
    return "past-participle" in verb_forms(entry.words[0]).values()


def _rank(candidate: Candidate) -> tuple[bool, bool, bool]:
    return candidate.reading == "mistagged", candidate.reading == "gerund", not candidate.entry.frame.sure


def _last_word(scene: Scene, first: int, last: int) -> int:
    """Where the head word of a nominal phrase starts; phrases that are no compounds keep all their words."""
    lowers = scene.tokens.lowers
    if "of" in lowers[first:last] or "-" in lowers[first:last]:
        return first
    return last - 1


def _is_nominal_gerund(scene: Scene, k: int, head: int) -> bool:
    """Whether an -ing form after a preposition or verb has no object: "displaced by fighting in the city"."""
    chunk = scene.chunks[k]
    if not chunk.ing or chunk.head != head or chunk.last - chunk.first > 1 or not k:
        return False
    before = scene.chunks[k - 1]
    if before.kind not in ("prep", "verb") or before.ing:
        return False
    return not scene.objects(k)


def _reading(scene: Scene, k: int, head: int, entry: Entry) -> Reading | None:
    """How the sentence uses the word, or None if not as the entry means it."""
    kind, tag = scene.chunks[k].kind, scene.document.tags[head]
    if entry.frame.pos == "noun":
        if kind == "noun" or _is_nominal_gerund(scene, k, head):
            return "noun"
        if kind == "verb" and (tag == "VERB" or len(entry.words) > 1) and entry.form in ("base", "plural"):
            return "mistagged" if scene.chunks[k].head == head else None
        return "mistagged" if kind in ("other", "adj") else None
    if entry.frame.pos == "adj":
        return "adjective" if kind in ("adj", "noun", "verb") else None
    if kind == "verb" and _is_nominal_gerund(scene, k, head):
        return "gerund"
    if kind == "verb" and _is_wrong_participle(scene, k, entry):
        return None
    if kind == "verb":
        return "verb" if scene.chunks[k].head == head or len(entry.words) > 1 else None
    if kind in ("noun", "adj"):
        if entry.form in _VERBAL:
            return "gerund" if scene.chunks[k].head == head and entry.form == "ing" else "premodifier"
        return "mistagged" if scene.titled or tag == "VERB" else None
    return "mistagged" if kind in ("prep", "other") and tag in ("VERB", "ADV", "X", "ADP") else None
