"""factx: typed, source-grounded facts from English news.

>>> from factx import extract
>>> result = extract("The leaders met in Vienna on Friday.", published="2024-09-06")
>>> [(fact.text, fact.value) for fact in result.dates]
[('Friday', '2024-09-06')]

Nothing heavy is imported until it is used: the record types and functions below load on first access.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.errors import FactxError, GoldError, InputError, ModelError, SourceError
    from factx.extractor import Extractor, extract, extract_many
    from factx.records import (
        AgreementFact,
        Argument,
        Article,
        CountFact,
        DateFact,
        Dateline,
        Entity,
        EventFact,
        Extraction,
        Fact,
        Failure,
        Span,
        StatementFact,
    )

__version__ = "0.1.0"

__all__ = [
    "AgreementFact",
    "Argument",
    "Article",
    "CountFact",
    "DateFact",
    "Dateline",
    "Entity",
    "EventFact",
    "Extraction",
    "Extractor",
    "Fact",
    "FactxError",
    "Failure",
    "GoldError",
    "InputError",
    "ModelError",
    "SourceError",
    "Span",
    "StatementFact",
    "__version__",
    "extract",
    "extract_many",
]

_ERRORS = frozenset({"FactxError", "GoldError", "InputError", "ModelError", "SourceError"})
_VERBS = frozenset({"Extractor", "extract", "extract_many"})


def __getattr__(name: str) -> object:
    """Load a public name on first access (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = "errors" if name in _ERRORS else "extractor" if name in _VERBS else "records"
    value = getattr(import_module(f"factx.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
