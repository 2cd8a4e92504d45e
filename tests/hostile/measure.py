"""Reads each file of a folder in one process and prints, as JSON, what each gave, the processor
time it took and how far the memory grew."""

import json
import os
import resource
import sys
import time
from contextlib import suppress
from pathlib import Path

from rashomon.engines.worker import peak
from rashomon.model.ledger import Failure
from rashomon.reports import report_pile


def used() -> float:
    """Seconds of the processor that this process and its children, ended and living, have had."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    total = time.process_time() + ended.ru_utime + ended.ru_stime
    for process in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            told = process.read_text().rpartition(")")[2].split()
            if int(told[1]) == os.getpid():
                total += (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    return total


def main() -> None:
    """`python measure.py FOLDER`."""
    sys.setrecursionlimit(1000)
    report_pile.read(str(Path(__file__)))  # what is imported on the first report is no growth
    before = peak()
    out = {}
    for path in sorted(Path(sys.argv[1]).iterdir()):
        started = used()
        outcomes = list(report_pile.stream(str(path)))
        reasons = [outcome.error for outcome in outcomes if isinstance(outcome, Failure)]
        out[path.name] = {
            "seconds": round(used() - started, 2),
            "reports": len(outcomes) - len(reasons),
            "reasons": reasons,
            "grown_mb": (peak() - before) >> 20,
        }
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    sys.stdout.write(json.dumps({"files": out, "child_mb": child}))


if __name__ == "__main__":
    main()
