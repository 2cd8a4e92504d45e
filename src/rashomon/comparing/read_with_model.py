"""Asks a language model about stories (`read_with`), and says what it is shown (`sheets_of`).

No other place asks one.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from rashomon.asking.given_reply import GivenReply
from rashomon.asking.prompts import tokens
from rashomon.asking.read_story import (
    JOIN,
    WHAT_CAME,
    WINDOW,
    WayOfAsking,
    ask_together,
    open_story,
)
from rashomon.asking.sheet import Sheet
from rashomon.comparing.answer_goes_on import about_what_came, gone_on
from rashomon.comparing.finish import finish_story, lay_side_by_side
from rashomon.comparing.group_reports import group_reports
from rashomon.comparing.laid_claims import SideBySide
from rashomon.comparing.lines_as_written import lines_as_written
from rashomon.comparing.open_story import OpenStory
from rashomon.comparing.prepare import prepare_story, reports_in
from rashomon.comparing.stage_border import Stage, Stages
from rashomon.decisions.constraints import StoryConstraints
from rashomon.model.answer import ReadStory, WrittenAnswer
from rashomon.model.record import record
from rashomon.model.report import Reports
from rashomon.parsing.parse import annotate_reports
from rashomon.protocols import (
    Announced,
    LanguageModel,
    Overheard,
    Prompt,
    ToSend,
    say_nothing,
)
from rashomon.text.parsed_report import Pages


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
    sent = sent or [ToSend(reports_in(annotated)) for annotated in stories]
    if isinstance(model, Announced):
        model.before(sent)
    opened = []
    asking = []
    for annotated, stages, to_send in zip(stories, ways, sent, strict=True):
        story = _open_for_model(annotated, model, stages, question)
        opened.append(story)
        asking.append(_requests_about(story, model, to_send.kept))
    if isinstance(model, Overheard) and model.on_line:
        model.hear = lines_as_written(opened, model, model.on_line)
    return ask_together(asking, model)


def _requests_about(
    story: OpenStory, model: LanguageModel, kept_answer: WrittenAnswer | None
) -> WayOfAsking:
    """Returns the requests about a story: for its windows, and for one answer made from them; or
    the one about what came after an answer."""
    reading = story.reading
    if kept_answer and (request := about_what_came(story, kept_answer)):
        reading_of_reply = reading.read({WHAT_CAME: (yield [request])}, model)
        answers = []
        for answer in reading_of_reply.answers:
            answers.append(gone_on(story, kept_answer, answer))
        return replace(reading_of_reply, answers=tuple(answers))
    stage = reading.windows[0].stage
    replies = {stage: (yield reading.windows)}
    if stage == WINDOW:
        join = reading.join(replies[stage])
        stage = JOIN
        replies[stage] = (yield [join]) if join else [None]
    return reading.read(replies, model)


def _open_for_model(
    annotated: Pages,
    model: LanguageModel,
    stages: Stages,
    question: str | None = None,
) -> OpenStory:
    prepared = prepare_story(annotated, stages=stages)
    side_by_side = stages.run(Stage.CLAIMS, SideBySide(), lay_side_by_side, prepared, ())
    story, _ = finish_story(prepared, (), (), stages=stages.but(Stage.ANSWERS))
    reading = open_story(story, prepared.reports, side_by_side.sentences, model, question)
    return OpenStory(story=story, known=prepared, laid=side_by_side, stages=stages, reading=reading)


def read_sheet(annotated: Pages) -> Sheet:
    """Returns the sheet of a story as any chatbot is shown it."""
    return _open_for_model(annotated, GivenReply(""), Stages()).reading.sheet


@record
class StorySheet:
    """What any chatbot is shown of a story: its title, its reports by id, and a prompt, or several
    prompts if it is long."""

    title: str | None
    reports: tuple[str, ...]
    prompts: tuple[Prompt, ...]

    def texts(self) -> Iterator[str]:
        """Yields the prompts as texts to paste."""
        for prompt in self.prompts:
            yield f"{prompt.system}\n\n{prompt.user}\n"

    def size(self) -> str:
        """Returns how long they are: "about 4,200 tokens". If there are several texts, returns how
        long each is."""
        return "about " + ", ".join(f"{tokens(text):,} tokens" for text in self.texts())


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
            opened = _open_for_model(story, GivenReply(""), Stages(), question)
            compared_story = opened.story
            sheets.append(
                StorySheet(compared_story.title, compared_story.reports, opened.reading.windows)
            )
    return sorted(sheets, key=lambda sheet: (-len(sheet.reports), sheet.reports))
