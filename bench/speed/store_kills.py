#!/usr/bin/env python3
"""Kills writers of a store with SIGKILL at random moments and counts what they had said was kept
and is not; the section "store under kill -9".

store_kills.py [--runs 200] [--no-record]
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.score.clusters import ROOT
from bench.score.results import record

sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "store")]

from test_hard_times import kill_often  # noqa: E402  the tests' own, found only now

BARS = {"kill_runs": "200", "kill_lost": "0"}


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--no-record", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        told, lost = kill_often(str(Path(folder) / "s.db"), options.runs, 11)
    figures = {"kill_runs": options.runs, "kill_told": told, "kill_lost": lost}
    print(figures)
    if not options.no_record:
        record(
            "store under kill -9",
            figures,
            data="writers of invented reports, each store verified after each kill",
            bars=BARS,
        )
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
