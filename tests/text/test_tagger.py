import pytest

from factx.learned.store import load_card
from factx.text.tagger import TAGS, tag
from factx.text.tokens import Tokens


def tags_of(text):
    tokens = Tokens(text)
    return tag(tokens, [range(len(tokens))], [False])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister will visit Rome.", "DET NOUN AUX VERB PROPN PUNCT"),
        ("His visit was short.", "PRON NOUN AUX ADJ PUNCT"),
        ("She said that they had agreed.", "PRON VERB SCONJ PRON AUX VERB PUNCT"),
        ("Talks in Vienna began on Monday.", "NOUN ADP PROPN VERB ADP PROPN PUNCT"),
    ],
)
def test_common_sentences(text, expected):
    assert tags_of(text) == expected.split()


def test_every_token_has_a_tag_whatever_the_text():
    text = "\x00 \ud800 ☃ 1,1 — " * 3
    tokens = Tokens(text)
    found = tag(tokens, [range(len(tokens))], [False])
    assert len(found) == len(tokens)
    assert set(found) <= set(TAGS)


def test_tokens_outside_sentences_are_x():
    assert tag(Tokens("One two"), [], []) == ["X", "X"]


def test_the_card_gives_cross_validated_scores():
    scores = load_card("tagger")["scores"]["accuracy by 5-fold cross-validation over documents"]
    assert min(scores) > 0.9
