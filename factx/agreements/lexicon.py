"""The vocabulary of accords: head nouns, what decides their form, and the words that say their state."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from factx.tables import load_table
from factx.text.inflection import noun_forms, verb_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factx.ontology import AgreementForm, AgreementStatus


@dataclass(frozen=True, slots=True)
class Noun:
    """What may head the name of an accord."""

    form: AgreementForm
    plural: bool
    alone: bool = False
    """Names an accord whatever stands around it."""
    companions: frozenset[str] = frozenset()
    """Modifiers with which it names one."""
    name: bool = False
    """Names one at the end of a capitalised name."""
    made: bool = False
    """Names one where a verb of reaching or signing governs it."""
    back: bool = False
    """Only takes up an accord that was named before."""
    default: AgreementStatus | None = None
    """The state where no word says one."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The data file, indexed by words in lower case."""

    nouns: Mapping[tuple[str, ...], Noun]
    """Tokens (hyphens are tokens) → noun; longer entries are tried first."""
    forms: tuple[tuple[AgreementForm, frozenset[str]], ...]
    verb_cues: Mapping[tuple[str, ...], AgreementStatus]
    noun_cues: Mapping[str, AgreementStatus]
    adjectives: Mapping[str, AgreementStatus]
    strength: Mapping[AgreementStatus, int]
    """Lower counts first."""
    predicates: Mapping[tuple[str, ...], AgreementStatus]
    """What "is" or "remains" says of an accord: "on hold"."""
    mediating: frozenset[str]
    """All forms of the verbs whose subject is no party."""
    wishing: frozenset[str]
    """All forms of the verbs whose subject is a party if the accord is its own."""
    awarding: frozenset[str]
    """All forms of the verbs that give a contract to somebody."""
    binding: frozenset[str]
    """All forms of the verbs whose object an accord binds."""
    transacting: frozenset[str]
    """All forms of the verbs that tell of an accord between their subject and another."""
    modifiers: frozenset[str]
    """Words that decide a form or say what an accord is about."""
    words: Mapping[str, frozenset[str]]
    """The plain word lists: those of `negative`, `mood` and `party`."""
    gate: frozenset[str]
    """Only a sentence with one of these words can hold a mention."""


def _noun_variants(word: str) -> dict[tuple[str, ...], bool]:
    """Tokens of the singular and the plural; only the first word of a phrase is inflected."""
    head, *rest = word.split()
    variants: dict[tuple[str, ...], bool] = {}
    for form, kind in noun_forms(head).items():
        variants[(*form.replace("-", " - ").split(), *rest)] = kind == "plural"
    if head == "memorandum":
        variants[("memoranda", *rest)] = True
    return variants


def _read_nouns(rows: list[dict[str, Any]]) -> dict[tuple[str, ...], Noun]:
    nouns: dict[tuple[str, ...], Noun] = {}
    for row in rows:
        for word in row["words"]:
            for tokens, plural in _noun_variants(word).items():
                if plural and not row.get("plural", True):
                    continue
                nouns.setdefault(
                    tokens,
                    Noun(
                        form=row["form"],
                        plural=plural,
                        alone=row.get("alone", False),
                        companions=frozenset(row.get("with", ())),
                        name=row.get("name", False),
                        made=row.get("made", False),
                        back=row.get("back", False),
                        default=row.get("default"),
                    ),
                )
    return nouns


def _verb_variants(verb: str) -> list[str]:
    """The forms of a verb, in both spellings of "cancelled" and "initialled"."""
    forms = list(verb_forms(verb))
    if verb.endswith("el") or verb == "initial":
        forms += [f"{verb}led", f"{verb}ling"]
    return forms


def _all_forms(verbs: list[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in _verb_variants(verb))


@cache
def load_lexicon() -> Lexicon:
    """The lexicon, read once."""
    data = load_table("factx.agreements", "lexicon.toml")
    verb_cues: dict[tuple[str, ...], AgreementStatus] = {}
    noun_cues: dict[str, AgreementStatus] = {}
    strength: dict[AgreementStatus, int] = {}
    for number, row in enumerate(data["cue"]):
        status = cast("AgreementStatus", row["status"])
        strength[status] = number
        for phrase in row["verbs"]:
            verb, *rest = phrase.split()
            for form in _verb_variants(verb):
                verb_cues.setdefault((form, *rest), status)
        for word in row["nouns"]:
            noun_cues.setdefault(word, status)
    nouns = _read_nouns(data["noun"])
    heads = {tokens[0] for tokens in nouns} | {"cease"} | set(_verb_variants("agree") + _verb_variants("settle"))
    words = {name: frozenset(data[table][name]) for table in ("negative", "mood", "party") for name in data[table]}
    return Lexicon(
        nouns=nouns,
        forms=tuple((cast("AgreementForm", row["form"]), frozenset(row["words"])) for row in data["form"]),
        verb_cues=verb_cues,
        noun_cues=noun_cues,
        adjectives={word: cast("AgreementStatus", status) for status, row in data["adjective"].items() for word in row},
        strength=strength,
        predicates={
            tuple(phrase.split()): cast("AgreementStatus", status)
            for status, phrases in data["predicate"].items()
            for phrase in phrases
        },
        mediating=_all_forms(data["party"]["mediating"]),
        wishing=_all_forms(data["party"]["wishing"]),
        awarding=_all_forms(data["party"]["awarding"]),
        binding=_all_forms(data["party"]["binding"]),
        transacting=_all_forms(data["party"]["transacting"]),
        modifiers=frozenset(word for row in data["form"] for word in row["words"]) | words["topical"],
        words=words,
        gate=frozenset(heads),
    )
