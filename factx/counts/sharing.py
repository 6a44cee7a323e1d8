"""What neighbouring numbers lend each other: a unit ("61 to 34 percent"), a noun ("another two")."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from factx.counts.comparison import is_compared
from factx.counts.heads import is_plural, is_stop
from factx.counts.lexicon import tolls, words
from factx.counts.subject import antecedent

if TYPE_CHECKING:
    from factx.counts.found import Found


# EXAMPLE: the words between "13" and "14-year-old", "61" and "34 percent", "25" and "55 kilometers"
_LINK: Final = re.compile(
    r"-?,?\s?(?:and|or|to|by|up|down|-|–|/|x|×)?\s?(?:about|around|nearly|over|almost)?\s?", re.IGNORECASE
)
_ALSO: Final = frozenset({"another", "remaining", "other", "additional", "further"})
_OF_THEM: Final = frozenset({"them", "whom", "those", "these", "which"})
_COUNTED: Final = frozenset({"cardinal", "vague", "range", "fraction"})


def share(text: str, found: list[Found]) -> None:
    """Complete the counts of a document from their neighbours, in place."""
    for left, right in pairwise(found):
        _share_back(text, left, right)
    for left, right in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        _share_unit(text, left, right)
    for index, count in enumerate(found):
        if count.noun is None and count.unit is None and count.expression.form in _COUNTED:
            count.noun = _elided(text, found, index)
        elif count.noun is None and count.expression.form == "ordinal" and index:
            count.noun = _numbered(found[index - 1], count)
        elif count.noun is None and index and is_compared(text, found[index - 1], count):
            count.noun = found[index - 1].noun


def _share_unit(text: str, left: Found, right: Found) -> None:
    if left.sentence != right.sentence or left.unit is not None or left.noun is not None:
        return
    a, b = left.expression, right.expression
    if a.form not in ("cardinal", "range") or b.form == "ordinal" or b.start - a.end > 14:
        return
    link = text[a.end : b.start]
    if not link.strip() or not _LINK.fullmatch(link):
        return
    if right.unit is not None and (b.dimension != "money" or a.low < b.low):
        left.unit = right.unit
        left.noun = right.noun
    elif right.noun is not None and "," not in link:
        left.noun = right.noun


# EXAMPLE: the bracket between "40 kilometers" and "(25 miles"
_BRACKET: Final = re.compile(r"\s?[(\[/]|\s/\s")


_OR_RATHER: Final = re.compile(r",?\sor\s")


def _share_back(text: str, left: Found, right: Found) -> None:
    """What the later of two numbers takes: an age in "5 and 7", the hedge of a converted measure."""
    if left.sentence != right.sentence:
        return
    a, b = left.expression, right.expression
    link = text[a.end : b.start]
    if left.trend and right.trend is None and right.unit and (_OR_RATHER.fullmatch(link) or _BRACKET.fullmatch(link)):
        right.trend = left.trend
    if right.unit is None and b.digits and b.form == "cardinal" and not (right.noun and right.noun[0] > b.start):
        _share_level(text, left, right, link)
    if (
        a.form == "age"
        and not a.hyphen
        and link == " and "
        and right.unit is None
        and right.noun is None
        and b.high < 120
    ):
        right.expression = replace(b, form="age", unit="year", dimension="age")
        right.unit, right.noun = "year", left.noun
    elif left.unit and right.unit and left.unit != right.unit and _BRACKET.fullmatch(link):
        right.relation = left.relation if right.relation == "=" else right.relation
        right.noun = right.noun or _modified_by_both(left, right)


def _modified_by_both(left: Found, right: Found) -> tuple[int, int] | None:
    """The noun behind the bracket: "its 370-km (200 nautical-mile) zone"."""
    outer = left.noun if left.expression.hyphen else None
    return outer if outer is not None and outer[0] > right.expression.end else None


def _share_level(text: str, left: Found, right: Found, link: str) -> None:
    """The unit of a level behind a change, "rose 12.5 points to 3,410.8", or of a decimal beside another."""
    if left.unit in ("point", "index point", "cent", "penny", "degree", "degree Celsius", "degree Fahrenheit") and (
        link == " to " or "." in text[right.expression.start : right.expression.end]
    ):
        right.unit = left.unit
        right.expression = replace(right.expression, unit=left.unit, dimension=left.expression.dimension)


def _numbered(left: Found, right: Found) -> tuple[int, int] | None:
    """The noun of the things that a bare ordinal numbers: "It solves two problems. The second is delivery"."""
    near = right.sentence - left.sentence <= 1
    return left.noun if near and left.unit is None and left.expression.low >= right.expression.low else None


def _elided(text: str, found: list[Found], index: int) -> tuple[int, int] | None:
    """The noun of an earlier count that a bare number repeats."""
    count = found[index]
    own = _predicate(count)
    if own is not None:
        return own
    previous = count.before[-1].lower if count.before else ""
    following = [word.lower for word in count.after[:2]]
    of_them = following[:1] == ["of"] and following[1:2] and following[1] in _OF_THEM
    if following == ["of", "those"] and count.after[2:] and not is_stop(count.after[2]):
        return None  # they are named by what follows: "12 of those held"
    if following in (["of", "which"], ["of", "whom"]):
        taken_up = antecedent(count.before)
        if taken_up is not None:
            return taken_up
    for earlier in reversed(found[max(0, index - 4) : index]):
        if earlier.noun is None or earlier.unit is not None or earlier.expression.form in ("ordinal", "multiple"):
            continue
        if text[earlier.noun[0] : earlier.noun[1]].lower() == "times":
            continue
        if earlier.before and earlier.before[-1].lower == "per":
            continue
        same = earlier.sentence == count.sentence
        near = count.sentence - earlier.sentence <= 1
        if of_them and near:
            return earlier.noun
        if same and _bare(count) and following[:1] != ["of"] and not _in_relative_clause(count):
            return earlier.noun
        if near and previous in _ALSO:
            return earlier.noun
        if (
            previous == "the"
            and earlier.expression.low == count.expression.low
            and count.sentence - earlier.sentence <= 2
        ):
            return earlier.noun
    return None


def _predicate(count: Found) -> tuple[int, int] | None:
    """The noun that a bare number is said to be: "of the 918, 276 were children"."""
    after = count.after
    if len(after) > 1 and after[0].lower in ("were", "are"):
        for word in after[1:3]:
            if word.lower in tolls("states"):
                return None
            if is_plural(word):
                return word.start, word.end
            if is_stop(word):
                return None
    return None


def _in_relative_clause(count: Found) -> bool:
    """Whether the clause of the number is relative, so that it is of others: "the raid that left 40 dead"."""
    near = [word.lower for word in count.before[-5:]]
    return any(
        word in ("that", "which", "who") and (at == 0 or near[at - 1] not in ("and", ",", "said"))
        for at, word in enumerate(near)
    )


def _bare(count: Found) -> bool:
    """Whether nothing that could be a noun follows."""
    return (
        not count.after
        or is_stop(count.after[0])
        or count.after[0].lower in words().irregular
        or count.after[0].lower in tolls("states")
        or count.after[0].lower.endswith("ed")
    )
