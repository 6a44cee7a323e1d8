"""Gold files from disk: found, loaded, checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factx.errors import GoldError
from factx.gold.build import Builder
from factx.gold.source import Problem, SourceProblem, YamlSource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factx.gold.records import GoldArticle


def load(path: str | Path) -> GoldArticle:
    """Read a gold file and the text beside it.

    Args:
        path: the `.yaml` file; the article is the `.txt` file of the same name beside it, or else in one of
        the two
            folders above, so that several annotations of an article can share its text.

    Raises:
        GoldError: if it does not follow the format; one `file:line: what` a line, as `check` finds them.
    """
    article, problems = read(path)
    if article is None or problems:
        raise GoldError("\n".join(str(problem) for problem in problems))
    return article


def check(path: str | Path) -> list[Problem]:
    """All that is wrong in a gold file, in the order of its lines; empty if nothing is."""
    return read(path)[1]


def load_folder(folder: str | Path) -> tuple[GoldArticle, ...]:
    """All gold files of a folder, in the order of their names.

    Raises:
        GoldError: if there is none, or one does not follow the format.
    """
    return tuple(load(path) for path in gold_files([folder]))


def gold_files(paths: Iterable[str | Path]) -> list[Path]:
    """The gold files that paths name: files as they are, folders as the `.yaml` files right in them, sorted.

    Raises:
        GoldError: if a path does not exist, or a folder holds no gold file.
    """
    files: list[Path] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found = sorted(path.glob("*.yaml"))
            if not found:
                raise GoldError(f"{path}: no .yaml file in this folder")
            files += found
        elif path.exists():
            files.append(path)
        else:
            raise GoldError(f"{path}: no such file or folder")
    return files


def read(path: str | Path) -> tuple[GoldArticle | None, list[Problem]]:
    """The article and what is wrong with it; no article where anything is."""
    path = Path(path)
    try:
        # Line ends are unified on reading, so offsets are the same on every system.
        text = _text_file(path).read_text(encoding="utf-8")
        content = path.read_text(encoding="utf-8")
    except OSError as error:
        return None, [Problem(path, 1, f"cannot read {error.filename}: {error.strerror}")]
    except UnicodeDecodeError as error:
        return None, [Problem(path, 1, f"this file or its .txt is not UTF-8: {error.reason} at byte {error.start}")]
    return read_text(content, text, path)


def read_text(content: str, text: str, path: Path) -> tuple[GoldArticle | None, list[Problem]]:
    """As `read`, from the YAML and the article as strings; `path` serves the messages and the default id."""
    try:
        source = YamlSource.parse(content, path)
    except SourceProblem as error:
        return None, [error.problem]
    builder = Builder(source, text)
    article = builder.article()
    problems = sorted(builder.problems)
    return (None if problems else article), problems


def _text_file(path: Path) -> Path:
    name = path.with_suffix(".txt").name
    beside = path.parent / name
    shared = (folder / name for folder in path.resolve().parents[1:3])
    return beside if beside.exists() else next((file for file in shared if file.exists()), beside)
