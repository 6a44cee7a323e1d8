from __future__ import annotations

import pytest

from factx.errors import GoldError
from factx.gold import compare

TEXT = "Ministers met in Oslo on Friday. Two boats sank."

FIRST = """\
id: a
published: "2024-05-03"
entities: {}
dates:
  - {text: "Friday", type: DATE, value: "2024-05-03"}
counts:
  - {text: "Two", value: 2, of: "boats"}
events:
  - {type: meet, triggers: ["met"], status: happened}
agreements: []
statements: []
"""


def write(folder, name, content, text=TEXT):
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def test_two_annotators_are_compared_by_kind_and_attribute(tmp_path):
    a, b = tmp_path / "a", tmp_path / "b"
    write(a, "one", FIRST)
    write(a, "two", FIRST)
    write(b, "one", FIRST.replace('value: "2024-05-03"', 'value: "2024-05-10"'))
    write(b, "two", FIRST.replace("- {type: meet", "- {type: travel"))
    write(b, "three", FIRST)
    found = compare(a, b)
    assert (found.articles, found.only_first, found.only_second) == (("one", "two"), (), ("three",))
    counts = dict(found.counts)
    assert counts["date span"].f1 == 1
    assert counts["date value"].f1 == 0.5
    assert counts["event record"].f1 == 0.5
    assert counts["event status, of matched"].f1 == 1
    assert any("value 2024-05-03 ≠ 2024-05-10" in line for line in found.differences)
    assert any("event extra" in line and "travel" in line for line in found.differences)


def test_agreement_is_the_same_whoever_comes_first(tmp_path):
    a, b = tmp_path / "a", tmp_path / "b"
    write(a, "one", FIRST)
    write(
        b,
        "one",
        FIRST.replace('  - {text: "Two", value: 2, of: "boats"}\n', "").replace("counts:", "counts: []"),
    )
    there, back = compare(a, b), compare(b, a)
    assert [(label, counts.f1) for label, counts in there.counts] == [
        (label, counts.f1) for label, counts in back.counts
    ]


def test_nothing_in_common_and_other_texts_are_errors(tmp_path):
    a, b = tmp_path / "a", tmp_path / "b"
    write(a, "one", FIRST)
    write(b, "two", FIRST)
    with pytest.raises(GoldError, match="no article in common"):
        compare(a, b)
    write(b, "one", FIRST, TEXT + " ")
    with pytest.raises(GoldError, match="different texts"):
        compare(a, b)
