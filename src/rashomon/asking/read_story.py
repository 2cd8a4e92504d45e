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
from rashomon.model.model_use import ModelUse, PassUse, replies_digest
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
        lines = [reply.text.strip() for reply in replies if reply]
        if len(self.windows) < 2 or not lines:
            return None
        every = "\n".join(line for line in lines if line)
        shown = [f"<<{self.sheet.name}>>", self.sheet.found(), every]
        shown.append(f"<<End of sheet {self.sheet.mark}>>")
        system = orders("join", "answer", "form")
        return _prompt(JOIN, self, system, "\n\n".join(shown))

    def read(
        self, replies: Sequence[Reply | None], joined: Reply | None, model: LanguageModel
    ) -> ReadStory:
        """Returns what the model wrote of the story, with its part in it."""
        by = mark_of_maker(model.name)
        answering = replies[0] if len(self.windows) == 1 else joined
        read = ReadReply()
        if answering:
            read = read_answer(answering.text, self.sheet.labels, by, mark=self.sheet.mark)
        passes = [_use(self.windows[0].stage, replies, read if len(self.windows) == 1 else None)]
        if len(self.windows) > 1:
            passes.append(_use(JOIN, [joined], read))
        every = [reply for reply in (*replies, joined) if reply]
        digest = replies_digest(reply.text for reply in every)
        whole = read.answer is not None and None not in replies
        seen = sorted({report.sha256 for report in self.sheet.reports}) if whole else []
        use = ModelUse(model.name, model.host, tuple(passes), digest, tuple(seen), self.unsent)
        answers = (read.answer,) if read.answer else ()
        return ReadStory(answers, use, read.refused)


def _use(stage: str, replies: Sequence[Reply | None], read: ReadReply | None) -> PassUse:
    given = [reply for reply in replies if reply]
    refused = Counter(refusal.reason for refusal in read.refused) if read else Counter[str]()
    return PassUse(
        stage,
        asked=len(replies),
        answered=len(given),
        taken=len(read.answer.lines) if read and read.answer else 0,
        refused=dict(sorted(refused.items())),
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
    joins = [reading.join(some) for reading, some in zip(readings, replies, strict=True)]
    asked = [prompt for prompt in joins if prompt]
    given = iter(model.replies(asked) if asked else ())
    joined = [next(given) if prompt else None for prompt in joins]
    return [
        reading.read(some, one, model)
        for reading, some, one in zip(readings, replies, joined, strict=True)
    ]


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
    requests = windows if windows < 2 else windows + 1
    asked = requests * tokens(sheet_orders())
    lines = answered * windows if windows > 1 else 0
    return Estimate(requests, shown + asked + lines, answered + lines)
