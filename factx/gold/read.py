"""Gold files: read, checked and built into records in one pass, with every problem at its line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

from factx.errors import GoldError
from factx.gold.anchors import ELLIPSIS, AnchorError, occurrences, resolve, split_number
from factx.gold.nearest import nearest
from factx.gold.records import (
    SECTIONS,
    Filler,
    GoldAgreement,
    GoldArticle,
    GoldCount,
    GoldDate,
    GoldEntity,
    GoldEvent,
    GoldStatement,
)
from factx.gold.source import Problem, SourceProblem, YamlSource
from factx.ontology import (
    EVENT_TYPES,
    ROLES,
    Act,
    AgreementForm,
    AgreementStatus,
    EntityType,
    EventStatus,
    Relation,
    TimexMod,
    TimexType,
    Toll,
)
from factx.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TOP_KEYS: Final = ("id", "title", "published", "source", "licence", "annotator", *SECTIONS)
_ENTITY_KEYS: Final = ("name", "type", "aliases", "country")
_DATE_KEYS: Final = ("text", "type", "value", "mod")
_COUNT_KEYS: Final = ("text", "value", "relation", "unit", "ordinal", "of", "toll")
_EVENT_KEYS: Final = ("type", "triggers", "status", "date", "roles")
_AGREEMENT_KEYS: Final = ("mentions", "name", "form", "status", "parties", "subject", "date", "place", "cue")
_STATEMENT_KEYS: Final = ("cue", "speaker", "content", "direct", "act", "via")

#: Stands for a span that could not be read; a record that has one is never returned.
_NOWHERE: Final = Span(start=0, end=0)


def load(path: str | Path) -> GoldArticle:
    """Read a gold file and the text beside it.

    Args:
        path: the `.yaml` file; the article is the `.txt` file of the same name beside it, or else in one of the two
            folders above, so that several annotations of an article can share its text.

    Raises:
        GoldError: if it does not follow the format; one `file:line: what` a line, as `check` finds them.
    """
    article, problems = read(path)
    if article is None or problems:
        raise GoldError("\n".join(str(problem) for problem in problems))
    return article


def check(path: str | Path) -> list[Problem]:
    """All that is wrong in a gold file, in the order of its lines; empty if nothing is."""
    return read(path)[1]


def load_folder(folder: str | Path) -> tuple[GoldArticle, ...]:
    """All gold files of a folder, in the order of their names.

    Raises:
        GoldError: if there is none, or one does not follow the format.
    """
    return tuple(load(path) for path in gold_files([folder]))


def gold_files(paths: Iterable[str | Path]) -> list[Path]:
    """The gold files that paths name: files as they are, folders as the `.yaml` files right in them, sorted.

    Raises:
        GoldError: if a path does not exist, or a folder holds no gold file.
    """
    files: list[Path] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found = sorted(path.glob("*.yaml"))
            if not found:
                raise GoldError(f"{path}: no .yaml file in this folder")
            files += found
        elif path.exists():
            files.append(path)
        else:
            raise GoldError(f"{path}: no such file or folder")
    return files


def read(path: str | Path) -> tuple[GoldArticle | None, list[Problem]]:
    """The article and what is wrong with it; no article where anything is."""
    path = Path(path)
    try:
        # Line ends are unified on reading, so offsets are the same on every system.
        text = _text_file(path).read_text(encoding="utf-8")
        content = path.read_text(encoding="utf-8")
    except OSError as error:
        return None, [Problem(path, 1, f"cannot read {error.filename}: {error.strerror}")]
    except UnicodeDecodeError as error:
        return None, [
            Problem(path, 1, f"this file or its .txt is not UTF-8: {error.reason} at byte {error.start}")
        ]
    return read_text(content, text, path)


def read_text(content: str, text: str, path: Path) -> tuple[GoldArticle | None, list[Problem]]:
    """As `read`, from the YAML and the article given as strings; `path` is for the messages and the default id."""
    try:
        source = YamlSource.parse(content, path)
    except SourceProblem as error:
        return None, [error.problem]
    reader = _Reader(source, text)
    article = reader.article()
    problems = sorted(reader.problems)
    return (None if problems else article), problems


def _text_file(path: Path) -> Path:
    name = path.with_suffix(".txt").name
    beside = path.parent / name
    shared = (folder / name for folder in path.resolve().parents[1:3])
    return beside if beside.exists() else next((file for file in shared if file.exists()), beside)


class _Reader:
    """One pass over the data of a file; `problems` grows as it goes."""

    def __init__(self, source: YamlSource, text: str) -> None:
        self.source = source
        self.text = text
        self.problems: list[Problem] = []
        self.entities: dict[str, GoldEntity] = {}
        self.used: set[str] = set()

    def article(self) -> GoldArticle:
        data = self.source.data
        if not isinstance(data, dict):
            self._problem("the file must be a mapping of id, title, entities, dates, …")
            data = {}
        self._keys(data, _TOP_KEYS, "top")
        self._read_entities(data)
        article = GoldArticle(
            id=str(data.get("id") or self.source.path.stem),
            text=self.text,
            title=_text(data.get("title")),
            published=_text(data.get("published")),
            source=_text(data.get("source")),
            licence=_text(data.get("licence")),
            annotator=_text(data.get("annotator")),
            sections=tuple(section for section in SECTIONS if section in data),
            entities=tuple(self.entities.values()),
            dates=tuple(self._date(*item) for item in self._records(data, "dates", _DATE_KEYS)),
            counts=tuple(self._count(*item) for item in self._records(data, "counts", _COUNT_KEYS)),
            events=tuple(self._event(*item) for item in self._records(data, "events", _EVENT_KEYS)),
            agreements=tuple(
                self._agreement(*item) for item in self._records(data, "agreements", _AGREEMENT_KEYS)
            ),
            statements=tuple(
                self._statement(*item) for item in self._records(data, "statements", _STATEMENT_KEYS)
            ),
        )
        for key in self.entities:
            if key not in self.used:
                self._problem(f"entity {key} is in no event, agreement or statement", "entities", key)
        return article

    # Sections

    def _read_entities(self, data: dict[str, Any]) -> None:
        section = data.get("entities") or {}
        if not isinstance(section, dict):
            self._problem("entities must be a mapping of key to entity", "entities")
            return
        for key, entity in section.items():
            where: tuple[str | int, ...] = ("entities", str(key))
            if not isinstance(entity, dict):
                self._problem(f"entity {key}: a mapping with name, type and aliases is needed", *where)
                continue
            self._keys(entity, _ENTITY_KEYS, f"entity {key}", *where)
            self._one_of(entity, "type", get_args(EntityType), f"entity {key} type", *where)
            aliases = self._list(entity, "aliases", *where)
            mentions: set[Span] = set()
            for at, alias in enumerate(aliases):
                span = self._anchor(alias, f"entity {key}", *where, "aliases", at)
                if span is not _NOWHERE:
                    mentions |= _all_mentions(self.text, alias, span)
            self.entities[key] = GoldEntity(
                key=key,
                name=_text(entity.get("name")) or str(key),
                type=str(entity.get("type")),
                aliases=tuple(str(alias) for alias in aliases),
                mentions=tuple(sorted(mentions, key=lambda span: (span.start, span.end))),
                country=_text(entity.get("country")),
            )

    def _date(self, record: dict[str, Any], *where: str | int) -> GoldDate:
        self._one_of(record, "type", get_args(TimexType), "date type", *where)
        self._one_of(record, "mod", get_args(TimexMod), "date mod", *where, optional=True)
        value = record.get("value")
        if "value" not in record or not (value is None or isinstance(value, str)):
            self._problem(
                f"date {record.get('text')}: value must be a quoted string or null, not {value!r}",
                *where,
                "value",
            )
        return GoldDate(
            span=self._anchor(record.get("text"), "date", *where, "text"),
            type=str(record.get("type")),
            value=_text(value),
            mod=record.get("mod") or None,
        )

    def _count(self, record: dict[str, Any], *where: str | int) -> GoldCount:
        self._one_of(record, "relation", get_args(Relation), "relation", *where, optional=True)
        self._one_of(record, "toll", get_args(Toll), "toll", *where, optional=True)
        value = record.get("value")
        ends = value if isinstance(value, list) and len(value) == 2 else [value, value]
        if not all(isinstance(end, int | float) and end == end and abs(end) != float("inf") for end in ends):  # noqa: PLR0124  # not NaN
            self._problem(
                f"count {record.get('text')}: value must be a number or [low, high], not {value!r}",
                *where,
                "value",
            )
            ends = [0, 0]
        return GoldCount(
            span=self._anchor(record.get("text"), "count", *where, "text"),
            low=_number(ends[0]),
            high=_number(ends[1]),
            relation=record.get("relation") or "=",
            unit=_text(record.get("unit")),
            ordinal=bool(record.get("ordinal")),
            of=self._optional(record, "of", "count of", *where),
            toll=record.get("toll") or None,
        )

    def _event(self, record: dict[str, Any], *where: str | int) -> GoldEvent:
        kind = record.get("type")
        self._one_of(record, "type", EVENT_TYPES, "event type", *where)
        self._one_of(record, "status", get_args(EventStatus), "event status", *where)
        triggers = self._list(record, "triggers", *where)
        if not triggers:
            self._problem(f"event {kind}: no triggers", *where)
        roles = record.get("roles") or {}
        if not isinstance(roles, dict):
            self._problem(f"event {kind}: roles must be a mapping of role to fillers", *where, "roles")
            roles = {}
        allowed = ROLES.get(kind, ()) if isinstance(kind, str) else ()  # type: ignore[call-overload]
        for role in roles:
            if role not in allowed:
                self._problem(
                    f"event {kind}: {role!r} is not one of its roles: {', '.join(allowed)}",
                    *where,
                    "roles",
                    role,
                )
        date = record.get("date")
        if date is not None and not isinstance(date, str):
            self._problem(f"event {kind}: date must be a quoted string, not {date!r}", *where, "date")
        return GoldEvent(
            type=str(kind),
            triggers=tuple(
                self._anchor(trigger, f"{kind} trigger", *where, "triggers", at)
                for at, trigger in enumerate(triggers)
            ),
            status=str(record.get("status")),
            date=_text(date),
            roles={
                str(role): self._fillers(fillers, str(role), *where, "roles", role)
                for role, fillers in roles.items()
            },
        )

    def _agreement(self, record: dict[str, Any], *where: str | int) -> GoldAgreement:
        self._one_of(record, "form", get_args(AgreementForm), "agreement form", *where)
        self._one_of(record, "status", get_args(AgreementStatus), "agreement status", *where)
        mentions = self._list(record, "mentions", *where)
        if not mentions:
            self._problem("agreement: no mentions", *where)
        return GoldAgreement(
            mentions=tuple(
                self._anchor(mention, "agreement mention", *where, "mentions", at)
                for at, mention in enumerate(mentions)
            ),
            form=str(record.get("form")),
            status=str(record.get("status")),
            name=self._optional(record, "name", "agreement name", *where),
            cue=self._optional(record, "cue", "agreement cue", *where),
            date=_text(record.get("date")),
            parties=self._fillers(record.get("parties") or [], "agreement parties", *where, "parties"),
            subject=self._optional(record, "subject", "agreement subject", *where),
            place=self._fillers(record.get("place") or [], "agreement place", *where, "place"),
        )

    def _statement(self, record: dict[str, Any], *where: str | int) -> GoldStatement:
        self._one_of(record, "act", get_args(Act), "act", *where)
        if not isinstance(record.get("direct"), bool):
            self._problem(
                f"statement: direct must be true or false, not {record.get('direct')!r}", *where, "direct"
            )
        return GoldStatement(
            content=self._anchor(record.get("content"), "content", *where, "content"),
            direct=bool(record.get("direct")),
            act=str(record.get("act")),
            cue=self._optional(record, "cue", "cue", *where),
            speaker=self._fillers(record.get("speaker") or [], "speaker", *where, "speaker"),
            via=self._fillers(record.get("via") or [], "via", *where, "via"),
        )

    # Parts of records

    def _records(
        self, data: dict[str, Any], section: str, keys: Sequence[str]
    ) -> Iterable[tuple[dict[str, Any], str, int]]:
        name = section.removesuffix("s")
        for at, record in enumerate(self._list(data, section)):
            if isinstance(record, dict):
                self._keys(record, keys, name, section, at)
                yield record, section, at
            else:
                self._problem(
                    f"{name}: a mapping with {', '.join(keys)} is needed, not {record!r}", section, at
                )

    def _fillers(self, value: Any, what: str, *where: str | int) -> tuple[Filler, ...]:
        fillers = []
        for at, item in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(item, str | int | float) and item in self.entities:
                self.used.add(item)  # type: ignore[arg-type]
                fillers.append(Filler(entity=item))  # type: ignore[arg-type]
            else:
                place = (*where, at) if isinstance(value, list) else where
                fillers.append(Filler(span=self._anchor(item, what, *place)))
        return tuple(fillers)

    def _optional(self, record: dict[str, Any], key: str, what: str, *where: str | int) -> Span | None:
        return self._anchor(record[key], what, *where, key) if record.get(key) else None

    def _anchor(self, anchor: Any, what: str, *where: str | int) -> Span:
        if not isinstance(anchor, str):
            self._problem(f"{what}: {anchor!r} is not a string of the text", *where)
            return _NOWHERE
        try:
            return resolve(self.text, anchor)
        except AnchorError as error:
            self._problem(f"{what}: {error}{self._hint(anchor)}", *where)
            return _NOWHERE

    def _hint(self, anchor: str) -> str:
        for words in split_number(anchor)[0].split(ELLIPSIS):
            if words and not occurrences(self.text, words):
                if words in self.text:
                    return f"; {words!r} is there only inside other words"
                candidate = nearest(self.text, words)
                return f"; nearest: {candidate!r}" if candidate else ""
        return ""

    def _list(self, record: dict[str, Any], key: str, *where: str | int) -> list[Any]:
        value = record.get(key) or []
        if isinstance(value, list):
            return value
        self._problem(f"{key} must be a list, not {value!r}", *where, key)
        return []

    def _one_of(
        self,
        record: dict[str, Any],
        key: str,
        allowed: Sequence[str],
        what: str,
        *where: str | int,
        optional: bool = False,
    ) -> None:
        value = record.get(key)
        if not (optional and not value) and value not in allowed:
            self._problem(f"{what}: {value!r} is not one of {', '.join(allowed)}", *where, key)

    def _keys(self, record: dict[Any, Any], allowed: Sequence[str], what: str, *where: str | int) -> None:
        for key in record:
            if key not in allowed:
                self._problem(f"{what}: unknown key {key!r}; known: {', '.join(allowed)}", *where, str(key))

    def _problem(self, message: str, *where: str | int) -> None:
        self.problems.append(self.source.problem(message, *where))


def _all_mentions(text: str, alias: str, first: Span) -> set[Span]:
    """Every occurrence of an alias, or the one it names by number."""
    words, number = split_number(alias)
    if ELLIPSIS in words or number > 1:
        return {first}
    return {Span(start=start, end=start + len(words)) for start in occurrences(text, words)}


def _text(value: object) -> str | None:
    """A scalar as text: YAML reads an unquoted 2024-09-06 as a date."""
    return None if value is None or value == "" else str(value)


def _number(value: float) -> Decimal:
    return Decimal(int(value)) if value == int(value) else Decimal(repr(value))
