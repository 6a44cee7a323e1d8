"""Cues in the passive and relayed ones: `was condemned by France`, `Yonhap quoted him as saying`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.statements.extents import content_end
from factx.statements.leftward import later_speeches, left_piece
from factx.statements.phrases import phrase_end
from factx.statements.subjects import subject_before

if TYPE_CHECKING:
    from factx.statements.frame import Frame, Site
    from factx.statements.reading import Reading


def passive_frame(reading: Reading, site: Site) -> Frame | None:
    """`was criticised by the union for …`, `The raid was condemned by France`: the agent speaks."""
    unit, token, lowers = site.unit, site.token, reading.lowers
    if "object" not in site.verb.takes or token + 2 >= unit.last or lowers[token + 1] != "by":
        return None
    end = phrase_end(reading, token + 2, unit.last)
    if end <= token + 2:
        return None
    source = (token + 2, end)
    if end + 1 < unit.last and lowers[end] in ("for", "of", "as", "to"):
        first = end + 1
        piece = (first, content_end(reading, first, unit.last, "object"))
    else:
        subject = subject_before(reading, unit.first, site.group.first)
        if subject is None:
            return None
        piece = subject
    return site.frame((token, token + 1), source, [piece], "passive")


def quoted_frame(reading: Reading, site: Site) -> Frame | None:
    """`Yonhap quoted Kishida as saying …`, `Kishida was quoted by Yonhap as saying …`: the outer source only relays."""
    unit, token, lowers = site.unit, site.token, reading.lowers
    window = range(token + 1, min(unit.last, token + 25))
    at = next((i for i in window if lowers[i] == "as" and i + 1 < unit.last and lowers[i + 1] == "saying"), None)
    if at is None:
        return None
    outer = subject_before(reading, unit.first, site.group.first)
    if site.group.passive:
        source, via = outer, ((token + 2, at) if lowers[token + 1] == "by" and at > token + 2 else None)
    else:
        source, via = (token + 1, at), outer
    if source is None:
        return None
    start = site.group.first if outer is None else outer[0]
    left = left_piece(reading, unit, start, [])
    frame = site.frame((token, token + 1), source, [], "that")
    frame.via = via
    if left is not None and (reading.whole_speech(left[1] - 1) is not None or at + 2 >= unit.last - 1):
        speech = reading.whole_speech(left[1] - 1)
        if speech is not None:
            frame.direct = True
            frame.speeches.append(reading.speech_of[left[1] - 1])
            frame.pieces = [(speech.inner_first, speech.inner_last)]
            later_speeches(reading, unit, frame, at + 2)
        else:
            frame.pieces = [left]
        return frame
    first = at + 2
    if first < unit.last and lowers[first] in ("that", ",", ":"):
        first += 1
    if first >= unit.last:
        return None
    speech = reading.whole_speech(first)
    if speech is not None:
        frame.direct = True
        frame.speeches.append(reading.speech_of[first])
        frame.pieces = [(speech.inner_first, speech.inner_last)]
    else:
        frame.pieces = [(first, content_end(reading, first, unit.last, "clause"))]
    return frame
