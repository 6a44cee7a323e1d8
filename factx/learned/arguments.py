"""The model of arguments: does this filler have this role in this event? A linear model over named features.

A feature counts three times: for the family of the role (who acts, who is acted upon, where, what), for the role, and
for the role in its type of event; the last two less, so that they only correct what the first says.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

from factx.errors import ModelError
from factx.learned.store import load_model, unpacked
from factx.ontology import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from factx.events.arguments import Standing
    from factx.ontology import EventType

_FAMILIES: Final[Mapping[str, tuple[str, ...]]] = {
    "who": (
        "accuser", "agent", "attacker", "buyer", "giver", "host", "investigator", "killer", "organization",
        "participant", "protester", "seller", "traveler",
    ),
    "whom": ("accused", "person", "recipient", "subject", "target", "victim"),
    "where": ("court", "destination", "electorate", "origin", "place"),
    "what": (
        "amount", "asset", "charge", "disease", "instrument", "measure", "object", "penalty", "position", "product",
    ),
}  # fmt: skip
#: Role → its family.
FAMILY: Final[Mapping[str, str]] = {role: name for name, roles in _FAMILIES.items() for role in roles}
#: What one occurrence of a feature counts for the family, the role, and the role in its type.
LEVELS: Final = (1.0, 0.7, 0.5)


def labels(kind: EventType, role: str) -> tuple[str, str, str]:
    """The three labels under which a feature counts for a role.

    >>> labels("attack", "target")
    ('whom', 'target', 'attack.target')
    """
    return FAMILY[role], role, f"{kind}.{role}"


#: Type → the labels of its roles, in the order of `ROLES`.
_LABELS: Final = {kind: tuple(labels(kind, role) for role in roles) for kind, roles in ROLES.items()}
#: Label → its column in the table of weights.
_COLUMNS: Final[Mapping[str, int]] = {
    label: i for i, label in enumerate(dict.fromkeys(chain.from_iterable(chain.from_iterable(_LABELS.values()))))
}
_REMEMBERED: Final = 50_000


class ArgumentModel:
    """Weights by label and feature, and from which probability a claim to a role is granted."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        names = unpacked(arrays["names"])
        scale = float(arrays["scale"].astype("float64").reshape(()))
        weights: list[float] = (arrays["weights"].astype("float64") * scale).tolist()
        self._weights: dict[str, float] = dict(zip(names, weights, strict=True))
        self._features, self._table = _table_of(names, weights)
        line: list[float] = arrays["line"].astype("float64").tolist()
        self._bias, self.threshold = line
        #: The least sum that is granted.
        self.least = math.log(self.threshold / (1 - self.threshold)) - self._bias
        # The memory of rows and sums dies with the model, which is loaded once.
        self._rows = cache(self._rows_of)
        self._standing_sums = lru_cache(_REMEMBERED)(self._standing_sums_of)

    def _rows_of(self, kind: EventType) -> dict[str, tuple[float, ...]]:
        """Feature → what it counts for each role of a type; without those that count nothing."""
        columns = np.array([[_COLUMNS[label] for label in names] for names in _LABELS[kind]])
        shares = [self._table[:, columns[:, level]] * share for level, share in enumerate(LEVELS)]
        rows = sum(shares[1:], shares[0])
        counting = np.flatnonzero(rows.any(axis=1))
        names = [self._features[i] for i in counting.tolist()]
        return dict(zip(names, map(tuple, rows[counting].tolist()), strict=True))  # tuples are nothing to the collector

    def _standing_sums_of(self, standings: tuple[Standing, ...]) -> tuple[float, ...]:
        """What the features that name their role themselves count."""
        get = self._weights.get
        return tuple(sum([get(name, 0.0) for name in standing.features()]) for standing in standings)

    def totals(self, kind: EventType, features: Iterable[str], standings: tuple[Standing, ...]) -> list[float]:
        """What features and standings count for each role of a type, in the order of `ROLES`."""
        rows = [row for row in map(self._rows(kind).get, features) if row is not None]
        return [sum(column) for column in zip(self._standing_sums(standings), *rows, strict=True)]

    def probability(self, total: float) -> float:
        """The probability that goes with a sum."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total + self._bias))))


def _table_of(names: list[str], weights: list[float]) -> tuple[list[str], NDArray[np.float64]]:
    """The features, and their weights as features × labels."""
    row_of: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for name, weight in zip(names, weights, strict=True):
        label, _, feature = name.partition("|")
        column = _COLUMNS.get(label)
        if column is not None:
            rows.append(row_of.setdefault(feature, len(row_of)))
            columns.append(column)
            values.append(weight)
    table = np.zeros((len(row_of), len(_COLUMNS)))
    table[rows, columns] = values
    return list(row_of), table


@cache
def argument_model() -> ArgumentModel | None:
    """The shipped model; None where there is none, and the grammar alone decides."""
    try:
        return ArgumentModel(load_model("arguments"))
    except ModelError:
        return None
