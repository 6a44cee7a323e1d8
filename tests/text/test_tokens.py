import pytest

from factx.text.tokens import Tokens

CASES = [
    ("the U.S. army", ["the", "U.S.", "army"], "an abbreviation is one token"),
    ("Japan's 12th summit", ["Japan", "'s", "12th", "summit"], "clitic and ordinal"),
    ("don’t go", ["do", "n’t", "go"], "curly apostrophe in a contraction"),
    ("O'Brien won't", ["O'Brien", "wo", "n't"], "an apostrophe inside a name"),
    (
        "$1,500.75 in 3-4",
        ["$", "1,500.75", "in", "3", "-", "4"],
        "separators stay in numbers, hyphens do not",
    ),
    ("at 14:30, Sept. 6", ["at", "14:30", ",", "Sept.", "6"], "clock times and months"),
    ("Zoe\u0308's", ["Zoe\u0308", "'s"], "combining marks belong to their word"),
    ("state-of-the-art", ["state", "-", "of", "-", "the", "-", "art"], "hyphens are tokens"),
    ("end.", ["end", "."], "a full stop is its own token"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for *_, why in CASES])
def test_tokens(text, expected, why):
    assert Tokens(text).texts == expected, why


def test_lookup_by_offset():
    tokens = Tokens("The army met Abe.")
    assert tokens.first_from(4) == 1
    assert tokens.first_from(5) == 2
    assert list(tokens.covering(5, 10)) == [1, 2]
    assert list(tokens.covering(3, 4)) == []
