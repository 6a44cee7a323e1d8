"""Chunks cover a sentence without overlap, and verb groups say their voice, mood and polarity."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx.article import read_article
from factx.text import Document


def _chunks(text):
    document = Document(read_article(text))
    return document, [chunk for i in range(len(document.sentences)) for chunk in document.chunks.of(i)]


@pytest.mark.parametrize(
    ("text", "attribute", "why"),
    [
        ("Two men were killed.", "passive", "be with a participle"),
        ("They will not sign it.", "negated", "not inside the group"),
        ("They want to leave.", "to", "an infinitive"),
        ("They have left.", "perfect", "have with a participle"),
        ("They are leaving.", "progressive", "be with a present participle"),
    ],
)
def test_verb_groups(text, attribute, why):
    _, chunks = _chunks(text)
    assert any(getattr(chunk, attribute) for chunk in chunks if chunk.kind == "verb"), why


def test_a_possessive_opens_the_phrase_of_its_noun():
    document, chunks = _chunks("Obama's visit to Japan ended.")
    words = [" ".join(document.tokens.texts[c.first : c.last]) for c in chunks if c.kind == "noun"]
    assert words == ["Obama", "'s visit", "Japan"]


@pytest.mark.parametrize(
    ("text", "phrases", "why"),
    [
        ("Police named Tom Hall, 41, as the driver.", ["Police", "Tom Hall", "the driver"], "an age is no noun phrase"),
        ("They sat in rows 7, 41, and 52.", ["They", "rows 7", "41", "52"], "numbers in a list are"),
    ],
)
def test_the_age_after_a_name(text, phrases, why):
    document, chunks = _chunks(text)
    assert [" ".join(document.tokens.texts[c.first : c.last]) for c in chunks if c.kind == "noun"] == phrases, why


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_chunks_partition_the_tokens_of_every_sentence(text):
    document = Document(read_article(text))
    for i in range(len(document.sentences)):
        at = document.sentence_tokens(i).start
        for chunk in document.chunks.of(i):
            assert chunk.first == at
            assert chunk.first <= chunk.head < chunk.last
            at = chunk.last
        assert at == document.sentence_tokens(i).stop
