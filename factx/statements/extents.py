"""How far reported words reach: right to the clause boundary, left to the start of the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from factx.statements.clauses import DAYS, REACH, has_finite, is_finite
from factx.statements.phrases import phrase_end
from factx.statements.punctuation import MARKS

if TYPE_CHECKING:
    from factx.statements.frame import Frame
    from factx.statements.reading import Reading

#: Where an attribution stands: in the main clause, or in one that the sentence leaves again.
Embedding = Literal["main", "relative", "subordinate"]

_GLOSS: Final = frozenset("which who whose whom where".split())
_CONCESSIONS: Final = frozenset("although though".split())
_PARTS: Final = frozenset("all both half many most none one several some three two".split())
_CLAUSES: Final = frozenset({"that", "clause", "question"})
_LIMIT: Final = 400
_ADJUNCTS: Final = frozenset("after when while during as before since".split())


def content_end(reading: Reading, first: int, ceiling: int, syntax: str, *, embedded: Embedding = "main") -> int:
    """The token where content that begins at `first` ends."""
    lowers, tags = reading.lowers, reading.tags
    ceiling = min(ceiling, first + _LIMIT)
    while ceiling > first and reading.ends_sentence(ceiling - 1):
        ceiling -= 1
    i = first
    inside = False
    while i < ceiling:
        low = lowers[i]
        number = reading.speech_of[i]
        if number >= 0:
            i = min(ceiling, reading.speeches[number].last)
            continue
        if low == "on" and syntax in ("object", "with") and i > first and i + 1 < ceiling and lowers[i + 1] in DAYS:
            return i
        if low == "," and i + 1 < ceiling and not inside and _stops_at_comma(reading, i, ceiling, syntax, embedded):
            return i
        if low == "(":
            inside = True
        elif low == ")":
            inside = False
        elif low == ";" and i + 1 < ceiling:
            stated = syntax in ("object", "with") or has_finite(reading, first, i)
            if stated and has_finite(reading, i + 1, min(ceiling, i + 30)):
                return i
        elif low in ("and", "but") and tags[i] == "CCONJ" and i > first:
            stated = syntax not in _CLAUSES or has_finite(reading, first, i)
            if _new_cue(reading, i + 1, ceiling) or (stated and _new_attribution(reading, i + 1, ceiling)):
                return i
            if syntax in ("object", "with") and _acts_on(reading, i + 1, ceiling) and not has_finite(reading, first, i):
                return i
        elif (
            (low in ("—", "–", "--") and i > first and _stops_at_dash(reading, i, ceiling))
            or (
                syntax in ("object", "with")
                and i > first
                and low in _ADJUNCTS
                and tags[i] in ("SCONJ", "ADP", "ADV")
                and low != "as"
            )
            or (
                syntax in ("object", "with")
                and i > first
                and low in DAYS
                and lowers[i - 1] not in ("on", "last", "next", "'s")
            )
        ):
            return i
        i += 1
    return ceiling


def _stops_at_dash(reading: Reading, dash: int, ceiling: int) -> bool:
    """A dash stops the content before a comment on it, unless another one closes what it opens."""
    low = reading.lowers[dash + 1] if dash + 1 < ceiling else ""
    comments = low in ("who", "which", "something", "though", "but", "a") or low in reading.lexicon.verbs
    return comments and not any(
        reading.lowers[k] in ("—", "–", "--") for k in range(dash + 1, min(ceiling, dash + REACH))
    )


def _stops_at_comma(reading: Reading, comma: int, ceiling: int, syntax: str, embedded: Embedding) -> bool:
    lowers, tags = reading.lowers, reading.tags
    after = comma + 1
    low, tag = lowers[after], tags[after]
    if embedded == "relative" and tag in ("VERB", "AUX") and is_finite(reading, after):
        return True
    if embedded == "subordinate" and low not in ("and", "but", "or") and _subject_and_verb(reading, after, ceiling):
        return True
    if reading.whole_speech(after) is not None:
        return False
    if low in _GLOSS or _is_part(reading, after, ceiling):
        return not _resumes(reading, after, ceiling, syntax)
    if tag == "VERB" and low.endswith("ing") and low in reading.lexicon.verbs and lowers[after + 1] not in ("and", ","):
        return True
    if (
        low in ("a", "an", "something")
        and tags[comma - 1] in ("NOUN", "PROPN")
        and _is_last_gloss(reading, after, ceiling)
    ):
        return True
    if low == "according" and lowers[after + 1 : after + 2] == ["to"]:
        return True
    if low in _CONCESSIONS:
        return True
    if low in ("and", "but"):
        if syntax in ("object", "with") and lowers[after + 1 : after + 2] == ["that"]:
            return True
        if _new_cue(reading, after + 1, ceiling) or _new_attribution(reading, after + 1, ceiling):
            return True
        return syntax in ("object", "with", "to") and _subject_and_verb(reading, after + 1, ceiling)
    if low in ("while", "as") and syntax != "object":
        return low == "while"
    if _is_attribution(reading, after, ceiling):
        return True
    if syntax in ("object", "with", "to"):
        return (
            low in _ADJUNCTS
            or (low == "as" and lowers[after + 1] not in MARKS and _subject_and_verb(reading, after + 1, ceiling))
            or (tag == "VERB" and low.endswith("ing") and low != "including")
            or (tag == "PRON" and _subject_and_verb(reading, after, ceiling))
        )
    return False


def _is_last_gloss(reading: Reading, first: int, ceiling: int) -> bool:
    """An apposition that ends the sentence: ", a town of 3,000" with no further comma and no "and" of a list."""
    words = reading.lowers[first:ceiling]
    return (
        "," not in words
        and "and" not in words[:4]
        and (words[0] == "something" or not _subject_and_verb(reading, first, ceiling))
    )


def _is_part(reading: Reading, first: int, ceiling: int) -> bool:
    """`, two of which …`, `, some of the poorest in the land`: a gloss on a part of what is named."""
    lowers = reading.lowers
    if lowers[first] not in _PARTS or lowers[first + 1 : first + 2] != ["of"]:
        return False
    return lowers[first + 2] in ("which", "whom") or not has_finite(reading, first, ceiling)


def _resumes(reading: Reading, first: int, ceiling: int, syntax: str) -> bool:
    """Whether after the gloss that begins at `first` a comma closes it and the clause, or the object, goes on."""
    for k in range(first + 1, min(ceiling, first + REACH)):
        if (
            reading.lowers[k] == ","
            and k + 1 < ceiling
            and (
                reading.lowers[k + 1] in ("of", "for", "as", "to")
                if syntax == "object"
                else (reading.tags[k + 1] in ("VERB", "AUX") and is_finite(reading, k + 1))
                or _takes_up(reading, k + 1, ceiling)
            )
        ):
            return True
    return False


def _takes_up(reading: Reading, at: int, ceiling: int) -> bool:
    """A clause of its own after a gloss, which is no attribution."""
    return _subject_and_verb(reading, at, ceiling) and not _is_attribution(reading, at, ceiling)


def _new_cue(reading: Reading, at: int, ceiling: int) -> bool:
    """A finite speech verb right after a conjunction: the next statement of the same source."""
    lowers, tags = reading.lowers, reading.tags
    auxiliary = False
    while at < ceiling and (tags[at] in ("ADV", "AUX") or lowers[at] in ("not", "n't")):
        auxiliary = auxiliary or tags[at] == "AUX"
        at += 1
    if at >= ceiling or lowers[at] not in reading.lexicon.verbs or tags[at] != "VERB":
        return False
    verb, forms = reading.lexicon.verbs[lowers[at]]
    return (
        verb.kind == "speech"
        and bool(forms & {"s", "past"} or auxiliary)
        and bool(verb.takes & {"that", "whom", "object", "whom-to"})
    )


def _acts_on(reading: Reading, at: int, ceiling: int) -> bool:
    """`praised the work |but left early`: a finite verb goes on with what the source does."""
    while at < ceiling and (reading.tags[at] == "ADV" or reading.lowers[at] in ("not", "n't")):
        at += 1
    return at < ceiling and reading.tags[at] in ("VERB", "AUX") and is_finite(reading, at)


def _new_attribution(reading: Reading, at: int, ceiling: int) -> bool:
    """`said it was over and |officials warned …`: a new source with a cue of its own."""
    end = phrase_end(reading, at, min(ceiling, at + 8))
    if end <= at:
        return False
    auxiliary = False
    while end < ceiling and reading.tags[end] in ("AUX", "ADV"):
        auxiliary = auxiliary or reading.lowers[end] in ("has", "have", "had")
        end += 1
    if end >= ceiling or reading.tags[end] != "VERB" or reading.lowers[end] not in reading.lexicon.verbs:
        return False
    verb, forms = reading.lexicon.verbs[reading.lowers[end]]
    says = bool(forms & {"past", "s"}) or (auxiliary and "participle" in forms)
    return verb.kind == "speech" and says and end + 2 < ceiling


def has_subject(reading: Reading, first: int, last: int) -> bool:
    """Whether content begins with a noun phrase and its finite verb."""
    end = phrase_end(reading, first, last)
    return end < last and reading.tags[end] in ("VERB", "AUX") and is_finite(reading, end)


def _subject_and_verb(reading: Reading, at: int, ceiling: int) -> bool:
    end = phrase_end(reading, at, min(ceiling, at + 15))
    while end < ceiling and reading.tags[end] == "ADV":
        end += 1
    return end > at and end < ceiling and reading.tags[end] in ("VERB", "AUX") and is_finite(reading, end)


def _is_attribution(reading: Reading, at: int, ceiling: int) -> bool:
    """`, Smith said|`: a bare attribution to the end of the sentence or the next comma."""
    end = phrase_end(reading, at, min(ceiling, at + 12))
    if end <= at or end >= ceiling:
        return False
    low = reading.lowers[end]
    if low not in reading.lexicon.verbs or reading.tags[end] != "VERB":
        return False
    verb, forms = reading.lexicon.verbs[low]
    return (
        verb.kind == "speech"
        and "that" in verb.takes
        and bool(forms & {"s", "past"})
        and (end + 1 >= ceiling or reading.lowers[end + 1] == "," or reading.tags[end + 1] == "ADP")
    )


def without_gloss(reading: Reading, first: int, last: int) -> int:
    """The end of content [first, last) without a final ", which …" gloss."""
    for i in range(last - 1, first, -1):
        if reading.lowers[i] == "," and reading.speech_of[i] < 0:
            return i if i + 1 < last and reading.lowers[i + 1] in ("which", "who", "whose") else last
    return last


def quote_run(reading: Reading, first: int, ceiling: int) -> int:
    """The end of a run of quotations: `chanted |"Out," "Now" and "Never"| and marched`."""
    end = first
    i = first
    while i < ceiling:
        number = reading.speech_of[i]
        if number >= 0:
            i = end = min(ceiling, reading.speeches[number].last)
        elif reading.lowers[i] in (",", "and", "or"):
            i += 1
        else:
            break
    return end


def left_start(reading: Reading, floor: int, mark: int, before: list[Frame]) -> int:
    """Where the content that ends at `mark` begins: the sentence's start, or after the statement before it.

    A source named by a pronoun goes on from its own statement before; any other reports the whole sentence.
    """
    first = floor
    if mark + 1 < reading.size and reading.tags[mark + 1] != "PRON":
        return first
    for frame in before:
        leads = frame.cue[1] <= mark and not any(a <= frame.cue[0] for a, _ in frame.pieces)
        if leads and frame.pieces and frame.pieces[-1][1] < mark:
            first = max(first, frame.pieces[-1][1] + 1)
    return first
