"""Inflection: the forms of a verb or noun, by rule and by a table of irregular verbs."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Final, Literal

Form = Literal["base", "s", "past", "participle", "past-participle", "ing", "plural"]

_VOWELS: Final = "aeiou"
#: Verbs of two or more syllables that double their last consonant, as monosyllables do.
_DOUBLING: Final = frozenset(
    {"commit", "admit", "expel", "compel", "rebel", "repel", "submit", "transfer", "quit", "acquit"}
)
_F_PLURALS: Final = {"life": "lives", "wife": "wives", "thief": "thieves"}


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    rows = csv.DictReader(files("factx.text").joinpath("irregular.csv").read_text("utf-8").splitlines())
    return {row["base"]: (row["past"], row["participle"]) for row in rows}


def verb_forms(base: str) -> dict[str, Form]:
    """The forms of a verb; with a prefix and hyphen, those of the verb behind it.

    >>> verb_forms("flee")
    {'flee': 'base', 'flees': 's', 'fleeing': 'ing', 'fled': 'past-participle'}
    >>> verb_forms("visit")["visited"], verb_forms("expel")["expelled"], verb_forms("bury")["buried"]
    ('past-participle', 'past-participle', 'past-participle')
    """
    if "-" in base:
        prefix, _, rest = base.rpartition("-")
        return {f"{prefix}-{form}": kind for form, kind in verb_forms(rest).items()}
    forms: dict[str, Form] = {base: "base", _with_s(base): "s", _with_ing(base): "ing"}
    past, participle = _irregular().get(base, ("", ""))
    if not past:
        past = participle = _with_ed(base)
    if past == participle:
        forms.setdefault(past, "past-participle")
    else:
        forms.setdefault(past, "past")
        forms.setdefault(participle, "participle")
    if base == "be":
        forms.update({"is": "s", "are": "s", "were": "past"})
    if base == "hang":
        forms["hanged"] = "past-participle"
    if base == "burn":
        forms["burned"] = "past-participle"
    return forms


def noun_forms(base: str) -> dict[str, Form]:
    """The singular and the plural of a noun.

    >>> list(noun_forms("inquiry")), list(noun_forms("crash")), list(noun_forms("talks"))
    (['inquiry', 'inquiries'], ['crash', 'crashes'], ['talks'])
    """
    forms: dict[str, Form] = {base: "base"}
    if base in _F_PLURALS:
        forms[_F_PLURALS[base]] = "plural"
    elif not base.endswith("s") or base.endswith(("ss", "us")):
        forms[_with_s(base)] = "plural"
    return forms


def _with_s(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    if base.endswith(("s", "x", "z", "ch", "sh")) or base in ("go", "veto", "do", "torpedo", "embargo"):
        return base + "es"
    return base + "s"


def _with_ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return (base + base[-1] if _doubles(base) else base) + "ing"


def _with_ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return (base + base[-1] if _doubles(base) else base) + "ed"


def _doubles(base: str) -> bool:
    if base in _DOUBLING:
        return True
    if len(base) < 3 or base[-1] in "wxyaeiou" or base[-2] not in _VOWELS or base[-3] in _VOWELS:
        return False
    return sum(c in _VOWELS for c in base) == 1
