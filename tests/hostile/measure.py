"""Reads each file of a folder in one process and prints, as JSON, what each gave, how long it took and how far the memory grew."""

import json
import resource
import sys
import time
from pathlib import Path

from rashomon import pipeline
from rashomon.engines.worker import peak
from rashomon.model.ledger import Failure


def main() -> None:
    """`python measure.py FOLDER`."""
    sys.setrecursionlimit(1000)
    pipeline.read(str(Path(__file__)))  # what is imported on the first report is no growth
    before = peak()
    out = {}
    for path in sorted(Path(sys.argv[1]).iterdir()):
        started = time.monotonic()
        outcomes = list(pipeline.stream(str(path)))
        reasons = [outcome.error for outcome in outcomes if isinstance(outcome, Failure)]
        out[path.name] = {
            "seconds": round(time.monotonic() - started, 2),
            "reports": len(outcomes) - len(reasons),
            "reasons": reasons,
            "grown_mb": (peak() - before) >> 20,
        }
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    sys.stdout.write(json.dumps({"files": out, "child_mb": child}))


if __name__ == "__main__":
    main()
