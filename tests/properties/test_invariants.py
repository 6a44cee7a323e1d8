"""What holds for any text: order, batches and kinds change nothing, and JSON gives back the same records."""

from hypothesis import given, settings
from hypothesis import strategies as st

from factx import Extraction, Extractor, extract, extract_many
from factx.article import read_article
from factx.text import Document
from tests.sound import SUMMIT, assert_sound

WORDS = [
    *SUMMIT.split(" "), "\n\n", "\r\n", "deal", "U.S.", "(", "’s", "2-3", "“", "\ud800", "Iran,",
    "killed", "not", "$5bn",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
ANY = st.text(st.characters(codec=None), max_size=200)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_json_gives_back_the_same(text):
    result = extract(text, published="2024-06-03")
    assert_sound(text, result)
    assert Extraction.model_validate_json(result.model_dump_json()) == result


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, max_size=5), st.randoms(use_true_random=False))
def test_order_and_batches_change_nothing(texts, random):
    alone = {text: extract(text) for text in texts}
    random.shuffle(texts)
    assert list(extract_many(texts)) == [alone[text] for text in texts]


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_kinds_choose_and_do_not_change(text):
    everything = extract(text)
    for kind in ("date", "count", "statement", "event", "agreement"):
        assert Extractor({kind}).extract(text).facts == tuple(fact for fact in everything.facts if fact.kind == kind)


@settings(max_examples=200, deadline=None)
@given(st.one_of(TEXTS, ANY))
def test_text_layers_cover_the_text(text):
    """Paragraphs, sentences and tokens are in order and apart, and hold all that is not white space."""
    document = Document(read_article(text))
    tokens = list(zip(document.tokens.starts, document.tokens.ends, strict=True))
    for ranges in (document.paragraphs, document.sentences, tokens):
        at = 0
        for start, end in ranges:
            assert at <= start < end <= len(text)
            assert not text[at:start].strip()
            at = end
        assert not text[at:].strip()
    assert len(document.tags) == len(tokens)
    for quote in document.quotes:
        # A quotation whose opening mark is lost begins with its words; then its closing mark is there.
        assert 0 <= quote.start <= quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        assert quote.start < quote.inner_start or quote.inner_end < quote.end
