"""What a language model reads in stories, as their claims tell them.

This is the only place where one is asked.
"""

from collections.abc import Sequence

from rashomon.asking.read_story import StoryReading, open_story, read_stories
from rashomon.comparing.finish import SideBySide, finish_story, lay_side_by_side
from rashomon.comparing.prepare import prepare_story
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.model.answer import ReadStory
from rashomon.protocols import Announced, LanguageModel
from rashomon.text.parsed_report import Annotations


def read_with(
    model: LanguageModel,
    stories: Sequence[Sequence[Annotations]],
    ways: Sequence[Stages] = (),
) -> list[ReadStory]:
    """Returns what a language model reads in these stories, all at once.

    It is asked about the reports alone, not about what people decided, so that kept replies can be
    replayed whatever is decided. `ways`: the stages of each story, which keep what they make.
    """
    ways = ways or [Stages() for _ in stories]
    if isinstance(model, Announced):
        model.before([[one.report for one in annotated] for annotated in stories])
    readings = [
        _reading(annotated, model, stages) for annotated, stages in zip(stories, ways, strict=True)
    ]
    return read_stories(readings, model)


def _reading(
    annotated: Sequence[Annotations], model: LanguageModel, stages: Stages
) -> StoryReading:
    stages = stages.but(Stage.ANSWERS)
    known = prepare_story(annotated, stages=stages)
    laid = stages.run(Stage.CLAIMS, SideBySide(), lay_side_by_side, known, ())
    story, _ = finish_story(known, (), (), stages=stages)
    return open_story(story, known.reports, laid.sentences, model)
