"""Scalars of a gold file as YAML: plain where that is safe, else double-quoted and escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

#: "Fumio Kishida", "south-korea", "cubic metre": nothing that means something in a flow collection.
_PLAIN: Final = re.compile(r"[A-Za-z](?:[A-Za-z0-9 ._’'&-]{0,120}[A-Za-z0-9.’'])?")
#: All but what a YAML stream may hold as it is (YAML 1.1, section 5.1), and quotation marks and backslashes.
_UNSAFE: Final = re.compile(
    '["\\\\]|[^ -~\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]'
)
_SHORT: Final = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def quoted(text: str) -> str:
    r"""A double-quoted scalar of any code points.

    >>> print(quoted('a "word"\nmore'))
    "a \"word\"\nmore"
    """
    return '"' + _UNSAFE.sub(lambda match: _escape(match[0]), text) + '"'


def plain(text: str) -> str:
    """A plain scalar if YAML reads it back as the same string, else a quoted one.

    >>> plain("Fumio Kishida"), plain("no"), plain("x: y")
    ('Fumio Kishida', '"no"', '"x: y"')
    """
    if _PLAIN.fullmatch(text) and yaml.safe_load(text) == text:
        return text
    return quoted(text)


def number(low: Decimal, high: Decimal) -> str:
    """A number, or a range as a list of two.

    >>> from decimal import Decimal
    >>> number(Decimal("2.50"), Decimal("2.5")), number(Decimal(24), Decimal(99))
    ('2.5', '[24, 99]')
    """
    return _number(low) if low == high else f"[{_number(low)}, {_number(high)}]"


def flow_list(items: Iterable[str]) -> str:
    """A list on one line."""
    return f"[{', '.join(items)}]"


def flow_map(items: Iterable[tuple[str, str | None]]) -> str:
    """A mapping on one line, without the keys that have no value."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in items if value is not None) + "}"


def _number(value: Decimal) -> str:
    if value == value.to_integral_value():
        return str(int(value))
    return f"{value:f}".rstrip("0")


def _escape(char: str) -> str:
    code = ord(char)
    if char in _SHORT:
        return _SHORT[char]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
