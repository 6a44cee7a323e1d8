"""The counts of a document: every anchor read, judged, related to its clause, and made a record."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factx.counts.ages import is_age
from factx.counts.context import SentenceWords
from factx.counts.currency import name_currencies
from factx.counts.exclusions import is_excluded
from factx.counts.expression import Expression, read_expression
from factx.counts.found import Found
from factx.counts.noun import find_noun
from factx.counts.relation import relation_after, relation_before, trend_of
from factx.counts.scan import ANCHOR
from factx.counts.shared_tolls import share_tolls
from factx.counts.sharing import share
from factx.counts.site import Site
from factx.counts.toll import toll_of
from factx.identity import fact_id
from factx.records import CountFact, Span

if TYPE_CHECKING:
    from factx.records import DateFact
    from factx.text import Document

#: Forms of numbers that count nobody.
_NO_TOLL: Final = frozenset({"ordinal", "multiple"})
# What is left of a token whose number counts nothing: "3.1.4", "23-B", "747s".
_REST: Final = re.compile(r"[\w.,:/-]{0,40}")


def find_counts(document: Document, dates: list[DateFact]) -> list[CountFact]:
    """The quantities of a document, sorted, none overlapping another or a date.

    >>> from factx.article import read_article
    >>> from factx.text import Document
    >>> document = Document(read_article("At least 31 people were killed and two dozen injured."))
    >>> [(c.text, c.relation, c.of_text, c.toll) for c in find_counts(document, [])]
    [('31', '>=', 'people', 'killed'), ('two dozen', '=', 'people', 'injured')]
    """
    found = _scan(document, [(fact.span.start, fact.span.end) for fact in dates])
    text = document.text
    share(text, found)
    name_currencies(text, document.article.published_date, found)
    for count in found:
        if count.unit is None and count.expression.form not in _NO_TOLL and count.tells_toll:
            count.toll = toll_of(count.before, count.after, count.noun, text)
    share_tolls(text, found)
    return [_record(text, count) for count in found]


def find_expressions(text: str) -> list[Expression]:
    """Every number of a text with its unit, as written and unjudged: labels, years and bare ranks too.

    >>> [(e.low, e.unit) for e in find_expressions("Flight 370 flew 2,700 km.")]
    [(Decimal('370'), None), (Decimal('2700'), 'kilometre')]
    """
    found: list[Expression] = []
    at = 0
    while (anchor := ANCHOR.search(text, at)) is not None:
        expression = read_expression(text, anchor.start(), at, len(text))
        if expression is None:
            at = anchor.end()
        else:
            found.append(expression)
            at = max(anchor.end(), expression.end)
    return found


def _scan(document: Document, dates: list[tuple[int, int]]) -> list[Found]:
    """Every count, with what its own clause says of it."""
    text = document.text
    found: list[Found] = []
    at, floor, date = 0, 0, 0
    words, read = SentenceWords(text, 0, 0), (0, 0)
    while True:
        anchor = ANCHOR.search(text, at)
        if anchor is None:
            return found
        start = anchor.start()
        while date < len(dates) and dates[date][1] <= start:
            date += 1
        if date < len(dates) and dates[date][0] <= start:
            at = floor = dates[date][1]
            continue
        if anchor["digit"] and _follows_sign(text, start):
            at = _after_token(text, anchor)
            continue
        index = document.sentence_at(start)
        begin, end = document.sentences[index] if index >= 0 else (0, len(text))
        if start >= end:
            begin, end = start, len(text)
        limit = min(end, dates[date][0]) if date < len(dates) else end
        if date:
            floor = max(floor, dates[date - 1][1])
        expression = read_expression(text, start, max(floor, begin), limit)
        if expression is not None and read != (begin, end):
            words, read = SentenceWords(text, begin, end), (begin, end)
        count = None if expression is None else _relate(text, expression, index, (begin, end), words)
        if expression is None or count is None:
            at = max(_after_token(text, anchor), expression.end if expression is not None else 0)
        else:
            found.append(count)
            at = floor = expression.end


def _follows_sign(text: str, start: int) -> bool:
    """Whether the digit goes on from a fraction sign or another numeral: "½½"."""
    return start > 0 and text[start - 1].isalnum() and not text[start - 1].isalpha()


def _after_token(text: str, anchor: re.Match[str]) -> int:
    rest = _REST.match(text, anchor.end())
    return max(anchor.end(), rest.end() if rest and anchor["digit"] else anchor.end())


def _relate(
    text: str, expression: Expression, index: int, sentence: tuple[int, int], words: SentenceWords
) -> Found | None:
    """The count with its clause, None where it counts nothing."""
    before = words.before(expression.start)
    after = words.after(expression.end)
    if is_age(expression, before, after):
        expression = replace(expression, form="age", unit="year", dimension="age")
    noun = find_noun(expression, before, after)
    behind = noun if noun and noun[0] >= expression.start else None
    if expression.form != "age" and is_excluded(Site(text, expression, before, after, *sentence, behind)):
        return None
    relation, hedge = relation_before(before)
    if expression.form == "multiple" and before and before[-1].lower == "around":
        relation = "="
    if relation in ("=", "~"):
        later = relation_after(after)
        relation = later if later != "=" else expression.relation or relation  # type: ignore[assignment]
    trend = trend_of(expression, before, hedge, after)
    return Found(expression, index, before, after, relation, trend, noun, expression.unit, words.tells_toll)


def _rule(expression: Expression) -> str:
    if expression.dimension == "ratio":
        return "counts.ratio"
    if expression.dimension in ("money", "age"):
        return f"counts.{expression.dimension}"
    if expression.unit is not None:
        return "counts.measure/" + ("symbol" if expression.symbol else "hyphen" if expression.hyphen else "word")
    return f"counts.{expression.form}"


def _record(text: str, count: Found) -> CountFact:
    found = count.expression
    noun = count.noun
    return CountFact(
        id=fact_id("count", found.start, found.end),
        span=Span(start=found.start, end=found.end),
        text=text[found.start : found.end],
        rule=_rule(found),
        low=found.low,
        high=found.high,
        value=found.low if found.low == found.high else None,
        relation=count.relation,
        trend=count.trend,
        unit=count.unit,
        per=found.per,
        ordinal=found.form == "ordinal",
        of=Span(start=noun[0], end=noun[1]) if noun else None,
        of_text=text[noun[0] : noun[1]] if noun else None,
        toll=count.toll,
    )
