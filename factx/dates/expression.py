"""What the words of a temporal expression say, before anything is resolved: frozen, comparable, without offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from factx.ontology import TimexMod

Unit = Literal[
    "second", "minute", "hour", "moment", "day", "night", "daytime", "week", "weekend", "fortnight", "month",
    "quarter", "half", "season", "period", "year", "decade", "century", "millennium",
]  # fmt: skip
SeasonCode = Literal["SP", "SU", "FA", "WI"]
PartCode = Literal["MO", "AF", "EV", "NI", "DT", "MI"]
Direction = Literal["last", "this", "next", "that", "previous", "following"]
#: Counted from the publication date ("ago", "last week") or from the time the text is at ("later", "that day").
Base = Literal["now", "then"]
Reference = Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar date of any precision: "Friday, Sept. 27, 2024", "May", "the 5th", "1989", "481 BC"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    bc: bool = False
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Decade:
    """As in "the 1980s": 198; with `short`, "the '80s" and "the eighties": 8."""

    number: int
    short: bool = False
    bc: bool = False


@dataclass(frozen=True, slots=True)
class Century:
    """As in "the 19th century": 19."""

    number: int
    bc: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """As in "the spring", "summer 2007"."""

    code: SeasonCode
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Quarter:
    """As in "the third quarter", "Q3 2024"; number None for "the quarter" and "the latest quarter"."""

    number: int | None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Half:
    """As in "the first half"."""

    number: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day, by its key in `holidays.toml`; `offset` days from it ("the eve": -1)."""

    key: str
    year: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Shifted:
    """A calendar unit so many units from the base: "last week", "today", "the following year", "that day"."""

    unit: Unit
    by: int
    base: Base = "now"


@dataclass(frozen=True, slots=True)
class Named:
    """A weekday, month, season or holiday with a direction: "last April", "next Friday", "that summer"."""

    direction: Direction
    inner: Calendar | Season | Holiday


@dataclass(frozen=True, slots=True)
class Nth:
    """As in "the third Thursday in November", "the first week of June": joined to the whole by `Inside`."""

    number: int
    """Counted from 1; -1 for the last."""
    unit: Unit | None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity of one unit; None for "days"; `high` for "two to three years"."""

    low: Decimal | None
    unit: Unit
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """As in "three days", "two-year", "the past two weeks"; `more` for a smaller unit ("1 hour 20 minutes")."""

    amount: Amount
    more: Amount | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """As in "two weeks ago", "three days later"."""

    amount: Amount
    sign: Literal[-1, 1]
    base: Base = "now"


@dataclass(frozen=True, slots=True)
class Repeated:
    """As in "every Tuesday", "daily", "each July", "per year"."""

    what: Amount | Calendar | Season | Holiday | DayPart | Timed


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; hour 24 is midnight at the end of a day. `offset` such as "-05:00", "" where unknown."""

    hour: int
    minute: int | None = None
    second: int | None = None
    offset: str = ""


@dataclass(frozen=True, slots=True)
class DayPart:
    """As in "the morning", "that night", "tonight": `by` and `base` as in `Shifted`, None where no day is said."""

    code: PartCode
    by: int | None = None
    base: Base = "then"


@dataclass(frozen=True, slots=True)
class Timed:
    """A time of day on a day."""

    time: Clock | DayPart
    day: Expression


@dataclass(frozen=True, slots=True)
class Inside:
    """A part of a larger whole: "April last year", "the third quarter of 1990", "the week of Oct. 3"."""

    part: Expression
    whole: Expression


@dataclass(frozen=True, slots=True)
class Beside:
    """The unit or weekday next to a day: "the week before Christmas", "the Friday after Easter"."""

    unit: Unit | None
    weekday: int | None
    sign: Literal[-1, 1]
    day: Expression


@dataclass(frozen=True, slots=True)
class Vague:
    """As in "recently", "now", "soon"."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class Modified:
    """As in "early next week", "about two hours"."""

    mod: TimexMod
    inner: Expression


Expression = (
    Calendar
    | Decade
    | Century
    | Season
    | Quarter
    | Half
    | Holiday
    | Shifted
    | Named
    | Nth
    | Duration
    | Offset
    | Repeated
    | Clock
    | DayPart
    | Timed
    | Inside
    | Beside
    | Vague
    | Modified
)
