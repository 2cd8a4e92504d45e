"""What a language model is asked about one story, and what is taken of its replies
(`StoryReading`). `conversation.py` says in which order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rashomon.answers.bind import bind_reply
from rashomon.answers.given_reply import GivenReply
from rashomon.answers.labels import MARKED, mark_labels
from rashomon.answers.prompts import language_of_answer, languages_note, orders, tokens, whole_signs
from rashomon.answers.sheet import (
    LEAST_ROOM,
    Sentences,
    Sheet,
    room_for,
    sheet_of,
    windows_of,
)
from rashomon.answers.third_look import look_again, statements_shown
from rashomon.model.answer import NOTHING_READ, ReadStory, Refused, WrittenAnswer, with_named
from rashomon.model.answer_marks import Unbound
from rashomon.model.authors import mark_of_maker
from rashomon.model.model_use import ModelUse, PassUse, replies_digest
from rashomon.model.record import record
from rashomon.model.report import Reports
from rashomon.model.span import PlacedSpan
from rashomon.model.story import Story
from rashomon.protocols import LanguageModel, Prompt, Reply, Worded

# The stages of a conversation.
TELL_FIRST = "first"
BIND_TEXT = "second"
LOOK_AGAIN = "third"
ONE_MESSAGE = "question"
JOIN = "join"
WHAT_CAME = "came"
CAME_BOUND = "came-second"
# of a line that is written anew, or is new
_PLACE_OF_LINE = re.compile(
    r"^[^\w\n]*((?:after )?l\d+)(?: anew)?[*_ \t]*:(?:\*\*|__)?[ \t]*", re.MULTILINE | re.IGNORECASE
)
_CUT = "the rest of the reply: it broke off or was stopped, and its whole lines so far stand"
_OTHER_SHEET = "the reply is about another sheet ({named}, not {asked})"
_NO_SHEET = (
    "the reply names sentences by numbers, but not their sheet: its first line has to be the mark "
    "of the sheet, as in “Sheet 1a2b3c4d”"
)
_OTHER_FIRST = (
    "the first reply is another text than the answer that names sentences: bring the first reply "
    "that belongs to it, or none"
)
_NO_ANSWER_TO_LOOK_AT = (
    "the third reply belongs to an answer that names sentences: bring that answer, too"
)
_UNCHANGED = "nothing changes"  # as the orders about what came have it
_NOTHING = "Nothing in these reports answers this"  # as the orders of a question have it
_MOST_REPLIED = 10_000  # tokens of a reply; a model that thinks does so in them


Given = Mapping[str, Sequence[Reply | None]]
"""The replies about a story, by the stages in which they were asked for."""


@record
class ToldStory:
    """What a model wrote of a story: the text as it was `first` told, None if there is none; the
    `bound` reply that names sentences; and all its replies."""

    first: str | None
    bound: Reply | None
    replies: Given

    @property
    def is_cut(self) -> bool:
        """Whether a reply broke off."""
        return any(reply.is_cut for replies in self.replies.values() for reply in replies if reply)


@dataclass(frozen=True)  # no slots: what is worked out of it is kept
class StoryReading:
    """What a model is asked about a story. `reports`: hashes of its texts; `sheet`: all that it may
    be shown; `language`: that of the answer; `languages`: what is said of them; `context`: how many
    tokens a request may have with its reply; `question`: None where it is to tell what the reports
    tell together."""

    story: str
    reports: tuple[str, ...]
    sheet: Sheet
    language: str
    languages: str
    context: int
    question: str | None

    @cached_property
    def shown(self) -> tuple[Sheet, ...]:
        """The sheet as it is sent, in windows."""
        return windows_of(self.sheet, self.context)

    @property
    def labels(self) -> dict[str, PlacedSpan]:
        """The sentences of the sheet by what they are called there."""
        return {line.label: line.span for line in self.sheet.shown}

    @cached_property
    def first_messages(self) -> tuple[Prompt, ...]:
        """The requests that show the sheet, one for each window. With a question, their replies are
        to name sentences at once."""
        stage = TELL_FIRST
        request = orders("answer" if len(self.shown) == 1 else "lines")
        if self.question:
            stage = ONE_MESSAGE
            request = f"{self._asked('question', 'form')}\n\n{self.first_line}"
        return tuple(self.prompt(stage, "sheet", each.body(), request) for each in self.shown)

    @property
    def first_line(self) -> str:
        """The order to begin a reply with the mark of the sheet."""
        return f'The first line of your reply: "Sheet {self.sheet.mark}".'

    def second_message(self, first: Prompt, reply: str) -> Prompt:
        """Returns the request to write a reply again with the numbers of sentences, in the same
        conversation."""
        stage = CAME_BOUND if first.stage == WHAT_CAME else BIND_TEXT
        turns = (reply, self.second_text())
        return self._with_room(replace(first, stage=stage, turns=turns))

    def second_text(self) -> str:
        """Returns the words of the second message."""
        return f"{orders('bind')}\n\n{self.first_line}"

    def third_messages(
        self, second: Prompt, reply: str, answer: WrittenAnswer
    ) -> tuple[Prompt, ...]:
        """Returns the requests to look at each statement with its sentences once more: one in the
        same conversation, or, where that is too long for the context, several without it."""
        statements_told = statements_shown(answer, self.sheet)
        if not statements_told:
            return ()
        turns = (*second.turns, reply, self.third_text(answer))
        prompt = self._with_room(replace(second, stage=LOOK_AGAIN, turns=turns))
        needed = max(LEAST_ROOM, tokens(*statements_told) // 2)
        if tokens(prompt.system, prompt.user, *turns) + needed <= self.context:
            return (prompt,)
        request = f"{orders('third')}\n\n{self.first_line}"
        statements_told = statements_shown(answer, self.sheet, all_whole=True)
        prompts = []
        for group in _groups_within(statements_told, self.context // 2):
            prompts.append(self.prompt(LOOK_AGAIN, "third_alone", "\n\n".join(group), request))
        return tuple(prompts)

    def third_text(self, answer: WrittenAnswer) -> str:
        """Returns the words of the third message about an answer."""
        statements_told = statements_shown(answer, self.sheet)
        statements = self.sheet.within_marks("\n\n".join(statements_told))
        return f"{orders('third')}\n\n{statements}\n\n{self.first_line}"

    def join(self, texts: Sequence[str]) -> Prompt:
        """Returns the request for one text made of several that name sentences."""
        statements_told = "\n\n".join(filter(None, (self.sheet.findings, *texts)))
        request = self._asked("joined_question") if self.question else orders("joined")
        return self.prompt(
            JOIN,
            system="join",
            sheet_text=statements_told,
            request=f"{request}\n\n{self.first_line}",
        )

    def join_room(self) -> int:
        """Returns how many tokens of texts one request may join."""
        return room_for(self.context) - tokens(self.sheet.findings)

    def _asked(self, *tables: str) -> str:
        return f"{orders(*tables)}\n\nThe question: {self.question}"

    def prompt(self, stage: str, system: str, sheet_text: str, request: str) -> Prompt:
        """Returns a request: these orders, what it shows between the marks of the sheet, and what
        is asked about that."""
        statements_told = self.sheet.within_marks(sheet_text)
        user = "\n\n".join(filter(None, (statements_told, self.languages, request)))
        prompt = Prompt(stage=stage, story=self.story, system=orders(system), user=user)
        return self._with_room(prompt)

    def _with_room(self, prompt: Prompt) -> Prompt:
        room = self.context - tokens(prompt.system, prompt.user, *prompt.turns)
        return replace(prompt, max_tokens=max(LEAST_ROOM, min(_MOST_REPLIED, room)))

    def without_labels(self, text: str) -> str:
        """Returns a reply without numbers of sentences, which nobody asked for yet."""
        marked = mark_labels(text, self.labels.keys())
        return re.sub(rf"(?<![ \t])[ \t]*{MARKED.pattern}", "", marked).strip()

    def with_use(
        self, story_read: ReadStory, replies: Given, model: LanguageModel, *, is_cut: bool
    ) -> ReadStory:
        """Returns what was read of a story, with the model's part in it, stage by stage."""
        if self.question:
            return story_read
        passes = []
        texts = []
        last = [stage for stage in replies if stage != LOOK_AGAIN][-1]
        for stage, of_stage in replies.items():
            of_reply = story_read if stage == last else NOTHING_READ
            passes.append(use_of_pass(stage, replies=of_stage, story_read=of_reply))
            for reply in filter(None, of_stage):
                texts.append(reply.text)
        shown_replies = next(iter(replies.values()))
        has_seen = story_read.answers and not is_cut and None not in shown_replies
        unsent = len(self.sheet.shown) - sum(len(window.shown) for window in self.shown)
        model_use = ModelUse(
            name=model.name,
            host=model.host,
            passes=tuple(passes),
            replies=replies_digest(texts),
            seen=self.reports if has_seen else (),
            unsent=unsent,
        )
        return replace(story_read, use=model_use)

    def read(
        self, told_story: ToldStory, model: LanguageModel, *, first_only: bool = False
    ) -> ReadStory:
        """Returns what the model wrote of the story: the bound text, or the one that was told
        first. If the second message brought nothing, the answer says that its numbers were cut
        off."""
        bound_text = told_story.bound.text if told_story.bound else ""
        if not (bound_text or told_story.first) or (self.question and _NOTHING in bound_text):
            return NOTHING_READ
        if [*told_story.replies][-1] in (WHAT_CAME, CAME_BOUND):
            bound_text = _with_lines_as_headings(bound_text)
        answer = self._answer(mark_of_maker(model.name))
        story_read = self._bound(bound_text, first=told_story.first, answer=answer)
        if told_story.is_cut:
            story_read = replace(story_read, refused=(*story_read.refused, Refused(_CUT)))
        if told_story.first is not None and not bound_text.strip() and not first_only:
            answers = tuple(replace(answer, unbound=Unbound.CUT) for answer in story_read.answers)
            return replace(story_read, answers=answers)
        return story_read

    def look_again(self, story_read: ReadStory, replies: Sequence[str]) -> ReadStory:
        """Returns what was read, its answers as their author changed them when he was shown their
        statements once more."""
        if not replies:
            return story_read
        answers = []
        refused = list(story_read.refused)
        for answer in story_read.answers:
            if answer.unbound:
                answers.append(answer)
                continue
            looked = look_again(answer, replies, self.sheet)
            answers += looked.answers
            refused += looked.refused
        return replace(story_read, answers=tuple(answers), refused=tuple(refused))

    def _bound(self, answer_text: str, first: str | None, answer: WrittenAnswer) -> ReadStory:
        """Returns an answer whose statements name also the sentences of other reports for which one
        on the sheet stands, since their words are equal."""
        bound_answer = bind_reply(
            whole_signs(answer_text),
            first=None if first is None else whole_signs(first),
            labels=self.labels,
            answer=answer,
            mark=self.sheet.mark,
        )
        equal = {line.span: (line.span, *line.equal) for line in self.sheet.shown}
        answers = tuple(with_named(answer, equal) for answer in bound_answer.answers)
        return replace(bound_answer, answers=answers)

    def _answer(self, by: str) -> WrittenAnswer:
        return WrittenAnswer(by, (), self.question, self.reports)

    def read_given(self, reply: GivenReply) -> ReadStory:
        """Returns what is read of a reply that somebody brings; nothing where its numbers may be
        those of another sheet, or its first reply is of another conversation."""
        if self.question and _NOTHING in reply.text:
            return NOTHING_READ
        answer = self._answer(reply.name)
        text = _with_lines_as_headings(reply.text)
        if is_unchanged(reply.text):
            return ReadStory(refused=(Refused("the reply says that nothing changes"),))
        story_read = self._bound(text, first=reply.first, answer=answer)
        if any(brought.unbound is Unbound.OTHER_TEXT for brought in story_read.answers):
            return ReadStory(refused=(Refused(_OTHER_FIRST),))
        if reply.mark == self.sheet.mark or not _names_sentences(story_read):
            return self._with_third(story_read, reply.third)
        fault = _NO_SHEET
        if reply.mark:
            fault = _OTHER_SHEET.format(named=reply.mark, asked=self.sheet.mark)
        return ReadStory(refused=(Refused(fault),))

    def _with_third(self, story_read: ReadStory, third: str | None) -> ReadStory:
        """Returns what was read of a reply that somebody brings, with his third reply, if any."""
        if third is None:
            return story_read
        if not _names_sentences(story_read):
            return replace(
                story_read, refused=(*story_read.refused, Refused(_NO_ANSWER_TO_LOOK_AT))
            )
        return self.look_again(story_read, [third])


def _groups_within(texts: Sequence[str], room: int) -> Iterator[list[str]]:
    """Yields neighbouring texts in groups of at most so many tokens, one at least."""
    group = list[str]()
    for text in texts:
        if group and tokens(*group, text) > room:
            yield group
            group = []
        group.append(text)
    yield group


def names_lines(reply: str) -> bool:
    """Whether a reply says where its lines belong in an answer that goes on ("l7 anew: ...")."""
    return _PLACE_OF_LINE.search(reply) is not None


def is_unchanged(reply: str) -> bool:
    """Whether a reply says that reports that came change nothing."""
    words = reply.casefold().strip(" \n.*`")
    return words.startswith(_UNCHANGED) or words.endswith(f"\n{_UNCHANGED}")


def _with_lines_as_headings(reply: str) -> str:
    return _PLACE_OF_LINE.sub(r"\n\n## \1\n\n", reply)


def _names_sentences(story_read: ReadStory) -> bool:
    return any(
        answer.dropped or any(line.named for line in answer.lines) for answer in story_read.answers
    )


def use_of_pass(stage: str, replies: Sequence[Reply | None], story_read: ReadStory) -> PassUse:
    """Returns what one pass of asking sent and got back. `story_read` is what was read of its last
    reply. A reason for refusing lines counts once in a pass."""
    answered = [reply for reply in replies if reply]
    lines_read = sum(len(answer.lines) for answer in story_read.answers)
    refused = dict.fromkeys((refusal.reason for refusal in story_read.refused), 1)
    return PassUse(
        stage=stage,
        asked=len(replies),
        answered=len(answered),
        taken=lines_read,
        refused=refused,
        tokens_in=sum(reply.tokens_in for reply in answered),
        tokens_out=sum(reply.tokens_out for reply in answered),
    )


def open_story(
    story: Story,
    reports: Reports,
    sentences: Sentences,
    model: LanguageModel,
    question: str | None = None,
) -> StoryReading:
    """Returns what is asked of a story that the program has read; `sentences`: all of it, by
    id."""
    language = model.questions_in if isinstance(model, Worded) else ""
    texts = tuple(sorted({report.sha256 for report in reports}))
    sheet = sheet_of(story, reports=reports, sentences=sentences, context=model.context)
    return StoryReading(
        story=story.id,
        reports=texts,
        sheet=sheet,
        language=language_of_answer(reports, language),
        languages=languages_note(reports, language),
        context=model.context,
        question=question,
    )
