"""Stories of 150 and 400 reports, in a process of their own: how much processor time and memory
they take."""

import json
import subprocess
import sys

import pytest

RUN = """
import json, sys, time
number, sys.path[:0] = int(sys.argv[1]), sys.argv[2:]
from bench.speed.pile import reports_of_one_story
from rashomon import pipeline
from rashomon.engines.worker import peak
from rashomon.settings import Settings, StorySettings
ledger = pipeline.compare(reports_of_one_story(number), \
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
