"""Who and what a sentence offers to the roles of its events: names, pronouns, noun phrases, sums, titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from factx.events.scene import Filler
from factx.text.classes import class_of
from factx.text.clauses import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.events.scene import Scene

_LEFT_OUT: Final = frozenset({"empty", "unresolved"})
_POST: Final = frozenset({"post"})


class Contender(NamedTuple):
    """A filler that a sentence offers, and how it stands in its noun phrase."""

    filler: Filler
    key: str
    """The same for what is the same: the entity, else the head word."""
    form: str
    """`head` of its phrase, `inner` name before the head, `modifier` noun before the head, `title` before a name, or
    `member` of those whom "the two leaders" takes up."""


def contenders(scene: Scene) -> list[Contender]:
    """What the sentence offers, in text order."""
    found: list[Contender] = []
    for k, chunk in enumerate(scene.chunks):
        if chunk.kind == "noun":
            found += _of_phrase(scene, k)
    return found


def _of_phrase(scene: Scene, k: int) -> Iterator[Contender]:
    chunk = scene.chunks[k]
    phrase = Phrase(chunk.first, chunk.last, chunk.head, k)
    head = scene.filler(phrase)
    covered = chunk.head
    if head.mention is not None:
        covered = scene.tokens.first_from(head.mention.start)
    yield from _before_head(scene, k, covered)
    for member in members(scene, head):
        yield Contender(member, key_of(scene, member), "member")
    if not _LEFT_OUT & head.kinds:
        yield Contender(head, key_of(scene, head), "head")
    if head.mention is not None:
        title = _title(scene, phrase)
        if title is not None:
            yield title


def _before_head(scene: Scene, k: int, until: int) -> Iterator[Contender]:
    """Names and nouns before the head of a phrase: "the [Damascus] [bombing] suspect"."""
    chunk, lowers, tags = scene.chunks[k], scene.tokens.lowers, scene.document.tags
    at = chunk.first
    while at < until:
        mention = scene.mention_from(at)
        if mention is not None and mention.form != "pronoun":
            last = min(scene.tokens.first_from(mention.end), chunk.last)
            if at < last <= chunk.head:
                filler = Filler(
                    Phrase(at, last, last - 1, k), mention, frozenset({scene.entities.entity_of(mention).type})
                )
                yield Contender(filler, key_of(scene, filler), "inner")
                at = last
                continue
        elif mention is not None:
            filler = Filler(
                Phrase(at, at + 1, at, k),
                mention,
                frozenset({scene.entities.entity_of(mention).type, "pronoun"}),
            )
            yield Contender(filler, key_of(scene, filler), "inner")
        elif tags[at] in ("NOUN", "PROPN"):
            kinds = class_of().get(lowers[at], ())
            filler = Filler(Phrase(at, at + 1, at, k), None, frozenset(kinds or ("thing",)))
            yield Contender(filler, key_of(scene, filler), "modifier")
        at += 1


def _title(scene: Scene, phrase: Phrase) -> Contender | None:
    """The post before a name: "[Interior Minister] Ana Ruiz"."""
    posts = [i for i in range(phrase.first, phrase.last) if "post" in class_of().get(scene.tokens.lowers[i], ())]
    if not posts:
        return None
    filler = Filler(Phrase(phrase.first, posts[-1] + 1, posts[-1], phrase.chunk), None, _POST)
    return Contender(filler, key_of(scene, filler), "title")


def members(scene: Scene, filler: Filler) -> list[Filler]:
    """The two that "the two leaders" takes up; none where the filler is no such phrase."""
    if filler.mention is not None:
        return []
    start, end = scene.tokens.starts[filler.phrase.first], scene.tokens.ends[filler.phrase.head]
    two = scene.entities.members(scene.document.text[start:end], start)
    return [Filler(filler.phrase, m, frozenset({scene.entities.entity_of(m).type})) for m in two]


def is_same(a: Filler, b: Filler) -> bool:
    """Whether two fillers of a sentence stand for the same."""
    if a.mention is not None and b.mention is not None:
        return a.mention.entity == b.mention.entity
    return a.phrase.head == b.phrase.head


def key_of(scene: Scene, filler: Filler) -> str:
    """What tells a filler of a record from others: its entity, else its head word."""
    if filler.mention is not None:
        return f"#{filler.mention.entity}"
    return scene.tokens.lowers[filler.phrase.head]
