"""What a language model reads in stories, as their claims tell them.

This is the only place where one is asked.
"""

from collections.abc import Sequence

from rashomon.asking.read_story import Before, StoryReading, open_story, read_stories
from rashomon.comparing.finish import SideBySide, alone_of, lay_side_by_side
from rashomon.comparing.prepare import prepare_story
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.model.authored import ReadStory
from rashomon.model.model_use import ModelUse
from rashomon.model.report import Report
from rashomon.protocols import Announced, LanguageModel
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
    ways = ways or [Stages() for _ in stories]
    before = before or [Before() for _ in stories]
    if isinstance(model, Announced):
        members = [[one.report for one in annotated] for annotated in stories]
        model.before(members, [one.read for one in before])
    readings = [
        _reading(annotated, model, known, stages)
        for annotated, known, stages in zip(stories, before, ways, strict=True)
    ]
    return read_stories(readings, model)


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


def _reading(
    annotated: Sequence[Annotations], model: LanguageModel, before: Before, stages: Stages
) -> StoryReading:
    known = prepare_story(annotated, stages=stages)
    laid = stages.run(Stage.CLAIMS, SideBySide(), lay_side_by_side, known, ())
    alone = stages.run(Stage.ALONE, (), alone_of, known, laid)
    reports = [one.report for one in annotated]
    return open_story(reports, model, before, laid.claims, alone, laid.sentences)
