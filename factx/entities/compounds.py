"""Names that are part name, part common noun: "the Japanese government", "Russian forces", "Luhansk region"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factx.entities.gazetteer import Entry, load_gazetteer
from factx.entities.spans import NameSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factx.text import Document

_NO_MODIFIERS: Final = frozenset({"ADP", "ADV", "AUX", "CCONJ", "PART", "PUNCT", "SCONJ", "VERB"})
_MAX_BETWEEN: Final = 2
_GROUPS: Final = frozenset({"rebels", "separatists", "militants", "troops", "soldiers"})
_OWNERS: Final = frozenset({"country", "adjective", "metonym"})


@dataclass(frozen=True, slots=True)
class Compound:
    """Tokens [first, stop) that name a country's government (`government`) or a body of the country."""

    first: int
    stop: int
    owner: Entry
    government: bool


def find_compounds(
    document: Document, spans: Sequence[NameSpan], known: Mapping[int, tuple[int, Entry]]
) -> Iterator[Compound]:
    """A country or demonym with a lower-case noun that makes it a government or one of its bodies."""
    texts, lowers = document.tokens.texts, document.tokens.lowers
    words = load_gazetteer().words
    governments, forces = words["government_heads"], words["force_heads"]
    between = words["modifiers"] | {"armed", "naval", "official", "central", "federal", "transitional", "own", "air"}
    inside = {at for span in spans if span.entry is None for at in range(span.first, span.stop)}
    size = len(texts)
    for at, (length, entry) in known.items():
        if entry.kind not in _OWNERS or at in inside:
            continue
        stop = at + length
        if (end := _coalition_end(lowers, stop)) is not None:
            yield Compound(at, end, entry, government=False)
            continue
        head = stop + 1 if stop < size and lowers[stop] == "'s" else stop
        limit = min(size - 1, head + _MAX_BETWEEN)
        if (end := _body_end(lowers, head, words)) is not None and not (at and lowers[at - 1] in ("a", "an")):
            yield Compound(at, end, entry, government=False)
            continue
        while head < limit and lowers[head] in between and lowers[head] not in forces:
            head += 1
        hyphenated = at >= 2 and texts[at - 1] == "-" and document.tokens.ends[at - 1] == document.tokens.starts[at]
        if head < size and head not in inside and not hyphenated and lowers[head] in governments | forces:
            follows = lowers[head + 1] if head + 1 < size else ""
            if follows not in words["titles"] or lowers[head] in governments:
                yield Compound(at, head + 1, entry, lowers[head] in governments)


def _coalition_end(lowers: Sequence[str], stop: int) -> int | None:
    """End of "-led coalition" after a country: "the Saudi-led military coalition"."""
    if stop + 2 >= len(lowers) or lowers[stop] != "-" or lowers[stop + 1] not in ("led", "backed"):
        return None
    for head in range(stop + 2, min(stop + 5, len(lowers))):
        if lowers[head] in ("coalition", "alliance"):
            return head + 1
        if not lowers[head].isalpha():
            return None
    return None


def _body_end(lowers: Sequence[str], first: int, words: Mapping[str, frozenset[str]]) -> int | None:
    """End of a body's name in lower case from token `first`: "health ministry", "state news agency"."""
    head = first
    while head + 1 < len(lowers) and head - first < _MAX_BETWEEN and lowers[head] in words["body_modifiers"]:
        if lowers[head + 1] in words["body_heads"]:
            return head + 2
        head += 1
    return None


def find_bodies(document: Document, covered: set[int]) -> Iterator[tuple[int, int]]:
    """Token ranges of bodies without a country: "police", "the army", "the health ministry", "Houthi rebels"."""
    lowers, texts = document.tokens.lowers, document.tokens.texts
    words = load_gazetteer().words
    institutions, modifiers, movements = words["institutions"], words["body_modifiers"], words["movements"]
    triggers = institutions | modifiers | movements
    for at in [at for at, word in enumerate(lowers) if word in triggers]:
        if at in covered:
            continue
        word = lowers[at]
        before = lowers[at - 1] if at else ""
        if word in modifiers and before not in modifiers and (before == "the" or texts[at][0].islower()):
            end = _body_end(lowers, at, words)
            if end is not None and before not in ("a", "an") and end - 1 not in covered:
                yield at, end
        elif word in movements and at + 1 < len(lowers) and lowers[at + 1] in words["fighters"]:
            yield at, at + 2
        elif word in institutions and (before == "the" or (word == "police" and _is_bare(document.tags, at))):
            follows = lowers[at + 1] if at + 1 < len(lowers) else ""
            noun = at + 1 < len(lowers) and document.tags[at + 1] == "NOUN"
            if follows not in words["titles"] and not noun and follows != "-":
                yield at, at + 1


def _is_bare(tags: Sequence[str], at: int) -> bool:
    """Nothing before a noun that could belong to it: the start of the text, a mark, a verb, a preposition."""
    return not at or tags[at - 1] in _NO_MODIFIERS


def extended(document: Document, span: NameSpan) -> NameSpan:
    """The span with a common noun after it that belongs to the name: "Luhansk region", "Auto Workers union"."""
    lowers = document.tokens.lowers
    after = lowers[span.stop] if span.stop < len(lowers) else ""
    words = load_gazetteer().words
    if span.type == "place" and after in words["region_heads"]:
        return NameSpan(span.first, span.stop + 1, "place")
    if span.type == "place" and after == "police":
        return NameSpan(span.first, span.stop + 1, "organization")
    if span.type in ("organization", "group") and after in words["fighters"]:
        return span._replace(stop=span.stop + 1)
    if span.type == "organization" and after in {"union", "party"} and span.entry is None:
        return span._replace(stop=span.stop + 1)
    return span


def part_of_country(document: Document, span: NameSpan) -> NameSpan | None:
    """A country with a direction before it, as a place of its own: "eastern Ukraine"."""
    if span.type != "country" or span.first == 0:
        return None
    if document.tokens.lowers[span.first - 1] in load_gazetteer().words["directions"]:
        return NameSpan(span.first - 1, span.stop, "place")
    return None
