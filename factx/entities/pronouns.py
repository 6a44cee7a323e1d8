"""Pronouns: he and she to the person they most clearly take up; silence where two readings compete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factx.entities.registry import Draft, Registry
    from factx.text import Document

_GENDER: Final = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_REACH: Final = 3


def resolve_pronouns(document: Document, registry: Registry) -> None:
    """Add a pronoun mention to the draft that each he or she refers to."""
    tokens = document.tokens
    names = sorted(
        (
            (start, draft)
            for draft in registry.drafts
            if draft.type == "person"
            for start, _, _ in draft.mentions
        ),
        key=lambda pair: pair[0],
    )
    recent: list[tuple[int, Draft]] = []
    position = 0
    for index, (start, end) in enumerate(document.sentences):
        subject_first = True
        for at in document.sentence_tokens(index):
            offset = tokens.starts[at]
            while position < len(names) and names[position][0] <= offset:
                recent.append((index if not subject_first else index, names[position][1]))
                position += 1
            gender = _GENDER.get(tokens.lowers[at])
            if gender is None:
                continue
            holder = _antecedent(recent, index, gender)
            if holder is not None:
                holder.mentions.append((offset, tokens.ends[at], "pronoun"))
                recent.append((index, holder))
        del start, end
        recent = [(sentence, draft) for sentence, draft in recent if index - sentence < _REACH]


def _antecedent(recent: list[tuple[int, Draft]], sentence: int, gender: str) -> Draft | None:
    for where in range(sentence, sentence - _REACH, -1):
        fitting = [draft for at, draft in recent if at == where and draft.gender in (None, gender)]
        if fitting:
            # The first person of a sentence is most often its subject, and that is whom pronouns take up.
            return fitting[0]
    return None
