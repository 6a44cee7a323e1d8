"""Title phrases: the words before a person's name that say the post, such as "Japan's outgoing Prime Minister"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factx.entities.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from factx.text import Document

_MAX_WORDS: Final = 10
_MAX_APPOSITION: Final = 7
_MAX_REMIT: Final = 7
_COUNTRY_KINDS: Final = frozenset({"country", "adjective", "organization", "metonym"})


@dataclass(frozen=True, slots=True)
class Title:
    """Tokens [first, stop) of a title phrase."""

    first: int
    stop: int
    head: str
    """The title's head words in lower case: "prime minister", "spokesman"."""
    code: str | None = None
    """ISO 3166-1 alpha-3 of the country whose post it is, if the phrase says so."""


def title_before(document: Document, name: int, floor: int) -> Title | None:
    """The title phrase that ends right before token `name` and starts at or after `floor`."""
    lowers = document.tokens.lowers
    titles = load_gazetteer().words["titles"]
    if name - 1 < floor:
        return None
    if lowers[name - 1].rstrip(".") in titles:
        return _grow(document, name, floor)
    if lowers[name - 1] == "elect" and name - 3 >= floor and lowers[name - 2] == "-" and lowers[name - 3] in titles:
        title = _grow(document, name - 2, floor)
        return Title(title.first, name, title.head, title.code)
    of = _remit_before(document, name, floor)
    if of is None or lowers[of - 1] not in titles:
        return None
    title = _grow(document, of, floor)
    return Title(title.first, name, title.head, title.code)


#: What goes before a title that a name follows: "its defence minister, Aino Virta", "the country's president, …".
_DETERMINERS: Final = frozenset({"the", "a", "an", "his", "her", "its", "their", "'s"})


def title_in_apposition_before(document: Document, name: int, floor: int) -> Title | None:
    """The title phrase parted from the name at token `name` by a comma: "the army chief, General Smith"."""
    lowers = document.tokens.lowers
    if name - 2 < floor or lowers[name - 1] != ",":
        return None
    title = title_before(document, name - 1, floor)
    if title is None:
        return None
    before = lowers[title.first - 1] if title.first else ""
    return title if before in _DETERMINERS or title.code is not None else None


def _remit_before(document: Document, name: int, floor: int) -> int | None:
    """Token of the "of" or "for" in "Secretary of State X", "Minister for the Middle East X"."""
    texts, lowers = document.tokens.texts, document.tokens.lowers
    at = name - 1
    while at > max(floor, name - _MAX_REMIT) and (texts[at][0].isupper() or lowers[at] in ("the", "and")):
        at -= 1
    return at if floor < at < name - 1 and lowers[at] in ("of", "for") else None


def title_after(document: Document, stop: int) -> Title | None:
    """The title in apposition after a name that ends before token `stop`: "Fuad Basya, a spokesman for …"."""
    lowers = document.tokens.lowers
    words = load_gazetteer().words
    if stop + 1 >= len(lowers) or lowers[stop] != ",":
        return None
    first = stop + 1
    if lowers[first] in ("the", "a", "an"):
        first += 1
    for head in range(first, min(first + _MAX_APPOSITION, len(lowers))):
        word = lowers[head]
        if word in words["titles"] and (head + 1 >= len(lowers) or lowers[head + 1] not in words["titles"]):
            if head + 1 < len(lowers) and document.tokens.texts[head + 1][0].isupper():
                return None  # the title of the next name of a list
            title = _grow(document, head + 1, first)
            return title if title.first == first else None
        if not (word[0].isalpha() or word in ("-", "'s")):
            return None
    return None


def title_at(document: Document, head: int, floor: int) -> Title:
    """The title phrase whose last word is token `head`."""
    return _grow(document, head + 1, floor)


def _grow(document: Document, stop: int, floor: int) -> Title:
    tokens = document.tokens
    texts, lowers = tokens.texts, tokens.lowers
    gazetteer = load_gazetteer()
    words = gazetteer.words
    head_first = stop - 1
    heads = words["modifiers"] | words["titles"]
    while head_first - 1 >= floor and lowers[head_first - 1] in heads and texts[head_first - 1] != "-":
        head_first -= 1
    first, code = head_first, None
    limit = max(floor, stop - _MAX_WORDS)
    while first - 1 >= limit:
        word = lowers[first - 1]
        known = _known_ending_at(document, first, limit)
        if known is not None:
            first, code = known[0], code or known[1]
        elif word == "'s" and (known := _known_ending_at(document, first - 1, limit)) is not None:
            first, code = known[0], code or known[1]
            break
        elif word in words["modifiers"] or word in words["titles"]:
            first -= 1
        elif (
            word == "-"
            and first - 2 >= limit
            and (lowers[first - 2] in words["modifiers"] or lowers[first - 2] in {"vice", "co"})
        ):
            first -= 2
        else:
            break
    head = " ".join(lowers[i].rstrip(".") for i in range(head_first, stop)).replace("prime minister", "premier")
    return Title(first, stop, head, code)


def _known_ending_at(document: Document, stop: int, limit: int) -> tuple[int, str | None] | None:
    """Start and country of a country, demonym or organization that ends right before token `stop`."""
    texts = document.tokens.texts
    gazetteer = load_gazetteer()
    for first in range(max(limit, stop - 5), stop):
        found = gazetteer.match(texts, first, stop)
        if found and first + found[0] == stop and found[1].kind in _COUNTRY_KINDS:
            return first, found[1].code
    return None
