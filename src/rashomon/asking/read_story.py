"""Reads stories with a language model: what is asked of each, and what is taken of the replies, so
that many stories are read at once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rashomon.answers.read_answer import ReadReply, read_answer
from rashomon.asking.prompts import languages_note, orders, prose_of, tokens
from rashomon.asking.sheet import (
    Sheet,
    reply_room,
    sheet_of,
    sheet_orders,
    shown_of,
    windows_of,
)
from rashomon.model.answer import ReadStory
from rashomon.model.authors import mark_of_maker
from rashomon.model.claim import ClaimSentence
from rashomon.model.model_use import ModelUse, PassUse, replies_digest, total_refusals
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.protocols import LanguageModel, Prompt, Reply, Worded

ONE_REQUEST, WINDOW, JOIN = "sheet", "window", "join"
_OF_REPLY, _LONGEST_REPLY = 0.5, 1_800  # tokens answered for a token that is shown, and in all


@dataclass(frozen=True, slots=True)
class StoryReading:
    """What a model is asked about a story. `sheet`: all that it may be shown; `windows`: the
    requests that show it; `languages`: what is said of languages; `unsent`: how many sentences were
    too many; `context`: how many tokens a request may have with its reply."""

    story: str
    sheet: Sheet
    windows: tuple[Prompt, ...]
    languages: str
    context: int
    unsent: int = 0

    def join(self, replies: Sequence[Reply | None]) -> Prompt | None:
        """Returns the request for one answer made of the lines of several windows; None where there
        was one, or where no lines are to be had."""
        lines = [reply.text for reply in replies if reply]
        if len(self.windows) < 2 or not lines:
            return None
        shown = self.sheet.between_marks("\n\n".join([self.sheet.found(), *lines]))
        return _prompt(JOIN, self, orders("join", "answer", "form"), shown)

    def read(
        self, replies: Sequence[Reply | None], joined: Reply | None, model: LanguageModel
    ) -> ReadStory:
        """Returns what the model wrote of the story, with its part in it."""
        stage, answering, passes = ONE_REQUEST, replies, []
        if len(self.windows) > 1:
            stage, answering = JOIN, [joined]
            passes.append(_use(WINDOW, replies, ReadReply()))
        read, sheet = ReadReply(), self.sheet
        if answering[0] is not None:
            by = mark_of_maker(model.name)
            read = read_answer(answering[0].text, sheet.labels, by, mark=sheet.mark)
        passes.append(_use(stage, answering, read))
        digest = replies_digest(reply.text for reply in (*replies, joined) if reply)
        use = ModelUse(model.name, model.host, tuple(passes), digest, unsent=self.unsent)
        if read.answer is None:
            return ReadStory((), use, read.refused)
        if None not in replies:
            use = replace(use, seen=tuple(sorted({report.sha256 for report in sheet.reports})))
        return ReadStory((read.answer,), use, read.refused)


def _use(stage: str, replies: Sequence[Reply | None], read: ReadReply) -> PassUse:
    given = [reply for reply in replies if reply]
    taken = 0
    if read.answer:
        taken = len(read.answer.lines)
    return PassUse(
        stage,
        asked=len(replies),
        answered=len(given),
        taken=taken,
        refused=total_refusals([Counter(refusal.reason for refusal in read.refused)]),
        tokens_in=sum(reply.tokens_in for reply in given),
        tokens_out=sum(reply.tokens_out for reply in given),
    )


def open_story(
    story: Story,
    reports: Sequence[Report],
    sentences: Mapping[str, ClaimSentence],
    model: LanguageModel,
) -> StoryReading:
    """Returns what is asked of a story that the program has read; `sentences`: all of it, by
    id."""
    wanted = model.questions_in if isinstance(model, Worded) else ""
    sheet = sheet_of(story, reports, sentences, model.context)
    shown = windows_of(sheet, model.context)
    languages = languages_note(reports, wanted)
    opened = StoryReading(story.id, sheet, (), languages, model.context)
    stage, system = ONE_REQUEST, sheet_orders()
    if len(shown) > 1:
        stage, system = WINDOW, orders("sheet", "lines", "form")
    windows = [_prompt(stage, opened, system, window.text()) for window in shown]
    unsent = len(sheet.shown) - sum(len(window.shown) for window in shown)
    return replace(opened, windows=tuple(windows), unsent=unsent)


def _prompt(stage: str, reading: StoryReading, system: str, shown: str) -> Prompt:
    asked = f'Write your reply now. Its first line: "{reading.sheet.name}".'
    user = "\n\n".join(filter(None, (shown, reading.languages, asked)))
    return Prompt(stage, reading.story, system, user, reply_room(reading.context, system, user))


def read_stories(readings: Sequence[StoryReading], model: LanguageModel) -> list[ReadStory]:
    """Returns what a language model reads in stories; the requests of all are sent together."""
    prompts = [prompt for reading in readings for prompt in reading.windows]
    given = iter(model.replies(prompts) if prompts else ())
    replies = [tuple(islice(given, len(reading.windows))) for reading in readings]
    joins = list(map(StoryReading.join, readings, replies))
    asked = [prompt for prompt in joins if prompt]
    given = iter(model.replies(asked) if asked else ())
    read = []
    for reading, some, join in zip(readings, replies, joins, strict=True):
        joined = next(given) if join else None
        read.append(reading.read(some, joined, model))
    return read


@dataclass(frozen=True, slots=True)
class Estimate:
    """The approximate number of requests for a story, and of tokens in and out."""

    requests: int
    tokens_in: int
    tokens_out: int


def estimate(reports: Sequence[Report], context: int) -> Estimate:
    """Estimates the cost of reading a story with a model, before anything is asked, by what stories
    of our own took."""
    text = tokens(*(prose for report in reports for prose in prose_of(report)))
    shown, windows = shown_of(text, context)
    answered = min(_LONGEST_REPLY, int(_OF_REPLY * shown))
    if windows < 2:
        return Estimate(windows, shown + windows * tokens(sheet_orders()), answered)
    lines = answered * windows
    asked = (windows + 1) * tokens(sheet_orders())
    return Estimate(windows + 1, shown + lines + asked, answered + lines)
