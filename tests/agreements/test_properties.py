"""Whatever the text: no error, every span inside it, and the same answer each time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factx import Extractor

EXTRACTOR = Extractor(["agreement"])

WORDS = st.sampled_from(
    "Peru Chile Ankara the two sides companies a deal agreement treaty ceasefire truce contract memorandum of "
    "understanding ( ) , . \" ' - – : ; signed agreed to sign on with between and 's under in for if will not has been "
    "settled it peace plan solution violations talks 2009 1 June which that was by any no is rejected\n\n".split(" ")
)


@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_mentions_lie_in_the_text(text: str) -> None:
    found = EXTRACTOR.extract(text).agreements
    assert found == EXTRACTOR.extract(text).agreements
    for record in found:
        spans = [record.span, *record.mentions, *(party.span for party in record.parties)]
        spans += [span for span in (record.cue, record.subject, record.place and record.place.span) if span]
        for span in spans:
            assert 0 <= span.start < span.end <= len(text)
        assert record.text == text[record.span.slice]
        assert record.span == record.mentions[0]
        assert list(record.mentions) == sorted(record.mentions, key=lambda s: s.start)
        assert record.name in text


@given(st.lists(WORDS, max_size=40).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_no_mention_belongs_to_two_accords(text: str) -> None:
    mentions = [span for record in EXTRACTOR.extract(text).agreements for span in record.mentions]
    assert len(mentions) == len(set(mentions))
