"""Name spans: what the learned tagger found, without words that are no part of a name, typed by what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from factx.entities.gazetteer import Entry, load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.ontology import EntityType
    from factx.text import Document

#: Readings of the gazetteer that hold wherever the word stands.
_CERTAIN_KINDS: Final = frozenset({"country", "organization", "metonym", "people", "group"})


class NameSpan(NamedTuple):
    """Tokens [first, stop) that name something."""

    first: int
    stop: int
    type: EntityType | None
    """None: a name that only other mentions can explain."""
    entry: Entry | None = None
    """The gazetteer's reading, if the whole name is known."""


class Corrector:
    """Corrects tagged spans, one document's."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.texts = document.tokens.texts
        self.lowers = document.tokens.lowers
        self.gazetteer = load_gazetteer()
        words = self.gazetteer.words
        self.titles, self.modifiers, self.not_names = words["titles"], words["modifiers"], words["not_names"]
        self.adherents = words["adherents"]
        self.event_heads = words["event_heads"]
        self.organization_nouns = (words["organization_nouns"] - words["organization_heads"]) | {"airline"}
        self.organization_heads, self.place_heads = words["organization_heads"], words["place_heads"]

    def corrected(self, span: NameSpan) -> Iterator[NameSpan]:
        """A tagged span without words that are no part of a name, typed by the gazetteer where that is certain."""
        first, stop = span.first, span.stop
        while first < stop and self._is_edge(first):
            first += 1
        while stop > first and self._is_edge(stop - 1):
            stop -= 1
        if stop > first + 1 and self.lowers[stop - 1] in self.event_heads:
            return
        if span.type != "organization" and all(self.lowers[at] in self.adherents for at in range(first, stop)):
            return
        if span.type == "person":
            first, stop = self._person_core(first, stop)
            stop = self.hyphenated_end(stop)
        if first >= stop or not self.texts[first][0].isalpha():
            return
        if (
            (found := self.gazetteer.match(self.texts, first, stop))
            and found[1].kind == "adjective"
            and first + found[0] == stop
        ):
            return
        if span.type == "person" and self._is_firm(stop):
            yield NameSpan(first, stop + 2, "organization")
            return
        if stop - first > 1 and self.lowers[first] in self.organization_nouns:
            yield self.typed(NameSpan(first + 1, stop, "organization"))  # "Carmaker Volvo"
            return
        if (body := self._members_body(first, stop)) is not None:
            yield body
            return
        if (seat := self._body_of(first)) is not None and span.type == "place":
            yield NameSpan(seat, stop, "organization")
            return
        if span.type == "place" and (split := self._possessive_split(first, stop)) is not None:
            yield from self.corrected(NameSpan(first, split, "place"))
            yield from self.corrected(NameSpan(split + 1, stop, "place"))
            return
        yield self.typed(NameSpan(first, stop, span.type))

    def typed(self, span: NameSpan) -> NameSpan:
        """The span with the gazetteer's reading, and the type that goes with it."""
        found = self._match(span.first, span.stop)
        if found is None and span.stop - span.first == 1 and (found := self.in_capitals(span.first)) is not None:
            return NameSpan(span.first, span.stop, type_of(found[1]), found[1])
        if found is None or span.first + found[0] != span.stop:
            return self._typed_by_head(span) if span.stop - span.first > 1 else span
        entry = found[1]
        is_capital = entry.kind == "capital" and not (span.type == "person" and self._has_title(span.first))
        if entry.kind in _CERTAIN_KINDS or is_capital or span.type is None:
            return NameSpan(span.first, span.stop, type_of(entry), entry)
        if type_of(entry) == span.type:
            return span._replace(entry=entry)
        return span

    def _has_title(self, first: int) -> bool:
        """Whether "Mr." or the like goes before: Mr. Washington is no capital."""
        return first > 0 and self.lowers[first - 1].rstrip(".") in self.titles

    def _match(self, first: int, stop: int) -> tuple[int, Entry] | None:
        """The known name at `first`, also where it is written in lower case."""
        if not self.texts[first].islower():
            return self.gazetteer.match(self.texts, first, stop)
        words = [word.capitalize() for word in self.texts[first:stop]]
        found = self.gazetteer.match(words, 0, stop - first)
        return found if found and found[1].kind in ("country", "capital", "city", "place") else None

    def in_capitals(self, at: int) -> tuple[int, Entry] | None:
        """The reading of a place in capitals, as datelines have it: "SYLHET, Bangladesh"."""
        word = self.texts[at]
        if len(word) < 4 or not word.isupper():
            return None
        entry = self.gazetteer.entry(word.capitalize())
        return (1, entry) if entry is not None and entry.kind in ("capital", "place", "country", "city") else None

    def _typed_by_head(self, span: NameSpan) -> NameSpan:
        """A name of several words of which the last says that it is no person, or no place."""
        head = self.lowers[span.stop - 1].rstrip(".")
        organization, place = head in self.organization_heads, head in self.place_heads
        if organization and not place:
            return span._replace(type="organization")
        if place and not organization:
            return span._replace(type="place")
        if span.type == "person" and (organization or place):
            return span._replace(type="organization")
        return span

    def _is_firm(self, stop: int) -> bool:
        """Whether "& Partners" follows a name."""
        return stop + 1 < len(self.texts) and self.texts[stop] == "&" and self.texts[stop + 1][0].isupper()

    def _members_body(self, first: int, stop: int) -> NameSpan | None:
        """The organization whose name a tagged span only opens: "Panhellenic Seamen|'s Federation"."""
        head = stop + 1
        if head >= len(self.texts) or self.lowers[stop] not in ("'s", "'"):
            return None
        if self._known(first, stop) or self.texts[first] in self.gazetteer.given or not self.texts[head][0].isupper():
            return None
        return NameSpan(first, head + 1, "organization") if self.lowers[head] in self.organization_heads else None

    def _body_of(self, first: int) -> int | None:
        """Where "Bank of" begins before a tagged place."""
        if first < 2 or self.lowers[first - 1] != "of" or not self.texts[first - 2][0].isupper():
            return None
        return first - 2 if self.lowers[first - 2] in self.organization_heads else None

    def _is_edge(self, at: int) -> bool:
        """Whether a word at the edge of a span is no part of a name: Friday, The, a bracket."""
        text = self.texts[at]
        if self.lowers[at] in self.not_names:
            return not (text.isupper() and len(text) > 1)
        return not (text[0].isalnum() or text in ("'s", "’s"))

    def _person_core(self, first: int, stop: int) -> tuple[int, int]:
        """A person's name without titles before it and "of Arizona" after it."""
        while first < stop - 1 and (
            self.lowers[first].rstrip(".") in self.titles
            or (self.lowers[first] in self.modifiers and self.lowers[first + 1] in self.titles)
        ):
            first += 1
        if self.lowers[first] in ("of", "in", "for"):
            return first, first
        for at in range(first + 1, stop):
            if self.lowers[at] in ("of", "in", "the", "and", "for", "'s", "/", ","):
                return first, at
        if self.lowers[first].rstrip(".") in self.titles:
            return first, first
        return first, stop

    def hyphenated_end(self, stop: int) -> int:
        """Past a lower-case half of a given name: Cheuk-ting, Kyo-ahn."""
        starts, ends = self.document.tokens.starts, self.document.tokens.ends
        while (
            stop + 1 < len(self.texts)
            and self.texts[stop] == "-"
            and ends[stop - 1] == starts[stop]
            and ends[stop] == starts[stop + 1]
            and self.texts[stop + 1].isalpha()
            and not self.lowers[stop + 1].endswith(
                ("ed", "led", "run", "born", "era", "style", "like", "owned", "backed")
            )
        ):
            stop += 2
        return stop

    def _possessive_split(self, first: int, stop: int) -> int | None:
        """The 's in "Ukraine's Crimea", which are two names."""
        for at in range(first + 1, stop - 1):
            if self.lowers[at] == "'s" and self._known(first, at):
                return at
        return None

    def _known(self, first: int, stop: int) -> bool:
        found = self.gazetteer.match(self.texts, first, stop)
        return found is not None and first + found[0] == stop


def type_of(entry: Entry) -> EntityType:
    """The entity type of a gazetteer reading."""
    match entry.kind:
        case "organization":
            return "organization"
        case "place" | "city" | "capital":
            return "place"
        case "people" | "adjective" | "group":
            return "group"
        case _:
            return "country"
