"""From name spans to entities: which names are the same one, under which name and type."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from factx.entities.index import EntityIndex, Mention
from factx.records import Entity, Span

if TYPE_CHECKING:
    from factx.entities.index import MentionForm
    from factx.ontology import EntityType

#: How many namesakes are looked at: enough for an article, bounded for any text.
_CANDIDATES: Final = 8
_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Draft:
    """An entity while its article is being read."""

    name: str
    type: EntityType
    country: str | None = None
    words: tuple[str, ...] = ()
    """The name's tokens, for persons and organizations."""
    titles: list[tuple[str, str | None]] = field(default_factory=list)
    """Posts a person holds: the title's head and the country, if said."""
    nouns: list[str] = field(default_factory=list)
    """Common nouns in apposition: "the aid group Doctors Without Borders"."""
    key: str | None = None
    """What it is found by besides its name: the code of a country."""
    relative: bool = False
    """Whether it is introduced as somebody's wife, son and the like, whom a bare surname does not mean."""
    gender: str | None = None
    """`m` or `f` where a title or given name says so."""
    mentions: list[tuple[int, int, MentionForm]] = field(default_factory=list)


class Registry:
    """The drafts of one article, in order of first mention, found by name, by word and by acronym."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._named: dict[tuple[str, str], Draft] = {}
        self._persons: dict[str, list[Draft]] = {}
        self._organizations: dict[str, list[Draft]] = {}

    def new(self, draft: Draft) -> Draft:
        """Add a draft, to be found under its name and the words of it that may stand alone."""
        self.drafts.append(draft)
        self.learn(draft, draft.name, draft.words)
        return draft

    def learn(self, draft: Draft, name: str, words: tuple[str, ...]) -> None:
        """Let a draft be found under a further name."""
        self._named.setdefault((draft.type, name.casefold()), draft)
        if draft.key:
            self._named.setdefault((draft.type, draft.key.casefold()), draft)
        if draft.type == "person" and words:
            for word in dict.fromkeys((words[0], words[-1])):
                self._persons.setdefault(word, []).append(draft)
        elif draft.type == "organization" and words:
            for key in dict.fromkeys((acronym(words), words[0], words[-1])):
                if key:
                    self._organizations.setdefault(key, []).append(draft)

    def country(self, code: str, name: str) -> Draft:
        """The country with this code, made if need be."""
        return self.named(code, "country") or self.new(Draft(name, "country", code, key=code))

    def named(self, name: str, kind: EntityType) -> Draft | None:
        """The draft of this type with this name, letter case aside."""
        return self._named.get((kind, name.casefold()))

    def person(self, words: tuple[str, ...], gender: str | None = None) -> Draft | None:
        """The person whose name has these words at its beginning or end; a title is no name.

        Of namesakes the one whom the article names most often, relatives last; none of the other `gender`.
        """
        found = [
            draft
            for draft in self._persons.get(words[-1], [])[-_CANDIDATES:]
            if _same_person(draft.words, words) and not (gender and draft.gender not in (None, gender))
        ]
        if len(words) > 1:
            return found[-1] if found else None
        return max(found, key=lambda draft: (not draft.relative, len(draft.mentions)), default=None)

    def organization(self, words: tuple[str, ...]) -> Draft | None:
        """An organization that these words abbreviate, spell out, shorten or lengthen."""
        if len(words) == 1:
            short = words[0].replace(".", "")
            found = [
                draft
                for draft in self._organizations.get(short, [])[-_CANDIDATES:]
                if acronym(draft.words) == short or (len(short) > 3 and short in (draft.words[0], draft.words[-1]))
            ]
            # "Ford" is the maker that the article names most often, not a model of its.
            return max(found, key=lambda draft: len(draft.mentions), default=None)
        for key in (acronym(words), words[-1], words[0]):
            for draft in reversed(self._organizations.get(key, [])[-_CANDIDATES:]):
                known = draft.words
                if len(known) == 1 and key == known[0] and key in (acronym(words), words[0]) and len(key) > 1:
                    return draft
                shorter, longer = sorted((known, words), key=len)
                if len(shorter) > 1 and longer[-len(shorter) :] == shorter and len(longer) - len(shorter) <= 2:
                    return draft
        return None

    def index(self) -> EntityIndex:
        """The finished entities and all mentions; a draft that only pronouns refer to is left out."""
        records: list[Entity] = []
        mentions: list[Mention] = []
        taken: set[str] = set()
        kept = [draft for draft in self.drafts if any(form != "pronoun" for _, _, form in draft.mentions)]
        for draft in sorted(kept, key=lambda draft: min(m[:2] for m in draft.mentions)):
            spans = sorted({(start, end) for start, end, form in draft.mentions if form != "pronoun"})
            records.append(
                Entity(
                    id=_unique(slug(draft.name), taken),
                    name=draft.name,
                    type=draft.type,
                    country=draft.country,
                    mentions=tuple(Span(start=start, end=end) for start, end in spans),
                )
            )
            mentions += [
                Mention(start, end, len(records) - 1, form) for start, end, form in dict.fromkeys(draft.mentions)
            ]
        return EntityIndex(records, mentions)


def _same_person(known: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether two names can be one person's: one ends the other, or a middle name makes the difference."""
    if known[-len(words) :] == words or words == known[:1] or len(known) == 1:
        return True
    return len(known) > 1 and len(words) > 1 and known[0] == words[0] and known[-1] == words[-1]


def slug(name: str) -> str:
    """A readable id of a name.

    >>> slug("Mevlüt Çavuşoğlu")
    'mevlut-cavusoglu'
    """
    plain = name.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.replace("ı", "i"))
        plain = "".join([char for char in plain if not unicodedata.combining(char)])
    return _NOT_SLUG.sub("-", plain.replace(".", "")).strip("-") or "entity"


def _unique(base: str, taken: set[str]) -> str:
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    taken.add(name)
    return name


def acronym(words: tuple[str, ...]) -> str:
    """The capitals that start a name's words, "" for a single word.

    >>> acronym(("Doctors", "Without", "Borders"))
    'DWB'
    """
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""
