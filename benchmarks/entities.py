"""Entities: names on the Universal NER English Web Treebank, and pronouns on GUM.

Names, exact: person, organization and place with the very span. The shipped tagger is trained on this corpus too, so
what is scored is what the stage found in each sentence with a tagger that had not seen it (`results/entities-ewt.json`:
offsets only, written by `python -m factx.learned.entities_train … --found`).

Pronouns: each he, she, him, her and his of GUM whose person has a name in the document. Right: the entity that the
pronoun is linked to has a name mention inside a gold mention of the same person. Resolution is by rule, so nothing of
it was learned there.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.suite import Metric, Table, corpus_hash, signature
from factx.article import read_article
from factx.entities import find_entities
from factx.scoring.counts import Counts
from factx.text import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factx.entities import EntityIndex

    Names = set[tuple[int, int, str]]

_FOUND: Final = Path(__file__).parent / "results" / "entities-ewt.json"
_KINDS: Final = {"PER": "person", "ORG": "organization", "LOC": "place"}
_PRONOUNS: Final = frozenset("he she him her his".split())


def measure(folder: Path) -> list[Table]:
    """The tables of the corpora that are there."""
    tables = []
    ewt, gum = folder / "entities" / "uner-ewt-dev.jsonl", folder / "entities" / "gum-dev.jsonl"
    if ewt.exists() and _FOUND.exists():
        tables.append(names_table(ewt))
    if gum.exists():
        tables.append(pronouns_table(gum))
    return tables


def names_table(path: Path) -> Table:
    """Names of persons, organizations and places, cross-validated."""
    found_in: dict[str, list[list[Any]]] = json.loads(_FOUND.read_text("utf-8"))
    rows: dict[str, dict[str, Counts]] = {}
    errors: list[str] = []
    for document in _read(path):
        gold: Names = {(g["start"], g["end"], _KINDS[g["type"]]) for g in document["gold"]}
        found: Names = {(start, end, kind) for start, end, kind in found_in.get(document["id"], [])}
        rows[document["id"]] = {"name": _compared(found, gold)} | {
            kind: _compared({n for n in found if n[2] == kind}, {n for n in gold if n[2] == kind})
            for kind in _KINDS.values()
        }
        errors += _errors(document, found, gold)
    metrics = (Metric("name", target=0.80), *(Metric(kind) for kind in _KINDS.values()))
    notes = ("the stage with taggers that had not seen the sentence: 5 folds of blocks of 25 sentences",)
    return Table(
        "uner-ewt-dev", metrics, rows, signature("uner-ewt-dev", corpus_hash(path), "exact"), notes, tuple(errors)
    )


def _compared(found: Names, gold: Names) -> Counts:
    return Counts(len(found & gold), len(found - gold), len(gold - found))


def _errors(document: dict[str, Any], found: Names, gold: Names) -> Iterable[str]:
    text = document["text"]
    for start, end, kind in sorted(gold - found):
        yield f"{document['id']}: missed {kind} {text[start:end]!r} in {text[max(0, start - 40) : end + 40]!r}"
    for start, end, kind in sorted(found - gold):
        yield f"{document['id']}: wrong {kind} {text[start:end]!r} in {text[max(0, start - 40) : end + 40]!r}"


def pronouns_table(path: Path) -> Table:
    """He and she to a named person."""
    rows: dict[str, dict[str, Counts]] = {}
    errors: list[str] = []
    for document in _read(path):
        counts = Counts()
        text = document["text"]
        index = find_entities(Document(read_article(text)), [], [])
        members: dict[str, list[tuple[int, int]]] = defaultdict(list)
        names = _named(document)
        for mention in document["gold"]:
            members[mention["id"]].append((mention["start"], mention["end"]))
        for mention in document["gold"]:
            start, end = mention["start"], mention["end"]
            if text[start:end].lower() not in _PRONOUNS or mention["id"] not in names:
                continue
            verdict = _verdict(index, start, members[mention["id"]])
            counts += {None: Counts(fn=1), True: Counts(tp=1), False: Counts(fp=1, fn=1)}[verdict]
            if not verdict:
                errors.append(f"{document['id']}: {text[max(0, start - 90) : end + 20]!r} is {names[mention['id']]!r}")
        rows[document["id"]] = {"pronoun": counts}
    metrics = (Metric("pronoun"),)
    return Table(
        "gum-dev", metrics, rows, signature("gum-dev", corpus_hash(path), "named-antecedent"), (), tuple(errors)
    )


def _named(document: dict[str, Any]) -> dict[str, str]:
    """Persons that have a mention of proper nouns alone, titles included, with the first such mention."""
    proper = {(start, tag) for start, _, tag in document["pos"]}
    names: dict[str, str] = {}
    for mention in document["gold"]:
        if mention["type"] == "person" and (mention["start"], "PROPN") in proper:
            names.setdefault(mention["id"], document["text"][mention["start"] : mention["end"]])
    return names


def _verdict(index: EntityIndex, start: int, members: list[tuple[int, int]]) -> bool | None:
    """Whether the pronoun at `start` is linked to a person named in `members`; None if it is not linked."""
    mention = index.starting_at(start)
    if mention is None:
        return None
    named = [m for m in index.mentions if m.entity == mention.entity and m.form == "name"]
    return any(a <= m.start and m.end <= b for m in named for a, b in members)


def _read(path: Path) -> Iterable[dict[str, Any]]:
    for line in path.read_text("utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        yield row
