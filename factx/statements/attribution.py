"""Whose words a reporting verb reports: its subject, the source behind it, or that of a verb before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.statements.clauses import REACH, has_finite, is_finite
from factx.statements.phrases import phrase_end, phrase_start
from factx.statements.punctuation import MARKS
from factx.statements.sources import source_after
from factx.statements.subjects import main_subject, subject_before

if TYPE_CHECKING:
    from factx.statements.frame import Frame, Range, Site
    from factx.statements.reading import Reading, Unit
    from factx.statements.verbgroup import VerbGroup
#: How many tokens may lead a sentence before its participle ("Despite", "While still").
_LEAD: Final = 2


def inverted_source(reading: Reading, site: Site) -> Range | None:
    """`"…," said Smith`: the cue follows the quotation or a comma, and its source follows the cue."""
    unit, token, group = site.unit, site.token, site.group
    if group.first != token or token == unit.first or group.kind not in ("past", "present"):
        return None
    if site.verb.lemma == "tell":
        return None  # "…," told reporters: what follows is the addressee
    mark = token - 1
    spoken = reading.whole_speech(mark) is not None
    if not spoken and "," not in reading.lowers[mark - (reading.lowers[mark] in MARKS) : token]:
        return None  # `it is “the same lead,” reported …`: the comma may stand inside the mark
    source = source_after(reading, token + 1, unit.last, reading.lexicon.venues)
    if source is None or spoken:
        return source
    after = source[1]
    if not has_finite(reading, unit.first, _before_relative(reading, unit.first, mark)) and not (
        _has_no_subject(reading, unit) and after < unit.last and reading.lowers[after] == ","
    ):
        return None
    if (after < unit.last and reading.tags[after] not in ("PUNCT", "ADP")) or reading.lowers[after - 1] == "that":
        return None
    return source


def _has_no_subject(reading: Reading, unit: Unit) -> bool:
    """`After the floods, |said Smith, …`, `Raising taxes, |said Smith, would …`: what leads is no subject."""
    return reading.tags[unit.first] == "ADP" or reading.lowers[unit.first].endswith("ing")


def _before_relative(reading: Reading, first: int, mark: int) -> int:
    """Where the clause before a comma ends: `Smith, who came late, |urged Iran` has no verb of its own yet."""
    for i in range(mark - 1, first, -1):
        if reading.lowers[i] in ("who", "which", "whose") and reading.lowers[i - 1] == ",":
            return i - 1
        if reading.lowers[i] == ",":
            return mark
    return mark


def source_of(reading: Reading, unit: Unit, group: VerbGroup, before: list[Frame]) -> tuple[Range | None, bool]:
    """The subject of a verb group, and whether it is that of another verb before it."""
    lowers, tags = reading.lowers, reading.tags
    first = group.first
    if group.kind == "infinitive":
        return _governing_subject(reading, unit, first, before), True
    if group.kind != "ing" or (
        first > unit.first
        and (tags[first - 1] in ("NOUN", "PROPN") or lowers[first - 1] == "those")
        and lowers[first - 1] not in reading.lexicon.venues
    ):
        found = subject_before(reading, unit.first, first)
        if found is not None:
            return found, False
    if group.kind == "ing" and not before:
        later = _later_subject(reading, unit, first)
        if later is not None:
            return later, True
    near = [frame for frame in before if frame.source is not None and first - frame.cue[0] <= 2 * REACH]
    if near:
        outermost = [frame for frame in near if frame.outer is None] if group.kind == "ing" else []
        return (outermost or near)[-1].source, True
    found = main_subject(reading, unit, first)
    if found is None and group.kind == "ing":
        found = _interrupted_subject(reading, unit, first)
    return found, True


def _later_subject(reading: Reading, unit: Unit, first: int) -> Range | None:
    """`While |claiming success, the army left`: the subject of the clause that a participle leads up to."""
    if first - unit.first > _LEAD:
        return None
    for comma in range(first + 1, min(unit.last - 2, first + REACH)):
        if reading.lowers[comma] == "," and reading.speech_of[comma] < 0:
            end = phrase_end(reading, comma + 1, unit.last)
            if end > comma + 1 and end < unit.last and is_finite(reading, end):
                return comma + 1, end
    return None


def _interrupted_subject(reading: Reading, unit: Unit, first: int) -> Range | None:
    """`The army, while |claiming success, left`: the noun phrase before the comma that a participle follows."""
    for comma in range(first - 1, max(unit.first, first - 1 - _LEAD), -1):
        if reading.lowers[comma] == ",":
            start = phrase_start(reading, unit.first, comma - 1)
            return None if start is None else (start, comma)
    return None


def _governing_subject(reading: Reading, unit: Unit, first: int, before: list[Frame]) -> Range | None:
    """`Smith took the stage to |accuse`: the subject of the finite verb that an infinitive hangs on."""
    for i in range(first - 1, max(unit.first, first - REACH) - 1, -1):
        if reading.tags[i] in ("VERB", "AUX") and reading.speech_of[i] < 0 and is_finite(reading, i):
            while i > unit.first and reading.tags[i - 1] in ("AUX", "PART", "ADV"):
                i -= 1  # noqa: PLW2901  # back over the verb group
            found = subject_before(reading, unit.first, i)
            if found is not None:
                return found
            break
    return before[-1].source if before else main_subject(reading, unit, first)
