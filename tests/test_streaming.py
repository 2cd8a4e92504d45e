"""Memory and time: what is streamed, and what texts and stories of one piece cost."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.child_process import import_path
from rashomon.model.report import Report
from rashomon.reports import report_pile


def write_lines(path: Path, count: int) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for number in range(count):
            file.write(
                json.dumps(
                    {
                        "title": f"Wall {number} falls",
                        "text": f"Wall number {number} fell on Monday, the fire service said.",
                    }
                )
                + "\n"
            )


def test_reports_come_as_they_are_read(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl.gz", 2_000)
    stream = report_pile.stream(str(tmp_path))
    first = [next(stream) for _ in range(3)]
    assert [outcome.title for outcome in first if isinstance(outcome, Report)] == [
        "Wall 0 falls",
        "Wall 1 falls",
        "Wall 2 falls",
    ]
    stream.close()  # type: ignore[attr-defined]  # and the child ends with it


READ = """
import json, resource, sys
from rashomon.comparing import compare as comparing
from rashomon.reports import report_pile
from rashomon.engines.worker import peak
read = [sum(hasattr(outcome, "text") for outcome in report_pile.stream(path)) for path in \
sys.argv[1:]]
print(json.dumps([read, max(peak() >> 10, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)]))
"""


def read_alone(*paths: Path) -> tuple[list[int], int]:
    """The number of reports in each, and the most kilobytes that a process which reads nothing
    else, or its child, takes."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(import_path())}
    done = subprocess.run(
        [sys.executable, "-c", READ, *map(str, paths)],
        capture_output=True,
        env=environment,
        check=True,
    )
    read, kilobytes = json.loads(done.stdout)
    return read, kilobytes


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_memory_does_not_grow_with_the_entries(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    small, large = tmp_path / "small.jsonl.gz", tmp_path / "large.jsonl.gz"
    write_lines(small, 500)
    write_lines(large, 10_000)
    read, before = read_alone(small)
    assert read == [500]
    read, after = read_alone(large)
    assert read == [10_000]
    assert after - before < 30_000  # kilobytes


RUN = """
import json, sys, time
number, sys.path[:0] = int(sys.argv[1]), sys.argv[2:]
from bench.speed.pile import reports_of_one_story
from rashomon.comparing import compare as comparing
from rashomon.engines.worker import peak
from rashomon.settings import Settings, StorySettings
ledger = comparing.compare(reports_of_one_story(number), \
settings=Settings(stories=StorySettings(one_story=True)))
print(json.dumps([time.process_time(), peak() / 1e6, len(ledger.stories[0].copies)]))
"""


@pytest.mark.slow
@pytest.mark.weights
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    ("reports", "most_seconds", "most_megabytes"), [(150, 60, 800), (400, 270, 1800)]
)
def test_a_large_story(
    request: pytest.FixtureRequest, reports: int, most_seconds: int, most_megabytes: int
) -> None:
    root = request.config.rootpath
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(reports), str(root), str(root / "src")],
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, megabytes, copies = json.loads(done.stdout)
    assert seconds < most_seconds, f"{seconds:.0f} s, {megabytes:.0f} MB"
    assert megabytes < most_megabytes, f"{seconds:.0f} s, {megabytes:.0f} MB"
    assert 0 < copies < reports * (reports - 1) / 2
