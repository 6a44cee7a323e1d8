"""What the name tagger learns from: corpora and gold articles as labelled tokens."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import yaml

from factx.entities.gazetteer import load_gazetteer
from factx.learned.entities import LABELS
from factx.learned.entities_codes import Coded, code
from factx.text.layout import read_layout
from factx.text.sentences import find_sentences
from factx.text.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: A name: start, end and type (person, organization, place).
Name = tuple[int, int, str]


@dataclass(slots=True)
class Sample:
    """A document to learn from."""

    id: str
    text: str
    coded: Coded
    starts: list[int]
    ends: list[int]
    labels: list[int]
    """Per token; -1 where the annotation says nothing."""


def sample(name: str, text: str, names: Iterable[Name], *, sentences: bool = True, partial: bool = False) -> Sample:
    """A document with its names as labels."""
    tokens = Tokens(text)
    spans = find_sentences(text, read_layout(text).paragraphs) if sentences else [(0, len(text))]
    ranges = [range(tokens.first_from(start), tokens.first_from(end)) for start, end in spans]
    labels = [-1 if partial else 0] * len(tokens)
    for start, end, kind in names:
        where = tokens.covering(start, end)
        if not where or tokens.starts[where[0]] != start or tokens.ends[where[-1]] != end:
            continue
        for at in where:
            labels[at] = LABELS.index(("B-" if at == where[0] else "I-") + kind)
    return Sample(name, text, code(tokens.texts, ranges), tokens.starts, tokens.ends, labels)


def read_ewt(path: Path) -> list[Sample]:
    """Universal NER: one sentence a row."""
    kinds = {"PER": "person", "ORG": "organization", "LOC": "place"}
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        sample(
            row["id"],
            row["text"],
            [(g["start"], g["end"], kinds[g["type"]]) for g in row["gold"]],
            sentences=False,
        )
        for row in rows
    ]


def read_gum(path: Path) -> list[Sample]:
    """GUM: entity phrases cut down to the name in them."""
    return [_gum_sample(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


#: Where the description after a name begins.
_CUT: Final = re.compile(r"[,(\[;:]|who|which|that|in|at|from|on|[-–—]{1,2}$")
_OUTSIDE: Final = frozenset({"ADP", "PUNCT", "DET", "PART", "CCONJ"})

Pos = list[tuple[int, int, str]]


def _gum_sample(row: dict[str, Any]) -> Sample:
    text: str = row["text"]
    pos: Pos = [(p[0], p[1], p[2]) for p in row["pos"]]
    by_start = {p[0]: i for i, p in enumerate(pos)}
    by_end = {p[1]: i for i, p in enumerate(pos)}
    names: list[Name] = []
    unknown: list[tuple[int, int]] = []
    found = [g for g in row["gold"] if g["type"] in ("person", "organization", "place")]
    taken = [False] * len(pos)
    for g in sorted(found, key=lambda g: (g["start"] - g["end"], g["start"])):
        if g["start"] not in by_start or g["end"] not in by_end:
            continue
        first, last = by_start[g["start"]], by_end[g["end"]]
        part = _name_part(text, pos, first, last, g["type"])
        if part is None or any(taken[part[0] : part[1]]):
            unknown += [pos[i][:2] for i in range(first, last + 1) if pos[i][2] == "PROPN"]
            continue
        taken[part[0] : part[1]] = [True] * (part[1] - part[0])
        names.append((pos[part[0]][0], pos[part[1] - 1][1], g["type"]))
    titles = load_gazetteer().words["titles"]
    made = sample(str(row["id"]), text, names)
    for start, end in unknown:
        for at in _tokens_at(made, start, end):
            if made.labels[at] == 0 and text[start:end].lower().rstrip(".") not in titles:
                made.labels[at] = -1
    return made


def _tokens_at(made: Sample, start: int, end: int) -> range:
    return range(bisect_left(made.starts, start), bisect_left(made.starts, end))


def _name_part(text: str, pos: Pos, first: int, last: int, kind: str) -> tuple[int, int] | None:
    """The name in an entity phrase, if the phrase is a name with at most a description before and after it."""
    gazetteer = load_gazetteer()
    titles = gazetteer.words["titles"] | gazetteer.words["modifiers"]
    words = [text[p[0] : p[1]] for p in pos[first : last + 1]]
    cut = len(words)
    for i, word in enumerate(words):
        if i and _CUT.fullmatch(word) and word not in ("-", "–") and any(w[0].isupper() for w in words[:i]):
            cut = i
            break
    if cut and words[cut - 1] in ("'s", "’s", "'", "’"):
        cut -= 1
    stop = first + cut
    start = stop
    while start > first and (_in_name(text, pos, start - 1, stop - 1)):
        start -= 1
    while start < stop and (pos[start][2] in _OUTSIDE or (words[start - first] in ("The", "A", "An"))):
        start += 1
    while kind == "person" and start < stop - 1 and words[start - first].lower().rstrip(".") in titles:
        start += 1
    if start >= stop or not any(pos[i][2] == "PROPN" for i in range(start, stop)):
        return None
    before = words[: start - first]
    if kind == "person" and words[start - first].lower().rstrip(".") in titles:
        return None
    if any(w in ("of", "in", "at", "from", "for", "with", "and", "or", "by") for w in before):
        return None
    if kind != "person" and any(w in ("'s", "’s") or (w[0].isupper() and w not in ("The", "A", "An")) for w in before):
        return None
    return start, stop


def _in_name(text: str, pos: Pos, at: int, last: int) -> bool:
    word, tag = text[pos[at][0] : pos[at][1]], pos[at][2]
    if tag == "PROPN" or (word[0].isupper() and tag in ("ADJ", "NOUN", "X", "NUM", "VERB", "ADV")):
        return True
    if at < last and (word in ("of", "the", "and", "for", "&", "-", "de", "'s", "’s") or tag == "X") and word != "in":
        following = at + 1
        while following < last and text[pos[following][0] : pos[following][1]] in ("the", "of", "-"):
            following += 1
        return text[pos[following][0]].isupper() and pos[following][2] == "PROPN" and word != "and"
    return False


def read_gold(folder: Path) -> list[Sample]:
    """Gold articles: names where an alias of an entity is capitalised; the rest is unknown."""
    return [_gold_sample(path) for path in sorted(folder.glob("*.yaml"))]


def _gold_sample(path: Path) -> Sample:
    text = path.with_suffix(".txt").read_text("utf-8")
    gold = yaml.safe_load(path.read_text("utf-8"))
    gazetteer = load_gazetteer()
    titles = gazetteer.words["titles"] | gazetteer.words["modifiers"]
    spans: list[Name] = []
    for entity in (gold.get("entities") or {}).values():
        kind = {"country": "place", "group": None}.get(entity["type"], entity["type"])
        for alias in {entity["name"], *entity.get("aliases", [])}:
            words = Tokens(alias).texts
            known = gazetteer.entry(alias)
            if kind is None or not all(
                w[0].isupper() or not w.isalpha() or w in ("of", "the", "de", "bin", "al", "for", "and") for w in words
            ):
                continue
            if kind == "person" and any(w.lower().rstrip(".") in titles for w in words):
                continue
            if (
                "," in words
                or not words[0][0].isalnum()
                or (known and known.kind in ("metonym", "adjective", "people"))
            ):
                continue
            if entity["type"] == "country" and (known is None or known.kind not in ("country", "capital")):
                continue
            left, right = r"(?<![\w-])", r"(?![\w-])"
            spans += [(m.start(), m.end(), kind) for m in re.finditer(left + re.escape(alias) + right, text)]
    spans.sort(key=lambda s: (s[0] - s[1], s[0]))
    kept: list[Name] = []
    for span in spans:
        if not any(span[0] < other[1] and other[0] < span[1] for other in kept):
            kept.append(span)
    return sample(path.stem, text, kept, partial=True)


def names_of(s: Sample, labels: list[int]) -> list[Name]:
    """The names that labels spell."""
    names: list[Name] = []
    kind, first = "", -1
    for at, label in enumerate([*labels, 0]):
        name = LABELS[label]
        if first >= 0 and not (name.startswith("I-") and name[2:] == kind):
            names.append((s.starts[first], s.ends[at - 1], kind))
            first = -1
        if name != "O" and first < 0:
            kind, first = name[2:], at
    return names
