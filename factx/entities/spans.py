"""Name spans by rule: capitalised sequences, split at titles and known names, typed by gazetteer and head words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factx.entities.gazetteer import Entry, Gazetteer, load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.ontology import EntityType
    from factx.text import Document

_PARTICLES: Final = frozenset(
    {
        "de",
        "del",
        "der",
        "den",
        "da",
        "di",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "bin",
        "ibn",
        "bint",
        "al",
        "el",
        "ul",
        "y",
        "e",
    }
)
_LOCATIVE: Final = frozenset(
    {"in", "at", "near", "from", "to", "around", "outside", "across", "into", "of", "toward", "towards"}
)
#: No name is longer; what follows is read as a new one, so that a text of capitals takes linear time.
_MAX_RUN: Final = 16
_SAYING: Final = frozenset(
    {"said", "says", "told", "added", "asked", "wrote", "warned", "urged", "announced"}
)


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens [first, stop) that name something."""

    first: int
    stop: int
    type: EntityType | None
    """None: a name that only other mentions can explain."""
    entry: Entry | None = None
    """The gazetteer's reading, if the whole name is known."""


def find_spans(document: Document) -> list[NameSpan]:
    """The name spans of a document, in order, none overlapping another."""
    reader = _Reader(document)
    return [span for index in range(len(document.sentences)) for span in reader.sentence(index)]


def capitalised(word: str) -> bool:
    """Whether a token starts with a capital letter."""
    return word[0].isupper()


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.texts = document.tokens.texts
        self.lowers = document.tokens.lowers
        self.gazetteer: Gazetteer = load_gazetteer()
        words = self.gazetteer.words
        self.titles = words["titles"]
        self.modifiers = words["modifiers"]
        self.not_names = words["not_names"]
        self.organization_heads = words["organization_heads"]
        self.place_heads = words["place_heads"]

    def sentence(self, index: int) -> Iterator[NameSpan]:
        tokens = self.document.sentence_tokens(index)
        headline = self._is_headline(tokens)
        at = tokens.start
        while at < tokens.stop:
            known = self.gazetteer.match(self.texts, at, tokens.stop)
            if not capitalised(self.texts[at]) and known is None:
                at += 1
                continue
            if (
                self.lowers[at] in self.not_names
                and (known is None or known[0] == 1)
                and not self.texts[at].isupper()
            ):
                at += 1
                continue
            stop = self._run_end(at, tokens.stop)
            if known is not None:
                stop = max(stop, at + known[0])
            yield from self._split(at, stop, headline=headline, opening=at == tokens.start)
            at = stop

    def _is_headline(self, tokens: range) -> bool:
        words = [self.texts[i] for i in tokens if len(self.texts[i]) > 3 and self.texts[i].isalpha()]
        return len(words) >= 4 and sum(map(capitalised, words)) >= 0.8 * len(words)

    def _run_end(self, at: int, limit: int) -> int:
        """One past the last token of the capitalised sequence from `at`."""
        texts, lowers = self.texts, self.lowers
        starts, ends = self.document.tokens.starts, self.document.tokens.ends
        stop = at + 1
        limit = min(limit, at + _MAX_RUN)
        while stop < limit:
            word = texts[stop]
            if capitalised(word):
                if lowers[stop] in self.not_names and not word.isupper():
                    break
                stop += 1
            elif (
                word in ("-", "&")
                and stop + 1 < limit
                and (texts[stop + 1][0].isalpha())
                and (word == "&" or (starts[stop] == ends[stop - 1] and starts[stop + 1] == ends[stop]))
            ):
                if (
                    word == "-"
                    and not capitalised(texts[stop + 1])
                    and lowers[stop + 1] in ("based", "led", "backed", "owned", "born", "style")
                ):
                    break
                stop += 2
            elif (
                lowers[stop] in _PARTICLES
                and stop + 1 < limit
                and (capitalised(texts[stop + 1]) or texts[stop + 1] == "-")
            ):
                stop += 1 if texts[stop + 1] != "-" else 2
            elif lowers[stop] == "of" and self._takes_of(at, stop, limit):
                stop += 1
                if lowers[stop] == "the":
                    stop += 1
            else:
                break
        return stop

    def _takes_of(self, at: int, of: int, limit: int) -> bool:
        following = of + 2 if of + 1 < limit and self.lowers[of + 1] == "the" else of + 1
        if following >= limit or not capitalised(self.texts[following]):
            return False
        head = self.lowers[of - 1]
        return head in self.organization_heads or head in self.place_heads

    def _split(self, first: int, stop: int, *, headline: bool, opening: bool) -> Iterator[NameSpan]:
        at = first
        while at < stop:
            known = self.gazetteer.match(self.texts, at, stop)
            if known and at + known[0] == stop:
                yield NameSpan(at, stop, _type_of(known[1]), known[1])
                return
            end = self._organization_end(at, stop)
            if end is not None and not headline:
                kind: EntityType = "organization" if self._head(end) in self.organization_heads else "place"
                yield NameSpan(at, end, kind)
                at = end
                continue
            if known:
                yield NameSpan(at, at + known[0], _type_of(known[1]), known[1])
                at += known[0]
                continue
            if (
                self.lowers[at] in self.titles
                or self.lowers[at] in self.modifiers
                or self.lowers[at] in self.not_names
            ):
                at += 1
                continue
            end = at + 1
            while end < stop and not (
                self.lowers[end] in self.titles or self.gazetteer.match(self.texts, end, stop) and headline
            ):
                end += 1
            kind_or_none = self._guess(at, end, headline=headline, opening=opening)
            if kind_or_none or end - at == 1:
                yield NameSpan(at, end, kind_or_none)
            at = end

    def _organization_end(self, at: int, stop: int) -> int | None:
        """End of a name in [at, stop) whose head word says what it is, longest first."""
        for end in range(stop, at + 1, -1):
            head = self._head(end)
            if (head in self.organization_heads or head in self.place_heads) and self.lowers[
                at
            ] not in self.titles:
                return end
        for inner in range(at, stop - 2):
            if self.lowers[inner + 1] == "of" and (
                self.lowers[inner] in self.organization_heads or self.lowers[inner] in self.place_heads
            ):
                return stop
        return None

    def _head(self, end: int) -> str:
        return self.lowers[end - 1].rstrip(".")

    def _guess(self, at: int, end: int, *, headline: bool, opening: bool) -> EntityType | None:
        """The type of a sequence that neither gazetteer nor head word knows."""
        word = self.texts[at]
        before = self.lowers[at - 1] if at else ""
        after = self.lowers[end] if end < len(self.lowers) else ""
        if end - at == 1 and word.isupper() and len(word) > 1:
            return "organization"
        if end - at >= 2 and word in self.gazetteer.given and end - at <= 4:
            return "person"
        if headline:
            return None
        if before in self.titles or after in _SAYING:
            return "person"
        if before in _LOCATIVE and end - at <= 2 and before != "of":
            return "place"
        if 2 <= end - at <= 4:
            return "person"
        if word in self.gazetteer.given or word in self.gazetteer.surnames:
            return None if opening else "person"
        return None


def _type_of(entry: Entry) -> EntityType:
    match entry.kind:
        case "organization":
            return "organization"
        case "place" | "city" | "capital":
            return "place"
        case "people" | "adjective":
            return "group"
        case _:
            return "country"
