"""What a language model is asked about one story, and what is taken of its replies
(`StoryReading`). `conversation.py` says in which order."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rashomon.answers.bind import bind_reply
from rashomon.answers.given_reply import GivenReply
from rashomon.answers.labels import MARKED, mark_labels
from rashomon.answers.prompts import language_of_answer, languages_note, orders, tokens
from rashomon.answers.sheet import LEAST_ROOM, Sheet, room_for, sheet_of, windows_of
from rashomon.model.answer import NOTHING_READ, ReadStory, Refused, WrittenAnswer, with_named
from rashomon.model.answer_marks import Unbound
from rashomon.model.authors import mark_of_maker
from rashomon.model.claim import SentencesById
from rashomon.model.model_use import ModelUse, PassUse, replies_digest
from rashomon.model.record import record
from rashomon.model.report import Reports
from rashomon.model.span import PlacedSpan
from rashomon.model.story import Story
from rashomon.protocols import LanguageModel, Prompt, Reply, Worded

# The stages of a conversation.
TELL_FIRST = "first"
BIND_TEXT = "second"
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
        for replies in self.replies.values():
            if any(reply is not None and reply.is_cut for reply in replies):
                return True
        return False


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
        prompts = []
        for window in self.shown:
            if self.question:
                request = f"{self._asked('question', 'form')}\n\n{self.first_line}"
                prompts.append(
                    self.prompt(
                        ONE_MESSAGE, system="sheet", sheet_text=window.body(), request=request
                    )
                )
            else:
                request = orders("answer" if len(self.shown) == 1 else "lines")
                prompts.append(
                    self.prompt(
                        TELL_FIRST, system="sheet", sheet_text=window.body(), request=request
                    )
                )
        return tuple(prompts)

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

    def join(self, texts: Sequence[str]) -> Prompt:
        """Returns the request for one text made of several that name sentences."""
        shown = "\n\n".join(filter(None, (self.sheet.findings, *texts)))
        request = self._asked("joined_question") if self.question else orders("joined")
        return self.prompt(
            JOIN, system="join", sheet_text=shown, request=f"{request}\n\n{self.first_line}"
        )

    def join_room(self) -> int:
        """Returns how many tokens of texts one request may join."""
        return room_for(self.context) - tokens(self.sheet.findings)

    def _asked(self, *tables: str) -> str:
        return f"{orders(*tables)}\n\nThe question: {self.question}"

    def prompt(self, stage: str, system: str, sheet_text: str, request: str) -> Prompt:
        """Returns a request: these orders, what it shows between the marks of the sheet, and what
        is asked about that."""
        mark = self.sheet.mark
        sheet_text = f"<<Sheet {mark}>>\n{sheet_text}\n<<End of sheet {mark}>>"
        user = "\n\n".join(filter(None, (sheet_text, self.languages, request)))
        prompt = Prompt(stage=stage, story=self.story, system=orders(system), user=user)
        return self._with_room(prompt)

    def _with_room(self, prompt: Prompt) -> Prompt:
        room = self.context - tokens(prompt.system, prompt.user, *prompt.turns)
        return replace(prompt, max_tokens=max(LEAST_ROOM, min(_MOST_REPLIED, room)))

    def without_labels(self, text: str) -> str:
        """Returns a reply without numbers of sentences, which nobody asked for yet."""
        marked = mark_labels(text, self.labels.keys())
        return re.sub(rf"(?<![ \t])[ \t]*{MARKED.pattern}", "", marked).strip()

    def read(self, told: ToldStory, model: LanguageModel, *, first_only: bool = False) -> ReadStory:
        """Returns what the model wrote of the story, with its part in it."""
        story_read = self._read_texts(told, mark_of_maker(model.name), first_only=first_only)
        if self.question:
            return story_read
        passes = []
        texts = []
        for number, (stage, replies) in enumerate(told.replies.items(), 1):
            is_last = number == len(told.replies)
            of_reply = story_read if is_last else NOTHING_READ
            passes.append(use_of_pass(stage, replies=replies, read=of_reply))
            for reply in filter(None, replies):
                texts.append(reply.text)
        shown_replies = next(iter(told.replies.values()))
        has_seen = story_read.answers and not told.is_cut and None not in shown_replies
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

    def _read_texts(self, replied: ToldStory, by: str, *, first_only: bool) -> ReadStory:
        """Reads the texts that stand: the bound one, and the one that was told first. If the second
        message brought nothing, the answer says that its numbers were cut off."""
        bound_text = replied.bound.text if replied.bound else ""
        if not (bound_text or replied.first) or (self.question and _NOTHING in bound_text):
            return NOTHING_READ
        if [*replied.replies][-1] in (WHAT_CAME, CAME_BOUND):
            bound_text = _with_lines_as_headings(bound_text)
        story_read = self._bound(bound_text, first=replied.first, answer=self._answer(by))
        if replied.is_cut:
            story_read = replace(story_read, refused=(*story_read.refused, Refused(_CUT)))
        if replied.first is not None and not bound_text.strip() and not first_only:
            answers = tuple(replace(answer, unbound=Unbound.CUT) for answer in story_read.answers)
            return replace(story_read, answers=answers)
        return story_read

    def _bound(self, answer_text: str, first: str | None, answer: WrittenAnswer) -> ReadStory:
        """Returns an answer whose statements name also the sentences of other reports for which one
        on the sheet stands, since their words are equal."""
        bound_answer = bind_reply(
            answer_text, first=first, labels=self.labels, answer=answer, mark=self.sheet.mark
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
            return story_read
        fault = _NO_SHEET
        if reply.mark:
            fault = _OTHER_SHEET.format(named=reply.mark, asked=self.sheet.mark)
        return ReadStory(refused=(Refused(fault),))


def names_lines(reply: str) -> bool:
    """Whether a reply says where its lines belong in an answer that goes on ("l7 anew: ...")."""
    return _PLACE_OF_LINE.search(reply) is not None


def is_unchanged(reply: str) -> bool:
    """Whether a reply says that reports that came change nothing."""
    words = reply.casefold().strip(" \n.*`")
    return words.startswith(_UNCHANGED) or words.endswith(f"\n{_UNCHANGED}")


def _with_lines_as_headings(reply: str) -> str:
    return _PLACE_OF_LINE.sub(r"\n\n## \1\n\n", reply)


def _names_sentences(read: ReadStory) -> bool:
    for answer in read.answers:
        for line in answer.lines:
            if line.named or answer.dropped:
                return True
    return False


def use_of_pass(stage: str, replies: Sequence[Reply | None], read: ReadStory) -> PassUse:
    """Returns what one pass of asking sent and got back. `read` is what was read of its last
    reply. A reason for refusing lines counts once in a pass."""
    answered = [reply for reply in replies if reply]
    lines_read = sum(len(answer.lines) for answer in read.answers)
    refused = dict.fromkeys((refusal.reason for refusal in read.refused), 1)
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
    sentences: SentencesById,
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
