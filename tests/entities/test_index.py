"""Looking up entities by place in the text."""

from factx.article import read_article
from factx.entities import find_entities
from factx.text import Document


def index_of(text):
    return find_entities(Document(read_article(text)), [], [])


TEXT = "Prime Minister Nora Lindahl of Sweden met President Pablo Ruiz of Peru. The two leaders shook hands."


def test_outermost_gives_a_titled_name_once():
    index = index_of(TEXT)
    outer = [TEXT[m.start : m.end] for m in index.outermost(0, len(TEXT)) if m.form == "name"]
    assert outer == ["Prime Minister Nora Lindahl", "Sweden", "President Pablo Ruiz", "Peru"]


def test_within_gives_the_bare_name_too():
    index = index_of(TEXT)
    assert "Nora Lindahl" in [TEXT[m.start : m.end] for m in index.within(0, len(TEXT))]


def test_covering_and_ending():
    index = index_of(TEXT)
    at = TEXT.index("Lindahl")
    covering = index.covering(at, at + 7)
    assert TEXT[covering.start : covering.end] == "Nora Lindahl"
    ending = index.ending_at(at + 7)
    assert TEXT[ending.start : ending.end] == "Prime Minister Nora Lindahl"
    assert index.covering(TEXT.index("shook"), TEXT.index("hands")) is None


def test_two_leaders_are_the_last_two_persons():
    index = index_of(TEXT)
    members = index.members("The two leaders", TEXT.index("The two leaders"))
    assert [index.entity_of(m).name for m in members] == ["Nora Lindahl", "Pablo Ruiz"]


def test_two_countries():
    index = index_of(TEXT)
    members = index.members("both countries", len(TEXT))
    assert [index.entity_of(m).name for m in members] == ["Sweden", "Peru"]


def test_other_words_have_no_members():
    index = index_of(TEXT)
    assert index.members("the leaders", len(TEXT)) == ()
    assert index.members("two dogs", len(TEXT)) == ()
    assert index.members("both countries", 3) == ()
