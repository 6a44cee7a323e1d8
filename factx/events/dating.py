"""Which date of its sentence dates an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factx.events.scene import Scene
    from factx.events.triggers import Candidate
    from factx.records import DateFact

_FAR: Final = 1000
_TOO_FAR: Final = 5


def calendar_value(date: DateFact) -> str | None:
    """The value of a date without its time of day; None for durations, sets, references and partial dates.

    >>> from factx.records import DateFact, Span
    >>> late = DateFact(id="d", span=Span(start=0, end=3), text="now", rule="r", timex="TIME", value="2016-01-12TEV")
    >>> calendar_value(late)
    '2016-01-12'
    """
    value = date.value
    if date.timex not in ("DATE", "TIME") or value is None or value.endswith("_REF") or value[:1] in "PX":
        return None
    return value.partition("T")[0] or None


def date_of(scene: Scene, candidate: Candidate) -> DateFact | None:
    """The date that the sentence gives the candidate, if it gives one."""
    best: DateFact | None = None
    best_cost = _FAR
    for date in scene.dates:
        if date.span.start < scene.start or date.span.end > scene.end or calendar_value(date) is None:
            continue
        cost = _cost(scene, candidate, date)
        if cost < best_cost:
            best, best_cost = date, cost
    return best if best_cost < _TOO_FAR else None


def _cost(scene: Scene, candidate: Candidate, date: DateFact) -> int:
    """How far a date is from a trigger, in clauses crossed."""
    tokens = scene.tokens
    first = tokens.first_from(date.span.start)
    if first >= scene.where.stop:
        return _FAR
    before = tokens.lowers[first - 1] if first > scene.where.start else ""
    if before == "since" or (before in ("until", "till", "from", "through")):
        return _FAR
    at, k = scene.chunk_at(first), candidate.chunk
    if at == k or (at == k - 1 and scene.chunks[k].possessive):
        return 0
    low, high = (k, at) if at > k else (at, k)
    verbs = marks = 0
    for j in range(low + 1, high):
        chunk = scene.chunks[j]
        if chunk.kind == "verb":
            verbs += 1 if chunk.to or chunk.ing else 2
        elif chunk.kind in ("sub", "rel"):
            verbs += 2
        elif chunk.kind == "mark" and tokens.lowers[chunk.head] in (";", ":", "—", "–"):
            marks += 2
        elif chunk.kind == "mark" and tokens.lowers[chunk.head] == ",":
            marks += 1
    if candidate.entry.frame.pos == "noun":
        verbs = max(0, verbs - 2)  # the date of the verb that has the noun as its subject or object
    opening = at <= 2 and at < k
    cost = 2 * verbs + marks + (0 if at > k else 1)
    return min(cost, 4) if opening else cost
