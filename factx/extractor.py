"""The stages in order: the only place that knows them all."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from factx.article import read_article
from factx.errors import FactxError, InputError
from factx.ontology import KINDS, Kind
from factx.records import Article, Extraction, Failure
from factx.text import Document

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    from factx.records import AnyFact, CountFact, DateFact, Entity, StatementFact

#: Kind → the stages whose records it is built from, itself included.
NEEDS: Final[Mapping[Kind, frozenset[Kind]]] = {
    "date": frozenset({"date"}),
    "count": frozenset({"date", "count"}),
    "entity": frozenset({"date", "count", "entity"}),
    "statement": frozenset({"date", "count", "entity", "statement"}),
    "event": frozenset({"date", "count", "entity", "statement", "event"}),
    "agreement": frozenset({"date", "count", "entity", "agreement"}),
}

_RANK: Final = {kind: rank for rank, kind in enumerate(KINDS)}
#: How many articles wait in a worker pool's queue per worker: enough to keep it busy, few enough for constant memory.
_QUEUE_PER_WORKER: Final = 8


def check_kinds(kinds: Iterable[str] | None) -> frozenset[Kind]:
    """The kinds asked for; all of them for None.

    Raises:
        InputError: if one is not a kind, or `kinds` is no iterable of strings.

    Examples:
        >>> sorted(check_kinds(["date", "count"]))
        ['count', 'date']
    """
    if kinds is None:
        return frozenset(KINDS)
    accepted = f"None or an iterable of {', '.join(KINDS)}"
    if isinstance(kinds, str):
        kinds = [kinds]
    try:
        given = list(kinds)
    except TypeError:
        raise InputError("kinds", kinds, accepted) from None
    chosen = frozenset(kind for kind in KINDS if kind in given)
    for kind in given:
        if kind not in KINDS:  # of a tuple: what is given need not be hashable
            raise InputError("kinds", kind, accepted)
    return chosen


class Extractor:
    """Reads articles with a fixed choice of kinds. Immutable, thread-safe and cheap to pickle.

    Examples:
        >>> Extractor(kinds={"date"}).extract("It opens on 3 May 2024.").dates[0].value
        '2024-05-03'
    """

    __slots__ = ("kinds", "stages")

    kinds: frozenset[Kind]
    stages: frozenset[Kind]

    def __init__(self, kinds: Iterable[str] | None = None) -> None:
        chosen = check_kinds(kinds)
        object.__setattr__(self, "kinds", chosen)
        object.__setattr__(self, "stages", frozenset(stage for kind in chosen for stage in NEEDS[kind]))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"an Extractor is immutable: cannot set {name!r}")

    def __reduce__(self) -> tuple[type[Extractor], tuple[tuple[Kind, ...]]]:
        return (Extractor, (tuple(sorted(self.kinds)),))

    def __repr__(self) -> str:
        return f"Extractor(kinds={sorted(self.kinds)})"

    def extract(
        self, text: str, *, published: dt.date | dt.datetime | str | None = None, title: str | None = None
    ) -> Extraction:
        """Read one article given as text; see `extract`."""
        return self.read(read_article(text, published=published, title=title))

    def read(self, article: Article) -> Extraction:
        """Run the stages that the chosen kinds need over an article, in order."""
        # Stages are imported where they run: a program that asks for dates never loads the event lexicon.
        document = Document(article)
        dates: list[DateFact] = []
        counts: list[CountFact] = []
        facts: list[AnyFact] = []
        records: tuple[Entity, ...] = ()
        if "date" in self.stages:
            from factx.dates import find_dates  # noqa: PLC0415

            dates = find_dates(document)
        if "count" in self.stages:
            from factx.counts import find_counts  # noqa: PLC0415

            counts = find_counts(document, dates)
        if "entity" in self.stages:
            from factx.entities import find_entities  # noqa: PLC0415

            entities = find_entities(document, dates, counts)
            records = entities.records
            statements: list[StatementFact] = []
            if "statement" in self.stages:
                from factx.statements import find_statements  # noqa: PLC0415

                statements = find_statements(document, entities)
            if "agreement" in self.stages:
                from factx.agreements import find_agreements  # noqa: PLC0415

                facts += find_agreements(document, dates, entities)
            if "event" in self.stages:
                from factx.events import find_events  # noqa: PLC0415

                facts += find_events(document, dates, counts, entities, statements)
            facts += statements
        facts += dates
        facts += counts
        chosen = [fact for fact in facts if fact.kind in self.kinds]
        chosen.sort(key=_order)
        return Extraction(article=article, facts=tuple(chosen), entities=records)

    def extract_many(
        self,
        articles: Iterable[str | Article | Mapping[str, Any]],
        *,
        workers: int = 1,
        progress: Callable[[int], object] | None = None,
    ) -> Iterator[Extraction | Failure]:
        """Read any number of articles; see `extract_many`."""
        if not isinstance(workers, int) or isinstance(workers, bool) or workers < 1:
            raise InputError("workers", workers, "a whole number of processes, 1 or more")
        # one article is iterable too: its characters, keys or fields would be read as articles
        accepted = "an iterable of articles; for a single one, extract() or a list of it"
        if isinstance(articles, str | bytes | Mapping | Article):
            raise InputError("articles", articles, accepted)
        try:
            stream = iter(articles)
        except TypeError:
            raise InputError("articles", articles, accepted) from None
        return self._stream(stream, workers, progress)

    def _stream(
        self,
        articles: Iterable[str | Article | Mapping[str, Any]],
        workers: int,
        progress: Callable[[int], object] | None,
    ) -> Iterator[Extraction | Failure]:
        numbered = enumerate(articles)
        results = map(self._attempt, numbered) if workers == 1 else self._in_processes(numbered, workers)
        for done, result in enumerate(results, start=1):
            if progress is not None:
                progress(done)
            yield result

    def _in_processes(self, numbered: Iterator[tuple[int, Any]], workers: int) -> Iterator[Extraction | Failure]:
        """Results in input order, with a bounded number of articles under way."""
        from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor  # noqa: PLC0415  # slow to import

        pool = ProcessPoolExecutor(workers)
        waiting: deque[tuple[int, Future[Extraction | Failure]]] = deque()

        def submit(most: int) -> None:
            for index, article in islice(numbered, most):
                if isinstance(article, str | Article | Mapping):
                    future = pool.submit(self._attempt, (index, article))
                else:  # an error, and perhaps nothing that can be sent to a process
                    future = Future()
                    future.set_result(self._attempt((index, article)))
                waiting.append((index, future))

        try:
            submit(workers * _QUEUE_PER_WORKER)
            while waiting:
                index, future = waiting.popleft()
                try:
                    result = future.result()
                except BrokenExecutor:  # a worker was killed: nothing after it can be trusted to run
                    raise
                except Exception as error:  # noqa: BLE001  # a mapping that cannot be sent to a process
                    result = _failure(index, None, error)
                yield result
                submit(1)
        finally:  # also when the caller stops before the end
            pool.shutdown(cancel_futures=True)

    def _attempt(self, item: tuple[int, object]) -> Extraction | Failure:
        """One article of a batch; whatever is wrong with it becomes a Failure record."""
        index, article = item
        source: str | None = None
        try:
            if isinstance(article, Article):
                source = article.source
            elif isinstance(article, Mapping) and article.get("id") is not None:
                source = str(article["id"])
            return self.read(_article_of(article, source))
        except Exception as error:  # noqa: BLE001  # even a defect of ours must not cost the rest of the batch
            return _failure(index, source, error)


def _order(fact: AnyFact) -> tuple[int, int, int, str]:
    span = fact.span
    return span.start, span.end, _RANK[fact.kind], fact.id


def _article_of(given: object, source: str | None) -> Article:
    """The article that one item of a batch stands for."""
    if isinstance(given, Article):
        return given
    if isinstance(given, str):
        return read_article(given)
    if not isinstance(given, Mapping):
        raise InputError("article", given, "a string, an Article, or a mapping with `text`, `published`, `title`")
    if "text" not in given:
        raise InputError("article", given, "a mapping with a `text` (and `published`, `title`)")
    return read_article(given["text"], published=given.get("published"), title=given.get("title"), source=source)


def _failure(index: int, source: str | None, error: Exception) -> Failure:
    message = str(error) if isinstance(error, FactxError) else f"{type(error).__name__}: {error}"
    return Failure(index=index, source=source, error=type(error).__name__, message=message)


def extract(
    text: str,
    *,
    published: dt.date | dt.datetime | str | None = None,
    title: str | None = None,
    kinds: Iterable[str] | None = None,
) -> Extraction:
    """Read a news article and return its facts.

    Args:
        text: the article; offsets of all records are half-open code points of exactly this string.
        published: publication date (`date`, `datetime` or ISO 8601), against which "Friday" and "last month" are
            resolved. None: read from the article's own header if it has one.
        title: the headline, where it is not part of the text.
        kinds: any of date, count, event, agreement, statement, entity; None for all.

    Raises:
        InputError: if an argument is not of the accepted kind.

    Examples:
        >>> result = extract("At least 31 people were killed on Friday.", published="2024-09-06")
        >>> [(fact.kind, fact.text) for fact in result.counts]
        [('count', '31')]
    """
    return Extractor(kinds).extract(text, published=published, title=title)


def extract_many(
    articles: Iterable[str | Article | Mapping[str, Any]],
    *,
    workers: int = 1,
    progress: Callable[[int], object] | None = None,
    kinds: Iterable[str] | None = None,
) -> Iterator[Extraction | Failure]:
    """Read any number of articles in constant memory and yield their results in input order.

    Args:
        articles: texts, `Article` records, or mappings with `text` and optionally `published`, `title`, `id`.
        workers: processes to use.
        progress: called with the number of articles done so far.
        kinds: as in `extract`.

    Yields:
        An `Extraction` for each article, or a `Failure` where it cannot be read.

    Raises:
        InputError: at once, if `articles` is a single article or no iterable, or another argument is not accepted.

    Examples:
        >>> [type(result).__name__ for result in extract_many(["Rain fell.", 5], kinds={"date"})]
        ['Extraction', 'Failure']
    """
    return Extractor(kinds).extract_many(articles, workers=workers, progress=progress)
