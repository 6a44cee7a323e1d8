"""TIMEX3 values of durations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from decimal import Decimal

    from factx.dates.expression import Amount, Duration

#: Unit → its designator in a value, after `PT` for those of the clock.
_DESIGNATOR: Final = {
    "second": "TS", "minute": "TM", "hour": "TH", "moment": "TS", "day": "D", "night": "NI", "daytime": "DT",
    "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "half": "H", "season": "SN",
    "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML",
}  # fmt: skip
#: Unit → (how many of a smaller unit it holds, that unit), for amounts that are not whole.
_SMALLER: Final = {
    "hour": (60, "minute"), "minute": (60, "second"), "year": (12, "month"), "decade": (10, "year"),
    "century": (100, "year"), "millennium": (1000, "year"), "day": (24, "hour"),
}  # fmt: skip


def period(duration: Duration) -> str:
    """The value of a duration.

    >>> from decimal import Decimal
    >>> from factx.dates.expression import Amount, Duration
    >>> amounts = (Amount(Decimal("2.5"), "year"), Amount(Decimal("0.5"), "hour"), Amount(None, "day"))
    >>> [period(Duration(amount)) for amount in amounts]
    ['P2Y6M', 'PT30M', 'PXD']
    """
    parts = _parts(duration.amount) + (_parts(duration.more) if duration.more else [])
    date = "".join(number + mark for number, mark in parts if not mark.startswith("T"))
    time = "".join(number + mark[1:] for number, mark in parts if mark.startswith("T"))
    return "P" + date + ("T" + time if time else "")


def _parts(amount: Amount) -> list[tuple[str, str]]:
    unit: str = amount.unit
    if amount.low is None:
        return [("X", _DESIGNATOR["week" if unit == "fortnight" else unit])]
    number = amount.low
    if unit == "fortnight":
        number, unit = number * 2, "week"
    whole = number.to_integral_value(rounding="ROUND_FLOOR")
    rest = number - whole
    if rest and unit in _SMALLER:
        factor, smaller = _SMALLER[unit]
        share = rest * factor
        if share == share.to_integral_value():
            parts = [(_plain(whole), _DESIGNATOR[unit])] if whole else []
            return [*parts, (_plain(share), _DESIGNATOR[smaller])]
    return [(_plain(number), _DESIGNATOR[unit])]


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
