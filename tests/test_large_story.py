"""A story of 150 reports, in a process of its own: how much processor time and memory it takes."""

import json
import subprocess
import sys

import pytest

SECONDS, MEGABYTES = 90, 1500
RUN = """
import json, resource, sys, time
sys.path[:0] = sys.argv[1:]
from points_growth import reports_of_one_story
from rashomon import pipeline
from rashomon.settings import Settings, StorySettings
ledger = pipeline.compare(reports_of_one_story(150), settings=Settings(stories=StorySettings(one_story=True)))
print(json.dumps([time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, len(ledger.stories[0].copies)]))
"""


@pytest.mark.slow
@pytest.mark.weights
@pytest.mark.timeout(900)
def test_150_reports_of_one_story(request: pytest.FixtureRequest) -> None:
    root = request.config.rootpath
    done = subprocess.run([sys.executable, "-c", RUN, str(root / "bench"), str(root / "src")], capture_output=True, text=True, check=True)
    seconds, megabytes, copies = json.loads(done.stdout)
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    assert 0 < copies < 150 * 149 / 2
