"""One record per accord: which mentions speak of the same one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from factx.agreements.lexicon import load_lexicon

if TYPE_CHECKING:
    from factx.agreements.evidence import Evidence
    from factx.agreements.mention import AccordMention
    from factx.agreements.party import Party

_REACH: Final = 60
_NEAR: Final = 4
_BACK: Final = 2
_PAIR: Final = 2
_LEAD: Final = 4
_CANDIDATES: Final = 12


@dataclass(slots=True)
class Reading:
    """A mention with what its sentence says."""

    mention: AccordMention
    evidence: list[Evidence]
    parties: list[Party]
    around: frozenset[int]
    """All entities of its sentence."""
    names: frozenset[str] = frozenset()
    """The words, in lower case, that name its parties."""
    date: str | None = None
    """The day or year that the sentence says it was made."""

    @property
    def entities(self) -> frozenset[int | str]:
        """Those that this sentence itself makes parties: entities, or names of nobody known."""
        return frozenset(p.key for p in self.parties if not p.guessed and p.named)

    @property
    def words(self) -> frozenset[str]:
        """The modifiers that tell it from others."""
        alphabetic = frozenset(w for w in self.mention.modifiers if w[0].isalpha())
        return alphabetic - load_lexicon().words["vague"] - self.names

    @property
    def real(self) -> bool:
        """Whether a word says that it exists."""
        return any(e.real and e.status not in ("proposed", "negotiating") for e in self.evidence)


@dataclass(slots=True)
class Accord:
    """The readings that speak of one accord, with what they say together; grown by `add`."""

    readings: list[Reading] = field(default_factory=list)
    entities: set[int | str] = field(default_factory=set)
    """The parties so far."""
    forms: set[str] = field(default_factory=set)
    """The forms that its mentions say outright."""
    words: set[str] = field(default_factory=set)
    """The modifiers that tell it from others."""
    dates: set[str] = field(default_factory=set)
    told: bool = False
    """A word says its state."""
    real: bool = False
    """A word says that it exists."""
    plural: bool = False
    named: bool = False
    """A mention is a proper name."""
    verbal: bool = True
    """No mention is a noun."""

    def add(self, reading: Reading) -> None:
        """Take a mention in."""
        mention = reading.mention
        self.readings.append(reading)
        self.entities |= reading.entities
        self.words |= reading.words
        self.forms |= {mention.form} if mention.specific else set()
        self.dates |= {reading.date} if reading.date else set()
        self.told |= bool(reading.evidence)
        self.real |= reading.real
        self.plural |= mention.plural
        self.named |= mention.proper
        self.verbal &= mention.verbal

    @property
    def unreal(self) -> bool:
        """Whether words say its state, and none that it exists."""
        return self.told and not self.real

    @property
    def first(self) -> AccordMention:
        """Its first noun mention, or its first verb."""
        return next((r.mention for r in self.readings if not r.mention.verbal), self.readings[0].mention)

    @property
    def mentions(self) -> list[AccordMention]:
        """Its noun mentions; the verbs where there is no noun."""
        nouns = [r.mention for r in self.readings if not r.mention.verbal]
        return nouns or [r.mention for r in self.readings]


def merge(readings: list[Reading]) -> list[Accord]:
    """Group readings, in the order of the text, into accords."""
    accords: list[Accord] = []
    for reading in readings:
        if _generic(reading):
            continue
        # Far back in a long text only the accords of the lead are taken up again.
        near = range(max(_LEAD, len(accords) - _CANDIDATES), len(accords))
        among = [*range(min(_LEAD, len(accords))), *near]
        fits = [(score, n) for n in among if (score := _fit(accords[n], reading)) > 0]
        if fits:
            accords[max(fits)[1]].add(reading)
        elif not reading.mention.back or reading.mention.made:
            accord = Accord()
            accord.add(reading)
            accords.append(accord)
    return accords


def _generic(reading: Reading) -> bool:
    """Accords in general: "under this law, votes would trump treaties"."""
    mention = reading.mention
    return mention.plural and not ((mention.definite and not mention.owned) or reading.parties or reading.evidence)


def _fit(accord: Accord, reading: Reading) -> float:
    """How well a mention takes up an accord that was named before; 0 if it cannot."""
    mention, last = reading.mention, accord.readings[-1].mention
    shared = reading.entities & accord.entities
    words = bool(reading.words & accord.words)
    if _apart(accord, reading) or (mention.sentence - last.sentence > _REACH and not words):
        return 0
    if mention.verbal or accord.verbal:
        if not _verb_taken_up(accord, reading):
            return 0
    elif mention.indefinite and not _named_again(accord, reading):
        return 0
    near = 1 / (1 + mention.sentence - last.sentence)
    told = reading.around & accord.entities
    alike = 0.5 * (accord.unreal == (bool(reading.evidence) and not reading.real))
    return 1 + near + alike + 2 * len(shared) + 1.5 * words + 0.5 * bool(told) + (mention.form == accord.first.form)


def _apart(accord: Accord, reading: Reading) -> bool:
    """Whether parties, form, date or name tell the two apart."""
    mention = reading.mention
    if mention.plural != accord.plural and (mention.plural or mention.indefinite):
        return True
    if mention.specific and accord.forms and mention.form not in accord.forms:
        return True
    if (
        mention.back
        and not _share_words(accord, reading)
        and mention.sentence - accord.readings[-1].mention.sentence > _BACK
    ):
        return True
    if (mention.default == "proposed") != (accord.first.default == "proposed") and mention.indefinite:
        return True
    if reading.date and any(not _same_time(date, reading.date) for date in sorted(accord.dates)):
        return True
    if reading.date in accord.dates:
        return False
    ours, theirs = reading.entities, accord.entities
    shared_words = _share_words(accord, reading)
    if mention.proper and not (shared_words or ours & theirs):
        return True
    if mention.back or (mention.verbal and _opening_verb(accord)) or _of_headline(accord, mention):
        return False
    bare = mention.definite and not (reading.words and accord.words) and len(ours) < _PAIR and len(theirs) < _PAIR
    if ours and theirs and not ours & theirs and not shared_words and not bare:
        return True
    if len(ours) >= _PAIR and len(theirs) >= _PAIR and len(ours & theirs) < _PAIR:
        return True
    told_apart = bool(reading.words and accord.words) and not shared_words and not ours & theirs
    named = mention.proper or accord.named
    return told_apart and (named or not mention.definite)


def _of_headline(accord: Accord, mention: AccordMention) -> bool:
    """Whether the lead tells of the headline's accord, perhaps under other names: "Foreign Secretary signs deal"."""
    last = accord.readings[-1].mention
    return last.sentence == 0 and last.headline and 0 < mention.sentence < _LEAD and mention.indefinite


def _share_words(accord: Accord, reading: Reading) -> bool:
    """Whether a modifier of the mention stands at one of the accord too."""
    return bool(reading.words & accord.words)


def _opening_verb(accord: Accord) -> bool:
    """Whether the accord is that of a headline's or lead's verb."""
    first = accord.readings[0].mention
    return first.verbal and first.sentence <= 1


def _same_time(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def _named_again(accord: Accord, reading: Reading) -> bool:
    """Whether "a deal" takes up an accord: the headline's or lead's, or one that its words or parties point to."""
    if accord.readings[0].mention.sentence <= 1 and not (accord.unreal and reading.real and reading.date):
        return True
    if reading.words & accord.words:
        return True
    shared = reading.entities & accord.entities
    if reading.mention.form in accord.forms and len(shared) >= _PAIR:
        return True
    unreal = not reading.real and not any(r.real for r in accord.readings)
    return bool(shared) and unreal


def _verb_taken_up(accord: Accord, reading: Reading) -> bool:
    """Whether lead and headline both say "agreed", or a noun right after takes up the verb: "the agreement"."""
    first, last = accord.readings[0].mention, accord.readings[-1].mention
    mention = reading.mention
    near = mention.sentence - last.sentence <= _NEAR
    shared = bool(reading.entities & accord.entities)
    dated = reading.date in accord.dates
    if mention.verbal:
        return dated or (near and shared and first.sentence <= 1)
    return near and mention.definite and not mention.proper
