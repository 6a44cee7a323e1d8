"""Accords with no noun of their own: "the two sides agreed to share water", "the suit was settled out of court"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.agreements.lexicon import load_lexicon
from factx.events.clauses import Clauses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.text import Document
    from factx.text.chunks import Chunk

_AGREE: Final = frozenset("agree agrees agreed agreeing".split())
_SETTLE: Final = frozenset("settle settles settled settling".split())
#: What is settled between parties; a person settles in a place, dust settles.
_DISPUTED: Final = frozenset("case cases claim claims dispute disputes lawsuit lawsuits litigation suit suits".split())
#: Modals in what was agreed that make it a resolution and not an opinion.
_RESOLVED: Final = frozenset("will would should must shall".split())
_WE: Final = frozenset("we they both".split())
_NEAR: Final = 6


def find_verbal(document: Document, sentence: int) -> Iterator[tuple[int, Chunk]]:
    """The verb groups of a sentence that make an accord, each with its index among the chunks."""
    chunks = document.chunks.of(sentence)
    clauses = Clauses(document.tokens, chunks)
    for k, chunk in enumerate(chunks):
        lower = document.tokens.lowers[chunk.head]
        if lower in _SETTLE:
            if _settles(document, clauses, k):
                yield k, chunk
                return
        elif lower in _AGREE or (chunk.kind == "noun" and lower == "agree"):
            if not chunk.negated and _resolves(document, chunks, k) and _several(document, clauses, k):
                yield k, chunk
                return


def _settles(document: Document, clauses: Clauses, k: int) -> bool:
    """A suit is settled, or settled out of court."""
    lowers, chunk = document.tokens.lowers, clauses.chunks[k]
    if chunk.negated or chunk.kind != "verb":
        return False
    if lowers[chunk.last : chunk.last + 3] == ["out", "of", "court"]:
        return True
    around = clauses.subject(k) if chunk.passive else clauses.objects(k)
    return any(lowers[phrase.head] in _DISPUTED for phrase in around)


def _resolves(document: Document, chunks: list[Chunk], k: int) -> bool:
    """Whether what follows "agreed" is a thing to do and not an opinion ("agreed that it was cold", "agreed with her")."""
    lowers = document.tokens.lowers
    if k + 1 >= len(chunks):
        return False
    nearest = k + 1
    while nearest + 1 < len(chunks) and (
        chunks[nearest].kind == "other" or Clauses(document.tokens, chunks).is_time(nearest)
    ):
        nearest += 1
    following = chunks[nearest]
    lower = lowers[following.first]
    if following.kind == "verb" and following.to:
        return True
    if lower in ("on", "upon", "to"):
        return True
    if lower == "that" or following.kind == "noun":
        later = chunks[nearest : nearest + _NEAR]
        return any(chunk.kind == "verb" and chunk.modal in _RESOLVED for chunk in later)
    return False


def _several(document: Document, clauses: Clauses, k: int) -> bool:
    """Whether two or more agree: a coordinated or plural subject, or somebody agreed or spoke *with*."""
    words = load_lexicon().words
    lowers, tags = document.tokens.lowers, document.tags
    subjects = clauses.subject(k)
    if len(subjects) > 1 or len(headline_subjects(document, clauses, k)) > 1:
        return True
    if any(preposition == "with" for preposition, _ in clauses.prepositions(k)):
        return bool(subjects)
    if clauses.chunks[k].ing and any(
        lowers[chunk.head] == "with" for chunk in clauses.chunks[max(0, k - _NEAR) : k] if chunk.kind == "prep"
    ):
        return bool(subjects)
    if not subjects:
        return False
    head = subjects[0].head
    plural = lowers[head].endswith("s") and tags[head] == "NOUN"
    groups = words["sides"] | words["countries"] | words["companies"] | words["persons"] | _WE
    return lowers[head] in groups or (plural and lowers[head] in words["plain"])


def headline_subjects(document: Document, clauses: Clauses, k: int) -> list[int]:
    """Chunks of the names that a headline joins by commas before its verb: "Chad, Niger agree to patrol"."""
    chunks, found = clauses.chunks, list[int]()
    lowers = document.tokens.lowers
    # A headline's verb may be read as the last noun of the subject.
    j = k if chunks[k].kind == "noun" else k - 1
    while j >= 0 and chunks[j].kind == "noun":
        found.insert(0, j)
        if j == 0:
            return found
        if j >= 2 and lowers[chunks[j - 1].head] in (",", "and", "&") and len(found) < _NEAR:
            j -= 2
        else:
            return []
    return []
