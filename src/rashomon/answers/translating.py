"""Has the sentences that an answer names translated by the model that wrote it
(`with_translations`), for those who cannot read them. They stand beside the originals."""

import re
from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Any

from rashomon.answers.prompts import one_line, orders, tokens, with_own_signs
from rashomon.answers.story_reading import StoryReading, use_of_pass
from rashomon.model.answer import NOTHING_READ, ReadStory, WrittenTranslation
from rashomon.model.authors import mark_of_maker
from rashomon.model.span import PlacedSpan
from rashomon.protocols import LanguageModel, Prompt, Reply

_STAGE = "translate"
_LINE = re.compile(r"^[^\w\n]*(s\d+)[*_ ]*[:.)]\s*(.+)$", re.MULTILINE)
_LONGEST = 4  # times as many characters as the sentence has, with some more for short ones
_SHORT = 80
_MOST_SENT = 6_000  # tokens of sentences of one request

TranslationPrompts = Generator[Sequence[Prompt], Any, ReadStory]
"""Gives the requests, takes their replies, and returns the answer with the translations."""


def with_translations(
    reading: StoryReading, story_read: ReadStory, foreign: frozenset[str], model: LanguageModel
) -> TranslationPrompts:
    """Asks for translations of the sentences that an answer names of foreign reports. `foreign`:
    the hashes of their texts."""
    spans_by_mark = {}
    spans_named = {
        span for answer in story_read.answers for line in answer.lines for span in line.named
    }
    for label, span in reading.labels.items():
        if span in spans_named and span.sha256 in foreign:
            spans_by_mark[label] = span
    if not spans_by_mark:
        return story_read
    prompts = [_request(reading, group) for group in _groups(spans_by_mark, reading.context)]
    replies: list[Reply | None] = yield prompts  # whoever drives this sends the replies
    translations = []
    for reply in filter(None, replies):
        translations += _translations(
            reply.text, spans_by_mark=spans_by_mark, by=mark_of_maker(model.name)
        )
    answers = (replace(answer, translations=tuple(translations)) for answer in story_read.answers)
    model_use = story_read.use
    if model_use:
        translating = use_of_pass(_STAGE, replies=replies, story_read=NOTHING_READ)
        model_use = replace(model_use, passes=(*model_use.passes, translating))
    return replace(story_read, answers=tuple(answers), use=model_use)


def _groups(spans_by_mark: dict[str, PlacedSpan], context: int) -> list[dict[str, PlacedSpan]]:
    """Returns the sentences in groups that fit a request with its reply."""
    groups: list[dict[str, PlacedSpan]] = [{}]
    size = 0
    for label, span in spans_by_mark.items():
        size += tokens(span.quote)
        if groups[-1] and size > min(_MOST_SENT, context // 4):
            groups.append({})
            size = tokens(span.quote)
        groups[-1][label] = span
    return groups


def _request(reading: StoryReading, sentences: dict[str, PlacedSpan]) -> Prompt:
    lines = []
    for label, span in sentences.items():
        lines.append(f"{label}: {with_own_signs(one_line(span.quote))}")
    request = orders("translated").replace("LANGUAGE", reading.language)
    return replace(reading, languages="").prompt(_STAGE, "translate", "\n".join(lines), request)


def _translations(
    reply: str, spans_by_mark: dict[str, PlacedSpan], by: str
) -> list[WrittenTranslation]:
    """Returns the lines of a reply that translate a sentence."""
    translations = dict[PlacedSpan, WrittenTranslation]()
    for label, translation in _LINE.findall(reply):
        span = spans_by_mark.get(label)
        words = one_line(translation)
        if span and words and len(words) <= _LONGEST * len(span.quote) + _SHORT:
            translations.setdefault(span, WrittenTranslation(span=span, by=by, words=words))
    return list(translations.values())
