from __future__ import annotations

import json

import pytest

from benchmarks import run
from benchmarks.own import METRICS, measure_gold, split
from benchmarks.suite import Metric, Table
from factx.scoring.counts import Counts

TEXT = "The bridge was opened on 3 May 2024. The old one fell on 9 June 2021."
GOLD = """\
id: bridge
published: "2024-05-04"
dates:
  - {text: "3 May 2024", type: DATE, value: "2024-05-03"}
  - {text: "9 June 2021", type: DATE, value: "2021-06-09"}
"""


@pytest.fixture
def folder(tmp_path):
    for name in ("bridge", "bridge-2"):
        (tmp_path / f"{name}.yaml").write_text(GOLD, encoding="utf-8")
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_a_gold_folder_is_measured_by_document(folder):
    table = measure_gold(folder, "demo", kinds=frozenset({"date"}))
    assert set(table.rows) == {"bridge", "bridge-2"}
    assert table.rows["bridge"]["date.value"] == Counts(2, 0, 0)
    assert "documents:2" in table.signature
    assert not any(metric.startswith("count.") for metric in table.rows["bridge"]), "the section is not annotated"


def test_mistakes_are_listed_unless_they_must_not_be(folder):
    (folder / "bridge.yaml").write_text(GOLD.replace("2021-06-09", "2021-06-10"), encoding="utf-8")
    shown = measure_gold(folder, "demo", kinds=frozenset({"date"}))
    assert any(error.startswith("bridge date differs: ") for error in shown.errors)
    assert measure_gold(folder, "demo", kinds=frozenset({"date"}), errors=False).errors == ()


def test_parts_are_named_by_the_splits_file(folder):
    assert split(folder, "dev") == {"bridge", "bridge-2"}
    assert split(folder, "test") == frozenset()
    (folder / "splits.toml").write_text('dev = ["bridge"]\ntest = ["bridge-2"]\n', encoding="utf-8")
    assert split(folder, "dev") == {"bridge"}
    assert split(folder, "test") == {"bridge-2"}


def test_every_metric_of_the_scorer_is_printed(folder):
    names = [metric.name for metric in METRICS]
    assert len(set(names)) == len(names)
    sections = "entities: {}\ncounts: []\nevents: []\nagreements: []\nstatements: []\n"
    (folder / "bridge.yaml").write_text(GOLD + sections, encoding="utf-8")
    rows = measure_gold(folder, "demo").rows["bridge"]
    assert set(rows) == set(names)


def test_a_run_writes_results_and_compares_with_them(folder, tmp_path, capsys):
    out = tmp_path / "out"
    options = ["--only", "gold", "--gold", str(folder), "--kinds", "date", "--output", str(out)]
    assert run.main(options) == 0
    assert "date.value" in capsys.readouterr().out
    results = json.loads((out / "latest.json").read_text(encoding="utf-8"))
    assert results[0]["documents"]["bridge"]["date.strict"] == [2, 0, 0]
    assert (out / "latest.md").read_text(encoding="utf-8").startswith("# Benchmark results")
    assert run.main([*options, "--compare", str(out / "latest.json")]) == 0
    assert "before" in capsys.readouterr().out


def test_a_significant_fall_fails_the_run(tmp_path, capsys, monkeypatch):
    def measured(right: int) -> list[Table]:
        rows = {str(at): {"span": Counts(right, 10 - right, 10 - right)} for at in range(20)}
        return [Table("demo", (Metric("span"),), rows, "mark")]

    options = ["--output", str(tmp_path)]
    monkeypatch.setattr(run, "BASELINE", tmp_path / "baseline.json")
    monkeypatch.setattr(run, "measure", lambda _: measured(9))
    assert run.main([*options, "--set-baseline"]) == 0
    assert run.main(options) == 0
    monkeypatch.setattr(run, "measure", lambda _: measured(8))
    assert run.main(options) == 1
    assert "demo span fell from 0.900 to 0.800" in capsys.readouterr().out
    monkeypatch.setattr(run, "measure", lambda _: measured(10))
    assert run.main(options) == 0, "a rise is none"


def test_a_small_or_uncertain_fall_does_not():
    before = Table("demo", (Metric("span"),), {str(at): {"span": Counts(9, 1, 1)} for at in range(20)}, "mark")
    one_worse = {**before.rows, "0": {"span": Counts(5, 5, 5)}}
    assert run.fallen(Table("demo", before.metrics, one_worse, "mark"), before) == []


def test_runs_on_other_files_are_not_compared(tmp_path, capsys, monkeypatch):
    rows = {str(at): {"span": Counts(9, 1, 1)} for at in range(20)}
    worse = {key: {"span": Counts(5, 5, 5)} for key in rows}
    monkeypatch.setattr(run, "BASELINE", tmp_path / "baseline.json")
    for signature, documents, code in (("split:a|version:1", rows, 0), ("split:b|version:1", worse, 0)):
        table = Table("demo", (Metric("span"),), documents, signature)
        monkeypatch.setattr(run, "measure", lambda _, table=table: [table])
        arguments = ["--output", str(tmp_path)] + ["--set-baseline"] * (documents is rows)
        assert run.main(arguments) == code
    assert "demo: not compared" in capsys.readouterr().out
    monkeypatch.setattr(run, "measure", lambda _: [Table("demo", (Metric("span"),), worse, "split:a|version:2")])
    assert run.main(["--output", str(tmp_path)]) == 1, "another version is compared"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--kinds", "dates"], "kinds: got 'dates'"),
        (["--only", "gold", "--gold", "no-such-folder"], "no-such-folder: no such file or folder"),
    ],
)
def test_wrong_input_is_said_plainly(arguments, message, tmp_path, capsys):
    assert run.main([*arguments, "--output", str(tmp_path)]) == 2
    assert message in capsys.readouterr().err


def test_a_fall_within_the_matched_does_not_fail():
    rows = {str(at): {"span": Counts(9, 1, 1)} for at in range(20)}
    worse = {key: {"span": Counts(5, 5, 5)} for key in rows}
    for gated in (True, False):
        metrics = (Metric("span", gated=gated),)
        fell = run.fallen(Table("demo", metrics, worse, "mark"), Table("demo", metrics, rows, "mark"))
        assert bool(fell) is gated
