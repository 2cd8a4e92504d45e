"""How the values of a part stand in a sentence (`Sought`): in the same way, with another limit, of
something else, or not at all; `OPEN` where the sentence's language is not read for them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rashomon.differences.values import is_rounded
from rashomon.facts.day_events import NamedDay
from rashomon.facts.sentence_facts import FactKind, Facts
from rashomon.matching.quotations import QUOTATION_FORMS, stands_in
from rashomon.matching.value_kinds import ValueKind
from rashomon.matching.values_elsewhere import (
    THOUSANDS,
    as_figures,
    days_in,
    printed_numbers,
    readings_at,
)
from rashomon.model.date import Date
from rashomon.model.span import Span, Stretches
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.fates import CASUALTIES
from rashomon.numbers.values_printed import has_number_words
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.name_words import fold

_SMALL = 2  # what is no more may be told without a number: "both", "a man and his son"
_A_PILE = 50  # reports
_IN_WORDS = 12  # numbers up to this one are often spelled out
_HALF_DAY = 12  # hours
DAY_OR_HOUR = (ValueKind.DAY, ValueKind.HOUR)
YEAR = re.compile(r"\b[12]\d{3}\b")
_WEEKDAY = pattern_of(r"(?i)\b{calendar.weekday_stems}")
MONTH = pattern_of(r"(?i)\b{calendar.months|calendar.abbreviated_months}")
_PARTED = re.compile(r"\d,\d{3}\b")
_TEXTS = set_of("answers.texts")


class Match(StrEnum):
    """How a value stands in a sentence. The first that holds counts: the sentence has the value; it
    has the number with another limit ("at least"); it has another value in its place; it leaves
    open whether it has it; it has nothing of the kind."""

    SAME = "same"
    LIMIT = "limit"
    OTHERWISE = "otherwise"
    OPEN = "open"
    ABSENT = "absent"


def _same_if(is_there: bool) -> Match:
    """How a value stands in a sentence that has it, or has nothing of it."""
    return Match.SAME if is_there else Match.ABSENT


def _lacking(*, is_open: bool) -> Match:
    """How a value stands in a sentence that has nothing of it, or leaves it open."""
    return Match.OPEN if is_open else Match.ABSENT


@dataclass(frozen=True)
class Sought:
    """A value of a part that is looked for in sentences.

    - `value`: what it amounts to: a CountedNumber, a Date, a NamedDay, or the id of a name
    - `readings`: what a figure in another language than English may amount to
    - `look`: compares it with a sentence
    - `is_firm`: whether the part is hidden if no report has the value
    """

    kind: ValueKind
    span: Span
    look: Callable[["Sought", Facts], Match]
    value: Any = None
    is_firm: bool = True
    readings: tuple[float, ...] = ()

    @property
    def words(self) -> str:
        """Returns the value as its author wrote it."""
        return self.span.quote

    def match(self, facts: Facts) -> Match:
        """Returns how the value stands in a sentence."""
        return self.look(self, facts)

    def is_in(self, facts: Facts) -> bool:
        """Whether a sentence has the value."""
        return self.match(facts) is Match.SAME

    @property
    def noun(self) -> str | None:
        """Returns what a number counts."""
        return self.value.noun if isinstance(self.value, CountedNumber) else None

    @property
    def is_number(self) -> bool:
        """Whether it is a number."""
        return self.kind is ValueKind.NUMBER

    @property
    def is_name(self) -> bool:
        """Whether it is a name."""
        return self.kind is ValueKind.NAME

    @property
    def is_quotation(self) -> bool:
        """Whether it stands in quotation marks."""
        return self.kind is ValueKind.QUOTATION

    @property
    def is_day(self) -> bool:
        """Whether it is a day."""
        return self.kind is ValueKind.DAY


def values_in(part: Facts) -> Iterator[Sought]:
    """Yields the numbers, days, hours and quotations of a part."""
    settled = [day.span for day in part.dates]
    for fact in part.of[FactKind.NUMBER]:
        settled.append(fact.words)
        is_year = YEAR.fullmatch(fact.words.quote) and fact.value.noun is None
        if not is_year and fact.value.numbers() != {0.0}:  # of none at all the wording tells
            yield Sought(
                kind=ValueKind.NUMBER, span=fact.words, look=_match_number, value=fact.value
            )
    yield from _times_in(part)
    yield from _weekdays_in(part)
    for quotation in _quotations_in(part):
        settled.append(quotation.span)
        yield quotation
    for figure in part.figures:
        if YEAR.fullmatch(figure.quote):
            yield Sought(kind=ValueKind.DAY, span=figure, look=_match_year, is_firm=False)
        elif not figure.meets(settled):
            readings = () if part.read_whole else readings_at(figure, part)
            yield Sought(kind=ValueKind.NUMBER, span=figure, look=_match_figure, readings=readings)


def _weekdays_in(part: Facts) -> Iterator[Sought]:
    """Yields the weekdays of which it is not sure which days they are."""
    for fact in part.of[FactKind.WEEKDAY]:
        day = NamedDay(fact.words, None)
        yield Sought(
            kind=ValueKind.DAY, span=fact.words, look=_match_weekday, value=day, is_firm=False
        )


def _match_weekday(value: Sought, facts: Facts) -> Match:
    days = [NamedDay(day.span, day) for day in facts.dates if day.earliest]
    days += (NamedDay(fact.words, None) for fact in facts.of[FactKind.WEEKDAY])
    return _same_if(any(map(value.value.is_on_one_day, days)))


def _quotations_in(part: Facts) -> Iterator[Sought]:
    """Yields quotations, the outer one of two that overlap, then words of speech without marks. A
    long quotation must stand word for word."""
    outer = list[Span]()
    for marks in QUOTATION_FORMS:
        for match in marks.finditer(part.quote):
            quoted = part.stretch(match, 1)
            if not quoted.meets(outer):
                outer.append(quoted)
                is_long = len(match[1].split()) > _SMALL
                yield Sought(
                    kind=ValueKind.QUOTATION, span=quoted, look=_match_quotation, is_firm=is_long
                )
    yield from _said_words(part, outer)


def _said_words(part: Facts, quoted: Stretches) -> Iterator[Sought]:
    """Yields what somebody says as "we" or "I" outside quotation marks: that is said word for word,
    too."""
    for word in part.own_words:
        is_own = word.pos == "PRON" and word.listed("small_words.first_persons")
        span = part.page.report.span(word.start, part.span.end)
        if is_own and not span.meets(quoted):
            yield Sought(kind=ValueKind.QUOTATION, span=span, look=_match_quotation, is_firm=False)
            break


def _times_in(part: Facts) -> Iterator[Sought]:
    """Yields days and hours. A day with an hour is looked for as a day, too, if its words name one.
    Days by date count firmly; weekdays do not."""
    for day in part.dates:
        if day.tells == "length" or not (day.earliest and day.latest):
            continue
        words = day.span.quote
        is_month = MONTH.search(words) is not None
        if day.time is not None:
            yield Sought(kind=ValueKind.HOUR, span=day.span, look=_match_hour, value=day)
        if day.time is None or _WEEKDAY.search(words) or is_month:
            is_dated = is_month or re.search(r"\d", words) is not None
            yield Sought(
                kind=ValueKind.DAY, span=day.span, look=_match_day, value=day, is_firm=is_dated
            )


# Numbers.


def _match_number(value: Sought, facts: Facts) -> Match:
    """Compares a number with those of a sentence, and returns the best match.

    The same figures are enough for a number without a noun or unit, unless every number of the
    sentence has another sense: "nine" in "nine goats fled".
    """
    number = value.value
    figures_sought = _figures(value.words)
    is_printed = (
        figures_sought <= digits_of(facts)
        if figures_sought
        else fold(value.words) in fold(facts.quote)
    )
    if not facts.read_whole:
        return Match.SAME if is_printed else _match_number_elsewhere(value, facts)
    is_bare = number.noun is None and (number.share or number.quantity.unit is None)
    matches = {_match_amounts(number, printed) for printed in facts.numbers}
    if is_printed and is_bare and matches - {Match.OPEN, Match.ABSENT} != {Match.OTHERWISE}:
        return Match.SAME
    is_parted = is_printed and _PARTED.search(value.words)  # "100, 000 gallons"
    return min(matches, key=[*Match].index, default=_same_if(bool(is_parted)))


def _match_number_elsewhere(value: Sought, facts: Facts) -> Match:
    """Compares a number with a sentence that is not parsed. A number that is not found is absent
    only if the sentence cannot have it in words that are not read."""
    number = value.value
    numbers_printed = as_figures(printed_numbers(facts), ".6g")
    if as_figures(number.numbers(), ".6g") <= numbers_printed:
        return Match.SAME
    if number.share and not _figures(value.words):  # "a third" has no figures to look for
        return Match.OPEN
    if has_number_words(facts.page.report.language):
        most_hidden = _SMALL  # "both", "a man and his son"
    elif numbers_printed:
        most_hidden = _IN_WORDS  # it prints figures, but smaller numbers may be spelled out
    else:
        return Match.OPEN
    return _lacking(is_open=min(number.numbers(), default=0) <= most_hidden)


def _match_amounts(sought_number: CountedNumber, number: CountedNumber) -> Match:
    """Compares a number of the statement with one of a sentence. "40 tons" and "40 percent" measure
    other things, so that neither says anything of the other. "40 dead" and "40 injured" are one
    number told otherwise; "at least 40" is 40 with another limit."""
    units = {sought_number.quantity.unit, number.quantity.unit} - {None}
    is_bare = (None, None) in {
        (number_told.quantity.unit, number_told.noun) for number_told in (sought_number, number)
    }
    if len(units) > 1 or (sought_number.share is not number.share and units and not is_bare):
        return Match.ABSENT
    if not sought_number.same_number(number):
        return _lacking(is_open=is_rounded(sought_number.quantity, number.quantity))
    if len({sought_number.fate, number.fate} & set(CASUALTIES)) > 1:
        return Match.OTHERWISE
    return Match.SAME if sought_number.number.limit == number.number.limit else Match.LIMIT


def digits_of(facts: Facts) -> set[str]:
    """Returns the figures of a sentence, and all its numbers written in figures without separators
    between thousands."""
    numbers = printed_numbers(facts)
    for number in facts.numbers:
        numbers |= number.numbers()
    return as_figures(numbers, ".0f").union(re.findall(r"\d+", facts.quote))


def _figures(text: str) -> set[str]:
    return {figure.lstrip("0") or "0" for figure in re.findall(r"\d+", THOUSANDS.sub("", text))}


def _match_figure(value: Sought, facts: Facts) -> Match:
    if value.readings and not facts.read_whole:
        return _same_if(not printed_numbers(facts).isdisjoint(value.readings))
    return _same_if(_figures(value.words) <= digits_of(facts))


def is_count_in_words(value: Sought, most: int = _IN_WORDS) -> bool:
    """Whether a value is a small number, spelled out, that its author may have counted."""
    number = value.value
    if not isinstance(number, CountedNumber) or any(map(str.isdigit, value.words)):
        return False
    return max(number.numbers(), default=0) <= most


def is_told_without(value: Sought, reports: int) -> bool:
    """Whether so many reports may tell a value without a number: one or two, spelled out. How many
    of them say something is no number of what they tell, either."""
    return is_count_of_reports(value, reports) or is_count_in_words(value, _SMALL)


def is_count_of_reports(value: Sought, reports: int) -> bool:
    """Whether a number may count some of so many reports, or of a pile that somebody else has: "two
    accounts", not "900 pages"."""
    most = max(reports, _A_PILE)
    return value.noun in _TEXTS and max(value.value.numbers(), default=0) <= most


# Days and hours.


def _match_day(value: Sought, facts: Facts) -> Match:
    """Compares a day with a sentence. A sentence without the day leaves it open if the part names
    the day too loosely, such as "the next day"."""
    days = [day for day in facts.dates if day.tells != "length"]
    if fold(value.words) in fold(facts.quote):
        return Match.SAME
    for day in days:
        is_within = is_on(value.value, day.earliest) and is_on(value.value, day.latest)
        if is_within or any(is_on(value.value, moment) for moment in day.readings):
            return Match.SAME
    if not (facts.read_whole or days):
        return _match_month(value, facts)
    is_told = value.is_firm or _WEEKDAY.search(value.words)
    return _lacking(is_open=not is_told)


def _match_month(value: Sought, facts: Facts) -> Match:
    """Compares a day with a sentence that is not parsed, by its month and the day before it."""
    day = value.value
    days_printed = [*days_in(facts)]
    first = day.earliest[5 : 10 if day.earliest[:10] == day.latest[:10] else 8]
    for day_printed in days_printed:
        # the same day, or a day and its whole month
        if first.startswith(day_printed) or day_printed.startswith(first):
            return Match.SAME
    return _lacking(is_open=not (days_printed and MONTH.search(value.words)))


def is_on(day: Date, moment: str | None) -> bool:
    """Returns whether a moment lies on this day, or in the time that it stands for. If its words
    name no year, any year will do."""
    skipped = 0 if YEAR.search(day.span.quote) else 5  # characters of a year
    first = (day.earliest or "")[skipped:10]
    last = (day.latest or "")[skipped:10]
    return moment is not None and first <= moment[skipped:10] <= last


def is_of_page(value: Sought, facts: Facts) -> bool:
    """Returns whether a day or hour is the one at which the sentence's report was published."""
    report = facts.page.report
    time = value.value
    moment = report.published or report.anchor or ""
    if value.kind is ValueKind.HOUR:
        return (time.time or "-")[:5] == moment[11:16]
    if isinstance(time, Date):
        return is_on(time, moment)
    return value.is_day and moment[:4] == value.words


def _match_hour(value: Sought, facts: Facts) -> Match:
    time = (value.value.time or "")[:5]
    for day in facts.dates:
        if (day.time or "")[:5] == time:
            return Match.SAME
    if not facts.read_whole:
        return _match_hour_elsewhere(time, facts)
    return Match.ABSENT


def _match_hour_elsewhere(time: str, facts: Facts) -> Match:
    """Compares a time with a sentence that is not parsed, in which "15:40", "15 h 40" and "3.40"
    are one time."""
    numbers_printed = set(map(int, re.findall(r"\d+", facts.quote)))
    numbers_printed |= {int(number) for number in printed_numbers(facts)}
    hour, minute = map(int, time.split(":"))
    if not numbers_printed:
        return Match.OPEN
    hours = {number % _HALF_DAY for number in numbers_printed if number <= 2 * _HALF_DAY}
    return _same_if(hour % _HALF_DAY in hours and minute in {0, *numbers_printed})


def _match_year(value: Sought, facts: Facts) -> Match:
    year = value.words
    for day in facts.dates:
        if year in ((day.earliest or "")[:4], (day.latest or "")[:4]):
            return Match.SAME
    return _same_if(year in digits_of(facts))


# Quotations.


def _match_quotation(value: Sought, facts: Facts) -> Match:
    """Compares a quotation with a sentence. In a sentence that is not parsed, its words may be
    translated, so it is left open."""
    if stands_in(value.words, facts.quote):
        return Match.SAME
    return _lacking(is_open=not facts.read_whole)


# Several sentences.
