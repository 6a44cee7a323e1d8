"""The HTML view shows every character of the article once, escaped, with no script and no outside resource."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx import Article, Extraction, Span, StatementFact, extract
from factx.view.html import fragment, page
from tests.sound import SUMMIT

HOSTILE = "<script>alert('on 3 May 2024')</script> & \"Kim\" said 5 &lt; people were <b>killed</b> \x00 \ud800"


OURS = set("html head meta title body div style p span mark table tr th td".split())
ESCAPES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&amp;": "&"}


def shown_text(html):
    """The article's text as a browser would show it, control characters apart."""
    inside = html.partition('<div class="text">')[2].partition("</div>")[0]
    return re.sub("|".join(ESCAPES), lambda m: ESCAPES[m.group()], re.sub(r"</?mark[^>]*>", "", inside))


class _Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.opened, self.attributes, self.stack = set(), set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.opened.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "meta":
            self.stack.append(tag)

    def handle_endtag(self, tag):
        assert self.stack.pop() == tag


@pytest.mark.parametrize("text", [SUMMIT, HOSTILE, "", "Rain.", "“It opens on 3 May 2024,” Kim said. " * 20])
def test_the_text_is_shown_whole_and_tags_are_ours_and_closed(text):
    html = extract(text, published="2024-06-03", title=text).to_html()
    assert shown_text(html) == text.encode("utf-8", "replace").decode("utf-8")
    tags = _Tags(html)
    assert tags.stack == []
    assert tags.opened <= OURS
    assert tags.attributes <= {"lang", "charset", "class", "title"}
    html.encode("utf-8")


def test_every_kind_is_marked_and_listed():
    html = extract(SUMMIT).to_html()
    for kind in ("date", "count", "event", "agreement", "statement"):
        assert f'<span class="{kind}">' in html
        assert re.search(rf'<mark class="[^"]*\b{kind}\b', html)
    assert "dates.calendar" in html


def test_facts_that_overlap_are_marked_together():
    fields = {"rule": "statements.x", "direct": False, "act": "say"}
    facts = tuple(
        StatementFact(id=name, span=Span(start=a, end=b), text="abcdef"[a:b], content=(Span(start=a, end=b),), **fields)
        for name, a, b in (("s", 0, 4), ("t", 2, 6))
    )
    html = fragment(Extraction(article=Article(text="abcdef"), facts=facts))
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", html) == ["ab", "cd", "ef"]
    assert shown_text(html) == "abcdef"


def test_a_notebook_shows_the_fragment():
    result = extract(SUMMIT)
    assert result._repr_html_() == fragment(result)
    assert fragment(result) in page(result)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_any_text_is_shown_whole(text):
    assert shown_text(extract(text, kinds={"date", "count"}).to_html()) == text
