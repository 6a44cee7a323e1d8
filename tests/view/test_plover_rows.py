"""Event-data rows: actors by role, places, quadrants, and which facts give a row."""

import csv
import io
import json

from typer.testing import CliRunner

from factx import extract
from factx.cli.main import app
from factx.view.plover_rows import PLOVER_COLUMNS, plover_rows

TEXT = "Police arrested Ana Lopez in Lima on Monday. A storm hit Quito."


def test_actors_are_of_the_roles():
    rows = list(plover_rows(extract(TEXT, published="2024-09-06")))
    arrest = next(row for row in rows if row["type"] == "arrest")
    assert (arrest["source"], arrest["target"], arrest["place"]) == ("Police", "Ana Lopez", "Lima")
    assert (arrest["date"], arrest["category"], arrest["quad"]) == ("2024-09-02", "COERCE", "material_conflict")
    assert TEXT[arrest["start"] : arrest["end"]] == arrest["text"] == "arrested"


def test_what_has_no_category_gives_no_row():
    rows = list(plover_rows(extract(TEXT, published="2024-09-06")))
    assert "disaster" not in {row["type"] for row in rows}
    assert all(row["category"] and tuple(row) == PLOVER_COLUMNS for row in rows)


def test_of_a_shared_role_the_first_is_the_source():
    (row,) = plover_rows(extract("Norway met Chile and Peru in Oslo.", published="2024-09-06", kinds=["event"]))
    assert (row["source"], row["target"]) == ("Norway", "Chile; Peru")
    assert (row["source_country"], row["target_country"]) == ("NOR", "CHL; PER")


def test_csv_and_json_lines_hold_the_same_rows(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    run = ["events", str(article), "--published", "2024-09-06", "--format"]
    table = list(csv.DictReader(io.StringIO(CliRunner().invoke(app, [*run, "plover"]).stdout)))
    lines = [json.loads(line) for line in CliRunner().invoke(app, [*run, "plover-jsonl"]).stdout.splitlines()]
    assert [row["id"] for row in table] == [row["id"] for row in lines]
    assert table
    assert table[0]["article"] == lines[0]["article"]
