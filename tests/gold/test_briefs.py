"""Briefs: the markup is read into text and events, and every brief of the repository follows it."""

from pathlib import Path

import pytest

from factx.errors import GoldError
from factx.gold.briefs import load_briefs, read_brief

BRIEFS = Path(__file__).parents[2] / "gold" / "briefs"


def test_marks_nest_and_number_the_events():
    brief = read_brief(
        "{1place:{2victim:A clerk}'s home} was [1attack:raided] and {2victim:he} [2die/possible:killed].", "b"
    )
    assert brief.text == "A clerk's home was raided and he killed."
    attack, die = sorted(brief.events, key=lambda event: event.type)
    assert [brief.text[s.slice] for s in attack.triggers] == ["raided"]
    assert [brief.text[f.span.slice] for f in attack.roles["place"]] == ["A clerk's home"]
    assert (die.status, [brief.text[f.span.slice] for f in die.roles["victim"]]) == ("possible", ["A clerk", "he"])


@pytest.mark.parametrize(
    ("marked", "what"),
    [
        ("[1attack:raid", "not closed"),
        ("a raid]", "closes nothing"),
        ("[1assault:raid]", "has the type 'assault'"),
        ("[1attack/maybe:raid]", "has the status 'maybe'"),
        ("[1attack:raid] by {1buyer:men}", "no role 'buyer'"),
        ("[1attack:raid] and [1meet:talks]", "both attack and meet"),
        ("{1place:Rome} is calm", "has the type ''"),
    ],
)
def test_a_wrong_mark_is_refused_with_its_reason(marked, what):
    with pytest.raises(GoldError, match=what):
        read_brief(marked, "b")


@pytest.mark.parametrize("file", sorted(BRIEFS.glob("*.txt")), ids=lambda file: file.stem)
def test_the_briefs_of_the_repository(file):
    briefs = load_briefs(file)
    assert briefs
    assert all(event.triggers for brief in briefs for event in brief.events)
    assert not [brief.id for brief in briefs if set("[]{}") & set(brief.text)]


def test_a_file_without_its_first_line_is_refused(tmp_path):
    file = tmp_path / "b.txt"
    file.write_text("A brief.\n", encoding="utf-8")
    with pytest.raises(GoldError, match="published"):
        load_briefs(file)
