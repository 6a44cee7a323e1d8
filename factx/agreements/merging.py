"""One record per accord: which mentions speak of the same one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factx.agreements.mentions import AccordMention
    from factx.agreements.parties import Party
    from factx.agreements.status import Evidence

#: Words of a name that do not tell accords apart.
_EMPTY: Final = frozenset(
    "new current existing final proposed possible potential draft joint major landmark historic long-awaited first second "
    "last latest recent original initial previous prior same such similar two three several formal final tentative "
    "u.s. us international multilateral bilateral six of on to for comprehensive".split()
)
_REACH: Final = 60


@dataclass(slots=True)
class Reading:
    """A mention with what its clause says."""

    mention: AccordMention
    evidence: Evidence | None
    parties: list[Party]


@dataclass(slots=True)
class Accord:
    """The readings that speak of one accord."""

    readings: list[Reading] = field(default_factory=list)

    @property
    def entities(self) -> set[int]:
        """The entities that are parties so far."""
        return {p.mention.entity for r in self.readings for p in r.parties if p.mention is not None}

    @property
    def forms(self) -> set[str]:
        """The forms that its mentions say outright."""
        return {r.mention.form for r in self.readings if r.mention.specific}

    @property
    def words(self) -> set[str]:
        """The modifiers that tell it from others."""
        return {w for r in self.readings for w in r.mention.modifiers} - _EMPTY


def merge(readings: list[Reading]) -> list[Accord]:
    """Group readings, in the order of the text, into accords."""
    accords: list[Accord] = []
    for reading in readings:
        home = next((a for a in reversed(accords) if _same(a, reading)), None)
        if home is None:
            home = Accord()
            accords.append(home)
        home.readings.append(reading)
    return accords


def _same(accord: Accord, reading: Reading) -> bool:
    """Whether a mention speaks of an accord that earlier mentions made."""
    mention = reading.mention
    if mention.verbal or all(r.mention.verbal for r in accord.readings):
        return _same_verb(accord, reading)
    if mention.plural != any(r.mention.plural for r in accord.readings) and mention.plural:
        return False
    if mention.specific and accord.forms and mention.form not in accord.forms:
        return False
    parties = {p.mention.entity for p in reading.parties if p.mention is not None}
    words = set(mention.modifiers) - _EMPTY
    shared_words = bool(words & accord.words)
    if parties and accord.entities and not parties & accord.entities and not shared_words:
        return False
    told_apart = bool(words and accord.words) and not shared_words and not parties & accord.entities
    named = mention.proper or any(r.mention.proper for r in accord.readings)
    if told_apart and (named or not mention.definite):
        return False
    last = accord.readings[-1].mention
    if mention.sentence - last.sentence > _REACH:
        return shared_words
    if mention.indefinite:
        # The lead's "a deal" takes up the headline's; later on "a deal" is another one unless its words say otherwise.
        opening = accord.readings[0].mention.sentence <= 1
        return (
            opening or shared_words or (mention.form in accord.forms and len(parties & accord.entities) > 1)
        )
    return True


def _same_verb(accord: Accord, reading: Reading) -> bool:
    """ "agreed to …" twice of the same parties in neighbouring sentences, as headline and lead do."""
    first = accord.readings[0].mention
    if not (reading.mention.verbal and first.verbal):
        return False
    parties = {p.mention.entity for p in reading.parties if p.mention is not None}
    return bool(parties & accord.entities) and (first.sentence <= 1 and reading.mention.sentence <= 3)
