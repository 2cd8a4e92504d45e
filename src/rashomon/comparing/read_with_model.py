"""Asks a language model about stories (`read_with`), and says what it is shown (`sheets_of`).

No other place asks one.
"""

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from rashomon.answers.conversation import (
    WayOfAsking,
    ask_together,
    bring,
    converse,
    converse_on,
    refuse,
)
from rashomon.answers.given_reply import GivenReply
from rashomon.answers.going_on import about_what_came, gone_on, reading_since
from rashomon.answers.story_reading import TELL_FIRST, StoryReading, names_lines, open_story
from rashomon.answers.story_sheet import StorySheet
from rashomon.answers.translating import with_translations
from rashomon.comparing.every_sentence import every_sentence
from rashomon.comparing.finish import finish_story
from rashomon.comparing.group_reports import group_reports
from rashomon.comparing.prepare import prepare_story, reports_in
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.decisions.constraints import StoryConstraints
from rashomon.model.answer import ReadStory, WrittenAnswer
from rashomon.model.record import record
from rashomon.model.report import Reports
from rashomon.model.story import Story
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import (
    Announced,
    FirstOnly,
    LanguageModel,
    Overheard,
    ParseCache,
    Prompt,
    ToSend,
    Translating,
    say_nothing,
)
from rashomon.text.parsed_report import Pages

_NO_LINES = (
    "the reply names lines of an answer (“l1 anew”), and no answer of this story goes on: bring a "
    "whole answer"
)
_OTHERS_LINES = (
    "its lines go on the answer by {by}, and are of the same author: name that author, or bring a "
    "whole answer"
)


@record
class OpenStory:
    """A story that a model is asked about: what the program tells of it, its reports, and what is
    asked."""

    story: Story
    reports: Reports
    reading: StoryReading


def read_with(
    model: LanguageModel,
    stories: Sequence[Pages],
    ways: Collection[Stages] = (),
    question: str | None = None,
    sent: Sequence[ToSend] = (),
) -> list[ReadStory]:
    """Returns what a language model writes of these stories. It is asked about all of them at once.
    With a question, its answer does not count as having read the story. `sent` is what it is sent
    of each story, without which it is sent all reports.

    It is asked about the reports alone and not about what people decided, so that kept replies can
    be used again whatever is decided. `ways` are the stages of each story, which keep what they
    make.
    """
    ways = ways or [Stages() for _ in stories]
    is_once = question is not None
    sent = sent or [ToSend(reports_in(annotated), once=is_once) for annotated in stories]
    if isinstance(model, Announced):
        model.before(sent)
    asking = []
    for annotated, stages, to_send in zip(stories, ways, sent, strict=True):
        story = _open_for_model(annotated, model=model, stages=stages, question=question)
        asking.append(_requests_about(story, model=model, kept_answer=to_send.kept))
    if isinstance(model, Overheard) and model.on_words:
        model.hear = _words_as_written(model.on_words)
    return ask_together(asking, model)


def _requests_about(
    story: OpenStory, model: LanguageModel, kept_answer: WrittenAnswer | None
) -> WayOfAsking:
    """Asks about a story, or about what came after an answer; or reads what somebody brings."""
    if isinstance(model, GivenReply):
        return (yield from _bring(story, given_reply=model, kept_answer=kept_answer))
    if kept_answer and (request := about_what_came(story.reading, kept_answer)):
        reading = reading_since(story.reading, kept_answer)
        read_story = yield from converse_on(reading, model=model, request=request)
        read_story = yield from _translated(
            story, reading=reading, read_story=read_story, model=model
        )
        return _placed_on(story, kept_answer=kept_answer, read=read_story)
    first_only = isinstance(model, FirstOnly) and model.first_only
    read_story = yield from converse(story.reading, model, first_only=first_only)
    return (
        yield from _translated(story, reading=story.reading, read_story=read_story, model=model)
    )


def _translated(
    story: OpenStory, reading: StoryReading, read_story: ReadStory, model: LanguageModel
) -> WayOfAsking:
    """Asks for translations of the sentences that an answer names of reports in other languages, if
    that is wanted. Returns what was read, with these translations."""
    if not (isinstance(model, Translating) and model.translates):
        return read_story
    own = reading.language.partition("-")[0].casefold()
    foreign = set()
    for report in story.reports:
        if report.language and report.language.partition("-")[0].casefold() != own:
            foreign.add(report.sha256)
    return (
        yield from with_translations(
            reading, story_read=read_story, foreign=frozenset(foreign), model=model
        )
    )


def _bring(
    story: OpenStory, given_reply: GivenReply, kept_answer: WrittenAnswer | None
) -> WayOfAsking:
    """Reads what somebody brings. Lines that go on an answer ("l7 anew") are of its author."""
    if not names_lines(given_reply.text):
        return (yield from bring(story.reading, given_reply))
    if kept_answer is None:
        return (yield from refuse(story.reading, _NO_LINES))
    if kept_answer.by != given_reply.name:
        whose = _OTHERS_LINES.format(by=kept_answer.by)
        return (yield from refuse(story.reading, whose))
    read_story = yield from bring(reading_since(story.reading, kept_answer), given_reply)
    return _placed_on(story, kept_answer=kept_answer, read=read_story)


def _placed_on(story: OpenStory, kept_answer: WrittenAnswer, read: ReadStory) -> ReadStory:
    """Returns the kept answer with the lines that were read in their places."""
    answers = []
    for answer in read.answers:
        answers.append(gone_on(story.reports, earlier=kept_answer, reply=answer))
    return replace(read, answers=tuple(answers))


def _words_as_written(tell: Callable[[str], None]) -> Callable[[Prompt, str], None]:
    """Returns a function that is called with first texts as far as they are written, and hands on
    the new words of the first one that comes."""
    lock = threading.Lock()
    followed: list[Prompt] = []
    text_told = ""

    def hear(prompt: Prompt, text: str) -> None:
        """Hands on what is new of the first reply that comes. If it is asked for once more, its
        text begins anew."""
        nonlocal text_told
        with lock:
            if prompt.stage == TELL_FIRST and not followed:
                followed.append(prompt)
            if prompt not in followed or text_told.startswith(text):
                return
            is_anew = not text.startswith(text_told)  # it was asked for once more
            tell(f"\n\n{text}" if is_anew else text[len(text_told) :])
            text_told = text

    return hear


def _open_for_model(
    annotated: Pages,
    model: LanguageModel,
    stages: Stages,
    question: str | None = None,
) -> OpenStory:
    prepared = prepare_story(annotated, stages=stages)
    story, _ = finish_story(prepared, decisions=(), written=(), stages=stages.but(Stage.ANSWERS))
    reading = open_story(
        story,
        reports=prepared.reports,
        sentences=every_sentence(prepared),
        model=model,
        question=question,
    )
    return OpenStory(story=story, reports=prepared.reports, reading=reading)


def open_reports(
    reports: Reports, model: LanguageModel, parses: ParseCache | None = None
) -> StoryReading:
    """Returns what a model may be shown of reports of one story."""
    annotated = list(annotate_reports(reports, parses))
    return _open_for_model(annotated, model=model, stages=Stages()).reading


def story_sheet(
    annotated: Pages,
    *,
    question: str | None = None,
    earlier_answer: WrittenAnswer | None = None,
    stages: Stages | None = None,
) -> StorySheet:
    """Returns what any chatbot is shown of one story; with an `earlier_answer`, what came
    since that was written. `stages` keep what was made of the story before."""
    stages = stages or Stages()
    opened = _open_for_model(annotated, model=GivenReply(""), stages=stages, question=question)
    reading = opened.reading
    prompts = reading.first_messages
    if earlier_answer and (came := about_what_came(reading, earlier_answer)):
        prompts = (came,)
        reading = reading_since(reading, earlier_answer)
    return StorySheet(
        title=opened.story.title, reports=opened.story.reports, prompts=prompts, reading=reading
    )


def sheets_of(
    reports: Reports, *, one_story: bool, question: str | None = None
) -> list[StorySheet]:
    """Returns what any chatbot is shown of each story of two reports or more, the largest first. It
    is asked a question, or what the reports tell together."""
    annotated = list(annotate_reports(reports))
    stories = group_reports(annotated, StoryConstraints(), one_story=one_story, tell=say_nothing)
    sheets = []
    for story in stories:
        if len(story) > 1:
            sheets.append(story_sheet(story, question=question))
    return sorted(sheets, key=lambda sheet: (-len(sheet.reports), sheet.reports))
