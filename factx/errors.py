"""Errors: every one a `FactxError` that names what was wrong, what came and what is accepted."""

from __future__ import annotations


class FactxError(Exception):
    """Base of all errors that factx raises on purpose."""


class InputError(FactxError, ValueError):
    """An argument is not of the accepted kind.

    Attributes:
        argument: the name of the argument, as the caller knows it.
        accepted: what it accepts.
    """

    def __init__(self, argument: str, got: object, accepted: str) -> None:
        self.argument = argument
        self.accepted = accepted
        shown = repr(got)
        if len(shown) > 80:
            shown = shown[:77] + "..."
        self.got = shown
        super().__init__(f"{argument}: got {shown} ({type(got).__name__}); accepted: {accepted}")

    def __reduce__(self) -> tuple[type[FactxError], tuple[str]]:
        """Pickle as a plain FactxError with the same message, so that worker processes can raise it."""
        return (FactxError, (str(self),))


class SourceError(FactxError):
    """A file cannot be read as an article: missing, binary, wrongly encoded or empty."""


class GoldError(FactxError):
    """A gold file does not follow the format; the message starts with `file:line`."""


class ModelError(FactxError):
    """A shipped model file is missing or damaged."""
