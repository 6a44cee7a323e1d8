"""Statements: matched by their content, with the cue deciding between several of one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.records import Span
from factx.scoring.counts import Counts
from factx.scoring.kinds.fillers import shown
from factx.scoring.matching import assign, jaccard, overlap
from factx.scoring.outcome import Outcome, differences

if TYPE_CHECKING:
    from factx.gold.records import GoldArticle, GoldStatement
    from factx.scoring.kinds.fillers import Fillers

#: The overlap of contents from which they count as the same ("80 % overlap").
SAME_CONTENT: Final = 0.8
#: The overlap from which two statements are the same record although their cues differ.
_SAME_RECORD: Final = 0.5
_EDGES: Final = " \t\n\r\"'“”‘’«»„,.;:!?…-–—"


def score_statements(gold: GoldArticle, predicted: GoldArticle, fillers: Fillers) -> Outcome:
    """The metrics of statements for one article.

    Metrics: `statement.` + `record`, `cue`, `content`, `content.matched`, `speaker`, `via`, `act`, `direct`.

    Two statements may be matched if their contents overlap and their cues do too (or neither has one), or
    else if their contents overlap by half (Jaccard over code points). `cue`, `speaker`, `act`, `direct` and
    `content.matched` (Jaccard ≥ 0.8) are shares of the matched statements; a speaker is right if one of the
    fillers is the same, or neither has one; `content` counts contents of Jaccard ≥ 0.8 over all statements.
    Quotation marks and stops at the edges of a content are left out.
    """
    outcome = Outcome()
    text = gold.text
    pairs = [
        (gold.statements[i], predicted.statements[j])
        for i, j in assign(gold.statements, predicted.statements, lambda a, b: _similarity(a, b, fillers))
    ]
    sizes = len(gold.statements), len(predicted.statements)
    outcome.found("statement.record", len(pairs), *sizes)
    outcome.judge("statement", predicted.statements, [p for _, p in pairs])
    alike = sum(_content(text, g, p) >= SAME_CONTENT for g, p in pairs)
    outcome.found("statement.content", alike, *sizes)
    outcome.share("statement.content.matched", alike, len(pairs) - alike)
    for metric in ("cue", "speaker", "via", "act", "direct"):
        outcome.add(f"statement.{metric}", Counts())
    for g, p in pairs:
        _compare(g, p, fillers, outcome)
    for g in gold.statements:
        if not any(g is pair[0] for pair in pairs):
            outcome.note("statement", "missed", g.content, _summary(gold, g))
    for p in predicted.statements:
        if not any(p is pair[1] for pair in pairs):
            outcome.note("statement", "extra", p.content, _summary(predicted, p))
    return outcome


def _similarity(a: GoldStatement, b: GoldStatement, fillers: Fillers) -> float:
    shared = _content(fillers.gold.text, a, b)
    same_cue = _same_cue(a, b)
    if not shared or not (same_cue or shared >= _SAME_RECORD):
        return 0.0
    # Attributes decide where contents and cues are the same.
    alike = (a.act == b.act) + (a.direct == b.direct) + fillers.any_same(a.speaker, b.speaker) + (a == b)
    return shared + same_cue + alike / 1000


def _compare(g: GoldStatement, p: GoldStatement, fillers: Fillers, outcome: Outcome) -> None:
    """The attributes of a matched pair."""
    gold, predicted = fillers.gold, fillers.predicted
    cue, speaker = _same_cue(g, p), fillers.any_same(g.speaker, p.speaker)
    outcome.share("statement.cue", int(cue), int(not cue))
    outcome.share("statement.speaker", int(speaker), int(not speaker))
    outcome.slot("statement.via", g.via or None, p.via or None, same=fillers.any_same(g.via, p.via))
    outcome.share("statement.act", int(g.act == p.act), int(g.act != p.act))
    outcome.share("statement.direct", int(g.direct == p.direct), int(g.direct != p.direct))
    parts = [differences(act=(g.act, p.act), direct=(g.direct, p.direct))]
    if not speaker:
        parts.append(f"speaker {shown(gold, g.speaker)} ≠ {shown(predicted, p.speaker)}")
    if not cue:
        parts.append(f"cue {_words(gold.text, g.cue)!r} ≠ {_words(gold.text, p.cue)!r}")
    if _content(gold.text, g, p) < SAME_CONTENT:
        parts.append(f"content ≠ {_words(gold.text, p.content)!r}")
    if any(parts):
        outcome.note("statement", "differs", g.content, ", ".join(filter(None, parts)))


def _content(text: str, a: GoldStatement, b: GoldStatement) -> float:
    return jaccard(_trim(a.content, text), _trim(b.content, text))


def _same_cue(a: GoldStatement, b: GoldStatement) -> bool:
    if a.cue is None or b.cue is None:
        return a.cue is b.cue
    return overlap(a.cue, b.cue) > 0


def _trim(span: Span, text: str) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return Span(start=start, end=end) if start < end else span


def _words(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.slice]


def _summary(side: GoldArticle, record: GoldStatement) -> str:
    cue = _words(side.text, record.cue)
    direct = "direct" if record.direct else "indirect"
    return f"{record.act} {direct} cue {cue!r} speaker {shown(side, record.speaker)}"
