"""Model files: arrays in `.npz` beside a JSON card; no pickle."""

from __future__ import annotations

import io
import json
import zipfile
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from factx.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray


def load_model(name: str) -> dict[str, NDArray[np.generic]]:
    """The arrays of a shipped model.

    Raises:
        ModelError: if the file is missing or damaged.
    """
    resource = files("factx.learned").joinpath("models", f"{name}.npz")
    try:
        with np.load(io.BytesIO(resource.read_bytes()), allow_pickle=False) as archive:
            return {key: archive[key] for key in archive.files}
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise ModelError(f"model {name!r}: cannot be read: {error}") from error


def load_card(name: str) -> dict[str, Any]:
    """The JSON card of a shipped model: data, licence, seed, scores."""
    card: dict[str, Any] = json.loads(files("factx.learned").joinpath("models", f"{name}.json").read_text("utf-8"))
    return card


def save_model(folder: Path, name: str, arrays: Mapping[str, NDArray[np.generic]], card: Mapping[str, Any]) -> None:
    """Write a model so that the same arrays give the same bytes: fixed order, fixed time stamps."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(folder / f"{name}.npz", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for key in sorted(arrays):
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, np.asarray(arrays[key], order="C"), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{key}.npy"), buffer.getvalue(), zipfile.ZIP_DEFLATED)
    (folder / f"{name}.json").write_text(json.dumps(card, indent=2, sort_keys=True) + "\n", "utf-8")


def packed(strings: list[str]) -> NDArray[np.uint8]:
    """Strings without line breaks as one array of UTF-8 bytes."""
    return np.frombuffer("\n".join(strings).encode("utf-8"), dtype=np.uint8)


def unpacked(array: NDArray[np.generic]) -> list[str]:
    """The strings that `packed` put into an array.

    >>> unpacked(packed(["a", "b"]))
    ['a', 'b']
    """
    return array.tobytes().decode("utf-8").split("\n")
