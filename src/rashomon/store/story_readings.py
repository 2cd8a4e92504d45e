"""What a language model reads of the stories of a run: those that it has not read whole, asked
about all at once (`read_by`)."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from itertools import chain

from rashomon.comparing.stage_border import Stages
from rashomon.model.answer import ReadStory, WrittenAnswer
from rashomon.model.authors import mark_of_maker
from rashomon.model.content_ids import by_id
from rashomon.model.record import record
from rashomon.protocols import LanguageModel, ToSend
from rashomon.store.story_ledgers import KeptParses, StoryJob


@record
class Readings:
    """Stories with what a model wrote of them now, the new answers, and the stages of the stories
    that it read, which keep what they made."""

    jobs: Sequence[StoryJob]
    answers: tuple[WrittenAnswer, ...] = ()
    stages: Mapping[str, Stages] = field(default_factory=dict)


def read_by(model: LanguageModel | None, jobs: Sequence[StoryJob], parses: KeptParses) -> Readings:
    """Returns these stories, those read by the model, if any, that it has not read whole."""
    if model is None:
        return Readings(jobs)
    from rashomon.comparing.read_with_model import read_with  # which few runs need

    stages = {}
    stories = []
    sent = []
    for job in jobs:
        if not was_read(model, job):
            stages[job.story] = Stages()
            stories.append(parses.annotated(job.to_read))
            parses.pages.update(zip(job.to_read, stories[-1], strict=True))
            sent.append(sent_of(job, mark_of_maker(model.name)))
    readings = read_with(model, stories=stories, ways=stages.values(), sent=sent)
    by_story = dict(zip(stages, readings, strict=True))
    return Readings(
        jobs=[_with_read(job, by_story.get(job.story)) for job in jobs],
        answers=tuple(chain.from_iterable(reading.answers for reading in readings)),
        stages=stages,
    )


def sent_of(job: StoryJob, by: str | None) -> ToSend:
    """Returns what a model is sent of a story. The newest of its answers (`by`; None: anybody's)
    goes on if reports came after it, and no more than were there."""
    for written in job.read.answers:
        if by in (None, written.by) and written.question is None:
            newcomers = [report for report in job.to_read if report.sha256 not in written.reports]
            if 0 < 2 * len(newcomers) <= len(job.to_read):
                return ToSend(newcomers, written)
            break
    return ToSend(job.to_read)


def was_read(model: LanguageModel | None, job: StoryJob) -> bool:
    """Whether a model, if any, has read all reports of a story that nobody set aside. A story of
    one report is not read."""
    if model is None or len(job.to_read) <= 1:
        return True
    use = job.read.use
    texts = {report.sha256 for report in job.to_read}
    return use is not None and use.name == model.name and texts <= {*use.seen}


def _with_read(job: StoryJob, reading: ReadStory | None) -> StoryJob:
    """Returns the story with what a model wrote of it now, before what was kept of it."""
    if reading is None:
        return job
    answers = by_id((*reading.answers, *job.read.answers)) | by_id(reading.answers)
    now = ReadStory(tuple(answers.values()), reading.use or job.read.use)
    return replace(job, read=now, waits=reading.use is not None and not reading.use.seen)
