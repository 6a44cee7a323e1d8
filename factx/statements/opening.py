"""Where the reported words begin after a cue: past particles, addressees, times and places of saying."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from factx.statements.circumstances import (
    TIMES,
    is_manner,
    is_subject,
    opens_with_preposition,
    past_circumstance,
    past_phrases,
)
from factx.statements.clauses import has_finite, is_finite
from factx.statements.phrases import phrase_end
from factx.statements.punctuation import MARKS

if TYPE_CHECKING:
    from factx.statements.lexicon import Verb
    from factx.statements.reading import Reading

_QUESTION: Final = frozenset("how whether why what where who which".split())
_IF_WHEN: Final = frozenset({"if", "when"})
#: Verbs of stating, after which "if" and "when" open no question.
_STATES: Final = frozenset("add announce note say tell".split())
_DISSUADES: Final = frozenset("advise caution warn".split())
_PAIRED: Final = frozenset({"both", "either", "neither"})
_OPENS: Final = MARKS | {"$", "#", "(", "["}
_PHRASAL: Final = frozenset({"ADP", "SCONJ", "DET", "ADJ", "PROPN", "NUM", "NOUN"})
#: Verbs whose object may stand before them, in a relative clause.
_WITH_GAP: Final = frozenset("accuse call consider describe regard see suspect term view".split())
_ASIDES: Final = frozenset(
    "again also however meanwhile moreover nevertheless nonetheless then therefore though too".split()
)
_WINDOW: Final = 30
#: How near a figure stands to what it gives the amount of, in tokens.
_NEAR: Final = 8


@dataclass(frozen=True, slots=True)
class Opening:
    """The first token of the content, how it is joined, and the end of the cue with its particles."""

    first: int
    syntax: str
    cue_last: int


def open_content(reading: Reading, token: int, ceiling: int, verb: Verb) -> Opening | None:
    """The opening of what the verb at `token` reports to its right; None if nothing does there."""
    for particles in verb.particles:
        end = token + 1 + len(particles)
        if tuple(reading.lowers[token + 1 : end]) == particles:
            opening = _after_particle(reading, end, ceiling, verb, particles)
            if opening is not None or "figure" not in verb.takes:
                return opening
        if tuple(reading.lowers[token + 2 : end + 1]) == particles and reading.lowers[token + 1].endswith("ly"):
            opening = _after_particle(reading, end + 1, ceiling, verb, particles)  # "spoke openly |of"
            return None if opening is None else replace(opening, cue_last=token + 1)
    search = _Search(reading, token, ceiling, verb)
    while search.at < min(ceiling, token + _WINDOW):
        sign = search.sign()
        if sign is not None:
            return sign or search.passed()
        if not search.skip():
            break
    return search.bare()


class _Search:
    """Goes from a cue to the right until something opens its content."""

    def __init__(self, reading: Reading, token: int, ceiling: int, verb: Verb) -> None:
        self.reading = reading
        self.token = token
        self.ceiling = ceiling
        self.verb = verb
        self.at = token + 1
        #: An addressee has been passed.
        self.told = False
        #: Where the noun phrase begins that was passed as an addressee.
        self.addressee: int | None = None
        self.clausal = bool(verb.takes & {"that", "whom"})
        self.quotable = bool(verb.takes & {"that", "quote", "whom"})

    def sign(self) -> Opening | Literal[False] | None:
        """What a sign at this token opens; False if it shows that nothing opens, None if there is no sign."""
        reading, at = self.reading, self.at
        low, tag = reading.lowers[at], reading.tags[at]
        if reading.whole_speech(at) is not None:
            return self.quotable and self._opening(at, "quote")
        if self.told and (low,) in self.verb.particles:  # "boasted to them |about"
            opening = _after_particle(reading, at + 1, self.ceiling, self.verb, (low,))
            return opening is not None and replace(opening, cue_last=self.token + 1)
        if low == ":":
            return self.quotable and self._opening(at + 1, "colon")
        if low == ",":
            if self._is_aside(at):
                return None
            quoted = at + 1 < self.ceiling and reading.speech_of[at + 1] >= 0 and reading.lowers[at + 1] in MARKS
            return quoted and self.quotable and self._opening(at + 1, "quote")
        if low == "that" and tag in ("SCONJ", "PRON", "DET") and self.clausal and self._has_clause(at + 1):
            return self._opening(at + 1, "that")
        if low in _QUESTION and self.clausal:
            return self._opening(at, "question")
        if low in _IF_WHEN and "that" in self.verb.takes and self.verb.lemma not in _STATES:
            return self._opening(at, "question")
        if low == "to" and at + 1 < self.ceiling and reading.tags[at + 1] in ("VERB", "AUX", "ADV"):
            return "to" in self.verb.takes and not self.told and self._opening(at + 1, "to")
        if (
            low in ("as", "of")
            and at == self.token + 1
            and "object" in self.verb.takes
            and self.verb.lemma in _WITH_GAP
        ):
            return self._opening(at + 1, "gap")  # "what they describe as |theft", "whom it accuses of |theft"
        if self.verb.takes & {"whom", "whom-to"} and not self.told:
            return self._commanded()
        return None

    def skip(self) -> bool:
        """Go past a time, a place, an adverb or an addressee; False where there is none."""
        reading, at = self.reading, self.at
        low, tag = reading.lowers[at], reading.tags[at]
        if low in MARKS and reading.speech_of[at] >= 0:
            return False
        if low == ",":
            return self._go(at + 3)
        if low == "to":
            end = phrase_end(reading, at + 1, self.ceiling)
            self.told = True
            speaks = self.quotable or any(len(particles) == 1 for particles in self.verb.particles)
            return end > at + 1 and speaks and self._go(end)
        timed = low in TIMES and reading.lowers[at + 1 : at + 2] != ["'s"]
        if timed or (tag == "ADV" and is_manner(reading, at, self.ceiling)):
            return self._go(at + 1)
        if tag == "ADP" and self.clausal and self._go(past_phrases(reading, at, self.ceiling)):
            return True
        if tag in _PHRASAL and self.clausal:
            end = past_circumstance(reading, at, self.ceiling)
            if end < self.ceiling and self._go(end):
                return True
        if "whom" in self.verb.takes and not self.told:
            end = _past_addressee(reading, at, self.ceiling)
            self.told = end > at
            self.addressee = at if self.told else None
            return self._go(end)
        return False

    def _is_aside(self, comma: int) -> bool:
        """`denied, |however, that`: an adverb between commas."""
        lowers = self.reading.lowers
        return comma + 3 < self.ceiling and lowers[comma + 1] in _ASIDES and lowers[comma + 2] == ","

    def bare(self) -> Opening | None:
        """What opens here without a sign: a bare clause or an object."""
        reading, at = self.reading, self.at
        if at >= self.ceiling or reading.ends_sentence(at):
            return self.passed()
        return self._bare_at(at) or self.passed()

    def passed(self) -> Opening | None:
        """`promised |swift justice`: the object that was passed as if it were spoken to."""
        if self.addressee is None or "object" not in self.verb.takes:
            return None
        return self._opening(self.addressee, "object")

    def _bare_at(self, at: int) -> Opening | None:
        reading, takes = self.reading, self.verb.takes
        low, tag = reading.lowers[at], reading.tags[at]
        if tag == "PUNCT" and low not in _OPENS:
            return None
        finite = tag in ("AUX", "VERB") and is_finite(reading, at)
        if finite and at == self.token + 1 and "that" in takes and self.verb.kind in ("speech", "thought"):
            return self._opening(at, "gap")  # "a plan he says |was a mistake"
        if (tag in ("CCONJ", "AUX") and low not in _PAIRED) or (tag == "VERB" and not low.endswith("ing")):
            return None
        if "that" in takes or ("whom" in takes and self.told):
            odd = tag in ("ADP", "SCONJ") and not opens_with_preposition(reading, at, self.ceiling)
            return None if odd else self._opening(at, "clause")
        if tag in ("ADP", "SCONJ"):
            return None
        if "object" in takes or ("figure" in takes and self._gives_figure(at)):
            return self._opening(at, "object")
        return self._opening(at, "quote") if reading.speech_of[at] >= 0 and "quote" in takes else None

    def _gives_figure(self, at: int) -> bool:
        """`put |the toll at 90`: a figure behind "at" says what the noun amounts to."""
        reading = self.reading
        end = min(phrase_end(reading, at, self.ceiling) + _NEAR, self.ceiling)
        words = range(at + 1, end)
        at_word = next((i for i in words if reading.lowers[i] == "at"), None)
        return at_word is not None and any(
            reading.tags[i] in ("NUM", "SYM") for i in range(at_word + 1, min(self.ceiling, at_word + _NEAR))
        )

    def _commanded(self) -> Opening | None:
        """`urged |them to leave`, `warned |citizens against travel`: addressee and content in one."""
        reading, at = self.reading, self.at
        end = _addressee_end(reading, at, self.ceiling)
        if end <= at or end + 1 >= self.ceiling:
            return None
        if (
            "whom-to" in self.verb.takes
            and reading.lowers[end] == "to"
            and reading.tags[end + 1] in ("VERB", "AUX", "ADV")
        ):
            return self._opening(at, "whom-to")
        if "whom" in self.verb.takes and reading.lowers[end] == "against" and self.verb.lemma in _DISSUADES:
            return self._opening(at, "whom-to")
        return None

    def _has_clause(self, first: int) -> bool:
        quoted = first < self.ceiling and self.reading.speech_of[first] >= 0
        return quoted or has_finite(self.reading, first, min(self.ceiling, first + 2 * _WINDOW))

    def _go(self, to: int) -> bool:
        moved = to > self.at
        self.at = max(self.at, to)
        return moved

    def _opening(self, first: int, syntax: str) -> Opening:
        return Opening(first, syntax, self.token + 1)


def _after_particle(reading: Reading, at: int, ceiling: int, verb: Verb, particles: tuple[str, ...]) -> Opening | None:
    lowers, tags = reading.lowers, reading.tags
    if at >= ceiling or reading.ends_sentence(at):
        return None
    if particles[-1] == "that":
        return Opening(at, "that", at - 1)  # "made clear |that"
    if lowers[at] == "that" and "that" in verb.takes:
        return Opening(at + 1, "that", at)
    if lowers[at] == ":" or reading.whole_speech(at) is not None:
        return Opening(at + (lowers[at] == ":"), "quote", at)
    if lowers[at] == "," or (tags[at] in ("PUNCT", "ADP", "CCONJ", "AUX") and lowers[at] not in MARKS):
        return None
    if particles == ("in",) and verb.lemma in ("believe", "chime", "weigh") and verb.lemma != "believe":
        return None
    return Opening(at, "with", at)


def _addressee_end(reading: Reading, at: int, ceiling: int) -> int:
    """The end of a noun phrase that may be spoken to, prepositional phrases included; `at` if there is none."""
    lowers, tags = reading.lowers, reading.tags
    if tags[at] not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "SYM", "X"):
        return at
    end = phrase_end(reading, at, min(ceiling, at + 20))
    while end > at and end + 1 < ceiling and lowers[end] in ("in", "at", "on", "of", "for", "from", "and"):
        more = phrase_end(reading, end + 1, ceiling)
        if more <= end + 1 or more >= ceiling:
            break
        end = more
    if end < ceiling and lowers[end] == "not" and lowers[end + 1 : end + 2] == ["to"]:
        end += 1
    return end if end < ceiling else at


def _past_addressee(reading: Reading, at: int, ceiling: int) -> int:
    """Where an addressee that begins at `at` ends; `at` if what stands there is the subject of the reported clause."""
    end = _addressee_end(reading, at, ceiling)
    if end <= at or not is_subject(reading, end, ceiling):
        return end
    if (reading.tags[at] == "PRON" and end == at + 1) or end - at < 2:
        return at
    for split in range(at + 1, end):
        starts = reading.tags[split] in ("DET", "PRON", "PROPN")
        if starts and reading.lowers[split - 1] not in ("'s", "of", "and", "-"):
            return split  # "told CNN |Smith had resigned"
    return at
