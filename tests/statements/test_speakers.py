"""Whose words they are: entities, pronouns, descriptions."""

from __future__ import annotations

import pytest

from factx import extract

NAMED = "Prime Minister Olga Brandt arrived in Oslo on Monday."


def speakers(text):
    extraction = extract(text, kinds={"statement", "entity"})
    names = {entity.id: entity.name for entity in extraction.entities}
    return [names.get(fact.speaker.entity) for fact in extraction.statements]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (f"{NAMED} Brandt said the talks went well.", ["Olga Brandt"], "a surname"),
        ("Olga Brandt said the talks went well. She added that more would follow.", ["Olga Brandt"] * 2, "a pronoun"),
        (
            "Olga Brandt said Peter Holm had left. She said he was tired.",
            ["Olga Brandt"] * 2,
            "who spoke last speaks on, not who was named last",
        ),
        ("Olga Brandt, who leads Norway, said the talks went well.", ["Olga Brandt"], "with a clause of its own"),
        ("A fisherman said the sea was rough.", [None], "known only as a kind: words without an entity"),
    ],
)
def test_speaker(text, expected, why):
    assert speakers(text) == expected, why


def test_a_source_known_only_by_its_words_is_taken_up_by_its_head():
    text = "A harbour official said two ships sank. The official said divers were on their way."
    facts = extract(text, kinds={"statement"}).statements
    assert [fact.speaker.entity for fact in facts] == [None, None]
    assert [fact.speaker.text for fact in facts] == ["A harbour official", "The official"]
