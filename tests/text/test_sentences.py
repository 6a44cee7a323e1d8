import tomllib
from pathlib import Path

import pytest

from factx.text.layout import read_layout
from factx.text.sentences import find_sentences

CASES = tomllib.loads(Path("tests/cases/sentences.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_boundaries(case):
    text = case["text"].replace("|", " ")
    found = [text[start:end] for start, end in find_sentences(text, ((0, len(text)),))]
    assert found == case["text"].split("|"), case["why"]


def test_each_line_is_a_sentence_of_its_own_without_stops():
    text = "Storm hits coast\nThousands leave homes\n\nThe storm came at night."
    layout = read_layout(text)
    found = [text[start:end] for start, end in find_sentences(text, layout.paragraphs)]
    assert found == ["Storm hits coast", "Thousands leave homes", "The storm came at night."]


def test_hard_wrapped_lines_do_not_end_sentences():
    text = (
        "The storm came at night and\nleft the coast without power\nfor most of the day, when the\n"
        "sea rose. It fell\nlater on."
    )
    layout = read_layout(text)
    assert layout.hard_wrapped or len(layout.paragraphs) == 1
    found = find_sentences(text, layout.paragraphs)
    assert [text[start:end].split(maxsplit=1)[0] for start, end in found] == ["The", "It"]
