"""What an article's own first lines say: title, publication date, dateline."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from factx.records import Dateline, Span

#: Lines of a header are looked at within this many characters, and this many lines.
_REACH: Final = 1500
_LINES: Final = 14
_TITLE_WORDS: Final = 30
_LINE_END: Final = re.compile(r"[\r\n]")

_MONTHS: Final = "January February March April May June July August September October November December".split()
_MONTH: Final = (
    "(?P<month>"
    + "|".join(rf"{m[:3]}(?:{m[3:]}|t)?" if m == "September" else rf"{m[:3]}(?:{m[3:]})?" for m in _MONTHS)
    + r")\.?"
)
_WEEKDAY: Final = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"

# EXAMPLE: "Published September 06,2024", "March 12, 2005", "Updated 6 May 2021 10:30 GMT", "2024-09-06"
_DATE: Final = re.compile(
    rf"""
    {_WEEKDAY}
    (?: {_MONTH} \s+ (?P<day>\d{{1,2}})(?:st|nd|rd|th)? \s* ,? \s* (?P<year>(?:19|20)\d\d)
      | (?P<day2>\d{{1,2}})(?:st|nd|rd|th)? \s+ {_MONTH.replace("month", "month2")} ,? \s+ (?P<year2>(?:19|20)\d\d)
      | (?P<iso>(?:19|20)\d\d-\d\d-\d\d) )
    (?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: What every date has: most lines have none, and this is quickly seen.
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
#: Words that may stand before the date on its line.
_LEAD: Final = re.compile(
    r"(?:(?:first\s+)?(?:published|posted|updated|last\s+updated|modified|issued|released|date[ds]?|created|from|on)"
    r"(?:\s+(?:on|at|by|in))?\s*[:|\-–—]?\s*)",
    re.IGNORECASE,
)
_UPDATED: Final = re.compile(r"updated|modified", re.IGNORECASE)
#: A clock time, a zone, a separator: what may follow the date on its line.
_TRAIL: Final = re.compile(
    r"(?:[\s,|/·•–—-]|at\b|\d{1,2}[:.]\d\d(?::\d\d)?|T?\d\d:\d\d\S*|[AaPp]\.?[Mm]\.?|\(?(?:GMT|UTC|BST|CET|E[SD]T|P[SD]T|IST)\)?)*"
    r"(?:(?:last\s+)?updated\b.{0,60})?",
    re.IGNORECASE,
)
# EXAMPLE: "WASHINGTON (Agency) —", "HO CHI MINH CITY — ", "IRBIL, IRAQ — ", "LONDON, March 3 (Reuters) - "
_DATELINE: Final = re.compile(
    r"""
    (?P<place> [A-Z][A-Z.'’\-]+ (?: [ ] [A-Z][A-Z.'’\-]+ ){0,4}
               (?: ,[ ] (?: [A-Z][A-Z.'’\-]+ | [A-Z][a-z]+\.? ) (?: [ ][A-Z][A-Za-z.'’\-]+ ){0,3} )? )
    (?: ,[ ] [A-Z][a-z]{2,8}\.? [ ] \d{1,2} )?
    (?: [ ]? \( (?P<agency> [A-Z][\w .&/'’-]{1,40} ) \) )?
    [ ]? (?: [—–] | -{1,2} (?=\s) ) [ ]?
    """,
    re.VERBOSE,
)
# EXAMPLE: "Geneva (Reuters) — ": mixed case only with an agency in brackets
_DATELINE_AGENCY: Final = re.compile(
    r"(?P<place>[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,3}(?:, [A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,2})?)"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? ?\((?P<agency>[A-Z][\w .&/'’-]{1,40})\) ?(?:[—–:]|-{1,2}(?=\s)) ?"
)


# EXAMPLE: "GENEVA (12 August 2023)", "KYIV, Ukraine, Sept. 6, 2024 (Agency) — ": the year dates the article
_DATELINE_PLACE: Final = re.compile(
    r"""
    [A-Z][A-Z.'’\-]+ (?: [ ] [A-Z][A-Z.'’\-]+ ){0,4}
    (?: ,[ ] [A-Z][A-Za-z.'’\-]+ (?: [ ] [A-Z][A-Za-z.'’\-]+ ){0,2} )?
    (?: , | [ ]?\( | [ ]?[—–-] ) [ ]?
    """,
    re.VERBOSE,
)
_DATELINE_END: Final = re.compile(r"[ ]?\)?[ ]?(?:\([A-Z][\w .&/'’-]{1,40}\)[ ]?)?(?:[—–:]|-{1,2}(?=\s)|$)")


#: Labels of captions and notes that look like datelines.
_NO_PLACES: Final = frozenset(
    {"FILE", "PHOTO", "VIDEO", "UPDATE", "BREAKING", "EXCLUSIVE", "ANALYSIS", "OPINION", "WATCH", "NOTE"}
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the first lines say; None for what they do not."""

    title: str | None
    published: dt.date | None
    dateline: Dateline | None


def read_header(text: str) -> Header:
    """Read the first lines of an article."""
    lines = _first_lines(text)
    published, date_line = _published(lines)
    return Header(_title(lines, date_line), published, _dateline(lines))


def _first_lines(text: str) -> list[tuple[int, str]]:
    """(offset, line without surrounding white space) of the first non-empty lines."""
    lines: list[tuple[int, str]] = []
    at = 0
    while at < min(len(text), _REACH) and len(lines) < _LINES:
        limit = min(len(text), at + 4 * _REACH)
        line_end = _LINE_END.search(text, at, limit)
        end = line_end.start() if line_end is not None else limit
        line = text[at:end]
        if line.strip():
            lines.append((at + len(line) - len(line.lstrip()), line.strip()))
        at = end + 1
    return lines


def _published(lines: list[tuple[int, str]]) -> tuple[dt.date | None, int | None]:
    """The date of the first line that is nothing but a date; else one that says "updated", else a dateline's."""
    updated: tuple[dt.date, int] | None = None
    placed: dt.date | None = None
    for number, (_, line) in enumerate(lines):
        placed = placed or _date_of_dateline(line)
        if len(line) > 120 or _YEAR.search(line) is None:
            continue
        for match in _DATE.finditer(line):
            before = line[: match.start()].strip(" |·•–—-,:")
            labelled = _LEAD.match(before) is not None and len(before.split()) <= 4
            if before and not labelled:
                continue
            if _TRAIL.fullmatch(line[match.end() :]) is None and not labelled:
                continue
            date = _calendar(match)
            if date is None:
                continue
            if _UPDATED.search(line[: match.start()]):
                updated = updated or (date, number)
                continue
            return date, number
    return updated or (placed, None)


def _date_of_dateline(line: str) -> dt.date | None:
    place = _DATELINE_PLACE.match(line)
    date = _DATE.match(line, place.end()) if place is not None else None
    return _calendar(date) if date is not None and _DATELINE_END.match(line, date.end()) is not None else None


def _calendar(match: re.Match[str]) -> dt.date | None:
    try:
        if match["iso"]:
            return dt.date.fromisoformat(match["iso"])
        month = (match["month"] or match["month2"])[:3].title()
        number = next(i for i, name in enumerate(_MONTHS, start=1) if name.startswith(month))
        return dt.date(int(match["year"] or match["year2"]), number, int(match["day"] or match["day2"]))
    except ValueError:
        return None


def _title(lines: list[tuple[int, str]], date_line: int | None) -> str | None:
    """The first line, or the longest of the first ones of a scraped page, that looks like a headline."""
    if len(lines) < 2:
        return None
    candidates = [line for number, (_, line) in enumerate(lines[:4]) if number != date_line and _is_headline(line)]
    if not candidates:
        return None
    first = candidates[0]
    if len(first.split()) >= 4 or len(candidates) == 1:
        return first
    return next((line for line in candidates if len(line.split()) >= 4), first)


def _is_headline(line: str) -> bool:
    words = len(line.split())
    return 2 <= words <= _TITLE_WORDS and not line.endswith((".", ":", ";", ",")) and _dateline_match(line) is None


def _dateline_match(line: str) -> re.Match[str] | None:
    return _DATELINE.match(line) or _DATELINE_AGENCY.match(line)


def _dateline(lines: list[tuple[int, str]]) -> Dateline | None:
    for offset, line in lines:
        match = _dateline_match(line)
        if match and match.end() < len(line) and match["place"] not in _NO_PLACES:
            return Dateline(
                span=Span(start=offset + match.start("place"), end=offset + match.end("place")),
                place=match["place"],
                agency=match["agency"],
            )
    return None
