"""Noun phrases from word classes alone: where one begins that ends at a token, and the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.statements.clauses import DAYS, REACH, has_finite, is_dash, local_floor, opening_bracket
from factx.statements.punctuation import MARKS

if TYPE_CHECKING:
    from factx.statements.reading import Reading

_INSIDE: Final = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "SYM", "X"})
#: Particles of verbs, which no noun phrase holds.
_NO_PARTS: Final = frozenset({"to", "not", "n't"})
_HEADS: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
RELATIVES: Final = frozenset({"who", "whom", "whose", "which", "that"})
_NP_PREPOSITIONS: Final = frozenset(
    "as of for at in from with on to by near under behind within across around between among like including inside "
    "against about outside over".split()
)
SUBJECT_PRONOUNS: Final = frozenset("i he she they we you it who someone everyone nobody somebody anyone many".split())


def phrase_start(reading: Reading, floor: int, last: int) -> int | None:
    """The first token of the noun phrase whose last token is `last`; None if none ends there."""
    lowers, tags = reading.lowers, reading.tags
    floor = max(floor, last - REACH)
    if last < floor:
        return None
    i = last
    if lowers[i] in (")", "]"):
        i = opening_bracket(reading, i, floor)
    elif tags[i] == "PRON" or lowers[i] in SUBJECT_PRONOUNS:
        if lowers[i] in RELATIVES:
            return i
        if lowers[i] in SUBJECT_PRONOUNS and not (i > floor and tags[i - 1] in ("DET", "ADJ")):
            both = i - 2 >= floor and lowers[i - 1] == "and" and tags[i - 2] in ("PROPN", "NOUN")
            return _head_start(reading, floor, i - 2) if both else i
    elif not (tags[i] in _HEADS or lowers[i] in MARKS or _is_headless(reading, i, floor)):
        return None
    return _head_start(reading, floor, i)


def _is_headless(reading: Reading, token: int, floor: int) -> bool:
    """`the accused said`, `some said`: no noun, but a phrase all the same."""
    if reading.tags[token] not in ("ADJ", "DET", "VERB"):
        return False
    return token == floor or reading.tags[token - 1] in ("DET", "ADJ", "NOUN", "PROPN") or reading.tags[token] == "DET"


def _head_start(  # noqa: C901, PLR0912, PLR0915  # one pass to the left, one kind of word a branch
    reading: Reading, floor: int, at: int
) -> int:
    lowers, tags = reading.lowers, reading.tags
    first = at
    i = at
    while i > floor:
        before = i - 1
        low, tag = lowers[before], tags[before]
        if reading.whole_speech(before) is not None:
            break
        if low in (")", "]"):
            i = opening_bracket(reading, before, floor)
            first = i
            continue
        if (
            (tag in _INSIDE and low not in _NO_PARTS)
            or low in MARKS
            or low in ("-", "&", "/", "'s", "'", ".")
            or (tag == "PRON" and determines(low))
        ):
            if low == "-" and is_dash(reading, before):
                break
            if low in MARKS and low not in ("'", "’") and reading.speech_of[before] < 0:
                break
            i = first = before
            continue
        if tag == "ADV" and tags[i] in ("ADJ", "NUM", "ADV", "DET") and low not in ("now", "then", "however"):
            i = first = before
            continue
        if low in _NP_PREPOSITIONS and tag in ("ADP", "PART", "SCONJ", "VERB"):
            anchor = before - 1
            if (
                anchor >= floor
                and (tags[anchor] in _HEADS or lowers[anchor] in (")", "those"))
                and lowers[anchor] not in DAYS
            ):
                i = first = anchor
                if lowers[anchor] == ")":
                    i = first = opening_bracket(reading, anchor, floor)
                continue
            if (
                anchor >= floor
                and tags[anchor] in ("ADJ", "VERB")
                and anchor - 1 >= floor
                and tags[anchor - 1] in ("NOUN", "PRON")
            ):
                # "officials familiar with", "a report released by"
                describes = tags[anchor] == "ADJ" or lowers[anchor][-2:] in ("ed", "en", "ng", "wn")
                if describes and not has_finite(reading, local_floor(reading, floor, anchor), anchor - 1):
                    i = first = anchor - 1
                    continue
            if anchor > floor and tags[anchor] == "VERB":
                modified = _modified_noun(reading, floor, anchor)
                if modified is not None:  # "an officer who spoke on condition"
                    i = first = modified
                    continue
            break
        if low in ("and", "or", "&") and tag == "CCONJ":
            if tags[i] == "ADP" or (i <= at and before + 1 <= at and tags[before + 1] == "ADP"):
                i = first = before
                continue
            if (
                before - 1 >= floor
                and tags[before - 1] in _HEADS | {"PUNCT", "PRON"}
                and not has_finite(reading, floor, before)
            ):
                i = first = before - 1
                if lowers[before - 1] == ")":
                    i = first = opening_bracket(reading, before - 1, floor)
                elif lowers[before - 1] == "," and before - 2 >= floor:
                    i = first = before - 2
                continue
            break
        if low == "," and before > floor and opens_age(reading, before):
            i = first = before - 1  # "Lopez, 34"
            continue
        if low == "," and _in_list(reading, floor, before, at):
            i = first = before - 1
            continue
        if tag == "VERB" and _is_noun_between(reading, floor, before):
            i = first = before
            continue
        if tag in ("VERB", "AUX"):
            modified = _modified_noun(reading, floor, before)
            if modified is not None:
                i = first = modified
                continue
            if (
                tag == "VERB"
                and lowers[before].endswith(("ing", "ed"))
                and (before == floor or tags[before - 1] in ("DET", "ADJ", "PART", "PROPN"))
            ) and tags[before - 1 if before > floor else before] in ("DET", "ADJ"):
                i = first = before
                continue
            break
        if low in RELATIVES and tags[before - 1 if before else 0] in ("NOUN", "PROPN", "PRON") and before > floor:
            i = first = before - 1
            continue
        break
    while first < at and (tags[first] in ("PART", "PUNCT", "ADP", "CCONJ") and lowers[first] not in MARKS | {"(", "["}):
        first += 1
    return first


def _is_noun_between(reading: Reading, floor: int, token: int) -> bool:
    """`Clinton |campaign manager`, `|Retired Gen. Jones`: a word taken for a verb that cannot be one there."""
    low, tags = reading.lowers[token], reading.tags
    if token + 1 >= reading.size or tags[token + 1] not in ("NOUN", "PROPN"):
        return False
    if token == floor or reading.lowers[token - 1] in MARKS or reading.lowers[token - 1] == ",":
        return low.endswith("ed") and reading.texts[token + 1][0].isupper()
    return tags[token - 1] == "PROPN" and not low.endswith(("s", "ed", "ing")) and tags[token + 1] == "NOUN"


def opens_age(reading: Reading, comma: int) -> bool:
    """The first comma of `Maria Lopez, 34, a nurse`: a number after a name, closed by a mark, says how old it is."""
    if comma < 1 or comma + 2 >= reading.size or reading.tags[comma - 1] != "PROPN":
        return False
    age = reading.lowers[comma + 1]
    return age.isdigit() and len(age) <= len("104") and reading.tags[comma + 2] == "PUNCT"


def _in_list(reading: Reading, floor: int, comma: int, at: int) -> bool:
    """`Smith, Jones and Brown`: a comma between noun phrases with an "and" still to come."""
    if reading.tags[local_floor(reading, floor, comma)] == "ADP":
        return False
    window = reading.lowers[comma + 1 : min(at, comma + 12)]
    return (
        "and" in window
        and comma > floor
        and reading.tags[comma - 1] in ("PROPN", "NOUN")
        and not has_finite(reading, floor, comma)
    )


def _modified_noun(reading: Reading, floor: int, verb: int) -> int | None:
    """The noun that a relative clause or participle holding `verb` belongs to, if that opens the phrase."""
    lowers, tags = reading.lowers, reading.tags
    floor = local_floor(reading, floor, verb)
    for i in range(verb - 1, max(floor, verb - 25), -1):
        if lowers[i] in RELATIVES and tags[i] in ("PRON", "SCONJ", "DET"):
            if tags[i - 1] in ("NOUN", "PROPN", "PRON", "NUM") and not has_finite(reading, floor, i - 1):
                return i - 1
            return None
        if lowers[i] == "," or tags[i] == "CCONJ":
            break
    noun = verb - 1
    if (
        noun >= floor
        and tags[verb] == "VERB"
        and tags[noun] in ("NOUN", "PRON", "NUM")
        and lowers[verb][-2:] in ("ed", "en", "ng", "wn", "de")
        and not has_finite(reading, floor, noun)
    ):
        return noun
    return None


def determines(low: str) -> bool:
    """A pronoun that stands before its noun."""
    return low in (
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "those",
        "these",
        "this",
        "some",
        "many",
        "all",
        "both",
        "one",
        "whose",
    )


def phrase_end(reading: Reading, first: int, ceiling: int) -> int:
    """The end of the base noun phrase that begins at `first`: up to its head, "of" phrases included."""
    lowers, tags = reading.lowers, reading.tags
    i = first
    if i < ceiling and tags[i] == "PRON" and not determines(lowers[i]):
        return i + 1
    seen_head = False
    while i < ceiling:
        low, tag = lowers[i], tags[i]
        if (
            tag in ("DET", "ADJ")
            and seen_head
            and lowers[i - 1] not in ("'s", "'", "-", "of", "and")
            and not (tag == "ADJ" and reading.texts[i][0].isupper())
        ):
            break
        if (
            (tag in _INSIDE and low not in _NO_PARTS)
            or low in ("-", "&", "/")
            or (low in MARKS and reading.speech_of[i] >= 0)
            or (tag == "PRON" and determines(low))
        ):
            if tag == "PRON" and seen_head and lowers[i - 1] not in ("of", "and"):
                break
            if reading.whole_speech(i) is not None:
                break
            seen_head = seen_head or tag in ("NOUN", "PROPN")
            i += 1
        elif (
            (low == "of" and seen_head)
            or (tag == "VERB" and i > first and (lowers[i - 1] == "-" or not seen_head) and low.endswith(("ed", "ing")))
            or (tag == "ADV" and not seen_head)
        ):
            i += 1
        elif low == "(" and seen_head:
            close = next((k for k in range(i, min(ceiling, i + 12)) if lowers[k] == ")"), i)
            if close == i:
                break
            i = close + 1
        elif (
            low == "and"
            and seen_head
            and i + 1 < ceiling
            and tags[i + 1] in ("PROPN", "NOUN", "DET", "ADJ")
            and tags[i - 1] in ("PROPN", "NOUN")
        ):
            i += 1
        else:
            break
    while i > first and (
        lowers[i - 1] in ("of", "and", "-") or (lowers[i - 1] in MARKS and reading.speech_of[i - 1] < 0)
    ):
        i -= 1
    return i
