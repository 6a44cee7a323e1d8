"""Who a source is: the entity that its head names, through pronouns and descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factx.statements.phrases import phrase_end, subject_before

if TYPE_CHECKING:
    from factx.entities import EntityIndex, Mention
    from factx.records import Argument
    from factx.statements.reading import Reading

    Range = tuple[int, int]

_RELATIVES: Final = frozenset({"who", "which", "that", "whom"})
_PERSONAL: Final = frozenset({"he", "she", "him", "her", "his", "i"})
_PLURAL: Final = frozenset({"they", "we", "them", "their"})
_THING: Final = frozenset({"it", "its"})
_RECENT: Final = 12


class Speakers:
    """Resolves the sources of one document in text order, with what it has seen as memory."""

    def __init__(self, reading: Reading, entities: EntityIndex) -> None:
        self._reading = reading
        self._entities = entities
        self._spoken: list[Mention] = []

    def argument(self, source: Range) -> Argument | None:
        """The source as an argument, linked to its entity where there is one."""
        reading = self._reading
        source = self._antecedent(source)
        start, end = reading.trimmed(*source)
        if start >= end:
            return None
        mention = self._mention(source)
        if mention is not None:
            self._spoken.append(mention)
        return self._entities.argument(reading.text, start, end, mention)

    def _antecedent(self, source: Range) -> Range:
        """`officials who |said`: the noun phrase that a relative pronoun takes up, if the pronoun is all there is."""
        reading = self._reading
        first, last = source
        if last - first == 1 and reading.lowers[first] in _RELATIVES and first > 0:
            unit = reading.units[reading.unit_of[first]] if reading.unit_of[first] >= 0 else None
            before = first - 1 if reading.lowers[first - 1] == "," else first
            found = None if unit is None else subject_before(reading, unit.first, before)
            if found is not None:
                return found
        return source

    def _mention(self, source: Range) -> Mention | None:
        reading, entities = self._reading, self._entities
        first, last = source
        low = reading.lowers[first]
        if last - first == 1 and low in _PERSONAL | _PLURAL | _THING:
            return self._of_pronoun(first, low)
        end = min(phrase_end(reading, first, last), last)
        if end <= first:
            end = last
        head = end - 1
        while head > first and not reading.is_word(head):
            head -= 1
        at, to = reading.starts[head], reading.ends[head]
        covering = [
            m for m in entities.within(reading.starts[first], reading.ends[last - 1]) if m.start <= at and to <= m.end
        ]
        if covering:
            return max(covering, key=lambda m: (m.form == "name", m.end - m.start))
        if end < last and reading.lowers[end] == ",":
            # "the group's leader, Jane Smith": an apposition that is a name
            named = entities.starting_at(reading.starts[end + 1]) if end + 1 < last else None
            if named is not None and entities.entity_of(named).type == "person" and named.form == "name":
                return named
        if low in ("the", "that") and end - first <= 3 and reading.lowers[head] not in reading.lexicon.venues:
            return self._last_of_type(("person",)) if _names_person(reading.lowers[head]) else None
        return None

    def _of_pronoun(self, token: int, low: str) -> Mention | None:
        mention = self._entities.starting_at(self._reading.starts[token])
        if mention is not None:
            return mention
        if low in _PERSONAL:
            return self._last_of_type(("person",))
        if low in _THING:
            return self._last_of_type(("organization", "country"))
        return self._last_of_type(("group", "organization", "country"))

    def _last_of_type(self, types: tuple[str, ...]) -> Mention | None:
        for mention in reversed(self._spoken[-_RECENT:]):
            if self._entities.entity_of(mention).type in types:
                return mention
        return None


def _names_person(head: str) -> bool:
    return head.endswith(("er", "or", "man", "woman", "ist", "ian", "dent", "ief", "ary", "ral", "ant", "yst", "cial"))
