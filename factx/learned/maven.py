"""MAVEN's event types as ours: which of our types a MAVEN trigger can be, and which sentences train."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

#: MAVEN type → our types that the same words can have; the first is the usual one.
TYPES: Final[Mapping[str, tuple[str, ...]]] = {
    "Arrest": ("arrest",),
    "Arriving": ("travel",),
    "Attack": ("attack",),
    "Besieging": ("restrict", "attack"),
    "Bodily_harm": ("injure",),
    "Catastrophe": ("disaster",),
    "Commerce_buy": ("acquire",),
    "Commerce_sell": ("acquire",),
    "Conquering": ("attack",),
    "Criminal_investigation": ("investigate", "charge"),
    "Death": ("die",),
    "Departing": ("travel",),
    "Destroying": ("attack", "disaster"),
    "Escaping": ("displace",),
    "Extradition": ("displace",),
    "Hostile_encounter": ("attack",),
    "Kidnapping": ("abduct",),
    "Killing": ("die",),
    "Legal_rulings": ("sentence", "release"),
    "Military_operation": ("attack",),
    "Prison": ("arrest",),
    "Protest": ("protest",),
    "Releasing": ("release",),
    "Rescuing": ("displace",),
    "Surrendering": ("withdraw",),
    "Terrorism": ("attack",),
    "Traveling": ("travel",),
    "Use_firearm": ("attack",),
    "Violence": ("attack", "protest"),
    "Come_together": ("meet",),
    "Choosing": ("elect", "appoint"),
    "Change_of_leadership": ("appoint", "resign"),
}
#: MAVEN types that may also be one of ours, so that a word of theirs decides nothing.
UNDECIDED: Final[Mapping[str, tuple[str, ...]]] = {
    "Assistance": ("aid",),
    "Becoming": ("appoint",),
    "Bringing": ("travel", "displace", "aid"),
    "Building": ("launch",),
    "Cause_change_of_position_on_a_scale": ("close",),
    "Commerce_pay": ("aid", "acquire"),
    "Competition": ("elect", "attack"),
    "Contact": ("call", "meet"),
    "Communication": ("meet", "call"),
    "Control": ("attack", "restrict"),
    "Creating": ("launch",),
    "Damaging": ("attack", "disaster"),
    "Defending": ("attack",),
    "Employment": ("appoint",),
    "Emptying": ("displace",),
    "Giving": ("aid",),
    "Getting": ("attack", "acquire"),
    "GiveUp": ("withdraw", "resign"),
    "Motion": ("travel", "mobilize", "disaster"),
    "Openness": ("launch", "close"),
    "Participation": ("attack", "meet"),
    "Process_start": ("launch",),
    "Process_end": ("close",),
    "Quarreling": ("attack",),
    "Placing": ("mobilize",),
    "Removing": ("displace", "resign", "withdraw"),
    "Self_motion": ("travel",),
    "Sending": ("mobilize", "aid", "travel"),
    "Social_event": ("meet", "protest"),
    "Supply": ("aid",),
    "Telling": ("meet", "call"),
    "Sign_agreement": ("legislate",),
    "Ratification": ("legislate",),
    "Response": ("protest",),
    "Change_of_state": (),
    "Cause_to_be_included": (),
}
_TYPES_DECIDED: Final = frozenset(kind for kinds in TYPES.values() for kind in kinds)
_TEST_SHARE: Final = 5


def trains(identifier: str) -> bool:
    """Whether a sentence is of the training part; every fifth, by the checksum of its id, is of the test part.

    >>> trains("maven-34091"), trains("maven-1")
    (True, False)
    """
    return zlib.crc32(identifier.encode()) % _TEST_SHARE != 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its triggers as (start, end, MAVEN type)."""

    id: str
    text: str
    triggers: tuple[tuple[int, int, str], ...]

    def decides(self, kind: str, start: int, end: int) -> bool | None:
        """Whether [start, end) is a trigger of our type; None where MAVEN's types do not say."""
        over = [name for s, e, name in self.triggers if s < end and start < e]
        if any(kind in TYPES.get(name, ()) for name in over):
            return True
        if kind not in _TYPES_DECIDED or any(kind in UNDECIDED.get(name, ()) for name in over):
            return None
        return False


def read_maven(file: Path) -> Iterator[Sentence]:
    """The sentences of a MAVEN file, one JSON object a line."""
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield Sentence(row["id"], row["text"], tuple((g["start"], g["end"], g["type"]) for g in row["gold"]))
