"""The models of a cross-validation: which article is held out where, and that files give back what was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from factx.learned.folds import ALWAYS, FOLDS, fold_of, held_out, load_folds, save_folds
from factx.learned.store import packed

if TYPE_CHECKING:
    from numpy.typing import NDArray

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "models"
ARTICLES = ["f", "a", "b", "c", ALWAYS, "d", "e", "a"]


def model(k: int, width: tuple[int, ...]) -> dict[str, NDArray[np.generic]]:
    """A model whose feature names differ from fold to fold."""
    return {
        "names": packed(["every", f"only {k}"]),
        "weights": np.full((2, *width), k + 1, dtype=np.int8),
        "line": np.array([k / 2, 0.25]),
    }


def test_each_article_is_held_out_in_one_fold_and_briefs_in_none():
    assert fold_of(ARTICLES) == {"a": 0, "b": 1, "c": 2, "d": 3, "e": 4, "f": 0}
    assert held_out(ARTICLES).tolist() == [0, 0, 1, 2, -1, 3, 4, 0]


@pytest.mark.parametrize("width", [(), (3,)], ids=["one weight a feature", "three weights a feature"])
def test_an_article_gets_back_the_arrays_of_the_fold_that_holds_it_out(tmp_path: Path, width: tuple[int, ...]):
    written = [model(k, width) for k in range(FOLDS)]
    save_folds(tmp_path, "some", written, ARTICLES, 1)
    read = load_folds(tmp_path, "some", dict)
    assert sorted(read) == ["a", "b", "c", "d", "e", "f"]
    for article, k in fold_of(ARTICLES).items():
        assert sorted(read[article]) == sorted(written[k])
        for key, array in written[k].items():
            assert np.array_equal(read[article][key], array), (article, key)


def test_no_file_gives_no_models(tmp_path: Path):
    assert load_folds(tmp_path, "some", dict) == {}


@pytest.mark.parametrize("name", ["arguments", "status", "triggers"])
def test_the_benchmark_has_models_of_every_fold(name: str):
    models = load_folds(BENCHMARK, name, dict)
    assert len({arrays["weights"].tobytes() for arrays in models.values()}) == FOLDS
