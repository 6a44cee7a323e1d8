"""The state of an accord: all signs that speak of one mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.agreements.signs import Signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.agreements.evidence import Evidence
    from factx.agreements.mention import AccordMention
    from factx.agreements.syntax import Syntax


def evidence_of(syntax: Syntax, mention: AccordMention) -> list[Evidence]:
    """The signs of its state in the mention's sentence, and in the next one if that goes on with "It …"."""
    reader = Signs(syntax, mention.sentence)
    if mention.verbal:
        return [reader.verbal(mention)]
    return [*reader.of(mention), *_taken_up(syntax, mention)]


def _taken_up(syntax: Syntax, mention: AccordMention) -> Iterator[Evidence]:
    """As in "It collapsed within a month." after the sentence of the mention."""
    following = mention.sentence + 1
    if following >= len(syntax.document.sentences):
        return
    chunks = syntax.chunks(following)
    if len(chunks) > 1 and syntax.lowers[chunks[0].head] == "it" and chunks[0].kind == "noun":
        reader = Signs(syntax, following)
        k = next((j for j in range(1, len(chunks)) if chunks[j].kind == "verb"), None)
        if k is not None and reader.says_of_subject(k):
            yield from reader.sign(k)
