import csv
import tomllib
from importlib.resources import files


def test_irregular_verbs_are_sorted_and_single():
    rows = list(csv.DictReader(files("factx.text").joinpath("irregular.csv").read_text("utf-8").splitlines()))
    bases = [row["base"] for row in rows]
    assert bases == sorted(set(bases))
    assert all(row["past"] and row["participle"] for row in rows)


def test_noun_classes_hold_no_word_twice():
    for name, words in tomllib.loads(files("factx.text").joinpath("classes.toml").read_text("utf-8")).items():
        assert len(words) == len(set(words)), name
