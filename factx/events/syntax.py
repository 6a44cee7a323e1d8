"""Facts about verbs that the grammar needs, and the lemma of a verb form."""

from __future__ import annotations

from functools import cache
from typing import Final

from factx.tables import load_table
from factx.text.inflection import verb_forms


@cache
def _data() -> dict[str, list[str]]:
    data: dict[str, list[str]] = load_table("factx.events", "syntax.toml")
    return data


INTRANSITIVE: Final = frozenset(_data()["intransitive"])
SUPPORT: Final = frozenset(_data()["support"])
WITHHOLDING: Final = frozenset(_data()["withholding"])


@cache
def _lemmas() -> dict[str, str]:
    from factx.events.lexicon import frames  # noqa: PLC0415

    lemmas: dict[str, str] = {}
    words = [w.partition(" ")[0].lower() for frame, items in frames() if frame.pos == "verb" for w in items]
    for base in (*SUPPORT, *sorted(set(words)), *_data().get("others", ())):
        for form in verb_forms(base):
            lemmas.setdefault(form, base)
    return lemmas


def lemma_of(form: str) -> str:
    """The lemma of a verb form of the lexicons; the form itself where it is in none.

    >>> lemma_of("held"), lemma_of("flees"), lemma_of("xyz")
    ('hold', 'flee', 'xyz')
    """
    return _lemmas().get(form) or _lemmas().get(form.replace("ll", "l", 1), form)
