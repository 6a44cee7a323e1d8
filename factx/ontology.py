"""The closed vocabularies of the records: types, roles, statuses, acts, as the annotation guidelines define them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

FactKind = Literal["date", "count", "event", "agreement", "statement"]
Kind = Literal["date", "count", "event", "agreement", "statement", "entity"]
EntityType = Literal["person", "organization", "country", "place", "group"]

# TimeML 1.2.1 (TIMEX3)
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TimexMod = Literal[
    "BEFORE", "AFTER", "START", "MID", "END", "APPROX",
    "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
]  # fmt: skip
Grain = Literal[
    "second", "minute", "hour", "part_of_day", "day", "week", "weekend", "month", "quarter", "season",
    "half", "year", "decade", "century", "millennium",
]  # fmt: skip
Anchor = Literal["absolute", "published", "context"]

Relation = Literal["=", "~", "<", "<=", ">", ">="]
Trend = Literal["up", "down"]
Toll = Literal["killed", "injured", "missing", "displaced", "detained"]

EventType = Literal[
    "meet", "call", "travel", "displace", "elect", "appoint", "resign", "legislate", "sanction", "restrict",
    "attack", "protest", "mobilize", "withdraw", "die", "injure", "abduct", "arrest", "charge", "sentence",
    "release", "investigate", "aid", "acquire", "launch", "close", "disaster", "outbreak",
]  # fmt: skip
EventStatus = Literal["happened", "ongoing", "planned", "possible", "negated"]

AgreementForm = Literal[
    "treaty", "memorandum", "ceasefire", "trade", "contract", "loan", "settlement", "declaration", "alliance", "other",
]  # fmt: skip
AgreementStatus = Literal[
    "proposed", "negotiating", "agreed", "signed", "ratified", "in_force", "rejected", "suspended", "violated", "ended",
]  # fmt: skip

Act = Literal["say", "praise", "criticise", "demand", "threaten", "reject", "promise"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
FACT_KINDS: Final[tuple[FactKind, ...]] = get_args(FactKind)
EVENT_TYPES: Final[tuple[EventType, ...]] = get_args(EventType)

#: Event type → its roles, in the order of the guidelines' table.
ROLES: Final[Mapping[EventType, tuple[str, ...]]] = MappingProxyType(
    {
        "meet": ("participant", "place", "host"),
        "call": ("participant",),
        "travel": ("traveler", "destination", "origin"),
        "displace": ("person", "origin", "destination", "agent"),
        "elect": ("person", "position", "electorate", "place"),
        "appoint": ("person", "position", "organization", "agent"),
        "resign": ("person", "position", "organization", "agent"),
        "legislate": ("agent", "measure"),
        "sanction": ("agent", "target"),
        "restrict": ("agent", "target"),
        "attack": ("attacker", "target", "instrument", "place"),
        "protest": ("protester", "target", "place"),
        "mobilize": ("agent", "target", "place"),
        "withdraw": ("agent", "place"),
        "die": ("victim", "killer", "place", "instrument"),
        "injure": ("victim", "agent", "place", "instrument"),
        "abduct": ("agent", "victim", "place"),
        "arrest": ("agent", "person", "place", "charge"),
        "charge": ("accused", "accuser", "charge", "court"),
        "sentence": ("person", "court", "penalty", "charge"),
        "release": ("person", "agent"),
        "investigate": ("investigator", "subject"),
        "aid": ("giver", "recipient", "amount"),
        "acquire": ("buyer", "seller", "asset", "amount"),
        "launch": ("agent", "product", "place"),
        "close": ("agent", "product", "amount"),
        "disaster": ("place", "object"),
        "outbreak": ("disease", "place"),
    }
)
