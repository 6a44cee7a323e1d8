"""What is counted: the head noun of the phrase a number belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.counts.lexicon import units, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.counts.context import Word
    from factx.counts.expression import Expression

_REACH: Final = 10
_NOT_PLURAL: Final = ("ss", "us", "is", "'s", "ics")
_MEN: Final = ("men", "women", "people", "children", "folk")
_NOT_MEN: Final = frozenset({"abdomen", "acumen", "omen", "regimen", "specimen", "women", "yemen", "townspeople"})
_THEM: Final = frozenset({"them", "us", "you", "whom", "which", "these", "those", "it"})
_TRANSPARENT: Final = frozenset("-‐‑–\"'“”‘’`´*")
_NATIONAL: Final = ("ese", "ish", "ch")


def is_plural(word: Word) -> bool:
    """Whether a word looks like the plural of a noun."""
    lower = word.lower
    tail = lower.rsplit("-", 1)[-1]
    lexicon = words()
    if tail in lexicon.plurals:
        return True
    if tail.endswith("s"):
        return len(tail) > 3 and not tail.endswith(_NOT_PLURAL) and tail not in lexicon.singular_s and "." not in tail
    return len(tail) > 5 and tail.endswith(_MEN) and tail not in _NOT_MEN


def is_stop(word: Word) -> bool:
    """Whether a word ends a noun phrase."""
    return word.lower in words().stops or (
        not word.text[0].isalnum() and word.text not in _TRANSPARENT and word.lower != "'s"
    )


def find_noun(found: Expression, before: Sequence[Word], after: Sequence[Word]) -> tuple[int, int] | None:
    """The span of the noun counted or measured, to the right of the number or before "of"; None where there is none."""
    if not after and not before:
        return None
    if found.form == "ordinal":
        return _span(_head(after, 0, plural=False, rank=True))
    if found.form == "age":
        return _named(after) if found.hyphen else None
    if found.strong:
        return _named(after)
    if found.unit is None:
        return _counted(found, after) or (_changed(before) if _bare(after) else None)
    if found.hyphen or (found.symbol and found.dimension not in ("money", "ratio")):
        noun = _span(_head(after, 0, plural=False)) if found.hyphen or _modifies(found, before) else None
        return noun or _part(found, before, after) or _measured_before(before)
    return (
        _part(found, before, after) or _modified(found, before, after) or _measured_before(before) or _changed(before)
    )


def _span(word: Word | None) -> tuple[int, int] | None:
    return (word.start, word.end) if word is not None else None


def _counted(found: Expression, after: Sequence[Word]) -> tuple[int, int] | None:
    if not after:
        return None
    plural = not (found.low == found.high == 1)
    at = 0
    if after[0].lower == "times" and found.form in ("cardinal", "range", "vague"):
        return _span(after[0])
    if after[0].lower == "of":
        return _span(_partitive(after, 1))
    if found.form == "fraction":
        if after[0].lower in ("the", "a", "an", "its", "their", "his", "her", "our", "all"):
            return _span(_partitive(after, 1))
        if found.low < 1 and not is_plural(after[0]):
            return None
    if found.form == "multiple":
        return None
    return _span(_head(after, at, plural=plural))


def _partitive(after: Sequence[Word], at: int) -> Word | None:
    """The head behind "of": determiners, possessors and inner numbers are passed over."""
    lexicon = words()
    while at < len(after) and (
        after[at].lower in lexicon.determiners or after[at].lower in ("most", "more", "than", "about", "some")
    ):
        at += 1
    while at < len(after) and after[at].text[:1].isdigit() and not after[at].text[-1:].isalpha():
        at += 1
    if at >= len(after) or after[at].lower in _THEM:
        return None
    head = _head(after, at, plural=True, loose=True)
    return head


def _head(after: Sequence[Word], at: int, *, plural: bool, loose: bool = False, rank: bool = False) -> Word | None:
    """The head of the noun phrase that starts at `at`.

    With `plural` it is the first plural noun that is no modifier of another; without, the last word of the phrase.
    `loose` takes the last word where no plural is found.
    """
    lexicon = words()
    last: Word | None = None
    end = min(len(after), at + _REACH)
    while at < end and after[at].lower in lexicon.openers and after[at].lower != "total":
        at += 1
    first = at
    skip_until = -1
    for index in range(at, end):
        word = after[index]
        if index <= skip_until or word.text in _TRANSPARENT:
            continue
        if word.text == "(":
            skip_until = next((k for k in range(index + 1, min(end, index + 6)) if after[k].text == ")"), -1)
            if skip_until < 0:
                break
            continue
        if word.lower == "'s":
            last = None
            continue
        if word.lower in ("and", "or", ",") and index > first and _goes_on(after, index, end, last, plural=plural):
            continue
        if is_stop(word):
            break
        if not word.text[0].isalpha():
            year = len(word.text) == 4 and word.text.isdigit()
            if "-" in word.text or last is None or last.is_name or (rank and year):
                continue
            break
        if plural and is_plural(word):
            if _modifier(after, index, end):
                last = word
                continue
            return word
        if _verbal(after, index, end) and (last is not None or not loose):
            break
        if not plural or loose:
            if last is not None and word.is_name and not last.is_name and not after[first].is_name:
                break
        if word.lower.endswith("ly") and word.lower not in (
            "family",
            "assembly",
            "rally",
            "ally",
            "supply",
            "anomaly",
            "italy",
        ):
            continue
        if word.lower in lexicon.trailing and last is not None:
            break
        last = word
    if last is None or (plural and not loose and not _counted_alike(last)):
        return None
    if rank and last.lower in ("largest", "biggest"):
        return None
    return last


def _counted_alike(word: Word) -> bool:
    """Nouns whose plural is not seen: nations ("3.7 million South Sudanese"), names in title case."""
    return word.is_name and word.lower.endswith(_NATIONAL)


def _goes_on(after: Sequence[Word], index: int, end: int, last: Word | None, *, plural: bool) -> bool:
    """Whether "and", "or" or a comma joins two modifiers: a plural follows soon and none came before."""
    if last is None or not plural:
        return False
    for word in after[index + 1 : min(end, index + 4)]:
        if is_stop(word) or not word.text[0].isalpha():
            return False
        if is_plural(word):
            return True
    return False


def _modifier(after: Sequence[Word], index: int, end: int) -> bool:
    """Whether a plural only modifies the noun behind it: "sports clubs", "United States officials"."""
    word = after[index]
    if index + 1 >= end:
        return False
    following = after[index + 1]
    if following.text in ("'", "’"):
        return False
    if is_stop(following) or not following.text[0].isalpha():
        return False
    if word.lower in words().attributive:
        return True
    if word.is_name or (word.lower in words().plurals and word.lower not in _PEOPLE):
        for later in after[index + 1 : min(end, index + 4)]:
            if is_stop(later) or not later.text[0].isalpha() or later.lower in words().irregular:
                return False
            if is_plural(later):
                return True
    return False


#: Plurals that are never the modifier of another.
_PEOPLE: Final = frozenset({"people", "men", "women", "children", "feet", "teeth", "passersby", "families"})


def _verbal(after: Sequence[Word], index: int, end: int) -> bool:
    """A participle or past form with nothing nominal behind it is the verb of the clause, not part of the phrase."""
    word = after[index]
    lower = word.lower
    if not (
        lower in words().irregular
        or (lower.endswith("ed") and len(lower) > 4)
        or (lower.endswith("ing") and len(lower) > 5)
    ):
        return False
    if lower.endswith("ing") and (index + 1 >= end or after[index + 1].lower in ("of", "in", ".", ",")):
        return False  # a noun: "meeting", "spending"
    return index + 1 >= end or is_stop(after[index + 1]) or after[index + 1].lower.endswith("ly")


def _named(after: Sequence[Word]) -> tuple[int, int] | None:
    """Whom an age describes: a name as a whole ("17-year-old Laquan McDonald"), else the head noun."""
    names: list[Word] = []
    for word in after:
        if not (word.is_name and word.text[0].isalpha()):
            break
        names.append(word)
    if len(names) > 1 and (
        len(names) == len(after)
        or not after[len(names)].text[0].isalpha()
        or is_stop(after[len(names)])
        or after[len(names)].lower in words().irregular
        or after[len(names)].text[0].isdigit()
    ):
        return names[0].start, names[-1].end
    return _span(_head(after, 0, plural=False))


def _takes_in(found: Expression, before: Sequence[Word]) -> bool:
    """Whether "in" names what an amount is of: money does, and a share that is a rise or fall."""
    if found.dimension == "money":
        return True
    lexicon = words()
    return any(word.lower in lexicon.up_nouns or word.lower in lexicon.down_nouns for word in before[-4:])


def _part(found: Expression, before: Sequence[Word], after: Sequence[Word]) -> tuple[int, int] | None:
    """What a share or amount is of: "30% of territory", "$3 million in aid", "$2 billion worth of loans"."""
    rate = 0
    if len(after) > 3 and after[0].lower in ("a", "an", "per", "each", "every") and after[2].lower in ("of", "in"):
        rate = 2  # "$70 million a year in aid"
    after = after[rate:]
    if len(after) < 2:
        return None
    first, second = after[0].lower, after[1].lower
    at = 0
    if first == "worth" and second == "of":
        at = 2
    elif first == "of":
        at = 1
    elif (
        first == "in"
        and found.dimension == "money"
        and not after[1].text[0].isdigit()
        and second not in words().determiners
    ):
        if after[1].is_name and not any(not w.is_name and w.text[0].isalpha() and not is_stop(w) for w in after[2:4]):
            return None
        at = 1
    if not at:
        return None
    return _span(_partitive(after, at))


def _modifies(found: Expression, before: Sequence[Word]) -> bool:
    """Whether a determiner before the number shows that the number modifies a noun: "a $15 billion gap"."""
    for word in reversed(before[-5:]):
        if word.lower in words().determiners or word.lower == "'s":
            return True
        if is_stop(word) and word.lower not in (
            "about",
            "some",
            "nearly",
            "almost",
            "over",
            "more",
            "than",
            "least",
            "at",
            "around",
        ):
            return False
    return False


def _modified(found: Expression, before: Sequence[Word], after: Sequence[Word]) -> tuple[int, int] | None:
    """The noun that an amount modifies: "a $15 billion funding gap", "a 29% decline"."""
    if not after or is_stop(after[0]) or not after[0].text[0].isalpha() or after[0].lower in words().trailing:
        return None
    plain = found.dimension in ("ratio", "money") or found.symbol
    if not plain or not _modifies(found, before):
        return None
    if after[0].is_name and not after[0].text.isupper():
        return None
    return _span(_head(after, 0, plural=False))


_LEVEL: Final = frozenset(
    {"is", "was", "at", "reached", "totaled", "totalled", "hit", "now", "stands", "stood", "were", "are"}
)


def _measured_before(before: Sequence[Word]) -> tuple[int, int] | None:
    """The noun before "of": "a turnout rate of 58%", "a speed of 90 mph"."""
    at = len(before) - 1
    hedges = (
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "more",
        "than",
        "just",
        "some",
        "roughly",
        "approximately",
        "up",
        "to",
        "at",
        "least",
        "under",
        "less",
    )
    while at >= 0 and before[at].lower in hedges:
        at -= 1
    if at < 1 or before[at].lower != "of":
        return None
    noun = before[at - 1]
    if (
        not noun.text[0].isalpha()
        or is_stop(noun)
        or noun.lower in ("average", "total", "kind", "price", "cost", "sum", "excess", "out")
    ):
        return None
    return noun.start, noun.end


_LEVELS: Final = frozenset({"to", "from", "at", "by"})
_AUX: Final = frozenset(
    "has have had was were is are be been being will would could may might should also then since sharply slightly just only still".split()
)


def _bare(after: Sequence[Word]) -> bool:
    """Whether nothing nominal follows the number."""
    return not after or is_stop(after[0])


def _changed(before: Sequence[Word]) -> tuple[int, int] | None:
    """What a level or change is of: "a rise in deaths to 282 from 190", "seats increased from 9 to 10", "the death toll stood at 40"."""
    lexicon = words()
    for at in range(len(before) - 1, -1, -1):
        lower = before[at].lower
        if before[at].text in ';:"“”' or lower in ("while", "but", "that", "which", "who"):
            return None
        if lower == "toll" or (lower == "rate" and at + 1 < len(before) and before[-1].lower not in ("and", ",")):
            return (before[at].start, before[at].end) if at >= len(before) - _SUBJECT_REACH else None
        if (
            (lower in lexicon.up_nouns or lower in lexicon.down_nouns)
            and at + 1 < len(before)
            and before[at + 1].lower == "in"
        ):
            return _span(_head(before, at + 2, plural=True, loose=True)) if at + 2 < len(before) else None
        if lower in lexicon.up or lower in lexicon.down:
            return _subject(before, at)
    return None


_SUBJECT_REACH: Final = 12


def _subject(before: Sequence[Word], verb: int) -> tuple[int, int] | None:
    """The plural noun right before a verb of change."""
    at = verb - 1
    while at >= 0 and (before[at].lower in _AUX or before[at].lower.endswith("ly")):
        at -= 1
    if at < 0:
        return None
    number_of = [k for k in range(at) if before[k].lower == "number" and before[k + 1].lower == "of"]
    if number_of:
        return _span(_head(before, number_of[-1] + 2, plural=True))
    word = before[at]
    return (word.start, word.end) if is_plural(word) and word.text[0].islower() else None
