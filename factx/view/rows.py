"""Facts as flat rows, for a DataFrame or CSV: the same columns for every kind, None where one does not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from factx.view.describe import quoted, who

if TYPE_CHECKING:
    from factx.records import AnyFact, Argument, Extraction

COLUMNS: Final = (
    "source", "id", "kind", "start", "end", "text", "type", "value", "mod", "from", "until", "low", "high", "relation",
    "trend", "unit", "per", "ordinal", "of", "toll", "status", "date", "roles", "parties", "subject", "place", "name",
    "speaker", "via", "cue", "content", "direct", "plover", "confidence", "rule",
)  # fmt: skip


def rows(extraction: Extraction) -> list[dict[str, Any]]:
    """One dict per fact with the keys of `COLUMNS`.

    >>> from factx import extract
    >>> row = extract("It opens on 3 May 2024.", kinds={"date"}).rows()[0]
    >>> row["kind"], row["start"], row["type"], row["value"], row["until"]
    ('date', 12, 'DATE', '2024-05-03', '2024-05-04')
    """
    return [_row(fact, extraction) for fact in extraction.facts]


def _row(fact: AnyFact, extraction: Extraction) -> dict[str, Any]:
    text = extraction.article.text
    row: dict[str, Any] = dict.fromkeys(COLUMNS)
    row |= {
        "source": extraction.article.source,
        "id": fact.id,
        "kind": fact.kind,
        "start": fact.span.start,
        "end": fact.span.end,
        "text": fact.text,
        "confidence": fact.confidence,
        "rule": fact.rule,
    }
    match fact.kind:
        case "date":
            row |= {
                "type": fact.timex,
                "value": fact.value,
                "mod": fact.mod,
                "from": fact.start,
                "until": fact.end,
            }
        case "count":
            row |= {name: getattr(fact, name) for name in ("value", "low", "high", "relation", "trend", "unit", "per")}
            row |= {"ordinal": fact.ordinal, "of": fact.of_text, "toll": fact.toll}
        case "event":
            roles = "; ".join(f"{role}={_names(args, extraction)}" for role, args in fact.roles.items())
            row |= {"type": fact.type, "status": fact.status, "date": fact.date, "roles": roles or None}
            row["plover"] = fact.plover
        case "agreement":
            row |= {"type": fact.form, "status": fact.status, "date": fact.date, "name": fact.name}
            row |= {"parties": _names(fact.parties, extraction) or None, "plover": fact.plover}
            row["subject"] = text[fact.subject.slice] if fact.subject else None
            row["place"] = _names((fact.place,), extraction) if fact.place else None
            row["cue"] = text[fact.cue.slice] if fact.cue else None
        case "statement":
            row |= {"type": fact.act, "direct": fact.direct, "plover": fact.plover}
            row["speaker"] = _names((fact.speaker,), extraction) if fact.speaker else None
            row["via"] = _names((fact.via,), extraction) if fact.via else None
            row["cue"] = text[fact.cue.slice] if fact.cue else None
            row["content"] = quoted(text, fact.content)
    return row


def _names(arguments: tuple[Argument, ...], extraction: Extraction) -> str:
    return who(arguments, {entity.id: entity.name for entity in extraction.entities})
