"""The numbers, days, names and quotations of a statement (`values_of_statement`)."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, dropwhile, product
from operator import attrgetter

from rashomon.answers.looks.report_values import (
    MONTH_AND_DAY,
    ReportValues,
    days_of_match,
    figures_in,
)
from rashomon.facts.sentence_facts import FactKind, Facts, Sentences
from rashomon.matching.quotations import QUOTATION_FORMS
from rashomon.matching.values_elsewhere import as_figures
from rashomon.model.answer_marks import MarkKind
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.values_printed import figures_printed
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.shipped.words import PatternMatch, pattern_of, set_of
from rashomon.text.name_words import fold
from rashomon.text.speaker_words import sex_of_given_name

_COUNTED_BY_AUTHOR = 12  # up to this number authors spell out what they count themselves
_YEARS = r"(?:1[5-9]|20)\d\d"
_YEAR = re.compile(rf"(?<![\d,.$£€-]){_YEARS}(?![\d,]|\.\d| \w)|(?<=[Ii]n ){_YEARS}\b")
_WEEKDAY = pattern_of(r"\b{calendar.weekdays}\b")
_BEFORE_MONTHS = pattern_of(r"(?i)\b{unasked.before_months} \Z")
_SAYS = pattern_of(r", {unasked.saying_it}\b")
_HOUR_WITH_POINT = r"(?:[01]?\d|2[0-3])\.[0-5]\d\b"
_CLOCK = pattern_of(
    r"(?i)\b\d{1,2}(?:[:.]\d\d){0,2} ?(?:[ap]\.?m\b|GMT|h\b)|\b\d{1,2}:\d\d\b|\b\d{4} GMT"
    rf"|\b{{unasked.before_an_hour}} {_HOUR_WITH_POINT}(?! ?{{unasked.behind_an_amount}})"
    rf"|\b{_HOUR_WITH_POINT}(?= \(|\W*\Z)"
)
_CAPITAL = "[A-ZÀ-ÖØ-Þ]"
_WORD = rf"{_CAPITAL}[\w’'.-]*\w"
_NAME = re.compile(rf"(?:[A-Z]\.)+(?:[A-Z]\b)?|{_WORD}(?: (?:[A-Z]\.)+)*(?: {_WORD})*")
_OPENING = re.compile(r"(?:\A|[.:!?;(/\n]\s*|[–—]\s|\s-+\s)\W*\Z")
_NOT_NAMES = pattern_of(r"{calendar.weekdays|calendar.months|calendar.abbreviated_months}")


@record
class StatementValue:
    """A value of a statement: its kind, its words, and where these begin and end in it. `figures`:
    those of a number; `unit`: what it is counted in."""

    kind: MarkKind
    words: str
    start: int
    end: int
    figures: frozenset[str] = frozenset()
    unit: str | None = None

    def is_in(self, report: ReportValues) -> bool:
        """Whether a report prints the value in any form."""
        if self.kind is MarkKind.NUMBER:
            return self.figures <= report.numbers or f" {fold(self.words)} " in report.folded
        if self.kind is MarkKind.QUOTATION:
            return report.has_quotation(self.words)
        if self.kind is MarkKind.NAME:
            return report.has_name(self.words)
        return _has_day(self.words, report)


def _has_day(words: str, report: ReportValues) -> bool:
    if _WEEKDAY.fullmatch(words):
        return words in report.weekdays
    if days := [*days_of_match(words)]:
        return report.days.issuperset(days)
    return words in report.years or words in report.numbers


def values_of_statement(
    statement: Facts, outlets: Iterable[tuple[int, int]] = ()
) -> list[StatementValue]:
    """Returns the values of a statement, in their order. What stands in quotation marks holds no
    values of its own, nor do the names of outlets, which stand at these places."""
    text = statement.quote
    readers = (_quotations_in(text), _days_in(text), _numbers_in(statement), _names_in(statement))
    values = list[StatementValue]()
    places = [*outlets]
    for value in chain.from_iterable(readers):
        is_quotation = value.kind is MarkKind.QUOTATION
        is_within = any(start < value.end and value.start < end for start, end in places)
        if is_quotation or not is_within:
            values.append(value)
            places.append((value.start, value.end))
    return sorted(values, key=attrgetter("start"))


def _quotations_in(text: str) -> Iterator[StatementValue]:
    """Yields the quotations. Single marks count only where there are no double ones, because beside
    these a single mark may be an apostrophe."""
    double, single = QUOTATION_FORMS
    end_of_last = 0
    for match in double.finditer(text):
        yield _value(MarkKind.QUOTATION, match=match, words=match[1])
        end_of_last = match.end()
    if not end_of_last:  # a single mark beside double ones may be an apostrophe
        for match in single.finditer(text):
            yield _value(MarkKind.QUOTATION, match=match, words=match[1])


def _value(kind: MarkKind, match: PatternMatch, words: str) -> StatementValue:
    return StatementValue(kind=kind, words=words, start=match.start(), end=match.end())


def _days_in(text: str) -> Iterator[StatementValue]:
    for match in MONTH_AND_DAY.finditer(text):
        is_day = match["before"] or match["behind"]
        is_month = is_day or _BEFORE_MONTHS.search(text[: match.start()])
        if match["month"][0].isupper() and is_month:
            yield _value(MarkKind.DAY, match=match, words=match[0])
    for match in (*_WEEKDAY.finditer(text), *_YEAR.finditer(text)):
        yield _value(MarkKind.DAY, match=match, words=match[0])


def _numbers_in(statement: Facts) -> Iterator[StatementValue]:
    """Yields the numbers that were read, and figures that are no number that counts ("flight 40"),
    but no times of day. What an author only counts up ("two of them") is none."""
    clocks = [statement.stretch(match) for match in _CLOCK.finditer(statement.quote)]
    numbers = list[tuple[Span, Collection[str], str | None]]()
    for fact in statement.of[FactKind.NUMBER]:
        figures = as_figures(fact.value.numbers(), ".6g")
        is_told = _is_told_alone(statement, fact.words)
        if figures != {"0"} and (is_told or not _is_own_count(fact.value, fact.words.quote)):
            numbers.append((fact.words, figures, amount_unit(fact.value)))
    for span, printed in _figures_of(statement):
        numbers.append((span, printed, None))
    for span, printed, unit in numbers:
        if printed and not span.meets(clocks):
            yield StatementValue(
                kind=MarkKind.NUMBER,
                words=span.quote,
                start=span.start - statement.span.start,
                end=span.end - statement.span.start,
                figures=frozenset(printed),
                unit=unit,
            )


def _figures_of(statement: Facts) -> Iterator[tuple[Span, Collection[str]]]:
    """Yields what stands in a statement in digits, with the numbers that this is; in another
    language than English only where it is sure."""
    if statement.read_whole:
        for span in statement.figures:
            yield span, figures_in(span.quote)
        return
    report = statement.page.report
    for figure in figures_printed(statement.quote, report.language):
        if figure.value is not None:
            start = statement.span.start + figure.start
            end = statement.span.start + figure.end
            yield report.span(start, end), as_figures([figure.value], ".6g")


def _is_told_alone(statement: Facts, number: Span) -> bool:
    """Whether a number is all that a statement passes on: "twelve, says the mayor"."""
    before = statement.quote[: number.start - statement.span.start]
    behind = statement.quote[number.end - statement.span.start :]
    return not before.strip() and _SAYS.match(behind) is not None


def amount_unit(number: CountedNumber) -> str | None:
    """Returns in what a number is counted or measured: "%" for a share, None for mere pieces."""
    if number.noun in set_of("calendar.units"):
        return number.noun
    return "%" if number.share else number.quantity.unit


def _is_own_count(number: CountedNumber, words: str) -> bool:
    """Whether an author counts reports or the like by it, or it is no figure ("hundreds", "half
    withdrawn"), or small, spelled out and bare."""
    if number.noun in set_of("answers.texts"):
        return True
    if any(map(str.isdigit, words)):
        return False
    if number.quantity.vague() or (number.share and number.noun is None):
        return True
    highest = max(number.numbers(), default=0)
    return highest <= 1 or (number.noun is None and highest <= _COUNTED_BY_AUTHOR)


def _names_in(statement: Facts) -> Iterator[StatementValue]:
    """Yields persons and names of several words, and names of one word that the reports know: of
    "Mayor Ida Krantz", "Ida Krantz".

    A capital that opens the statement says nothing, so its first word must be a name by other
    signs. Titles are left out.
    """
    for match in _NAME.finditer(statement.quote):
        words = re.sub(r"['’]s?\b", "", match[0]).split()
        word_numbers = statement.words.of(statement.stretch(match))
        word_classes = [statement.words.pos[number] for number in word_numbers]
        is_person = "PERSON" in statement.words.entity[word_numbers.start : word_numbers.stop]
        is_name = is_person or (len(words) > 1 and {*word_classes} == {"PROPN"})
        behind = statement.quote[match.end() :]
        is_opening = _OPENING.search(statement.quote[: match.start()])
        is_proper = word_classes[:1] == ["PROPN"] and (is_person or _is_telling(words[0]))
        if is_opening and (not is_proper or _is_heading(words, behind)):
            words = words[1:]
        words = [*dropwhile(_is_title, words)]
        if words and (is_name or _is_known_name(words, statement)):
            yield _value(MarkKind.NAME, match=match, words=" ".join(words))


def _is_heading(words: Sequence[str], behind: str) -> bool:
    """Whether a first word heads a statement ("Unsettled", "Mistaken: 73", "Aboard 412"): it has
    its capital whatever it is."""
    return len(words) == 1 and re.match(r"\W*\Z|:|\s\d", behind) is not None


def _is_known_name(words: Sequence[str], statement: Facts) -> bool:
    """Whether capitalised words of a statement are a name as far as no parse tells: of German, in
    which every noun is capitalised, those with a given name."""
    if statement.page.report.language == "de":
        return any(map(sex_of_given_name, words[:-1]))
    is_full = len(words) > 1 and not statement.read_whole
    return is_full or any(map(_is_telling, words))


def _is_title(word: str) -> bool:
    return fold(word) in set_of("name_words.titles", "name_words.roles")


def _is_telling(word: str) -> bool:
    """Whether a capitalised word is no day, no month and no word of every day."""
    plain = fold(word)
    return bool(plain) and not _NOT_NAMES.fullmatch(word) and plain not in load_rarity().known


# What an author reckons.


def is_reckoned(
    value: StatementValue, sentences: Sentences, values: Sequence[StatementValue]
) -> bool:
    """Tells whether a number comes of one operation on two numbers of one unit of these sentences,
    or of the statement itself: "ten" beside "nine goats" and "one goat".

    A length of time, which may lie between any two hours or days, counts also where no sentence has
    one of that unit.
    """
    if value.kind is not MarkKind.NUMBER:
        return False
    operands = set(_operands(value, sentences, values))
    is_time = value.unit in set_of("calendar.units")
    if is_time and all(unit != value.unit for _, unit in operands):
        return True
    results = set[float]()
    for (first, unit), (second, second_unit) in product(operands, operands):
        if unit == second_unit:
            results.update(_results(first, second))
    return all(float(figure) in results for figure in value.figures)


def _operands(
    value: StatementValue, sentences: Sentences, values: Sequence[StatementValue]
) -> Iterator[tuple[float, str | None]]:
    """Yields the numbers, with their units, of which an author may have reckoned a value."""
    for facts in sentences:
        for number in facts.numbers:
            unit = amount_unit(number)
            for figure in number.numbers():
                yield figure, unit
    for own in values:
        if own is not value:
            for digits in own.figures:
                yield float(digits), own.unit


def _results(first: float, second: float) -> Iterator[float]:
    """Yields what an author may make of two numbers by one operation."""
    yield first + second
    yield first - second
    if second:
        yield round(first / second, 1)
        yield float(round(100 * first / second))
