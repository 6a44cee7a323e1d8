"""Whether what a verb says is so, is due, is only wished for, or has failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from factx.agreements.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.agreements.mention import AccordMention
    from factx.text import Document
    from factx.text.chunks import Chunk

Mood = Literal["real", "scheduled", "wish", "failed", "alleged"]

_FUTURE: Final = frozenset("will shall 'll".split())
_REACH: Final = 8
_ADJACENT: Final = 3


def mood_of(lowers: Sequence[str], chunks: list[Chunk], k: int) -> Mood:
    """The mood of verb group k of a sentence's chunks; `lowers` are the document's tokens in lower case."""
    chunk, words = chunks[k], load_lexicon().words
    if _in_condition(lowers, chunks, k):
        return "wish"
    modal = chunk.modal or _shared_modal(lowers, chunks, k)
    if modal:
        return "scheduled" if modal in _FUTURE else "wish"
    if chunk.to or (chunk.ing and k and chunks[k - 1].kind == "prep"):
        return _governed(lowers, chunks, k)
    if _any_of(lowers, chunks, k, words["alleged"]):
        return "alleged"
    return "real"


def _shared_modal(lowers: Sequence[str], chunks: list[Chunk], k: int) -> str:
    """The modal of the verb that "and" joins a base form to: "might drop out and accept"."""
    lower = lowers[chunks[k].head]
    if k < 1 or chunks[k - 1].kind != "and" or chunks[k].to or lower.endswith(("ed", "s", "ing")):
        return ""
    before = next((chunks[j] for j in range(k - 1, -1, -1) if chunks[j].kind == "verb"), None)
    return before.modal if before is not None and not chunks[k].bare and not chunks[k].perfect else ""


def _governed(lowers: Sequence[str], chunks: list[Chunk], k: int) -> Mood:
    """The mood that the words before an infinitive, or a gerund with its preposition, give it."""
    words = load_lexicon().words
    for j in range(k - 1, max(-1, k - 1 - _REACH), -1):
        chunk = chunks[j]
        if chunk.kind == "mark" and lowers[chunk.head] in ",;:":
            break
        for i in range(chunk.last - 1, chunk.first - 1, -1):
            lower = lowers[i]
            if lower in words["failed"]:
                return "failed"
            if lower in words["done"] and (not chunk.modal or (lower == "pay" and chunk.modal in _FUTURE)):
                return "real"  # also "will pay $3 billion to settle"
            if lower in words["scheduled"]:
                return "scheduled"
            if lower in words["wish"]:
                return "wish"
        if chunk.kind == "verb" and lowers[chunk.head] in ("are", "is", "were") and j == k - 1:
            return "scheduled"  # "ministers are to sign"
    if chunks[k].ing:
        return "real"
    headline = k <= _ADJACENT and all(chunk.kind != "verb" for chunk in chunks[:k])
    return "scheduled" if headline and k and chunks[k - 1].kind == "noun" else "wish"


def _in_condition(lowers: Sequence[str], chunks: list[Chunk], k: int) -> bool:
    """Whether "if", "unless", "until", "once", "before" or "without" opens the clause of verb group k."""
    condition = load_lexicon().words["condition"]
    for j in range(k - 1, max(-1, k - _REACH), -1):
        chunk = chunks[j]
        lower = lowers[chunk.head]
        if chunk.kind == "verb" or (chunk.kind == "mark" and lower in ",;:"):
            return False
        if chunk.kind in ("sub", "prep", "other") and lower in condition:
            return True
    return False


def _any_of(lowers: Sequence[str], chunks: list[Chunk], k: int, words: frozenset[str]) -> bool:
    """Whether one of these words stands before verb group k in its sentence and takes a clause there."""
    for j in range(k - 1, max(-1, k - _REACH), -1):
        if any(lowers[i] in words for i in range(chunks[j].first, chunks[j].last)):
            return True
    return False


def hoped_for(document: Document, mention: AccordMention) -> bool:
    """Whether the mention's sentence speaks of what may or should be."""
    start, end = document.tokens.first_from(document.sentences[mention.sentence][0]), mention.last + 12
    hoped = load_lexicon().words["hoped"]
    limit = document.tokens.first_from(document.sentences[mention.sentence][1])
    lowers = document.tokens.lowers
    return any(lowers[i] in hoped for i in range(max(start, mention.first - 12), min(end, limit)))
