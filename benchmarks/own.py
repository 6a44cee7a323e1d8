"""The project's own gold, and any other folder in the gold format, scored by `factx.scoring`."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from benchmarks.held_out import trained_the_model, with_unseen_events
from benchmarks.suite import Metric, Table, corpus_hash, signature
from factx.extractor import Extractor
from factx.gold.from_extraction import from_extraction
from factx.gold.read import gold_files, load
from factx.ontology import KINDS
from factx.scoring.article import score_article
from factx.scoring.calibration import calibration_error, reliability

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from factx.ontology import Kind
    from factx.scoring.counts import Counts

#: Every metric in the order of printing; the targets are those the project set itself for real news.
METRICS: Final = (
    Metric("date.strict", target=0.90),
    Metric("date.overlap", target=0.95),
    Metric("date.type", target=0.93),
    Metric("date.value", target=0.86),
    Metric("date.mod"),
    Metric("count.strict", target=0.96),
    Metric("count.overlap"),
    Metric("count.value"),
    Metric("count.value+unit", target=0.94),
    Metric("count.relation"),
    Metric("count.ordinal"),
    Metric("count.of", target=0.90),
    Metric("count.toll", target=0.90),
    Metric("entity.found", shown="recall"),
    Metric("entity.typed", shown="recall", target=0.90),
    Metric("entity.type"),
    Metric("entity.mention"),
    Metric("statement.record", target=0.80),
    Metric("statement.content"),
    Metric("statement.content.matched", target=0.85, gated=False),
    Metric("statement.cue"),
    Metric("statement.speaker", target=0.85),
    Metric("statement.via"),
    Metric("statement.act", target=0.80),
    Metric("statement.direct", target=0.95),
    Metric("agreement.record", target=0.80),
    Metric("agreement.mention"),
    Metric("agreement.form", target=0.85),
    Metric("agreement.status", target=0.85),
    Metric("agreement.party", target=0.75),
    Metric("agreement.party.matched", gated=False),
    Metric("agreement.subject"),
    Metric("agreement.date"),
    Metric("agreement.place"),
    Metric("event.trigger", target=0.78),
    Metric("event.trigger.lexicon", gated=False),
    Metric("event.trigger.span"),
    Metric("event.record", target=0.75),
    Metric("event.record.lexicon", gated=False),
    Metric("event.status", target=0.85),
    Metric("event.date"),
    Metric("event.argument", target=0.62),
    Metric("event.argument.matched", gated=False),
)
#: What is also scored without a trigger model.
_BY_LEXICON: Final = ("event.trigger", "event.record")
MATCHING: Final = "one-to-one, exact spans first"


#: Kind → the section of a gold file that it is scored by.
SECTION: Final[Mapping[Kind, str]] = {
    "date": "dates",
    "count": "counts",
    "entity": "entities",
    "statement": "statements",
    "event": "events",
    "agreement": "agreements",
}


def measure_gold(
    folder: Path,
    corpus: str,
    only: frozenset[str] | None = None,
    *,
    kinds: frozenset[Kind] = frozenset(KINDS),
    errors: bool = True,
) -> Table:
    """Extract from every article of a gold folder and score it.

    An article is given to the extractor with its title and publication date as annotated. The event triggers of one
    that the shipped model was trained on are found by a model that has not seen it.

    Args:
        folder: YAML files with their texts.
        corpus: the table's name.
        only: the ids of the articles to read; None for all.
        kinds: what to extract and score.
        errors: whether the table lists the mistakes.

    Raises:
        GoldError: if a file does not follow the format.
    """
    files = [file for file in gold_files([folder]) if only is None or file.stem in only]
    extractor = Extractor(kinds)
    sections = {SECTION[kind] for kind in kinds}
    rows: dict[str, Mapping[str, Counts]] = {}
    mistakes: list[str] = []
    judged: dict[str, list[tuple[float, bool]]] = {}
    unseen = 0
    for file in files:
        whole = load(file)
        gold = replace(whole, sections=tuple(name for name in whole.sections if name in sections))
        extraction = extractor.extract(gold.text, published=gold.published, title=gold.title)
        lexical: Mapping[str, Counts] = {}
        if "event" in kinds:
            lexicon = with_unseen_events(extraction, gold.id, lexicon_only=True)
            lexical = score_article(gold, from_extraction(lexicon, gold.id)).rows
            if trained_the_model(gold.id):
                extraction = with_unseen_events(extraction, gold.id)
                unseen += 1
        outcome = score_article(gold, from_extraction(extraction, gold.id))
        for kind, right in outcome.judged.items():
            facts = [fact for fact in extraction.facts if fact.kind == kind]
            judged.setdefault(kind, []).extend(
                (fact.confidence, ok) for fact, ok in zip(facts, right, strict=True) if fact.confidence is not None
            )
        alone = {f"{name}.lexicon": lexical[name] for name in _BY_LEXICON if name in lexical}
        rows[file.stem] = {**outcome.rows, **alone}
        if errors:
            ordered = sorted(outcome.mistakes, key=lambda mistake: (mistake.kind, mistake.span.start, mistake.detail))
            mistakes += [mistake.line(file.stem, gold.text) for mistake in ordered]
    data = [path for file in files for path in (file, file.with_suffix(".txt"))]
    mark = signature(corpus, corpus_hash(*data), MATCHING, documents=str(len(files)))
    notes = confidence_notes(judged)
    if "event" in kinds:
        notes += (
            f"events of {unseen} of {len(files)} articles by models that had not seen them (5 folds)",
            "event.trigger.lexicon and event.record.lexicon: by the lexicon and its contexts, without a trigger model",
        )
    return Table(corpus, METRICS, rows, mark, notes=notes, errors=tuple(mistakes))


def confidence_notes(judged: Mapping[str, Sequence[tuple[float, bool]]]) -> tuple[str, ...]:
    """One line per kind whose facts have a confidence: how often they are right in each range of it."""
    notes = []
    for kind, pairs in judged.items():
        if pairs:
            bins = reliability(pairs)
            parts = (f"{b.low:.1f}–{b.high:.1f}: {b.right:.2f} of {b.facts}, said {b.confidence:.2f}" for b in bins)
            notes.append(f"{kind} confidence (error {calibration_error(bins):.3f}): {'; '.join(parts)}")
    return tuple(notes)


def split(folder: Path, part: str) -> frozenset[str]:
    """The ids of the articles of a part ("dev" or "test") by the folder's `splits.toml`; all are "dev" without one."""
    file = folder / "splits.toml"
    if not file.exists():
        return frozenset(path.stem for path in gold_files([folder])) if part == "dev" else frozenset()
    return frozenset(tomllib.loads(file.read_text(encoding="utf-8")).get(part, ()))
