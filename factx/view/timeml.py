"""TimeML 1.2.1: the text with its dates marked inline as TIMEX3."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factx.records import Article, DateFact, Extraction

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\n'
    '        xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)
#: What XML 1.0 cannot hold in any form: control characters, lone surrogates, two non-characters.
_NOT_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT: Final = "\ufffd"


def to_timeml(extraction: Extraction) -> str:
    r"""The article as a TimeML document: `DCT` with the publication date, `TEXT` with each date as a TIMEX3.

    Without markup the text is the article's own, code point for code point, save that characters XML cannot hold are
    replaced by U+FFFD. `temporalFunction` says whether the value was resolved against something, `anchorTimeID` that
    it was the publication date (`t0`). A date nothing resolves has the value `""`, as TIMEX3 requires one.

    >>> from factx import extract
    >>> xml = to_timeml(extract("Talks will open on Friday.", published="2024-09-03", kinds={"date"}))
    >>> print(xml.partition("<TEXT>")[2].partition(" functionInDocument")[0])
    Talks will open on <TIMEX3 tid="t1" type="DATE" value="2024-09-06" temporalFunction="true"
    """
    article = extraction.article
    parts = [_HEAD, "<DCT>", _creation_time(article), "</DCT>\n", "<TEXT>"]
    at = 0
    for number, fact in enumerate(extraction.dates, start=1):
        parts += [_escape(article.text[at : fact.span.start]), _timex(fact, number)]
        at = fact.span.end
    parts += [_escape(article.text[at:]), "</TEXT>\n</TimeML>\n"]
    return "".join(parts)


def _creation_time(article: Article) -> str:
    if article.published is None:
        return ""
    value = article.published.isoformat()
    kind = "TIME" if "T" in value else "DATE"
    return (
        f'<TIMEX3 tid="t0" type="{kind}" value="{value}" temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{value}</TIMEX3>'
    )


def _timex(fact: DateFact, number: int) -> str:
    attributes = {"tid": f"t{number}", "type": fact.timex, "value": fact.value or ""}
    if fact.mod is not None:
        attributes["mod"] = fact.mod
    attributes["temporalFunction"] = "true" if fact.anchor in ("published", "context") else "false"
    attributes["functionInDocument"] = "NONE"
    if fact.anchor == "published":
        attributes["anchorTimeID"] = "t0"
    written = " ".join(f'{name}="{_escape(value)}"' for name, value in attributes.items())
    return f"<TIMEX3 {written}>{_escape(fact.text)}</TIMEX3>"


def _escape(text: str) -> str:
    clean = _NOT_XML.sub(_REPLACEMENT, text)
    return (
        clean.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("\r", "&#13;")
    )
