"""The model of status: one linear score for each status over named features."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast, get_args

from factx.errors import ModelError
from factx.learned.store import load_model, unpacked
from factx.ontology import EventStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy as np
    from numpy.typing import NDArray

#: The statuses in the order of the columns of weights.
STATUSES: tuple[EventStatus, ...] = get_args(EventStatus)


class StatusModel:
    """Weights by feature, one for each status."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        names = unpacked(arrays["names"])
        scale = float(arrays["scale"].astype("float64").reshape(()))
        weights = cast("list[list[float]]", (arrays["weights"].astype("float64") * scale).tolist())
        self._rows = dict(zip(names, map(tuple, weights), strict=True))
        self._bias: list[float] = arrays["bias"].astype("float64").tolist()

    def best(self, features: Iterable[str]) -> EventStatus:
        """The status that the features speak for most."""
        get = self._rows.get
        rows = [row for row in [get(name) for name in features] if row is not None]
        sums = [sum(column) for column in zip(self._bias, *rows, strict=True)]
        return STATUSES[sums.index(max(sums))]


@cache
def status_model() -> StatusModel | None:
    """The shipped model; None where there is none, and the grammar alone decides."""
    try:
        return StatusModel(load_model("status"))
    except ModelError:
        return None
