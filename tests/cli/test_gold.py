"""`factx gold`: faults with file and line, agreement of two folders, a first annotation that is never overwritten."""

import pytest
from typer.testing import CliRunner

from factx.cli import app

TEXT = "Leaders met in Vienna on 3 May 2024. President Anna Kovacs said 12 people were killed.\n"


def run(*arguments):
    return CliRunner().invoke(app, ["gold", *map(str, arguments)])


@pytest.fixture
def drafted(tmp_path):
    article = tmp_path / "talks.txt"
    article.write_text(TEXT, "utf-8")
    done = run("new", article, "--published", "2024-05-04")
    assert done.exit_code == 0, done.output
    assert done.stdout.strip() == str(tmp_path / "talks.yaml")
    return tmp_path


def test_a_new_annotation_is_faultless(drafted):
    done = run("check", drafted)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 file(s), 0 fault(s) in 0" in done.stderr


def test_an_annotation_is_never_overwritten(drafted):
    target = drafted / "talks.yaml"
    target.write_text("mine", "utf-8")
    done = run("new", drafted / "talks.txt")
    assert done.exit_code == 1
    assert "talks.yaml: exists already" in done.stderr
    assert target.read_text("utf-8") == "mine"


def test_new_writes_text_and_annotation_into_another_folder(drafted):
    assert run("new", drafted / "talks.txt", "--out", drafted / "deep" / "gold").exit_code == 0
    assert (drafted / "deep" / "gold" / "talks.txt").read_text("utf-8") == TEXT
    assert run("check", drafted / "deep" / "gold").exit_code == 0


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("missing.txt", None, "missing.txt: cannot be read: No such file or directory"),
        ("empty.txt", b"", "empty.txt: empty"),
        ("picture.txt", bytes(range(256)), "picture.txt: a binary file"),
        ("latin.txt", "Café".encode("latin-1"), "latin.txt: not UTF-8 text"),
    ],
)
def test_articles_that_cannot_be_read(tmp_path, name, data, message):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = run("new", tmp_path / name)
    assert done.exit_code == 1
    assert message in done.stderr
    assert not list(tmp_path.glob("*.yaml"))


def test_a_date_that_is_none_and_a_folder_that_cannot_be_made(drafted):
    done = run("new", drafted / "talks.txt", "--published", "soon", "--out", drafted / "other")
    assert (done.exit_code, "published: got 'soon'" in done.stderr) == (1, True)
    done = run("new", drafted / "talks.txt", "--out", drafted / "talks.txt" / "below")
    assert (done.exit_code, done.stderr.startswith("factx: ")) == (1, True)


def test_faults_have_file_and_line(drafted):
    target = drafted / "talks.yaml"
    lines = target.read_text("utf-8").splitlines()
    number = next(i for i, line in enumerate(lines) if "3 May 2024" in line)
    lines[number] = lines[number].replace("3 May 2024", "3 Mai 2024")
    target.write_text("\n".join(lines) + "\n", "utf-8")
    done = run("check", target)
    assert done.exit_code == 1
    assert f"talks.yaml:{number + 1}: " in done.stdout
    assert "3 May 2024" in done.stdout
    assert "1 fault(s) in 1" in done.stderr


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"{", b"- 1\n- 2\n", b"article: 5\n", b"a: &a [*a]\n", b"\x00"]
)
def test_files_that_are_no_annotations_are_faults(drafted, content):
    (drafted / "talks.yaml").write_bytes(content)
    done = run("check", drafted / "talks.yaml")
    assert done.exit_code == 1
    assert "talks.yaml" in done.output
    assert "Traceback" not in done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)


def test_an_annotator_agrees_with_themself_and_differences_are_listed(drafted):
    done = run("compare", drafted, drafted)
    assert done.exit_code == 0
    assert "1 article(s) annotated by both" in done.stdout
    other = drafted / "other"
    other.mkdir()
    (other / "talks.txt").write_text(TEXT, "utf-8")
    content = (drafted / "talks.yaml").read_text("utf-8")
    assert "value: 2024-05-03" in content.replace("'", "").replace('"', "")
    (other / "talks.yaml").write_text(content.replace("2024-05-03", "2024-05-02"), "utf-8")
    done = run("compare", drafted / "talks.yaml", other / "talks.yaml", "--differences")
    assert done.exit_code == 0
    assert "2024-05-02" in done.stdout


def test_folders_that_are_missing_or_empty(tmp_path):
    for arguments in (("check", tmp_path / "none"), ("compare", tmp_path / "none", tmp_path / "none")):
        done = run(*arguments)
        assert done.exit_code == 1
        assert done.stderr.startswith("factx: ")


def test_a_text_that_is_not_the_article_is_told(drafted):
    (drafted / "other").mkdir()
    (drafted / "other" / "talks.txt").write_text("Rain.", "utf-8")
    done = run("new", drafted / "talks.txt", "--out", drafted / "other")
    assert (done.exit_code, "is another text" in done.stderr) == (1, True)
    assert not (drafted / "other" / "talks.yaml").exists()


def test_line_ends_stay_as_they_are(tmp_path):
    (tmp_path / "lines.txt").write_bytes(b"Talks end\r\n\r\nIt opens on 3 May 2024.\r\n")
    assert run("new", tmp_path / "lines.txt", "--out", tmp_path / "gold").exit_code == 0
    assert (tmp_path / "gold" / "lines.txt").read_bytes() == (tmp_path / "lines.txt").read_bytes()
    assert run("check", tmp_path / "gold").exit_code == 0
