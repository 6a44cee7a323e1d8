"""The quick reader and the standard library read the same, or the quick one does not read at all."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factx
from factx.tables import load_table, read_plain

ROOT = Path(factx.__file__).parent
SHIPPED = sorted(ROOT.rglob("*.toml"))


@pytest.mark.parametrize("path", SHIPPED, ids=[path.relative_to(ROOT).as_posix() for path in SHIPPED])
def test_shipped_files_say_the_same(path):
    package = ".".join(path.relative_to(ROOT.parent).parent.parts)
    assert load_table(package, path.name) == tomllib.loads(path.read_text("utf-8"))


def test_most_shipped_files_are_plain():
    plain = [path for path in SHIPPED if read_plain(path.read_text("utf-8")) is not None]
    assert sum(path.stat().st_size for path in plain) > 0.8 * sum(path.stat().st_size for path in SHIPPED)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a = 'x'", "a literal string"),
        ('a = "\\t"', "an escape"),
        ('a = """x"y"""', "a quotation mark in a string over several lines"),
        ("a.b = 1", "a dotted key"),
        ("a = 1.5", "a fraction"),
        ("a = 01", "no number"),
        ("a = [1, # one\n2]", "a comment inside a list"),
        ('a = [["x"]]', "a list in a list"),
        ("a = 1\na = 2", "a key said twice"),
        ("[a]\n[a]", "a table said twice"),
        ("a = 1\n[[a]]", "a value that becomes a list of tables"),
        ("a = 1 b", "words behind a value"),
    ],
)
def test_what_is_not_plain_is_left_to_the_standard_library(text, why):
    assert read_plain(text) is None, why


_WORD = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='"\\[]{}#'), max_size=8)
_NAME = st.from_regex(r"[a-z_-]{1,6}", fullmatch=True)


@given(st.lists(st.tuples(_NAME, st.lists(_WORD), st.booleans()), unique_by=lambda row: row[0]), _NAME)
def test_lists_of_any_words(rows, table):
    lines = [f"[[{table}]]"]
    for name, words, comma in rows:
        inner = ", ".join(f'"{word}"' for word in words)
        lines.append(f"{name} = [{inner}{',' if comma and words else ''}]")
    text = "\n".join(lines)
    assert read_plain(text) == tomllib.loads(text)
