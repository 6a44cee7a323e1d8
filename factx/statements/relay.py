"""Statements inside statements: who relays whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.statements.phrases import phrase_end

if TYPE_CHECKING:
    from factx.statements.frame import Frame
    from factx.statements.reading import Reading

_NEAR = 8
#: How what a source relays is joined to its cue.
_SAYING: Final = frozenset({"that", "clause", "left", "quote", "according"})


def nest(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """Set the outer source of every frame that stands in another's content, and drop outer frames that only relay.

    "Smith called for talks, local media reported": one record, `via` the media. Where a person relays a person, both
    stay.
    """
    by_unit: dict[int, list[Frame]] = {}
    for frame in frames:
        by_unit.setdefault(frame.unit, []).append(frame)
    dropped: set[int] = set()
    for own in by_unit.values():
        for frame in own:
            if frame.inherited and frame.cue[0] == frame.cue[1]:
                continue
            outer = _innermost_outer(frame, own)
            if outer is None or outer.source is None or frame.source is None:
                continue
            frame.outer = outer
            if frame.via is None and _relays(reading, outer, frame):
                frame.via = outer.source
            spoken = frame.verb is not None and frame.verb.kind == "speech" and not frame.inherited
            if spoken and _is_medium(reading, outer.source) and _is_core(frame, outer):
                dropped.add(id(outer))
    return [frame for frame in frames if id(frame) not in dropped]


def _relays(reading: Reading, outer: Frame, frame: Frame) -> bool:
    """Whether the outer source says in words of its own what another one says: `The Post reported that |Smith vowed`.

    Nobody relays himself: a source inside that is a pronoun most often is the outer one.
    """
    assert frame.source is not None
    if frame.inherited or frame.syntax == "according" or outer.syntax not in _SAYING:
        return False
    if outer.verb is not None and outer.verb.kind != "speech":
        return False
    alone = frame.source[1] - frame.source[0] == 1
    return frame.source != outer.source and not (alone and reading.tags[frame.source[0]] == "PRON")


def _innermost_outer(frame: Frame, frames: list[Frame]) -> Frame | None:
    holders = [
        other
        for other in frames
        if other is not frame and any(a <= frame.cue[0] and frame.cue[1] <= b for a, b in other.pieces)
    ]
    return min(holders, key=lambda f: sum(b - a for a, b in f.pieces), default=None)


def _is_core(frame: Frame, outer: Frame) -> bool:
    """Whether the content of `outer` is nothing but the attribution of `frame` and its content."""
    assert frame.source is not None
    first = min(a for a, _ in outer.pieces)
    last = max(b for _, b in outer.pieces)
    begins = min([frame.source[0], *[a for a, _ in frame.pieces]])
    ends = max([frame.cue[1], *[b for _, b in frame.pieces]])
    return begins - first <= _NEAR // 2 and last - ends <= _NEAR // 2


def _is_medium(reading: Reading, source: tuple[int, int]) -> bool:
    """A news medium by its head word, or a name that ends as papers' names do."""
    end = phrase_end(reading, source[0], source[1])
    head = reading.lowers[max(source[0], end - 1)]
    return head in reading.lexicon.media or head in reading.lexicon.papers
