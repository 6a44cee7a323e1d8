"""The public records: what `extract` returns, frozen, lossless in JSON, every span grounded in the given text."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticSerializationError

from factx.ontology import (
    Act,
    AgreementForm,
    AgreementStatus,
    Anchor,
    EntityType,
    EventStatus,
    EventType,
    FactKind,
    Grain,
    Relation,
    TimexMod,
    TimexType,
    Toll,
    Trend,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a string is needed")  # noqa: TRY004  # pydantic turns only ValueError into its own error
    return value


def _same(value: str) -> str:
    return value


#: A string of any code points. Pydantic's own `str` refuses lone surrogates, which scraped text does contain.
Text = Annotated[
    str,
    PlainValidator(_string),
    PlainSerializer(_same, return_type=Any),
    WithJsonSchema({"type": "string"}),
]


def _day(value: object) -> object:
    """A string that is a calendar day stays one: of the two types, Pydantic would otherwise make it midnight."""
    return dt.date.fromisoformat(value) if isinstance(value, str) and len(value) == len("2024-09-06") else value


class Record(BaseModel):
    """Base of all records: frozen, closed, and lossless in JSON whatever code points the text holds."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid")

    def model_dump_json(self, **options: Any) -> str:
        r"""As Pydantic's, but a lone surrogate is written as its JSON escape instead of failing.

        Examples:
            >>> Span(start=0, end=4).model_dump_json()
            '{"start":0,"end":4}'
        """
        try:
            return super().model_dump_json(**options)
        except (PydanticSerializationError, UnicodeEncodeError):
            indent = options.pop("indent", None)
            separators = (",", ":") if indent is None else (",", ": ")
            return json.dumps(self.model_dump(mode="json", **options), indent=indent, separators=separators)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """As Pydantic's, but also reads the escapes of lone surrogates."""
        try:
            return super().model_validate_json(json_data, **options)
        except ValueError:
            return cls.model_validate(json.loads(json_data), **options)


class Span(Record):
    """A half-open range of code points of the article's text, exactly as it was given.

    Examples:
        >>> "On Friday".__getitem__(Span(start=3, end=9).slice)
        'Friday'
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @property
    def slice(self) -> slice:
        """The span as a Python slice."""
        return slice(self.start, self.end)

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


class Argument(Record):
    """Who or what fills a role: words of the text, and the entity they name if they name one."""

    span: Span
    text: Text
    entity: str | None = None
    """The `Entity.id`, None for people known only as a kind or number."""


class Entity(Record):
    """A named person, organization, country, place or group, with every mention in the article."""

    id: str
    name: Text
    type: EntityType
    country: str | None = None
    """ISO 3166-1 alpha-3 of a country or of its government."""
    mentions: tuple[Span, ...]


class _Fact(Record):
    id: str
    """Deterministic: the same text gives the same id."""
    span: Span
    text: Text
    confidence: float | None = Field(default=None, ge=0, le=1)
    """A calibrated probability that the record is right, None where no model was calibrated."""
    rule: str
    """The rule or model that made the record, such as `dates.calendar/month-day`."""


class DateFact(_Fact):
    """A temporal expression, normalised as TIMEX3 (TimeML 1.2.1)."""

    kind: Literal["date"] = "date"
    timex: TimexType
    value: str | None
    """The TIMEX3 value, None where nothing resolves it."""
    mod: TimexMod | None = None
    start: str | None = None
    """First instant the value covers, ISO 8601; with `end` a half-open interval; None if unbounded or partial."""
    end: str | None = None
    grain: Grain | None = None
    anchor: Anchor | None = None
    """What it was resolved against: nothing (`absolute`), the publication date, or the surrounding text."""
    implied: tuple[str, ...] = ()
    """Parts of the value that the words do not give: `year`, `month`, …"""


class CountFact(_Fact):
    """A number that quantifies something."""

    kind: Literal["count"] = "count"
    low: Decimal
    high: Decimal
    value: Decimal | None
    """Equal to `low` when `low == high`, else None."""
    relation: Relation = "="
    trend: Trend | None = None
    unit: str | None = None
    """ISO 4217 code, `percent`, `year` (of age), or the unit's singular English name."""
    per: str | None = None
    ordinal: bool = False
    of: Span | None = None
    """The counted noun."""
    of_text: Text | None = None
    toll: Toll | None = None


class EventFact(_Fact):
    """A distinct event of the article; `span` and `text` are its first trigger."""

    kind: Literal["event"] = "event"
    type: EventType
    triggers: tuple[Span, ...]
    status: EventStatus
    roles: dict[str, tuple[Argument, ...]] = Field(default_factory=dict)
    date: str | None = None
    date_fact: str | None = None
    """The `id` of the DateFact that dates the event."""
    plover: str | None = None


class AgreementFact(_Fact):
    """A distinct accord between parties; `span` and `text` are its first mention."""

    kind: Literal["agreement"] = "agreement"
    form: AgreementForm
    status: AgreementStatus
    name: Text
    mentions: tuple[Span, ...]
    cue: Span | None = None
    """The words that say the status."""
    parties: tuple[Argument, ...] = ()
    subject: Span | None = None
    date: str | None = None
    date_fact: str | None = None
    place: Argument | None = None
    plover: str | None = None


class StatementFact(_Fact):
    """Something said that the article attributes to a source; `span` is the hull of `content`."""

    kind: Literal["statement"] = "statement"
    cue: Span | None = None
    speaker: Argument | None = None
    via: Argument | None = None
    """The outer source that relays the speaker."""
    content: tuple[Span, ...]
    """The reported words without outer quotation marks, in pieces around an interposed attribution."""
    direct: bool
    act: Act
    plover: str | None = None


AnyFact: TypeAlias = DateFact | CountFact | EventFact | AgreementFact | StatementFact

Fact = Annotated[AnyFact, Field(discriminator="kind")]


class Dateline(Record):
    """Where a report was filed: `WASHINGTON (AP) —`."""

    span: Span
    place: Text
    agency: Text | None = None


class Article(Record):
    """A news article: the text as given and what its header says of it."""

    text: Text
    title: Text | None = None
    published: Annotated[dt.datetime | dt.date | None, BeforeValidator(_day)] = None
    published_from: Literal["argument", "header", "metadata"] | None = None
    """Where the date came from: the caller, the text's own header, or the metadata of the file."""
    dateline: Dateline | None = None
    source: Text | None = None
    """Name of the file, or `id` of the record, that the article came from."""

    @property
    def published_date(self) -> dt.date | None:
        """The calendar day of publication."""
        return self.published.date() if isinstance(self.published, dt.datetime) else self.published


class Extraction(Record):
    """All that was found in one article."""

    article: Article
    facts: tuple[Fact, ...] = ()
    """Sorted by span."""
    entities: tuple[Entity, ...] = ()

    def _of(self, kind: FactKind) -> Iterator[Any]:
        return (fact for fact in self.facts if fact.kind == kind)

    @property
    def dates(self) -> tuple[DateFact, ...]:
        """The temporal expressions."""
        return tuple(self._of("date"))

    @property
    def counts(self) -> tuple[CountFact, ...]:
        """The quantities."""
        return tuple(self._of("count"))

    @property
    def events(self) -> tuple[EventFact, ...]:
        """The events."""
        return tuple(self._of("event"))

    @property
    def agreements(self) -> tuple[AgreementFact, ...]:
        """The accords."""
        return tuple(self._of("agreement"))

    @property
    def statements(self) -> tuple[StatementFact, ...]:
        """What was said, by whom."""
        return tuple(self._of("statement"))

    def entity(self, entity_id: str) -> Entity:
        """The entity with this id; KeyError if there is none."""
        for entity in self.entities:
            if entity.id == entity_id:
                return entity
        raise KeyError(entity_id)

    def rows(self) -> list[dict[str, Any]]:
        """One flat dict per fact, for a DataFrame or a CSV file; the columns are the same for every kind."""
        from factx.view.rows import rows  # noqa: PLC0415  # views are loaded when asked for

        return rows(self)

    def to_html(self) -> str:
        """A self-contained HTML page of the article with its facts marked."""
        from factx.view.html import page  # noqa: PLC0415

        return page(self)

    def _repr_html_(self) -> str:
        from factx.view.html import fragment  # noqa: PLC0415

        return fragment(self)


class Failure(Record):
    """An article of a batch that could not be read or processed; the rest of the batch is not affected."""

    index: int
    """Position of the article in the input."""
    source: Text | None = None
    error: str
    """Name of the error class."""
    message: Text
