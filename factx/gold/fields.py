"""Fields of a gold file's records: each read with the check that belongs to it, at its line."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from factx.gold.anchors import ELLIPSIS, AnchorError, occurrences, resolve, split_number
from factx.gold.nearest import nearest
from factx.gold.records import Filler, GoldEntity
from factx.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factx.gold.source import Problem, YamlSource

#: Stands for a span that could not be read; a record that has one is never returned.
NOWHERE: Final = Span(start=0, end=0)

#: Where in the file: keys and indices from the top.
Step = str | int


class Fields:
    """Reads fields of one file; `problems` grows as it goes, `used` are the entities that some role names."""

    def __init__(self, source: YamlSource, text: str) -> None:
        self.source = source
        self.text = text
        self.problems: list[Problem] = []
        self.entities: dict[str, GoldEntity] = {}
        self.used: set[str] = set()

    def records(
        self, data: dict[str, Any], section: str, keys: Sequence[str]
    ) -> Iterable[tuple[dict[str, Any], str, int]]:
        """The records of a section with their place; what is no mapping is a problem."""
        name = section.removesuffix("s")
        for at, record in enumerate(self.items(data, section)):
            if isinstance(record, dict):
                self.keys(record, keys, name, section, at)
                yield record, section, at
            else:
                self.problem(f"{name}: a mapping with {', '.join(keys)} is needed, not {record!r}", section, at)

    def fillers(self, value: Any, what: str, *where: Step) -> tuple[Filler, ...]:
        """Entity keys and quoted words of a role."""
        fillers = []
        for at, item in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(item, str | int) and str(item) in self.entities:
                self.used.add(str(item))
                fillers.append(Filler(entity=str(item)))
            else:
                place = (*where, at) if isinstance(value, list) else where
                fillers.append(Filler(span=self.anchor(item, what, *place)))
        return tuple(fillers)

    def optional(self, record: dict[str, Any], key: str, what: str, *where: Step) -> Span | None:
        """The place of an optional mention."""
        return self.anchor(record[key], what, *where, key) if record.get(key) else None

    def anchor(self, anchor: Any, what: str, *where: Step) -> Span:
        """The place of a mention; a problem, and nowhere, if it is not in the text."""
        if not isinstance(anchor, str):
            self.problem(f"{what}: {anchor!r} is not a string of the text", *where)
            return NOWHERE
        try:
            return resolve(self.text, anchor)
        except AnchorError as error:
            self.problem(f"{what}: {error}{self._hint(anchor)}", *where)
            return NOWHERE

    def _hint(self, anchor: str) -> str:
        for words in split_number(anchor)[0].split(ELLIPSIS):
            if words and not occurrences(self.text, words):
                if words in self.text:
                    return f"; {words!r} is there only inside other words"
                candidate = nearest(self.text, words)
                return f"; nearest: {candidate!r}" if candidate else ""
        return ""

    def items(self, record: dict[str, Any], key: str, *where: Step) -> list[Any]:
        """An optional list."""
        value = record.get(key) or []
        if isinstance(value, list):
            return value
        self.problem(f"{key} must be a list, not {value!r}", *where, key)
        return []

    def one_of(
        self,
        record: dict[str, Any],
        key: str,
        allowed: Sequence[str],
        what: str,
        *where: Step,
        optional: bool = False,
    ) -> None:
        """Check a closed vocabulary."""
        value = record.get(key)
        if not (optional and not value) and value not in allowed:
            self.problem(f"{what}: {value!r} is not one of {', '.join(allowed)}", *where, key)

    def keys(self, record: dict[Any, Any], allowed: Sequence[str], what: str, *where: Step) -> None:
        """Check that a mapping has no unknown keys."""
        for key in record:
            if key not in allowed:
                self.problem(f"{what}: unknown key {key!r}; known: {', '.join(allowed)}", *where, str(key))

    def problem(self, message: str, *where: Step) -> None:
        """Note a problem at a place of the file."""
        self.problems.append(self.source.problem(message, *where))


def all_mentions(text: str, alias: str, first: Span) -> set[Span]:
    """Every occurrence of an alias, or the one it names by number."""
    words, number = split_number(alias)
    if ELLIPSIS in words or number > 1:
        return {first}
    return {Span(start=start, end=start + len(words)) for start in occurrences(text, words)}


def as_text(value: object) -> str | None:
    """A scalar as text: YAML reads an unquoted 2024-09-06 as a date."""
    return None if value is None or value == "" else str(value)


def as_number(value: Any) -> Decimal:
    """A number as YAML read it, in its shortest decimal form: 2.4, not the binary fraction nearest to it."""
    return Decimal(int(value)) if value == int(value) else Decimal(repr(value))
