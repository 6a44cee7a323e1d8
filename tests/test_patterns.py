"""A pattern compiled at its first use behaves as one compiled at once."""

from __future__ import annotations

import re

import pytest

from factx.patterns import Pattern


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_same_matches_as_re(flags: int) -> None:
    pattern, text = r"(?P<day>[0-9]{1,2})\smay", "1 may, 2 May, 3 may"
    ours, theirs = Pattern(pattern, flags), re.compile(pattern, flags)
    assert [m.span("day") for m in ours.finditer(text)] == [m.span("day") for m in theirs.finditer(text)]
    for at in range(len(text)):
        for method in ("match", "search"):
            found, expected = getattr(ours, method)(text, at), getattr(theirs, method)(text, at)
            assert (found and found.span()) == (expected and expected.span())


def test_not_compiled_before_use() -> None:
    broken = Pattern("(")
    with pytest.raises(re.error):
        broken.match("")
