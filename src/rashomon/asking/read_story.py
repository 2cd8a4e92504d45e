"""Reads stories with a language model: what is asked of each, and what is taken of the replies, so
that many stories are read at once."""

import re
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice
from typing import Any

from rashomon.answers.bind import bind
from rashomon.asking.given_reply import GivenReply
from rashomon.asking.prompts import languages_note, orders, prose_of, tokens
from rashomon.asking.sheet import (
    LEAST_ROOM,
    MOST_SHOWN,
    Sheet,
    room_for,
    sheet_of,
    sheet_orders,
    windows_of,
)
from rashomon.model.answer import NOTHING_READ, ReadStory, Refused, WrittenAnswer
from rashomon.model.authors import mark_of_maker
from rashomon.model.claim import SentencesById
from rashomon.model.model_use import ModelUse, PassUse, replies_digest
from rashomon.model.record import record
from rashomon.model.report import Reports
from rashomon.model.story import Story
from rashomon.protocols import LanguageModel, Prompt, Reply, ToSend, Worded

ONE_REQUEST = "sheet"
WINDOW = "window"
JOIN = "join"
WHAT_CAME = "came"
_PLACE = re.compile(  # of a line that is written anew, or is new
    r"^[^\w\n]*((?:after )?l\d+)(?: anew)?[*_ \t]*:(?:\*\*|__)?[ \t]*", re.MULTILINE | re.IGNORECASE
)
_CUT = "the rest of the reply: the model was stopped, and its whole lines so far stand"
_OTHER_SHEET = "the reply is about another sheet ({named}, not {asked})"
_NO_SHEET = (
    "the reply names sentences by numbers, but not their sheet: its first line has to be the mark "
    "of the sheet (“Sheet 1a2b3c4d”), or --sheet says which one"
)
_NOTHING = "Nothing in these reports answers this"  # as the orders of a question have it
_MOST_REPLIED = 10_000  # tokens of a reply; a model that thinks does so in them
# About, by what stories of our own took: tokens shown for a token of the reports; answered for one
# that is shown, to a window, and in all.
_OF_TEXT = 1.15
_OF_REPLY = 0.5
_OF_WINDOW = 900
_LONGEST_REPLY = 1_300
# Shown for a token of an answer that goes on; answered of what came.
_OF_ANSWER = 1.4
_LONGEST_CAME = 400
MOST_NEAR = 900  # tokens of sentences near those that came


Given = Mapping[str, Sequence[Reply | None]]
"""The replies about a story, by the stages in which it was asked; the last has its answer."""

WayOfAsking = Generator[Sequence[Prompt], Any, ReadStory]
"""Gives the requests about a story, takes their replies, and returns what is read of them."""


@dataclass(frozen=True)  # no slots: what is worked out of it is kept
class StoryReading:
    """What a model is asked about a story. `reports`: hashes of its texts; `sheet`: all that it may
    be shown; `languages`: what is said of languages; `context`: how many tokens a request may have
    with its reply; `question`: None where it is to tell what the reports tell together."""

    story: str
    reports: tuple[str, ...]
    sheet: Sheet
    languages: str
    context: int
    question: str | None

    @cached_property
    def shown(self) -> tuple[Sheet, ...]:
        """The sheet as it is sent, in windows."""
        return windows_of(self.sheet, self.context)

    @cached_property
    def windows(self) -> tuple[Prompt, ...]:
        """The requests that show the sheet."""
        stage = ONE_REQUEST
        system = self._orders("sheet", "answer")
        if len(self.shown) > 1:
            stage = WINDOW
            system = self._orders("sheet", "lines")
        prompts = []
        for window in self.shown:
            prompts.append(self.prompt(stage, system, window.body()))
        return tuple(prompts)

    def join(self, replies: Sequence[Reply | None]) -> Prompt | None:
        """Returns the request for one answer made of the lines of several windows; None where no
        lines are to be had."""
        lines = [reply.text for reply in replies if reply]
        if not lines:
            return None
        shown = "\n\n".join([self.sheet.findings, *lines])
        return self.prompt(JOIN, self._orders("join", "answer"), shown)

    def _orders(self, shown: str, told: str) -> str:
        """The orders of a request, by the tables that say what it shows and what is to be told."""
        if self.question is None:
            return orders(shown, told, "form")
        return f"{orders(shown, 'question', 'form')}\n\nThe question: {self.question}"

    def prompt(self, stage: str, system: str, shown: str) -> Prompt:
        """Returns a request with these orders, and what it shows between the marks of the sheet."""
        mark = self.sheet.mark
        shown = f"<<Sheet {mark}>>\n{shown}\n<<End of sheet {mark}>>"
        asked = f'Write your reply now. Its first line: "Sheet {mark}".'
        user = "\n\n".join(filter(None, (shown, self.languages, asked)))
        room = max(LEAST_ROOM, min(_MOST_REPLIED, self.context - tokens(system, user)))
        return Prompt(stage=stage, story=self.story, system=system, user=user, max_tokens=room)

    def read(self, given: Given, model: LanguageModel) -> ReadStory:
        """Returns what the model, or who answers in its place, wrote of the story, with the model's
        part in it. The reply of the last stage is read."""
        last = [*given][-1]
        answering = given[last][0]
        by = model.name if isinstance(model, GivenReply) else mark_of_maker(model.name)
        read = NOTHING_READ
        if answering:
            read = self._read_reply(answering, last, by)
        if isinstance(model, GivenReply):
            return self._of_this_sheet(read, model)
        if self.question:
            return read
        passes = []
        texts = []
        for stage, replies in given.items():
            of_stage = read if stage == last else NOTHING_READ
            passes.append(_use(stage, replies, of_stage))
            for reply in filter(None, replies):
                texts.append(reply.text)
        is_cut = answering is not None and answering.is_cut
        has_seen = read.answers and not is_cut and None not in next(iter(given.values()))
        seen = self.reports if has_seen else ()
        unsent = len(self.sheet.shown)
        for window in self.shown:
            unsent -= len(window.shown)
        digest = replies_digest(texts)
        use = ModelUse(
            name=model.name,
            host=model.host,
            passes=tuple(passes),
            replies=digest,
            seen=seen,
            unsent=unsent,
        )
        return replace(read, use=use)

    def _of_this_sheet(self, read: ReadStory, reply: GivenReply) -> ReadStory:
        """Returns what was read of a reply that somebody brings; nothing where its numbers may be
        those of another sheet."""
        if reply.mark == self.sheet.mark:
            return read
        for answer in read.answers:
            for line in answer.lines:
                if line.named or answer.dropped:
                    fault = _OTHER_SHEET.format(named=reply.mark, asked=self.sheet.mark)
                    return ReadStory(refused=(Refused(fault if reply.mark else _NO_SHEET),))
        return read

    def _read_reply(self, reply: Reply, stage: str, by: str) -> ReadStory:
        """Returns what is read of the reply that has the answer."""
        read = NOTHING_READ
        text = reply.text
        if not (self.question and _NOTHING in text):
            labels = {shown.label: shown.span for shown in self.sheet.shown}
            if stage == WHAT_CAME:
                text = _PLACE.sub(r"\n\n## \1\n\n", text)
            answer = WrittenAnswer(by, (), self.question, self.reports)
            read = bind(text, None, labels, answer, mark=self.sheet.mark)
        if reply.is_cut:
            read = replace(read, refused=(*read.refused, Refused(_CUT)))
        return read


def _use(stage: str, replies: Sequence[Reply | None], read: ReadStory) -> PassUse:
    """What a pass took; `read`: of the reply that stands."""
    answered = 0
    tokens_in = 0
    tokens_out = 0
    for reply in filter(None, replies):
        answered += 1
        tokens_in += reply.tokens_in
        tokens_out += reply.tokens_out
    taken = sum(len(answer.lines) for answer in read.answers)
    refused = dict.fromkeys((refusal.reason for refusal in read.refused), 1)
    return PassUse(
        stage=stage,
        asked=len(replies),
        answered=answered,
        taken=taken,
        refused=refused,
        tokens_in=tokens_in,
        tokens_out=tokens_out,
    )


def open_story(
    story: Story,
    reports: Reports,
    sentences: SentencesById,
    model: LanguageModel,
    question: str | None = None,
) -> StoryReading:
    """Returns what is asked of a story that the program has read; `sentences`: all of it, by
    id."""
    wanted = model.questions_in if isinstance(model, Worded) else ""
    texts = tuple(sorted({report.sha256 for report in reports}))
    sheet = sheet_of(story, reports, sentences, model.context)
    languages = languages_note(reports, wanted)
    return StoryReading(
        story=story.id,
        reports=texts,
        sheet=sheet,
        languages=languages,
        context=model.context,
        question=question,
    )


def ask_together(ways: Sequence[WayOfAsking], model: LanguageModel) -> list[ReadStory]:
    """Returns what is read of stories, each asked about in its own way; all requests that are ready
    are sent together."""
    read = [NOTHING_READ] * len(ways)
    asked = dict(enumerate(map(next, ways)))
    while asked:
        replies = iter(model.replies([*chain.from_iterable(asked.values())]))
        for number, prompts in [*asked.items()]:
            try:
                asked[number] = ways[number].send([*islice(replies, len(prompts))])
            except StopIteration as end:
                read[number] = end.value
                del asked[number]
    return read


@record
class Estimate:
    """The approximate number of requests for a story, and of tokens in and out."""

    requests: int
    tokens_in: int
    tokens_out: int


def estimate(sent: ToSend, context: int) -> Estimate:
    """Estimates the cost of reading a story with a model, before anything is asked."""
    prose = set[str]()  # what is copied is shown once
    for report in sent.reports:
        prose.update(prose_of(report))
    text = tokens(*prose)
    shown = min(MOST_SHOWN, int(_OF_TEXT * text))
    ordered = tokens(sheet_orders())
    windows = -(-shown // room_for(context))
    answered = min(_LONGEST_REPLY, int(_OF_REPLY * shown))
    if sent.kept:
        told = tokens(*(line.words for line in sent.kept.lines))
        shown += ordered + MOST_NEAR + int(_OF_ANSWER * told)
        return Estimate(1, shown, min(_LONGEST_CAME, answered))
    tokens_in = shown + windows * ordered
    if windows > 1:
        joined = windows * _OF_WINDOW
        return Estimate(windows + 1, tokens_in + joined + ordered, joined + answered)
    return Estimate(windows, tokens_in, answered)
