#!/usr/bin/env python3
"""Large piles: how long each step takes, what is held in memory and on disk, what a second process
brings, here and on a simulated cluster.

    scale.py [--large] [--engines local,dask] [--reports N]    the section "scale" of
    bench/results.json; --large: 100,000 light documents, too
    scale.py --curve 100,1000,10000    only these piles, of light documents; each figure is printed

Long texts are reports of `pile.py` brought to 400 words. Light documents are the first two
sentences of its reports (some 40 words), so that 100,000 of them can be run on two cores: what
grows with the number of reports is the same, what grows with their length is not. Peak memory is
that of all processes together, each page counted once (PSS), looked at four times a second.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from bench import parser_of
from bench.score.clusters import ROOT
from bench.score.results import record
from bench.speed.pile import PileReport, pile

if TYPE_CHECKING:
    from rashomon.protocols import Engine

SECTION = "scale"
BARS = {
    "two_processes_speedup": "at least 1.8",
    "articles_per_day_millions": "at least 1.7",
    "dask_speedup": "at least 1.6",
    "peak_mb_10k": "at most 520",
    "peak_mb_100k": "within 10% of peak_mb_10k",
}
WORDS = 400
SHOWN = ("read", "parse", "compare", "write", "peak_mb", "disk_mb", "ledger_mb")


def light(report: PileReport) -> str:
    """The first two sentences of a report."""
    first, _, _ = report.text.partition("\n\n")
    return " ".join(". ".join(first.split(". ")[:2]).split()[:45]).rstrip(".") + "."


def long_texts(number: int, seed: int = 5) -> Iterator[dict[str, str]]:
    """Texts of 400 words: reports of a pile, cut or put one behind the other."""
    words: list[str] = []
    made = 0
    for report in pile(10**9, seed):
        words += [*report.text.split(" "), "\n\n"]
        if len(words) >= WORDS:
            yield {
                "id": f"r{made}",
                "title": "",
                "text": " ".join(words[:WORDS]),
                "date": report.published,
            }
            words = []
            made += 1
        if made == number:
            return


def light_texts(number: int) -> Iterator[dict[str, str]]:
    """Light documents."""
    for report in pile(number):
        yield {"id": report.id, "title": "", "text": light(report), "date": report.published}


def write(rows: Iterator[dict[str, str]], path: Path) -> Path:
    """The file, a row a line."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row) + "\n")
    return path


def steps(path: str, folder: str, name: str, workers: int, warm: str = "") -> dict[str, object]:
    """Seconds of each step of a run in this process, and how much there was; with `warm`, after a
    run over that pile with the same processes."""
    from rashomon.engines.clusters import open_engine

    with closing(open_engine(name, workers=workers)) as engine:
        for given in filter(None, (warm, path)):
            shutil.rmtree(folder, ignore_errors=True)
            Path(folder).mkdir()
            figures = _steps(given, Path(folder), engine)
    return figures


def _steps(path: str, folder: Path, engine: "Engine") -> dict[str, object]:
    """The same of one run, all of which lies in the folder."""
    from rashomon.reports.report_pile import stream
    from rashomon.store.add_reports import keep
    from rashomon.store.database.open import open_store
    from rashomon.store.regroup import regroup
    from rashomon.store.write_ledger import PileLedger

    ends = [time.perf_counter()]
    reached: dict[str, float] = {}
    store = open_store(str(folder / "pile.db"), create=True)
    store.processes = engine
    keep(store, stream(path))
    ends.append(time.perf_counter())
    regroup(
        store,
        at_once=True,
        on_progress=lambda p: reached.__setitem__(p.stage, time.perf_counter()),
    )
    ends += [reached["settling"], time.perf_counter()]
    with (folder / "ledger.json").open("wb") as file:
        made = PileLedger(store, ())
        made.write(file)
    ends.append(time.perf_counter())
    store.close()
    names = ("read", "parse", "compare", "write")
    told = (folder / "ledger.json").read_bytes()
    return {
        **{name: round(b - a, 2) for name, (a, b) in zip(names, pairwise(ends), strict=True)},
        "seconds": round(ends[-1] - ends[0], 2),
        "reports": made.reports,
        "stories": made.stories,
        "ledger_mb": round(len(told) / 1e6, 1),
        "sha256": hashlib.sha256(told).hexdigest()[:16],
        "disk_mb": round(sum(file.stat().st_size for file in folder.iterdir()) / 1e6, 1),
    }


def watched(*arguments: str) -> dict[str, object]:
    """The figures that this program prints for these arguments, in a fresh process, with the most
    memory that its processes held."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.speed.scale", "--steps", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    peak, ended = [0.0], threading.Event()

    def look() -> None:
        while not ended.wait(0.25):
            peak[0] = max(peak[0], sum(map(memory_of, family(process.pid))))

    watch = threading.Thread(target=look)
    watch.start()
    out, _ = process.communicate()
    ended.set()
    watch.join()
    if process.returncode:
        raise RuntimeError(f"exit {process.returncode}: {arguments}")
    return json.loads(out.splitlines()[-1]) | {"peak_mb": round(peak[0], 1)}


def family(pid: int) -> list[int]:
    """The process and all that it began, and they began."""
    found = [pid]
    for parent in found:
        with suppress(OSError):
            for task in Path(f"/proc/{parent}/task").iterdir():
                found += [int(child) for child in (task / "children").read_text().split()]
    return found


def memory_of(pid: int) -> float:
    """Megabytes of a process; a page that several share is counted in parts."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


def curve(sizes: list[int], place: Path) -> list[dict[str, object]]:
    """Figures of light piles of these sizes."""
    out = []
    for number in sizes:
        path = write(light_texts(number), place / f"light-{number}.jsonl")
        folder = place / f"run-{number}"
        figures = {"pile": number} | watched(str(path), str(folder), "local", "2")
        shutil.rmtree(folder, ignore_errors=True)
        out.append(figures)
        print(json.dumps(figures), flush=True)
    return out


def speedups(
    engines: list[str], number: int, place: Path
) -> tuple[dict[str, float | None], dict[str, object]]:
    """What two workers bring over one, beyond start-up, and how many articles a day both are good
    for; a missing engine is None."""
    path, warm = (
        write(long_texts(number), place / "long.jsonl"),
        write(long_texts(8, seed=9), place / "warm.jsonl"),
    )
    figures: dict[str, float | None] = {}
    told: dict[str, object] = {}
    for name in engines:
        key = "two_processes_speedup" if name == "local" else f"{name}_speedup"
        try:
            one, two = (
                watched(str(path), str(place / f"{name}-{n}"), name, str(n), str(warm))
                for n in (1, 2)
            )
        except RuntimeError as error:
            figures[key], told[name] = None, str(error)
            continue
        figures[key] = float(str(one["seconds"])) / float(str(two["seconds"]))
        told[name] = {"one": one, "two": two}
        if one["sha256"] != two["sha256"]:
            raise RuntimeError(f"{name}: one worker and two gave different ledgers")
        first = next(iter(told.values()))
        if isinstance(first, dict) and first["one"]["sha256"] != one["sha256"]:
            raise RuntimeError(f"{name} gave another ledger than {next(iter(told))}")
        if name == "local":
            figures["articles_per_day_millions"] = (
                number / float(str(two["seconds"])) * 86_400 / 1e6
            )
        print(name, json.dumps(told[name]), flush=True)
    return figures, told


def curve_figures(points: Sequence[Mapping[str, object]]) -> dict[str, float]:
    """The figures of the curve by name, as docs/store.md has them: "light_1000_parse"."""
    return {
        f"light_{point['pile']}_{name}": float(str(point[name]))
        for point in points
        for name in SHOWN
    }


def main() -> int:
    """The exit code."""
    parser = parser_of(__doc__)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--engines", default="local,dask")
    parser.add_argument("--reports", type=int, default=200, help="of the piles for the speed-ups")
    parser.add_argument("--curve", help="sizes of light piles, apart by commas")
    parser.add_argument("--steps", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.steps:
        path, folder, name, workers, *warm = options.steps
        print(json.dumps(steps(path, folder, name, int(workers), *warm)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        if options.curve:
            curve([int(size) for size in options.curve.split(",")], Path(folder))
            return 0
        figures, told = speedups(options.engines.split(","), options.reports, Path(folder))
        points = curve([100, 1000, 10_000, *([100_000] if options.large else [])], Path(folder))
    by_size = {point["pile"]: point for point in points}
    for size, key in ((10_000, "peak_mb_10k"), (100_000, "peak_mb_100k")):
        if size in by_size:
            figures[key] = float(str(by_size[size]["peak_mb"]))
    data = (
        f"{options.reports} reports of {WORDS} words for the speed-ups, light documents for the "
        "curve (see bench/speed/scale.py)"
    )
    figures |= curve_figures(points)
    record(SECTION, figures, data=data, bars=BARS, curve=points, engines=told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
