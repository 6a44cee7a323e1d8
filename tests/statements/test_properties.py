"""What holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx import extract
from factx.statements.frame import SYNTAXES

SOURCES = ["The mayor", "Olga Brandt", "Officials in Oslo", "A spokeswoman for the port", "Ministry sources"]
CUES = ["said", "announced", "insisted", "warned", "added"]
CLAUSES = ["the bridge would open on Monday", "two mills had closed", "nobody was hurt in the fire"]
PIECES = [
    "said",
    "“",
    "”",
    '"',
    "''",
    ",",
    ".",
    ":",
    "that",
    "he",
    "according to",
    "\n\n",
    "—",
    "to",
    "who",
    "(",
    ")",
    "told us",
    "-",
]


def check_spans(text):
    extraction = extract(text, kinds={"statement"})
    for fact in extraction.statements:
        assert text[fact.span.slice] == fact.text
        assert text[fact.speaker.span.slice] == fact.speaker.text
        assert fact.content[0].start == fact.span.start
        assert max(piece.end for piece in fact.content) == fact.span.end
        assert all(a.end <= b.start for a, b in zip(fact.content, fact.content[1:], strict=False))
        assert all(piece.start < piece.end for piece in fact.content)
        assert 0 <= fact.confidence <= 1
        assert fact.rule.removeprefix("statements/") in SYNTAXES
    ids = [fact.id for fact in extraction.statements]
    assert len(ids) == len(set(ids))


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text(text):
    check_spans(text)


@given(st.lists(st.sampled_from(PIECES + CUES + CLAUSES + SOURCES), max_size=40).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_mix_of_attributions(text):
    check_spans(text)


@given(st.sampled_from(SOURCES), st.sampled_from(CUES), st.sampled_from(CLAUSES), st.sampled_from(["", "that "]))
def test_a_plain_report_is_read_back(source, cue, clause, link):
    (fact,) = extract(f"{source} {cue} {link}{clause}.", kinds={"statement"}).statements
    assert (fact.speaker.text, fact.text, fact.direct) == (source, clause, False)


@given(
    st.sampled_from(SOURCES),
    st.sampled_from(["said", "added"]),
    st.sampled_from(CLAUSES),
    st.sampled_from(['""', "“”"]),
)
def test_a_quotation_is_read_back(source, cue, clause, marks):
    quoted = f"{marks[0]}{clause.capitalize()},{marks[1]}"
    (fact,) = extract(f"{quoted} {source} {cue}.", kinds={"statement"}).statements
    assert (fact.speaker.text, fact.text, fact.direct) == (source, clause.capitalize(), True)


@pytest.mark.parametrize(
    "piece",
    [
        "said ",
        "“ ",
        '"',
        "''",
        "he said, ",
        "according to ",
        "( ",
        "and said that ",
        "who said ",
        "said: \n\n",
        "— said ",
    ],
)
def test_hostile_repetition(piece):
    check_spans(piece * 3000)
