"""The conversation with a language model about a story (`converse`): first its own answer, then the
same answer with the numbers of sentences, then what it changes when it is shown each statement with
its sentences; in windows, joined in rounds, if the story is too large for one request. Many stories
are asked about at once (`ask_together`)."""

from collections.abc import Generator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from rashomon.answers.given_reply import GivenReply
from rashomon.answers.prompts import tokens
from rashomon.answers.story_reading import (
    BIND_TEXT,
    CAME_BOUND,
    JOIN,
    LOOK_AGAIN,
    ONE_MESSAGE,
    TELL_FIRST,
    WHAT_CAME,
    StoryReading,
    ToldStory,
    names_lines,
)
from rashomon.answers.third_look import written_text
from rashomon.model.answer import NOTHING_READ, ReadStory, Refused, WrittenAnswer
from rashomon.protocols import LanguageModel, Prompt, Reply

WayOfAsking = Generator[Sequence[Prompt], Any, ReadStory]
"""A generator: it yields requests about a story, is sent replies, and returns what it read."""
_Replies = Generator[Sequence[Prompt], Any, list[Reply | None]]
_Joined = Generator[Sequence[Prompt], Any, tuple[Reply | None, list[Reply | None]]]


def converse(reading: StoryReading, model: LanguageModel, *, first_only: bool) -> WayOfAsking:
    """Asks about a story, and asks for no sentences if `first_only`.

    A question is asked in one message. Otherwise the second message asks for the text of the first
    with the numbers of sentences, and the third shows each statement with its sentences once more.
    The replies about parts of a large story are joined.
    """
    firsts = reading.first_messages
    first_replies: list[Reply | None] = yield firsts
    if reading.question:
        one_reply, joins = yield from _join(reading, first_replies)
        told_story = ToldStory(None, one_reply, {ONE_MESSAGE: first_replies, JOIN: joins})
        return reading.read(told_story, model)
    texts = _texts_of(reading, first_replies)
    if first_only and len(firsts) == 1:
        told_story = ToldStory(texts[0], None, {TELL_FIRST: first_replies})
        story_read = reading.read(told_story, model, first_only=True)
        return reading.with_use(story_read, told_story.replies, model, is_cut=told_story.is_cut)
    bound = yield from _bind(reading, firsts=firsts, texts=texts)
    replies = {TELL_FIRST: first_replies, BIND_TEXT: bound}
    if len(firsts) == 1:
        told_story = ToldStory(texts[0], bound[0], replies)
        return (yield from _looked_at(reading, model, told_story, second_of=firsts[0]))
    return (yield from _in_windows(reading, model, texts, replies, first_only=first_only))


def converse_on(reading: StoryReading, model: LanguageModel, request: Prompt) -> WayOfAsking:
    """Asks what reports that came change of an answer. `request` is the first message about
    them."""
    first_replies: list[Reply | None] = yield [request]
    replies = {WHAT_CAME: first_replies}
    texts = _texts_of(reading, first_replies)
    # nothing is to be changed, so no sentences are asked for
    if not (texts[0] and names_lines(texts[0])):
        told_story = ToldStory(None, first_replies[0], replies)
        story_read = reading.read(told_story, model)
        return reading.with_use(story_read, replies, model, is_cut=told_story.is_cut)
    bound = yield from _bind(reading, firsts=[request], texts=texts)
    told_story = ToldStory(texts[0], bound[0], replies | {CAME_BOUND: bound})
    return (yield from _looked_at(reading, model, told_story, second_of=request, keeps_first=False))


def _looked_at(
    reading: StoryReading,
    model: LanguageModel,
    told_story: ToldStory,
    second_of: Prompt,
    *,
    keeps_first: bool = True,
) -> WayOfAsking:
    """Reads a bound text, and shows its author each statement with its sentences once more.
    `second_of`: the first message of the conversation; `keeps_first`: whether the bound text
    replaces the whole first one."""
    story_read = reading.read(told_story if keeps_first else replace(told_story, first=None), model)
    replies = dict(told_story.replies)
    if told_story.first and told_story.bound and story_read.answers and not told_story.is_cut:
        second = reading.second_message(second_of, told_story.first)
        thirds: list[Reply | None] = yield from _look_again(
            reading, second, told_story.bound, story_read.answers[0]
        )
        if thirds:
            replies[LOOK_AGAIN] = thirds
        story_read = reading.look_again(story_read, [reply.text for reply in thirds if reply])
    return reading.with_use(story_read, replies, model, is_cut=told_story.is_cut)


def _look_again(
    reading: StoryReading, second: Prompt, bound: Reply, answer: WrittenAnswer
) -> _Replies:
    """Returns the replies to the third messages about an answer; none where it names no
    sentences."""
    prompts = () if answer.unbound else reading.third_messages(second, bound.text, answer)
    if not prompts:
        return []
    replies: list[Reply | None] = yield prompts
    return replies


def _in_windows(
    reading: StoryReading,
    model: LanguageModel,
    texts: Sequence[str | None],
    replies: dict[str, list[Reply | None]],
    *,
    first_only: bool,
) -> WayOfAsking:
    """Shows the author the statements of each part of a large story once more, joins the texts, and
    reads what comes of it."""
    bound = list(replies[BIND_TEXT])
    windows = []
    for place, (first, text, reply) in enumerate(
        zip(reading.first_messages, texts, bound, strict=True)
    ):
        if text and reply and not (reply.is_cut or first_only):
            story_read = reading.read(ToldStory(None, reply, {BIND_TEXT: [reply]}), model)
            if story_read.answers and not story_read.answers[0].unbound:
                second = reading.second_message(first, text)
                prompts = reading.third_messages(second, reply.text, story_read.answers[0])
                windows.append((place, story_read, prompts))
    prompts_of_all = [*chain.from_iterable(prompts for _, _, prompts in windows)]
    thirds: list[Reply | None] = (yield prompts_of_all) if prompts_of_all else []
    waiting = iter(thirds)
    looks_again = 0
    refused = list[Refused]()
    for place, story_read, prompts in windows:
        of_window = [reply.text for reply in islice(waiting, len(prompts)) if reply]
        looked = reading.look_again(replace(story_read, refused=()), of_window)
        refused += looked.refused
        if changed := looked.answers[0].looks_again:
            looks_again += changed
            text = written_text(looked.answers[0].lines, reading.sheet)
            bound[place] = Reply(text, 0, 0)
    one_reply, joins = yield from _join(reading, bound)
    if thirds:
        replies[LOOK_AGAIN] = thirds
    told_story = ToldStory(None, one_reply, replies | {JOIN: joins})
    story_read = reading.read(told_story, model)
    if thirds:
        answers = (replace(answer, looks_again=looks_again) for answer in story_read.answers)
        story_read = replace(
            story_read, answers=tuple(answers), refused=(*story_read.refused, *refused)
        )
    return reading.with_use(story_read, told_story.replies, model, is_cut=told_story.is_cut)


def bring(reading: StoryReading, reply: GivenReply) -> WayOfAsking:
    """Reads a reply that somebody brings, if it is about this story."""
    replies: list[Reply | None] = yield reading.first_messages[:1]
    return reading.read_given(reply) if replies[0] else NOTHING_READ


def refuse(reading: StoryReading, why: str) -> WayOfAsking:
    """Reads nothing of a reply that somebody brings to this story, and says why."""
    replies: list[Reply | None] = yield reading.first_messages[:1]
    return ReadStory(refused=(Refused(why),)) if replies[0] else NOTHING_READ


def _texts_of(reading: StoryReading, replies: Sequence[Reply | None]) -> list[str | None]:
    return [reading.without_labels(reply.text) if reply else None for reply in replies]


def _bind(reading: StoryReading, firsts: Sequence[Prompt], texts: Sequence[str | None]) -> _Replies:
    """Returns the replies with the numbers of sentences, None where there was no first text."""
    prompts = []
    for first, text in zip(firsts, texts, strict=True):
        if text:
            prompts.append(reading.second_message(first, text))
    bound = iter((yield prompts) if prompts else ())
    return [next(bound) if text else None for text in texts]


def _join(reading: StoryReading, replies: Sequence[Reply | None]) -> _Joined:
    """Returns one reply made of several, and all replies on the way.

    It is made in rounds, each of which joins as many texts as fit a request. Texts that were not
    joined stand one below the other.
    """
    if len(replies) == 1:
        return replies[0], []
    texts = [reply.text for reply in replies if reply]
    joins: list[Reply | None] = []
    while len(texts) > 1:
        groups = _groups(texts, reading.join_room())
        replies_of_round: list[Reply | None] = yield [
            reading.join(group) for group in groups if len(group) > 1
        ]
        joins += replies_of_round
        texts = _joined_texts(groups, replies_of_round)
    one_reply = Reply(text=texts[0], tokens_in=0, tokens_out=0) if texts else None
    return one_reply, joins


def _joined_texts(groups: Sequence[Sequence[str]], joined: Sequence[Reply | None]) -> list[str]:
    """Returns the text of each group after a round. Where one was not joined, all stand in one."""
    if None in joined:
        return ["\n\n".join(chain.from_iterable(groups))]
    replies = iter(joined)
    texts = []
    for group in groups:
        reply = next(replies) if len(group) > 1 else None
        texts.append(reply.text if reply else group[0])
    return texts


def _groups(texts: Sequence[str], room: int) -> list[list[str]]:
    """Returns neighbouring texts in groups that fit into so many tokens, two at least."""
    groups: list[list[str]] = []
    size = 0
    for text in texts:
        size += tokens(text)
        if not groups or (size > room and len(groups[-1]) > 1):
            groups.append([])
            size = tokens(text)
        groups[-1].append(text)
    return groups


def ask_together(ways: Sequence[WayOfAsking], model: LanguageModel) -> list[ReadStory]:
    """Returns what is read of stories, each asked about in its own way; all requests that are ready
    are sent together."""
    stories_read = [NOTHING_READ] * len(ways)
    waiting = dict(enumerate(map(next, ways)))
    while waiting:
        replies = iter(model.replies([*chain.from_iterable(waiting.values())]))
        for number, prompts in [*waiting.items()]:
            try:
                waiting[number] = ways[number].send([*islice(replies, len(prompts))])
            except StopIteration as end:
                stories_read[number] = end.value
                del waiting[number]
    return stories_read
