"""All name spans of a document: the tagger's, and those it left out that titles, head words or repetition tell."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from factx.entities.evidence import retyped
from factx.entities.gazetteer import load_gazetteer
from factx.entities.registry import acronym
from factx.entities.spans import Corrector, NameSpan
from factx.entities.untagged import Untagged
from factx.learned.entities import LABELS, load_names_model
from factx.learned.entities_codes import HEADLINE, Coded, code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factx.entities.gazetteer import Entry
    from factx.learned.entities import NameModel
    from factx.ontology import EntityType
    from factx.text import Document

_PLACE_KINDS: Final = frozenset({"country", "capital", "place", "city"})


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
    spans = _apart([better for span in _labelled(labels) for better in corrector.corrected(span)])
    return _Completer(document, corrector).completed(spans, coded), coded.known


def _apart(spans: list[NameSpan]) -> list[NameSpan]:
    """The spans without those that a longer one has grown over: "Bank" in "Bank of Greece"."""
    apart: list[NameSpan] = []
    for span in sorted(spans, key=lambda span: (span.first, -span.stop)):
        if not apart or span.first >= apart[-1].stop:
            apart.append(span)
    return apart


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
        self.document = document
        self.corrector = corrector
        self.untagged = Untagged(document, corrector)
        self.texts = document.tokens.texts
        self.lowers = document.tokens.lowers
        self.gazetteer = load_gazetteer()

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
                spans += self.untagged.names(at, end, headline=bool(headlines[at]))
                at = end
        spans.sort(key=lambda span: span.first)
        spans = retyped(self.document, self._surnames(spans))
        return self._repeated(self._one_type(spans), segments)

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
            if span.type == "organization" and len(short := acronym(self._words(span))) > 1:
                kinds.setdefault((short,), "organization")
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
                    if size > 1 or self.lowers[at] not in self.gazetteer.words["not_names"]:
                        added.append(self.corrector.typed(NameSpan(at, at + size, kinds[words])))
                    at += size
                elif self.texts[at] in parts and self.untagged.is_plain_name(at):
                    added.append(NameSpan(at, at + 1, None))
                    at += 1
                else:
                    at += 1
        return sorted(spans + added, key=lambda span: span.first)
