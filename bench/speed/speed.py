#!/usr/bin/env python3
"""Times the program against the bare parser on the same texts, side by side in one run.

    speed.py [--samples N] [--figures]     the section "speed", or else "accuracy", of
    bench/results.json

Each sample takes, one after the other: a fresh process that loads the parser and parses the texts;
a fresh process of `rashomon compare`; a fresh process of `rashomon --help`; and a process in which
parser and program are warm. All shares are over the parse of the same sample.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType

from bench.score.clusters import ROOT, digest, find_sets, measure, shared_folder
from bench.score.results import ACCURACY, PAGE, SPEED, record

BARS = {
    "compare_over_parse_cold": "at most 1.25",
    "import_seconds": "at most 0.1",
    "help_seconds": "at most 0.2",
    "peak_mb": "at most 1000",
    "statements_over_parse": "at most 0.10",
    "names_over_parse": "at most 0.08",
    "time_over_parse": "at most 0.03",
    "lineage_over_parse": "at most 0.02",
    "compare_over_parse_warm": "at most 0.95",
}
NOTE = (
    "`_over_parse`: time over that of the bare parser on the same texts in the same sample; cold "
    "is a fresh process, start included."
)
STAGES = {  # the functions that `stage_homes` finds, by stage
    "reports": ("read_in_sandbox",),
    "annotations": ("annotate_reports",),
    "stories": ("group_reports",),
    "lineage": ("trace_lineage",),
    "time": ("resolve_dates",),
    "names": ("join_names",),
    "statements": ("extract_statements",),
    "numbers": ("numbers_of",),
    "rows": ("lay_story", "matters_of_story", "rows_of_story"),
    "answers": ("place_answers",),
}
BARE = """
import sys
from pathlib import Path
import spacy
from rashomon.shipped.weights.locate import locate_parser
nlp = spacy.load(locate_parser().folder)
for path in sys.argv[1:]:
    nlp(Path(path).read_text("utf-8"))
"""
IMPORT = "import time; t = time.perf_counter(); import rashomon; print(time.perf_counter() - t)"


def run(*command: str) -> tuple[float, float, str]:
    """Seconds, peak megabytes and output of a fresh process. Raises RuntimeError when it fails."""
    with tempfile.TemporaryFile() as out:
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *command],
            stdout=out,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=_environment(),
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"exit {process.returncode}: {' '.join(command)[:200]}")
        out.seek(0)
        scale = 1024 * 1024 if sys.platform == "darwin" else 1024
        return seconds, usage.ru_maxrss / scale, out.read().decode()


def _environment() -> dict[str, str]:
    """With byte code kept, as an installed package has it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "PYTHONPATH": os.pathsep.join(
            filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")])
        )
    }


def texts_of(cluster: Path) -> list[str]:
    """The files of the cluster's reports."""
    return [str(path) for path in sorted((cluster / "reports").iterdir()) if path.is_file()]


def sample(cluster: Path) -> dict[str, float]:
    """One sample: every figure by name."""
    files = texts_of(cluster)
    bare, _, _ = run("-c", BARE, *files)
    with tempfile.TemporaryDirectory() as folder:
        cold, peak, _ = run(
            "-m", "rashomon", "compare", *files, "-o", str(Path(folder) / "ledger.json")
        )
    help_seconds, _, _ = run("-m", "rashomon", "--help")
    _, _, imported = run("-c", IMPORT)
    _, _, warm = run("-m", "bench.speed.speed", "--warm", *files)
    figures = {
        "parse_cold_seconds": bare,
        "compare_cold_seconds": cold,
        "compare_over_parse_cold": cold / bare,
        "help_seconds": help_seconds,
        "import_seconds": float(imported),
        "peak_mb": peak,
    }
    return {name: round(value, 4) for name, value in (figures | json.loads(warm)).items()}


def stage_homes() -> dict[str, ModuleType]:
    """Where each function of a stage is called: by the reading of a pile, or in a half of a
    story."""
    from rashomon.comparing import compare as comparing
    from rashomon.comparing import finish, prepare
    from rashomon.reports import report_pile

    homes = (comparing, prepare, finish, report_pile)
    names = {name for functions in STAGES.values() for name in functions}
    return {name: next(home for home in homes if hasattr(home, name)) for name in names}


def warm_figures(files: list[str]) -> dict[str, float]:
    """In this process, after one run of each: the whole of compare and each stage, over the parse
    of the same texts."""
    import spacy

    from rashomon.comparing import compare as comparing
    from rashomon.model.document import to_json
    from rashomon.reports import report_pile
    from rashomon.shipped.weights.locate import locate_parser

    nlp = spacy.load(locate_parser().folder)
    texts = [Path(path).read_text("utf-8") for path in files]

    def parse() -> None:
        for text in texts:
            nlp(text)

    def compare() -> None:
        to_json(comparing.compare(report_pile.read(*files)))

    parse()
    compare()
    bare, whole = seconds_of(parse), seconds_of(compare)
    spent, homes = dict.fromkeys(STAGES, 0.0), stage_homes()
    for stage, functions in STAGES.items():
        for name in functions:
            setattr(homes[name], name, _timed(getattr(homes[name], name), stage, spent))
    compare()
    shares = {f"{stage}_over_parse": seconds / bare for stage, seconds in spent.items()}
    return shares | {
        "parse_warm_seconds": bare,
        "compare_warm_seconds": whole,
        "compare_over_parse_warm": whole / bare,
    }


def whole_figures(number: int = 500) -> dict[str, float]:
    """In this process, warm: the whole of compare over the stock parse, of our own stories, the
    gold clusters, and a pile for the rest."""
    import spacy

    from bench.speed.pile import pile
    from rashomon.comparing import compare as comparing
    from rashomon.model.document import to_json
    from rashomon.reports import report_pile
    from rashomon.shipped.weights.locate import locate_parser

    def compared(paths: list[str]) -> str:
        return to_json(comparing.compare(report_pile.read(*paths)))

    shared = shared_folder()
    roots = [ROOT / "bench" / "stories" / part for part in ("train", "dev", "test")] + (
        [shared / "gold"] if shared else []
    )
    files = [path for root in roots for path in sorted(root.glob("*/reports/*")) if path.is_file()][
        :number
    ]
    with tempfile.TemporaryDirectory() as folder:
        for report in pile(number - len(files), seed=7):
            path = Path(folder) / f"{report.id}.txt"
            path.write_text(report.text, encoding="utf-8")
            files.append(path)
        nlp = spacy.load(locate_parser().folder)
        paths, texts = [str(path) for path in files], [path.read_text("utf-8") for path in files]
        for text in texts[:10]:
            nlp(text)
        compared(paths[:10])
        parse = seconds_of(lambda: [nlp(text) for text in texts])
        whole = seconds_of(lambda: compared(paths))
    return {
        "compare_over_parse_warm": whole / parse,
        "parse_500_seconds": parse,
        "compare_500_seconds": whole,
    }


def seconds_of(work) -> float:
    """How long the call takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _timed(function, stage: str, spent: dict[str, float]):
    """The function, adding its time to its stage; what yields is drawn to its end so that its time
    is its own."""

    def call(*arguments, **named):
        started = time.perf_counter()
        found = function(*arguments, **named)
        if stage == "annotations":
            found = list(found)
        spent[stage] += time.perf_counter() - started
        return found

    return call


def figures_of_sets() -> dict[str, dict[str, float | None]]:
    """The gate's figures of each set of data that is here."""
    shared = shared_folder()
    sets = find_sets(shared / "gold" if shared else None)
    return {
        name: {figure: parts["value"] for figure, parts in measure(clusters)[0].items()}
        for name, clusters in sets.items()
    }


def record_figures() -> None:
    """Writes the section "accuracy" of bench/results.json."""
    record(
        ACCURACY,
        figures_of_sets(),
        data="held against gold by `bench/score/score_all.py`; the pins stand in "
        "`bench/score/pins.toml`",
    )


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--samples", type=int, default=5)
    parser.add_argument(
        "--figures", action="store_true", help="only the gate's figures, and nothing timed"
    )
    parser.add_argument("--warm", nargs="+", help=argparse.SUPPRESS)
    parser.add_argument("--whole", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.whole:
        print(json.dumps(whole_figures()))
        return 0
    if arguments.warm:
        print(json.dumps(warm_figures(arguments.warm)))
        return 0
    if arguments.figures:
        record_figures()
        return 0
    shared = shared_folder()
    cluster = (
        shared / "gold" / "raqqa-2017"
        if shared and (shared / "gold" / "raqqa-2017").is_dir()
        else ROOT / "examples" / "ferry-fire"
    )
    sample(cluster)  # not counted: fills the caches of byte code and of the disk
    samples = [sample(cluster) for _ in range(arguments.samples)]
    medians = {name: statistics.median(one[name] for one in samples) for name in samples[0]}
    data = (
        f"{cluster.name}, {len(texts_of(cluster))} reports, sha256 {digest(cluster)[:16]}; "
        f"{len(samples)} samples"
    )
    record(SPEED, medians, data=data, bars=BARS, note=NOTE, samples=samples)
    _, _, told = run("-m", "bench.speed.speed", "--whole")
    whole = (
        "500 reports: our own stories, the gold clusters, and a pile for the rest; one process, "
        "warm"
    )
    bars = {"compare_over_parse_warm": BARS["compare_over_parse_warm"]}
    record("speed of 500 reports", json.loads(told), data=whole, bars=bars)
    print(PAGE.read_text(encoding="utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
