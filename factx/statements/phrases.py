"""Noun phrases around a cue, found from word classes alone: who speaks, who is spoken to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.statements.reading import MARKS

if TYPE_CHECKING:
    from factx.statements.reading import Reading

_INSIDE: Final = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "SYM", "X"})
#: Particles of verbs, which no noun phrase holds.
_NO_PARTS: Final = frozenset({"to", "not", "n't"})
_HEADS: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_OPENERS: Final = frozenset("A An The He She It They In On At But".split())
_RELATIVES: Final = frozenset({"who", "whom", "whose", "which", "that"})
_CLAUSE_WORDS: Final = frozenset(
    "that if because when while although though as since whether unless until after before where why how what so "
    "than but or yet nor".split()
)
_NP_PREPOSITIONS: Final = frozenset(
    "as of for at in from with on to by near under behind within across around between among like including inside "
    "against about outside over".split()
)
_ADVERBS: Final = frozenset("also then now later still again even just only once often".split())
SUBJECT_PRONOUNS: Final = frozenset("i he she they we you it who someone everyone nobody somebody anyone many".split())
DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight earlier later tomorrow".split()
)
_SPANS: Final = frozenset("week month year day morning afternoon evening night weekend summer winter spring fall time".split())
#: How far a phrase may reach, in tokens.
REACH: Final = 60


def is_finite(reading: Reading, token: int) -> bool:
    """A verb that can carry a clause: no -ing form, no infinitive."""
    tag = reading.tags[token]
    if tag == "AUX":
        return reading.lowers[token] not in ("be", "been", "being", "having") or reading.tags[token - 1] == "AUX"
    if tag != "VERB":
        return False
    if reading.lowers[token].endswith("ing"):
        return False
    return token == 0 or reading.lowers[token - 1] != "to"


def has_finite(reading: Reading, first: int, last: int) -> bool:
    """Whether a finite verb stands in [first, last)."""
    return any(is_finite(reading, i) for i in range(first, last) if reading.tags[i] in ("VERB", "AUX"))


def opening_bracket(reading: Reading, close: int, floor: int) -> int:
    """The token that opens the bracket closed at `close`, or `close`."""
    for i in range(close - 1, max(floor, close - 25) - 1, -1):
        if reading.lowers[i] in ("(", "["):
            return i
    return close


def clause_start(reading: Reading, floor: int, token: int) -> int:
    """Where the clause before `token` begins: after the last colon, dash, quotation or conjunction with a verb before it."""
    lowers, tags = reading.lowers, reading.tags
    i = token
    floor = max(floor, token - REACH)
    while i > floor:
        before = i - 1
        low = lowers[before]
        if low in (":", ";", "—", "–", "--") or reading.whole_speech(before) is not None:
            return i
        if low == "-" and _is_dash(reading, before):
            return i
        if low in _CLAUSE_WORDS and tags[before] in ("SCONJ", "CCONJ", "ADV", "PRON", "ADP"):
            if low == "that" and before > floor and tags[before - 1] in ("NOUN", "PROPN"):
                pass  # a relative clause inside the subject
            elif low in ("as", "after", "before", "since", "like", "than", "until", "or") and not has_finite(
                reading, i, token
            ):
                pass
            elif low == "where" and before > floor and lowers[before - 1] == ",":
                pass
            else:
                return i
        i -= 1
    return i


def _is_dash(reading: Reading, token: int) -> bool:
    """A hyphen with white space on both sides, or one that glues a heading to its sentence ("remain-The official")."""
    start, end = reading.starts[token], reading.ends[token]
    if token + 1 < reading.size and reading.texts[token + 1] in _OPENERS and reading.text[start - 1 : start].islower():
        return True
    return reading.text[start - 1 : start].isspace() and reading.text[end : end + 1].isspace()


def subject_before(reading: Reading, floor: int, verb: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before the verb group starting at `verb`, adverbs and appositions between allowed."""
    lowers, tags = reading.lowers, reading.tags
    end = _before_adjuncts(reading, floor, verb)
    if end <= floor:
        return None
    last = end - 1
    if lowers[last] in (",", "—", "–", "--") or (lowers[last] == "-" and _is_dash(reading, last)):
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
        if low in DAYS and before in ("on", "late", "early"):
            end -= 2
        elif low in _SPANS and before in ("this", "last", "next", "that"):
            end -= 2
        elif tags[end - 1] == "NUM" and before == "in":
            end -= 2
        elif (low in DAYS and (end - 2 < floor or tags[end - 2] != "VERB")) or low in _ADVERBS:
            end -= 1
        elif tags[end - 1] == "ADV":
            end -= 1
        elif low in reading.lexicon.venues and tags[end - 1] == "NOUN":
            start = next((i for i in range(end - 2, max(floor, end - 7), -1) if tags[i] not in ("DET", "ADJ", "NOUN", "VERB", "PROPN")), -1)
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
        if lowers[i] == mark and reading.speech_of[i] < 0 and not _in_bracket(reading, i, begin)
    ]
    for k in reversed(range(len(commas))):
        at = commas[k]
        if at == begin or at + 1 >= comma:
            continue
        opener, tag = lowers[at + 1], tags[at + 1]
        first = phrase_start(reading, commas[k - 1] + 1 if k and not _joins(reading, at) else begin, at - 1)
        if first is None:
            continue
        if tag in ("CCONJ",):
            continue
        if opener in _RELATIVES or opener == "where":
            return first, comma
        if tag in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"):
            if has_finite(reading, at + 1, comma) and not any(w in _RELATIVES for w in lowers[at + 1 : comma]):
                continue
            if k and _more_apposition(reading, begin, commas[k - 1], at):
                continue
            return first, comma
        if tag in ("ADP", "ADV", "VERB", "SCONJ"):
            if opener in ("including", "like"):
                return first, comma
            return first, at
    return None


def _joins(reading: Reading, at: int) -> bool:
    return reading.lowers[at + 1] in ("and", "or")


def _more_apposition(reading: Reading, begin: int, before: int, at: int) -> bool:
    """`Smith, [a lawyer in Reno], Nevada, said`: the piece between two commas is itself a part of the apposition."""
    opens = reading.lowers[before + 1] in ("a", "an", "the", "who", "which")
    return opens and at - before > 2 and not has_finite(reading, begin, before)


def _in_bracket(reading: Reading, token: int, floor: int) -> bool:
    for i in range(token - 1, max(floor, token - 12) - 1, -1):
        if reading.lowers[i] == ")":
            return False
        if reading.lowers[i] == "(":
            return True
    return False


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
        if lowers[i] in _RELATIVES:
            return i
        if lowers[i] in SUBJECT_PRONOUNS and not (i > floor and tags[i - 1] in ("DET", "ADJ")):
            both = i - 2 >= floor and lowers[i - 1] == "and" and tags[i - 2] in ("PROPN", "NOUN")
            return _head_start(reading, floor, i - 2) if both else i
    elif tags[i] not in _HEADS and not (tags[i] in ("ADJ", "DET", "VERB") and _is_headless(reading, i, floor)):
        if lowers[i] not in MARKS:
            return None
    return _head_start(reading, floor, i)


def _is_headless(reading: Reading, token: int, floor: int) -> bool:
    """`the accused said`, `some said`: no noun, but a phrase all the same."""
    return token == floor or reading.tags[token - 1] in ("DET", "ADJ", "PROPN") or reading.tags[token] == "DET"


def _head_start(reading: Reading, floor: int, at: int) -> int:
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
            or (tag == "PRON" and _determines(low))
        ):
            if low == "-" and _is_dash(reading, before):
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
                if not has_finite(reading, _local_floor(reading, floor, anchor), anchor - 1) and (
                    tags[anchor] == "ADJ" or lowers[anchor][-2:] in ("ed", "en", "ng", "wn")
                ):
                    i = first = anchor - 1
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
                if lowers[before - 1] in (")",):
                    i = first = opening_bracket(reading, before - 1, floor)
                elif lowers[before - 1] == "," and before - 2 >= floor:
                    i = first = before - 2
                continue
            break
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
            ):
                if tags[before - 1 if before > floor else before] in ("DET", "ADJ"):
                    i = first = before
                    continue
            break
        if low in _RELATIVES and tags[before - 1 if before else 0] in ("NOUN", "PROPN", "PRON") and before > floor:
            i = first = before - 1
            continue
        break
    while first < at and (tags[first] in ("PART", "PUNCT", "ADP", "CCONJ") and lowers[first] not in MARKS | {"(", "["}):
        first += 1
    return first


def _is_noun_between(reading: Reading, floor: int, token: int) -> bool:
    """`Clinton |campaign manager`, `|Retired Gen. Jones`: a word that the tagger takes for a verb but cannot be one there."""
    low, tags = reading.lowers[token], reading.tags
    if token + 1 >= reading.size or tags[token + 1] not in ("NOUN", "PROPN"):
        return False
    if token == floor:
        return low.endswith("ed") and reading.texts[token + 1][0].isupper()
    return tags[token - 1] == "PROPN" and not low.endswith(("s", "ed", "ing")) and tags[token + 1] == "NOUN"


def _determines(low: str) -> bool:
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


def _in_list(reading: Reading, floor: int, comma: int, at: int) -> bool:
    """`Smith, Jones and Brown`: a comma between noun phrases with an "and" still to come."""
    if reading.tags[_local_floor(reading, floor, comma)] == "ADP":
        return False
    window = reading.lowers[comma + 1 : min(at, comma + 12)]
    return (
        "and" in window
        and comma > floor
        and reading.tags[comma - 1] in ("PROPN", "NOUN")
        and not has_finite(reading, floor, comma)
    )


def _local_floor(reading: Reading, floor: int, token: int) -> int:
    """The place after the last comma, semicolon or quotation before `token`."""
    for i in range(token - 1, floor - 1, -1):
        if reading.lowers[i] in (",", ";", ":") or reading.whole_speech(i) is not None:
            return i + 1
    return floor


def _modified_noun(reading: Reading, floor: int, verb: int) -> int | None:
    """The noun that a relative clause or participle holding `verb` belongs to, if that opens the phrase."""
    lowers, tags = reading.lowers, reading.tags
    floor = _local_floor(reading, floor, verb)
    for i in range(verb - 1, max(floor, verb - 25), -1):
        if lowers[i] in _RELATIVES and tags[i] in ("PRON", "SCONJ", "DET"):
            if tags[i - 1] in ("NOUN", "PROPN", "PRON", "NUM") and not has_finite(reading, floor, i - 1):
                return i - 1
            return None
        if lowers[i] == "," or tags[i] in ("CCONJ",):
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


def phrase_end(reading: Reading, first: int, ceiling: int) -> int:
    """The end of the base noun phrase that begins at `first`: up to its head, "of" phrases included."""
    lowers, tags = reading.lowers, reading.tags
    i = first
    if i < ceiling and tags[i] == "PRON" and not _determines(lowers[i]):
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
            or (tag == "PRON" and _determines(low))
        ):
            if tag == "PRON" and seen_head and lowers[i - 1] not in ("of", "and"):
                break
            if reading.whole_speech(i) is not None:
                break
            seen_head = seen_head or tag in ("NOUN", "PROPN")
            i += 1
        elif low == "of" and seen_head:
            i += 1
        elif tag == "VERB" and i > first and (lowers[i - 1] == "-" or not seen_head) and low.endswith(("ed", "ing")):
            i += 1
        elif tag == "ADV" and not seen_head:
            i += 1
        elif low == "(" and seen_head:
            close = next((k for k in range(i, min(ceiling, i + 12)) if lowers[k] == ")"), i)
            if close == i:
                break
            i = close + 1
        elif (
            low in ("and",)
            and seen_head
            and i + 1 < ceiling
            and tags[i + 1] in ("PROPN", "NOUN", "DET", "ADJ")
            and tags[i - 1] in ("PROPN", "NOUN")
        ):
            i += 1
        else:
            break
    while i > first and (
        lowers[i - 1] in ("of", "and", "-") or lowers[i - 1] in MARKS and reading.speech_of[i - 1] < 0
    ):
        i -= 1
    return i


def source_after(
    reading: Reading, first: int, ceiling: int, venues: frozenset[str], *, leading: bool = False
) -> tuple[int, int] | None:
    """`said |Smith, the minister, in a statement`: the source that follows an inverted cue."""
    lowers, tags = reading.lowers, reading.tags
    if first >= ceiling or reading.whole_speech(first) is not None:
        return None
    if tags[first] not in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "X") or lowers[first] in DAYS:
        return None
    end = _full_phrase_end(reading, first, ceiling, venues)
    if end <= first:
        return None
    while end < ceiling and lowers[end] == "," and end + 1 < ceiling:
        after = end + 1
        if reading.whole_speech(after) is not None or lowers[after] in MARKS:
            break
        relative = lowers[after] in ("who", "whose", "which")
        if not relative and tags[after] not in ("DET", "NOUN", "PROPN", "ADJ", "NUM"):
            break
        stop = next(
            (
                k
                for k in range(after, ceiling)
                if lowers[k] == "," or reading.whole_speech(k) is not None or lowers[k] in (";", ":", "—", "–")
            ),
            ceiling,
        )
        stop = min(stop, after + REACH)
        if not relative:
            stop = min(stop, _full_phrase_end(reading, after, stop, venues, apposition=True))
            if has_finite(reading, after, stop) and not any(w in _RELATIVES for w in lowers[after:stop]):
                break
        if stop <= after or (not relative and stop < ceiling and tags[stop] not in ("PUNCT", "ADP")):
            break
        if leading and (stop >= ceiling or lowers[stop] != ","):
            break
        end = stop
    while end > first and not (reading.is_word(end - 1) or lowers[end - 1] in (")", "]", "'")):
        end -= 1
    return (first, end) if end > first else None


def _full_phrase_end(
    reading: Reading, first: int, ceiling: int, venues: frozenset[str], *, apposition: bool = False
) -> int:
    """As `phrase_end`, with the prepositional phrases and participles that belong to the noun."""
    lowers, tags = reading.lowers, reading.tags
    end = phrase_end(reading, first, ceiling)
    while end < ceiling:
        low = lowers[end]
        if low in _RELATIVES and apposition:
            return next((k for k in range(end, ceiling) if lowers[k] == ","), ceiling)
        if low in ("and",) and tags[end] == "CCONJ":
            nxt = phrase_end(reading, end + 1, ceiling)
            if nxt <= end + 1 or (nxt < ceiling and is_finite(reading, nxt)):
                break
            end = nxt
            continue
        if tags[end] not in ("ADP", "PART") and not (low in ("for", "to", "from", "like")):
            if (
                tags[end] == "VERB"
                and (apposition or tags[end - 1] == "NOUN")
                and lowers[end].endswith(("ed", "ing", "en"))
            ):
                end += 1
                if end < ceiling and lowers[end] in DAYS:
                    end += 1
                end = max(end, phrase_end(reading, end, ceiling))
                continue
            break
        after = phrase_end(reading, end + 1, ceiling)
        if after <= end + 1 or (low == "by" and tags[end - 1] == "PROPN"):
            break
        head = lowers[after - 1]
        if (
            (head in venues and not apposition)
            or head in DAYS
            or lowers[end + 1] in DAYS
            or low in ("during", "after", "before", "via", "through", "since")
        ):
            break
        if low in ("in", "on", "at", "to", "about") and not apposition:
            named = tags[end - 1] == "PROPN" and tags[first] == "PROPN"
            if named or tags[end + 1] == "NUM" or low in ("on", "to", "about"):
                if low != "in" or tags[end + 1] != "PROPN" or named:
                    break
        end = after
    return end
