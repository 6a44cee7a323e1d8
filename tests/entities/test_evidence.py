"""Types that the whole document decides, and the compounds of name and common noun."""

import pytest

from factx.article import read_article
from factx.entities import find_entities
from factx.text import Document


def types(text):
    return {record.name: record.type for record in find_entities(Document(read_article(text)), [], []).records}


@pytest.mark.parametrize(
    ("text", "name", "kind", "why"),
    [
        ("Zelmarco shares fell. Zelmarco shareholders will vote.", "Zelmarco", "organization", "shares are companies'"),
        ("Rescuers reached Qarvelle at noon.", "Qarvelle", "place", "what is reached is a place"),
        ("Its rival Zelmarco has closed two plants.", "Zelmarco", "organization", "a common noun in apposition"),
        ("Mr. Zelmarco told the court he was ill.", "Zelmarco", "person", "a title outweighs all"),
        ("The Dutch health ministry closed the clinic.", "Dutch health ministry", "organization", "a country's body"),
        ("The interior ministry gave no figures.", "interior ministry", "organization", "a body without its country"),
        ("A Saudi-led coalition bombed the port.", "Saudi-led coalition", "organization", "a coalition by its leader"),
        ("Police closed the road.", "Police", "organization", "an institution by one word"),
        ("Kurdish fighters held the ridge.", "Kurdish fighters", "group", "armed people of a movement"),
        ("Flights to SYLHET resumed.", "SYLHET", "place", "a town in capitals"),
    ],
)
def test_types(text, name, kind, why):
    assert types(text).get(name) == kind, why


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("A Dutch health ministry will never do that.", "Dutch health ministry", "with `a` it is any such body"),
        ("They need a news agency.", "news agency", "with `a` it is any such body"),
        ("The police chief resigned.", "police", "part of a title"),
        ("He joined a riot police unit there.", "riot police", "part of another noun, after `a`"),
    ],
)
def test_no_body(text, name, why):
    assert name not in types(text), why
