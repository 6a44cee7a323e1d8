"""Names that are part name, part common noun: "the Japanese government", "Russian forces", "Luhansk region"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from factx.entities.gazetteer import Entry, load_gazetteer
from factx.entities.spans import NameSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factx.text import Document

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
        head = stop + 1 if stop < size and lowers[stop] == "'s" else stop
        limit = min(size - 1, head + _MAX_BETWEEN)
        while head < limit and lowers[head] in between and lowers[head] not in forces:
            head += 1
        hyphenated = at >= 2 and texts[at - 1] == "-" and document.tokens.ends[at - 1] == document.tokens.starts[at]
        if head < size and head not in inside and not hyphenated and lowers[head] in governments | forces:
            follows = lowers[head + 1] if head + 1 < size else ""
            if follows not in words["titles"] or lowers[head] in governments:
                yield Compound(at, head + 1, entry, lowers[head] in governments)


def extended(document: Document, span: NameSpan) -> NameSpan:
    """The span with a common noun after it that belongs to the name: "Luhansk region", "Auto Workers union"."""
    lowers = document.tokens.lowers
    after = lowers[span.stop] if span.stop < len(lowers) else ""
    words = load_gazetteer().words
    if span.type == "place" and after in words["region_heads"]:
        return NameSpan(span.first, span.stop + 1, "place")
    if span.type == "place" and after == "police":
        return NameSpan(span.first, span.stop + 1, "organization")
    if span.type == "organization" and after in {"union", "party"} and span.entry is None:
        return replace(span, stop=span.stop + 1)
    return span


def part_of_country(document: Document, span: NameSpan) -> NameSpan | None:
    """A country with a direction before it, as a place of its own: "eastern Ukraine"."""
    if span.type != "country" or span.first == 0:
        return None
    if document.tokens.lowers[span.first - 1] in load_gazetteer().words["directions"]:
        return NameSpan(span.first - 1, span.stop, "place")
    return None
