"""Who fills the roles of a record: what the sentences of its mentions offer, weighed by the model of arguments."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from factx.events.argument_features import SceneView
from factx.events.roles import KINDS, PEOPLE_KINDS
from factx.ontology import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.events.contenders import Contender
    from factx.events.mentions import EventMention
    from factx.events.roles import Roles
    from factx.events.scene import Filler
    from factx.learned.arguments import ArgumentModel
    from factx.ontology import EventType

#: From which probability one filler has two roles of a record.
TWO_ROLES: Final = 0.5


@dataclass(slots=True)
class Claim:
    """One filler that may have roles in a record: every place where it contends, and the features of all of them."""

    key: str
    contenders: list[Contender] = field(default_factory=list)
    features: dict[str, None] = field(default_factory=dict)
    """A set in the order of its first additions, so that sums do not depend on hashing."""

    def shown(self) -> Contender:
        """Where it is shown: the head of a phrase before what stands inside one, a name before a pronoun."""
        return min(self.contenders, key=_rank)


def _rank(contender: Contender) -> tuple[bool, bool]:
    mention = contender.filler.mention
    return contender.form != "head", mention is not None and mention.form == "pronoun"


class Views:
    """The views of a document's sentences, by their index."""

    def __init__(self, mentions: list[EventMention]) -> None:
        by_sentence: dict[int, list[EventMention]] = {}
        for mention in mentions:
            by_sentence.setdefault(mention.scene.index, []).append(mention)
        self._views = {index: SceneView(found[0].scene, found) for index, found in by_sentence.items()}

    def claims(self, mentions: list[EventMention]) -> list[Claim]:
        """What contends for the roles of the record of these mentions, in order of first appearance."""
        found: dict[str, Claim] = {}
        times: dict[str, int] = {}
        for mention in mentions:
            for contender, features in self._views[mention.scene.index].pairs(mention):
                claim = found.setdefault(contender.key, Claim(contender.key))
                claim.contenders.append(contender)
                claim.features.update(dict.fromkeys(features))
                times[contender.key] = times.get(contender.key, 0) + 1
        if len(mentions) > 1:
            for key, claim in found.items():
                claim.features[f"times:{min(times[key], 3)}/{min(len(mentions), 4)}"] = None
        return list(found.values())


def relative_features(claim: Claim, kind: EventType, role: str) -> list[str]:
    """What a claim is to one role: whether the grammar gives it this one, another or none, and whether its kind can."""
    features = claim.features
    if f"rule:{role}" in features:
        state = "this"
    else:
        state = "none" if "rule:-" in features else "other"
    filled = "filled" if f"filled:{role}" in features else "open"
    accepted = KINDS.get(role, PEOPLE_KINDS)
    fits = "fits" if any(not accepted.isdisjoint(one.filler.kinds) for one in claim.contenders) else "not"
    found = [
        f"*|{state}", f"*|{state}|{filled}", f"*|{fits}", f"*|{state}|{fits}",
        f"{role}|{state}", f"{kind}.{role}|{state}", f"{role}|{state}|{filled}",
    ]  # fmt: skip
    if state == "this":
        found += [f"*|this|{name}" for name in features if name.startswith(("way:", "path:", "kind:", "before:"))]
    return found


def argued(mentions: list[EventMention], views: Views, model: ArgumentModel) -> Roles:
    """The roles of the record of these mentions, each with its fillers in text order."""
    kind = mentions[0].type
    rated = sorted(_rated(views.claims(mentions), kind, model), key=lambda item: -item[0])
    chosen: dict[str, list[Filler]] = {}
    taken: set[str] = set()
    for probability, role, claim in rated:
        if claim.key in taken and probability < TWO_ROLES:
            continue
        filler = claim.shown().filler
        if any(_overlap(filler, other) for other in chosen.get(role, ())):
            continue
        taken.add(claim.key)
        chosen.setdefault(role, []).append(filler)
    return {role: sorted(chosen[role], key=lambda f: f.phrase.first) for role in ROLES[kind] if role in chosen}


def _rated(claims: list[Claim], kind: EventType, model: ArgumentModel) -> Iterator[tuple[float, str, Claim]]:
    """The claims to roles that are likely enough."""
    roles = ROLES[kind]
    for claim in claims:
        sums = model.sums(kind, claim.features)
        for role, total in zip(roles, sums, strict=True):
            probability = model.probability(total + model.sum(relative_features(claim, kind, role)))
            if probability >= model.threshold:
                yield probability, role, claim


def _overlap(a: Filler, b: Filler) -> bool:
    if a.mention is not None and b.mention is not None:
        return a.mention.start < b.mention.end and b.mention.start < a.mention.end
    return a.phrase.first < b.phrase.last and b.phrase.first < a.phrase.last
