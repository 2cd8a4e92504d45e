#!/usr/bin/env python3
"""Measures what large containers cost: a WARC file of 10,000 pages against one of 1,000, as a
stream; and 200 hostile files and more.

containers.py [--no-hostile]     the section "containers" of bench/results.json
"""

import argparse
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.score.clusters import ROOT
from bench.score.results import record

BARS = {
    "warc_growth_mb": "at most 30",
    "hostile_files": "at least 200",
    "hostile_longest_seconds": "at most 10",
    "hostile_growth_mb": "at most 1000",
    "hostile_without_reason": "at most 0",
}
STREAM = """
import resource, sys
from rashomon.reports import report_pile
from rashomon.model.report import Report
count = sum(isinstance(outcome, Report) for outcome in report_pile.stream(sys.argv[1]))
unit = 1024 * 1024 if sys.platform == "darwin" else 1024
peak = lambda who: resource.getrusage(who).ru_maxrss / unit
print(count, peak(resource.RUSAGE_SELF), peak(resource.RUSAGE_CHILDREN))
"""


def write_warc(path: Path, count: int) -> None:
    """A WARC file of that many invented pages, each another text."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for number in range(count):
            headers = StatusAndHeaders(
                "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
            )
            told = "".join(
                (
                    f"<p>Wall {number} fell on day {part} of the month, the fire service of ward "
                    f"{number % 97} said.</p>"
                )
                for part in range(12)
            )
            page = (
                f"<html><head><title>Wall {number} falls</title></head><body><article><h1>Wall "
                f"{number} falls</h1>{told}</article></body></html>"
            )
            dated = {"WARC-Date": "2031-03-05T10:00:00Z"}
            writer.write_record(
                writer.create_warc_record(
                    f"http://courier.example/{number}",
                    "response",
                    payload=io.BytesIO(page.encode()),
                    http_headers=headers,
                    warc_headers_dict=dated,
                )
            )


def streamed(count: int, folder: Path) -> tuple[float, float, float]:
    """Seconds, and the peak megabytes of the program and of its child, for a WARC file of that many
    pages."""
    path = folder / f"{count}.warc.gz"
    write_warc(path, count)
    started = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-c", STREAM, path], capture_output=True, check=True, env=_environment()
    )
    seconds = time.perf_counter() - started
    found, own, child = run.stdout.split()
    if int(found) != count:
        raise SystemExit(f"{int(found)} reports of {count} pages")
    return seconds, float(own), float(child)


def hostile(folder: Path) -> dict[str, float]:
    """The figures of the hostile corpus of the tests."""
    corpus = ROOT / "tests" / "hostile"
    subprocess.run([sys.executable, corpus / "corpus.py", folder], check=True, capture_output=True)
    run = subprocess.run(
        [sys.executable, corpus / "measure.py", folder],
        check=True,
        capture_output=True,
        env=_environment(),
    )
    found = json.loads(run.stdout)
    files = found["files"].values()
    silent = sum(
        not (told["reports"] or told["reasons"])
        or any("the log says" in reason for reason in told["reasons"])
        for told in files
    )
    return {
        "hostile_files": len(files),
        "hostile_longest_seconds": max(told["seconds"] for told in files),
        "hostile_growth_mb": max(found["child_mb"], *(told["grown_mb"] for told in files)),
        "hostile_without_reason": silent,
    }


def _environment() -> dict[str, str]:
    return os.environ | {
        "PYTHONPATH": os.pathsep.join(
            filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")])
        )
    }


def main() -> None:
    """Measures and records."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--no-hostile", action="store_true", help="only the WARC files")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _, small, small_child = streamed(1_000, folder)
        seconds, large, large_child = streamed(10_000, folder)
        figures: dict[str, float] = {
            "warc_pages_a_second": 10_000 / seconds,
            "warc_peak_mb": large,
            "warc_growth_mb": max(large - small, large_child - small_child),
        }
        if not chosen.no_hostile:
            (folder / "hostile").mkdir()
            figures |= hostile(folder / "hostile")
    figures = {key: round(value, 2) for key, value in figures.items()}
    record(
        "containers",
        figures,
        data="WARC files of 1,000 and 10,000 invented pages; tests/hostile/corpus.py",
        bars=BARS,
    )
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
