"""Time grows with length, not faster, also on hostile text: measured in work done, on the ratio of two sizes.

A quadratic step shows as a ratio near the square of the growth; the bound leaves room for a noisy machine.
"""

import time

import pytest

from factx import extract

HOSTILE = {
    "numbers": "1,",
    "months": "May ",
    "straight quotes": '" ',
    "curly quotes": "“a ",
    "single quotes": "'a ",
    "brackets": "(",
    "one giant word": "a",
    "hyphens": "two-",
    "initials": "A. ",
    "capitals": "Kim ",
    "said": "he said ",
    "and": "and the ",
    "newlines": "\n",
    "stops": ". ",
    "dollars": "$1 million ",
    "killed": "killed 5 in an attack on the ",
    "agreements": "signed an agreement between ",
    "one to": "one to two of ",
    "days": "Friday, ",
    "surrogates": "\ud800 ",
}
SMALL, GROWTH = 20_000, 5


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_linear_in_length(unit):
    def seconds(length):
        text = (unit * (length // len(unit) + 1))[:length]
        started = time.process_time()
        extract(text, published="2024-06-03")
        return time.process_time() - started

    seconds(SMALL)  # models and lexicons are loaded
    small = min(seconds(SMALL) for _ in range(2))
    large = seconds(SMALL * GROWTH)
    assert large < small * GROWTH * 3 + 0.3
