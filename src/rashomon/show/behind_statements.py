"""The sentences behind a statement of an answer, as the page opens them (`show_sentences`)."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from operator import attrgetter

from markupsafe import Markup, escape

from rashomon.model.answer import Answer, Part, PartSentence
from rashomon.model.record import record
from rashomon.model.report import Report, ReportsById
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.show.answer_notes import say_published, say_translation
from rashomon.show.markup import Labels, with_marks
from rashomon.text.gathering import grouped
from rashomon.text.report_names import shorten
from rashomon.text.whole_sentences import sentence_places

_NEIGHBOUR = 240  # characters of a sentence beside
_NEARLY_EQUAL = 0.8  # share of the words of two sentences
_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{4,})[”\"“»]")
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")


@record
class ShownSentence:
    """A sentence behind a statement. The numbers, days, names and quotations in it that the
    statement also has are marked.

    - `homes`: the reports that print it, each with its day and hour, the speaker there, the place
    - `before`, `after`: what stands beside it in its paragraph
    - `like`: the report whose sentence it is but for the words in bold, "" if it is like none
    - `translated`: its translation under the name of the model, "" if there is none
    """

    homes: Sequence[tuple[str, str, str, str]]
    before: str
    text: Markup
    after: str
    like: str = ""
    translated: str = ""


def show_sentences(
    part: Part, answer: Answer, story: Story, reports: ReportsById, labels: Labels
) -> Iterator[ShownSentence]:
    """Yields the sentences that a statement of an answer names. Equal ones come once, with all
    their reports."""
    sentences = list[PartSentence]()
    for equal in grouped(part.sentences, attrgetter("span.line")).values():
        first = equal[0]
        report = reports[first.report]
        before, after = _neighbours(first.span, report)
        twin = _nearly_equal(first, sentences)
        text = _differing_in_bold(first.span.line, twin.span.line) if twin else Markup()
        if "<b>" not in text:  # it only lacks words of the other
            twin = None
            text = _marked(first.span, part=part, story=story)
        yield ShownSentence(
            homes=[_home(sentence, reports=reports, labels=labels) for sentence in equal],
            before=before,
            text=text,
            after=after,
            like=labels.name(twin.report) if twin else "",
            translated=say_translation(answer.translation(first.span)),
        )
        sentences.append(first)


def _home(
    sentence: PartSentence, reports: ReportsById, labels: Labels
) -> tuple[str, str, str, str]:
    report = reports[sentence.report]
    place = labels.place(sentence.span)
    return labels.name(report.id), say_published(report), sentence.speaker or "", place


def _neighbours(span: Span, report: Report) -> tuple[str, str]:
    """Returns the sentences before and behind a sentence in its paragraph."""
    text = report.text
    top = text.rfind("\n", 0, span.start) + 1
    bottom = text.find("\n", span.end)
    before = ""
    after = ""
    for start, end in sentence_places(text, start=top, stop=len(text) if bottom < 0 else bottom):
        if end <= span.start:
            before = text[start:end]
        elif start >= span.end and not after:
            after = text[start:end]
    return shorten(before, _NEIGHBOUR), shorten(after, _NEIGHBOUR)


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


# Sentences that are nearly equal.


def _nearly_equal(sentence: PartSentence, earlier: Sequence[PartSentence]) -> PartSentence | None:
    words = sentence.span.line.split()
    for twin in earlier:
        matcher = SequenceMatcher(None, twin.span.line.split(), words, autojunk=False)
        if matcher.quick_ratio() >= _NEARLY_EQUAL and matcher.ratio() >= _NEARLY_EQUAL:
            return twin
    return None


def _differing_in_bold(sentence: str, twin: str) -> Markup:
    """Returns a sentence with the words in bold that another does not have."""
    words = sentence.split()
    matcher = SequenceMatcher(None, twin.split(), words, autojunk=False)
    pieces = []
    for kind, _, _, start, end in matcher.get_opcodes():
        text = " ".join(words[start:end])
        if text:
            pieces.append(escape(text) if kind == "equal" else Markup("<b>{}</b>").format(text))
    return Markup(" ").join(pieces)
