"""Whose francs, pesos or dollars: the currency of a bare noun or sign, from the countries that the article names."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from factx.counts.lexicon import homes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

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
    codes: dict[str, str | None] = {}
    for count in found:
        if count.expression.dimension != "money":
            continue
        noun = _bare_noun(text[count.expression.start : count.expression.end])
        if noun is None:
            continue
        if noun not in codes:
            codes[noun] = _code(text, noun, published)
        count.unit = codes[noun] or count.unit


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


def _code(text: str, noun: str, published: dt.date | None) -> str | None:
    """The currency whose country is named most, of equals the first in the table; None where no country tells."""
    if noun == "dollar" and _times(text, homes()[noun]["USD"]):
        return None
    best, most = None, _OFTEN - 1 if noun == "dollar" else 0
    for code, places in homes()[noun].items():
        if published is not None and published.year > _ENDED.get(code, published.year):
            continue
        times = _times(text, places)
        if times > most:
            best, most = code, times
    return best


def _times(text: str, places: Sequence[str]) -> int:
    """How often the places are named; the adjective of "Swiss francs" names none."""
    return sum(len(_name(place).findall(text)) for place in places if place in text)


@cache
def _name(place: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(place)}(?!\w)(?!\s(?:dollar|franc|krone|peso|pound|rupee|shilling))")
