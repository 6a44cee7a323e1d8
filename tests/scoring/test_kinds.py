"""What each metric counts, one small case each: the definitions of docs/benchmark.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from factx.gold import read_text
from factx.scoring.article import score_article

TEXT = (
    "Premier Ana Silva met President Ivo Maric in Split on Friday and signed a fishing pact. "
    'Silva said "the pact protects about 40 boats" while Maric told reporters that talks go on. '
    "At least 12 sailors died in a storm last year, and the two sides hold talks in June."
)

ENTITIES = """\
entities:
  silva: {name: Ana Silva, type: person, aliases: ["Ana Silva", "Silva", "Premier Ana Silva"]}
  maric: {name: Ivo Maric, type: person, aliases: ["Ivo Maric", "Maric"]}
  split: {name: Split, type: place, aliases: ["Split"]}
"""

GOLD = (
    ENTITIES
    + """\
dates:
  - {text: "Friday", type: DATE, value: "2024-05-03"}
  - {text: "last year", type: DATE, value: "2023"}
counts:
  - {text: "40", value: 40, relation: "~", of: "boats"}
  - {text: "12", value: 12, relation: ">=", of: "sailors", toll: killed}
events:
  - type: meet
    triggers: ["met"]
    status: happened
    date: "2024-05-03"
    roles: {participant: [silva, maric], place: [split]}
  - type: meet
    triggers: ["talks", "talks#2"]
    status: planned
    roles: {participant: ["two sides"]}
  - type: die
    triggers: ["died"]
    status: happened
    roles: {victim: ["12 sailors"]}
agreements:
  - mentions: ["pact", "pact#2"]
    form: other
    status: signed
    parties: [silva, maric]
    subject: "fishing"
statements:
  - {cue: "said", speaker: [silva], content: "the pact protects about 40 boats", direct: true, act: praise}
  - {cue: "told", speaker: [maric], content: "talks go on", direct: false, act: say}
"""
)


def article(content: str):
    found, problems = read_text(content, TEXT, Path("x.yaml"))
    assert problems == []
    return found


def rows(*edits: tuple[str, str]) -> dict[str, tuple[int, int, int]]:
    """The counts of a prediction that differs from the gold by some edits."""
    content = GOLD
    for old, new in edits:
        assert old in content, old
        content = content.replace(old, new, 1)
    return {metric: tuple(counts) for metric, counts in score_article(article(GOLD), article(content)).rows.items()}


SAID = '{cue: "said", speaker: [silva], content: "the pact protects about 40 boats", direct: true, act: praise}'


@pytest.mark.parametrize(
    ("edits", "expected", "why"),
    [
        (
            [('text: "last year"', 'text: "year"')],
            {"date.strict": (1, 1, 1), "date.overlap": (2, 0, 0), "date.value": (2, 0, 0)},
            "another extent: not strict, but overlapping with its value",
        ),
        ([('value: "2023"', 'value: "2024"')], {"date.value": (1, 1, 1), "date.type": (2, 0, 0)}, "a wrong value"),
        ([('value: "2023"}', 'value: "2023", mod: END}')], {"date.mod": (0, 1, 0)}, "a mod that the gold has not"),
        ([('of: "boats"', 'of: "pact"')], {"count.of": (1, 1, 1)}, "another counted noun"),
        ([(', of: "boats"', "")], {"count.of": (1, 0, 1), "count.value+unit": (2, 0, 0)}, "no counted noun"),
        ([(", toll: killed", "")], {"count.toll": (0, 0, 1)}, "a toll missed"),
        (
            [("value: 40", "value: 40, unit: percent")],
            {"count.value": (2, 0, 0), "count.value+unit": (1, 1, 1)},
            "a wrong unit",
        ),
        ([('relation: "~", ', "")], {"count.relation": (1, 1, 1)}, "a share of the matched"),
        ([("value: 12", "value: [12, 13]")], {"count.value": (1, 1, 1)}, "both ends must be right"),
        (
            [("type: die", "type: injure")],
            {"event.trigger": (3, 1, 1), "event.trigger.span": (4, 0, 0), "event.record": (2, 1, 1)},
            "a wrong type: neither trigger nor record, but the span",
        ),
        (
            [(', "talks#2"]', "]")],
            {"event.trigger": (3, 0, 1), "event.record": (3, 0, 0)},
            "one shared trigger is enough",
        ),
        ([("status: planned", "status: ongoing")], {"event.status": (2, 1, 1)}, "a share of the matched records"),
        ([('    date: "2024-05-03"\n', "")], {"event.date": (0, 0, 1)}, "a date missed"),
        (
            [('triggers: ["talks", "talks#2"]', 'triggers: ["go on"]')],
            {"event.record": (2, 1, 1), "event.argument": (4, 1, 1), "event.argument.matched": (4, 0, 0)},
            "arguments of unmatched records are wrong and missed, but not among those of the matched",
        ),
        ([("place: [split]", "host: [split]")], {"event.argument": (4, 1, 1)}, "the right filler in the wrong role"),
        ([('"12 sailors"', '"sailors"')], {"event.argument": (5, 0, 0)}, "words that overlap are the same filler"),
        (
            [("participant: [silva, maric]", 'participant: ["Premier Ana Silva", maric]')],
            {"event.argument": (5, 0, 0)},
            "words at a mention of the entity are the entity",
        ),
        ([("participant: [silva, maric]", "participant: [silva, silva]")], {"event.argument": (4, 1, 1)}, "one-to-one"),
        (
            [('mentions: ["pact", "pact#2"]', 'mentions: ["pact#2"]')],
            {"agreement.record": (1, 0, 0), "agreement.mention": (1, 0, 1)},
            "one shared mention is enough",
        ),
        (
            [("form: other", "form: treaty")],
            {"agreement.form": (0, 1, 1), "agreement.status": (1, 0, 0)},
            "a wrong form",
        ),
        ([("parties: [silva, maric]", "parties: [silva]")], {"agreement.party": (1, 0, 1)}, "a party missed"),
        ([('    subject: "fishing"\n', "")], {"agreement.subject": (0, 0, 1)}, "a subject missed"),
        (
            [('"the pact protects about 40 boats"', '"about 40 boats"')],
            {"statement.record": (2, 0, 0), "statement.content": (1, 1, 1), "statement.content.matched": (1, 1, 1)},
            "the same cue and a part of the content: the record, but not its content",
        ),
        (
            [('cue: "said"', 'cue: "signed"')],
            {"statement.record": (2, 0, 0), "statement.cue": (1, 1, 1)},
            "another cue with the same content: the record, but not its cue",
        ),
        (
            [(SAID, SAID.replace("said", "signed").replace("the pact protects about", "about"))],
            {"statement.record": (1, 1, 1)},
            "another cue and less than half of the content: another record",
        ),
        ([("speaker: [silva]", "speaker: [maric]")], {"statement.speaker": (1, 1, 1)}, "a wrong speaker"),
        (
            [("speaker: [silva]", "speaker: [silva, maric]")],
            {"statement.speaker": (2, 0, 0)},
            "one right speaker is enough",
        ),
        (
            [("act: praise", "act: say"), ("direct: true", "direct: false")],
            {"statement.act": (1, 1, 1), "statement.direct": (1, 1, 1)},
            "shares of the matched",
        ),
        (
            [("name: Split, type: place", "name: Split, type: country")],
            {"entity.found": (3, 0, 0), "entity.typed": (2, 0, 1), "entity.type": (2, 1, 1)},
            "found, but of the wrong type",
        ),
        (
            [('aliases: ["Ivo Maric", "Maric"]', 'aliases: ["Ivo Maric"]')],
            {"entity.mention": (4, 0, 1)},
            "a mention missed",
        ),
    ],
)
def test_what_a_metric_counts(edits, expected, why):
    found = rows(*edits)
    assert {metric: found[metric] for metric in expected} == expected, why


def test_entities_that_are_not_annotated_are_not_wrong():
    extra = ENTITIES.replace("entities:\n", 'entities:\n  june: {name: June, type: place, aliases: ["June"]}\n')
    content = GOLD.replace(ENTITIES, extra).replace("place: [split]", "place: [split, june]")
    counts = score_article(article(GOLD), article(content)).rows
    assert all(counts[f"entity.{metric}"].fp == 0 for metric in ("found", "typed", "mention"))


def test_a_mention_given_to_another_entity_is_a_false_positive():
    content = GOLD.replace('aliases: ["Ivo Maric", "Maric"]', 'aliases: ["Ivo Maric", "Maric", "Split"]')
    assert score_article(article(GOLD), article(content)).rows["entity.mention"].fp == 1


def test_mistakes_say_what_where_and_how():
    outcome = score_article(article(GOLD), article(GOLD.replace("status: planned", "status: ongoing")))
    lines = [mistake.line("x", TEXT) for mistake in outcome.mistakes]
    assert len(lines) == 1
    assert lines[0].startswith("x event differs: ")
    assert "[[talks]] go on" in lines[0]
    assert lines[0].endswith("| meet: status planned ≠ ongoing")
