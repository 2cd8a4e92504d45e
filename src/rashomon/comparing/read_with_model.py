"""What a language model reads in stories, as their claims tell them.

This is the only place where one is asked.
"""

from collections.abc import Sequence

from rashomon.comparing.finish import SideBySide, alone_of, lay_side_by_side
from rashomon.comparing.prepare import prepare_story
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.model.authored import ReadStory
from rashomon.model.model_use import ModelUse
from rashomon.model.report import Report
from rashomon.model_reading.read_story import Before, Requests, StoryReading, read_stories
from rashomon.protocols import LanguageModel
from rashomon.text.parsed_report import Annotations


def read_with(
    model: LanguageModel,
    stories: Sequence[Sequence[Annotations]],
    ways: Sequence[Stages] = (),
    before: Sequence[Before] = (),
) -> list[ReadStory]:
    """Returns what a language model reads in these stories, all at once.

    It is asked about the reports alone, not about what people decided, so that kept replies can be
    replayed whatever is decided. `ways`: the stages of each story, which keep what they make;
    `before`: what it wrote of each already, so that it is asked about the other reports alone.
    """
    kept = iter(ways or [Stages() for _ in stories])
    return list(
        read_stories(
            model, stories, lambda reading, story: _requests(reading, story, next(kept)), before
        )
    )


def written_before(kept: ReadStory, name: str, story: Sequence[Report]) -> Before:
    """Returns what the model of this name wrote of a story before, if it is asked about the other
    reports alone. `kept`: what is kept of all authors."""
    read = already_read(kept.use, name, story)
    own = (one for one in kept.differences if kept.use and one.by == kept.use.by)
    return Before(tuple(own), read) if read else Before()


def already_read(use: ModelUse | None, name: str, story: Sequence[Report]) -> frozenset[str]:
    """Returns which reports of a story the model of this name has read, by id, as far as it is
    asked about the others alone: none where it has read less than half, for then it costs less to
    read the story whole. `use`: a model's part in it."""
    if use is None or use.name != name:
        return frozenset()
    read = frozenset(report.id for report in story if report.sha256 in use.seen)
    return read if 2 * len(read) >= len(story) else frozenset()


def _requests(reading: StoryReading, annotated: Sequence[Annotations], stages: Stages) -> Requests:
    known = prepare_story(annotated, stages=stages)
    laid = stages.run(Stage.CLAIMS, SideBySide(), lay_side_by_side, known, ())
    alone = stages.run(Stage.ALONE, (), alone_of, known, laid)
    return reading.ask(laid.claims, alone, laid.sentences)
