"""`factx extract`: what comes out of each format, where it goes, what is said of files that cannot be read."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factx import Extraction, extract
from factx.cli import app
from factx.view.rows import COLUMNS

TEXT = "Leaders met in Vienna on 3 May 2024. President Anna Kovacs said 12 people were killed.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    return tmp_path


def run(*arguments, stdin=None):
    return CliRunner().invoke(app, ["extract", *arguments], input=stdin)


def test_a_pipe_gets_one_json_object_per_article(folder):
    (folder / "two.txt").write_text("It opens on 4 May 2024.", "utf-8")
    done = run("one.txt", "two.txt")
    assert done.exit_code == 0
    results = [Extraction.model_validate_json(line) for line in done.stdout.splitlines()]
    assert [result.article.source for result in results] == ["one.txt", "two.txt"]
    assert results[0].facts == extract(TEXT).facts


def test_a_terminal_gets_a_table(folder, monkeypatch):
    monkeypatch.setattr("factx.cli.main.sys", _Terminal)
    done = run("one.txt")
    assert done.exit_code == 0
    assert "3 May 2024" in done.stdout
    assert not done.stdout.startswith("{")
    assert run("one.txt", "--out", "facts.jsonl").exit_code == 0
    assert (folder / "facts.jsonl").read_text("utf-8").startswith("{")


class _Terminal:
    class stdout:  # noqa: N801  # stands for the attribute
        @staticmethod
        def isatty():
            return True


def test_table():
    shown = run("one.txt", "--format", "table").stdout
    assert "no publication date" in shown
    assert [line.split()[0] for line in shown.splitlines() if "killed" in line and "count" in line] == ["count"]
    assert "no facts" in run("one.txt", "--format", "table", "--kinds", "agreement").stdout


def test_json_is_an_object_for_one_article_and_an_array_for_several():
    assert json.loads(run("one.txt", "--format", "json").stdout)["article"]["source"] == "one.txt"
    several = json.loads(run("one.txt", "one.txt", "one.txt", "--format", "json").stdout)
    assert [one["article"]["text"] for one in several] == [TEXT] * 3
    assert json.loads(run("missing.txt", "--format", "json").stdout) == []


def test_csv_has_a_row_per_fact():
    rows = list(csv.DictReader(io.StringIO(run("one.txt", "one.txt", "--format", "csv").stdout)))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 2 * len(extract(TEXT).facts)
    assert {row["source"] for row in rows} == {"one.txt"}


def test_html_is_a_page():
    shown = run("one.txt", "--format", "html").stdout
    assert shown.startswith("<!doctype html>")
    assert "3 May 2024" in shown


def test_timeml_marks_the_dates():
    shown = run("one.txt", "--format", "timeml").stdout
    assert 'value="2024-05-03"' in shown


def test_kinds_and_published(folder):
    (folder / "friday.txt").write_text("They met on Friday. 5 people died.", "utf-8")
    done = json.loads(run("friday.txt", "--kinds", "date, count", "--published", "2024-09-06").stdout)
    assert [(fact["kind"], fact["value"]) for fact in done["facts"]] == [("date", "2024-09-06"), ("count", "5")]
    assert done["article"]["published_from"] == "argument"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--kinds", "dates"], "kinds: got 'dates'"),
        (["--kinds", ""], "kinds: got ''"),
        (["--published", "soon"], "published: got 'soon'"),
        (["--published", "10000-01-01"], "published: got '10000-01-01'"),
        (["--workers", "0"], "--workers"),
        (["--format", "xml"], "--format"),
        (["--out", "no/such/folder.json"], "cannot be written"),
        (["--out", "one.txt/facts.jsonl"], "cannot be written"),
        (["--format", "html", "--out", "one.txt/facts"], "cannot be written"),
        (["--out", "one.txt"], "is one of the articles"),
    ],
)
def test_wrong_options_exit_2_with_a_message(folder, arguments, message):
    done = run("one.txt", *arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert (folder / "one.txt").read_text("utf-8") == TEXT


#: (name, bytes, what is said of it)
UNREADABLE = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\t\n", "empty"),
    ("latin.txt", "Café, 3 May".encode("latin-1"), "not UTF-8 text (byte 3"),
    ("utf16.txt", "Rain fell on 3 May".encode("utf-16-le"), "binary"),
    ("picture.txt", bytes(range(256)) * 4, "binary"),
    ("control.txt", b"\x01\x02\x03 a", "binary"),
    ("empty.jsonl", b"\n\n", "empty"),
]  # fmt: skip


@pytest.mark.parametrize("workers", ["1", "2"])
def test_the_rest_is_done_when_some_files_cannot_be_read(folder, workers):
    for name, data, _ in UNREADABLE:
        (folder / name).write_bytes(data)
    names = [name for name, _, _ in UNREADABLE]
    done = run(*names, "missing.txt", "one.txt", "--kinds", "date", "--workers", workers)
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 1
    for name, _, message in UNREADABLE:
        assert any(line.startswith(f"factx: {name}") and message in line for line in done.stderr.splitlines()), name
    assert "factx: missing.txt: cannot be read: No such file or directory" in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_byte_order_marks_are_not_part_of_the_text(folder, encoding):
    (folder / "marked.txt").write_bytes(TEXT.encode(encoding))
    assert json.loads(run("marked.txt", "--kinds", "date").stdout)["article"]["text"] == TEXT


def test_json_lines_one_by_one(folder):
    lines = [
        {"text": TEXT, "published": "2024-09-06", "title": "A title", "id": "a7"}, "", {"text": 5}, [1], "nope",
        {"text": TEXT, "published": "soon"},
        {"text": TEXT, "published": 20240101}, {"text": TEXT, "title": 4},
        {"text": "Lone \ud800 on 3 May 2024", "id": "\udc00"}, "[" * 100_000,
    ]  # fmt: skip
    text = "\r\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    (folder / "many.jsonl").write_bytes(b"\xef\xbb\xbf" + text.encode() + b"\n\xff\n")
    done = run("many.jsonl", "--kinds", "date")
    assert done.exit_code == 1
    results = [Extraction.model_validate_json(line) for line in done.stdout.splitlines()]
    assert [result.article.source for result in results] == ["a7", "\udc00"]
    assert results[0].article.published_from == "metadata"
    said = [line.removeprefix("factx: many.jsonl:").split(":")[0] for line in done.stderr.splitlines()]
    assert said == ["3", "4", "5", "6", "7", "8", "10", "11"]


def test_a_web_page_on_standard_input_is_not_read_as_text():
    page = (
        "<!DOCTYPE html>\n<html><body><article><p>"
        + "It opens on 3 May 2024, he said. " * 9
        + "</p></article></body></html>"
    )
    done = run("-", stdin=page)
    assert done.exit_code == 0
    assert "<" not in Extraction.model_validate_json(done.stdout).article.text


def test_a_json_file_is_not_read_as_text(folder):
    (folder / "one.json").write_text('{"text": "It opens on 3 May 2024."}', "utf-8")
    done = run("one.json")
    assert done.exit_code == 1
    assert "one.json: a JSON file" in done.stderr


@pytest.mark.parametrize(("kinds", "form"), [("entity", "csv"), ("entity", "html"), ("count,entity", "timeml")])
def test_a_format_that_would_show_none_of_the_kinds_is_refused(kinds, form):
    done = run("one.txt", "--kinds", kinds, "--format", form)
    assert done.exit_code == 2
    assert f"{form} has no place for these" in done.stderr


def test_standard_input_is_text_or_json_lines():
    assert json.loads(run("-", stdin=TEXT).stdout)["article"]["source"] == "-"
    lines = "".join(json.dumps({"text": TEXT, "id": number}) + "\n" for number in range(3))
    shown = run("-", "--kinds", "date", stdin=lines).stdout.splitlines()
    assert [json.loads(line)["article"]["source"] for line in shown] == ["0", "1", "2"]
    done = run("-", stdin="")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "factx: -: empty" in done.stderr


def test_folders_are_read_in_order_and_links_in_circles_are_not_followed(folder):
    (folder / "news" / "deep").mkdir(parents=True)
    for name in ("news/b.txt", "news/a.txt", "news/deep/c.TXT"):
        (folder / name).write_text(TEXT, "utf-8")
    (folder / "news" / "picture.png").write_bytes(b"\x89PNG")
    (folder / "news" / "folder.txt").mkdir()
    (folder / "news" / "deep" / "up").symlink_to("..")
    done = run("news", "--kinds", "date")
    assert done.exit_code == 0
    sources = [json.loads(line)["article"]["source"] for line in done.stdout.splitlines()]
    assert sources == [str(Path("news", name)) for name in ("a.txt", "b.txt", "deep/c.TXT")]


def test_a_folder_without_articles_is_said(folder):
    (folder / "none").mkdir()
    done = run("none")
    assert done.exit_code == 1
    assert "no .txt, .html or .jsonl file found in none" in done.stderr


@pytest.mark.parametrize(
    "name", ["with space.txt", "line\nbreak.txt", "[bold]x.txt", "-dash.txt", "ü😀.txt", "a" * 300]
)
def test_any_file_name(folder, name):
    if len(name) < 250:
        (folder / name).write_text(TEXT, "utf-8")
    done = run("--kinds", "date", "--format", "table", "--", name)
    assert done.exit_code == (0 if len(name) < 250 else 1)
    assert "Traceback" not in done.stderr


def test_a_folder_gets_a_file_per_article(folder):
    (folder / "same").mkdir()
    (folder / "same" / "One.txt").write_text(TEXT, "utf-8")
    assert run("one.txt", "same", "one.txt", "--format", "html", "--out", "pages").exit_code == 0
    assert sorted(path.name.lower() for path in (folder / "pages").iterdir()) == [
        "one-2.html",
        "one-3.html",
        "one.html",
    ]


def test_web_pages_have_text_title_and_the_date_they_declare(folder):
    pytest.importorskip("trafilatura")
    head = "<head><meta charset=iso-8859-1>{}<title>Talks end</title></head>"
    page = f"<html>{head}<body><article><p>{{}}</p></article></body></html>"
    body = "Ministers met in Zürich on 3 May 2019 and spoke for two hours about the border. " * 4
    meta = '<meta property="article:published_time" content="2021-03-04T10:00:00Z">'
    (folder / "dated.html").write_bytes(page.format(meta, body).encode("latin-1"))
    (folder / "plain.html").write_bytes(page.format("", body).encode("latin-1"))
    (folder / "bare.html").write_text("<html><body></body></html>", "utf-8")
    done = run("dated.html", "plain.html", "bare.html", "--kinds", "date")
    assert done.exit_code == 1
    assert "factx: bare.html: no article text found in the page" in done.stderr
    dated, plain = (json.loads(line)["article"] for line in done.stdout.splitlines())
    assert (dated["published"], dated["published_from"]) == ("2021-03-04", "metadata")
    assert plain["published"] is None
    assert "Zürich" in dated["text"]


def test_lone_surrogates_are_written_in_every_format(folder):
    record = json.dumps(
        {"text": "Bad \ud800 Kim said on 3 May 2024 that 5 people died.", "title": "\ud800", "id": "\ud800"}
    )
    (folder / "odd.jsonl").write_text(record, "utf-8")
    for form in ("table", "json", "jsonl", "csv", "html", "timeml"):
        done = run("odd.jsonl", "--format", form, "--out", f"odd-facts.{form}")
        assert done.exit_code == 0, form
        assert "3 May 2024" in (folder / f"odd-facts.{form}").read_text("utf-8")


def process(*arguments, **options):
    command = [sys.executable, "-m", "factx", "extract", *arguments]
    return subprocess.run(command, stderr=subprocess.PIPE, check=False, **options)  # our own command


def test_a_closed_pipe_ends_quietly(folder):
    (folder / "many.jsonl").write_text((json.dumps({"text": TEXT}) + "\n") * 500, "utf-8")
    command = [sys.executable, "-m", "factx", "extract", "many.jsonl", "--kinds", "date"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is needed")
def test_a_full_disk_is_said():
    with Path("/dev/full").open("wb") as full:
        done = process("one.txt", "--kinds", "date", stdout=full)
    assert done.returncode == 1
    assert done.stderr.startswith(b"factx: cannot write")


def test_output_is_utf8_whatever_the_locale(folder):
    (folder / "accents.txt").write_text("“Café” opens on 3 May 2024.", "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = process("accents.txt", "--kinds", "date", stdout=subprocess.PIPE, env=environment)
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))["article"]["text"].startswith("“Café”")
    assert process("accents.txt", "--format", "table", stdout=subprocess.PIPE, env=environment).returncode == 0
