"""The subject of a verb: the noun phrase before it, past time adjuncts and appositions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.statements.clauses import DAYS, REACH, clause_start, has_finite, is_dash, is_finite
from factx.statements.phrases import RELATIVES, opens_age, phrase_start

if TYPE_CHECKING:
    from factx.statements.reading import Reading, Unit

_ADVERBS: Final = frozenset("also then now later still again even just only once often".split())
_SPANS: Final = frozenset(
    "week month year day morning afternoon evening night weekend summer winter spring fall time".split()
)


def subject_before(reading: Reading, floor: int, verb: int) -> tuple[int, int] | None:
    """The noun phrase before the verb group that starts at `verb`; adverbs and appositions may stand between."""
    lowers, _tags = reading.lowers, reading.tags
    end = _before_adjuncts(reading, floor, verb)
    if end <= floor:
        return None
    last = end - 1
    if lowers[last] in (",", "—", "–", "--") or (lowers[last] == "-" and is_dash(reading, last)):
        return _with_apposition(reading, floor, last)
    first = phrase_start(reading, floor, last)
    return None if first is None else (first, end)


def _before_adjuncts(reading: Reading, floor: int, verb: int) -> int:
    """`Smith |on Monday also |said`, `the court |this month |rejected`: the end of the subject before such words."""
    lowers, tags = reading.lowers, reading.tags
    end = verb
    while end > floor:
        low = lowers[end - 1]
        before = lowers[end - 2] if end - 2 >= floor else ""
        if (
            (low in DAYS and before in ("on", "late", "early"))
            or (low in _SPANS and before in ("this", "last", "next", "that"))
            or (tags[end - 1] == "NUM" and before == "in")
            or (low in ("first", "last", "once") and before == "at")
        ):
            end -= 2
        elif (
            (low in DAYS and (end - 2 < floor or tags[end - 2] != "VERB")) or low in _ADVERBS or tags[end - 1] == "ADV"
        ):
            end -= 1
        elif low in reading.lexicon.venues and tags[end - 1] == "NOUN":
            start = next(
                (
                    i
                    for i in range(end - 2, max(floor, end - 7), -1)
                    if tags[i] not in ("DET", "ADJ", "NOUN", "VERB", "PROPN")
                ),
                -1,
            )
            if start <= floor or lowers[start] not in ("in", "at", "on", "during") or tags[start - 1] != "PROPN":
                break
            end = start
        else:
            break
    return end


def _with_apposition(reading: Reading, floor: int, comma: int) -> tuple[int, int] | None:
    """`Smith, the minister, |said`: the subject with the apposition that the mark at `comma` closes."""
    lowers, tags = reading.lowers, reading.tags
    mark = lowers[comma]
    begin = clause_start(reading, floor, comma) if mark == "," else max(floor, comma - REACH)
    commas = [
        i
        for i in range(begin, comma)
        if lowers[i] == mark and reading.speech_of[i] < 0
        if not _in_bracket(reading, i, begin) and not opens_age(reading, i)
    ]
    for k in reversed(range(len(commas))):
        at = commas[k]
        if at == begin or at + 1 >= comma:
            continue
        opener, tag = lowers[at + 1], tags[at + 1]
        first = phrase_start(reading, commas[k - 1] + 1 if k and not _joins(reading, at) else begin, at - 1)
        if first is None:
            continue
        if tag == "CCONJ":
            continue
        if opener in RELATIVES or opener == "where":
            return first, comma
        if tag in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"):
            if has_finite(reading, at + 1, comma) and not any(w in RELATIVES for w in lowers[at + 1 : comma]):
                continue
            if k and _more_apposition(reading, begin, commas[k - 1], at):
                continue
            return first, comma
        if tag in ("ADP", "ADV", "VERB", "SCONJ"):
            if k and tag == "VERB" and _more_apposition(reading, begin, commas[k - 1], at):
                continue
            if opener in ("including", "like"):
                return first, comma
            return first, at
    if not commas and opens_age(reading, comma - 2):
        first = phrase_start(reading, begin, comma - 1)
        return None if first is None else (first, comma)
    return None


def _joins(reading: Reading, at: int) -> bool:
    return reading.lowers[at + 1] in ("and", "or")


def _more_apposition(reading: Reading, begin: int, before: int, at: int) -> bool:
    """`Smith, [a lawyer in Reno], Nevada, said`: the piece between two commas is itself a part of the apposition."""
    opens = reading.lowers[before + 1] in ("a", "an", "the", "who", "which", "based", "born")
    return opens and at - before > 2 and not has_finite(reading, begin, before)


def _in_bracket(reading: Reading, token: int, floor: int) -> bool:
    for i in range(token - 1, max(floor, token - 12) - 1, -1):
        if reading.lowers[i] == ")":
            return False
        if reading.lowers[i] == "(":
            return True
    return False


def main_subject(reading: Reading, unit: Unit, before: int) -> tuple[int, int] | None:
    """The subject of the first finite verb of the unit that stands before a token and outside quotation marks."""
    for i in range(unit.first, min(before, unit.first + REACH)):
        if reading.tags[i] in ("VERB", "AUX") and is_finite(reading, i) and reading.speech_of[i] < 0:
            found = subject_before(reading, unit.first, i)
            if found is not None:
                return found
    return None
