"""Models of a cross-validation over articles: an annotated article is scored fairly only by one that has not seen it.

They are kept in one file beside the benchmark, which alone needs them; the package ships none.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np

from factx.learned.store import packed, save_model, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from factx.gold.records import GoldArticle

FOLDS: Final = 5
#: Stands for the article of examples that always train and are never held out: briefs and Wikipedia.
ALWAYS: Final = "always"

Model = TypeVar("Model")


def command_line(trainer: str, arguments: Sequence[str], *more: str) -> argparse.Namespace:
    """The options of a trainer: files of `more` data, then `gold` folders, and where to write the `folds`.

    >>> command_line("train_status", ["gold", "--folds", "models"]).folds.name
    'models'
    """
    parser = argparse.ArgumentParser(prog=f"python -m factx.learned.{trainer}")
    for name in more:
        parser.add_argument(name, type=Path, help="a file of the public corpora")
    parser.add_argument("gold", type=Path, nargs="+", help="folders of annotated articles")
    parser.add_argument("--folds", type=Path, metavar="FOLDER", help="where to write the models of the folds")
    return parser.parse_args(arguments)


def fold_of(articles: Iterable[str]) -> dict[str, int]:
    """Article → the fold in which it is held out: every fifth in the order of the ids.

    >>> fold_of(["b", "a", "always", "b", "c"])
    {'a': 0, 'b': 1, 'c': 2}
    """
    return {article: i % FOLDS for i, article in enumerate(sorted(set(articles) - {ALWAYS}))}


def source_of(article: GoldArticle) -> str:
    """The article that examples are held out with; briefs, of which only events are annotated, always train."""
    return ALWAYS if article.sections == ("events",) else article.id


def held_out(articles: Sequence[str]) -> NDArray[np.int64]:
    """For the article of each example the fold in which it is held out; -1 for those that always train."""
    folds = fold_of(articles)
    return np.array([folds.get(article, -1) for article in articles], dtype=np.int64)


def save_folds(
    folder: Path, name: str, models: Sequence[Mapping[str, NDArray[np.generic]]], articles: Iterable[str], seed: int
) -> None:
    """Write the arrays of the models of the folds to `NAME-folds.npz`, and which article each has not seen."""
    names = [unpacked(model["names"]) for model in models]
    every = sorted(set().union(*names))
    row = {feature: i for i, feature in enumerate(every)}
    weights = np.zeros((len(models), len(every), *models[0]["weights"].shape[1:]), models[0]["weights"].dtype)
    for k, model in enumerate(models):
        weights[k, [row[feature] for feature in names[k]]] = model["weights"]
    others = {key: np.stack([model[key] for model in models]) for key in models[0] if key not in ("names", "weights")}
    card = {
        "model": f"the {name} models of the cross-validation, for the benchmark only",
        "articles": fold_of(articles),
        "seed": seed,
    }
    save_model(folder, f"{name}-folds", {"names": packed(every), "weights": weights, **others}, card)


def load_folds(folder: Path, name: str, make: Callable[[Mapping[str, NDArray[np.generic]]], Model]) -> dict[str, Model]:
    """Article → the model that has not seen it, made of its arrays; nothing where no models were written."""
    file = folder / f"{name}-folds.npz"
    if not file.exists():
        return {}
    with np.load(file, allow_pickle=False) as archive:
        arrays = {key: archive[key] for key in archive.files}
    names = unpacked(arrays.pop("names"))
    models = []
    for k in range(FOLDS):
        of_fold = {key: array[k] for key, array in arrays.items()}
        kept = np.flatnonzero(of_fold["weights"].reshape(len(names), -1).any(axis=1))
        of_fold["names"] = packed([names[i] for i in kept.tolist()])
        of_fold["weights"] = of_fold["weights"][kept]
        models.append(make(of_fold))
    articles: dict[str, int] = json.loads(file.with_suffix(".json").read_text("utf-8"))["articles"]
    return {article: models[k] for article, k in articles.items()}
