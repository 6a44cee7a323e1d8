"""The entity stage: name spans, then who they are, then descriptions and pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.entities.gazetteer import load_gazetteer
from factx.entities.metonymy import stands_for_government
from factx.entities.pronouns import resolve_pronouns
from factx.entities.registry import Draft, Registry
from factx.entities.spans import NameSpan, find_spans
from factx.entities.titles import title_at, title_before

if TYPE_CHECKING:
    from factx.entities.index import EntityIndex
    from factx.text import Document

_MALE: Final = frozenset(
    {"mr", "king", "prince", "sir", "lord", "sheikh", "chairman", "spokesman", "congressman", "businessman"}
)
_FEMALE: Final = frozenset(
    {"mrs", "ms", "miss", "queen", "princess", "lady", "dame", "spokeswoman", "chairwoman", "congresswoman"}
)


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
        spans = find_spans(self.document)
        # Full names first: a headline's bare surname belongs to the full name that comes later.
        for span in sorted(spans, key=lambda span: (span.first - span.stop == -1, span.first)):
            self.add(span)
        self._descriptions()
        resolve_pronouns(self.document, self.registry)
        return self.registry.index()

    def add(self, span: NameSpan) -> None:
        """Link a name span to its entity, or make one."""
        text = self._text(span.first, span.stop)
        if span.entry is not None and span.entry.kind in ("country", "metonym"):
            assert span.entry.code is not None
            self._mention(self.registry.country(span.entry.code, span.entry.name), span)
        elif (
            span.entry is not None
            and span.entry.kind == "capital"
            and stands_for_government(self.document, span)
        ):
            assert span.entry.code is not None
            self._mention(self.registry.country(span.entry.code, span.entry.name), span)
        elif span.entry is not None and span.entry.kind in ("adjective",):
            return
        elif span.type == "person" or span.type is None:
            self._person(span)
        elif span.type == "organization":
            self._organization(span, text)
        else:
            if span.type == "group" and span.entry is not None and span.entry.code and text != "Palestinians":
                self._mention(
                    self.registry.named(text, "group") or self.registry.new(Draft(text, "group", span.entry.code)), span
                )
                return
            draft = self.registry.named(text, span.type) or self.registry.new(Draft(text, span.type))
            self._mention(draft, span)

    def _person(self, span: NameSpan) -> None:
        words = tuple(self.tokens.texts[span.first : span.stop])
        draft = self._known_person(words)
        if draft is None:
            if span.type is None:
                return
            draft = self.registry.new(Draft(" ".join(words), "person", words=words))
            draft.name = self._text(span.first, span.stop)
            draft.gender = {"m": "m", "f": "f"}.get(self.gazetteer.given.get(words[0], ""))
        floor = self._floor(span.first)
        title = title_before(self.document, span.first, floor)
        if title is not None:
            draft.titles.append((title.head, title.code))
            self.covered.update(range(title.first, span.stop))
            draft.mentions.append((self.tokens.starts[title.first], self.tokens.ends[span.stop - 1], "name"))
            heads = title.head.split()
            if _MALE.intersection(heads):
                draft.gender = "m"
            elif _FEMALE.intersection(heads):
                draft.gender = "f"
        self._mention(draft, span)

    def _known_person(self, words: tuple[str, ...]) -> Draft | None:
        for draft in reversed(self.registry.drafts):
            if draft.type != "person":
                continue
            if draft.words == words or (len(words) == 1 and words[0] in (draft.words[-1], draft.words[0])):
                return draft
            if len(words) > 1 and len(draft.words) > len(words) and draft.words[-len(words) :] == words:
                return draft
        return None

    def _organization(self, span: NameSpan, text: str) -> None:
        name = span.entry.name if span.entry is not None else text
        words = tuple(self.tokens.texts[span.first : span.stop])
        draft = self.registry.named(name, "organization")
        if draft is None:
            for other in self.registry.drafts:
                if other.type == "organization" and (
                    _acronym(other.words) == text or _acronym(words) == other.name
                ):
                    draft = other
                    break
        if draft is None:
            draft = self.registry.new(Draft(name, "organization", words=words))
        if len(text) > len(draft.name) and span.entry is None:
            draft.name, draft.words = text, words
        self._mention(draft, span)

    def _descriptions(self) -> None:
        """The minister, the Japanese prime minister: a title whose holder the article names."""
        titles = self.gazetteer.words["titles"]
        lowers = self.tokens.lowers
        for at in range(1, len(lowers)):
            if lowers[at] not in titles or at in self.covered:
                continue
            if at + 1 < len(lowers) and lowers[at + 1] in titles:
                continue
            title = title_at(self.document, at, self._floor(at))
            before = lowers[title.first - 1] if title.first else ""
            if before != "the" and title.code is None:
                continue
            holder = self._holder(title.head, title.code, self.tokens.starts[at])
            if holder is not None:
                holder.mentions.append((self.tokens.starts[title.first], self.tokens.ends[at], "description"))

    def _holder(self, head: str, code: str | None, before: int) -> Draft | None:
        """The last mentioned person with this post; None where two may hold it."""
        found = [
            draft
            for draft in self.registry.drafts
            if draft.type == "person"
            and any(
                (title == head or title.endswith(" " + head)) and (code is None or at is None or at == code)
                for title, at in draft.titles
            )
            and min(draft.mentions)[0] < before
        ]
        if len(found) == 1:
            return found[0]
        return (
            max(found, key=lambda draft: max(m for m in draft.mentions if m[0] < before)) if found else None
        )

    def _mention(self, draft: Draft, span: NameSpan) -> None:
        self.covered.update(range(span.first, span.stop))
        draft.mentions.append((self.tokens.starts[span.first], self.tokens.ends[span.stop - 1], "name"))

    def _text(self, first: int, stop: int) -> str:
        return self.document.text[self.tokens.starts[first] : self.tokens.ends[stop - 1]]

    def _floor(self, token: int) -> int:
        index = self.document.sentence_at(self.tokens.starts[token])
        return self.document.sentence_tokens(index).start if index >= 0 else 0


def _acronym(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""
