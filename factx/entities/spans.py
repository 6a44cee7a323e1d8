"""Name spans: the learned tagger's, corrected and completed by what is known of names, titles and head words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from factx.entities.gazetteer import Entry, load_gazetteer
from factx.learned.entities import LABELS, load_names_model
from factx.learned.entities_codes import HEADLINE, Coded, code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factx.ontology import EntityType
    from factx.text import Document

#: Readings of the gazetteer that hold wherever the word stands.
_CERTAIN_KINDS: Final = frozenset({"country", "organization", "metonym", "people", "group"})
_KNOWN_KINDS: Final = frozenset({"country", "organization", "metonym", "capital", "place", "people", "group"})
_SAYING: Final = frozenset({"said", "says", "told", "added", "asked", "wrote", "warned", "urged", "announced"})


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens [first, stop) that name something."""

    first: int
    stop: int
    type: EntityType | None
    """None: a name that only other mentions can explain."""
    entry: Entry | None = None
    """The gazetteer's reading, if the whole name is known."""


def find_spans(document: Document) -> tuple[list[NameSpan], Mapping[int, tuple[int, Entry]]]:
    """The name spans of a document in order, none overlapping another, and the known names by first token."""
    tokens = document.tokens
    sentences = [document.sentence_tokens(i) for i in range(len(document.sentences))]
    coded = code(tokens.texts, sentences)
    labels = load_names_model().labels(coded)
    corrector = _Corrector(document)
    spans = [better for span in _labelled(labels) for better in corrector.corrected(span)]
    return corrector.completed(spans, coded), coded.known


def _labelled(labels: list[int]) -> Iterator[NameSpan]:
    """The spans that B and I labels spell; an I after another type starts a new span."""
    kind, first = "", -1
    for at, label in enumerate([*labels, 0]):
        name = LABELS[label]
        if first >= 0 and not (name.startswith("I-") and name[2:] == kind):
            yield NameSpan(first, at, kind)  # type: ignore[arg-type]
            first = -1
        if name != "O" and first < 0:
            kind, first = name[2:], at


class _Corrector:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.texts = document.tokens.texts
        self.lowers = document.tokens.lowers
        self.lower_words = frozenset(text for text in self.texts if text.islower())
        self.gazetteer = load_gazetteer()
        words = self.gazetteer.words
        self.titles, self.modifiers, self.not_names = words["titles"], words["modifiers"], words["not_names"]
        self.event_heads = words["event_heads"]
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
        if span.type == "person":
            first, stop = self._person_core(first, stop)
            stop = self._hyphenated_end(stop)
        if first >= stop or not self.texts[first][0].isalpha():
            return
        if (
            (found := self.gazetteer.match(self.texts, first, stop))
            and found[1].kind == "adjective"
            and first + found[0] == stop
        ):
            return
        if span.type == "place" and (split := self._possessive_split(first, stop)):
            yield from self.corrected(NameSpan(first, split, "place"))
            yield from self.corrected(NameSpan(split + 1, stop, "place"))
            return
        yield self.typed(NameSpan(first, stop, span.type))

    def typed(self, span: NameSpan) -> NameSpan:
        """The span with the gazetteer's reading, and the type that goes with it."""
        found = self.gazetteer.match(self.texts, span.first, span.stop)
        if found is None or span.first + found[0] != span.stop:
            return self._typed_by_head(span) if span.stop - span.first > 1 else span
        entry = found[1]
        if entry.kind in _CERTAIN_KINDS or (entry.kind == "capital" and span.type != "person") or span.type is None:
            return NameSpan(span.first, span.stop, type_of(entry), entry)
        if type_of(entry) == span.type:
            return replace(span, entry=entry)
        return span

    def _typed_by_head(self, span: NameSpan) -> NameSpan:
        """A name of several words of which the last says that it is no person, or no place."""
        head = self.lowers[span.stop - 1].rstrip(".")
        organization, place = head in self.organization_heads, head in self.place_heads
        if organization and not place:
            return replace(span, type="organization")
        if place and not organization:
            return replace(span, type="place")
        if span.type == "person" and (organization or place):
            return replace(span, type="organization")
        return span

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
        for at in range(first + 1, stop):
            if self.lowers[at] in ("of", "in", "the", "and", "for", "'s", "/", ","):
                return first, at
        if self.lowers[first].rstrip(".") in self.titles:
            return first, first
        return first, stop

    def _hyphenated_end(self, stop: int) -> int:
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
        return next(
            (at for at in range(first + 1, stop - 1) if self.lowers[at] == "'s" and self._known(first, at)), None
        )

    def _known(self, first: int, stop: int) -> bool:
        found = self.gazetteer.match(self.texts, first, stop)
        return found is not None and first + found[0] == stop

    def completed(self, spans: list[NameSpan], coded: Coded) -> list[NameSpan]:
        """The spans with those added that the tagger left out, and types made one across the document."""
        segments, headlines = coded.segments, coded.codes["sentence"] >= HEADLINE
        taken = {at for span in spans for at in range(span.first, span.stop)}
        spans = [*spans]
        for first, stop in segments:
            at = first
            while at < stop:
                if at in taken:
                    at += 1
                    continue
                end = at
                while end < stop and end not in taken:
                    end += 1
                spans += self._known_in(at, end, headline=bool(headlines[at]))
                at = end
        spans.sort(key=lambda span: span.first)
        return self._repeated(self._one_type(spans), segments)

    def _known_in(self, first: int, stop: int, *, headline: bool) -> Iterator[NameSpan]:
        """Known names, names by head word and names after a title, in capitalised words that were not tagged."""
        at = first
        while at < stop:
            found = self.gazetteer.match(self.texts, at, stop)
            if found and found[1].kind in _KNOWN_KINDS and self._stands_alone(at, at + found[0]):
                yield NameSpan(at, at + found[0], type_of(found[1]), found[1])
                at += found[0]
            elif found and found[1].kind == "adjective":
                at += found[0]
            elif (end := self._headed(at, stop)) is not None:
                kind: EntityType = (
                    "organization" if self.lowers[end - 1].rstrip(".") in self.organization_heads else "place"
                )
                yield NameSpan(at, end, kind)
                at = end
            elif at and self.lowers[at - 1].rstrip(".") in self.titles and self._is_plain_name(at):
                end = at + 1
                while end < min(stop, at + 4) and self._is_plain_name(end):
                    end += 1
                yield NameSpan(at, end, "person")
                at = end
            elif not headline and self._is_plain_name(at) and self._speaks(at, stop):
                yield NameSpan(at, at + 1, "person")
                at += 1
            elif not headline and (end := self._plain_run(at, stop)) - at >= 2:
                # Two or more capitalised words of which nothing is known: most often a person.
                yield NameSpan(at, end, "person")
                at = end
            else:
                at += 1

    def _speaks(self, at: int, stop: int) -> bool:
        """Whether a single unknown word is the subject of a verb of saying."""
        return (
            at + 1 == stop < len(self.lowers)
            and self.lowers[stop] in _SAYING
            and self.lowers[at] not in self.lower_words
        )

    def _plain_run(self, first: int, stop: int) -> int:
        """End of the capitalised words from `first` that can be a person's name; hyphenated words count as one."""
        at, words = first, 0
        while at < stop and words < 4 and self._is_plain_name(at) and self.texts[at][1:].islower():
            at, words = at + 1, words + 1
            while at + 1 < stop and self.texts[at] == "-" and self.texts[at + 1].isalpha():
                at += 2
        return at if words >= 2 else first

    def _stands_alone(self, first: int, stop: int) -> bool:
        """Not a piece of a longer word or name: "Turkey-backed" is, "G7" in "G7s" is not asked here."""
        single = stop - first == 1 and self.lowers[first] in self.not_names and not self.texts[first].isupper()
        return not single

    def _is_plain_name(self, at: int) -> bool:
        word = self.texts[at]
        return (
            word[0].isupper()
            and word[-1].isalpha()
            and self.lowers[at] not in self.not_names
            and self.lowers[at] not in self.titles
            and self.lowers[at] not in self.modifiers
            and self.lowers[at] not in self.organization_heads
        )

    def _headed(self, first: int, stop: int) -> int | None:
        """End of a name of two or more capitalised words that ends with a head word such as Ministry or River."""
        if (
            self.lowers[first] in self.titles
            or self.lowers[first] in self.not_names
            or not self.texts[first][0].isupper()
        ):
            return None
        end = first + 1
        while end < min(stop, first + 8) and self.texts[end][0].isupper() and self.lowers[end] not in self.titles:
            head = self.lowers[end].rstrip(".")
            end += 1
            if head in self.organization_heads or head in self.place_heads:
                return end
        return None

    def _one_type(self, spans: list[NameSpan]) -> list[NameSpan]:
        """The same unknown words with several types: the most frequent, the first among equals."""
        votes: dict[tuple[str, ...], Counter[EntityType]] = {}
        for span in spans:
            if span.entry is None and span.type is not None:
                votes.setdefault(self._words(span), Counter())[span.type] += 1
        return [
            replace(span, type=votes[self._words(span)].most_common(1)[0][0])
            if span.entry is None and span.type is not None
            else span
            for span in spans
        ]

    def _words(self, span: NameSpan) -> tuple[str, ...]:
        return tuple(self.texts[span.first : span.stop])

    def _repeated(self, spans: list[NameSpan], segments: tuple[tuple[int, int], ...]) -> list[NameSpan]:
        """Further places with the words of a name found elsewhere: a headline's surname, an acronym."""
        kinds: dict[tuple[str, ...], EntityType] = {}
        parts: set[str] = set()
        for span in spans:
            if span.type is not None:
                kinds.setdefault(self._words(span), span.type)
            if span.type == "person":
                parts.update(word for word in (self.texts[span.first], self.texts[span.stop - 1]) if len(word) > 2)
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for words in kinds:
            by_first.setdefault(words[0], []).append(words)
        taken = {at for span in spans for at in range(span.first, span.stop)}
        added: list[NameSpan] = []
        for first, stop in segments:
            at = first
            while at < stop:
                if at in taken:
                    at += 1
                    continue
                size = max(
                    (len(w) for w in by_first.get(self.texts[at], ()) if tuple(self.texts[at : at + len(w)]) == w),
                    default=0,
                )
                if size and not any(i in taken for i in range(at, at + size)):
                    words = tuple(self.texts[at : at + size])
                    if size > 1 or self.lowers[at] not in self.not_names:
                        added.append(self.typed(NameSpan(at, at + size, kinds[words])))
                    at += size
                elif self.texts[at] in parts and self._is_plain_name(at):
                    added.append(NameSpan(at, at + 1, None))
                    at += 1
                else:
                    at += 1
        return sorted(spans + added, key=lambda span: span.first)


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
