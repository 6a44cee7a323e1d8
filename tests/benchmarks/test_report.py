from __future__ import annotations

import pytest

from benchmarks import report
from benchmarks.suite import Metric, Table, corpus_hash, signature
from factx.scoring.counts import Counts

METRICS = (Metric("span", target=0.9), Metric("found", shown="recall"), Metric("never"))


def table(**documents: Counts) -> Table:
    rows = {key: {"span": counts, "found": Counts(counts.tp, 0, counts.fn)} for key, counts in documents.items()}
    return Table("demo", METRICS, rows, signature("demo", "0123abcd", "overlap"), notes=("a note",))


def test_lines_are_sums_and_leave_out_what_was_not_measured():
    lines = report.lines(table(a=Counts(8, 1, 2), b=Counts(1, 1, 0)))
    assert [line.metric.name for line in lines] == ["span", "found"]
    assert lines[0].counts == Counts(9, 2, 2)
    assert lines[0].score == pytest.approx(9 / 11)
    assert lines[0].met is False
    assert lines[1].score == pytest.approx(9 / 11)
    assert lines[1].met is None


def test_an_earlier_run_is_compared_on_the_documents_of_both():
    now, before = table(a=Counts(5, 5, 5), b=Counts(9, 0, 0)), table(a=Counts(10, 0, 0), c=Counts(0, 9, 9))
    line = report.lines(now, before)[0]
    assert (line.before, line.now) == (1.0, 0.5)
    assert line.p is not None


def test_results_are_read_back_as_written(tmp_path):
    tables = [table(a=Counts(8, 1, 2), **{'b "ü"': Counts(0, 0, 1)})]
    report.write_json(tables, tmp_path / "r.json")
    assert report.read_json(tmp_path / "r.json") == {"demo": tables[0]}


def test_no_tables_are_no_results(tmp_path):
    report.write_json([], tmp_path / "r.json")
    assert report.read_json(tmp_path / "r.json") == {}


def test_markdown_names_metrics_targets_and_signatures():
    page = report.markdown([table(a=Counts(8, 1, 2))], {})
    assert "| span | 0.889 | 0.800 | 0.842 |" in page
    assert "0.90 ✗" in page
    assert "corpus:demo|split:0123abcd|matching:overlap|version:" in page
    assert "- a note" in page


def test_a_corpus_is_named_by_its_bytes(tmp_path):
    one, other = tmp_path / "a", tmp_path / "b"
    one.write_bytes(b"x")
    other.write_bytes(b"y")
    assert corpus_hash(one, other) != corpus_hash(other, one)
    assert len(corpus_hash(one)) == 8
