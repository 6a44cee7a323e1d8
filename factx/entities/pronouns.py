"""Pronouns: he, she and it to whom they most clearly take up; silence where two readings compete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factx.entities.registry import Draft, Registry
    from factx.text import Document

_GENDER: Final = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_NEUTER: Final = frozenset({"it", "its", "itself"})
#: Sentences that a pronoun may reach back.
_REACH: Final = 3
#: "It" at the head of a sentence takes up a subject: a name among the first words of the sentence before.
_SUBJECT_TOKENS: Final = 4


def resolve_pronouns(document: Document, registry: Registry) -> None:
    """Add a pronoun mention to the draft that each he, she or it refers to."""
    names = sorted(
        (
            (start, -end, order, draft)
            for order, draft in enumerate(registry.drafts)
            for start, end, _ in draft.mentions
        ),
        key=lambda name: name[:3],
    )
    resolver = _Resolver(document)
    position = 0
    tokens = document.tokens
    lowers = tokens.lowers
    asked = [at for at, word in enumerate(lowers) if word in _GENDER or word in _NEUTER]
    turn = 0
    for index, (_, end) in enumerate(document.sentences):
        where = document.sentence_tokens(index)
        resolver.next_sentence()
        while turn < len(asked) and asked[turn] < where.stop:
            at = asked[turn]
            turn += 1
            offset = tokens.starts[at]
            while position < len(names) and names[position][0] <= offset:
                resolver.name(names[position][3], tokens.first_from(names[position][0]) - where.start)
                position += 1
            word = tokens.lowers[at]
            draft = None
            if word in _GENDER:
                draft = resolver.person(_GENDER[word], subject=word in ("he", "she"))
            elif word in _NEUTER:
                draft = resolver.thing(at - where.start, possessive=word != "it")
            if draft is not None:
                draft.mentions.append((offset, tokens.ends[at], "pronoun"))
                resolver.name(draft, at - where.start)
        while position < len(names) and names[position][0] < end:
            resolver.name(names[position][3], tokens.first_from(names[position][0]) - where.start)
            position += 1


class _Resolver:
    """The persons and things of the last sentences, each sentence's in order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.sentences: list[list[tuple[int, Draft]]] = []

    def next_sentence(self) -> None:
        self.sentences = [*self.sentences[-_REACH:], []]

    def name(self, draft: Draft, position: int) -> None:
        """A mention of `draft`, `position` tokens into the sentence."""
        self.sentences[-1].append((position, draft))

    def person(self, gender: str, *, subject: bool) -> Draft | None:
        """The person whom a pronoun of this gender takes up."""
        for distance, sentence in enumerate(reversed(self.sentences)):
            fitting = [draft for _, draft in sentence if draft.type == "person" and draft.gender in (None, gender)]
            if not fitting:
                continue
            if distance == 0 and not subject:
                return fitting[0]
            # The first person of a sentence is most often its subject, and that is whom pronouns take up.
            certain = [draft for draft in fitting if draft.gender == gender]
            first = fitting[0]
            return certain[0] if certain and first.gender is None else first
        return None

    def thing(self, position: int, *, possessive: bool) -> Draft | None:
        """The organization or country that an "it" takes up: the only one of its sentence, or the last subject."""
        here = _things(self.sentences[-1])
        if possessive:
            return here[-1][1] if len({id(draft) for _, draft in here}) == 1 else None
        if here or position > 1 or len(self.sentences) < 2:
            return None
        before = _things(self.sentences[-2])
        return before[0][1] if before and before[0][0] < _SUBJECT_TOKENS else None


def _things(sentence: list[tuple[int, Draft]]) -> list[tuple[int, Draft]]:
    return [(position, draft) for position, draft in sentence if draft.type in ("organization", "country")]
