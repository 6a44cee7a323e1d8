"""What holds for all numbers: spelling parses back, any text is safe, patterns and parser agree."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from factx.numbers import DIGITS, NUMBER, parse_digits, parse_number, parse_ordinal, spell, spell_ordinal

WHOLE = st.one_of(
    st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 2000), st.sampled_from([10**n for n in range(15)])
)


@given(WHOLE, st.booleans(), st.booleans())
def test_spelling_parses_back(number, hyphen, conjunction):
    assert parse_number(spell(number, hyphen=hyphen, conjunction=conjunction)) == number


@given(st.integers(0, 10**15 - 1), st.booleans(), st.booleans())
def test_the_pattern_takes_the_whole_spelling(number, hyphen, conjunction):
    assert re.fullmatch(NUMBER, spell(number, hyphen=hyphen, conjunction=conjunction), re.IGNORECASE)


@given(st.integers(1, 10**12))
def test_ordinals_parse_back(number):
    assert parse_ordinal(spell_ordinal(number)) == number


@given(st.integers(0, 10**18))
def test_grouped_digits_parse_back(number):
    assert parse_number(f"{number:,}") == number
    assert re.fullmatch(DIGITS, f"{number:,}")


@given(st.decimals(0, 10**9, places=4, allow_nan=False))
def test_decimals_are_exact(number):
    assert parse_number(f"{number:,f}") == number


@given(st.integers(1, 999), st.sampled_from(["thousand", "million", "billion"]))
def test_digits_with_a_scale_equal_words(number, scale):
    assert parse_number(f"{number} {scale}") == parse_number(f"{spell(number)} {scale}")


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_nothing(text):
    for value in (parse_number(text), parse_digits(text)):
        assert value is None or value.is_finite()
    assert parse_ordinal(text) is None or parse_ordinal(text) >= 0


@given(
    st.lists(
        st.sampled_from("one two twenty hundred thousand million half a and third 5 1/2 dozen point".split()),
        max_size=8,
    )
)
def test_any_words_are_a_number_or_nothing(words):
    value = parse_number(" ".join(words))
    assert value is None or isinstance(value, Decimal)
