"""Sentences that no reader would call one are cut between tokens, and only those."""

import pytest

from factx.article import read_article
from factx.text import Document

MOST = 320


def sentences(text):
    return [text[start:end] for start, end in Document(read_article(text)).sentences]


@pytest.mark.parametrize("unit", ["rain ", "he said ", "Kim Lee, ", "1,", "(", "a-", "said“", "ü\u0301 "])
def test_pieces_are_bounded_and_lose_nothing(unit):
    text = (unit * 3000).strip()
    document = Document(read_article(text))
    pieces = [text[start:end] for start, end in document.sentences]
    assert "".join("".join(pieces).split()) == "".join(text.split())
    for number, (start, end) in enumerate(document.sentences):
        own = document.sentence_tokens(number)
        assert 0 < len(own) <= MOST
        assert document.tokens.starts[own.start] == start
        assert document.tokens.ends[own.stop - 1] == end


def test_a_cut_is_made_after_a_comma_where_there_is_one():
    text = ("one two three four five six seven, " * 200).strip()
    assert all(piece.endswith(",") for piece in sentences(text))


def test_long_sentences_of_people_stay_whole():
    text = "The minister said that " + "and that ".join("the plan would help farmers " for _ in range(40)) + "."
    assert len(sentences(text)) == 1


def test_one_long_word_is_one_sentence():
    assert sentences("a" * 100_000) == ["a" * 100_000]
