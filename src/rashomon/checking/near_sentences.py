"""The sentences of reports that are nearest to a text, and what they have that it lacks
(`NearSentences`)."""

import re
from collections.abc import Iterator, Sequence

from rashomon.beside.near import Nearness
from rashomon.checking.checked_draft import SentenceBeside
from rashomon.exact.text_names import title_before
from rashomon.exact.text_values import Value, values_of_text
from rashomon.model.answer_marks import MarkKind
from rashomon.model.report import Report, Reports
from rashomon.model.row import Sentence, sentence_id
from rashomon.model.span import Span
from rashomon.shipped.words import pattern_of
from rashomon.text.detect_language import language_of_report
from rashomon.text.gathering import grouped
from rashomon.text.name_words import fold, in_small_letters
from rashomon.text.whole_sentences import sentences_of

_STEM = 5  # letters by which forms of a name are one
_DENIES = pattern_of(
    r"(?i)\b(?:{negation.words}|(?:{negation.denying}|denie)(?:s|es|d|ed)?)\b|n['’]t\b"
)


class NearSentences:
    """The sentences of reports, which can be asked for those nearest to any text."""

    def __init__(self, reports: Reports) -> None:
        self.reports = {report.id: report for report in reports}
        self._languages = {report.id: language_of_report(report) for report in reports}
        sentences = [sentence for report in reports for sentence in _sentences(report)]
        self.nearness = Nearness(sentences, self._languages)
        self._alike = grouped(sentences, _words_of)

    def nearest(self, text: str, language: str | None, most: int) -> list[Span]:
        """Returns the nearest sentences, nearest first, of equal ones the first alone."""
        found = dict[str, Span]()
        for near in self.nearness.nearest(text, most=4 * most, language=language):
            found.setdefault(_words_of(near.sentence), near.sentence.span)
        return list(found.values())[:most]

    def beside(self, span: Span, text: str, language: str | None) -> SentenceBeside:
        """Returns a sentence as it stands beside a text, with the reports that print its words and
        what it has otherwise."""
        more = more_than(span, self.reports[span.report], text, language)
        return SentenceBeside(span=span, reports=self.printing(span), more=tuple(more))

    def printing(self, span: Span) -> tuple[str, ...]:
        """Returns the ids of the reports that print the words of a sentence."""
        alike = self._alike[in_small_letters(span.quote)]
        return tuple(dict.fromkeys(sentence.span.report for sentence in alike))


def _sentences(report: Report) -> Iterator[Sentence]:
    for span in sentences_of(report):
        yield Sentence(id=sentence_id(report, span), span=span)


def _words_of(sentence: Sentence) -> str:
    return in_small_letters(sentence.span.quote)


def more_than(span: Span, report: Report, text: str, language: str | None) -> list[Span]:
    """Returns the numbers, days, names, titles before names and negations of a sentence that a text
    has not, in their order."""
    own_values = values_of_text(text, language)
    own_words = f" {fold(text)} "
    places = list[tuple[int, int]]()
    for value in values_of_text(span.quote, language_of_report(report)):
        if not _has(value, own_values, own_words):
            places.append((value.start, value.end))
        elif value.kind is MarkKind.NAME:
            start, end = title_before(span.quote, value.start)
            if start < end and f" {fold(span.quote[start:end])} " not in own_words:
                places.append((start, end))
    if not _DENIES.search(text):
        places += (match.span() for match in _DENIES.finditer(span.quote))
    return [report.span(span.start + start, span.start + end) for start, end in sorted(places)]


def _has(value: Value, own_values: Sequence[Value], own_words: str) -> bool:
    match value.kind:
        case MarkKind.NUMBER:
            says = value.amounts, value.limit, value.unit == "%"
            return any(
                says == (own.amounts, own.limit, own.unit == "%")
                for own in own_values
                if own.kind is value.kind
            )
        case MarkKind.DAY:
            return any(value.day == own.day for own in own_values)
        case MarkKind.NAME:
            last = fold(value.words).rpartition(" ")[2]
            stem = re.escape(last[: max(_STEM, len(last) - 2)])  # "Moravia" and "Moraviah" are one
            return re.search(rf" {stem}[a-z]{{0,2}} ", own_words) is not None
    return True
