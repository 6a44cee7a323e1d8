"""What is counted: the head noun of the phrase a number belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.counts.ages import aged_noun
from factx.counts.heads import head_of, is_plural, is_stop
from factx.counts.lexicon import words
from factx.counts.subject import noun_before, noun_than, object_of, subject_of, topic_of
from factx.numbers.lexicon import SCALES, SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.counts.context import Word
    from factx.counts.expression import Expression

#: States of people behind a number: "12 dead", "40 injured".
_STATES: Final = frozenset({"dead", "injured", "wounded", "missing", "killed"})
#: Behind "twice" where it is so many times something.
_THE: Final = frozenset({"the", "its", "their", "his", "her"})
_THEM: Final = frozenset({"them", "us", "you", "whom", "which", "these", "those", "it"})


def find_noun(found: Expression, before: Sequence[Word], after: Sequence[Word]) -> tuple[int, int] | None:
    """The span of the noun counted or measured, to the right of the number or before "of"; None where there is none."""
    if found.noun is not None or (not after and not before):
        return found.noun
    if found.form == "ordinal":
        if len(after) > 2 and after[0].lower == "of" and before and before[-1].lower == "the" and _is_number(after[1]):
            return _span(_partitive(after, 1))  # "the fourth of seven children"
        return _span(head_of(after, 0, plural=False, rank=True))
    if found.form == "age":
        return _named(after) if found.hyphen else aged_noun(before)
    if found.strong:
        return _named(after)
    if found.unit is None:
        if before and before[-1].lower == "magnitude":
            return _span(head_of(after, 0, plural=False)) if after else None
        noun = _counted(found, after)
        if noun is None and (not after or is_stop(after[0])):
            of_them = len(after) > 1 and after[0].lower == "of" and after[1].lower in _THEM
            return None if of_them else _left(found, before)
        return noun or (noun_than(before) if _is_participle(after[0]) else None)
    if found.hyphen or (found.symbol and found.dimension not in ("money", "ratio")):
        noun = _span(head_of(after, 0, plural=False)) if found.hyphen or _modifies(before) else None
        return noun or _part(found, before, after) or noun_before(before)
    return (
        _part(found, before, after) or _modified(found, before, after) or _left(found, before) or _topic(found, before)
    )


def _topic(found: Expression, before: Sequence[Word]) -> tuple[int, int] | None:
    return topic_of(before) if found.unit == "percent" else None


def _left(found: Expression, before: Sequence[Word]) -> tuple[int, int] | None:
    """The noun to the left that has the number or changes by it."""
    if found.form not in ("cardinal", "range", "vague") and not _is_change(found, before):
        return None
    if found.unit is not None and before and before[-1].lower in ("to", "from"):
        return noun_before(before) or object_of(before)  # the level is the price, not the size, of what changed
    if found.unit is not None:
        return noun_before(before) or object_of(before) or subject_of(before, money=found.dimension == "money")
    return noun_before(before) or noun_than(before) or subject_of(before, level=False)


def _is_change(found: Expression, before: Sequence[Word]) -> bool:
    """Whether a fraction or multiple is the size of a change: "fell by a fifth", "has gone up tenfold"."""
    lexicon = words()
    if found.form == "fraction":
        return any(word.lower == "by" for word in before[-2:])
    moved = before[-1].lower if before else ""
    return found.form == "multiple" and found.low > 2 and (moved in lexicon.up or moved in lexicon.down)


def _is_number(word: Word) -> bool:
    return word.text.isdigit() or word.lower in SMALL


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
    state = 1 if after[0].lower == "more" and len(after) > 1 else 0
    if after[state].lower in _STATES and (len(after) < state + 2 or is_stop(after[state + 1])):
        return None
    if found.form == "fraction":
        if after[0].lower in ("the", "a", "an", "its", "their", "his", "her", "our", "all"):
            return _span(_partitive(after, 1))
        if found.low < 1 and not is_plural(after[0]):
            return None
    if found.form == "multiple":
        return _span(_partitive(after, 1)) if after[0].lower in _THE else None
    return _span(head_of(after, at, plural=plural))


def _partitive(after: Sequence[Word], at: int) -> Word | None:
    """The head behind "of": determiners, possessors and inner numbers are passed over."""
    lexicon = words()
    while at < len(after) and (
        after[at].lower in lexicon.determiners or after[at].lower in ("most", "more", "than", "about", "some", "own")
    ):
        at += 1
    if at < len(after) and after[at - 1].lower == "those" and _is_participle(after[at]):
        return None  # "12 of those held"
    while at < len(after) and (
        (after[at].text[:1].isdigit() and not after[at].text[-1:].isalpha())
        or after[at].lower in SMALL
        or after[at].lower in SCALES
    ):
        at += 1
    if at >= len(after) or after[at].lower in _THEM:
        return None
    return head_of(after, at, plural=True, loose=True)


def _is_participle(word: Word) -> bool:
    return word.lower in words().irregular or word.lower.endswith(("ed", "ing"))


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
    return _span(head_of(after, 0, plural=False))


def _takes_in(found: Expression, before: Sequence[Word]) -> bool:
    """Whether "in" names what an amount is of: money does unless put into it, and a share that is a rise or fall."""
    if found.dimension == "money":
        return not any(word.lower.startswith("invest") for word in before[-5:])
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
        and _takes_in(found, before)
        and not after[1].text[0].isdigit()
        and second not in words().determiners
    ):
        if after[1].is_name and not any(not w.is_name and w.text[0].isalpha() and not is_stop(w) for w in after[2:4]):
            return None
        at = 1
    if not at:
        return None
    return _span(_partitive(after, at))


def _modifies(before: Sequence[Word]) -> bool:
    """Whether a determiner before the number shows that the number modifies a noun: "a $15 billion gap"."""
    for word in reversed(before[-5:]):
        if word.lower in words().determiners or word.lower == "'s":
            return True
        if word.lower == "worth":
            return False
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
    if not plain or not _modifies(before):
        return None
    if after[0].is_name and not after[0].text.isupper():
        return None
    return _span(head_of(after, 0, plural=False))
