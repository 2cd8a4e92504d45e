"""The other values that reports print beside a value of a text (`other_values`)."""

from collections.abc import Iterator, Sequence

from rashomon.exact.printed_values import PrintedReport, PrintedReports
from rashomon.exact.text_days import days_of_text
from rashomon.exact.text_numbers import TextNumber
from rashomon.exact.text_values import Value
from rashomon.model.answer_marks import MarkKind
from rashomon.model.span import Span


def other_values(
    value: Value, sentences: Sequence[Span], reports: PrintedReports
) -> Iterator[Span]:
    """Yields the other values that these sentences of reports print: numbers of the unit of a
    number or with one of the words behind it, days beside a day."""
    for span in sentences:
        printed = reports.reports[span.report]
        if value.kind is MarkKind.NUMBER:
            for amount in printed.amounts:
                is_within = span.start <= amount.start < span.end
                is_other = amount.says != (value.amounts, value.limit, value.unit)
                if is_within and is_other and _is_of_one_thing(value, amount):
                    yield printed.around(amount)
        elif value.kind is MarkKind.DAY:
            yield from _other_days(value, span, printed)


def _is_of_one_thing(value: Value, amount: TextNumber) -> bool:
    if value.unit or amount.unit:
        return value.unit == amount.unit
    return not set(value.nouns).isdisjoint(amount.nouns)


def _other_days(value: Value, span: Span, printed: PrintedReport) -> Iterator[Span]:
    for start, end, words in days_of_text(span.quote, printed.language):
        is_of_one_form = value.day is not None and bool(words.hour) is bool(value.day.hour)
        if is_of_one_form and words != value.day:
            yield printed.report.span(span.start + start, span.start + end)
