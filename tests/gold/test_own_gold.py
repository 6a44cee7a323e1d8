"""The repository's own gold: every file is right, and every article has its part and both its annotations."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factx.gold import check, gold_files, load, read_text, write

GOLD = Path(__file__).parents[2] / "gold"
FILES = [*gold_files([GOLD]), *gold_files([GOLD / "annotations" / "a", GOLD / "annotations" / "b"])]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(GOLD)))
def test_a_file_follows_the_format_and_survives_writing(path):
    assert check(path) == []
    article = load(path)
    assert article.id == path.stem
    assert read_text(write(article), article.text, path) == (article, [])


def test_there_are_enough_articles_of_the_right_length():
    articles = [load(path) for path in gold_files([GOLD])]
    assert len(articles) >= 24
    assert all(250 <= len(article.text.split()) <= 700 for article in articles)


def test_every_article_is_in_one_part_and_annotated_twice():
    parts = tomllib.loads((GOLD / "splits.toml").read_text(encoding="utf-8"))
    names = sorted(path.stem for path in gold_files([GOLD]))
    assert sorted(parts["dev"] + parts["test"]) == names
    for annotator in ("a", "b"):
        assert [path.stem for path in gold_files([GOLD / "annotations" / annotator])] == names
