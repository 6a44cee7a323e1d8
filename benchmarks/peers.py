"""Other libraries on the same corpora with the same matching: `tox -e peers -- --corpora DIR`.

They run in an environment of their own and are never imported by factx. Each gets the settings that its documentation
recommends for news in English: the publication date as reference, no other language.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import time
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.temporal import Mention, _count, _ours, read_jsonl
from factx.scoring.counts import Counts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Tagger = Callable[[str, str | None], list[Mention]]
    Quantifier = Callable[[str], list[Decimal]]

#: Seconds that one library may take on one corpus; what it has read by then is scored, for us too.
BUDGET: Final = 240.0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    corpus: str
    library: str
    documents: int
    scores: dict[str, float]
    speed: float
    """Characters per second."""


# ---- dates


def dateparser_dates(text: str, published: str | None) -> list[Mention]:
    """The search of dateparser; it gives the words, so their places are found in order."""
    from dateparser.search import search_dates  # noqa: PLC0415

    base = dt.datetime.fromisoformat(published) if published else dt.datetime(2000, 1, 1)  # noqa: DTZ001
    settings = {"RELATIVE_BASE": base.replace(tzinfo=None), "PREFER_DATES_FROM": "past"}
    mentions: list[Mention] = []
    at = 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            mentions.append(Mention(start, at, "DATE", moment.date().isoformat()))
    return mentions


_TYPES: Final = {"duration": "DURATION", "set": "SET", "time": "TIME", "datetime": "TIME", "timerange": "TIME"}


def recognizers_dates(text: str, published: str | None) -> list[Mention]:
    """Recognizers-Text; the first of its readings."""
    from recognizers_date_time import recognize_datetime  # noqa: PLC0415

    base = dt.datetime.fromisoformat(published) if published else None
    mentions = []
    for model in recognize_datetime(text, "en-us", reference=base.replace(tzinfo=None) if base else None):
        values = (model.resolution or {}).get("values") or [{}]
        timex = values[0].get("timex")
        kind = _TYPES.get(model.type_name.removeprefix("datetimeV2."), "DATE")
        mentions.append(Mention(model.start, model.end + 1, kind, timex))
    return mentions


# ---- quantities


def quantulum_values(text: str) -> list[Decimal]:
    """quantulum3 without its classifier, which needs training data of its own."""
    from quantulum3 import parser  # noqa: PLC0415

    return [Decimal(str(quantity.value)) for quantity in parser.parse(text)]


def recognizers_values(text: str) -> list[Decimal]:
    """All the number recognizers, the longest where they overlap."""
    from recognizers_number import recognize_number, recognize_percentage  # noqa: PLC0415
    from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension  # noqa: PLC0415

    found = [
        model
        for recognize in (
            recognize_currency,
            recognize_dimension,
            recognize_age,
            recognize_percentage,
            recognize_number,
        )
        for model in recognize(text, "en-us")
    ]
    found.sort(key=lambda model: (model.start, -model.end))
    values: list[Decimal] = []
    end = -1
    for model in found:
        value = str((model.resolution or {}).get("value") or "").rstrip("%").replace(",", "")
        if model.start > end and value and value != "None":
            values.append(Decimal(value))
            end = model.end
    return values


def factx_values(text: str) -> list[Decimal]:
    """Ours; durations are dates with us, so their number is counted too, as the corpus does."""
    from benchmarks.newsquant import predicted_quantities, read_counts  # noqa: PLC0415

    dates, counts = read_counts(text)
    return [quantity.low for quantity in predicted_quantities(text, dates, counts, durations=True)]


# ---- running


def measure_dates(corpus: str, file: Path, library: str, tag: Tagger) -> Row:
    """Score one library on one corpus of dates."""
    totals = dict.fromkeys(("strict", "relaxed", "type", "value"), Counts(0, 0, 0))
    characters, spent, documents = 0, 0.0, 0
    tag("It rained on Friday, 3 May 2024.", "2024-05-05")
    for reading in read_jsonl(file):
        began = time.perf_counter()
        found = tag(reading.text, reading.published)
        spent += time.perf_counter() - began
        characters += len(reading.text)
        documents += 1
        for name, counts in _count(reading, found, []).items():
            totals[name] += counts
        if spent > BUDGET:
            break
    return Row(corpus, library, documents, {n: round(c.f1, 3) for n, c in totals.items()}, characters / spent)


def measure_values(corpus: str, file: Path, library: str, read: Quantifier) -> Row:
    """Score one library on quantities: F1 of the values, one to one within a sentence, low ends of ranges."""
    matched = predicted = expected = 0
    characters, spent, documents = 0, 0.0, 0
    read("It cost 5 dollars.")
    for line in file.read_text("utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        gold = Counter(Decimal(item["value"].split("-")[0] or "0") for item in row["gold"] if _numeric(item["value"]))
        began = time.perf_counter()
        found = Counter(read(row["text"]))
        spent += time.perf_counter() - began
        characters += len(row["text"])
        documents += 1
        matched += sum((gold & found).values())
        predicted += sum(found.values())
        expected += sum(gold.values())
    f1 = Counts(matched, predicted - matched, expected - matched).f1
    return Row(corpus, library, documents, {"value": round(f1, 3)}, characters / spent)


def _numeric(value: str) -> bool:
    return value.replace(".", "").replace("-", "").isdigit()


def table(rows: Iterable[Row]) -> str:
    """The rows as Markdown."""
    names = ("strict", "relaxed", "type", "value")
    lines = [
        "| corpus | library | documents | strict | relaxed | type | value | characters/s |",
        "|---|---|" + "---:|" * 6,
    ]
    for row in rows:
        cells = [f"{row.scores[name]:.3f}" if name in row.scores else "–" for name in names]
        lines.append(f"| {row.corpus} | {row.library} | {row.documents} | {' | '.join(cells)} | {row.speed:,.0f} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure what is installed, print the table and write it to benchmarks/results/peers.*."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, metavar="DIR")
    folder: Path = parser.parse_args().corpora
    dates: dict[str, Tagger] = {
        "factx": _ours,
        f"Recognizers-Text {version('recognizers-text-suite')}": recognizers_dates,
        f"dateparser {version('dateparser')}": dateparser_dates,
    }
    values: dict[str, Quantifier] = {
        "factx": factx_values,
        f"Recognizers-Text {version('recognizers-text-suite')}": recognizers_values,
        f"quantulum3 {version('quantulum3')}": quantulum_values,
    }
    rows = [
        measure_dates(corpus, folder / "dates" / f"{corpus}.jsonl", library, tag)
        for corpus in ("timebank-aquaint", "wikiwars")
        for library, tag in dates.items()
    ]
    newsquant = folder / "counts" / "newsquant-dev.jsonl"
    rows += [measure_values("newsquant-dev", newsquant, library, read) for library, read in values.items()]
    results = Path(__file__).with_name("results")
    results.joinpath("peers.md").write_text(table(rows), "utf-8")
    results.joinpath("peers.json").write_text(
        json.dumps([{n: getattr(row, n) for n in Row.__slots__} for row in rows], indent=1) + "\n", "utf-8"
    )
    print(table(rows))


if __name__ == "__main__":
    main()
