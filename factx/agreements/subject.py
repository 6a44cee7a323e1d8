"""What an accord is about, what it is called, where and when it was made: from the sentence of one mention."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.agreements.lexicon import load_lexicon

if TYPE_CHECKING:
    from factx.agreements.evidence import Evidence
    from factx.agreements.mention import AccordMention
    from factx.agreements.syntax import Syntax
    from factx.entities import Mention
    from factx.records import DateFact
    from factx.text.chunks import Chunk

_ABOUT: Final = frozenset({"on", "over", "for", "covering", "about", "regarding", "concerning"})
#: A subject does not end with these.
_TRAILING: Final = frozenset("and or - of in on at for to with by".split())
_NOT_ABOUT: Final = frozenset("between after before during with by".split())
#: Phrases that belong to a description: not where or when it was made.
_NAMING: Final = _ABOUT | {"of", "between", "among", "with"}
_REACH: Final = 8
_MAX_SUBJECT: Final = 160
_FORM_ONLY: Final = frozenset({"settlement", "ceasefire", "loan", "alliance", "memorandum"})
_PLACED: Final = frozenset({"agreed", "signed", "ended", "ratified"})


class Particulars:
    """The sentence of a mention, asked for subject, name, place and date."""

    def __init__(self, syntax: Syntax, mention: AccordMention) -> None:
        self.document, self.entities, self.mention = syntax.document, syntax.entities, mention
        self.tokens, self.tags = syntax.tokens, syntax.tags
        self.clauses = syntax.clauses(mention.sentence)
        self.chunks: list[Chunk] = self.clauses.chunks

    # ---- subject

    def subject(self) -> tuple[int, int] | None:
        """The words that say what it is about: "on …", "for …", "to …", else a modifier ("a gas agreement")."""
        if self.mention.verbal:
            return self._after_verb()
        chunks, tokens, k = self.chunks, self.tokens, self.mention.chunk + 1
        while k < len(chunks) and tokens.starts[chunks[k].first] < self.mention.end:
            k += 1  # "of understanding" belongs to the mention itself
        if k < len(chunks) and tokens.texts[chunks[k].first] == "(":
            while k < len(chunks) and tokens.texts[chunks[k].first] != ")":
                k += 1
            k += 1
        for j in range(k, min(len(chunks), k + _REACH)):
            chunk = chunks[j]
            lower = tokens.lowers[chunk.head]
            solved = lower == "to" and self.mention.form == "settlement"  # "a solution to the conflict"
            if chunk.kind in ("prep", "other") and (lower in _ABOUT or solved) and j + 1 < len(chunks):
                if not self.clauses.is_time(j + 1) and tokens.texts[chunks[j + 1].first][0].isdigit() is False:
                    return self._until(j + 1)
            elif chunk.ing and lower in _ABOUT and j + 1 < len(chunks):
                return self._until(j + 1)  # "a partnership covering defence"
            elif chunk.kind == "verb" and chunk.to and j <= k + 4:
                return self._until(j, skip=1)
            elif (chunk.kind == "verb" and not chunk.bare) or chunk.kind in ("sub", "rel", "mark"):
                break
        return None

    def modifier(self) -> tuple[int, int] | None:
        """The noun or adjective right before the head: "a joint [patrol] agreement"."""
        at = self.tokens.first_from(self.mention.start) - 1
        if self.mention.verbal or self.mention.proper or at < self.mention.first:
            return None
        lower = self.tokens.lowers[at]
        if self.tokens.lowers[at - 2 : at + 1] == ["cessation", "of", "hostilities"]:
            return self.tokens.starts[at - 2], self.tokens.ends[at]
        if self.tags[at] != "NOUN" and lower not in load_lexicon().words["topical"]:
            return None
        if any(lower in signs for form, signs in load_lexicon().forms if form in _FORM_ONLY):
            return None  # "a peace deal", "a loan agreement": says which kind, not what about
        return self.tokens.starts[at], self.tokens.ends[at]

    def _after_verb(self) -> tuple[int, int] | None:
        if self.mention.form == "settlement":
            return None
        k = self.mention.chunk + 1
        while k + 1 < len(self.chunks) and (self.chunks[k].kind == "other" or self.clauses.is_time(k)):
            k += 1
        if k + 1 < len(self.chunks) and self.tokens.lowers[self.chunks[k].head] == "on" and self.clauses.is_time(k + 1):
            k += 2
        if k >= len(self.chunks):
            return None
        chunk = self.chunks[k]
        if chunk.kind == "verb" and chunk.to:
            return self._until(k, skip=1)
        if chunk.kind in ("noun", "sub"):
            return self._until(k, skip=int(chunk.kind == "sub"), whole=True)
        return self._until(k + 1) if k + 1 < len(self.chunks) else None

    def _until(self, k: int, skip: int = 0, *, whole: bool = False) -> tuple[int, int] | None:
        """From chunk k to the end of its phrases: to a comma, a full verb, a date or the sentence's end."""
        chunks, tokens = self.chunks, self.tokens
        first = chunks[k].first + skip
        stop = first
        for j in range(k, len(chunks)):
            chunk = chunks[j]
            if j > k:
                if chunk.kind in ("mark", "sub", "rel") and tokens.texts[chunk.head] not in "-\"“”'‘’":
                    break
                if chunk.kind == "verb" and not (chunk.ing or chunk.bare or chunk.to or whole):
                    break
                if chunk.kind == "prep" and tokens.lowers[chunk.head] in _NOT_ABOUT and chunks[j - 1].kind != "verb":
                    break
                if chunk.kind == "noun" and self.clauses.is_time(j):
                    if chunks[j - 1].kind == "prep":
                        stop = chunks[j - 2].last if j - 2 >= k else stop
                    break
            stop = chunk.last
        while stop > first and tokens.lowers[stop - 1] in _TRAILING:
            stop -= 1
        if stop <= first:
            return None
        start, end = tokens.starts[first], tokens.ends[stop - 1]
        return (start, end) if end - start <= _MAX_SUBJECT else None

    # ---- name

    def name(self) -> tuple[int, int]:
        """The mention's description: its noun phrase without article, with its phrases of subject and parties."""
        if self.mention.verbal:
            return self.mention.start, self.mention.end
        first = self.mention.first
        while first < self.mention.stop - 1 and self.tokens.lowers[first] in (
            "the",
            "a",
            "an",
            "this",
            "that",
            "'s",
            "'",
        ):
            first += 1
        return min(self.tokens.starts[first], self.mention.start), self._name_end()

    def _name_end(self) -> int:
        chunks, tokens = self.chunks, self.tokens
        end = self.mention.end
        for preposition, phrases in self.clauses.prepositions(self.mention.chunk):
            if preposition not in _NAMING or self.clauses.is_time(phrases[-1].chunk):
                break
            between = tokens.texts[chunks[self.mention.chunk].last : phrases[0].first]
            if "," in between or "(" in between:
                break
            end = max(end, tokens.ends[phrases[-1].last - 1])
        return end

    # ---- place and date

    def place(self, evidence: Evidence) -> Mention | None:
        """Where it was made: "in" or "at" a place in the clause of the word that says so."""
        if evidence.chunk < 0 or evidence.sentence != self.mention.sentence or evidence.said not in _PLACED:
            return None
        start, end = self.document.sentences[self.mention.sentence]
        for anchor in dict.fromkeys((evidence.chunk, self.mention.chunk)):
            for preposition, phrases in self.clauses.prepositions(anchor):
                if preposition not in ("in", "at"):
                    continue
                at = self.tokens.starts[phrases[0].head]
                for mention in self.entities.within(start, end):
                    covers = mention.start <= at < mention.end and mention.form != "pronoun"
                    if covers and self.entities.entity_of(mention).type == "place":
                        return mention
        return None

    def date(self, dates: list[DateFact], evidence: Evidence) -> DateFact | None:
        """The date nearest to the cue in its clause."""
        start, end = self.document.sentences[evidence.sentence]
        text, best, nearest = self.document.text, None, 0
        for date in dates:
            if not (start <= date.span.start < end) or date.timex not in ("DATE", "TIME"):
                continue
            if date.value is None or date.value.endswith("_REF"):
                continue
            early, late = sorted(((date.span.start, date.span.end), (evidence.start, evidence.end)))
            between = text[early[1] : late[0]]
            if any(mark in between for mark in ";:") or between.count(",") > 1 or "after" in between.split():
                continue
            distance = late[0] - early[1]
            if best is None or distance < nearest:
                best, nearest = date, distance
        return best
