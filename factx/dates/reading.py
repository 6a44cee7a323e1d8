"""The dates of a text, from its words to records: scan, compose, keep, resolve."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from factx.dates.compose import compose
from factx.dates.expression import Duration, Inside, Quarter, Shifted
from factx.dates.keep import keeps
from factx.dates.resolve import resolve, speaks
from factx.dates.resolved import Place, Resolved
from factx.dates.scan import Found, find_pieces
from factx.dates.timeline import bare, moves, open_timeline
from factx.identity import fact_id
from factx.records import DateFact, Span

if TYPE_CHECKING:
    import datetime as dt

    from factx.dates.expression import Expression


def parse(text: str) -> list[Found]:
    """The expressions of a text, unresolved, in order."""
    return [found for pieces in find_pieces(text) for found in compose(text, pieces) if keeps(text, found)]


def read_dates(text: str, published: dt.date | None) -> list[DateFact]:
    """The temporal expressions of a text, resolved."""
    expressions = parse(text)
    line = open_timeline(published, [cast("Expression", found.piece) for found in expressions])
    facts: list[DateFact] = []
    place = Place(text, 0, 0)
    for found in expressions:
        expression = cast("Expression", found.piece)
        place = place.next(found.start, found.end)
        if not speaks(expression, line, place):
            continue
        resolved = resolve(expression, line, place)
        if resolved.moment is not None and moves(expression):
            line.note(resolved.moment, found.start, told=not place.names())
        if resolved.moment is not None and resolved.anchor == "published":
            line.note_day(resolved.moment, found.start)
        if resolved.moment is not None and _tells_quarter(expression):
            line.note_quarter(resolved.moment, found.start, ahead=place.direction() > 0)
        if _resets_quarter(expression):
            line.quarter = None
        facts.append(_fact(text, found, resolved))
    return facts


def _tells_quarter(expression: Expression) -> bool:
    """A report of results names its quarter: "the third quarter", "this year's third quarter", "the latest quarter"."""
    match bare(expression):
        case Quarter() | Inside(Quarter(), Shifted("year", 0)) | Shifted("quarter", base="now"):
            return True
        case _:
            return False


def _resets_quarter(expression: Expression) -> bool:
    """A report of results has turned to the year or to several months."""
    inner = bare(expression)
    if isinstance(inner, Duration):
        return inner.amount.unit in ("month", "year") and inner.amount.low is not None and inner.amount.low in (1, 6, 9)
    return isinstance(inner, Shifted) and inner.unit == "year" and inner.base == "then"


def _fact(text: str, found: Found, resolved: Resolved) -> DateFact:
    start, end = resolved.moment.interval() if resolved.moment is not None else (None, None)
    return DateFact(
        id=fact_id("date", found.start, found.end),
        span=Span(start=found.start, end=found.end),
        text=text[found.start : found.end],
        rule=found.rule,
        timex=resolved.timex,
        value=resolved.value,
        mod=resolved.mod,
        start=start,
        end=end,
        grain=resolved.grain,
        anchor=resolved.anchor,
        implied=resolved.implied,
    )
