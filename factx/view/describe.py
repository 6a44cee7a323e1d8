"""One line that tells a person what a fact says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factx.records import AnyFact, Argument, CountFact, Extraction, Span


def describe(fact: AnyFact, extraction: Extraction) -> str:
    """A short reading of a fact, entities by name.

    >>> from factx import extract
    >>> result = extract("It opens on 3 May 2024.", kinds={"date"})
    >>> describe(result.facts[0], result)
    'DATE 2024-05-03'
    """
    names = {entity.id: entity.name for entity in extraction.entities}
    match fact.kind:
        case "date":
            return " ".join(part for part in (fact.timex, fact.value or "?", fact.mod) if part)
        case "count":
            return _count(fact)
        case "event":
            roles = "; ".join(f"{role}: {who(args, names)}" for role, args in fact.roles.items())
            return " · ".join(part for part in (f"{fact.type}, {fact.status}", fact.date, roles) if part)
        case "agreement":
            parties = who(fact.parties, names)
            return " · ".join(part for part in (f"{fact.form}, {fact.status}", fact.date, parties) if part)
        case "statement":
            speaker = who((fact.speaker,), names) if fact.speaker else "?"
            return f"{speaker}, {fact.act}{' (direct)' if fact.direct else ''}"


def _count(fact: CountFact) -> str:
    number = f"{fact.low:,f}" if fact.value is not None else f"{fact.low:,f}–{fact.high:,f}"
    relation = "" if fact.relation == "=" else fact.relation + " "
    ordinal = "no. " if fact.ordinal else ""
    unit = f" {fact.unit}" if fact.unit else ""
    per = f" per {fact.per}" if fact.per else ""
    of = f" {fact.of_text}" if fact.of_text else ""
    toll = f" [{fact.toll}]" if fact.toll else ""
    return f"{relation}{ordinal}{number}{unit}{per}{of}{toll}"


def who(arguments: tuple[Argument, ...], names: dict[str, str]) -> str:
    """Who the arguments are, each once: entities by name (`names`: id → name), others in their own words."""
    shown = [names.get(a.entity, a.text) if a.entity else a.text for a in arguments]
    return ", ".join(dict.fromkeys(shown))


def quoted(text: str, spans: tuple[Span, ...]) -> str:
    """The words of some spans, joined where something stood between them."""
    return " … ".join(text[span.slice] for span in spans)
