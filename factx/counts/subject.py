"""What is counted to the left of a number: "a crew of five", "goods worth $2m", "prices fell 4 percent"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.counts.heads import head_of, is_plural, is_stop
from factx.counts.lexicon import names, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factx.counts.context import Word

_HEDGES: Final = frozenset(
    "about around nearly almost over more than just some roughly approximately up to at least under less fewer most "
    "only now currently already still another further estimated an".split()
)
#: Before "of" and a number, but no thing that has that number.
_EMPTY: Final = frozenset(
    "average total vote votes kind price cost sum excess out number equivalent amount hundreds one "
    "mother father parent parents grandmother grandfather".split()
)
_SUCH: Final = frozenset({"of", "worth"})
_AUXILIARY: Final = frozenset(
    "has have had was were is are be been being will would could may might should also then "
    "since just only still".split()
)
_BEING: Final = frozenset({"are", "is", "was", "were"})
_COPULAS: Final = frozenset(
    "is was were are stands stood reached reaches totalled totaled hit hits exceeds exceeded averages averaged".split()
)
#: Verbs whose object is the size of their subject.
_MEASURING: Final = frozenset("cover covers covered measure measured measures span spans weigh weighed weighs".split())
_STANDING: Final = frozenset("held remained remains ran running runs standing stands stayed stays stood".split())
_PUT: Final = frozenset({"put", "estimated", "valued", "priced", "set", "measured"})
_CLAUSE_ENDS: Final = frozenset(
    "that while but and when as if which who because after before since whereas so or for hence however meanwhile "
    "therefore thus".split()
)
_MARKS: Final = frozenset(',;:.!?()"“”—–-')
_TOLL_REACH: Final = 12
_SUBJECT_REACH: Final = 20
_PARTITIVE: Final = frozenset({"among", "amongst", "of"})
_BY: Final = frozenset({"by", "to", "from"})
_OBJECT_REACH: Final = 14
_LOSING: Final = frozenset({"lose", "loses", "losing", "lost"})
_GOING: Final = frozenset({"go", "goes", "going", "gone", "went"})


def noun_before(before: Sequence[Word]) -> tuple[int, int] | None:
    """The noun right before "of" or "worth": "a turnout rate of 58%", "a team of five", "goods worth $2m"."""
    at = _before_hedges(before)
    if at < 1 or before[at].lower not in _SUCH:
        return None
    if before[at].lower == "worth" and before[at - 1].lower in _BEING:
        return _clause_head(before, at - 1)
    noun = before[at - 2 if before[at].lower == "worth" and before[at - 1].text == "," and at > 1 else at - 1]
    if not noun.text[0].isalpha() or is_stop(noun) or noun.lower in _EMPTY:
        return None
    return noun.start, noun.end


def noun_than(before: Sequence[Word]) -> tuple[int, int] | None:
    """The noun compared with a bare number: "carried more people than the 180 allowed"."""
    at = len(before) - (2 if before[-1:] and before[-1].lower == "the" else 1)
    if at < 2 or before[at].lower != "than" or not is_plural(before[at - 1]):
        return None
    if not any(word.lower in ("more", "fewer") for word in before[max(0, at - 4) : at - 1]):
        return None
    return before[at - 1].start, before[at - 1].end


def object_of(before: Sequence[Word]) -> tuple[int, int] | None:
    """What somebody changes by or to an amount: "raises the levy on cigarettes by 25 cents, to $1.60"."""
    if not any(word.lower in _BY for word in before[-4:]):
        return None
    for verb in range(len(before) - 2, max(-1, len(before) - _OBJECT_REACH), -1):
        if before[verb].text in _MARKS and before[verb].text != ",":
            return None
        if before[verb].lower in words().raising:
            end = next((k for k in range(verb + 1, len(before)) if before[k].lower in _BY), verb)
            return _phrase_head(before[verb + 1 : end])
    return None


def subject_of(before: Sequence[Word], *, level: bool = True, money: bool = False) -> tuple[int, int] | None:
    """What changes by a number or stands at it: "imports fell by 2%", "a rise in deaths to 282 from 190".

    Args:
        before: the words before the number.
        level: whether a plain "is" or "was" before the number will do ("turnout was 63%").
        money: whether the number is money, which is lost by its owner and not of it.
    """
    at = _before_hedges(before)
    if at < 1:
        return None
    named = next((word for word in reversed(before[-_TOLL_REACH:]) if word.lower in ("toll", "rate")), None)
    if named is not None and before[-1].lower not in ("and", ","):
        return named.start, named.end
    if before[at].lower in _MEASURING and level and not money:
        return _clause_head(before, at)
    if before[at].lower in _COPULAS:
        return _level_head(before, at, any_noun=level)
    if before[at].lower == "at" or (at + 1 < len(before) and before[at + 1].lower == "at"):
        standing = _standing_at(before, at - 1 if before[at].lower == "at" else at, any_noun=level)
        if standing is not None:
            return standing
    return _changing(before, money=money)


def _standing_at(before: Sequence[Word], verb: int, *, any_noun: bool) -> tuple[int, int] | None:
    """What stands or is put at a number: "inflation stood at 4%", "put the number of visitors at 40"."""
    if verb > 0 and before[verb].lower in _STANDING:
        return _level_head(before, verb, any_noun=any_noun)
    if verb > 0 and before[verb].lower in _PUT:
        return _clause_head(before, verb)
    for put in range(verb - 1, max(-1, verb - _OBJECT_REACH), -1):
        if before[put].lower in _PUT:
            return _phrase_head(before[put + 1 : verb + 1])
    return None


def _changing(before: Sequence[Word], *, money: bool) -> tuple[int, int] | None:
    """What rises or falls by a number or to it."""
    lexicon = words()
    for index in range(len(before) - 1, 0, -1):
        word = before[index]
        lower = word.lower
        if word.text in ';:"“”' or lower in ("while", "but", "that", "which", "who"):
            return None
        if lower in lexicon.up_nouns or lower in lexicon.down_nouns:
            if index + 2 < len(before) and before[index + 1].lower == "in":
                head = head_of(before, index + 2, plural=True, loose=True)
                return (head.start, head.end) if head else None
        elif lower in lexicon.up or lower in lexicon.down:
            if money and lower in _LOSING:
                return None
            went = lower in ("up", "down") and before[index - 1].lower in _GOING
            return _clause_head(before, index - 1 if went else index)
    return None


def _level_head(before: Sequence[Word], verb: int, *, any_noun: bool) -> tuple[int, int] | None:
    """The head of the subject of a level; of a bare number only where the subject is itself a number of things."""
    if any_noun:
        return _clause_head(before, verb)
    start = _clause_start(before, verb)
    measured = any(word.lower in names("measured") for word in before[start:verb])
    return _clause_head(before, verb) if measured else None


def _before_hedges(before: Sequence[Word]) -> int:
    """Index of the last word that is no hedge of the number."""
    at = len(before) - 1
    while at >= 0 and (before[at].lower in _HEDGES or before[at].text in '“"'):
        at -= 1
    return at


def _clause_head(before: Sequence[Word], verb: int) -> tuple[int, int] | None:
    """The head of the noun phrase that opens the clause of the verb at `verb`."""
    end = verb
    while end > 0 and (before[end - 1].lower in _AUXILIARY or before[end - 1].lower.endswith("ly")):
        end -= 1
    return _phrase_head(before[_clause_start(before, end) : end])


def _clause_start(before: Sequence[Word], end: int) -> int:
    """Index of the first word of the clause that goes on to `end`."""
    start = end
    while start > 0 and before[start - 1].lower not in _CLAUSE_ENDS and before[start - 1].text not in _MARKS:
        start -= 1
    return start


def _phrase_head(clause: Sequence[Word]) -> tuple[int, int] | None:
    """The head of the noun phrase that the words begin with; of "the number of visitors", the visitors."""
    for index in range(len(clause) - 2):
        if clause[index].lower == "number" and clause[index + 1].lower == "of":
            head = head_of(clause, index + 2, plural=True)
            return (head.start, head.end) if head else None
    at = 0
    while at < len(clause) and clause[at].lower in words().determiners:
        at += 1
    if at >= len(clause) or len(clause) > _SUBJECT_REACH or clause[at].lower in ("number", "it", "them"):
        return None
    head = head_of(clause, at, plural=False)
    if head is None or (head.is_name and not (at == 0 and head is clause[0] and _is_noun(head))):
        return None
    return head.start, head.end


def _is_noun(word: Word) -> bool:
    """Whether the capital of a word that opens a sentence is no name's: a plural, or a noun of something measured."""
    return is_plural(word) or word.lower in names("measured")


def topic_of(before: Sequence[Word]) -> tuple[int, int] | None:
    """The noun of a phrase before the clause, of which the number is a part: "Among voters under 30, 61 percent"."""
    at = _before_hedges(before)
    if at < 2 or before[at].text != "," or before[0].lower not in _PARTITIVE:
        return None
    start = 1
    while start < at and before[start].lower in words().determiners:
        start += 1
    head = head_of(before, start, plural=True)
    return (head.start, head.end) if head is not None else None


def antecedent(before: Sequence[Word]) -> tuple[int, int] | None:
    """The plural that a relative clause takes up: "his reservoirs, two of which"."""
    for word in reversed(before[-4:]):
        if is_plural(word):
            return word.start, word.end
    return None
