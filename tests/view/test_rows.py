"""Rows are flat, have the same columns for every kind, and say what the records say."""

import csv
import io

from factx import extract
from factx.view.rows import COLUMNS
from tests.sound import SUMMIT

FLAT = (str, int, float, bool, type(None))


def test_every_row_has_the_columns_and_flat_values():
    result = extract(SUMMIT)
    rows = result.rows()
    assert len(rows) == len(result.facts)
    for row, fact in zip(rows, result.facts, strict=True):
        assert tuple(row) == COLUMNS
        assert (row["id"], row["kind"], row["text"]) == (fact.id, fact.kind, fact.text)
        assert SUMMIT[row["start"] : row["end"]] == row["text"]
        for name, value in row.items():
            assert isinstance(value, FLAT) or name in ("low", "high", "value"), name


def test_what_the_rows_of_each_kind_say():
    by_kind = {}
    for row in extract(SUMMIT).rows():
        by_kind.setdefault(row["kind"], []).append(row)
    assert [row["value"] for row in by_kind["date"]] == ["2024-06-03", "2024-06-03", "2024-06-02"]
    toll = next(row for row in by_kind["count"] if row["toll"])
    assert (toll["low"], toll["relation"], toll["of"], toll["toll"]) == (31, ">=", "people", "killed")
    said = by_kind["statement"][0]
    assert (said["direct"], said["speaker"], said["cue"], said["content"]) == (
        True,
        "Anna Kovacs",
        "said",
        "We agreed on 12 points",
    )
    assert any(row["type"] == "trade" for row in by_kind["agreement"])
    meeting = next(row for row in by_kind["event"] if row["type"] == "meet")
    assert meeting["roles"].startswith("participant=")
    assert "Anna Kovacs, Luis Ortega; place=Vienna" in meeting["roles"]


def test_columns_that_do_not_apply_are_none():
    for row in extract(SUMMIT, kinds={"date"}).rows():
        assert all(row[name] is None for name in ("low", "unit", "roles", "speaker", "toll", "parties", "direct"))


def test_csv_reads_back_what_was_written():
    rows = extract('Kim said "yes", then\nleft on 3 May 2024; 5,000 people came.').rows()
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    stream.seek(0)
    back = list(csv.DictReader(stream))
    assert [row["text"] for row in back] == [row["text"] for row in rows]


def test_no_facts_no_rows():
    assert extract("").rows() == []
