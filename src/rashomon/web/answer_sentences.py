"""The sentences behind a part of an answer, as the page opens them (`show_sentences`). Equal ones
stand once with all their reports, the neighbours stand beside them, and words that the part also
has are marked."""

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter

from markupsafe import Markup

from rashomon.model.answer import PartSentence
from rashomon.model.record import IntList, StringSet, TextPair, record
from rashomon.model.report import Report, ReportsById
from rashomon.model.span import Span
from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.telling.newly_told import STEM
from rashomon.text.calendar_words import say_day
from rashomon.text.gathering import grouped
from rashomon.text.report_names import shorten
from rashomon.text.whole_sentences import sentence_places
from rashomon.web.markup import Labels, with_marks

_WORD = re.compile(r"[^\W_]+")
_NEIGHBOUR = 240  # characters of a sentence beside


@record
class ShownSentence:
    """A sentence in which the words that a part also has are marked.

    - `homes`: the reports that print it, each with its day, the speaker there, and the place
    - `before`, `after`: what stands beside it in its paragraph
    """

    homes: Sequence[tuple[str, str, str, str]]
    before: str
    text: Markup
    after: str


def show_sentences(
    told: str, sentences: Sequence[PartSentence], reports: ReportsById, labels: Labels
) -> Iterator[ShownSentence]:
    """Yields the sentences that support a part with these words. Equal ones come once."""
    telling = set(_WORD.findall(told.casefold())) - every_small_word()
    stems = {word[:STEM] for word in telling}
    for equal in grouped(sentences, attrgetter("span.line")).values():
        homes = []
        for sentence in equal:
            day = reports[sentence.report].published
            home = labels.name(sentence.report), say_day(day[:10]) if day else ""
            homes.append((*home, sentence.speaker or "", labels.place(sentence.span)))
        span = equal[0].span
        before, after = _beside(span, reports[span.report])
        yield ShownSentence(homes, before, _marked(span.line, stems), after)


def _beside(span: Span, report: Report) -> TextPair:
    """Returns the sentences before and behind a sentence in its paragraph."""
    text = report.text
    top = text.rfind("\n", 0, span.start) + 1
    bottom = text.find("\n", span.end)
    before = ""
    after = ""
    for start, end in sentence_places(text, top, len(text) if bottom < 0 else bottom):
        if end <= span.start:
            before = text[start:end]
        elif start >= span.end and not after:
            after = text[start:end]
    return shorten(before, _NEIGHBOUR), shorten(after, _NEIGHBOUR)


def _marked(sentence: str, stems: StringSet) -> Markup:
    """Returns a sentence with the words of these stems marked, those near each other together."""
    places: list[IntList] = []
    for word in _WORD.finditer(sentence):
        if word[0].casefold()[:STEM] in stems:
            # characters between two marks
            if places and word.start() - places[-1][1] <= 5:
                places[-1][1] = word.end()
            else:
                places.append([word.start(), word.end()])
    return with_marks(sentence, places)
