"""What the model of status is told of the mentions of an event: named features."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.events.dating import calendar_value
from factx.events.syntax import lemma_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.events.mentions import EventMention
    from factx.text.chunks import Chunk

_NEAR: Final = 5
_CONDITIONS: Final = frozenset("if unless whether should".split())


def status_features(mentions: Sequence[EventMention]) -> list[str]:
    """The features of an event, each once, in a fixed order."""
    found: dict[str, None] = {}
    kind = mentions[0].type
    readings = [mention.status or "none" for mention in mentions]
    read = [status for status in readings if status != "none"]
    found[f"type:{kind}"] = None
    for status in sorted(set(readings)):
        share = "all" if readings.count(status) == len(readings) else "some"
        found[f"read:{status}:{share}"] = None
        found[f"read:{status}"] = None
        found[f"read:{kind}:{status}"] = None
    if not read:
        found["silent"] = None
    found[f"first:{readings[0]}"] = None
    found[f"last:{readings[-1]}"] = None
    found[f"mentions:{min(len(mentions), 4)}"] = None
    for mention in mentions:
        found.update(dict.fromkeys(_of_mention(mention)))
    return list(found)


def _of_mention(mention: EventMention) -> list[str]:
    scene, candidate = mention.scene, mention.candidate
    k, lowers = candidate.chunk, scene.tokens.lowers
    chunk = scene.chunks[k]
    lemma, pos = candidate.entry.lemma, candidate.entry.frame.pos
    found = [f"lemma:{lemma}", f"lemma:{lemma}:{candidate.entry.form}"]
    found.append(f"pos:{pos}:{mention.status or 'none'}")
    if chunk.kind == "verb":
        found += [f"verb:{shape(chunk)}", f"verb:{pos}:{shape(chunk)}:{candidate.entry.form}"]
    found += [f"within:{lowers[i]}" for i in range(chunk.first, candidate.first)]
    found += _around(mention)
    found += _of_dates(mention)
    if scene.titled:
        found.append("titled")
        found.append(f"titled:{candidate.entry.form}")
    if any(
        lowers[c.head] in _CONDITIONS and c.kind in ("sub", "other", "prep") for c in scene.chunks[max(0, k - 12) : k]
    ):
        found.append("condition before")
    return found


def shape(chunk: Chunk) -> str:
    """The form of a verb group in short."""
    flags = ("passive", "to", "ing", "bare", "negated", "perfect", "progressive", "past")
    return f"{chunk.modal}{''.join(flag[:3] for flag in flags if getattr(chunk, flag))}"


def _around(mention: EventMention) -> list[str]:
    """The words that a trigger hangs on."""
    scene, k = mention.scene, mention.candidate.chunk
    lowers, chunks = scene.tokens.lowers, scene.chunks
    found = []
    if k:
        found.append(f"<:{lowers[chunks[k - 1].head]}")
    if k > 1:
        found.append(f"<<:{lowers[chunks[k - 2].head]}:{lowers[chunks[k - 1].head]}")
    if k + 1 < len(chunks):
        found.append(f">:{lowers[chunks[k + 1].head]}")
    before = next((j for j in range(k - 1, max(-1, k - _NEAR), -1) if chunks[j].kind == "verb"), None)
    if before is not None:
        found += [f"verb<:{lemma_of(lowers[chunks[before].head])}", f"shape<:{shape(chunks[before])}"]
    nouns = [lowers[chunks[j].head] for j in range(max(0, k - _NEAR), k) if chunks[j].kind in ("noun", "adj")]
    found += [f"noun<:{noun}" for noun in nouns]
    if chunks[k].kind == "noun":
        governor, how = scene.governor(k)
        if governor:
            found += [f"governor:{governor}:{how}", f"governor:{governor}"]
        predicate = scene.clauses.predicate(k)
        if predicate is not None:
            found += [f"predicate:{scene.predicate(k)}", f"predicate shape:{shape(chunks[predicate])}"]
    return found


def _of_dates(mention: EventMention) -> list[str]:
    """Whether the date of a mention is before or after the day of publication."""
    published = mention.scene.document.article.published_date
    value = calendar_value(mention.date) if mention.date is not None else None
    if published is None or value is None:
        return [f"date:{'none' if value is None else 'unknown'}"]
    today = published.isoformat()
    if value in today or today.startswith(value):
        return ["date:now"]
    return ["date:future" if value > today else "date:past"]
