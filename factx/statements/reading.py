"""A document as the statement rules read it: tokens with classes, quotations as wholes, units of text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factx.statements.lexicon import Lexicon, lexicon
from factx.statements.mending import mend_headline, mended
from factx.statements.punctuation import DASHES, EDGES, MARKS, STOPS

if TYPE_CHECKING:
    from factx.text import Document
    from factx.text.quotes import Quote

#: How far into a sentence its verb of saying is looked for.
_ATTRIBUTION: Final = 8
#: A quotation of fewer words that does not stand for a sentence is a quoted term.
_FEW_WORDS: Final = 2


#: The dash that ends a dateline, and how far behind its place it is looked for.
_DATELINE_END: Final = re.compile(r"(?:[—–]|-{1,2}|:)\s*")
_DATELINE_REACH: Final = 80


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of tokens [first, last) that no quotation runs out of: one sentence, or more inside quotation marks."""

    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation in tokens: [first, last) with its marks, [inner_first, inner_last) without."""

    quote: Quote
    first: int
    last: int
    inner_first: int
    inner_last: int
    whole: bool
    """It stands as clauses of its own beside its attribution, and is not built into the sentence around it."""


def _after_dateline(document: Document, start: int) -> int:
    """Where the words of a sentence begin: behind "GENEVA (Reuters) —" if it opens with the article's dateline."""
    dateline = document.article.dateline
    if dateline is None or dateline.span.start != start:
        return start
    dash = _DATELINE_END.search(document.text, dateline.span.end, dateline.span.end + _DATELINE_REACH)
    return dash.end() if dash else start


class Reading:
    """The layers of a document that the rules look at, by token index."""

    def __init__(self, document: Document) -> None:
        self.text: str = document.text
        tokens = document.tokens
        self.starts: list[int] = tokens.starts
        self.ends: list[int] = tokens.ends
        self.texts: list[str] = tokens.texts
        self.lowers: list[str] = tokens.lowers
        self.lexicon: Lexicon = lexicon()
        self.tags: list[str] = mended(tokens.lowers, tokens.texts, document.tags, self.lexicon)
        self.size = len(tokens)
        self.speeches: list[Speech] = []
        #: The outermost quotation a token stands in, -1 outside.
        self.speech_of: list[int] = [-1] * self.size
        self._read_quotes(document)
        self.units: list[Unit] = []
        #: The unit of every token.
        self.unit_of: list[int] = [-1] * self.size
        self._read_units(document)
        for unit in self.units:
            if not self.ends_sentence(unit.last - 1):
                mend_headline(self.lowers, self.tags, unit.first, unit.last, self.lexicon)
        words = self.lexicon.words
        #: The tokens that may be cues, by their words alone.
        cues = [i for i, low in enumerate(self.lowers) if low in words]
        self._cues = {
            unit.first: cues[bisect_left(cues, unit.first) : bisect_left(cues, unit.last)] for unit in self.units
        }
        #: The units that hold a quotation.
        self.spoken: frozenset[int] = frozenset(self.unit_of[speech.first] for speech in self.speeches)

    def _read_quotes(self, document: Document) -> None:
        tokens = document.tokens
        reach = -1
        for quote in document.quotes:
            if quote.start < reach:
                continue
            reach = quote.end
            first, last = tokens.first_from(quote.start), tokens.first_from(quote.end)
            inner_first, inner_last = tokens.first_from(quote.inner_start), tokens.first_from(quote.inner_end)
            if inner_first >= inner_last:
                continue
            number = len(self.speeches)
            whole = self._stands_alone(first, last, inner_first, inner_last)
            self.speeches.append(Speech(quote, first, last, inner_first, inner_last, whole))
            self.speech_of[first:last] = [number] * (last - first)

    def _stands_alone(self, first: int, last: int, inner_first: int, inner_last: int) -> bool:
        ends_inside = self.lowers[inner_last - 1][0] in ",.?!…-—"
        opens = (
            first == 0
            or self.lowers[first - 1] in (",", ":", "-", "--", "—")
            or self.texts[first - 1][-1] in ".?!"
            or "\n" in self.text[self.ends[first - 1] : self.starts[first]]
        )
        capital = self.texts[inner_first][0].isupper() or not self.texts[inner_first][0].isalnum()
        follows = self.lowers[last] if last < self.size else "."
        stops = ends_inside or follows in (",", ".", "?", "!")
        if inner_last - inner_first <= _FEW_WORDS and not (ends_inside and opens and capital):
            return False
        if (
            opens
            and first > 0
            and self.lowers[first - 1] == ","
            and ends_inside
            and inner_last - inner_first > 2 * _FEW_WORDS
        ):
            return True  # `"My hope," he said, "is that it lasts."`
        has_stop_within = any(t in (".", "?", "!") for t in self.lowers[inner_first : inner_last - 1])
        return (opens and capital and stops) or has_stop_within

    def _read_units(self, document: Document) -> None:
        paragraphs = document.paragraphs
        at = -1
        number = 0
        for start, end in document.sentences:
            first, last = document.tokens.first_from(_after_dateline(document, start)), document.tokens.first_from(end)
            if first >= last:
                continue
            while number + 1 < len(paragraphs) and paragraphs[number + 1][0] <= start:
                number += 1
            if (
                self.units
                and first > 0
                and (
                    (self.speech_of[first] >= 0 and self.speech_of[first] == self.speech_of[first - 1])
                    or (self.units[-1].paragraph == number and self._attributes(first, last))
                )
            ):
                before = self.units[-1]
                self.units[-1] = Unit(before.first, last, before.paragraph)
            else:
                at += 1
                self.units.append(Unit(first, last, number))
            self.unit_of[first:last] = [at] * (last - first)

    def _attributes(self, first: int, last: int) -> bool:
        """Whether the sentence [first, last) is `Smith asked on Monday.` after a quotation with a stop of its own."""
        number = self.speech_of[first - 1]
        if number < 0 or self.speech_of[first] >= 0 or not self.speeches[number].whole:
            return False
        if self.lowers[first] in DASHES and last - first <= _ATTRIBUTION:
            return True  # `"…" ― Jane Smith`
        stop = self.lowers[self.speeches[number].inner_last - 1][0]
        for token in range(first, min(last, first + _ATTRIBUTION)):
            known = self.lexicon.verbs.get(self.lowers[token])
            if known is not None and self.tags[token] == "VERB":
                follows = token + 1 >= last or self.tags[token + 1] in ("PUNCT", "ADP", "ADV")
                told = "whom" in known[0].takes and stop in "?!…"
                bare = token + 2 >= last
                past = bool(known[1] & {"past", "s"}) and known[0].kind == "speech"
                return past and bool(known[0].takes & {"quote"}) and (bare or ((follows or told) and stop in "?!…"))
            if self.tags[token] in ("VERB", "AUX", "PUNCT") and self.lowers[token] not in ("-", ".", "'s"):
                return False
        return False

    def cues_of(self, unit: Unit) -> list[int]:
        """The tokens of a unit whose words may be cues."""
        return self._cues[unit.first]

    def whole_speech(self, token: int) -> Speech | None:
        """The free-standing quotation a token belongs to, if any."""
        number = self.speech_of[token]
        if number < 0:
            return None
        speech = self.speeches[number]
        return speech if speech.whole else None

    def is_word(self, token: int) -> bool:
        """Whether a token is no punctuation."""
        return self.lowers[token][0].isalnum()

    def ends_sentence(self, token: int) -> bool:
        """Whether a token is a full stop, question or exclamation mark."""
        return self.lowers[token][0] in STOPS

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        """A token range without punctuation and quotation marks at its edges, as a span of the text."""
        lowers = self.lowers
        while first < last and (lowers[first] in MARKS or lowers[first] in EDGES):
            first += 1
        while first < last and (lowers[last - 1] in MARKS or lowers[last - 1] in EDGES):
            last -= 1
        return (self.starts[first], self.ends[last - 1]) if first < last else (0, 0)
