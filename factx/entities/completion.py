"""All name spans of a document: the tagger's, and those it left out that titles, head words or repetition tell."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from factx.entities.evidence import retyped
from factx.entities.gazetteer import load_gazetteer
from factx.entities.spans import Corrector, NameSpan, type_of
from factx.learned.entities import LABELS, load_names_model
from factx.learned.entities_codes import HEADLINE, Coded, code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factx.entities.gazetteer import Entry
    from factx.learned.entities import NameModel
    from factx.ontology import EntityType
    from factx.text import Document

_KNOWN_KINDS: Final = frozenset({"country", "organization", "metonym", "capital", "place", "people", "group"})
_PLACE_KINDS: Final = frozenset({"country", "capital", "place", "city"})
_SAYING: Final = frozenset({"said", "says", "told", "added", "asked", "wrote", "warned", "urged", "announced"})


def find_spans(
    document: Document, model: NameModel | None = None
) -> tuple[list[NameSpan], Mapping[int, tuple[int, Entry]]]:
    """The name spans of a document in order, none overlapping another, and the known names by first token.

    `model` replaces the shipped tagger where another one is being measured.
    """
    tokens = document.tokens
    sentences = [document.sentence_tokens(i) for i in range(len(document.sentences))]
    coded = code(tokens.texts, sentences)
    labels = (model or load_names_model()).labels(coded)
    corrector = Corrector(document)
    spans = [better for span in _labelled(labels) for better in corrector.corrected(span)]
    return _Completer(document, corrector).completed(spans, coded), coded.known


def _labelled(labels: list[int]) -> Iterator[NameSpan]:
    """The spans that B and I labels spell; an I after another type starts a new span."""
    kind, first = "", -1
    inside = [at for at, label in enumerate(labels) if label]
    for at in sorted({*inside, *(at + 1 for at in inside)}):
        name = LABELS[labels[at]] if at < len(labels) else "O"
        if first >= 0 and not (name.startswith("I-") and name[2:] == kind):
            yield NameSpan(first, at, kind)  # type: ignore[arg-type]
            first = -1
        if name != "O" and first < 0:
            kind, first = name[2:], at


class _Completer:
    def __init__(self, document: Document, corrector: Corrector) -> None:
        self.corrector = corrector
        self.texts = document.tokens.texts
        self.lowers = document.tokens.lowers
        self.lower_words = frozenset([word for word in document.tokens.words if word.islower()])
        self.gazetteer = load_gazetteer()
        words = self.gazetteer.words
        self.titles, self.modifiers, self.not_names = words["titles"], words["modifiers"], words["not_names"]
        self.company_nouns = words["company_nouns"]
        self.organization_nouns = words["organization_nouns"]
        self.place_prepositions = words["place_prepositions"]
        self.event_heads = words["event_heads"]
        self.organization_heads, self.place_heads = words["organization_heads"], words["place_heads"]

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
        spans = retyped(self.corrector.document, self._surnames(spans))
        return self._repeated(self._one_type(spans), segments)

    def _known_in(self, first: int, stop: int, *, headline: bool) -> Iterator[NameSpan]:
        """Known names, names by head word and names after a title, in capitalised words that were not tagged."""
        at = first
        while at < stop:
            found = self.gazetteer.match(self.texts, at, stop) or self.corrector.in_capitals(at)
            if found and self._is_known(found[1], at) and self._stands_alone(at, at + found[0]):
                yield NameSpan(at, at + found[0], type_of(found[1]), found[1])
                at += found[0]
            elif found and found[1].kind == "adjective":
                at += found[0]
            elif (headed := self._headed(at, stop)) is not None:
                end = headed
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
            elif at and self.lowers[at - 1] in self.organization_nouns and (end := self._named_end(at, stop)) > at:
                yield NameSpan(at, end, "organization")
                at = end
            elif not headline and self._is_plain_name(at) and self._is_company(at, stop):
                yield NameSpan(at, at + 1, "organization")
                at += 1
            elif not headline and self._is_plain_name(at) and self._is_place(at, stop):
                yield NameSpan(at, at + 1, "place")
                at += 1
            elif not headline and self._is_plain_name(at) and self._speaks(at, stop):
                yield NameSpan(at, at + 1, "person")
                at += 1
            elif not headline and (end := self._plain_run(at, stop)) - at >= 2:
                # Two or more capitalised words of which nothing is known: most often a person.
                yield NameSpan(at, end, "person")
                at = end
            else:
                at += 1

    def _named_end(self, first: int, stop: int) -> int:
        """End of the capitalised words after a common noun such as charity or rival."""
        at = first
        while at < min(stop, first + 5) and self.texts[at][0].isupper() and self.lowers[at] not in self.not_names:
            at += 1
        return at

    def _is_known(self, entry: Entry, at: int) -> bool:
        """Whether a reading holds where the tagger saw no name; a mere city does in capitals, as in a dateline."""
        return entry.kind in _KNOWN_KINDS or (entry.kind == "city" and self.texts[at].isupper())

    def _is_company(self, at: int, stop: int) -> bool:
        """Whether a single unknown word has shares, plants or a headquarters."""
        if at + 1 != stop or stop >= len(self.lowers) or self.lowers[at] in self.lower_words:
            return False
        owned = stop + 1 if self.lowers[stop] == "'s" and stop + 1 < len(self.lowers) else stop
        return self.lowers[owned] in self.company_nouns

    def _is_place(self, at: int, stop: int) -> bool:
        """Whether a single unknown word follows a preposition of place."""
        return (
            at > 0
            and at + 1 == stop
            and self.lowers[at - 1] in self.place_prepositions
            and self.lowers[at] not in self.lower_words
        )

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
            and self.lowers[at] not in self.event_heads
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

    def _surnames(self, spans: list[NameSpan]) -> list[NameSpan]:
        """Jordan and London are persons where the article has a Michael Jordan and a Jack London."""
        surnames = {
            self.texts[s.stop - 1]
            for s in spans
            if s.type == "person" and s.stop - s.first > 1 and self.texts[s.first] in self.gazetteer.given
        }
        return [
            NameSpan(span.first, span.stop, "person")
            if span.stop - span.first == 1
            and span.entry is not None
            and span.entry.kind in _PLACE_KINDS
            and self.texts[span.first] in surnames
            else span
            for span in spans
        ]

    def _one_type(self, spans: list[NameSpan]) -> list[NameSpan]:
        """The same unknown words with several types: the most frequent, the first among equals."""
        votes: dict[tuple[str, ...], Counter[EntityType]] = {}
        for span in spans:
            if span.entry is None and span.type is not None:
                votes.setdefault(self._words(span), Counter())[span.type] += 1
        first = {words: seen.most_common(1)[0][0] for words, seen in votes.items() if len(seen) > 1}
        return [
            span._replace(type=first[self._words(span)])
            if span.entry is None and span.type is not None and self._words(span) in first
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
                        added.append(self.corrector.typed(NameSpan(at, at + size, kinds[words])))
                    at += size
                elif self.texts[at] in parts and self._is_plain_name(at):
                    added.append(NameSpan(at, at + 1, None))
                    at += 1
                else:
                    at += 1
        return sorted(spans + added, key=lambda span: span.first)
