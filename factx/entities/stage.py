"""The entity stage: name spans, then who they are, then descriptions and pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.entities.completion import find_spans
from factx.entities.compounds import Compound, extended, find_bodies, find_compounds, part_of_country
from factx.entities.descriptions import COMPANY_NOUNS, add_descriptions
from factx.entities.gazetteer import load_gazetteer
from factx.entities.metonymy import is_building, stands_for_government
from factx.entities.pronouns import resolve_pronouns
from factx.entities.registry import Draft, Registry
from factx.entities.spans import NameSpan
from factx.entities.titles import Title, title_after, title_before, title_in_apposition_before

if TYPE_CHECKING:
    from factx.entities.index import EntityIndex
    from factx.ontology import EntityType
    from factx.text import Document

_MALE: Final = frozenset(
    {"mr", "king", "prince", "sir", "lord", "sheikh", "chairman", "spokesman", "congressman", "businessman", "pope"}
)
_FEMALE: Final = frozenset(
    {"mrs", "ms", "miss", "queen", "princess", "lady", "dame", "spokeswoman", "chairwoman", "congresswoman"}
)
_KIN: Final = frozenset("brother cousin daughter father husband mother nephew niece sister son widow wife".split())
_FORCES: Final = frozenset({"forces", "military", "soldiers", "troops"})


class EntityReader:
    """Reads the entities of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.tokens = document.tokens
        self.gazetteer = load_gazetteer()
        self.registry = Registry()
        self.covered: set[int] = set()
        """Tokens that belong to a name or title phrase."""

    def read(self) -> EntityIndex:
        """All entities with all mentions."""
        spans, known = find_spans(self.document)
        # Full names first: a headline's bare surname belongs to the full name that comes later.
        for span in sorted(spans, key=lambda span: (span.stop - span.first == 1, span.first)):
            draft = self.add(span)
            longer = extended(self.document, span)
            if longer.type != span.type:
                self.add(longer)
            elif draft is not None and longer != span:
                self._mention(draft, longer)
            if (part := part_of_country(self.document, span)) is not None:
                self.add(part)
        for compound in find_compounds(self.document, spans, known):
            self._compound(compound)
        for first, stop in find_bodies(self.document, self.covered):
            self._body(first, stop)
        self._governments()
        self._owners(spans)
        add_descriptions(self.document, self.registry, self.covered)
        resolve_pronouns(self.document, self.registry)
        return self.registry.index()

    def add(self, span: NameSpan) -> Draft | None:
        """Link a name span to its entity, or make one; None for words that stand for nobody."""
        entry = span.entry
        if entry is not None and entry.code is not None and self._is_country(span):
            draft = self.registry.country(entry.code, entry.name)
        elif span.type is None or span.type == "person":
            return self._person(span)
        elif span.type == "organization" and not is_building(self.document, span):
            draft = self._organization(span)
        else:
            draft = self._other(span, "place" if span.type == "organization" else span.type)
        self._mention(draft, span)
        return draft

    def _other(self, span: NameSpan, kind: EntityType) -> Draft:
        """The place or group that a span names."""
        text, region = self._text(span.first, span.stop), self._region(span)
        known = self.registry.named(text, kind) or self.registry.named(region, kind)
        if known is None:
            code = span.entry.code if span.entry is not None and kind == "group" else None
            known = self.registry.new(Draft(text, kind, code))
            self.registry.learn(known, region, ())
        return known

    def _region(self, span: NameSpan) -> str:
        """The name without a last word such as State or Province: "Upper Nile State" is "Upper Nile"."""
        stop = span.stop
        if stop - span.first > 1 and self.tokens.lowers[stop - 1] in self.gazetteer.words["region_heads"]:
            stop -= 1
        return self._text(span.first, stop)

    def _is_country(self, span: NameSpan) -> bool:
        if span.entry is None:
            return False
        kind = span.entry.kind
        return kind in ("country", "metonym") or (kind == "capital" and stands_for_government(self.document, span))

    def _compound(self, compound: Compound) -> None:
        """The Japanese government is Japan; the Thai military is an organization of its own."""
        assert compound.owner.code is not None
        if compound.government:
            draft = self.registry.country(compound.owner.code, compound.owner.name)
        else:
            text = self._text(compound.first, compound.stop)
            # Russian forces, the Russian military and Russian troops are one; the Russian navy is another.
            head = self.tokens.lowers[compound.stop - 1]
            name = f"{compound.owner.code} {'forces' if head in _FORCES else head}"
            known = self.registry.named(text, "organization") or self.registry.named(name, "organization")
            draft = known or self.registry.new(Draft(text, "organization"))
            if known is None:
                self.registry.learn(draft, name, ())
        self._mention(draft, NameSpan(compound.first, compound.stop, draft.type))

    def _governments(self) -> None:
        """Mentions such as "the Assad regime": the country whose post the person holds."""
        lowers = self.tokens.lowers
        for draft in [draft for draft in self.registry.drafts if draft.type == "person"]:
            code = next((code for _, code in draft.titles if code is not None), None)
            if code is None:
                continue
            for start, end, form in [mention for mention in draft.mentions if mention[2] == "name"]:
                at = self.tokens.first_from(end)
                if at < len(lowers) and lowers[at] in self.gazetteer.words["government_heads"]:
                    country = self.registry.country(code, self.gazetteer.country_names[code])
                    country.mentions.append((start, self.tokens.ends[at], form))
                    self.covered.add(at)

    def _owners(self, spans: list[NameSpan]) -> None:
        """The country in "Uganda Supreme Court" is mentioned there, if the article names it elsewhere too."""
        for span in spans:
            if span.type != "organization" or span.entry is not None or span.stop - span.first < 2:
                continue
            found = self.gazetteer.match(self.tokens.texts, span.first, span.stop)
            if (
                found is None
                or found[1].kind != "country"
                or found[1].code is None
                or found[0] == span.stop - span.first
            ):
                continue
            country = self.registry.named(found[1].code, "country")
            if country is not None:
                last = span.first + found[0] - 1
                country.mentions.append((self.tokens.starts[span.first], self.tokens.ends[last], "name"))

    def _body(self, first: int, stop: int) -> None:
        """An institution named in lower case; a country's body of the same name if the article has one before."""
        text = self._text(first, stop)
        kind: EntityType = "group" if self.tokens.lowers[first] in self.gazetteer.words["movements"] else "organization"
        draft = self.registry.named(text, kind)
        if draft is None:
            start = self.tokens.starts[first]
            for other in reversed(self.registry.drafts):
                same = other.name.lower().endswith(" " + text.lower())
                if same and other.type == kind and min(other.mentions)[0] < start:
                    draft = other
                    break
            draft = draft or self.registry.new(Draft(text, kind))
            self.registry.learn(draft, text, ())
        self.covered.update(range(first, stop))
        draft.mentions.append((self.tokens.starts[first], self.tokens.ends[stop - 1], "name"))

    def _person(self, span: NameSpan) -> Draft | None:
        words = tuple(self.tokens.texts[span.first : span.stop])
        text = self._text(span.first, span.stop)
        draft = self.registry.named(text, "person") or self.registry.person(words, self._said_gender(span.first))
        if draft is None:
            if span.type is None:
                return None
            gender = self.gazetteer.given.get(words[0]) if len(words) > 1 else None
            draft = self.registry.new(
                Draft(text, "person", words=words, gender=gender if gender in ("m", "f") else None)
            )
            draft.relative = self._is_relative(span.first)
        elif len(words) > len(draft.words):
            draft.name, draft.words = text, words
            self.registry.learn(draft, text, words)
        before = title_before(self.document, span.first, self._floor(span.first))
        if before is not None:
            self._title(draft, before)
            draft.mentions.append((self.tokens.starts[before.first], self.tokens.ends[span.stop - 1], "name"))
        else:
            before = title_in_apposition_before(self.document, span.first, self._floor(span.first))
            if before is not None:
                self._title(draft, before)
                draft.mentions.append(
                    (self.tokens.starts[before.first], self.tokens.ends[before.stop - 1], "description")
                )
        after = title_after(self.document, span.stop)
        if after is not None:
            self._title(draft, after)
            draft.mentions.append((self.tokens.starts[after.first], self.tokens.ends[after.stop - 1], "description"))
        self._mention(draft, span)
        return draft

    def _said_gender(self, name: int) -> str | None:
        """What the title right before a name says: Mr., Mrs., Ms."""
        before = self.tokens.lowers[name - 1].rstrip(".") if name else ""
        return "m" if before == "mr" else "f" if before in ("mrs", "ms", "miss") else None

    def _is_relative(self, name: int) -> bool:
        """Whether "his wife" or the like goes before a name, perhaps with a comma."""
        before = name - 2 if name > 1 and self.tokens.texts[name - 1] == "," else name - 1
        return before >= 0 and self.tokens.lowers[before] in _KIN

    def _title(self, draft: Draft, title: Title) -> None:
        draft.titles.append((title.head, title.code))
        self.covered.update(range(title.first, title.stop))
        heads = title.head.split()
        if _MALE.intersection(heads):
            draft.gender = "m"
        elif _FEMALE.intersection(heads):
            draft.gender = "f"

    def _organization(self, span: NameSpan) -> Draft:
        text = self._text(span.first, span.stop)
        name = span.entry.name if span.entry is not None else text
        words = tuple(self.tokens.texts[span.first : span.stop])
        draft = (
            self.registry.named(name, "organization")
            or self.registry.named(text, "organization")
            or self._spelled_out_before(span)
            or self.registry.organization(words)
        )
        if draft is None:
            # The article's own words name it; a known acronym alone is spelled out only for later look-ups.
            draft = self.registry.new(Draft(text, "organization", words=words))
            if name != text:
                self.registry.learn(draft, name, tuple(name.split()))
        elif len(text) > len(draft.name):
            draft.name, draft.words = text, words
        self.registry.learn(draft, text, words)
        noun = self.tokens.lowers[span.first - 1] if span.first else ""
        if noun in self.gazetteer.words["organization_heads"] or noun in COMPANY_NOUNS:
            draft.nouns.append(noun)
        return draft

    def _spelled_out_before(self, span: NameSpan) -> Draft | None:
        """The organization that ends right before "(OCHA)"."""
        if span.first < 2 or self.tokens.texts[span.first - 1] != "(" or span.stop - span.first > 1:
            return None
        end = self.tokens.ends[span.first - 2]
        for draft in self.registry.drafts[::-1]:
            if draft.type == "organization" and draft.mentions and draft.mentions[-1][1] == end:
                return draft
        return None

    def _mention(self, draft: Draft, span: NameSpan) -> None:
        self.covered.update(range(span.first, span.stop))
        draft.mentions.append((self.tokens.starts[span.first], self.tokens.ends[span.stop - 1], "name"))

    def _text(self, first: int, stop: int) -> str:
        return self.document.text[self.tokens.starts[first] : self.tokens.ends[stop - 1]]

    def _floor(self, token: int) -> int:
        index = self.document.sentence_at(self.tokens.starts[token])
        return self.document.sentence_tokens(index).start if index >= 0 else 0
