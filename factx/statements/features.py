"""What the acceptance model sees of a candidate statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.statements.clauses import has_finite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.ontology import EntityType
    from factx.statements.frame import Frame
    from factx.statements.reading import Reading

_FIRST: Final = frozenset({"i", "we", "you", "one"})
_THIRD: Final = frozenset({"he", "she"})
_RELATIVE: Final = frozenset({"who", "which", "that", "whom", "what"})
_INDEFINITE: Final = frozenset({"a", "an", "some", "many", "no", "any", "each", "every", "most", "another"})


def accept_features(  # noqa: PLR0915  # one feature a line
    reading: Reading, frame: Frame, speaker: EntityType | None
) -> Iterator[str]:
    """Names of the binary features of a frame; `speaker` is the type of the entity that its source names, if any."""
    # What a passive reports is its object, too rare to be told apart.
    syntax = "object" if frame.syntax == "passive" else frame.syntax
    lemma = frame.verb.lemma if frame.verb is not None else syntax
    if syntax.startswith("noun"):
        lemma = reading.lexicon.nouns[reading.lowers[frame.cue[0]]].lemma
        yield "noun"
    group = frame.group
    kind = group.kind if group is not None else "none"
    yield f"cue={lemma}"
    yield f"syntax={syntax}"
    yield f"cue={lemma}/{syntax}"
    yield f"group={kind}"
    yield f"syntax={syntax}/{kind}"
    if frame.verb is not None:
        yield f"kind={frame.verb.kind}"
        yield f"kind={frame.verb.kind}/{syntax}"
        yield f"kind={frame.verb.kind}/{kind}"
        yield f"act={frame.verb.act}/{syntax}"
    if group is not None:
        if group.negated:
            yield "negated"
            yield f"negated/{frame.act}"
        if group.modal:
            yield "modal"
            yield f"modal={group.modal}"
        if group.progressive:
            yield "progressive"
    if frame.inherited:
        yield f"inherited/{kind}"
    if frame.outer is not None:
        yield "nested"
        yield f"nested/{syntax}"
    who = _source_class(reading, frame)
    yield f"source={who}"
    yield f"source={who}/{syntax}"
    yield f"speaker={speaker}"
    yield f"speaker={speaker}/{frame.verb.kind if frame.verb is not None else 'none'}"
    if frame.direct:
        yield "direct"
    length = sum(b - a for a, b in frame.pieces)
    bucket = 0 if length <= 2 else 1 if length <= 5 else 2 if length <= 10 else 3 if length <= 20 else 4
    yield f"length={bucket}"
    yield f"length={bucket}/{syntax}"
    if any(reading.speech_of[a] >= 0 or reading.speech_of[b - 1] >= 0 for a, b in frame.pieces):
        yield "quoted"
        yield f"quoted/{syntax}"
    first = frame.pieces[0][0]
    if syntax not in ("left", "label", "none", "subject", "block"):
        yield f"first={reading.tags[first]}/{syntax}"
        if not frame.direct and not has_finite(reading, *frame.pieces[0]):
            yield "verbless"
            yield f"verbless/{syntax}"
    unit = reading.units[frame.unit]
    if not reading.ends_sentence(unit.last - 1):
        yield "headline"


def _source_class(reading: Reading, frame: Frame) -> str:
    if frame.source is None:
        return "none"
    low = reading.lowers[frame.source[0]]
    if low in _FIRST:
        return "first"
    if low in _THIRD:
        return "third"
    if low in _RELATIVE:
        return "relative"
    if reading.tags[frame.source[0]] == "PRON" and frame.source[1] - frame.source[0] == 1:
        return low
    words = reading.lowers[frame.source[0] : frame.source[1]]
    if any(word in reading.lexicon.people for word in words):
        return "people"
    if low in _INDEFINITE:
        return "indefinite"
    if reading.tags[frame.source[0]] == "PROPN":
        return "name"
    return "phrase"
