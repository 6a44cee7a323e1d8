"""`python -m benchmarks`: score the gold, print the tables, write the results, fail on a significant fall."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.console import Console

from benchmarks import report
from benchmarks.own import measure_gold, split
from benchmarks.suite import PLUGINS, plugins
from factx.errors import FactxError
from factx.extractor import check_kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.suite import Table

_HERE: Final = Path(__file__).parent
OWN_GOLD: Final = _HERE.parent / "gold"
RESULTS: Final = _HERE / "results"
BASELINE: Final = RESULTS / "baseline.json"

#: A fall is significant if the paired test gives it less than this, and it is more than rounding.
_SIGNIFICANT: Final = 0.01
_FALL: Final = 0.005


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Score factx against gold annotations and public corpora.",
        epilog="example: python -m benchmarks --gold ../other --corpora ../corpora --compare earlier.json",
    )
    add = parser.add_argument
    add(
        "--gold",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="another folder in the gold format",
    )
    add("--corpora", type=Path, metavar="DIR", help="the folder of public corpora")
    add("--compare", type=Path, metavar="RESULT.json", help="an earlier result (default: the stored baseline)")
    add("--errors", action="store_true", help="list what was missed, too much or different, with its context")
    add("--test", action="store_true", help="also the totals of the test part of the own gold")
    add(
        "--only",
        action="append",
        default=[],
        choices=("own", "gold", *PLUGINS),
        help="only these, and no comparison",
    )
    add("--kinds", metavar="KIND,…", help="score only these kinds of the gold folders, such as date,count")
    add(
        "--output",
        type=Path,
        default=RESULTS,
        metavar="DIR",
        help="where latest.json and latest.md are written",
    )
    add("--set-baseline", action="store_true", help="store this run as the baseline of later ones")
    return parser.parse_args(arguments)


def measure(options: argparse.Namespace) -> list[Table]:
    """The tables asked for."""
    wanted = frozenset(options.only or ("own", "gold", *PLUGINS))
    kinds = check_kinds(options.kinds.split(",") if options.kinds else None)
    tables: list[Table] = []
    if "own" in wanted and any(OWN_GOLD.glob("*.yaml")):
        tables.append(measure_gold(OWN_GOLD, "own-dev", split(OWN_GOLD, "dev"), kinds=kinds))
        if options.test:  # only its totals: its errors are nobody's to see while rules are written
            tables.append(measure_gold(OWN_GOLD, "own-test", split(OWN_GOLD, "test"), kinds=kinds, errors=False))
    if "gold" in wanted:
        tables += [measure_gold(folder, f"gold-{folder.resolve().name}", kinds=kinds) for folder in options.gold]
    if options.corpora is not None:
        tables += [table for name, run in plugins() if name in wanted for table in run(options.corpora)]
    return tables


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; the exit code is 1 on a significant fall against the earlier result, 2 on wrong input."""
    options = parse(arguments)
    console = Console(width=None if sys.stdout.isatty() else 140)
    try:
        tables = measure(options)
    except FactxError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 2
    compared = options.compare or (BASELINE if BASELINE.exists() else None)
    earlier = report.read_json(compared) if compared and not (options.only and not options.compare) else {}
    falls: list[str] = []
    for table in tables:
        if options.errors:
            for line in table.errors:
                console.print(line, markup=False, highlight=False, soft_wrap=True)
        old = earlier.get(table.corpus)
        if old is not None and not report.comparable(table, old):
            console.print(f"{table.corpus}: not compared, the earlier run scored other files", markup=False)
            old = None
            del earlier[table.corpus]
        console.print(report.rich_table(table, old))
        console.print(f"  {table.signature}", markup=False, highlight=False, soft_wrap=True)
        for note in table.notes:
            console.print(f"  {note}", markup=False, highlight=False, soft_wrap=True)
        falls += fallen(table, old)
    options.output.mkdir(parents=True, exist_ok=True)
    report.write_json(tables, options.output / "latest.json")
    (options.output / "latest.md").write_text(report.markdown(tables, earlier), encoding="utf-8")
    mistakes = "".join(f"{line}\n" for table in tables for line in table.errors)
    (options.output / "latest-errors.txt").write_text(mistakes, encoding="utf-8")
    if options.set_baseline:
        # Notes hold speeds, which differ from run to run.
        report.write_json([replace(table, notes=()) for table in tables], BASELINE)
    for fall in falls:
        console.print(fall, style="bold red", markup=False)
    return 1 if falls else 0


def fallen(table: Table, earlier: Table | None) -> list[str]:
    """What fell significantly since an earlier run, a line each."""
    return [
        f"{table.corpus} {line.metric.name} fell from {line.before:.3f} to {line.now:.3f} (p = {line.p:.4f})"
        for line in report.lines(table, earlier)
        if line.metric.gated and line.before is not None and line.now is not None and line.p is not None
        if line.now < line.before - _FALL and line.p < _SIGNIFICANT
    ]
