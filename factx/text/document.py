"""The document: an article with its text layers, each computed on first use and then kept."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from factx.text.chunker import Chunks
from factx.text.layout import Layout, read_layout
from factx.text.quotes import Quote, find_quotes
from factx.text.sentences import LONGEST, cut_long, find_sentences
from factx.text.titled import titled_sentences
from factx.text.tokens import Tokens

if TYPE_CHECKING:
    from factx.records import Article


class Document:
    """What every stage reads. Layers are pure functions of the text, so a race can only compute one twice."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text: str = article.text

    @cached_property
    def layout(self) -> Layout:
        """Paragraphs and line structure."""
        return read_layout(self.text)

    @cached_property
    def sentence_ranges(self) -> list[range]:
        """Token indices of each sentence, in order."""
        first_from = self.tokens.first_from
        return [range(first_from(start), first_from(end)) for start, end in self.sentences]

    @cached_property
    def titled(self) -> list[bool]:
        """Whether each sentence is a headline in title case or capitals."""
        return titled_sentences(self.tokens, self.sentence_ranges)

    @property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Paragraph ranges in order."""
        return self.layout.paragraphs

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Sentence ranges in order."""
        found = find_sentences(self.text, self.paragraphs)
        return cut_long(found, self.tokens) if any(end - start > LONGEST for start, end in found) else found

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def tokens(self) -> Tokens:
        """The tokens."""
        return Tokens(self.text)

    @cached_property
    def quotes(self) -> list[Quote]:
        """The quotations, sorted by start."""
        return find_quotes(self.text, self.paragraphs)

    @cached_property
    def tags(self) -> list[str]:
        """Universal part-of-speech tag of each token (NOUN, PROPN, VERB, AUX, …)."""
        from factx.text.tagger import tag  # noqa: PLC0415  # the model is loaded only when tags are asked for

        return tag(self.tokens, self.sentence_ranges, self.titled)

    @cached_property
    def chunks(self) -> Chunks:
        """Noun phrases and verb groups, by sentence."""
        return Chunks(self)

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds `offset`, or the last one before it; -1 before the first."""
        return bisect_right(self._sentence_starts, offset) - 1

    def sentence_tokens(self, index: int) -> range:
        """Token indices of a sentence."""
        return self.sentence_ranges[index]
