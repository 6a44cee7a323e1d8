"""Which sentences are headlines in title case or capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factx.text.tokens import Tokens

_SHARE: Final = 0.6
_LEAST: Final = 3
_LONG: Final = 3


def titled_sentences(tokens: Tokens, sentences: Iterable[range]) -> list[bool]:
    """For each sentence (its token indices), whether nearly all of its longer words begin with a capital.

    >>> from factx.text.tokens import Tokens
    >>> titled_sentences(Tokens("Storm Hits Coast. Storms hit the coast."), [range(4), range(4, 9)])
    [True, False]
    """
    longer = [len(word) > _LONG and word[0].isalpha() for word in tokens.words]
    capital = [holds and word[0].isupper() for holds, word in zip(longer, tokens.words, strict=True)]
    found: list[bool] = []
    for sentence in sentences:
        ids = tokens.ids[sentence.start : sentence.stop]
        size = sum([longer[i] for i in ids])
        found.append(size >= _LEAST and sum([capital[i] for i in ids]) > _SHARE * size)
    return found
