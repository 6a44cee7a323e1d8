from pathlib import Path

from typer.testing import CliRunner

from factx.cli import app


def test_the_example_is_what_the_command_prints():
    shown = Path("README.md").read_text("utf-8").split("```text\n")[1].split("\n```")[0]
    printed = CliRunner().invoke(app, ["extract", "examples/summit.txt", "--format", "table"]).output
    assert [line.rstrip() for line in printed.strip().split("\n")] == shown.split("\n")


def test_the_test_command_is_what_ci_runs():
    command = next(
        line.strip() for line in Path("README.md").read_text("utf-8").split("\n") if line.endswith(".venv/bin/tox")
    )
    assert command in Path(".ci/run").read_text("utf-8")
