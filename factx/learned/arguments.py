"""The model of arguments: does this filler have this role in this event? A linear model over named features.

A feature counts three times: for the family of the role (who acts, who is acted upon, where, what), for the role, and
for the role in its type of event; the last two less, so that they only correct what the first says.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from factx.errors import ModelError
from factx.learned.store import load_model
from factx.ontology import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from factx.ontology import EventType

_FAMILIES: Final[Mapping[str, tuple[str, ...]]] = {
    "who": (
        "accuser", "agent", "attacker", "buyer", "giver", "host", "investigator", "killer", "organization",
        "participant", "protester", "seller", "traveler",
    ),
    "whom": ("accused", "person", "recipient", "subject", "target", "victim"),
    "where": ("court", "destination", "electorate", "origin", "place"),
    "what": ("amount", "asset", "charge", "disease", "instrument", "measure", "object", "penalty", "position", "product"),
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
_REMEMBERED: Final = 50_000


class ArgumentModel:
    """Weights by label and feature, and from which probability a claim to a role is granted."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        names = str(arrays["names"].tobytes().decode("utf-8")).split("\n")
        scale = float(arrays["scale"].astype("float64").reshape(()))
        weights: list[float] = (arrays["weights"].astype("float64") * scale).tolist()
        self._weights: dict[str, float] = dict(zip(names, weights, strict=True))
        line: list[float] = arrays["line"].astype("float64").tolist()
        self._bias, self.threshold = line
        # Most features are never asked for; the memory dies with the model, which is loaded once.
        self._row = lru_cache(_REMEMBERED)(self._row_of)

    def _row_of(self, kind: EventType, feature: str) -> tuple[float, ...] | None:
        """What a feature counts for each role of a type, None if nothing."""
        get = self._weights.get
        row = tuple(
            sum([share * get(f"{label}|{feature}", 0.0) for share, label in zip(LEVELS, names, strict=True)])
            for names in _LABELS[kind]
        )
        return row if any(row) else None

    def sums(self, kind: EventType, features: Iterable[str]) -> list[float]:
        """What the features count for each role of a type, in the order of `ROLES`."""
        rows = [self._row(kind, name) for name in features]
        found = [row for row in rows if row is not None]
        return [math.fsum(column) for column in zip(*found, strict=True)] if found else [0.0] * len(ROLES[kind])

    def sum(self, names: Iterable[str]) -> float:
        """What features that name their role themselves count."""
        get = self._weights.get
        return sum([get(name, 0.0) for name in names])

    def probability(self, total: float) -> float:
        """The probability that goes with a sum."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total + self._bias))))


@cache
def argument_model() -> ArgumentModel | None:
    """The shipped model; None where there is none, and the grammar alone decides."""
    try:
        return ArgumentModel(load_model("arguments"))
    except ModelError:
        return None
