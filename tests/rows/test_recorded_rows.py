"""What a large language model once read in the example and the own test stories still holds, as rows files."""

import json
from pathlib import Path

import pytest

import rashomon
from bench.score.model import value_of
from rashomon.api import read_rows
from rashomon.authored.prove_furniture import NEWS
from rashomon.authored_rows import prove_file
from rashomon.model.document import to_json
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings
from score import score

ROOT = Path(__file__).parents[2]
STORIES = sorted((ROOT / "bench" / "stories" / "test").iterdir())
EXAMPLE = ROOT / "examples" / "ferry-fire"


@pytest.mark.weights
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_every_recorded_row_of_an_own_story_holds(story: Path) -> None:
    settings = Settings(stories=StorySettings(one_story=True))
    rows = ROOT / "bench" / "model" / "rows" / f"{story.name}.txt"
    pile = report_pile.read(str(story / "reports"), settings=settings)
    assert {fault.reason for fault in prove_file(read_rows(str(rows)), pile.reports).faults} <= {NEWS}
    ledger = rashomon.compare(pile, settings=settings, rows=rows)
    assert ledger.made.model
    assert ledger.made.model.taken > 100
    figures, _ = score(json.loads(to_json(ledger)), story)
    assert value_of(figures["spans.exact"]) == 1
    assert value_of(figures["ledger"]) >= 0.8  # bench/results.json has what was measured


@pytest.mark.weights
def test_the_example_is_read_again_from_its_rows() -> None:
    ledger = rashomon.compare(EXAMPLE / "reports", rows=EXAMPLE / "rows.txt")
    assert ledger.made.model
    assert ledger.made.model.refused == ()
    (story,) = ledger.stories
    assert {point.by for point in story.points if point.by} == {"model recorded-llm"}
    assert any(statement.by for statement in story.statements)
    assert any(relation.by for point in story.points for relation in point.relations)
