from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from factx.errors import GoldError
from factx.gold import check, gold_files, load, load_folder, read_text
from factx.gold.records import Filler
from factx.records import Span

TEXT = """Ministers sign fishing accord

TROMSO, May 3 (Agency) - Ministers from Norway and Iceland met on Friday. Norway's fisheries
minister, Kari Dahl, said at least 12 boats would return "before winter" and that quotas rise.
"""

GOOD = """\
id: accord
title: "Ministers sign fishing accord"
published: "2024-05-03"
entities:
  norway: {name: Norway, type: country, aliases: ["Norway"]}
  dahl: {name: Kari Dahl, type: person, aliases: ["Kari Dahl", "Norway's fisheries\\nminister"]}
dates:
  - {text: "May 3", type: DATE, value: "2024-05-03"}
  - {text: "before winter", type: DATE, value: null, mod: BEFORE}
counts:
  - {text: "12", value: 12, relation: ">=", of: "boats"}
events:
  - type: meet
    triggers: ["met"]
    status: happened
    date: "2024-05-03"
    roles: {participant: [norway, "Ministers from Norway"], place: "TROMSO"}
agreements:
  - mentions: ["accord"]
    form: trade
    status: signed
    cue: "sign"
    parties: [norway]
statements:
  - {cue: "said", speaker: dahl, content: "at least 12 boats … quotas rise", direct: false, act: say}
"""


def problems(content: str, text: str = TEXT) -> list[str]:
    return [f"{problem.line}: {problem.message}" for problem in read_text(content, text, Path("x.yaml"))[1]]


def test_a_good_file_is_read_into_records_with_spans():
    article, found = read_text(GOOD, TEXT, Path("x.yaml"))
    assert found == []
    assert TEXT[article.dates[0].span.slice] == "May 3"
    assert article.dates[1].value is None
    assert (article.counts[0].low, article.counts[0].high, article.counts[0].relation) == (12, 12, ">=")
    assert TEXT[article.counts[0].of.slice] == "boats"
    meet = article.events[0]
    assert meet.roles["participant"][0] == Filler(entity="norway")
    assert TEXT[meet.roles["participant"][1].span.slice] == "Ministers from Norway"
    assert TEXT[meet.roles["place"][0].span.slice] == "TROMSO"
    assert article.statements[0].speaker == (Filler(entity="dahl"),)
    assert TEXT[article.statements[0].content.slice].startswith("at least 12")
    assert TEXT[article.statements[0].content.slice].endswith("quotas rise")


def test_an_entity_stands_wherever_one_of_its_aliases_does():
    article, _ = read_text(GOOD, TEXT, Path("x.yaml"))
    assert [TEXT[span.slice] for span in article.entity("norway").mentions] == ["Norway", "Norway"]
    with pytest.raises(KeyError):
        article.entity("iceland")


def test_sections_that_are_missing_are_not_the_same_as_empty_ones():
    article, _ = read_text("id: a\ndates: []\nevents: null\n", "x", Path("x.yaml"))
    assert article.sections == ("dates", "events")


@pytest.mark.parametrize(
    ("old", "new", "message", "why"),
    [
        (
            "type: country",
            "type: nation",
            "5: entity norway type: 'nation' is not one of person,",
            "closed vocabulary",
        ),
        ('"May 3", type', '"May 4", type', "8: date: 'May 4' is not in the text; nearest: 'May 3'", "a hint"),
        ('text: "12"', 'text: "12#2"', "11: count: '12' occurs 1 time(s), wanted #2", "not so often"),
        (
            "value: 12",
            "value: twelve",
            "11: count 12: value must be a number or [low, high], not 'twelve'",
            "no number",
        ),
        (
            "value: 12",
            "value: [12]",
            "11: count 12: value must be a number or [low, high], not [12]",
            "half a range",
        ),
        (
            "value: 12",
            "value: .nan",
            "11: count 12: value must be a number or [low, high], not nan",
            "not finite",
        ),
        (
            'value: "2024-05-03"}',
            "value: 2024-05-03}",
            "8: date May 3: value must be a quoted string",
            "YAML's own date",
        ),
        ('value: "2024-05-03"}', "}", "8: date May 3: value must be a quoted string", "no value"),
        ("mod: BEFORE", "mod: UNTIL", "9: date mod: 'UNTIL' is not one of BEFORE,", "closed vocabulary"),
        (
            "participant:",
            "attendee:",
            "17: event meet: 'attendee' is not one of its roles: participant,",
            "role of type",
        ),
        ("status: happened", "status: done", "15: event status: 'done' is not one of", "closed vocabulary"),
        ('triggers: ["met"]', "triggers: []", "13: event meet: no triggers", "an event needs a trigger"),
        (
            'triggers: ["met"]',
            "triggers: met",
            "14: triggers must be a list, not 'met'",
            "a string is no list",
        ),
        (
            'date: "2024-05-03"\n',
            "date: 2024-05-03\n",
            "16: event meet: date must be a quoted string",
            "YAML's own date",
        ),
        ("form: trade", "form: pact", "20: agreement form: 'pact' is not one of", "closed vocabulary"),
        (
            'mentions: ["accord"]',
            "mentions: []",
            "19: agreement: no mentions",
            "an agreement needs a mention",
        ),
        (
            "direct: false",
            'direct: "no"',
            "25: statement: direct must be true or false, not 'no'",
            "a string",
        ),
        ("act: say", "act: shout", "25: act: 'shout' is not one of say,", "closed vocabulary"),
        (
            "speaker: dahl",
            "speaker: daht",
            "25: speaker: 'daht' is not in the text; nearest: 'Dahl'",
            "neither key nor words",
        ),
        (
            '"said", speaker',
            '"sai", speaker',
            "25: cue: 'sai' is not in the text; 'sai' is there only inside",
            "part of a word",
        ),
        ("dahl: {", "dahl2: {", "6: entity dahl2 is in no event, agreement or statement", "unused"),
        ("name: Norway", "nom: Norway", "5: entity norway: unknown key 'nom'", "unknown key"),
        ("id: accord", "di: accord", "1: top: unknown key 'di'", "unknown key at the top"),
        (
            '- {text: "May 3"',
            '- "May 3"\n  - {text: "May 3"',
            "8: date: a mapping with text, type, value, mod is needed",
            "no mapping",
        ),
        ("entities:\n", "entities: [a]\nxentities:\n", "4: entities must be a mapping", "a list of entities"),
        ("roles: {", "roles: [", "17: not YAML:", "broken YAML"),
        ("id: accord", "id: \x00", "1: not YAML: special characters are not allowed", "a NUL"),
        (
            "published: ",
            "published: 2024-13-45 #",
            "1: not YAML: month must be in 1..12",
            "a date that is none",
        ),
    ],
)
def test_problems_are_at_their_line(old, new, message, why):
    assert GOOD.count(old) >= 1
    found = problems(GOOD.replace(old, new, 1))
    assert any(problem.startswith(message) for problem in found), (why, found)


@pytest.mark.parametrize("content", ["", "- a\n", "text\n", "5\n"])
def test_a_file_that_is_no_mapping_is_refused(content):
    assert problems(content) == ["1: the file must be a mapping of id, title, entities, dates, …"]


def test_problems_come_in_the_order_of_the_lines():
    found = problems(GOOD.replace("act: say", "act: x").replace("type: person", "type: x").replace("relation", "r"))
    assert [line.split(":")[0] for line in found] == ["6", "11", "25"]


def test_numbers_keep_their_decimal_form():
    content = 'counts:\n  - {text: "12", value: [0.1, 1200000000000.25]}\n'
    article, _ = read_text(content, TEXT, Path("x.yaml"))
    assert (article.counts[0].low, article.counts[0].high) == (Decimal("0.1"), Decimal("1200000000000.25"))


def test_files_are_found_loaded_and_named_in_errors(tmp_path):
    (tmp_path / "b.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(GOOD.replace("id: accord\n", ""), encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT.replace("\n", "\r\n"), encoding="utf-8", newline="")
    assert [article.id for article in load_folder(tmp_path)] == ["a", "accord"]
    assert load(tmp_path / "a.yaml").text == TEXT, "line ends are unified"
    (tmp_path / "a.yaml").write_text(GOOD.replace("act: say", "act: x"), encoding="utf-8")
    with pytest.raises(GoldError, match=r"a\.yaml:25: act: 'x'"):
        load(tmp_path / "a.yaml")
    assert [problem.line for problem in check(tmp_path / "a.yaml")] == [25]


def test_several_annotations_share_the_text_above_them(tmp_path):
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")
    folder = tmp_path / "annotations" / "a"
    folder.mkdir(parents=True)
    (folder / "x.yaml").write_text(GOOD, encoding="utf-8")
    assert check(folder / "x.yaml") == []


def test_missing_and_undecodable_files_are_problems(tmp_path):
    (tmp_path / "x.yaml").write_bytes(b"id: \xff")
    assert "cannot read" in str(check(tmp_path / "x.yaml")[0]), "no text beside it"
    (tmp_path / "x.txt").write_text("x", encoding="utf-8")
    assert "is not UTF-8" in str(check(tmp_path / "x.yaml")[0])
    with pytest.raises(GoldError, match="no such file"):
        gold_files([tmp_path / "none"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(GoldError, match=r"no \.yaml file"):
        gold_files([tmp_path / "empty"])


def test_an_anchored_alias_is_only_that_mention():
    content = GOOD.replace('aliases: ["Norway"]', 'aliases: ["Norway#2"]')
    article, found = read_text(content, TEXT, Path("x.yaml"))
    assert found == []
    start = TEXT.index("Norway's")
    assert article.entity("norway").mentions == (Span(start=start, end=start + 6),)
