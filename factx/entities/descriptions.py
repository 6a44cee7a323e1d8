"""Descriptions: "the minister", "the Japanese premier", "the aid group", "the country", to the entity they take up."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, Final

from factx.entities.gazetteer import load_gazetteer
from factx.entities.registry import Draft
from factx.entities.titles import Title, title_at

if TYPE_CHECKING:
    from factx.entities.registry import Registry
    from factx.text import Document

_COUNTRY_NOUNS: Final = frozenset({"country", "nation", "kingdom", "republic", "government", "authorities"})
_LANDS: Final = frozenset({"country", "nation"})
_TOWN_NOUNS: Final = frozenset({"city", "town"})
_GROUP_NOUNS: Final = frozenset(
    "agency bank club group movement newspaper organisation organization paper party".split()
)
#: Last words of bodies that are no companies, besides those of states.
_NO_COMPANIES: Final = frozenset("association committee council department federation party union university".split())
#: Before "country", as good as "the".
_POSSESSIVES: Final = frozenset({"her", "his", "our", "their", "this"})
COMPANY_NOUNS: Final = frozenset({"company", "firm", "airline", "automaker", "carmaker", "manufacturer", "retailer"})
_NEAR: Final = 3
_MAX_ADJECTIVES: Final = 2
#: How many mentions back a description may reach.
_REACH: Final = 12


def add_descriptions(document: Document, registry: Registry, covered: set[int]) -> None:
    """Add description mentions to the drafts, and drafts for the holders of high posts that have no name here."""
    lowers = document.tokens.lowers
    words = load_gazetteer().words
    titles = words["titles"]
    nouns = (
        _TOWN_NOUNS
        | words["organization_heads"]
        | words["place_heads"]
        | words["force_heads"]
        | _COUNTRY_NOUNS
        | COMPANY_NOUNS
    )
    holders = _Holders(document, registry)
    things = _Things(registry)
    heads = titles | nouns
    for at in [at for at, word in enumerate(lowers) if word in heads and at]:
        word = lowers[at]
        if at in covered:
            continue
        if word in titles:
            if at + 1 == len(lowers) or lowers[at + 1] not in titles:
                holders.describe(at)
        elif word in nouns and document.tokens.texts[at] == word:
            first = _after_the(lowers, at, words["not_names"])
            if first is None or (at + 1 < len(lowers) and (lowers[at + 1] in ("of", "-") or lowers[at + 1] in nouns)):
                continue
            thing = things.meant(word, document.tokens.starts[at])
            if thing is not None:
                thing.mentions.append((document.tokens.starts[first], document.tokens.ends[at], "description"))


def _after_the(lowers: list[str], noun: int, function_words: frozenset[str]) -> int | None:
    """First token of a noun phrase with "the" and at most two words before its noun; None for any other."""
    for first in range(noun, max(0, noun - 1 - _MAX_ADJECTIVES), -1):
        if lowers[first - 1] == "the" or (lowers[noun] in _LANDS and lowers[first - 1] in _POSSESSIVES):
            return first
        if not lowers[first - 1].isalpha() or lowers[first - 1] in function_words:
            return None
    return None


class _Holders:
    """Persons by the posts they are said to hold."""

    def __init__(self, document: Document, registry: Registry) -> None:
        self.document = document
        self.registry = registry
        self.starts: dict[int, list[int]] = {}
        """Where each person is mentioned so far, in order, by the draft's identity."""
        self.posts: dict[str, list[tuple[int, str, str | None, Draft]]] = {}
        for draft in registry.drafts:
            if draft.type == "person" and draft.mentions:
                self.starts[id(draft)] = sorted(start for start, _, _ in draft.mentions)
                first = self.starts[id(draft)][0]
                for head, code in dict.fromkeys(draft.titles):
                    self._hold(first, head, code, draft)

    def _hold(self, first: int, head: str, code: str | None, draft: Draft) -> None:
        self.posts.setdefault(head.rsplit(maxsplit=1)[-1], []).append((first, head, code, draft))

    def describe(self, at: int) -> None:
        """Link the description whose head noun is token `at`."""
        document = self.document
        index = document.sentence_at(document.tokens.starts[at])
        title = title_at(document, at, document.sentence_tokens(index).start if index >= 0 else 0)
        before = document.tokens.lowers[title.first - 1] if title.first else ""
        capital = document.tokens.texts[at][0].isupper()
        if before != "the" and title.code is None and not capital:
            return
        start, end = document.tokens.starts[title.first], document.tokens.ends[at]
        holder = self._holder(title, start)
        if holder is None and before not in ("a", "an") and self._is_post(title, capital=capital):
            text = document.text[start:end]
            holder = self.registry.named(text, "person")
            if holder is None:
                holder = self.registry.new(Draft(text, "person", titles=[(title.head, title.code)]))
                self._hold(start, title.head, title.code, holder)
        if holder is not None:
            holder.mentions.append((start, end, "description"))
            insort(self.starts.setdefault(id(holder), []), start)

    @staticmethod
    def _is_post(title: Title, *, capital: bool) -> bool:
        """Whether the words alone tell who it is: a high post of a country, or one written with capitals."""
        if title.head.split()[-1] not in load_gazetteer().words["posts"]:
            return False
        return title.code is not None or (capital and title.stop - title.first > 1)

    def _last_before(self, draft: Draft, start: int) -> int:
        starts = self.starts.get(id(draft), [])
        at = bisect_left(starts, start)
        return starts[at - 1] if at else -1

    def _holder(self, title: Title, start: int) -> Draft | None:
        """The last mentioned person with this post and no other country."""
        found = [
            draft
            for first, head, code, draft in self.posts.get(title.head.split()[-1], [])[-_REACH:]
            if first < start and _same_post(title.head, head) and _fits(title, code)
        ]
        if found:
            return max(found, key=lambda draft: self._last_before(draft, start))
        later = {
            id(entry[3]): entry[3] for entry in self.posts.get(title.head.split()[-1], []) if _fits(title, entry[2])
        }
        # A headline tells the post before the article tells the name.
        return next(iter(later.values())) if len(later) == 1 and title.code is not None else None


def _fits(title: Title, code: str | None) -> bool:
    return title.code is None or code in (None, title.code)


def _same_post(said: str, held: str) -> bool:
    return said == held or held.endswith(" " + said) or said.endswith(" " + held)


class _Things:
    """Organizations, places and countries by the order of their mentions."""

    def __init__(self, registry: Registry) -> None:
        mentions = [
            (start, draft)
            for draft in registry.drafts
            if draft.type in ("organization", "place", "country")
            for start, _, _ in draft.mentions
        ]
        mentions.sort(key=lambda pair: pair[0])
        self.starts = [start for start, _ in mentions]
        self.drafts = [draft for _, draft in mentions]

    def meant(self, noun: str, start: int) -> Draft | None:
        """The last thing before `start` that the noun can describe; None where it might be another."""
        stop = bisect_left(self.starts, start)
        recent = self.drafts[max(0, stop - _REACH) : stop]
        if noun in _COUNTRY_NOUNS:
            return _leading([draft for draft in recent if draft.type == "country"])
        for draft in reversed(recent):
            last = draft.name.lower().split()[-1].rstrip(".")
            if noun in draft.nouns or (noun in COMPANY_NOUNS and COMPANY_NOUNS.intersection(draft.nouns)):
                return draft
            if last == noun or (
                noun in COMPANY_NOUNS and last in ("company", "corp", "inc", "co", "ltd", "motors", "airlines")
            ):
                return draft
        if noun in _TOWN_NOUNS:
            return _leading([draft for draft in recent if draft.type == "place"])
        if noun in _GROUP_NOUNS or noun in COMPANY_NOUNS:
            near = _only([draft for draft in recent[-_NEAR:] if draft.type == "organization"])
            return near if near is not None and (noun in _GROUP_NOUNS or _may_be_company(near)) else None
        return None


def _may_be_company(draft: Draft) -> bool:
    """Whether an organization's name does not say that it is something else: a ministry, a union."""
    words = load_gazetteer().words
    last = draft.name.lower().split()[-1]
    return last not in words["body_heads"] and last not in words["institutions"] and last not in _NO_COMPANIES


def _leading(drafts: list[Draft]) -> Draft | None:
    """The one most often mentioned of late, the last among equals."""
    return max(reversed(drafts), key=drafts.count, default=None)


def _only(drafts: list[Draft]) -> Draft | None:
    """The one that all are."""
    return drafts[-1] if drafts and all(draft is drafts[-1] for draft in drafts) else None
