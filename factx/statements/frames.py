"""The frames of the reporting verbs of a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.statements.attribution import inverted_source, source_of
from factx.statements.clauses import has_finite
from factx.statements.extents import Embedding, content_end, has_subject, quote_run
from factx.statements.frame import Frame, Range, Site
from factx.statements.leftward import SUBORDINATORS, left_frame, left_piece
from factx.statements.opening import Opening, open_content
from factx.statements.verbgroup import read_group, read_predicate
from factx.statements.voices import passive_frame, quoted_frame

if TYPE_CHECKING:
    from factx.statements.lexicon import Verb
    from factx.statements.reading import Reading, Unit

#: Forms that report whatever class the tagger gives them.
_SURE: Final = frozenset("said says told adds added wrote writes".split())
_HEADLINE: Final = 25
_ALMOST: Final = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})


def frames_of(reading: Reading, number: int) -> list[Frame]:
    """The frames of the verbs of a unit, in order."""
    unit = reading.units[number]
    verbs, lowers, tags = reading.lexicon.verbs, reading.lowers, reading.tags
    frames: list[Frame] = []
    for token in reading.cues_of(unit):
        low = lowers[token]
        adjective = reading.lexicon.adjectives.get(low)
        if adjective is not None and reading.speech_of[token] < 0:
            group = read_predicate(reading, unit.first, token)
            frame = None if group is None else _frame(reading, Site(number, unit, token, adjective, group), frames)
            if frame is not None and frame.syntax != "clause":
                frames.append(frame)
                continue
        if low not in verbs or (reading.speech_of[token] >= 0 and not _in_few_words(reading, token)):
            continue
        verb, forms = verbs[low]
        if token > unit.first and reading.lowers[token - 1] in ("the", "a", "an"):
            continue  # "the said letter"
        if (
            low == "saying"
            and reading.lowers[token - 1] == "as"
            and any(f.via or f.syntax == "that" for f in frames[-1:])
        ):
            continue  # the cue is "quoted"
        if tags[token] != "VERB" and low not in _SURE and not _is_mistagged(reading, unit, token, verb):
            continue
        group = read_group(reading, unit.first, token, forms)
        if group is None:
            continue
        frame = _frame(reading, Site(number, unit, token, verb, group), frames)
        if frame is not None:
            frames.append(frame)
    return frames


def _in_few_words(reading: Reading, token: int) -> bool:
    """`has "strongly condemned" the attack`: a cue that is itself quoted."""
    speech = reading.speeches[reading.speech_of[token]]
    return not speech.whole and speech.inner_last - speech.inner_first <= 3


def _is_mistagged(reading: Reading, unit: Unit, token: int, verb: Verb) -> bool:
    """`The firm claims that …`, `Minister welcomes accord`: a verb that was taken for a noun or name."""
    low, tags = reading.lowers, reading.tags
    lemma_forms = reading.lexicon.verbs[low[token]][1]
    if tags[token] not in _ALMOST or token == unit.first or token + 1 >= unit.last or verb.kind == "stance":
        return False
    before, after = token - 1, token + 1
    if (
        tags[before] not in ("NOUN", "PROPN", "PRON")
        or low[before] in ("his", "her", "its", "their")
        or low[before] in ("'s", "'")
    ):
        return False
    if low[after] == "that":
        return bool(verb.takes & {"that", "whom"})
    if verb.kind == "speech" and tags[after] in ("PRON", "DET", "PROPN", "ADP", "NOUN", "PUNCT"):
        if "past" in lemma_forms and tags[token] == "ADJ" and tags[before] in ("PROPN", "PRON"):
            return True  # "the bureau |warned| officials"
        if (
            "s" in lemma_forms
            and low[token] not in reading.lexicon.nouns
            and low[token] not in reading.lexicon.homographs
        ):
            return tags[token] == "NOUN"
    headline = not reading.ends_sentence(unit.last - 1) and unit.last - unit.first < _HEADLINE
    return (
        headline
        and low[token].endswith("s")
        and (tags[after] in ("NOUN", "PROPN", "ADJ", "DET") or (low[after],) in verb.particles)
    )


def _frame(reading: Reading, site: Site, before: list[Frame]) -> Frame | None:
    unit, token, verb, group = site.unit, site.token, site.verb, site.group
    if verb.lemma == "quote":
        return quoted_frame(reading, site)
    if group.passive:
        return passive_frame(reading, site)
    inverted = inverted_source(reading, site)
    opening = None if inverted is not None else open_content(reading, token, unit.last, verb)
    cue = (token, token + 1 if opening is None else opening.cue_last)
    source, inherited = (inverted, False) if inverted is not None else source_of(reading, unit, group, before)
    left = None
    if source is not None and not inherited:
        left = left_piece(reading, unit, token if inverted is not None else source[0], before)
    if inverted is not None and left is None:
        return None
    spoken = left is not None and reading.whole_speech(left[1] - 1) is not None
    if left is not None and (opening is None or spoken) and verb.takes & {"that", "quote", "whom"}:
        return left_frame(reading, site, cue, source, left, cue[1] if inverted is None else inverted[1])
    if opening is None:
        return None
    frame = _right_frame(reading, site, opening, source)
    if frame is not None:
        frame.inherited = inherited
        if before and not inherited and source is not None:
            outer = before[-1]
            if outer.pieces and outer.pieces[-1][0] <= token < outer.pieces[-1][1]:
                frame.outer = outer
    return frame


def _right_frame(reading: Reading, site: Site, opening: Opening, source: Range | None) -> Frame | None:
    """The frame whose content follows its cue."""
    first, ceiling, syntax = opening.first, site.unit.last, opening.syntax
    frame = site.frame((site.token, opening.cue_last), source, [], syntax)
    if first >= ceiling:
        frame.open_colon = syntax == "colon"
        return frame if frame.open_colon else None
    speech = reading.whole_speech(first)
    if speech is not None:
        frame.direct, frame.syntax = True, "quote"
        frame.pieces = [(speech.inner_first, speech.inner_last)]
        frame.speeches.append(reading.speech_of[first])
        return frame
    embedded = "subordinate" if syntax == "gap" else _embedding(reading, site, source)
    last = content_end(reading, first, ceiling, syntax, embedded=embedded)
    if syntax == "clause" and "object" in site.verb.takes and not has_subject(reading, first, last):
        shorter = content_end(reading, first, ceiling, "object", embedded=embedded)
        conjoined = shorter < ceiling and reading.lowers[shorter] in ("and", "but")
        if not conjoined and not has_finite(reading, first, shorter):
            syntax, last = "object", shorter
            frame.syntax = syntax
    if last <= first:
        return None
    quoted = reading.speech_of[first] >= 0
    if syntax == "quote" and quoted:
        last = min(last, quote_run(reading, first, ceiling))
    elif syntax == "clause" and not quoted and "object" not in site.verb.takes and not has_finite(reading, first, last):
        return None
    frame.pieces = [(first, last)]
    return frame


def _embedding(reading: Reading, site: Site, source: Range | None) -> Embedding:
    """Whether the attribution stands in a clause that the sentence leaves again: "When he said …, he …"."""
    unit = site.unit
    if source is None:
        return "main"
    if reading.lowers[source[0]] in ("who", "which") or (
        source[0] > unit.first and reading.lowers[source[0] - 1] == "," and reading.lowers[source[0]] == "whose"
    ):
        return "relative"
    if source[0] > site.token:
        return "subordinate"
    if site.group.kind == "ing" and not has_finite(reading, unit.first, site.token):
        return "relative"
    before = source[0] - 1
    if (
        before >= unit.first
        and reading.lowers[before] in SUBORDINATORS
        and (before <= unit.first + 1 or reading.lowers[before - 1] in (",", "and", "but"))
    ):
        return "subordinate"
    return "main"
