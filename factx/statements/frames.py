"""Frames: a cue with its source and what it reports, read from the words around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from factx.statements.extents import Embedding, content_end, left_start, quote_run, without_gloss
from factx.statements.opening import open_content
from factx.statements.phrases import REACH, has_finite, is_finite, phrase_end, source_after, subject_before
from factx.statements.reading import MARKS
from factx.statements.verbgroup import VerbGroup, read_group

if TYPE_CHECKING:
    from factx.ontology import Act
    from factx.statements.lexicon import Verb
    from factx.statements.reading import Reading, Unit

Range = tuple[int, int]


@dataclass(slots=True)
class Frame:
    """One attribution in tokens. `pieces` are token ranges of content, quotation marks and stops still at the edges."""

    cue: Range
    act: Act
    source: Range | None
    pieces: list[Range]
    syntax: str
    """How the content is joined to the cue: that, clause, quote, to, whom-to, object, with, left, colon, noun, according."""
    unit: int
    verb: Verb | None = None
    group: VerbGroup | None = None
    direct: bool = False
    inherited: bool = False
    """The source is that of a verb or clause before, not beside the cue."""
    via: Range | None = None
    outer: Frame | None = None
    speeches: list[int] = field(default_factory=list)
    open_colon: bool = False
    """The content is what the next paragraph says."""


#: Forms that report whatever class the tagger gives them.
_SURE: Final = frozenset("said says told adds added wrote writes".split())
_SUBORDINATORS: Final = frozenset("when while as after although though if since because before".split())
_TAKEN_UP: Final = frozenset("until since because unless if and but or with without including especially".split())
#: How long an attribution between commas goes on behind its verb, in tokens.
_ASIDE: Final = 10
_HEADLINE: Final = 25
_ALMOST: Final = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})


def frames_of(reading: Reading, number: int) -> list[Frame]:
    """The frames of the verbs of a unit, in order."""
    unit = reading.units[number]
    verbs, lowers, tags = reading.lexicon.verbs, reading.lowers, reading.tags
    frames: list[Frame] = []
    floor = unit.first
    for token in range(unit.first, unit.last):
        low = lowers[token]
        if low not in verbs or (reading.speech_of[token] >= 0 and not _in_few_words(reading, token)):
            continue
        verb, forms = verbs[low]
        if tags[token] != "VERB" and low not in _SURE and not _is_mistagged(reading, unit, token, verb):
            continue
        group = read_group(reading, unit.first, token, forms)
        if group is None:
            continue
        frame = _frame(reading, number, unit, floor, token, verb, group, frames)
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
        if "s" in lemma_forms and low[token] not in reading.lexicon.nouns and low[token] not in reading.lexicon.homographs:
            return tags[token] == "NOUN"
    headline = not reading.ends_sentence(unit.last - 1) and unit.last - unit.first < _HEADLINE
    return (
        headline
        and low[token].endswith("s")
        and (tags[after] in ("NOUN", "PROPN", "ADJ", "DET") or (low[after],) in verb.particles)
    )


def _frame(
    reading: Reading, number: int, unit: Unit, floor: int, token: int, verb: Verb, group: VerbGroup, before: list[Frame]
) -> Frame | None:
    lowers = reading.lowers
    if verb.lemma == "quote":
        return _quoted_as_saying(reading, number, unit, token, verb, group)
    inverted = _inverted_source(reading, unit, token, verb, group)
    opening = None if inverted is not None else open_content(reading, token, unit.last, verb, group)
    cue_last = token + 1 if opening is None else opening.cue_last
    cue = (token, cue_last)
    source, inherited = (inverted, False) if inverted is not None else _source(reading, unit, group, before)
    if group.passive:
        return _passive(reading, number, unit, token, verb, group)
    after_source = inverted[1] if inverted is not None else cue_last
    start_of_attribution = token if inverted is not None or source is None or inherited else source[0]
    left = _left_piece(reading, unit, start_of_attribution, before) if source is not None and not inherited else None
    if inverted is not None and left is None:
        return None
    speech_left = left is not None and reading.whole_speech(left[1] - 1) is not None
    if left is not None and (opening is None or speech_left) and verb.takes & {"that", "quote", "whom"}:
        return _left_frame(reading, number, unit, cue, verb, group, source, left, after_source)
    if opening is None:
        return None
    last = content_end(reading, opening.first, unit.last, opening.syntax, embedded="subordinate" if opening.syntax == "gap" else _embedding(reading, unit, source))
    frame = Frame(
        cue, verb.act, source, [(opening.first, last)], opening.syntax, number, verb, group, inherited=inherited
    )
    if opening.first >= unit.last:
        if opening.syntax != "colon":
            return None
        frame.open_colon = True
        frame.pieces = []
        return frame
    speech = reading.whole_speech(opening.first)
    if speech is not None:
        frame.direct = True
        frame.pieces = [(speech.inner_first, speech.inner_last)]
        frame.speeches.append(reading.speech_of[opening.first])
        frame.syntax = "quote"
    elif last <= opening.first:
        return None
    elif opening.syntax == "quote" and reading.speech_of[opening.first] >= 0:
        frame.pieces = [(opening.first, min(last, quote_run(reading, opening.first, unit.last)))]
    elif opening.syntax == "clause" and not has_finite(reading, opening.first, last) and "object" not in verb.takes:
        if reading.speech_of[opening.first] < 0:
            return None
    if before and not inherited and source is not None:
        outer = before[-1]
        if outer.pieces and outer.pieces[-1][0] <= token < outer.pieces[-1][1]:
            frame.outer = outer
    return frame


def _passive(reading: Reading, number: int, unit: Unit, token: int, verb: Verb, group: VerbGroup) -> Frame | None:
    """`was criticised by the union for …`, `The raid was condemned by France`: the agent speaks."""
    lowers = reading.lowers
    if "object" not in verb.takes or token + 2 >= unit.last or lowers[token + 1] != "by":
        return None
    end = phrase_end(reading, token + 2, unit.last)
    if end <= token + 2:
        return None
    source = (token + 2, end)
    if end + 1 < unit.last and lowers[end] in ("for", "of", "as", "to"):
        first = end + 1
        piece = (first, content_end(reading, first, unit.last, "object"))
    else:
        subject = subject_before(reading, unit.first, group.first)
        if subject is None:
            return None
        piece = subject
    return Frame((token, token + 1), verb.act, source, [piece], "passive", number, verb, group)


def _embedding(reading: Reading, unit: Unit, source: Range | None) -> Embedding:
    """Whether the attribution stands in a clause that the sentence leaves again: "When he said …, he …"."""
    if source is None:
        return "main"
    if reading.lowers[source[0]] in ("who", "which") or (
        source[0] > unit.first and reading.lowers[source[0] - 1] == "," and reading.lowers[source[0]] == "whose"
    ):
        return "relative"
    before = source[0] - 1
    if (
        before >= unit.first
        and reading.lowers[before] in _SUBORDINATORS
        and (before <= unit.first + 1 or reading.lowers[before - 1] in (",", "and", "but"))
    ):
        return "subordinate"
    return "main"


def _left_piece(reading: Reading, unit: Unit, start: int, before: list[Frame]) -> Range | None:
    """What stands before an attribution that begins at `start`, if a comma or quotation mark parts them."""
    if start <= unit.first:
        return None
    mark = start - 1
    speech = reading.whole_speech(mark)
    if speech is not None:
        return (max(speech.first, unit.first), start)
    if reading.lowers[mark] not in (",", "—", "–", "--", "-", '"', "”", "''", "?"):
        return None
    first = left_start(reading, unit.first, mark, before)
    mark = without_gloss(reading, first, mark)
    return (first, mark) if first < mark else None


def _inverted_source(reading: Reading, unit: Unit, token: int, verb: Verb, group: VerbGroup) -> Range | None:
    """`"…," said Smith`: the cue follows the quotation or a comma, and its source follows the cue."""
    if group.first != token or token == unit.first or group.kind not in ("past", "present"):
        return None
    if verb.lemma == "tell":
        return None  # "…," told reporters: what follows is the addressee
    mark = token - 1
    spoken = reading.whole_speech(mark) is not None
    if not spoken and (reading.lowers[mark] != "," or not has_finite(reading, unit.first, mark)):
        return None
    source = source_after(reading, token + 1, unit.last, reading.lexicon.venues)
    if source is None or spoken:
        return source
    after = source[1]
    if after < unit.last and reading.tags[after] not in ("PUNCT", "ADP") or reading.lowers[after - 1] == "that":
        return None
    return source


def _source(reading: Reading, unit: Unit, group: VerbGroup, before: list[Frame]) -> tuple[Range | None, bool]:
    """The subject of a verb group, and whether it is that of another verb before it."""
    lowers, tags = reading.lowers, reading.tags
    first = group.first
    if group.kind == "infinitive":
        return _governing_subject(reading, unit, first, before), True
    if group.kind != "ing":
        found = subject_before(reading, unit.first, first)
        if found is not None:
            return found, False
    elif (
        first > unit.first
        and (tags[first - 1] in ("NOUN", "PROPN") or lowers[first - 1] == "those")
        and lowers[first - 1] not in reading.lexicon.venues
    ):
        found = subject_before(reading, unit.first, first)
        if found is not None:
            return found, False
    near = [frame for frame in before if frame.source is not None and first - frame.cue[0] <= 2 * REACH]
    if near:
        outermost = [frame for frame in near if frame.outer is None] if group.kind == "ing" else []
        return (outermost or near)[-1].source, True
    return main_subject(reading, unit, first), True


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


def main_subject(reading: Reading, unit: Unit, before: int) -> Range | None:
    """The subject of the first finite verb of the unit that stands before a token and outside quotation marks."""
    for i in range(unit.first, min(before, unit.first + REACH)):
        if reading.tags[i] in ("VERB", "AUX") and is_finite(reading, i) and reading.speech_of[i] < 0:
            found = subject_before(reading, unit.first, i)
            if found is not None:
                return found
    return None


def _left_frame(
    reading: Reading,
    number: int,
    unit: Unit,
    cue: Range,
    verb: Verb,
    group: VerbGroup,
    source: Range | None,
    left: Range,
    after: int,
) -> Frame | None:
    frame = Frame(cue, verb.act, source, [left], "left", number, verb, group)
    speech = reading.whole_speech(left[1] - 1)
    if speech is not None:
        frame.direct = True
        frame.pieces = [(max(speech.inner_first, left[0]), speech.inner_last)]
        frame.speeches.append(reading.speech_of[left[1] - 1])
        _earlier_speeches(reading, unit, frame, speech.first)
        _later_speeches(reading, unit, frame, after)
        return frame
    if reading.speech_of[left[1] - 1] >= 0 and reading.lowers[left[1] - 1] in MARKS and left[0] == unit.first:
        quoted = reading.speeches[reading.speech_of[left[1] - 1]]
        if quoted.first == left[0]:
            frame.direct = True
            frame.speeches.append(reading.speech_of[left[1] - 1])
            _later_speeches(reading, unit, frame, after)
            return frame
    resumed = _resumption(reading, unit, after)
    if resumed is not None and reading.whole_speech(resumed) is not None:
        return None
    if not has_finite(reading, *left):
        words = [i for i in range(*left) if reading.is_word(i)]
        if resumed is None:
            return None if left[1] - left[0] < 3 or reading.tags[left[0]] == "ADP" else frame
        small = len(words) <= 2 and all(reading.tags[i] in ("CCONJ", "ADV", "SCONJ") for i in words)
        apart = reading.tags[left[0]] == "ADP" and not _goes_on(reading, resumed)
        last = content_end(reading, resumed, unit.last, "clause")
        frame.pieces = [(resumed, last)] if small or apart else [left, (resumed, last)]
    elif resumed is not None and (_goes_on(reading, resumed) or _is_condition(reading, left[0])):
        frame.pieces.append((resumed, content_end(reading, resumed, unit.last, "clause")))
    return frame


def _is_condition(reading: Reading, first: int) -> bool:
    """`If it fails, he said, …`: a subordinate clause whose main clause is still to come."""
    low = reading.lowers[first]
    return low in _SUBORDINATORS or low == "if" or (low == "even" and reading.lowers[first + 1] in ("if", "though", "when"))


def _goes_on(reading: Reading, resumed: int) -> bool:
    """Whether what follows an attribution between commas takes up the clause before it."""
    low = reading.lowers[resumed]
    if low in reading.lexicon.verbs and low not in ("found", "read", "see"):
        return False
    return (reading.tags[resumed] in ("VERB", "AUX") and is_finite(reading, resumed)) or low in _TAKEN_UP


def _earlier_speeches(reading: Reading, unit: Unit, frame: Frame, first: int) -> None:
    """Quotations of the same unit that lead up to the one before the attribution."""
    while first - 1 >= unit.first:
        speech = reading.whole_speech(first - 1)
        if speech is None:
            return
        frame.pieces.insert(0, (speech.inner_first, speech.inner_last))
        frame.speeches.append(reading.speech_of[first - 1])
        first = speech.first


def _later_speeches(reading: Reading, unit: Unit, frame: Frame, after: int) -> None:
    """`"…," he said, "…"`: the quotation taken up again after the attribution, in the same unit."""
    for i in range(after, min(unit.last, after + REACH)):
        speech = reading.whole_speech(i)
        if speech is not None:
            frame.pieces.append((speech.inner_first, speech.inner_last))
            frame.speeches.append(reading.speech_of[i])
            return
        if reading.tags[i] == "VERB" and reading.lowers[i] in reading.lexicon.verbs:
            return


def _resumption(reading: Reading, unit: Unit, after: int) -> int | None:
    """`The plan, he said on Monday, |would fail`: where a clause goes on after an attribution between commas."""
    for i in range(after, min(unit.last - 1, after + _ASIDE)):
        if reading.lowers[i] == ",":
            return i + 1
        if reading.tags[i] in ("VERB", "AUX", "SCONJ") or reading.lowers[i] in (";", ":", "—", "–"):
            return None
    return None


def _quoted_as_saying(
    reading: Reading, number: int, unit: Unit, token: int, verb: Verb, group: VerbGroup
) -> Frame | None:
    """`Yonhap quoted Kishida as saying …`, `Kishida was quoted by Yonhap as saying …`: the outer source only relays."""
    lowers = reading.lowers
    window = range(token + 1, min(unit.last, token + 25))
    at = next((i for i in window if lowers[i] == "as" and i + 1 < unit.last and lowers[i + 1] == "saying"), None)
    if at is None:
        return None
    outer = subject_before(reading, unit.first, group.first)
    if group.passive:
        source, via = outer, ((token + 2, at) if lowers[token + 1] == "by" and at > token + 2 else None)
    else:
        source, via = (token + 1, at), outer
    if source is None:
        return None
    start = group.first if outer is None else outer[0]
    left = _left_piece(reading, unit, start, [])
    frame = Frame((token, token + 1), "say", source, [], "that", number, verb, group, via=via)
    if left is not None and (reading.whole_speech(left[1] - 1) is not None or at + 2 >= unit.last - 1):
        speech = reading.whole_speech(left[1] - 1)
        if speech is not None:
            frame.direct = True
            frame.speeches.append(reading.speech_of[left[1] - 1])
            frame.pieces = [(speech.inner_first, speech.inner_last)]
            _later_speeches(reading, unit, frame, at + 2)
        else:
            frame.pieces = [left]
        return frame
    first = at + 2
    if first < unit.last and lowers[first] in ("that", ",", ":"):
        first += 1
    if first >= unit.last:
        return None
    speech = reading.whole_speech(first)
    if speech is not None:
        frame.direct = True
        frame.speeches.append(reading.speech_of[first])
        frame.pieces = [(speech.inner_first, speech.inner_last)]
    else:
        frame.pieces = [(first, content_end(reading, first, unit.last, "clause"))]
    return frame
