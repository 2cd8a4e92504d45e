"""Archives are streamed: what is held does not grow with the number of entries; and a story with a failed source says so."""

import gzip
import json
from pathlib import Path

import pytest

from rashomon import pipeline
from rashomon.model.ledger import Failure
from rashomon.model.report import Report


def write_lines(path: Path, count: int) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for number in range(count):
            file.write(
                json.dumps({"title": f"Wall {number} falls", "text": f"Wall number {number} fell on Monday, the fire service said."}) + "\n"
            )


def test_reports_come_as_they_are_read(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl.gz", 50_000)
    stream = pipeline.stream(str(tmp_path))
    first = [next(stream) for _ in range(3)]
    assert [outcome.title for outcome in first if isinstance(outcome, Report)] == ["Wall 0 falls", "Wall 1 falls", "Wall 2 falls"]
    stream.close()  # type: ignore[attr-defined]  # and the child ends with it


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_memory_does_not_grow_with_the_entries(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")

    def peak() -> int:
        return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))

    write_lines(tmp_path / "small.jsonl.gz", 500)
    assert sum(isinstance(outcome, Report) for outcome in pipeline.stream(str(tmp_path / "small.jsonl.gz"))) == 500
    before = peak()
    write_lines(tmp_path / "large.jsonl.gz", 10_000)
    assert sum(isinstance(outcome, Report) for outcome in pipeline.stream(str(tmp_path / "large.jsonl.gz"))) == 10_000
    assert peak() - before < 30_000  # kilobytes


@pytest.mark.weights
def test_a_story_with_a_failed_source_is_marked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Wall falls\n\nTwo people died when the wall fell, the fire service said on Monday.\n")
    whole = pipeline.compare(pipeline.read(str(tmp_path)))
    assert [story.coverage for story in whole.stories] == [None]
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\n")
    marked = pipeline.compare(pipeline.read(str(tmp_path)))
    assert [story.coverage for story in marked.stories] == ["incomplete"]
    assert isinstance(marked.failures[0], Failure)
