"""Names in capitalised words that the tagger passed over: known ones, and those that head words and neighbours tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.entities.gazetteer import load_gazetteer
from factx.entities.spans import NameSpan, type_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.entities.gazetteer import Entry
    from factx.entities.spans import Corrector
    from factx.ontology import EntityType
    from factx.text import Document

_KNOWN_KINDS: Final = frozenset({"country", "organization", "metonym", "capital", "place", "people", "group"})
_MAX_HEADED: Final = 8
#: Lower-case words inside a name.
_INNER: Final = frozenset({"of", "the", "and", "for", "&"})
_SAYING: Final = frozenset({"said", "says", "told", "added", "asked", "wrote", "warned", "urged", "announced"})
#: Word classes of which no single word is a name.
_NO_NAMES: Final = ("not_names", "titles", "modifiers", "organization_heads", "event_heads", "adherents")


class Untagged:
    """Reads names in what the tagger left of one document."""

    def __init__(self, document: Document, corrector: Corrector) -> None:
        self.corrector = corrector
        self.texts = document.tokens.texts
        self.lowers = document.tokens.lowers
        self.lower_words = frozenset([word for word in document.tokens.words if word.islower()])
        self.gazetteer = load_gazetteer()
        words = self.gazetteer.words
        self.titles, self.not_names = words["titles"], words["not_names"]
        self.no_names = frozenset().union(*(words[name] for name in _NO_NAMES))
        self.leading_heads = words["leading_heads"]
        self.company_nouns = words["company_nouns"]
        self.organization_nouns = words["organization_nouns"]
        self.place_prepositions = words["place_prepositions"]
        self.organization_heads, self.place_heads = words["organization_heads"], words["place_heads"]

    def names(self, first: int, stop: int, *, headline: bool) -> Iterator[NameSpan]:
        """The names in tokens [first, stop), in order."""
        at = first
        while at < stop:
            found = self.gazetteer.match(self.texts, at, stop) or self.corrector.in_capitals(at)
            if found and self._is_known(found[1], at) and self._stands_alone(at, at + found[0]):
                yield NameSpan(at, at + found[0], type_of(found[1]), found[1])
                at += found[0]
            elif found and found[1].kind == "adjective":
                at += found[0]
            elif (span := self._told(at, stop) or (None if headline else self._guessed(at, stop))) is not None:
                yield span
                at = span.stop
            else:
                at += 1

    def _told(self, at: int, stop: int) -> NameSpan | None:
        """A name that a word of its own, a title or a common noun before it makes sure."""
        if (led := self._headed_first(at, stop)) is not None:
            return NameSpan(at, led, "organization")
        if (end := self._headed(at, stop)) is not None:
            head = self.lowers[end - 1].rstrip(".")
            return NameSpan(at, end, "organization" if head in self.organization_heads else "place")
        if at and self.lowers[at - 1].rstrip(".") in self.titles and self._opens_name(at, stop):
            last = at + 1
            while last < min(stop, at + 4) and self.is_plain_name(last):
                last += 1
            return NameSpan(at, min(stop, self.corrector.hyphenated_end(last)), "person")
        if self._has_organization_noun(at) and (named := self._named_end(at, stop)) > at:
            return NameSpan(at, named, "organization")
        return None

    def _opens_name(self, at: int, stop: int) -> bool:
        """A plain name, or a common word before one: Secretary-General Ban Ki-moon."""
        if self.is_plain_name(at):
            return True
        common = self.texts[at].istitle() and self.lowers[at] not in self.no_names
        return common and at + 1 < stop and self.is_plain_name(at + 1)

    def _guessed(self, at: int, stop: int) -> NameSpan | None:
        """A name, most likely, in running text."""
        if not self.is_plain_name(at):
            return None
        if at + 1 == stop:
            kind = self._single_kind(at)
            return None if kind is None else NameSpan(at, stop, kind)
        if (end := self._plain_run(at, stop)) - at < 2:
            return None
        # Two or more capitalised words of which nothing is known: most often a person.
        if end + 1 < stop and self.texts[end] == "&" and self.texts[end + 1][0].isupper():
            return NameSpan(at, end + 2, "organization")
        return NameSpan(at, end, "person")

    def _single_kind(self, at: int) -> EntityType | None:
        """What its neighbours make of a single unknown word: it has shares, is entered, or speaks."""
        if self.lowers[at] in self.lower_words:
            return None
        following = self.lowers[at + 1 : at + 3]
        owned = following[1:] if following[:1] == ["'s"] else following
        if owned and owned[0] in self.company_nouns:
            return "organization"
        if at and self.lowers[at - 1] in self.place_prepositions:
            return "place"
        return "person" if following and following[0] in _SAYING else None

    def _has_organization_noun(self, at: int) -> bool:
        """Whether a common noun in apposition goes before: "the charity X", "a rival, X"."""
        noun = at - 2 if at > 1 and self.texts[at - 1] == "," else at - 1
        return noun >= 0 and self.lowers[noun] in self.organization_nouns

    def _headed_first(self, first: int, stop: int) -> int | None:
        """End of a name that begins with its head word: "Department of Transport"."""
        if (
            first + 2 >= stop
            or self.lowers[first] not in self.leading_heads
            or not self.texts[first][0].isupper()
            or self.lowers[first + 1] not in ("of", "for")
        ):
            return None
        at = end = first + 2
        while at < min(stop, first + _MAX_HEADED) and (self.texts[at][0].isupper() or self.lowers[at] in _INNER):
            at += 1
            if self.texts[at - 1][0].isupper():
                end = at
        return end if end > first + 2 else None

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

    def _named_end(self, first: int, stop: int) -> int:
        """End of the capitalised words after a common noun such as charity or rival."""
        at = first
        while at < min(stop, first + 5) and self.texts[at][0].isupper() and self.lowers[at] not in self.not_names:
            at += 1
        return at

    def _is_known(self, entry: Entry, at: int) -> bool:
        """Whether a reading holds where the tagger saw no name; a mere city does in capitals, as in a dateline."""
        return entry.kind in _KNOWN_KINDS or (entry.kind == "city" and self.texts[at].isupper())

    def _plain_run(self, first: int, stop: int) -> int:
        """End of the capitalised words from `first` that can be a person's name; hyphenated words count as one."""
        at, words = first, 0
        while at < stop and words < 4 and self.is_plain_name(at) and self.texts[at][1:].islower():
            at, words = at + 1, words + 1
            while at + 1 < stop and self.texts[at] == "-" and self.texts[at + 1].isalpha():
                at += 2
        return at if words >= 2 else first

    def _stands_alone(self, first: int, stop: int) -> bool:
        """Not a piece of a longer word or name: "Turkey-backed" is, "G7" in "G7s" is not asked here."""
        single = stop - first == 1 and self.lowers[first] in self.not_names and not self.texts[first].isupper()
        return not single

    def is_plain_name(self, at: int) -> bool:
        """Whether a word can be somebody's name by itself."""
        word = self.texts[at]
        return (
            word[0].isupper()
            and word[-1].isalpha()
            and self.lowers[at] not in self.no_names
            and not self.gazetteer.is_common(word)
        )
