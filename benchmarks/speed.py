"""`python -m benchmarks.speed`: throughput, cold start, memory, and growth with length, each in a process of its own.

Throughput is UTF-8 bytes a second of whole extraction (records included) over the repository's own gold articles, one
after another and again, on one core, after one article to warm up. Cold start is a new interpreter with the bytecode in
place, as an installer leaves it: the time of `import factx`, then of the first article. All times are of the processor,
so that other work on the machine matters little. Memory is the peak resident size of the process (`getrusage`).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ROOT: Final = Path(__file__).parent.parent
RESULTS: Final = _ROOT / "benchmarks" / "results"

#: Label, kinds, least MB/s.
THROUGHPUT: Final = (
    ("dates", "date", 1.0),
    ("dates, counts", "date,count", 0.7),
    ("dates, counts, entities, statements", "date,count,entity,statement", 0.3),
    ("everything", "date,count,entity,statement,event,agreement", 0.25),
)
IMPORT_SECONDS: Final = 0.15
FIRST_SECONDS: Final = 0.5
RESIDENT_MB: Final = 150.0
#: Ten times the text may take so many times the time.
GROWTH: Final = 11.0

#: Name → words that, repeated, punish careless patterns; None: the news articles themselves.
HOSTILE: Final[dict[str, str | None]] = {
    "news": None,
    "1,1,1,…": "1,",
    "May May …": "May ",
    "opening quotes": "“a ",
    "straight quotes": '" ',
    "open brackets": "(",
    "one giant word": "a",
    "one giant line": "Paris and Rome said on May 3 that 12 ",
    "hyphens": "two-",
    "initials": "A. ",
    "killed": "killed 5 in an attack on the ",
}
_SMALL: Final = 20_000


@dataclass(frozen=True, slots=True)
class Measure:
    """One number, its unit and its budget."""

    name: str
    value: float
    unit: str
    budget: float | None
    within: bool | None


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure all, print the table, write `speed.json`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--seconds", type=float, default=4.0, help="how long each throughput is measured")
    parser.add_argument("--no-growth", action="store_true", help="leave out the hostile inputs")
    parser.add_argument("--output", type=Path, default=RESULTS, metavar="DIR", help="where speed.json is written")
    options = parser.parse_args(arguments)
    measures = [*cold_start(), *throughput(options.seconds)]
    if not options.no_growth:
        measures += growth()
    console = Console(width=None if sys.stdout.isatty() else 110)
    console.print(_table(measures))
    options.output.mkdir(parents=True, exist_ok=True)
    content = {"python": sys.version.split()[0], "measures": [asdict(measure) for measure in measures]}
    (options.output / "speed.json").write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


def cold_start(repeats: int = 5) -> list[Measure]:
    """Medians over new interpreters, after one that writes the bytecode."""
    with TemporaryDirectory() as bytecode:
        _cold(bytecode)
        runs = [_cold(bytecode) for _ in range(repeats)]
    imported, first = median(run["import"] for run in runs), median(run["first"] for run in runs)
    resident = median(run["resident"] for run in runs)
    return [
        Measure("import factx", imported, "s", IMPORT_SECONDS, imported <= IMPORT_SECONDS),
        Measure("first article, everything", first, "s", FIRST_SECONDS, first <= FIRST_SECONDS),
        Measure("peak memory, one article", resident, "MB", RESIDENT_MB, resident <= RESIDENT_MB),
    ]


def throughput(seconds: float) -> list[Measure]:
    """MB/s for each set of kinds."""
    measures = []
    for label, kinds, budget in THROUGHPUT:
        run = _in_process("throughput", kinds, str(seconds))
        measures.append(Measure(f"throughput, {label}", run["rate"], "MB/s", budget, run["rate"] >= budget))
    resident = run["resident"]
    return [*measures, Measure("peak memory, everything", resident, "MB", RESIDENT_MB, resident <= RESIDENT_MB)]


def growth() -> list[Measure]:
    """How many times longer ten times the text takes."""
    measures = []
    for name in HOSTILE:
        run = _in_process("growth", name)
        measures.append(
            Measure(f"10 × {name}", run["ratio"], f"× ({run['long']:.2f} s)", GROWTH, run["ratio"] <= GROWTH)
        )
    return measures


def _in_process(*task: str) -> dict[str, float]:
    """Run one measurement in a new interpreter and read its JSON."""
    done = _run([sys.executable, "-c", "from benchmarks.speed import worker; worker()", *task])
    found: dict[str, float] = json.loads(done)
    return found


def _run(command: list[str], standard_input: str = "", bytecode: str | None = None) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8"}
    if bytecode is not None:
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = bytecode
    done = subprocess.run(  # noqa: S603  # our own interpreter and code
        command,
        cwd=_ROOT,
        env=environment,
        input=standard_input,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode:
        raise SystemExit(f"measuring failed: {' '.join(command)}\n{done.stderr}")
    return done.stdout


def worker() -> None:
    """The measuring side: a task by its name, JSON on standard output."""
    task, *rest = sys.argv[1:]
    tasks: dict[str, Callable[..., dict[str, Any]]] = {
        "throughput": _throughput,
        "growth": _growth,
    }
    print(json.dumps({**tasks[task](*rest), "resident": _resident()}))


def _cold(bytecode: str) -> dict[str, float]:
    """Import and first article in a bare interpreter: this module's own imports must not help."""
    code = (
        "import time; a = time.process_time(); import factx; b = time.process_time(); "
        "factx.extract(open(0, encoding='utf-8').read()); print(b - a, time.process_time() - b)\n"
        "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = _run([sys.executable, "-c", code], _articles()[0], bytecode)
    imported, first, resident = map(float, done.split())
    return {"import": imported, "first": first, "resident": _megabytes(resident)}


def _throughput(kinds: str, seconds: str) -> dict[str, float]:
    from factx.extractor import Extractor  # noqa: PLC0415  # after the process is set up

    extractor = Extractor(kinds.split(","))
    articles = _articles()
    extractor.extract(articles[0])
    done = 0
    start = time.process_time()
    while True:
        for article in articles:
            extractor.extract(article, published="2024-05-03")
            done += len(article.encode())
            spent = time.process_time() - start
            if spent >= float(seconds):
                return {"rate": done / spent / 1e6}


def _growth(name: str) -> dict[str, float]:
    from factx import extract  # noqa: PLC0415  # after the process is set up

    extract(_hostile(name, _SMALL // 10))
    times = []
    for size in (_SMALL, 10 * _SMALL):
        text = _hostile(name, size)
        start = time.process_time()
        extract(text)
        times.append(time.process_time() - start)
    return {"ratio": times[1] / times[0], "long": times[1]}


def _articles() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((_ROOT / "gold").glob("*.txt"))]


def _hostile(name: str, size: int) -> str:
    unit = HOSTILE[name] or "\n\n".join(_articles())
    return (unit * (size // len(unit) + 1))[:size]


def _resident() -> float:
    import resource  # noqa: PLC0415  # not on every system

    return _megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _megabytes(peak: float) -> float:
    """`ru_maxrss` is in kilobytes on Linux and in bytes on macOS."""
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def _table(measures: Sequence[Measure]) -> Table:
    table = Table(title="factx: speed", title_justify="left")
    for name in ("what", "value", "unit", "budget", ""):
        table.add_column(name, justify="right" if name in {"value", "budget"} else "left")
    for measure in measures:
        mark = {True: "✓", False: "✗", None: ""}[measure.within]
        budget = "" if measure.budget is None else f"{measure.budget:g}"
        table.add_row(measure.name, f"{measure.value:.3f}", measure.unit, budget, mark)
    return table


if __name__ == "__main__":
    sys.exit(main())
