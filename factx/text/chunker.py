"""Finding the chunks of a sentence: one pass over its tags and words. Each sentence is chunked when first asked for."""

from __future__ import annotations

from functools import cached_property
from operator import eq
from typing import TYPE_CHECKING, Final

from factx.text.chunks import (
    POSSESSIVE_PRONOUNS,
    RELATIVES,
    WEEKDAYS,
    Chunk,
    is_participle,
)
from factx.text.mending import mended
from factx.text.verb_groups import verb_group

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factx.text.chunks import ChunkKind
    from factx.text.document import Document

_HEADS: Final = frozenset({"NOUN", "PROPN", "NUM", "SYM"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "SYM"})
_QUOTES: Final = frozenset("\"“”'‘’`")
_POSSESSIVES: Final = frozenset({"'s", "'"})
#: What "a" counts: "about a dozen".
_COUNTED_ONCE: Final = frozenset(
    "billion century couple decade dozen fifth half hundred million quarter third thousand".split()
)
_HEDGE_WORDS: Final = frozenset("about around nearly almost some over".split())
#: What a token is that no phrase holds, by its tag.
_ALONE: Final[Mapping[str, ChunkKind]] = {
    "PRON": "noun", "ADP": "prep", "SCONJ": "sub", "CCONJ": "and", "PUNCT": "mark", "SYM": "mark",
}  # fmt: skip
#: Marks that are a chunk of their own wherever they stand.
_PLAIN_MARKS: Final = frozenset(',.;:()?!"“”')
_AFTER_AGE: Final = frozenset(",.;)—–")
#: The fields that only verb groups have, as they are elsewhere.
_NOT_VERBAL: Final = tuple(Chunk._field_defaults.values())[1:]
_ADJECTIVAL: Final = frozenset({"ADJ", "CCONJ", "ADV"})
_HEDGES: Final = frozenset(
    {
        ("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("fewer", "than"), ("up", "to"),
        ("as", "many"), ("close", "to"), ("well", "over"), ("just", "over"), ("just", "under"),
    }
)  # fmt: skip
_HEDGE_OPENERS: Final = frozenset(first for first, _ in _HEDGES)
_SUBORDINATORS: Final = frozenset(
    "because although though while whereas if unless until when whenever where whether since once that as".split()
)
_ALWAYS_PREPOSITIONS: Final = frozenset(
    "of from into with amid against among between during despite toward upon via".split()
)
_PREPOSITIONS: Final = frozenset(
    "about above across after against along amid among around as at before behind below beneath beside "
    "besides between beyond by despite down during except following for from in inside into like near of "
    "off on onto out outside over past per since through throughout till to toward towards under until "
    "unto up upon versus via with within without".split()
)


class Chunks:
    """The chunks of a document, by sentence.

    >>> from factx.article import read_article
    >>> from factx.text import Document
    >>> document = Document(read_article("Two soldiers were killed by rebels in Mali's capital."))
    >>> [(c.kind, " ".join(document.tokens.texts[c.first:c.last])) for c in Chunks(document).of(0)]
    [('noun', 'Two soldiers'), ('verb', 'were killed'), ('prep', 'by'), ('noun', 'rebels'), ('prep', 'in'),
     ('noun', 'Mali'), ('noun', "'s capital"), ('mark', '.')]
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._kept: dict[int, list[Chunk]] = {}

    @cached_property
    def _joined(self) -> list[bool]:
        """Whether no space follows, by token."""
        tokens = self._document.tokens
        return [*map(eq, tokens.ends, tokens.starts[1:]), False]

    def of(self, sentence: int) -> list[Chunk]:
        """The chunks of a sentence, in order; every token is in exactly one."""
        found = self._kept.get(sentence)
        if found is None:
            where = self._document.sentence_tokens(sentence)
            found = self._kept[sentence] = self.read(sentence, self._document.tags[where.start : where.stop])
        return found

    def read(self, sentence: int, tags: list[str]) -> list[Chunk]:
        """The chunks of a sentence under other tags of its tokens: a stage may know its own words better."""
        tokens = self._document.tokens
        where = self._document.sentence_tokens(sentence)
        lowers = tokens.lowers[where.start : where.stop]
        right = mended(tokens.texts[where.start : where.stop], lowers, tags, titled=self._document.titled[sentence])
        return _Chunker(lowers, right, self._joined[where.start : where.stop], where.start).chunks()


class _Chunker:
    """One pass over the tokens of a sentence. `base` is added to indices; `joined[i]`: no space after token i."""

    def __init__(self, lowers: list[str], tags: list[str], joined: list[bool], base: int) -> None:
        self.lowers, self.tags, self.joined, self.base = lowers, tags, joined, base
        self.size = len(lowers)

    def chunks(self) -> list[Chunk]:
        found: list[Chunk] = []
        i, base = 0, self.base
        while i < self.size:
            chunk = self._at(i)
            found.append(chunk)
            i = chunk[2] - base
        return found

    def _at(self, i: int) -> Chunk:
        lower, tag = self.lowers[i], self.tags[i]
        if tag == "PUNCT" and lower in _PLAIN_MARKS:
            if lower == "," and self._is_age(i + 1):
                return self._make("adj", i, i + 2, i + 1)
            return self._make("mark", i, i + 1, i)
        if lower in _POSSESSIVES and self._is_possessive(i):
            end, head = self._noun_phrase(i + 1)
            if end > i + 1:
                return self._make("noun", i, end, head, possessive=True)
            return self._make("mark", i, i + 1, i)
        if lower in RELATIVES and self._is_relative(i):
            return self._make("rel", i, i + 1, i)
        if lower in POSSESSIVE_PRONOUNS and i + 1 < self.size:
            end, head = self._noun_phrase(i + 1)
            if end > i + 1:
                return self._make("noun", i, end, head, possessive=True)
        if tag in ("AUX", "VERB") or (tag == "PART" and lower != "'") or (tag == "ADV" and self._adverb_before_verb(i)):
            group = verb_group(self.lowers, self.tags, i, self.base)
            if group is not None:
                return group
        is_preposition = lower == "to" or lower in _ALWAYS_PREPOSITIONS or tag in ("ADP", "SCONJ")
        if is_preposition and lower in _PREPOSITIONS and not (lower in _HEDGE_OPENERS and self._hedges_number(i)):
            return self._make("prep", i, i + 1, i)
        end, head = self._noun_phrase(i)
        if end > i:
            kind: ChunkKind = "adj" if self._only_adjectives(i, end) else "noun"
            return self._make(kind, i, end, head)
        alone: ChunkKind = _ALONE.get(tag, "other")
        if lower in _SUBORDINATORS and alone not in ("noun", "prep"):
            alone = "sub"
        return self._make(alone, i, i + 1, i)

    def _make(self, kind: ChunkKind, first: int, last: int, head: int, *, possessive: bool = False) -> Chunk:
        base = self.base
        return tuple.__new__(Chunk, (kind, first + base, last + base, head + base, possessive, *_NOT_VERBAL))

    def _is_age(self, i: int) -> bool:
        """The number of "Maria Lopez, 34, a nurse": it says something of the name and is no noun phrase."""
        if i + 1 >= self.size or i < 2 or not self.lowers[i].isdigit() or len(self.lowers[i]) > 3:  # 104
            return False
        return self.tags[i - 2] == "PROPN" and self.lowers[i + 1] in _AFTER_AGE

    def _is_possessive(self, i: int) -> bool:
        lower = self.lowers[i]
        if i == 0 or i + 1 >= self.size or not self.joined[i - 1]:
            return False
        before, after = self.tags[i - 1], self.tags[i + 1]
        if lower == "'s":
            if before == "PRON" and self.lowers[i - 1] not in ("one", "someone", "everyone", "us"):
                return False
            participle = after == "VERB" and self._ends_noun(i + 2)
            return after in _NOMINAL or participle or (after == "ADV" and self._ends_noun(i + 2)) or after == "PUNCT"
        return lower == "'" and self.lowers[i - 1].endswith("s") and not self.joined[i] and after in _NOMINAL

    def _ends_noun(self, i: int) -> bool:
        return i < self.size and self.tags[i] in _NOMINAL

    def _is_relative(self, i: int) -> bool:
        """`that`, `who`, `which` after a noun (or its comma) and before a verb group or its subject."""
        if self.lowers[i] in ("who", "which", "whom"):
            return i > 0
        if i == 0 or i + 1 >= self.size or self.tags[i - 1] not in ("NOUN", "PROPN", "NUM"):
            return False
        return self.tags[i + 1] in ("VERB", "AUX") or (self.tags[i + 1] == "ADV" and self.tags[i] != "SCONJ")

    def _adverb_before_verb(self, i: int) -> bool:
        if i + 1 >= self.size:
            return False
        return self.lowers[i].endswith("ly") and self.tags[i + 1] in ("VERB", "AUX")

    def _noun_phrase(self, i: int) -> tuple[int, int]:  # noqa: C901, PLR0912  # one decision a tag, in the order of a phrase
        """End and head of the noun phrase that starts at i; (i, i) if none does."""
        tags, lowers = self.tags, self.lowers
        at, head, opened = i, -1, False
        while at < self.size:
            tag, lower = tags[at], lowers[at]
            if tag in _HEADS:
                if head >= 0 and lower in WEEKDAYS and not self._ends_noun(at + 1):
                    break  # "met the king Wednesday"
                if tag != "SYM" or lower in "$€£¥₹%":
                    head = at
                elif at == i:
                    break
            elif tag == "ADJ":
                if head >= 0 and not self._ends_noun(at + 1) and tags[at - 1] != "PROPN":
                    break  # "found the boats empty"
                if head >= 0 and lower in ("last", "next") and tags[at - 1] in ("NOUN", "PROPN"):
                    break  # "fled to Russia last week"
                if head < 0 or not self._ends_noun(at + 1) or tags[at - 1] in ("NOUN", "PROPN"):
                    head = at
            elif tag == "DET":
                if opened and lowers[at - 1] not in ("all", "both", "half", "such") and at > i:
                    break
            elif tag == "VERB" and self._premodifies(at, i):
                pass
            elif lower == "-" and at > i and self.joined[at - 1] and self.joined[at] and at + 1 < self.size:
                if tags[at + 1] not in ("VERB", "ADV", "ADP") and head != at - 1:
                    pass
                elif at + 1 < self.size:
                    at += 1  # "so-called", "re-elected", "takeover-bid": what a hyphen joins goes along
                    head = max(head, at) if tags[at] in ("NOUN", "PROPN", "NUM") else head
            elif (
                (lower in _QUOTES and opened and tags[at - 1] in ("DET", "ADJ") and self._ends_noun(at + 1))
                or (lower == "&" and head == at - 1 and self._ends_noun(at + 1))
                or (tag == "CCONJ" and self._joins_adjectives(at))
            ):
                pass
            elif self._hedges_number(at):
                at += lowers[at] not in _HEDGE_WORDS
            else:
                break
            opened = True
            at += 1
        while at > i and head >= 0 and at - 1 > head and lowers[at - 1] in _QUOTES:
            at -= 1
        if head < 0:
            if at > i and tags[at - 1] == "DET":
                return at, at - 1  # "this", "those"
            return i, i
        return max(at, head + 1), head

    def _premodifies(self, at: int, first: int) -> bool:
        """A participle before a noun inside its phrase: "the freed crew", "'s ruling party"."""
        lower = self.lowers[at]
        if not (lower.endswith("ing") or is_participle(lower)) or not self._ends_noun(at + 1):
            return False
        if at > first:
            before = self.tags[at - 1]
            return before in ("DET", "NUM") or (before == "ADJ" and self.tags[at + 1] != "PROPN" and lower != "told")
        return at > 0 and (self.lowers[at - 1] in POSSESSIVE_PRONOUNS or self._is_possessive(at - 1))

    def _joins_adjectives(self, at: int) -> bool:
        return (
            0 < at < self.size - 2
            and self.tags[at - 1] == "ADJ"
            and self.tags[at + 1] == "ADJ"
            and self.tags[at + 2] in ("NOUN", "PROPN", "ADJ")
        )

    def _hedges_number(self, at: int) -> bool:
        """Whether "about 80", "at least 31", "more than 20", "up to 5": opens a noun phrase here."""
        lower = self.lowers[at]
        if lower in _HEDGE_WORDS:
            return self._number_at(at + 1)
        return (
            lower in _HEDGE_OPENERS
            and at + 1 < self.size
            and (lower, self.lowers[at + 1]) in _HEDGES
            and self._number_at(at + 2)
        )

    def _number_at(self, i: int) -> bool:
        if i < self.size and self.lowers[i] == "a":  # "about a dozen", but not "talks about a treaty"
            i += 1
            return i < self.size and self.lowers[i] in _COUNTED_ONCE
        return i < self.size and (self.tags[i] in ("NUM", "SYM") or self.lowers[i] in ("half", "dozens", "hundreds"))

    def _only_adjectives(self, first: int, last: int) -> bool:
        return _ADJECTIVAL.issuperset(self.tags[first:last])
