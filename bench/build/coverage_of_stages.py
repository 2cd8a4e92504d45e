"""Branch coverage of the stages by the tests, stage by stage: `make coverage`. Exit code 1 below
the bar."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from bench.score import results

ROOT = Path(__file__).resolve().parents[2]
STAGES = (
    "reports",
    "annotations",
    "stories",
    "lineage",
    "names",
    "statements",
    "dates",
    "passages",
    "figures",
    "rows",
    "anomalies",
    "brief",
    "authored",
)
TESTS = (
    "tests/text",
    "tests/shipped/tables",
    "tests/stories",
    "tests/test_stages.py",
    "tests/test_streaming.py",
    "tests/test_three_languages.py",
)
CONTAINERS = (
    "tests/reports/containers",
    "tests/reports/test_made_files.py",
    "tests/reports/test_decoding.py",
)
BAR = 0.90


def measure(workers: str) -> dict[str, float]:
    """The share of lines and branches that the tests reach, by stage and of all."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        there = [f"tests/{stage}" for stage in STAGES if (ROOT / "tests" / stage).is_dir()]
        data = os.environ | {
            "COVERAGE_FILE": str(Path(folder) / "coverage"),
            "PYTHONPATH": str(ROOT),
        }
        watched = ["--cov-branch", *(f"--cov=rashomon.{stage}" for stage in STAGES)]
        plain = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "--timeout",
            "0",
            "-m",
            "not slow and not browser",
        ]
        subprocess.run(
            [*plain, "-n", workers, *watched, "--cov-report=", *there, *TESTS],
            cwd=ROOT,
            env=data,
            check=True,
        )
        # What a child process does is not seen: the containers once more, in this one. A test of
        # what only a child can stand may fail here.
        again = [
            "-n",
            "0",
            "-p",
            "bench.build.coverage_apart",
            "--cov-append",
            *watched,
            f"--cov-report=json:{report}",
            *CONTAINERS,
        ]
        subprocess.run([*plain, *again], cwd=ROOT, env=data, check=False, stdout=subprocess.DEVNULL)
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
    reached: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, file in files.items():
        parts = Path(name).parts
        stage = parts[parts.index("rashomon") + 1].removesuffix(".py")
        told = file["summary"]
        for where in (stage, "all stages"):
            reached[where][0] += told["covered_lines"] + told["covered_branches"]
            reached[where][1] += told["num_statements"] + told["num_branches"]
    return {stage: found / max(1, there) for stage, (found, there) in sorted(reached.items())}


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workers", default="auto")
    parser.add_argument("--record", action="store_true")
    arguments = parser.parse_args()
    found = measure(arguments.workers)
    for stage, share in found.items():
        print(f"{stage:<14} {share:.1%}{'' if share >= BAR else '   below the bar'}")
    if arguments.record:
        results.record(
            "coverage",
            {f"coverage.{stage}": share for stage, share in found.items()},
            data="the tests of the stages, lines and branches",
        )
    return int(found["all stages"] < BAR)


if __name__ == "__main__":
    sys.exit(main())
