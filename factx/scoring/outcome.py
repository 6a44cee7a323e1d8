"""What scoring one kind of fact in one article yields: rows of counts, and what was wrong where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from factx.scoring.counts import Counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factx.records import Span

Verdict = Literal["missed", "extra", "differs"]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A gold record that was missed, a predicted one that is too much, or a matched pair that differs."""

    kind: str
    verdict: Verdict
    span: Span
    """Where: the gold record's place, or the extra one's."""
    detail: str

    def line(self, article: str, text: str, width: int = 45) -> str:
        """One line with the words in double brackets in their context.

        >>> from factx.records import Span
        >>> Mistake("date", "missed", Span(start=3, end=6), "DATE").line("a1", "on May 5")
        'a1 date missed: on [[May]] 5 | DATE'
        """
        before = text[max(0, self.span.start - width) : self.span.start]
        words = text[self.span.slice]
        if len(words) > 2 * width:
            words = f"{words[:width]} … {words[-width:]}"
        after = text[self.span.end : self.span.end + width]
        context = " ".join(f"{before}[[{words}]]{after}".split())
        return f"{article} {self.kind} {self.verdict}: {context} | {self.detail}"


@dataclass(slots=True)
class Outcome:
    """Collected while one article is scored."""

    rows: dict[str, Counts] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    judged: dict[str, tuple[bool, ...]] = field(default_factory=dict)
    """Kind → whether each predicted record, in the order given, is right: for calibration."""

    def add(self, metric: str, counts: Counts) -> None:
        """Add counts to a metric."""
        self.rows[metric] = self.rows.get(metric, Counts()) + counts

    def found(self, metric: str, matched: int, gold: int, predicted: int) -> None:
        """A metric over records: so many of each side are right together."""
        self.add(metric, Counts(matched, predicted - matched, gold - matched))

    def share(self, metric: str, right: int, wrong: int) -> None:
        """A metric over matched records: a share of them."""
        self.add(metric, Counts.of_accuracy(right, wrong))

    def slot(self, metric: str, gold: object, predicted: object, *, same: bool | None = None) -> bool:
        """An optional attribute of a matched pair, None where absent; returns whether both sides agree.

        Both absent counts nothing; a wrong value is a false positive and a false negative.
        """
        if gold is None and predicted is None:
            self.add(metric, Counts())
            return True
        right = gold is not None and predicted is not None and (gold == predicted if same is None else same)
        self.add(
            metric,
            Counts(int(right), int(not right and predicted is not None), int(not right and gold is not None)),
        )
        return right

    def judge(self, kind: str, predicted: Sequence[object], right: Iterable[object]) -> None:
        """Say which of the predicted records are right (the records themselves, not equal ones)."""
        known = {id(record) for record in right}
        self.judged[kind] = tuple(id(record) in known for record in predicted)

    def note(self, kind: str, verdict: Verdict, span: Span, detail: str) -> None:
        """Remember a mistake."""
        self.mistakes.append(Mistake(kind, verdict, span, detail))

    def merge(self, other: Outcome) -> None:
        """Add another outcome of the same article."""
        for metric, counts in other.rows.items():
            self.add(metric, counts)
        self.mistakes += other.mistakes
        self.judged |= other.judged


def differences(**sides: tuple[object, object]) -> str:
    """The attributes that differ, gold first.

    >>> differences(type=("DATE", "TIME"), value=("2024", "2024"))
    'type DATE ≠ TIME'
    """
    return ", ".join(f"{name} {gold} ≠ {predicted}" for name, (gold, predicted) in sides.items() if gold != predicted)


def merged(rows: Mapping[str, Mapping[str, Counts]]) -> dict[str, Counts]:
    """The sums over documents of each metric, in the order of first appearance.

    >>> merged({"a": {"date.strict": Counts(1, 0, 0)}, "b": {"date.strict": Counts(0, 1, 1)}})
    {'date.strict': Counts(tp=1, fp=1, fn=1)}
    """
    sums: dict[str, Counts] = {}
    for row in rows.values():
        for metric, counts in row.items():
            sums[metric] = sums.get(metric, Counts()) + counts
    return sums
