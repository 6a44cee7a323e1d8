"""An extraction as HTML: the article with its facts marked, and a table of them; no script, no outside resource."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from factx.view.describe import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factx.records import AnyFact, Extraction, Span

_STYLE: Final = """
.factx{font:16px/1.6 Georgia,serif;max-width:52rem;margin:1rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
.factx .text{white-space:pre-wrap;overflow-wrap:anywhere}
.factx mark{background:none;color:inherit;padding:1px 0;border-radius:3px}
.factx .date{background:#d7ebff}.factx .count{background:#ffeec2}.factx .event{background:#ffd9d4}
.factx .agreement{background:#d9f2d6}.factx .statement{border-bottom:2px solid #b79ad6}
.factx .key span{margin-right:1em;padding:1px 6px;border-radius:3px;font:13px sans-serif}
.factx table{border-collapse:collapse;font:13px/1.4 sans-serif;width:100%;margin-top:1rem}
.factx th,.factx td{text-align:left;vertical-align:top;border-top:1px solid #ddd;padding:3px 8px 3px 0}
.factx td.n{color:#666;white-space:nowrap}
"""
_SHOWN: Final = 90


def page(extraction: Extraction) -> str:
    """A self-contained HTML page."""
    title = _safe(extraction.article.title or "Article")
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body>{fragment(extraction)}</body></html>\n"
    )


def fragment(extraction: Extraction) -> str:
    """The same for embedding, as in a notebook."""
    kinds = dict.fromkeys(fact.kind for fact in extraction.facts)
    key = "".join(f'<span class="{kind}">{kind}</span>' for kind in kinds)
    return (
        f'<div class="factx"><style>{_STYLE}</style><p class="key">{key}</p>'
        f'<div class="text">{"".join(_marked(extraction))}</div>{_table(extraction)}</div>'
    )


def _spans(fact: AnyFact) -> tuple[Span, ...]:
    """The spans that are marked for a fact."""
    match fact.kind:
        case "event":
            return fact.triggers
        case "agreement":
            return fact.mentions
        case "statement":
            return fact.content
        case _:
            return (fact.span,)


def _marked(extraction: Extraction) -> Iterator[str]:
    """The text in pieces between the edges of facts, each marked with the kinds that cover it."""
    text = extraction.article.text
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, fact in enumerate(extraction.facts):
        for span in _spans(fact):
            opening.setdefault(span.start, []).append(number)
            closing.setdefault(span.end, []).append(number)
    edges = sorted({0, len(text), *opening, *closing})
    active: list[int] = []
    for start, end in pairwise(edges):
        for number in closing.get(start, ()):
            active.remove(number)
        active += opening.get(start, [])
        piece = _safe(text[start:end])
        if not active:
            yield piece
            continue
        facts = [extraction.facts[number] for number in active]
        kinds = " ".join(dict.fromkeys(fact.kind for fact in facts))
        notes = _safe("\n".join(f"{fact.kind}: {describe(fact, extraction)}" for fact in facts))
        yield f'<mark class="{kinds}" title="{notes}">{piece}</mark>'


def _table(extraction: Extraction) -> str:
    lines = []
    for fact in extraction.facts:
        shown = fact.text if len(fact.text) <= _SHOWN else fact.text[: _SHOWN - 1] + "…"
        lines.append(
            f'<tr><td><span class="{fact.kind}">{fact.kind}</span></td><td>{_safe(shown)}</td>'
            f'<td>{_safe(describe(fact, extraction))}</td><td class="n">{fact.span.start}–{fact.span.end}</td>'
            f'<td class="n">{_safe(fact.rule)}</td></tr>'
        )
    head = "<tr><th>kind</th><th>words</th><th>reading</th><th>span</th><th>rule</th></tr>"
    return f"<table>{head}{''.join(lines)}</table>"


def _safe(text: str) -> str:
    """Escaped, and with lone surrogates, which no encoding can write, replaced."""
    return escape(text).encode("utf-8", "replace").decode("utf-8")
