"""Gold files written in one canonical form, so that two versions can be compared line by line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factx.errors import GoldError
from factx.gold.anchors import anchor_of, hull_anchor_of
from factx.gold.scalars import flow_list, flow_map, number, plain, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factx.gold.records import (
        Filler,
        GoldAgreement,
        GoldArticle,
        GoldCount,
        GoldDate,
        GoldEntity,
        GoldEvent,
        GoldStatement,
    )
    from factx.records import Span


def write(article: GoldArticle) -> str:
    """The YAML of a gold article; reading it beside the same text gives an equal article.

    Raises:
        GoldError: if a mention begins or ends inside a word, so that no anchor points to it.

    >>> from factx.gold.records import GoldArticle, GoldDate
    >>> from factx.records import Span
    >>> date = GoldDate(Span(start=13, end=19), "DATE", "2024-09-06")
    >>> print(write(GoldArticle("rain", "It rained on Friday.", sections=("dates",), dates=(date,))), end="")
    id: rain
    published: null
    dates:
      - {text: "Friday", type: DATE, value: "2024-09-06"}
    """
    return "\n".join(_Writer(article).lines()) + "\n"


def save(article: GoldArticle, folder: str | Path) -> Path:
    """Write `<id>.yaml` and, where it is not there yet, `<id>.txt` into a folder; returns the YAML's path.

    Raises:
        GoldError: as `write`, or if the `.txt` that is there is another text.
    """
    path = Path(folder) / f"{article.id}.yaml"
    text = path.with_suffix(".txt")
    if text.exists() and text.read_text(encoding="utf-8") != article.text:
        raise GoldError(f"{text}: is not the text of this annotation")
    content = write(article)
    if not text.exists():
        text.write_text(article.text, encoding="utf-8", newline="\n")
    path.write_text(content, encoding="utf-8", newline="\n")
    return path


class _Writer:
    def __init__(self, article: GoldArticle) -> None:
        self.article = article
        self.keys = {entity.key for entity in article.entities}

    def lines(self) -> Iterator[str]:
        article = self.article
        yield f"id: {plain(article.id)}"
        if article.title is not None:
            yield f"title: {quoted(article.title)}"
        yield f"published: {'null' if article.published is None else quoted(article.published)}"
        about = (("source", article.source), ("licence", article.licence), ("annotator", article.annotator))
        yield from (f"{key}: {quoted(value)}" for key, value in about if value is not None)
        if "entities" in article.sections:
            entities = [f"  {plain(entity.key)}: {self._entity(entity)}" for entity in article.entities]
            yield from _section("entities", entities, empty="{}")
        if "dates" in article.sections:
            yield from _section("dates", [f"  - {self._date(date)}" for date in article.dates])
        if "counts" in article.sections:
            yield from _section("counts", [f"  - {self._count(count)}" for count in article.counts])
        if "events" in article.sections:
            yield from _section("events", [line for event in article.events for line in self._event(event)])
        if "agreements" in article.sections:
            lines = [line for agreement in article.agreements for line in self._agreement(agreement)]
            yield from _section("agreements", lines)
        if "statements" in article.sections:
            statements = [f"  - {self._statement(statement)}" for statement in article.statements]
            yield from _section("statements", statements)

    def _entity(self, entity: GoldEntity) -> str:
        aliases = flow_list(quoted(alias) for alias in entity.aliases)
        country = entity.country and plain(entity.country)
        return flow_map(
            (("name", plain(entity.name)), ("type", entity.type), ("country", country), ("aliases", aliases))
        )

    def _date(self, date: GoldDate) -> str:
        value = "null" if date.value is None else quoted(date.value)
        text = self._anchor(date.span)
        return flow_map((("text", text), ("type", date.type), ("value", value), ("mod", date.mod)))

    def _count(self, count: GoldCount) -> str:
        return flow_map(
            (
                ("text", self._anchor(count.span)),
                ("value", number(count.low, count.high)),
                ("relation", None if count.relation == "=" else quoted(count.relation)),
                ("unit", None if count.unit is None else plain(count.unit)),
                ("ordinal", "true" if count.ordinal else None),
                ("of", self._optional(count.of)),
                ("toll", count.toll),
            )
        )

    def _event(self, event: GoldEvent) -> Iterator[str]:
        yield f"  - type: {event.type}"
        yield f"    triggers: {flow_list(map(self._anchor, event.triggers))}"
        yield f"    status: {event.status}"
        if event.date is not None:
            yield f"    date: {quoted(event.date)}"
        if event.roles:
            roles = ((role, self._fillers(filled)) for role, filled in event.roles.items())
            yield f"    roles: {flow_map(roles)}"

    def _agreement(self, agreement: GoldAgreement) -> Iterator[str]:
        fields = (
            ("name", self._optional(agreement.name)),
            ("mentions", flow_list(map(self._anchor, agreement.mentions))),
            ("form", agreement.form),
            ("status", agreement.status),
            ("cue", self._optional(agreement.cue)),
            ("date", None if agreement.date is None else quoted(agreement.date)),
            ("parties", self._fillers(agreement.parties) if agreement.parties else None),
            ("subject", self._optional(agreement.subject)),
            ("place", self._fillers(agreement.place) if agreement.place else None),
        )
        present = [f"{key}: {value}" for key, value in fields if value is not None]
        yield f"  - {present[0]}"
        for line in present[1:]:
            yield f"    {line}"

    def _statement(self, statement: GoldStatement) -> str:
        content = hull_anchor_of(self.article.text, statement.content)
        return flow_map(
            (
                ("cue", self._optional(statement.cue) or "null"),
                ("speaker", self._fillers(statement.speaker) if statement.speaker else None),
                ("via", self._fillers(statement.via) if statement.via else None),
                ("content", quoted(content) if content is not None else self._anchor(statement.content)),
                ("direct", str(statement.direct).lower()),
                ("act", statement.act),
            )
        )

    def _fillers(self, fillers: Iterable[Filler]) -> str:
        return flow_list(map(self._filler, fillers))

    def _filler(self, filler: Filler) -> str:
        if filler.entity is not None and filler.entity in self.keys:
            return plain(filler.entity)
        if filler.span is None:
            raise GoldError(f"{self.article.id}: {filler.entity!r} is no entity of the article")
        anchor = self._anchor(filler.span)
        # Words that happen to be an entity's key are told apart by their number.
        return quoted(f"{anchor[1:-1]}#1") if anchor[1:-1] in self.keys else anchor

    def _optional(self, span: Span | None) -> str | None:
        return None if span is None else self._anchor(span)

    def _anchor(self, span: Span) -> str:
        anchor = anchor_of(self.article.text, span)
        if anchor is None:
            words = self.article.text[span.slice]
            raise GoldError(f"{self.article.id}: no anchor points to {words!r} at {span.start}")
        return quoted(anchor)


def _section(name: str, lines: list[str], *, empty: str = "[]") -> list[str]:
    return [f"{name}:", *lines] if lines else [f"{name}: {empty}"]
