"""Which mentions are of the same event.

Mentions are taken in text order; each joins the group of its type it fits best, or opens one of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from factx.events.dating import calendar_value

if TYPE_CHECKING:
    from factx.events.mentions import EventMention

#: Roles that tell events of a type apart: another filler, another event.
KEY_ROLES: Final = {
    "meet": ("participant", "place"),
    "call": ("participant",),
    "travel": ("traveler", "destination"),
    "displace": ("person", "origin", "destination"),
    "elect": ("person", "position", "place"),
    "appoint": ("person", "position"),
    "resign": ("person",),
    "legislate": ("measure", "agent"),
    "sanction": ("target", "agent"),
    "restrict": ("target", "agent"),
    "attack": ("place", "attacker", "target"),
    "protest": ("place", "protester", "target"),
    "mobilize": ("agent", "place"),
    "withdraw": ("agent", "place"),
    "die": ("victim", "place"),
    "injure": ("victim", "place"),
    "abduct": ("victim",),
    "arrest": ("person",),
    "charge": ("accused", "accuser"),
    "sentence": ("person",),
    "release": ("person",),
    "investigate": ("subject", "investigator"),
    "aid": ("recipient", "giver", "amount"),
    "acquire": ("asset", "buyer"),
    "launch": ("product", "agent"),
    "close": ("product", "agent"),
    "disaster": ("place", "object"),
    "outbreak": ("disease", "place"),
}
_JOIN_AT: Final = 0.0
_BASE: Final = 0.2
_SAME_WORD: Final = 0.3
_SAME_FILLER: Final = 0.7
_OTHER_FILLER: Final = {"place": -0.7, "names": -0.65, "words": -0.8}
_OPENING: Final = {"definite": 0.45, "indefinite": 0.15, "bare": 0.0, "verb": 0.0}
_DEFINITE: Final = frozenset("the this that these those its his her their".split())
_INDEFINITE: Final = frozenset("a an another some other several two three new more any no second".split())
#: How many events of a type, the latest, a mention is compared with: more than articles have, a bound for long texts.
_RECENT: Final = 60
_REAL: Final = frozenset({"happened", "ongoing"})


@dataclass(slots=True)
class Group:
    """Mentions taken for one event, with what they say gathered as they join."""

    mentions: list[EventMention] = field(default_factory=list)
    lemmas: set[str] = field(default_factory=set)
    keys: dict[str, set[str]] = field(default_factory=dict)
    """All fillers of a key role."""
    dates: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)

    def add(self, mention: EventMention, keys: dict[str, frozenset[str]]) -> None:
        """Take a mention in; `keys` are its fillers of the key roles."""
        self.mentions.append(mention)
        self.lemmas.add(mention.candidate.entry.lemma)
        for role, fillers in keys.items():
            self.keys.setdefault(role, set()).update(fillers)
        value = calendar_value(mention.date) if mention.date is not None else None
        if value is not None:
            self.dates.add(value)
        if mention.status is not None:
            self.statuses.add(mention.status)


def group(mentions: list[EventMention]) -> list[Group]:
    """The events that the mentions are of, in order of their first mention."""
    groups: list[Group] = []
    by_type: dict[str, list[Group]] = {}
    for mention in mentions:
        known = by_type.setdefault(mention.type, [])
        keys = {role: mention.keys(role) for role in KEY_ROLES[mention.type]}
        best, best_score = None, _JOIN_AT
        for candidate in known[-_RECENT:]:
            score = fit(candidate, mention, keys)
            if score > best_score or (best is not None and score == best_score):
                best, best_score = candidate, score
        if best is None:
            best = Group()
            known.append(best)
            groups.append(best)
        best.add(mention, keys)
    return groups


def fit(candidate: Group, mention: EventMention, keys: dict[str, frozenset[str]]) -> float:
    """How well a mention with these fillers of its key roles fits a group: above 0, it is taken for the same event.

    The weights are those that gave the best records on the development articles.
    """
    last = candidate.mentions[-1]
    same_word = mention.candidate.entry.lemma in candidate.lemmas
    score = _BASE + (_SAME_WORD if same_word else 0.0) + _OPENING[_opening(mention)]
    for role, mine in keys.items():
        theirs = candidate.keys.get(role)
        if mine and theirs:
            score += _SAME_FILLER if mine & theirs else _OTHER_FILLER[_contrast(role, mine, theirs)]
    score += _dates(candidate, mention)
    score += _statuses(candidate, mention)
    if mention.scene.index == last.scene.index:
        score -= 0.3 if same_word else 0.1
    return score - min(0.4, 0.03 * (mention.scene.index - last.scene.index))


def _contrast(role: str, mine: frozenset[str], theirs: set[str]) -> str:
    """In what two sets of fillers differ: places, names on both sides, or words that may mean the same."""
    if role == "place":
        return "place"
    named = any(key.startswith("#") for key in mine) and any(key.startswith("#") for key in theirs)
    return "names" if named else "words"


def _opening(mention: EventMention) -> str:
    """How the noun phrase of a trigger opens: "the attack" is a known one."""
    scene, candidate = mention.scene, mention.candidate
    if candidate.entry.frame.pos != "noun":
        return "verb"
    chunk = scene.chunks[candidate.chunk]
    words = scene.tokens.lowers[chunk.first : candidate.first]
    if not _INDEFINITE.isdisjoint(words):
        return "indefinite"
    return "definite" if chunk.possessive or not _DEFINITE.isdisjoint(words) else "bare"


def _dates(candidate: Group, mention: EventMention) -> float:
    mine = calendar_value(mention.date) if mention.date is not None else None
    if mine is None or not candidate.dates:
        return 0.0
    if mine in candidate.dates:
        return 0.65
    return 0.5 if any(compatible(mine, other) for other in candidate.dates) else -1.2


def compatible(a: str, b: str) -> bool:
    """Whether one date can be the other, told less exactly.

    >>> compatible("2016-01", "2016-01-12"), compatible("2015", "2016-01-12")
    (True, False)
    """
    return a.startswith(b) or b.startswith(a)


def _statuses(candidate: Group, mention: EventMention) -> float:
    mine = mention.status
    theirs = candidate.statuses
    if mine is None or not theirs:
        return 0.0
    if mine in theirs:
        return 0.2
    if mine in _REAL and not theirs.isdisjoint(_REAL):
        return 0.4
    return -0.8
