"""Cues of status: lists of words, nouns that ask for what follows, dates to come."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factx.tables import load_table

if TYPE_CHECKING:
    from factx.events.scene import Scene
    from factx.ontology import EventStatus


@cache
def cue_words() -> dict[str, frozenset[str]]:
    """The lists of words, by name."""
    data = load_table("factx.events", "status.toml")
    return {name: frozenset(words) for name, words in data.items() if isinstance(words, list)}


def by_noun(lower: str) -> EventStatus | None:
    """What a noun such as "call" or "plan" makes of the event that hangs on it."""
    if lower in cue_words()["wishing_nouns"]:
        return "possible"
    return "planned" if lower in cue_words()["planning_nouns"] else None


def is_future(scene: Scene, k: int) -> bool:
    """Whether a date near chunk k is after the day of publication."""
    published = scene.document.article.published_date
    if published is None:
        return False
    today = published.isoformat()
    end = scene.tokens.ends[scene.chunks[min(len(scene.chunks) - 1, k + 8)].last - 1]
    start = scene.tokens.starts[scene.chunks[max(0, k - 6)].first]
    return any(
        start <= d.span.start < end and d.start is not None and d.start[:10] > today and d.timex in ("DATE", "TIME")
        for d in scene.dates
    )
