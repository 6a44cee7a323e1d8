"""The phrases of sentences that speak of accords, with the tags around accord nouns put right.

The tagger knows no accords: "a plea deal" may be read as a verb, "trade" in "trade pact" too, and a headline's
"rejects" as a noun. A wrong tag cuts the noun phrase, and with it the parties from what they signed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.agreements.lexicon import load_lexicon
from factx.entities.gazetteer import load_gazetteer
from factx.text.chunks import MODALS, Chunk
from factx.text.clauses import Clauses, Phrase

if TYPE_CHECKING:
    from factx.entities import EntityIndex
    from factx.text import Document

#: Accord nouns that can be verbs; the others are always nouns.
_VERBABLE: Final = frozenset("accord accords compromise contract contracts deal deals settle".split())
_MODIFYING: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_OPENING: Final = frozenset("a an the its their his her our this any new no".split())
#: Nouns in -s that modify: "arms deal", "sales contract".
_PLURAL_MODIFIERS: Final = frozenset("arms emissions exports gas hostilities sales services talks weapons".split())
#: What only a verb is before an accord noun, though a form of it says what an accord is about.
_ONLY_VERBS: Final = frozenset("acquire buy merge pay sell".split())
#: Past forms that are no nouns: "the deal the West struck with Iran".
_ONLY_PAST: Final = frozenset("agreed broke brokered fell inked reached signed struck withdrew".split())
_REACH: Final = 5
_MOST_BRACKETED: Final = 4


class Syntax:
    """Tags, chunks and clauses of the sentences of one document, each read when first asked for."""

    def __init__(self, document: Document, entities: EntityIndex) -> None:
        self.document, self.entities = document, entities
        self.tokens, self.lowers = document.tokens, document.tokens.lowers
        self.tags: list[str] = list(document.tags)
        self._lexicon = load_lexicon()
        self._clauses: dict[int, Clauses] = {}

    def chunks(self, sentence: int) -> list[Chunk]:
        """The chunks of a sentence; acronyms in brackets are left out."""
        return self.clauses(sentence).chunks

    def clauses(self, sentence: int) -> Clauses:
        """The clauses of a sentence."""
        found = self._clauses.get(sentence)
        if found is None:
            where = self.document.sentence_tokens(sentence)
            if self._lexicon.gate.isdisjoint(self.lowers[where.start : where.stop]):
                chunks = self.document.chunks.of(sentence)
            else:
                self._correct(where, sentence)
                tags = self.tags[where.start : where.stop]
                read = tags != self.document.tags[where.start : where.stop]
                chunks = self.document.chunks.read(sentence, tags) if read else self.document.chunks.of(sentence)
            found = self._clauses[sentence] = Clauses(self.tokens, self._unbracketed(chunks))
        return found

    # ---- tags

    def _correct(self, where: range, sentence: int) -> None:
        """Names are proper nouns; accord nouns and what modifies them are nouns; a headline's verb is a verb."""
        tags, lowers = self.tags, self.lowers
        self._correct_names(sentence)
        for i in where:
            if lowers[i] == "'ll":
                tags[i] = "AUX"
            unknown = tags[i] == "X" and lowers[i].isalpha() and i + 1 in where and tags[i + 1] == "NOUN"
            if lowers[i] == "warring" or (unknown and self.tokens.texts[i].islower()):
                tags[i] = "ADJ"
            if lowers[i] in _ONLY_PAST and tags[i] in ("NOUN", "PROPN") and i > where.start:
                tags[i] = "VERB"
            if (lowers[i],) not in self._lexicon.nouns:
                continue
            if tags[i] not in ("NOUN", "PROPN") and not self._is_verb(i, where.start):
                tags[i] = "NOUN"
            if tags[i] in ("NOUN", "PROPN"):
                self._correct_modifiers(i, where.start)
                self._correct_headline(i, where)

    def _correct_names(self, sentence: int) -> None:
        gazetteer, tokens = load_gazetteer(), self.tokens
        for mention in self.entities.within(*self.document.sentences[sentence]):
            if mention.form != "name":
                continue
            where = range(tokens.first_from(mention.start), tokens.first_from(mention.end))
            if any((self.lowers[i],) in self._lexicon.nouns for i in where):
                continue  # a headline's words, or the accord's own name
            for i in where:
                if self.tags[i] in ("PROPN", "DET", "ADP", "PUNCT", "CCONJ", "NUM") or tokens.texts[i].islower():
                    continue
                entry = gazetteer.entry(tokens.texts[i])
                if entry is None or entry.kind not in ("adjective", "people"):
                    self.tags[i] = "PROPN"

    def _is_verb(self, i: int, start: int) -> bool:
        """Whether an accord word that is tagged as a verb is one: no noun phrase leads up to it."""
        lowers, tags = self.lowers, self.tags
        if lowers[i] not in _VERBABLE:
            return False
        if i == start:
            return tags[i] == "VERB"
        before = lowers[i - 1]
        if before in self._lexicon.modifiers or (before,) in self._lexicon.verb_cues:
            return False
        if before == "to" or before in MODALS or tags[i - 1] in ("PRON", "AUX", "ADV", "PART"):
            return True
        for j in range(i - 1, max(start, i - _REACH) - 1, -1):
            if lowers[j] in _OPENING or lowers[j] == "'s":
                plural = lowers[i - 1].endswith("s") and tags[i - 1] == "NOUN"
                return plural and j < i - 1 and lowers[i - 1] not in _PLURAL_MODIFIERS
            if tags[j] not in _MODIFYING and lowers[j] != "-":
                break
        return tags[i] == "VERB"

    def _correct_modifiers(self, i: int, start: int) -> None:
        for j in range(i - 1, max(start, i - _REACH) - 1, -1):
            lower = self.lowers[j]
            if self.tags[j] in ("VERB", "ADV", "X", "INTJ") and lower in self._lexicon.modifiers - _ONLY_VERBS:
                if j > start and self.lowers[j - 1] == "to":
                    return
                self.tags[j] = "NOUN"
            elif self.tags[j] not in _MODIFYING and lower != "-":
                return

    def _correct_headline(self, i: int, where: range) -> None:
        """As in "Peru's Congress rejects trade deal": the one verb, which the tagger read as the name's last noun."""
        tags, lexicon = self.tags, self._lexicon
        for j in range(i - 1, max(where.start, i - _REACH), -1):
            if tags[j] in ("VERB", "AUX", "DET", "ADP"):
                return
            lower = self.lowers[j]
            if lexicon.verb_cues.get((lower,)) and lower not in lexicon.noun_cues and lower not in lexicon.modifiers:
                plain = all(tag not in ("VERB", "AUX") for tag in tags[where.start : j])
                if plain and tags[j - 1] in ("NOUN", "PROPN", "ADJ"):
                    tags[j] = "VERB"
                return

    # ---- chunks

    def _unbracketed(self, chunks: list[Chunk]) -> list[Chunk]:
        """Without the short names in brackets that hold a subject from its verb: "the Union (EU) signed"."""
        lowers, texts = self.lowers, self.tokens.texts
        kept: list[Chunk] = []
        k = 0
        while k < len(chunks):
            if texts[chunks[k].first] == "(" and kept and kept[-1].kind == "noun":
                close = next(
                    (j for j in range(k + 1, min(len(chunks), k + _MOST_BRACKETED)) if texts[chunks[j].first] == ")"),
                    None,
                )
                if close is not None:
                    inside = range(chunks[k + 1].first, chunks[close].first)
                    if inside and not any((lowers[i],) in self._lexicon.nouns for i in inside):
                        k = close + 1
                        continue
            kept.append(chunks[k])
            k += 1
        return kept

    # ---- who does what a verb says

    def subject(self, sentence: int, k: int) -> list[Phrase]:
        """The subject of verb group k, over a gloss after it and through a reported clause's "it"."""
        clauses = self.clauses(sentence)
        chunks, lowers = clauses.chunks, self.lowers
        comma = k - 1
        while comma > 0 and chunks[comma].kind == "other":
            comma -= 1
        found: list[Phrase] = []
        if comma > 1 and lowers[chunks[comma].head] == ",":
            opened = next((j for j in range(comma - 1, 0, -1) if lowers[chunks[j].head] == ","), 0)
            gloss = opened and (chunks[opened + 1].kind == "rel" or lowers[chunks[opened + 1].head] == "including")
            if gloss and not chunks[k].ing:
                found = Clauses(self.tokens, [*chunks[:opened], chunks[k]]).subject(opened)
        found = found or clauses.subject(k)
        if not found and chunks[k].to:
            before = next((j for j in range(k - 1, -1, -1) if chunks[j].kind == "verb"), None)
            found = self.subject(sentence, before) if before is not None else []
        if len(found) == 1 and lowers[found[0].head] in ("it", "they", "he", "she", "we"):
            reporting = self._reporting(sentence, found[0].chunk)
            if reporting is not None:
                return self.subject(sentence, reporting)
        return found

    def _reporting(self, sentence: int, pronoun: int) -> int | None:
        """The verb of saying before a clause that the pronoun at chunk `pronoun` opens: "Peru said (that) it …"."""
        chunks = self.clauses(sentence).chunks
        j = pronoun - 1
        while j > 0 and (chunks[j].kind in ("sub", "other") or self.clauses(sentence).is_time(j)):
            j -= 2 if self.clauses(sentence).is_time(j) and chunks[j - 1].kind == "prep" else 1
        if j > 0 and chunks[j].kind == "verb" and self.lowers[chunks[j].head] in self._lexicon.words["saying"]:
            return j
        return None
