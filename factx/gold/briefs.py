"""Briefs: short reports written for training, their events marked in the text itself.

A brief is a paragraph in which triggers stand in brackets and what fills their roles in braces:

    {1attacker,2killer:Gunmen} [1attack:stormed] {1target:a mill} in {1place:Adal}, [2die:killing] {2victim:six men}.

A number ties the mentions and roles of one event together. The status follows the type where it is not `happened`
(`[1attack/possible:raid]`). Marks may nest. Only events are annotated; briefs train models and never score them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, get_args

from factx.errors import GoldError
from factx.gold.records import Filler, GoldArticle, GoldEvent
from factx.ontology import EVENT_TYPES, ROLES, EventStatus
from factx.records import Span

if TYPE_CHECKING:
    from pathlib import Path

# EXAMPLE: "[1attack:", "[2travel/planned:", "{1attacker,2killer:"
_OPENING: Final = re.compile(
    r"\[(?P<event>\d{1,2})(?P<type>[a-z]+)(?:/(?P<status>[a-z]+))?:|\{(?P<roles>\d{1,2}[a-z]+(?:,\d{1,2}[a-z]+){0,7}):"
)
_ROLE: Final = re.compile(r"(?P<event>\d{1,2})(?P<role>[a-z]+)")
_PUBLISHED: Final = re.compile(r"published (?P<date>\d{4}-\d\d-\d\d)")


@dataclass(slots=True)
class _Event:
    type: str = ""
    status: str = "happened"
    triggers: list[Span] = field(default_factory=list)
    roles: dict[str, list[Filler]] = field(default_factory=dict)


def load_briefs(path: Path) -> tuple[GoldArticle, ...]:
    """The briefs of a file, in its order: paragraphs between blank lines, after a first line `published DATE`.

    Raises:
        GoldError: if a mark is not closed, or names a type, status or role that there is not.
    """
    first, _, rest = path.read_text("utf-8").partition("\n")
    published = _PUBLISHED.fullmatch(first)
    if published is None:
        raise GoldError(f"{path}:1: a line such as 'published 2024-09-06' is needed, not {first!r}")
    paragraphs = [paragraph for paragraph in rest.split("\n\n") if paragraph.strip()]
    return tuple(
        read_brief(" ".join(paragraph.split()), f"{path.stem}-{number}", published["date"])
        for number, paragraph in enumerate(paragraphs, start=1)
    )


def briefs_of(folder: Path) -> tuple[GoldArticle, ...]:
    """The briefs of the files in the `briefs` folder of a gold folder, in the order of their names; none without it."""
    return tuple(brief for file in sorted((folder / "briefs").glob("*.txt")) for brief in load_briefs(file))


def read_brief(marked: str, name: str, published: str | None = None) -> GoldArticle:
    """The article that a marked paragraph stands for.

    Raises:
        GoldError: as `load_briefs`.

    >>> brief = read_brief("{1person:The mayor} [1resign:quit] in a {2agent:[2investigate/planned:probe]}.", "b-1")
    Traceback (most recent call last):
    ...
    factx.errors.GoldError: b-1: investigate has no role 'agent'; it has investigator, subject
    >>> brief = read_brief("{1person:The mayor} [1resign:quit] before a [2investigate/planned:probe].", "b-1")
    >>> brief.text, [(event.type, event.status) for event in brief.events]
    ('The mayor quit before a probe.', [('resign', 'happened'), ('investigate', 'planned')])
    """
    plain: list[str] = []
    length = 0
    opened: list[tuple[re.Match[str], int]] = []
    events: dict[int, _Event] = {}
    at = 0
    while at < len(marked):
        opening = _OPENING.match(marked, at)
        if opening is not None:
            opened.append((opening, length))
            at = opening.end()
            continue
        if marked[at] in "]}":
            if not opened:
                raise GoldError(f"{name}: {marked[max(0, at - 20) : at + 1]!r} closes nothing")
            mark, start = opened.pop()
            _note(events, mark, Span(start=start, end=length), name)
        else:
            plain.append(marked[at])
            length += 1
        at += 1
    if opened:
        raise GoldError(f"{name}: {opened[-1][0][0]!r} is not closed")
    for number, event in events.items():
        _check(number, event, name)
    return GoldArticle(
        id=name,
        text="".join(plain),
        published=published,
        sections=("events",),
        events=tuple(
            GoldEvent(e.type, tuple(e.triggers), e.status, roles={r: tuple(f) for r, f in e.roles.items()})
            for e in events.values()
        ),
    )


def _note(events: dict[int, _Event], mark: re.Match[str], span: Span, name: str) -> None:
    if mark["type"]:
        event = events.setdefault(int(mark["event"]), _Event())
        if event.type not in ("", mark["type"]):
            raise GoldError(f"{name}: event {mark['event']} is both {event.type} and {mark['type']}")
        event.type = mark["type"]
        event.status = mark["status"] or event.status
        event.triggers.append(span)
        return
    for role in _ROLE.finditer(mark["roles"]):
        event = events.setdefault(int(role["event"]), _Event())
        event.roles.setdefault(role["role"], []).append(Filler(span=span))


def _check(number: int, event: _Event, name: str) -> None:
    if event.type not in EVENT_TYPES:
        raise GoldError(f"{name}: event {number} has the type {event.type!r}; types are {', '.join(EVENT_TYPES)}")
    if event.status not in get_args(EventStatus):
        raise GoldError(f"{name}: event {number} has the status {event.status!r}, not one of {get_args(EventStatus)}")
    for role in event.roles:
        if role not in ROLES[event.type]:
            raise GoldError(f"{name}: {event.type} has no role {role!r}; it has {', '.join(ROLES[event.type])}")
