"""Who fills the roles of a record: what the sentences of its mentions offer, weighed by the model of arguments."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from factx.events.argument_features import SceneView
from factx.events.role_kinds import KINDS, PEOPLE_KINDS
from factx.ontology import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.events.argument_features import Part
    from factx.events.contenders import Contender
    from factx.events.mentions import EventMention
    from factx.events.role_filling import Roles
    from factx.events.scene import Filler
    from factx.learned.arguments import ArgumentModel
    from factx.ontology import EventType

#: From which probability one filler has two roles of a record.
TWO_ROLES: Final = 0.5
#: Roles that the grammar reads well where it reads them at all: the post in a title or after "as".
_OF_GRAMMAR: Final = ("position",)
_REMEMBERED: Final = 20_000


@dataclass(slots=True)
class Claim:
    """One filler that may have roles in a record: every place where it contends, and the features of all of them."""

    contenders: list[Contender] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    """The features that say what the grammar makes it: the last part at each place."""

    def add(self, contender: Contender, parts: list[Part]) -> None:
        """Take in another place where the filler contends."""
        self.contenders.append(contender)
        self.parts += parts
        self.rules += parts[-1]

    def features(self) -> dict[str, None]:
        """All features, each once, in the order of first addition, so that sums do not depend on hashing."""
        return dict.fromkeys(chain.from_iterable(self.parts))

    def shown(self) -> Contender:
        """Where it is shown: the head of a phrase before what stands inside one, a name before a pronoun."""
        return min(self.contenders, key=_rank)

    def standings(self, kind: EventType) -> tuple[Standing, ...]:
        """What the claim is to each role of a type by the grammar."""
        kinds = [contender.filler.kinds for contender in self.contenders]
        return standings(kind, tuple(self.rules), kinds[0] if len(kinds) == 1 else frozenset().union(*kinds))


@lru_cache(_REMEMBERED)
def standings(kind: EventType, names: Part, kinds: frozenset[str]) -> tuple[Standing, ...]:
    """What a filler of these kinds is to each role of a type, given the features that say what the grammar makes it."""
    silent = "rule:-" in names
    return tuple(
        Standing(
            kind,
            role,
            "this" if f"rule:{role}" in names else "none" if silent else "other",
            f"filled:{role}" in names,
            not KINDS.get(role, PEOPLE_KINDS).isdisjoint(kinds),
        )
        for role in ROLES[kind]
    )


def _rank(contender: Contender) -> tuple[bool, bool]:
    mention = contender.filler.mention
    return contender.form != "head", mention is not None and mention.form == "pronoun"


class Standing(NamedTuple):
    """What a claim is to one role: whether the grammar gives it `this`, an `other` or `none`, and whether it can."""

    kind: EventType
    role: str
    state: str
    filled: bool
    """Whether the grammar gives the role to another."""
    fits: bool

    def features(self) -> Part:
        """The features of a claim that name their role themselves."""
        kind, role, state = self.kind, self.role, self.state
        filled, fits = "filled" if self.filled else "open", "fits" if self.fits else "not"
        return (
            f"*|{state}", f"*|{state}|{filled}", f"*|{fits}", f"*|{state}|{fits}",
            f"{role}|{state}", f"{kind}.{role}|{state}", f"{role}|{state}|{filled}",
        )  # fmt: skip


class Views:
    """The views of a document's sentences, by their index."""

    def __init__(self, mentions: list[EventMention]) -> None:
        by_sentence: dict[int, list[EventMention]] = {}
        for mention in mentions:
            by_sentence.setdefault(mention.scene.index, []).append(mention)
        self._views = {index: SceneView(found[0].scene, found) for index, found in by_sentence.items()}

    def claims(self, mentions: list[EventMention]) -> dict[str, Claim]:
        """What contends for the roles of the record of these mentions, by key, in order of first appearance."""
        found: dict[str, Claim] = {}
        for mention in mentions:
            for contender, parts in self._views[mention.scene.index].pairs(mention):
                claim = found.get(contender.key)
                if claim is None:
                    claim = found[contender.key] = Claim()
                claim.add(contender, parts)
        if len(mentions) > 1:
            for claim in found.values():
                claim.parts.append((f"times:{min(len(claim.contenders), 3)}/{min(len(mentions), 4)}",))
        return found


def argued(mentions: list[EventMention], views: Views, model: ArgumentModel) -> Roles:
    """The roles of the record of these mentions, each with its fillers in text order."""
    kind = mentions[0].type
    rated = sorted(_rated(views.claims(mentions), kind, model), key=lambda item: -item[0])
    chosen: dict[str, list[Filler]] = {}
    taken: set[str] = set()
    for probability, role, key, claim in rated:
        if key in taken and probability < TWO_ROLES:
            continue
        filler = claim.shown().filler
        if any(_overlap(filler, other) for other in chosen.get(role, ())):
            continue
        taken.add(key)
        chosen.setdefault(role, []).append(filler)
    for role in _OF_GRAMMAR:
        given = next((mention.roles[role] for mention in mentions if role in mention.roles), None)
        if given is not None:
            chosen[role] = list(given)
    return {role: sorted(chosen[role], key=lambda f: f.phrase.first) for role in ROLES[kind] if role in chosen}


def _rated(claims: dict[str, Claim], kind: EventType, model: ArgumentModel) -> Iterator[tuple[float, str, str, Claim]]:
    """The claims to roles that are likely enough."""
    for key, claim in claims.items():
        found = claim.standings(kind)
        totals = model.totals(kind, claim.features(), found)
        if max(totals) < model.least:
            continue
        for standing, total in zip(found, totals, strict=True):
            if total >= model.least:
                yield model.probability(total), standing.role, key, claim


def _overlap(a: Filler, b: Filler) -> bool:
    if a.mention is not None and b.mention is not None:
        return a.mention.start < b.mention.end and b.mention.start < a.mention.end
    return a.phrase.first < b.phrase.last and b.phrase.first < a.phrase.last
