"""Who a source is: the entity that its head names, through pronouns and descriptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from factx.statements.phrases import phrase_end
from factx.statements.subjects import subject_before

if TYPE_CHECKING:
    from factx.entities import EntityIndex, Mention
    from factx.ontology import EntityType
    from factx.records import Argument
    from factx.statements.reading import Reading

    Range = tuple[int, int]

_RELATIVES: Final = frozenset({"who", "which", "that", "whom"})
_MALE: Final = frozenset({"he", "him", "his"})
_FEMALE: Final = frozenset({"she", "her", "hers"})
_FIRST: Final = frozenset({"i", "we", "me", "us", "my", "our"})
_PLURAL: Final = frozenset({"they", "them", "their"})
_THING: Final = frozenset({"it", "its"})
_NUMBERS: Final = frozenset(
    {"two", "three", "four", "five", "some", "many", "all", "both", "several", "most", "few", "other"}
)
#: A pronoun takes up a speaker of at most so many units before.
_REACH: Final = 6
_MEMORY: Final = 12

Number = Literal["person", "thing", "many"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A resolved source: its tokens, its span in the text, and the mention of its entity."""

    source: Range
    start: int
    end: int
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A speaker seen before: the words of its source, the entity if it has one, and where."""

    words: tuple[str, ...]
    mention: Mention | None
    unit: int
    number: Number


class Speakers:
    """Resolves the sources of one document in text order, with what it has seen as memory."""

    def __init__(self, reading: Reading, entities: EntityIndex) -> None:
        self._reading = reading
        self._entities = entities
        self._spoken: list[_Spoken] = []
        self._gender: dict[int, str] = {}
        for mention in entities.mentions:
            if mention.form == "pronoun":
                low = reading.text[mention.start : mention.end].lower()
                gender = "m" if low in _MALE else "f" if low in _FEMALE else ""
                if gender:
                    self._gender.setdefault(mention.entity, gender)

    def resolve(self, source: Range) -> Speaker | None:
        """The words and the entity of a source; None if nothing of it is left without marks."""
        reading = self._reading
        antecedent = self._antecedent(source)
        mention = self._mention(antecedent)
        # A relative pronoun stands for its entity as "he" does; without one, the words say more.
        source = source if mention is not None and antecedent != source else antecedent
        start, end = reading.trimmed(*source)
        if start >= end:
            return None
        return Speaker(source, start, end, mention)

    def remember(self, speaker: Speaker) -> None:
        """Let later pronouns and descriptions take up this speaker."""
        source = speaker.source
        if self._is_pronoun(source):
            return
        words = tuple(self._reading.lowers[source[0] : source[1]])
        unit = self._reading.unit_of[source[0]]
        self._spoken.append(_Spoken(words, speaker.mention, unit, self._number(words, speaker.mention)))
        del self._spoken[:-_MEMORY]

    def argument(self, speaker: Speaker) -> Argument:
        """A resolved source as it stands in a record."""
        return self._entities.argument(self._reading.text, speaker.start, speaker.end, speaker.mention)

    def type_of(self, speaker: Speaker) -> EntityType | None:
        """The type of the speaker's entity, None without one."""
        return None if speaker.mention is None else self._entities.entity_of(speaker.mention).type

    def _is_pronoun(self, source: Range) -> bool:
        low = self._reading.lowers[source[0]]
        return source[1] - source[0] == 1 and low in _MALE | _FEMALE | _PLURAL | _THING | _FIRST

    def _number(self, words: tuple[str, ...], mention: Mention | None) -> Number:
        if mention is not None:
            kind = self._entities.entity_of(mention).type
            return "person" if kind == "person" else "many" if kind == "group" else "thing"
        if words[0] in _NUMBERS or "and" in words:
            return "many"
        head = next(
            (
                w
                for w, after in zip(words, (*words[1:], "of"), strict=True)
                if after in ("of", "for", "in", "at", ",", "from", "who")
            ),
            words[-1],
        )
        if head.endswith("s") and not head.endswith(("ss", "us", "is", "news")):
            return "many"
        if (
            head in self._reading.lexicon.venues
            or head in self._reading.lexicon.media
            or head in self._reading.lexicon.bodies
        ):
            return "thing"
        return "person"

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
        reading = self._reading
        first, last = source
        low = reading.lowers[first]
        if self._is_pronoun(source):
            return self._of_pronoun(first, low)
        end = min(phrase_end(reading, first, last), last)
        if end <= first:
            end = last
        head = next((i - 1 for i in range(first + 1, end) if reading.lowers[i] == "of"), end - 1)
        while head > first and not reading.is_word(head):
            head -= 1
        found = self._named(first, last, head)
        if found is not None:
            same = self._same_words(reading.lowers[head], low) if found.form != "name" and low == "the" else None
            return found if same is None else same.mention
        if end < last and reading.lowers[end] == "," and end + 1 < last:
            # "the group's leader, Jane Smith": an apposition that is a name
            named = self._entities.starting_at(reading.starts[end + 1])
            if named is not None and self._entities.entity_of(named).type == "person" and named.form == "name":
                return named
        if reading.lowers[head] in reading.lexicon.venues:
            return self._author(first, last)
        if low in ("the", "that"):
            same = self._same_words(reading.lowers[head], low)
            if same is not None:
                return same.mention
            if end - first <= 3 and _names_person(reading.lowers[head]):
                recent = self._last("person", reading.unit_of[first])
                return None if recent is None else recent.mention
        return None

    def _named(self, first: int, last: int, head: int) -> Mention | None:
        """The mention that covers the head, names before descriptions and longer before shorter ones."""
        reading = self._reading
        at, to = reading.starts[head], reading.ends[head]
        covering = [
            m
            for m in self._entities.within(reading.starts[first], reading.ends[last - 1])
            if m.start <= at and to <= m.end and m.form != "pronoun"
        ]
        return max(covering, key=lambda m: (m.form == "name", m.end - m.start), default=None)

    def _author(self, first: int, last: int) -> Mention | None:
        """`a |White House statement`, `a report by |the agency`: whose words a document is."""
        reading = self._reading
        inside = [
            m for m in self._entities.within(reading.starts[first], reading.ends[last - 1]) if m.form != "pronoun"
        ]
        return next((m for m in inside if self._entities.entity_of(m).type != "place"), None)

    def _same_words(self, head: str, determiner: str) -> _Spoken | None:
        """The last speaker that was named with the same head: "a security official … |the official"."""
        if determiner not in ("the", "that"):
            return None
        return next((spoken for spoken in reversed(self._spoken) if head in spoken.words), None)

    def _of_pronoun(self, token: int, low: str) -> Mention | None:
        resolved = self._entities.starting_at(self._reading.starts[token])
        unit = self._reading.unit_of[token]
        if low in _FIRST:
            return resolved
        number: Number = "person" if low in _MALE | _FEMALE else "thing" if low in _THING else "many"
        recent = self._last(number, unit)
        if recent is None:
            if resolved is None and low in _THING:
                return self._subject_of(unit - 1)
            return resolved
        if number == "person" and recent.mention is not None:
            known = self._gender.get(recent.mention.entity, "")
            if known and known != ("m" if low in _MALE else "f"):
                return resolved
        if recent.mention is None and number == "person":
            return resolved if resolved is not None and self._gap(resolved, token) else None
        return recent.mention if recent.mention is not None else resolved

    def _gap(self, mention: Mention, token: int) -> bool:
        """Whether a mention's entity is named between the last speaker and the pronoun."""
        last = self._spoken[-1].unit
        start = self._reading.starts[self._reading.units[last].first] if last >= 0 else 0
        end = self._reading.starts[token]
        return any(m.entity == mention.entity and m.form == "name" for m in self._entities.within(start, end))

    def _subject_of(self, unit: int) -> Mention | None:
        """The organization or country that a sentence is about: its first mention, if it is one."""
        if unit < 0:
            return None
        place = self._reading.units[unit]
        inside = self._entities.within(self._reading.starts[place.first], self._reading.ends[place.last - 1])
        first = next((m for m in inside if m.form != "pronoun"), None)
        return (
            first if first is not None and self._entities.entity_of(first).type in ("organization", "country") else None
        )

    def _last(self, number: Number, unit: int) -> _Spoken | None:
        for spoken in reversed(self._spoken):
            if unit - spoken.unit > _REACH:
                return None
            if spoken.number == number:
                return spoken
        return None


def _names_person(head: str) -> bool:
    return head.endswith(("er", "or", "man", "woman", "ist", "ian", "dent", "ief", "ary", "ral", "ant", "yst", "cial"))
