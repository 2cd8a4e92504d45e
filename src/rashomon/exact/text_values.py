"""The quotations, days, numbers and names of any text, each with its place (`values_of_text`)."""

from collections.abc import Iterable

from rashomon.exact.blanked_marks import without_marks
from rashomon.exact.text_days import DayWords, days_of_text
from rashomon.exact.text_names import names_of_text
from rashomon.exact.text_numbers import numbers_of_text
from rashomon.exact.text_quotations import quotations_of_text
from rashomon.model.answer_marks import MarkKind
from rashomon.model.number import Limit
from rashomon.model.record import record


@record
class Value:
    """A value of a text: half-open offsets, and its words.

    - `amounts`: what a number may amount to; both ends of a range
    - `limit`: whether that is a bound, an estimate or a range
    - `unit`: "%", the ISO code of a currency, or None
    - `nouns`: stems of the words behind a number, which say what it counts
    - `day`: what a day is
    """

    kind: MarkKind
    words: str
    start: int
    end: int
    amounts: frozenset[float] = frozenset()
    limit: Limit = Limit.EXACT
    unit: str | None = None
    nouns: tuple[str, ...] = ()
    day: DayWords | None = None


def values_of_text(
    text: str, language: str | None = "en", outlets: Iterable[tuple[int, int]] = ()
) -> list[Value]:
    """Returns the values of a text in a language (ISO code), in their order.

    What stands in a quotation has no values of its own, nor have the marks of sources that
    chatbots leave behind and the names of outlets, which stand at the places `outlets`.
    """
    bare = without_marks(text)
    taken = bytearray(len(text))
    for start, end in outlets:
        taken[start:end] = b"\1" * (end - start)
    values = list[Value]()
    readers = (_quotations, _days, _numbers, _names)
    for read in readers:
        for value in read(bare, language):
            if value.kind is MarkKind.QUOTATION or not any(taken[value.start : value.end]):
                values.append(value)
                taken[value.start : value.end] = b"\1" * (value.end - value.start)
    return sorted(values, key=lambda value: value.start)


def _quotations(text: str, _language: str | None) -> list[Value]:
    return [
        Value(kind=MarkKind.QUOTATION, words=text[start:end], start=start, end=end)
        for start, end in quotations_of_text(text)
    ]


def _days(text: str, language: str | None) -> list[Value]:
    return [
        Value(kind=MarkKind.DAY, words=text[start:end], start=start, end=end, day=day)
        for start, end, day in days_of_text(text, language)
    ]


def _numbers(text: str, language: str | None) -> list[Value]:
    return [
        Value(
            kind=MarkKind.NUMBER,
            words=text[number.start : number.end],
            start=number.start,
            end=number.end,
            amounts=number.amounts,
            limit=number.limit,
            unit=number.unit,
            nouns=number.nouns,
        )
        for number in numbers_of_text(text, language)
        if not number.is_vague
    ]


def _names(text: str, language: str | None) -> list[Value]:
    return [
        Value(kind=MarkKind.NAME, words=words, start=start, end=end)
        for start, end, words in names_of_text(text, language)
    ]
