"""The source that follows its cue: `said |Smith, the minister, in Paris`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factx.statements.clauses import DAYS, REACH, has_finite, is_finite
from factx.statements.phrases import RELATIVES, phrase_end
from factx.statements.punctuation import MARKS

if TYPE_CHECKING:
    from factx.statements.reading import Reading


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
            if has_finite(reading, after, stop) and not any(w in RELATIVES for w in lowers[after:stop]):
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
        if low in RELATIVES and (apposition or low == "who"):
            return next((k for k in range(end, ceiling) if lowers[k] == "," or reading.speech_of[k] >= 0), ceiling)
        if low == "and" and tags[end] == "CCONJ":
            nxt = phrase_end(reading, end + 1, ceiling)
            if nxt <= end + 1 or (nxt < ceiling and is_finite(reading, nxt)):
                break
            end = nxt
            continue
        if tags[end] not in ("ADP", "PART") and low not in ("for", "to", "from", "like"):
            if (
                tags[end] == "VERB"
                and (apposition or tags[end - 1] == "NOUN")
                and lowers[end].endswith(("ed", "ing", "en"))
            ):
                end += 1
                if end + 1 < ceiling and lowers[end] == "on" and lowers[end + 1] in DAYS:
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
            # "a professor in Ohio" is one phrase, "Jane Smith in Ohio" two
            named = tags[end - 1] == "PROPN" and tags[first] == "PROPN"
            if named or low in ("on", "to", "about") or tags[end + 1] == "NUM":
                break
        end = after
    return end
