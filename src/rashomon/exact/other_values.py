"""The other values that reports print beside a value of a text (`other_values`)."""

from collections.abc import Iterator, Sequence

from rashomon.exact.printed_values import PrintedReport, PrintedReports
from rashomon.exact.text_days import days_of_text
from rashomon.exact.text_numbers import TextNumber
from rashomon.exact.text_values import Value
from rashomon.model.answer_marks import MarkKind
from rashomon.model.span import Span


def other_values(value: Value, sentences: Sequence[Span], reports: PrintedReports) -> list[Span]:
    """Returns the other values that these sentences of reports print, each once: numbers of the
    unit of a number or with one of the words behind it, days beside a day."""
    places = dict[object, Span]()
    for span in sentences:
        printed = reports.reports[span.report]
        if value.kind is MarkKind.NUMBER:
            for number in _other_numbers(value, span, printed):
                places.setdefault(number.says, printed.around(number.start, number.end))
        elif value.kind is MarkKind.DAY:
            for start, end, words in days_of_text(span.quote, printed.language):
                is_of_one_form = value.day is not None and bool(words.hour) is bool(value.day.hour)
                if is_of_one_form and words != value.day:
                    day = printed.report.span(span.start + start, span.start + end)
                    places.setdefault(words, day)
    return list(places.values())


def _other_numbers(value: Value, span: Span, printed: PrintedReport) -> Iterator[TextNumber]:
    for number in printed.amounts:
        is_within = span.start <= number.start < span.end
        is_other = number.says != (value.amounts, value.limit, value.unit)
        if is_within and is_other and _is_of_one_thing(value, number):
            yield number


def _is_of_one_thing(value: Value, number: TextNumber) -> bool:
    if value.unit or number.unit:
        return value.unit == number.unit
    return not set(value.nouns).isdisjoint(number.nouns)
