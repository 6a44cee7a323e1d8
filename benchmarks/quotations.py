"""Attributions: PolNeAR's source, cue and content in US political news.

Exact: the spans are the same, quotation marks and stops trimmed at the edges, pieces parted by marks alone joined;
each part is counted on its own, one-to-one. `content@0.8`: contents of Jaccard 0.8 over code points, one-to-one.
Quotations only: those whose content opens with a quotation mark, on either side. What the corpus leaves without a
source says nothing of sources.

The corpus delimits two things otherwise than the guidelines: its cue is the whole verb group with a colon behind it
("has also said:"), ours the reporting word; its content begins with "that" or "to", ours behind it. Two columns set
our records into its terms by rule: `cue, as group` adds the auxiliaries, adverbs and negations right before the word
and a colon right behind it; `content, as linked` adds a "that" or "to" right before the content. `cue, word` is right
where our cue lies within the gold's. The plain columns take the records as they are; they have the targets.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from benchmarks.suite import Metric, Table, corpus_hash, signature
from factx.article import read_article
from factx.entities import find_entities
from factx.scoring.counts import Counts
from factx.scoring.matching import assign
from factx.statements import find_statements
from factx.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from factx.records import Span, StatementFact

    Spans = tuple[tuple[int, int], ...]

_CORPUS: Final = "polnear-dev"
_EDGES: Final = frozenset("\"“”„«»‘’'`.?!,;:… \n\t")
_QUOTES: Final = ('"', "“", "„", "''", "``")
_SAME: Final = 0.8
#: `that |the bridge …`, `vowed to |leave`, the quotation mark of a quoted clause between.
_LINK: Final = re.compile(r"\b(?:that|to),?\s{1,2}[\"“'‘]{0,2}$", re.IGNORECASE)
_LINK_LENGTH: Final = 10
_GROUP: Final = frozenset({"AUX", "ADV"})
_GROUP_WORDS: Final = frozenset({"not", "n't", "to"})
_GROUP_REACH: Final = 5
_METRICS: Final = (
    Metric("source", target=0.65),
    Metric("cue", target=0.65),
    Metric("content", target=0.50),
    Metric("content@0.8", target=0.60),
    Metric("content@0.8, quotations", target=0.80),
    Metric("cue, as group"),
    Metric("cue, word"),
    Metric("content, as linked"),
)
_CONTEXT: Final = 60


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as spans, trimmed; `quotation` if its content opens with a quotation mark.

    `group` and `linked` are cue and content in the corpus's terms; the gold's are so already.
    """

    source: Spans
    cue: Spans
    content: Spans
    quotation: bool
    group: Spans
    linked: Spans


def measure(folder: Path) -> list[Table]:
    """The table of PolNeAR's development part; empty if the folder lacks it."""
    file = folder / "statements" / f"{_CORPUS}.jsonl"
    if not file.exists():
        return []
    rows: dict[str, dict[str, Counts]] = {}
    errors: list[str] = []
    characters, seconds = 0, 0.0
    for line in file.read_text("utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        text: str = row["text"]
        document = Document(read_article(text, published=row["published"]))
        entities = find_entities(document, [], [])
        assert document.tags is not None  # the layers are computed before the clock starts
        assert document.quotes is not None
        begin = time.process_time()
        facts = find_statements(document, entities)
        seconds += time.process_time() - begin
        characters += len(text)
        gold = [_of_gold(text, item) for item in row["gold"]]
        predicted = [_of_fact(document, fact) for fact in facts]
        rows[row["id"]] = _score(gold, predicted)
        errors += _errors(row["id"], text, gold, predicted)
    mark = signature(_CORPUS, corpus_hash(file), "one-to-one, exact or jaccard>=0.8")
    notes = (
        "citron-like rules: source .411, cue .397, content .334, content@0.8 .313, quotations .429; 22,000 chars/s",
        "textacy (direct only): source .260, cue .310, content .287, content@0.8 .163, quotations .339",
        "published on the test part, rules / CRF / BERT: source .107/.506/.811, cue .228/.534/.740",
        "and content .056/.286/.689",
        f"this stage alone: {seconds / max(1, characters) * 1e6:.2f} s of processor time per million characters",
    )
    return [Table(_CORPUS, _METRICS, rows, mark, notes=notes, errors=tuple(errors))]


def _of_gold(text: str, item: dict[str, Any]) -> Attribution:
    given = _spans(item["content"])
    content, cue = _joined(text, _trimmed(text, given)), _spans(item["cue"])
    quotation = bool(given) and text.startswith(_QUOTES, given[0][0])
    return Attribution(_trimmed(text, _spans(item["source"])), cue, content, quotation, cue, content)


def _of_fact(document: Document, fact: StatementFact) -> Attribution:
    text = document.text
    given = tuple((span.start, span.end) for span in fact.content)
    before = text[max(0, given[0][0] - 2) : given[0][0]].rstrip()
    content = _joined(text, _trimmed(text, given))
    return Attribution(
        _trimmed(text, ((fact.speaker.span.start, fact.speaker.span.end),)) if fact.speaker else (),
        ((fact.cue.start, fact.cue.end),) if fact.cue else (),
        content,
        before.endswith(_QUOTES),
        (_group(document, fact.cue),) if fact.cue else (),
        _linked(text, content),
    )


def _group(document: Document, cue: Span) -> tuple[int, int]:
    """A cue with the auxiliaries, adverbs and negations right before it, and a colon right behind it."""
    tokens, tags = document.tokens, document.tags
    first = tokens.first_from(cue.start)
    for before in range(first - 1, max(-1, first - 1 - _GROUP_REACH), -1):
        if tags[before] not in _GROUP and tokens.lowers[before] not in _GROUP_WORDS:
            break
        first = before
    colon = document.text.startswith(":", cue.end)
    return tokens.starts[first], cue.end + colon


def _linked(text: str, content: Spans) -> Spans:
    """A content with the "that" or "to" right before it."""
    if not content:
        return content
    start, end = content[0]
    link = _LINK.search(text, max(0, start - _LINK_LENGTH), start)
    return content if link is None else ((link.start(), end), *content[1:])


def _spans(items: Iterable[Sequence[int]]) -> Spans:
    return tuple(sorted((start, end) for start, end in items))


def _trimmed(text: str, spans: Spans) -> Spans:
    out = []
    for first, last in spans:
        start, end = first, last
        while start < end and text[start] in _EDGES:
            start += 1
        while start < end and text[end - 1] in _EDGES:
            end -= 1
        if start < end:
            out.append((start, end))
    return tuple(out)


def _joined(text: str, spans: Spans) -> Spans:
    """Pieces with no letter or digit between them are one."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and not any(c.isalnum() for c in text[out[-1][1] : start]):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)


def _score(gold: list[Attribution], predicted: list[Attribution]) -> dict[str, Counts]:
    row = {
        "source": _exact([g.source for g in gold], [p.source for p in predicted]),
        "cue": _exact([g.cue for g in gold], [p.cue for p in predicted]),
        "content": _exact([g.content for g in gold], [p.content for p in predicted]),
        "cue, word": _within([g.cue for g in gold], [p.cue for p in predicted]),
        "cue, as group": _exact([g.group for g in gold], [p.group for p in predicted]),
        "content, as linked": _exact([g.linked for g in gold], [p.linked for p in predicted]),
    }
    pairs = assign(gold, predicted, _similarity)
    row["content@0.8"] = Counts(len(pairs), len(predicted) - len(pairs), len(gold) - len(pairs))
    both = sum(gold[i].quotation and predicted[j].quotation for i, j in pairs)
    row["content@0.8, quotations"] = Counts(
        both, sum(p.quotation for p in predicted) - both, sum(g.quotation for g in gold) - both
    )
    return row


def _exact(gold: list[Spans], predicted: list[Spans]) -> Counts:
    wanted, found = Counter(s for s in gold if s), Counter(s for s in predicted if s)
    right = (wanted & found).total()
    return Counts(right, found.total() - right, wanted.total() - right)


def _within(gold: list[Spans], predicted: list[Spans]) -> Counts:
    """One-to-one, a predicted cue lying inside the gold's."""
    wanted, found = [s for s in gold if s], [s for s in predicted if s]
    right = len(assign(wanted, found, lambda g, p: float(g[0][0] <= p[0][0] and p[-1][1] <= g[-1][1])))
    return Counts(right, len(found) - right, len(wanted) - right)


def _similarity(gold: Attribution, predicted: Attribution) -> float:
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in gold.content for c, d in predicted.content)
    union = sum(b - a for a, b in gold.content) + sum(b - a for a, b in predicted.content) - shared
    return shared / union if union and shared / union >= _SAME else 0.0


def _errors(name: str, text: str, gold: list[Attribution], predicted: list[Attribution]) -> list[str]:
    pairs = assign(gold, predicted, _similarity)
    missed = {i for i, _ in pairs}
    extra = {j for _, j in pairs}
    lines = [_line(name, "missed", text, g) for i, g in enumerate(gold) if i not in missed]
    return lines + [_line(name, "extra", text, p) for j, p in enumerate(predicted) if j not in extra]


def _line(name: str, what: str, text: str, item: Attribution) -> str:
    at = item.cue[0] if item.cue else item.content[0] if item.content else (0, 0)
    words = text[max(0, at[0] - _CONTEXT) : at[0]] + "[[" + text[slice(*at)] + "]]" + text[at[1] : at[1] + _CONTEXT]
    content = " … ".join(text[slice(*span)] for span in item.content)
    return f"{name} {what}: {' '.join(words.split())} | {' '.join(content.split())[: 3 * _CONTEXT]}"
