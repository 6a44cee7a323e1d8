"""The vocabulary of accords: head nouns, what decides their form, and the words that say their state."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from factx.events.inflection import noun_forms, verb_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factx.ontology import AgreementForm, AgreementStatus


@dataclass(frozen=True, slots=True)
class Noun:
    """What may head the name of an accord."""

    form: AgreementForm
    alone: bool
    """Names an accord whatever stands around it."""
    companions: frozenset[str]
    plural: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The data file, indexed by words in lower case."""

    nouns: Mapping[tuple[str, ...], Noun]
    """Tokens (hyphens are tokens) → noun; longer entries are tried first."""
    forms: tuple[tuple[AgreementForm, frozenset[str]], ...]
    compounds: frozenset[str]
    excluded_before: frozenset[str]
    verb_cues: Mapping[tuple[str, ...], AgreementStatus]
    noun_cues: Mapping[str, AgreementStatus]
    strength: Mapping[AgreementStatus, int]
    """Lower counts first."""


def _noun_variants(word: str) -> dict[tuple[str, ...], bool]:
    """Tokens of the singular and the plural; only the first word of a phrase is inflected."""
    head, *rest = word.split()
    variants: dict[tuple[str, ...], bool] = {}
    for form, kind in noun_forms(head).items():
        variants[(*form.replace("-", " - ").split(), *rest)] = kind == "plural"
    if head == "memorandum":
        variants[("memoranda", *rest)] = True
    return variants


@cache
def load_lexicon() -> Lexicon:
    """The lexicon, read once."""
    data = tomllib.loads(files("factx.agreements").joinpath("lexicon.toml").read_text("utf-8"))
    nouns: dict[tuple[str, ...], Noun] = {}
    for row in data["noun"]:
        form = cast("AgreementForm", row["form"])
        for word in row["words"]:
            for tokens, plural in _noun_variants(word).items():
                nouns[tokens] = Noun(form, row["alone"], frozenset(row.get("with", ())), plural)
    verb_cues: dict[tuple[str, ...], AgreementStatus] = {}
    noun_cues: dict[str, AgreementStatus] = {}
    strength: dict[AgreementStatus, int] = {}
    for number, row in enumerate(data["cue"]):
        status = cast("AgreementStatus", row["status"])
        strength[status] = number
        for phrase in row["verbs"]:
            verb, *rest = phrase.split()
            for form in verb_forms(verb):
                verb_cues.setdefault((form, *rest), status)
        for word in row["nouns"]:
            noun_cues.setdefault(word, status)
    return Lexicon(
        nouns=nouns,
        forms=tuple((cast("AgreementForm", row["form"]), frozenset(row["words"])) for row in data["form"]),
        compounds=frozenset(data["compound"]["words"]),
        excluded_before=frozenset(data["negative"]["before"]),
        verb_cues=verb_cues,
        noun_cues=noun_cues,
        strength=strength,
    )
