"""`factx schema` prints the schema of the records that are written."""

import json

import pytest
from typer.testing import CliRunner

from factx import extract
from factx.cli import app


def run(*arguments):
    return CliRunner().invoke(app, ["schema", *arguments])


def test_the_default_is_the_whole_extraction():
    schema = json.loads(run().stdout)
    written = extract("Leaders met in Vienna on 3 May 2024.").model_dump(mode="json")
    assert set(written) == set(schema["properties"])
    for name in ("DateFact", "CountFact", "EventFact", "AgreementFact", "StatementFact", "Entity", "Span"):
        assert schema["$defs"][name]["additionalProperties"] is False


@pytest.mark.parametrize("record", ["DateFact", "Entity", "Failure"])
def test_one_record(record):
    assert json.loads(run("--record", record).stdout)["title"] == record


@pytest.mark.parametrize("record", ["Nope", "", "Record", "BaseModel", "_Fact"])
def test_a_record_that_there_is_not(record):
    done = run("--record", record)
    assert done.exit_code == 2
    assert f"factx: no record {record!r}; there are AgreementFact, " in done.stderr


def test_version_and_help():
    assert CliRunner().invoke(app, ["--version"]).stdout.startswith("factx 0.")
    for arguments in ([], ["-h"], ["schema", "--help"], ["gold", "--help"]):
        shown = CliRunner().invoke(app, arguments)
        assert "Usage: " in shown.output
