"""Whose francs, pesos or dollars: the currency of a bare noun or sign, from the countries that the article names."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from factx.counts.lexicon import homes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from factx.counts.found import Found

# EXAMPLE: what is left of "$5", "40 million shillings", "50 cents"; "Kenyan shillings" and "US$5" say whose they are
_BARE: Final = re.compile(
    r"^\$|\b(?P<noun>cent|dinar|dollar|franc|krone|peso|pound|rial|rupee|shilling)(?:r|s)?$", re.IGNORECASE
)
#: A currency that the euro has replaced, and the last year of it.
_ENDED: Final = {"BEF": 2001, "FRF": 2001}
#: So often the country of a dollar other than the United States' must be named.
_OFTEN: Final = 3


def name_currencies(text: str, published: dt.date | None, found: list[Found]) -> None:
    """Give bare amounts the currency of the country that the article is about, in place.

    "Dollars" stay those of the United States unless that country is never named and another one often.
    """
    places: Mapping[str, Counter[str]] | None = None
    for count in found:
        if count.expression.dimension != "money":
            continue
        noun = _bare_noun(text[count.expression.start : count.expression.end])
        if noun is None:
            continue
        if places is None:
            places = _named(text)
        code = _code(noun, places.get(noun, Counter()), published)
        if code is not None:
            count.unit = code


def _bare_noun(words: str) -> str | None:
    """The noun of an amount that does not say whose it is; before the noun stand number words in lower case only."""
    match = _BARE.search(words)
    if match is None:
        return None
    if match["noun"] is None:
        return "dollar"
    adjective = words[: match.start()].split()[-1:] or [""]
    if adjective[0][:1].isupper() and match.start() > len(adjective[0]) + 1:
        return None
    noun = match["noun"].lower()
    return "dollar" if noun == "cent" else noun


def _code(noun: str, places: Counter[str], published: dt.date | None) -> str | None:
    """The currency most named; None where no country tells."""
    ranked = [
        (code, times)
        for code, times in places.most_common()
        if published is None or published.year <= _ENDED.get(code, published.year)
    ]
    if not ranked:
        return None
    code, times = ranked[0]
    if noun == "dollar" and (times < _OFTEN or places["USD"]):
        return None
    return code


@cache
def _places() -> tuple[re.Pattern[str], Mapping[str, tuple[tuple[str, str], ...]]]:
    """A pattern of places that do not just say whose money it is, and each place with its nouns and codes."""
    table = homes()
    pattern = "|".join(re.escape(place) for place in sorted(table, key=lambda place: (-len(place), place)))
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)(?!\s(?:dollar|franc|krone|peso|pound|rupee|shilling))"), table


def _named(text: str) -> dict[str, Counter[str]]:
    """Noun → how often places of each of its currencies are named, in order of first mention."""
    pattern, table = _places()
    counted: dict[str, Counter[str]] = {}
    for match in pattern.finditer(text):
        for noun, code in table[match.group()]:
            counted.setdefault(noun, Counter())[code] += 1
    return counted
