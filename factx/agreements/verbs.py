"""Accords with no noun of their own: "the two sides agreed to share water", "the suit was settled out of court"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.agreements.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.agreements.syntax import Syntax
    from factx.text.chunks import Chunk
    from factx.text.clauses import Clauses, Phrase

_AGREE: Final = frozenset("agree agrees agreed agreeing".split())
_SETTLE: Final = frozenset("settle settles settled settling".split())
#: What is settled between parties; a person settles in a place, dust settles.
_DISPUTED: Final = frozenset("case cases claim claims dispute disputes lawsuit lawsuits litigation suit suits".split())
#: Modals in what was agreed that make it a resolution and not an opinion.
_RESOLVED: Final = frozenset("will would should must shall".split())
_WE: Final = frozenset("we they both".split())
#: Prepositions between somebody who is blamed or kept from it and what they do.
_BLAMING: Final = frozenset({"for", "from", "of"})
_NEAR: Final = 6


def find_verbal(syntax: Syntax, sentence: int) -> Iterator[tuple[int, Chunk]]:
    """The verb groups of a sentence that make an accord, each with its index among the chunks."""
    clauses = syntax.clauses(sentence)
    for k, chunk in enumerate(clauses.chunks):
        lower = syntax.lowers[chunk.head]
        if lower in _SETTLE:
            if _settles(clauses, k):
                yield k, chunk
                return
        elif lower in _AGREE and not chunk.negated and _resolves(clauses, k) and _several(syntax, sentence, k):
            yield k, chunk
            return


def _settles(clauses: Clauses, k: int) -> bool:
    """A suit is settled, or settled out of court."""
    lowers, chunk = clauses.lowers, clauses.chunks[k]
    if chunk.negated or chunk.kind != "verb":
        return False
    if lowers[chunk.last : chunk.last + 3] == ["out", "of", "court"]:
        return True
    around = clauses.subject(k) if chunk.passive else clauses.objects(k)
    return any(lowers[phrase.head] in _DISPUTED for phrase in around)


def _resolves(clauses: Clauses, k: int) -> bool:
    """Whether what follows "agreed" is a thing to do and not an opinion ("agreed that it was cold")."""
    chunks, lowers = clauses.chunks, clauses.lowers
    if k + 1 >= len(chunks):
        return False
    nearest = k + 1
    while nearest + 1 < len(chunks) and (chunks[nearest].kind == "other" or clauses.is_time(nearest)):
        nearest += 1
    if lowers[chunks[nearest].head] == "with" and nearest + 2 < len(chunks):
        nearest += 2  # "agreed with Russia to extend the cuts"; but who agrees with somebody on a thing thinks alike
        if not (chunks[nearest].to or lowers[chunks[k].head] == "agreed"):
            return False
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


def _several(syntax: Syntax, sentence: int, k: int) -> bool:
    """Whether two or more agree: a coordinated or plural subject, or somebody agreed or spoke *with*."""
    words = load_lexicon().words
    clauses = syntax.clauses(sentence)
    lowers, tags, chunk = syntax.lowers, syntax.tags, clauses.chunks[k]
    subjects = actors(syntax, sentence, k)
    if chunk.to and not (subjects and subjects[-1].chunk == k - 1):
        return False  # "less willing to agree to …": far from its subject
    if len(subjects) > 1:
        return True
    if any(preposition == "with" for preposition, _ in clauses.prepositions(k)):
        return bool(subjects)
    if chunk.ing and any(lowers[c.head] == "with" for c in clauses.chunks[max(0, k - _NEAR) : k] if c.kind == "prep"):
        return bool(subjects)
    if not subjects:
        return False
    head = subjects[0].head
    plural = lowers[head].endswith("s") and tags[head] == "NOUN"
    groups = words["sides"] | words["countries"] | words["companies"] | words["persons"] | _WE
    return lowers[head] in groups or (plural and lowers[head] in words["plain"])


def actors(syntax: Syntax, sentence: int, k: int) -> list[Phrase]:
    """Who does what verb group k says: its subject, or whom the infinitive is asked of."""
    clauses, lowers = syntax.clauses(sentence), syntax.lowers
    chunks = clauses.chunks
    asked = chunks[k].to and k >= 2 and chunks[k - 1].kind == "noun" and chunks[k - 2].kind == "prep"
    if asked and lowers[chunks[k - 2].head] in ("on", "upon", "for"):
        return clauses.conjuncts(k - 1)  # "called on both sides to respect"
    if chunks[k].to and k and chunks[k - 1].kind == "noun":
        owner = clauses.possessor(k - 1)
        if owner is not None:
            return [owner]  # "Peru's decision to sign"
    if chunks[k].ing and k >= 3 and lowers[chunks[k - 1].head] in _BLAMING and chunks[k - 2].kind == "noun":
        blamed = next((j for j in range(k - 3, -1, -1) if chunks[j].kind == "verb"), None)
        objects = clauses.objects(blamed) if blamed is not None else []
        if objects and objects[-1].chunk == k - 2 and lowers[objects[0].head] != "other":
            return objects  # "accused Peru of breaking"
    found = syntax.subject(sentence, k)
    if len(found) > 1:
        return found
    named = headline_subjects(clauses, k)
    if len(named) > 1:
        return [clauses.phrase(j) for j in named]
    if k >= 3 and [c.kind for c in chunks[k - 3 : k]] == ["noun", "and", "noun"] and not chunks[k].to:
        return [clauses.phrase(k - 3), clauses.phrase(k - 1)]
    return found


def headline_subjects(clauses: Clauses, k: int) -> list[int]:
    """Chunks of the names that a headline joins by commas before its verb: "Chad, Niger agree to patrol"."""
    chunks, found = clauses.chunks, list[int]()
    lowers = clauses.lowers
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
