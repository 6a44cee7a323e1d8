"""The record of an event from the mentions that are of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from factx.events.arguments import Views, argued
from factx.events.contenders import key_of
from factx.events.dating import calendar_value
from factx.events.status_features import status_features
from factx.identity import fact_id
from factx.ontology import ROLES
from factx.plover import plover_of_event
from factx.records import Argument, EventFact, Span

if TYPE_CHECKING:
    from factx.entities import EntityIndex
    from factx.events.mentions import EventMention
    from factx.events.merging import Group
    from factx.events.role_filling import Roles
    from factx.events.scene import Filler
    from factx.learned.arguments import ArgumentModel
    from factx.learned.status import StatusModel
    from factx.ontology import EventStatus
    from factx.records import DateFact
    from factx.text import Document


class RecordModels(NamedTuple):
    """What decides between the readings of the grammar; without a model the grammar alone does."""

    arguments: ArgumentModel | None
    status: StatusModel | None


class Recorder:
    """Writes the records of one document; `mentions` are all of its event mentions."""

    def __init__(
        self,
        document: Document,
        entities: EntityIndex,
        mentions: list[EventMention],
        models: RecordModels,
    ) -> None:
        self._document = document
        self._entities = entities
        self._models = models
        self._views = Views(mentions) if models.arguments is not None else None
        self._taken: set[str] = set()

    def record(self, found: Group) -> EventFact:
        """The record of the event that these mentions are of."""
        mentions = found.mentions
        first = mentions[0]
        triggers = tuple(Span(start=m.start, end=m.end) for m in mentions)
        date = _date(mentions)
        status, roles = self._status(mentions), self._roles(mentions)
        confidences = [m.probability for m in mentions if m.probability is not None]
        return EventFact(
            id=fact_id("event", first.start, first.end, self._taken),
            span=triggers[0],
            text=self._document.text[first.start : first.end],
            confidence=round(max(confidences), 3) if confidences else None,
            rule="events.triggers/rules" if not confidences else "events.triggers/1",
            type=first.type,
            triggers=triggers,
            status=status,
            roles=roles,
            date=calendar_value(date) if date is not None else None,
            date_fact=date.id if date is not None else None,
            plover=plover_of_event(first.type, status, roles),
        )

    def _status(self, mentions: list[EventMention]) -> EventStatus:
        if self._models.status is None:
            return _read_status(mentions)
        return self._models.status.best(status_features(mentions))

    def _roles(self, mentions: list[EventMention]) -> dict[str, tuple[Argument, ...]]:
        if self._models.arguments is None or self._views is None:
            roles = _read_roles(mentions)
        else:
            roles = argued(mentions, self._views, self._models.arguments)
        return {role: tuple(self._argument(filler) for filler in fillers) for role, fillers in roles.items()}

    def _argument(self, filler: Filler) -> Argument:
        tokens, text, mention = self._document.tokens, self._document.text, filler.mention
        if mention is not None:
            return self._entities.argument(text, mention.start, mention.end, mention)
        first, phrase = filler.phrase.first, filler.phrase
        while first < phrase.head and (
            tokens.lowers[first] in ("the", "a", "an") or not tokens.texts[first][0].isalnum()
        ):
            first += 1
        return self._entities.argument(text, tokens.starts[first], tokens.ends[phrase.last - 1])


def _read_roles(mentions: list[EventMention]) -> Roles:
    """The fillers that the grammar alone gives the mentions, each once per role."""
    roles: Roles = {}
    for role in ROLES[mentions[0].type]:
        fillers: dict[str, Filler] = {}
        for mention in mentions:
            for filler in mention.roles.get(role, ()):
                fillers.setdefault(key_of(mention.scene, filler), filler)
        if fillers:
            roles[role] = list(fillers.values())
    return roles


def _read_status(mentions: list[EventMention]) -> EventStatus:
    """The status that most mentions have by the grammar."""
    known = Counter(m.status for m in mentions if m.status is not None)
    if not known:
        return "happened"
    most = max(known.values())
    return next(m.status for m in mentions if m.status is not None and known[m.status] == most)


def _date(mentions: list[EventMention]) -> DateFact | None:
    dated = [m.date for m in mentions if m.date is not None]
    return max(dated, key=lambda d: (len(calendar_value(d) or ""), -d.span.start)) if dated else None
