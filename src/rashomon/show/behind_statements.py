"""The sentences behind a statement of an answer, as the page opens them (`show_sentences`)."""

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter

from markupsafe import Markup, escape

from rashomon.model.answer import Answer, Part, PartSentence
from rashomon.model.record import record
from rashomon.model.report import ReportsById
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.show.answer_notes import neighbours, points_back, say_published, say_translation
from rashomon.show.markup import Labels, with_marks
from rashomon.text.gathering import grouped

_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{4,})[”\"“»]")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")


@record
class ShownSentence:
    """A sentence behind a statement. The numbers, days, names and quotations in it that the
    statement also has are marked.

    - `homes`: the reports that print it, each with its day and hour, the speaker there, the place
    - `before`, `after`: what stands beside it in its paragraph
    - `points_back`: whether it begins with a pronoun, which the sentence before explains
    - `translated`: its translation under the name of the model, "" if there is none
    """

    homes: Sequence[tuple[str, str, str, str]]
    before: str
    text: Markup
    after: str
    points_back: bool = False
    translated: str = ""


def show_sentences(
    part: Part, answer: Answer, story: Story, reports: ReportsById, labels: Labels
) -> Iterator[ShownSentence]:
    """Yields the sentences that a statement of an answer names. Equal ones come once, with all
    their reports."""
    for equal in grouped(part.sentences, attrgetter("span.line")).values():
        first = equal[0]
        before, after = neighbours(first.span, reports[first.report])
        yield ShownSentence(
            homes=[_home(sentence, reports=reports, labels=labels) for sentence in equal],
            before=before,
            text=_marked(first.span, part=part, story=story),
            after=after,
            points_back=points_back(first.span),
            translated=say_translation(answer.translation(first.span)),
        )


def _home(
    sentence: PartSentence, reports: ReportsById, labels: Labels
) -> tuple[str, str, str, str]:
    report = reports[sentence.report]
    place = labels.place(sentence.span)
    return labels.name(report.id), say_published(report), sentence.speaker or "", place


# What a statement and its sentence both have.


def _marked(span: Span, part: Part, story: Story) -> Markup:
    """Returns a sentence with the numbers, days, names and quotations marked that the statement
    also has."""
    places = set[tuple[int, int]]()
    for words in _common_words(span, statement=part.told, story=story):
        places.add((words.start - span.start, words.end - span.start))
    line = span.line
    if len(line) != span.length:
        return escape(line)  # signs were left out: the words stand elsewhere
    for match in _QUOTED.finditer(part.told):
        start = line.casefold().find(match[1].rstrip(".,").casefold())
        if start >= 0:
            places.add((start, start + len(match[1].rstrip(".,"))))
    return with_marks(line, _apart(places))


def _common_words(span: Span, statement: str, story: Story) -> Iterator[Span]:
    """Yields the numbers, days and names of a sentence that a statement prints, too: of "nine goats
    drowned in Harn" beside "Nine drowned", "nine"."""
    words = statement.casefold()
    figures = set(_FIGURE.findall(statement))
    for number in story.numbers:
        printed = _FIGURE.findall(number.span.quote)
        is_told = printed and figures.issuperset(printed)
        if span.contains(number.span) and (is_told or number.span.quote.casefold() in words):
            yield number.span
    for date in story.dates:
        if span.contains(date.span) and date.span.quote.casefold() in words:
            yield date.span
    for name in story.names:
        if any(spelling.casefold() in words for spelling in name.spellings):
            yield from filter(span.contains, name.mentions)


def _apart(places: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Returns places without those that begin in an earlier one."""
    apart = list[tuple[int, int]]()
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart
