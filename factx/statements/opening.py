"""Where the reported words begin after a cue: past particles, addressees, times and places of saying."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factx.statements.phrases import has_finite, is_finite, phrase_end
from factx.statements.reading import MARKS

if TYPE_CHECKING:
    from factx.statements.lexicon import Verb
    from factx.statements.reading import Reading
    from factx.statements.verbgroup import VerbGroup

_QUESTION: Final = frozenset("how whether why what where who which".split())
_IF_WHEN: Final = frozenset({"if", "when"})
_TIMES: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday earlier later recently again ago night "
    "morning afternoon evening week weekend month year day".split()
)
_MONTHS: Final = frozenset(
    "january february march april may june july august september october november december jan. feb. sept. oct. nov. dec.".split()
)
#: Verbs whose object may stand before them, in a relative clause.
_WITH_GAP: Final = frozenset("accuse call consider describe regard see suspect term view".split())
_WINDOW: Final = 30


@dataclass(frozen=True, slots=True)
class Opening:
    """The first token of the content, how it is joined, and the end of the cue with its particles."""

    first: int
    syntax: str
    cue_last: int


def open_content(reading: Reading, token: int, ceiling: int, verb: Verb, group: VerbGroup) -> Opening | None:
    """The opening of what the verb at `token` reports to its right; None if nothing does there."""
    del group
    lowers, tags = reading.lowers, reading.tags
    takes = verb.takes
    at = token + 1
    for particles in verb.particles:
        if tuple(lowers[at : at + len(particles)]) == particles:
            return _after_particle(reading, at + len(particles), ceiling, verb, particles)
    end = min(ceiling, token + _WINDOW)
    skipped_person = False
    while at < end:
        low, tag = lowers[at], tags[at]
        if reading.whole_speech(at) is not None:
            return Opening(at, "quote", token + 1) if takes & {"that", "quote", "whom"} else None
        if low == ":":
            return Opening(at + 1, "colon", token + 1) if takes & {"that", "quote", "whom"} else None
        if low == ",":
            after = at + 1
            if after < ceiling and (
                reading.whole_speech(after) is not None or (lowers[after] in MARKS and reading.speech_of[after] >= 0)
            ):
                return Opening(after, "quote", token + 1) if takes & {"that", "quote", "whom"} else None
            return None
        if low in MARKS and reading.speech_of[at] >= 0:
            break
        if (
            low == "that"
            and tag in ("SCONJ", "PRON", "DET")
            and takes & {"that", "whom"}
            and _opens_clause(reading, at + 1, ceiling)
        ):
            return Opening(at + 1, "that", token + 1)
        if low in _QUESTION and takes & {"that", "whom"}:
            return Opening(at, "question", token + 1)
        if low in _IF_WHEN and "that" in takes and verb.lemma not in ("say", "tell", "add", "note", "announce"):
            return Opening(at, "question", token + 1)
        if low == "to":
            if at + 1 < ceiling and tags[at + 1] in ("VERB", "AUX", "ADV"):
                if "to" in takes and not skipped_person:
                    return Opening(at + 1, "to", token + 1)
                return None
            person = phrase_end(reading, at + 1, ceiling)
            if person > at + 1 and takes & {"that", "quote", "whom"}:
                at, skipped_person = person, True
                continue
            return None
        if low in _TIMES or (tag == "ADV" and _is_manner(reading, at, ceiling)):
            at += 1
            continue
        if at == token + 1 and "object" in takes and low in ("as", "of") and verb.lemma in _WITH_GAP:
            return Opening(at + 1, "gap", token + 1)  # "what they describe as |theft", "whom it accuses of |theft"
        if tag == "ADP" and takes & {"that", "whom"}:
            passed = _past_phrases(reading, at, ceiling)
            if passed > at:
                at = passed
                continue
        if tag in ("ADP", "SCONJ", "DET", "ADJ", "PROPN", "NUM", "NOUN"):
            passed = _past_circumstance(reading, at, ceiling)
            if passed > at and passed < ceiling and "that" in takes | {"that" if "whom" in takes else ""}:
                at = passed
                continue
        if takes & {"whom", "whom-to"} and not skipped_person:
            found = _addressee(reading, at, token, ceiling, verb)
            if isinstance(found, Opening):
                return found
            if found is not None:
                at, skipped_person = found, True
                continue
        break
    if (
        at >= ceiling
        or reading.ends_sentence(at)
        or (tags[at] == "PUNCT" and lowers[at] not in MARKS | {"$", "#", "(", "["})
    ):
        return None
    if (
        tags[at] in ("AUX", "VERB")
        and is_finite(reading, at)
        and at == token + 1
        and "that" in takes
        and verb.kind in ("speech", "thought")
    ):
        return Opening(at, "gap", token + 1)  # "a plan he says |was a mistake"
    if (
        tags[at] in ("CCONJ", "AUX")
        or (tags[at] == "VERB" and not lowers[at].endswith("ing"))
        or (tags[at] in ("ADP", "SCONJ") and not ("that" in takes))
    ):
        return None
    if "that" in takes or ("whom" in takes and skipped_person):
        if tags[at] in ("ADP", "SCONJ") and not _clause_after_preposition(reading, at, ceiling):
            return None
        return Opening(at, "clause", token + 1)
    if "object" in takes:
        return Opening(at, "object", token + 1)
    if reading.speech_of[at] >= 0 and "quote" in takes:
        return Opening(at, "quote", token + 1)
    return None


def _past_phrases(reading: Reading, at: int, ceiling: int) -> int:
    """The end of prepositional phrases before "that", a colon or a quotation ("says in Ohio |that", "of her rival, |“"), else `at`."""
    lowers, tags = reading.lowers, reading.tags
    start = at
    for _ in range(4):
        if at >= ceiling or tags[at] != "ADP":
            break
        end = phrase_end(reading, at + 1, min(ceiling, at + 12))
        if end <= at + 1:
            break
        at = end
    if at >= ceiling or at == start:
        return start
    if lowers[at] == "," and at + 1 < ceiling and (lowers[at + 1] == "that" or reading.whole_speech(at + 1) is not None):
        return at + 1
    return at if lowers[at] in ("that", ":") or reading.whole_speech(at) is not None else start


def _is_manner(reading: Reading, at: int, ceiling: int) -> bool:
    """An adverb of the saying ("said publicly that"), not of what was said ("said |only two survived")."""
    if (
        at + 1 < ceiling
        and reading.lowers[at + 1] in ("that", ",", ":", "in", "on", "to")
        or reading.whole_speech(at + 1 if at + 1 < ceiling else at) is not None
    ):
        return True
    return reading.lowers[at].endswith("ly") and at + 1 < ceiling and reading.tags[at + 1] not in ("NUM", "ADJ", "ADV")


def _opens_clause(reading: Reading, first: int, ceiling: int) -> bool:
    return (
        has_finite(reading, first, min(ceiling, first + 2 * _WINDOW))
        or first < ceiling
        and reading.speech_of[first] >= 0
    )


def _clause_after_preposition(reading: Reading, at: int, ceiling: int) -> bool:
    """`said |in many towns the water was unsafe`: a clause may open with a preposition when a comma or subject follows."""
    if reading.lowers[at] in (
        "after",
        "when",
        "as",
        "while",
        "before",
        "during",
        "for",
        "about",
        "of",
        "with",
        "by",
        "to",
        "from",
        "because",
        "since",
        "than",
    ):
        return False
    end = phrase_end(reading, at + 1, ceiling)
    if end <= at + 1 or end >= ceiling:
        return False
    return reading.lowers[end] == "," or reading.tags[end] in ("PRON", "DET", "PROPN", "NOUN")


def _after_particle(reading: Reading, at: int, ceiling: int, verb: Verb, particles: tuple[str, ...]) -> Opening | None:
    lowers, tags = reading.lowers, reading.tags
    if at >= ceiling or reading.ends_sentence(at):
        return None
    if lowers[at] == "that" and "that" in verb.takes:
        return Opening(at + 1, "that", at)
    if lowers[at] == ":" or reading.whole_speech(at) is not None:
        return Opening(at + (lowers[at] == ":"), "quote", at)
    if lowers[at] == "," or tags[at] in ("PUNCT", "ADP", "CCONJ", "AUX") and lowers[at] not in MARKS:
        return None
    if particles in (("in",),) and verb.lemma in ("believe", "chime", "weigh"):
        if verb.lemma != "believe":
            return None
    return Opening(at, "with", at)


def _past_circumstance(reading: Reading, at: int, ceiling: int) -> int:
    """The end of a time or place of saying that begins at `at` ("on Monday", "in a statement to the press"), else `at`."""
    lowers, tags = reading.lowers, reading.tags
    venues = reading.lexicon.venues
    start = at
    while at < ceiling:
        preposition = tags[at] in ("ADP", "SCONJ") and lowers[at] in (
            "in",
            "on",
            "at",
            "during",
            "via",
            "through",
            "with",
            "for",
            "from",
            "last",
            "by",
            "over",
            "after",
            "before",
        )
        first = at + 1 if preposition else at
        end = phrase_end(reading, first, min(ceiling, first + 12))
        if end <= first:
            break
        head = lowers[end - 1]
        head_token = next((lowers[k - 1] for k in range(first + 1, end) if lowers[k] in ("of",)), head)
        timed = head in _TIMES or lowers[first] in _TIMES or lowers[first] in _MONTHS
        nested = at > start and preposition
        if not (timed or (preposition and (head in venues or head_token in venues or nested))):
            break
        if nested and not timed and head not in venues and is_subject(reading, end, ceiling):
            break
        if timed and not preposition and lowers[first] not in _TIMES and tags[first] not in ("DET", "ADJ"):
            break
        if timed and lowers[first] in _TIMES | _MONTHS:
            end = first + 1
            while end < ceiling and (tags[end] == "NUM" or lowers[end] in ("night", "morning", "afternoon", "evening")):
                end += 1
        at = end
        while at < ceiling and (tags[at] == "ADV" and lowers[at] in _TIMES):
            at += 1
    return at


def is_subject(reading: Reading, at: int, ceiling: int) -> bool:
    """Whether a finite verb stands right there, so that what precedes is its subject."""
    return at < ceiling and reading.tags[at] in ("VERB", "AUX") and is_finite(reading, at)


def _addressee(reading: Reading, at: int, token: int, ceiling: int, verb: Verb) -> Opening | int | None:
    """After an addressee: the opening of "whom to do", or the token where the search goes on."""
    lowers, tags = reading.lowers, reading.tags
    if tags[at] not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "SYM", "X"):
        return None
    end = phrase_end(reading, at, min(ceiling, at + 20))
    if end <= at or end >= ceiling:
        return None
    while lowers[end] in ("in", "at", "on", "of", "for", "from", "and") and end + 1 < ceiling:
        more = phrase_end(reading, end + 1, ceiling)
        if more <= end + 1 or more >= ceiling:
            break
        end = more
    if lowers[end] == "not" and lowers[end + 1 : end + 2] == ["to"]:
        end += 1
    if (
        "whom-to" in verb.takes
        and lowers[end] == "to"
        and end + 1 < ceiling
        and tags[end + 1] in ("VERB", "AUX", "ADV")
    ):
        return Opening(at, "whom-to", token + 1)
    if "whom" in verb.takes and lowers[end] == "against" and verb.lemma in ("warn", "caution", "advise"):
        return Opening(at, "whom-to", token + 1)
    if "whom" not in verb.takes:
        return None
    if is_subject(reading, end, ceiling):
        pronoun = tags[at] == "PRON" and end == at + 1
        if pronoun or end - at < 2:
            return None if verb.lemma != "tell" else at
        for split in range(at + 1, end):
            if tags[split] in ("DET", "PRON", "PROPN") and lowers[split - 1] not in ("'s", "of", "and", "-"):
                return split
        return None
    return end
