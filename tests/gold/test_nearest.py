from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factx.gold.nearest import nearest

TEXT = "President Amara Diallo will receive Kofi Mensah's envoys on the twelfth of May."


@pytest.mark.parametrize(
    ("words", "expected", "why"),
    [
        ("president Amara Diallo", "President Amara Diallo", "another case"),
        ("Amara Dialo", "Amara Diallo", "a letter short"),
        ("Kofi Mensahs envoys", "Kofi Mensah's envoys", "an apostrophe short"),
        ("zirconium", None, "nothing like it"),
    ],
)
def test_the_most_similar_passage_is_found(words, expected, why):
    assert nearest(TEXT, words) == expected, why


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_and_words(text, words):
    found = nearest(text, words)
    assert found is None or found in text
