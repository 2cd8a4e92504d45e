"""The recorded replies of a large language model: they still answer what is asked, and bring what was measured."""

import json
from pathlib import Path

import pytest

from bench.score.model import value_of
from rashomon import pipeline
from rashomon.language_models.reply_cache import KeptModel, Replies
from rashomon.model.document import to_json
from rashomon.reports import report_pile
from rashomon.settings import Settings, StorySettings
from score import score

ROOT = Path(__file__).parents[2]
STORIES = sorted((ROOT / "bench" / "stories" / "test").iterdir())


def kept(path: Path) -> KeptModel:
    return KeptModel(Replies(str(path)), str(path))


@pytest.mark.weights
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_every_prompt_of_an_own_story_has_its_reply(story: Path) -> None:
    model = kept(ROOT / "bench" / "model" / "replies.jsonl")
    settings = Settings(stories=StorySettings(one_story=True))
    ledger = pipeline.compare(report_pile.read(str(story / "reports"), settings=settings), settings=settings, model=model)
    assert model.missed["not among the replies kept"] == 0
    assert ledger.made.model
    assert ledger.made.model.taken > 100
    figures, _ = score(json.loads(to_json(ledger)), story)
    assert value_of(figures["spans.exact"]) == 1
    assert value_of(figures["ledger"]) >= 0.8  # .67 without a model; bench/results.json has what was measured


@pytest.mark.weights
def test_the_example_is_read_again_from_its_replies() -> None:
    model = kept(ROOT / "examples" / "ferry-fire" / "replies.jsonl")
    ledger = pipeline.compare(report_pile.read(str(ROOT / "examples" / "ferry-fire" / "reports")), model=model)
    assert model.missed["not among the replies kept"] == 0
    assert any(relation.by for story in ledger.stories for point in story.points for relation in point.relations)
