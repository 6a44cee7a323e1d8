"""Digits that quantify nothing: parts of names and codes, scores, versions, years, list marks, pages, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factx.counts.heads import is_stop
from factx.counts.lexicon import names, tolls, words

if TYPE_CHECKING:
    from factx.counts.site import Site

_TIME: Final = re.compile(r"\s?(?:[ap]\.?m\.?|o['’]clock|GMT|UTC)(?![^\W_])", re.IGNORECASE)
_LIST_MARK: Final = re.compile(r"[.)]\s")
_YEARS: Final = range(1700, 2100)
_YEAR_LEADS: Final = frozenset(
    "in since of the by until till from to before after during early late mid between and for".split()
)
_NUMBER_SIGNS: Final = frozenset({"no", "nos", "vol", "art", "fig"})
#: Labels that are also common words, so that a counted noun behind the number wins: "a group of 12 men".
_WEAK_LABELS: Final = frozenset("old house law group class unit no order series number".split())
_DENOMINATORS: Final = frozenset({"2", "3", "4", "5", "6", "8", "10", "16", "100"})
_GLUED: Final = frozenset("_/\\^@#&+=:")
_HYPHENS: Final = frozenset("-\u2010\u2011.\u2013")


def is_no_quantity(site: Site) -> bool:
    """Whether digits count nothing."""
    if _is_glued(site):
        return True
    found = site.found
    if found.unit is not None and found.dimension != "time":
        return False
    if found.unit is None and "/" in site.words and _is_odd_fraction(site.words):
        return True
    if found.low < 0 and site.before and site.before[-1].text.isupper() and len(site.before[-1].text) > 1:
        return True  # "COVID -19"
    if _TIME.match(site.text, found.end):
        return True
    return _is_marked(site) or _is_year(site) or _is_labelled(site) or _is_named(site)


def _is_glued(site: Site) -> bool:
    """Part of a longer token: "F-16", "1.2.3", "3-1", "555-0123", "B2B"."""
    last, following, ahead = site.mark(-1), site.mark(1), site.mark(2)
    if last.isalnum() or (last in _GLUED and last and site.found.unit is None):
        return True
    if last and last in _HYPHENS and site.mark(-2).isalnum() and not site.is_vote():
        return True
    if following.isalnum() or following == "_":
        return True
    if following and following in ":/.,'’" and ahead.isdigit() and not (following == "," and site.found.unit):
        return True
    return following == "-" and ahead.isdigit() and not site.is_vote()


def _is_odd_fraction(number: str) -> bool:
    """A stroke between digits that is no fraction: "9/11", "24/7", "50/50"."""
    over, _, under = number.replace("⁄", "/").partition("/")
    over = over.split()[-1] if over.split() else ""
    return under not in _DENOMINATORS or not over.isdecimal() or int(over) >= int(under)


def _is_marked(site: Site) -> bool:
    """The mark of a list or note: "2. ", "(3)", "[4]"; a pair of digits without a noun."""
    found = site.found
    if (found.start == site.start or site.mark(-1) == "\n") and _LIST_MARK.match(site.text, found.end):
        return True
    if (
        site.mark(1) == ")"
        and found.high < 100
        and "(" not in site.text[max(site.start, found.start - 60) : found.start]
    ):
        return True  # "1) the cost"
    if "/" in site.words and site.noun is None and (found.start == site.start or not site.after):
        return True  # "3/10"
    if site.mark(-1) in ("(", "[") and site.mark(1) in (")", "]") and found.high < 100:
        return True
    return found.form == "range" and found.unit is None and site.noun is None and "-" in site.words


def _is_year(site: Site) -> bool:
    number = site.words
    if len(number) != 4 or not number.isdecimal() or int(number) not in _YEARS:
        return False
    return site.noun is None or site.previous in _YEAR_LEADS


def _is_labelled(site: Site) -> bool:
    """Behind a label or a name's number sign: "Flight 370", "No. 12", "resolutions 2254 and 2118"; of a street."""
    before = site.before
    if len(before) > 1 and before[-1].text == "." and before[-2].lower in _NUMBER_SIGNS:
        return True
    label = site.previous.rstrip(".")
    if label in names("labels") or label.removesuffix("s") in names("labels"):
        return site.noun is None or label not in _WEAK_LABELS
    if len(before) > 2 and site.noun is None and label in ("and", "or", ",", "to") and before[-2].text[:1].isdigit():
        return before[-3].lower.rstrip(".").removesuffix("s") in names("labels")
    if not site.after or not site.after[0].is_name:
        return False
    return any(word.is_name and word.lower.rstrip(".") in names("streets") for word in site.after[1:4])


def _is_named(site: Site) -> bool:
    """Beside a capitalised word and without a noun of its own: "Apollo 11", "the 11 Pro"."""
    if site.noun is not None:
        return False
    states = tolls("states")
    after = site.after
    plain = site.found.unit is None and "," not in site.words
    if (
        plain
        and after
        and after[0].is_name
        and not is_stop(after[0])
        and not any(word.lower in states for word in after[:4])
    ):
        return True
    previous = site.before[-1] if site.before else None
    if previous is None or not previous.is_name or not previous.text[0].isalpha() or "," in site.words:
        return False
    if len(site.before) == 1 or previous.lower in words().stops or site.is_title_case():
        return False
    return site.following not in states
