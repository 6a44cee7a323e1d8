"""What a noun phrase can be: the class of its head word, or the type of the entity it names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factx.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def class_of() -> Mapping[str, tuple[str, ...]]:
    """Head word in lower case → its classes.

    >>> class_of()["soldiers"], class_of()["airport"]
    (('people',), ('place',))
    """
    data: dict[str, list[str]] = load_table("factx.text", "classes.toml")
    found: dict[str, list[str]] = {}
    for name in sorted(data):
        for word in data[name]:
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}
