"""How the values of a part stand in a sentence (`Sought`): in the same way, with another limit, of
something else, or not at all; `OPEN` where the sentence's language is not read for them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from rashomon.differences.values import amounts_apart, is_rounded
from rashomon.facts.findings import Match
from rashomon.facts.sentence_facts import FactKind, Facts
from rashomon.model.answer import FaultKind
from rashomon.model.date import Date
from rashomon.model.span import Span
from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.fates import CASUALTIES
from rashomon.quantities.bounds import same_number
from rashomon.quantities.read_quantities import read_quantities
from rashomon.shipped.words import either, ordered, set_of, toml_table
from rashomon.text.find_words import Searchable, find_words
from rashomon.text.name_words import fold

_LONG = 8  # letters of words that are known though signs are set otherwise
_SMALL = 2  # what is no more may be told without a number: "both", "a man and his son"
_FAR = 1.25  # ratio from which a number is no rounded form of another
_IN_WORDS = 12  # numbers up to this one are often spelled out
_SCALES = (1.0, 1e3, 1e6, 1e9)
_ANY_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_BETWEEN = re.compile(r"(?<=\d)[,.’'\s]{1,2}(?=\d{3}\b)")
_UNSPACED = re.compile(r"[\s\"'“”„‘’«»‐‑‒–—-]+")
YEAR = re.compile(r"\b[12]\d{3}\b")
_PART_OF_DAY = re.compile(rf"(?i)\b(?:{either('answers.parts_of_day')})\b")
_WEEKDAY = re.compile(rf"(?i)\b(?:{either('calendar.weekday_stems')})")
_MONTH = re.compile(rf"(?i)\b(?:{either('calendar.months', 'calendar.abbreviated_months')})")
_QUOTED = re.compile(r"[“\"](\w[^“”\"\n]*)[”\"]")
_OMITTED = re.compile(r"\[[^\]]*\]|…|\.\.\.")
_TEXTS, _ORDINALS = set_of("answers.texts"), ordered("answers.ordinals")


@dataclass(frozen=True)
class Sought:
    """A value of a part: `value` is what it amounts to, a CountedNumber, a Date, or a name's id.
    `look`: how it matches a sentence; `is_firm`: whether the part falls where no report has it."""

    kind: FaultKind
    span: Span
    look: Callable[["Sought", Facts], Match]
    value: Any = None
    is_firm: bool = True

    @property
    def words(self) -> str:
        """As its author wrote it."""
        return self.span.quote

    def match(self, facts: Facts) -> Match:
        """Returns how it stands in a sentence."""
        return self.look(self, facts)


def values_in(part: Facts) -> Iterator[Sought]:
    """Yields the numbers, days, hours and quotations of a part."""
    settled = [day.span for day in part.dates]
    for fact in part.of[FactKind.NUMBER]:
        settled.append(fact.words)
        if YEAR.fullmatch(fact.words.quote) and fact.value.noun is None:
            yield Sought(FaultKind.DAY, fact.words, _match_year, is_firm=False)
        elif fact.value.numbers() != {0.0}:  # of none at all the wording tells
            yield Sought(FaultKind.NUMBER, fact.words, _match_number, fact.value)
    for day in part.dates:
        if day.tells != "length" and day.earliest and day.latest:
            if day.time is not None:
                yield Sought(FaultKind.HOUR, day.span, _match_hour, day)
            if day.time is None or _WEEKDAY.search(day.span.quote) or _MONTH.search(day.span.quote):
                yield Sought(FaultKind.DAY, day.span, _match_day, day, is_dated(day.span.quote))
    for match in _QUOTED.finditer(part.span.quote):
        words = _span(part, *match.span(1))
        settled.append(words)
        is_long = len(words.quote.split()) > _SMALL
        yield Sought(FaultKind.QUOTATION, words, _match_quotation, is_firm=is_long)
    for figure in part.figures:
        if YEAR.fullmatch(figure.quote):
            yield Sought(FaultKind.DAY, figure, _match_year, is_firm=False)
        elif not figure.meets(settled):
            yield Sought(FaultKind.NUMBER, figure, _match_figure)


def _span(part: Facts, start: int, end: int) -> Span:
    return part.page.report.span(part.span.start + start, part.span.start + end)


# Numbers.


def _match_number(sought: Sought, facts: Facts) -> Match:
    if not facts.page.read_whole:
        return _match_in_digits(sought.value, facts)
    matches = {
        _match_amounts(sought.value, fact.value, facts) for fact in facts.of[FactKind.NUMBER]
    }
    best = next((match for match in Match if match in matches), Match.ABSENT)
    if best is Match.ABSENT and (_figures(sought.words) <= digits_of(facts, unread=True)):
        best = Match.SAME if _figures(sought.words) else best
    return Match.SAME if best is Match.ABSENT and _is_ordinal(sought.value, facts) else best


def _match_amounts(mine: CountedNumber, number: CountedNumber, facts: Facts) -> Match:
    units = {mine.quantity.unit, number.quantity.unit} - {None}
    is_bare = mine.quantity.unit is None and mine.noun is None
    if len(units) > 1 or (mine.share is not number.share and units and not is_bare):
        return Match.ABSENT
    if not mine.same_number(number):
        return Match.OPEN if _is_less_exact(mine, number) else Match.ABSENT
    if len({mine.fate, number.fate} & set(CASUALTIES)) > 1:
        return Match.OTHERWISE
    limits = _limits_in(facts.span.quote, number)
    if "estimat" in facts.span.quote:
        limits.add("near")
    is_one_limit = not limits.isdisjoint(_limits_in(mine.sentence.quote, mine))
    return Match.SAME if is_one_limit else Match.LIMIT


def _limits_in(text: str, number: CountedNumber) -> set[str]:
    """How a text limits a number, by its words alone: the parser may take "over" for another
    word."""
    limits = set[str]()
    for quantity in read_quantities(text):
        if same_number(quantity.bounds, number.bounds):
            limits.add(quantity.manner)
    return limits or {number.number.limit}


def _is_less_exact(mine: CountedNumber, number: CountedNumber) -> bool:
    """Whether a number tells another less exactly, and says so."""
    size, other = mine.size(), number.size()
    if not size or not other or max(size, other) / min(size, other) > _FAR:
        return False
    is_limited = mine.number.limit != "exact" and not amounts_apart(mine.quantity, number.quantity)
    return is_limited or is_rounded(mine.quantity, number.quantity)


def _is_ordinal(number: CountedNumber, facts: Facts) -> bool:
    """Whether a sentence tells of as many by "the third"."""
    places = [int(value) - 1 for value in number.numbers() if 0 < value <= len(_ORDINALS)]
    return any(_ORDINALS[place] in fold(facts.span.quote).split() for place in places)


def _match_in_digits(number: CountedNumber, facts: Facts) -> Match:
    """In a language whose numbers are not read, digits alone tell; small ones may be spelled."""
    printed = {re.sub(r"\D", "", figure) for figure in _ANY_FIGURE.findall(facts.span.quote)}
    for value in number.numbers():
        if any(re.sub(r"\D", "", f"{value / scale:g}") in printed for scale in _SCALES):
            return Match.SAME
    is_small = min(number.numbers(), default=0) <= _IN_WORDS
    return Match.OPEN if is_small or not printed else Match.ABSENT


def digits_of(facts: Facts, *, unread: bool = False) -> set[str]:
    """Returns the figures of a sentence; `unread`: those that are read as no number."""
    text, start = facts.span.quote, facts.span.start
    for fact in facts.of[FactKind.NUMBER] if unread else ():
        first, last = fact.words.start - start, fact.words.end - start
        text = text[:first] + " " * (last - first) + text[last:]
    whole = re.findall(r"\d{4,}", _BETWEEN.sub("", facts.span.quote))
    return {*_figures(text), *_figures(_BETWEEN.sub("", text)), *whole}


def _figures(text: str) -> set[str]:
    return {figure.lstrip("0") or "0" for figure in re.findall(r"\d+", _BETWEEN.sub("", text))}


def _match_figure(sought: Sought, facts: Facts) -> Match:
    return Match.SAME if _figures(sought.words) <= digits_of(facts) else Match.ABSENT


def is_told_without(number: CountedNumber) -> bool:
    """Whether a number may be told without one: none, one and two, spelled out; how many reports
    or sources say something is nothing that they say."""
    has_digits = any(map(str.isdigit, number.quantity.text))
    is_small = not has_digits and all(value <= _SMALL for value in number.numbers())
    return is_small or number.noun in _TEXTS


# Days and hours.


def is_dated(words: str) -> bool:
    """Returns whether words name a date, not a weekday or "today" alone."""
    return bool(re.search(r"\d", words) or _MONTH.search(words))


def _match_day(sought: Sought, facts: Facts) -> Match:
    """A relative day without a weekday tells too little to be missed."""
    words, printed = sought.words, facts.span.quote
    mine, others = (set(map(str.casefold, _PART_OF_DAY.findall(w))) for w in (words, printed))
    if mine and others and mine.isdisjoint(others):
        return Match.ABSENT
    is_clock = ":" in words and _figures(words) <= _figures(printed)
    if is_clock or fold(words) in fold(printed):
        return Match.SAME
    days = [day for day in facts.dates if day.tells != "length"]
    if any(_is_same_day(sought.value, day) for day in days):
        return Match.SAME
    foreign = set(_foreign_days(facts))
    if (sought.value.earliest or "")[5:10] in foreign:
        return Match.SAME
    is_vague = not (sought.is_firm or _WEEKDAY.search(words))
    is_read = days or foreign or facts.page.read_whole
    return Match.OPEN if is_vague or not is_read else Match.ABSENT


def _foreign_days(facts: Facts) -> Iterator[str]:
    """Yields the days of a sentence in a language that is not read, month and day: "03-11"."""
    language = facts.page.report.language or ""
    months = toml_table("page_zones.toml")["months"].get(language, "").split()
    for number, spellings in enumerate(months if not facts.page.read_whole else (), 1):
        named = rf"(?i)(\d{{1,2}})\.?(?: de)? (?:{spellings.replace('/', '|')})\b"
        for day in re.findall(named, facts.span.quote):
            yield f"{number:02}-{int(day):02}"


def _is_same_day(mine: Date, day: Date) -> bool:
    named, weekday = _WEEKDAY.search(mine.span.quote), _weekday_of(day)
    if named and weekday and not weekday.startswith(named[0].casefold()[:3]):
        return False
    if (named and not is_dated(mine.span.quote)) or not day.earliest:
        return bool(named and weekday)
    moments = (day.earliest, day.latest)
    readings = ((reading, reading) for reading in day.readings)
    return any(is_on(mine, first) and is_on(mine, last) for first, last in (moments, *readings))


def is_on(day: Date, moment: str | None) -> bool:
    """Returns whether a moment lies on a day or in the time that it tells; in any year where its
    words name none."""
    skipped = 0 if YEAR.search(day.span.quote) else 5  # characters of a year
    first, last = (day.earliest or "")[skipped:10], (day.latest or "")[skipped:10]
    return moment is not None and first <= moment[skipped:10] <= last


def _weekday_of(day: Date) -> str:
    named = _WEEKDAY.search(day.span.quote)
    if named:
        return named[0].casefold()[:3]
    first, last = (day.earliest or "")[:10], (day.latest or "")[:10]
    return date.fromisoformat(first).strftime("%a").casefold() if first and first == last else ""


def _match_hour(sought: Sought, facts: Facts) -> Match:
    figures = _figures(sought.words)
    is_printed = figures and figures <= _figures(facts.span.quote)
    same = (sought.value.time or "")[:5] in {(day.time or "")[:5] for day in facts.dates}
    if same or is_printed or fold(sought.words) in fold(facts.span.quote):
        return Match.SAME
    return Match.ABSENT if figures else Match.OPEN


def _match_year(sought: Sought, facts: Facts) -> Match:
    years = {(moment or "")[:4] for day in facts.dates for moment in (day.earliest, day.latest)}
    is_told = sought.words in years or sought.words in facts.span.quote
    return Match.SAME if is_told else Match.ABSENT


# Quotations.


def pieces_of(words: str) -> list[str]:
    """Returns quoted words between marked omissions and insertions."""
    return [piece for piece in _OMITTED.split(words) if any(map(str.isalnum, piece))]


def _match_quotation(sought: Sought, facts: Facts) -> Match:
    """Translated words stand in no report of another language."""
    if all(stands_in(piece, facts.searchable) for piece in pieces_of(sought.words)):
        return Match.SAME
    return Match.ABSENT if facts.page.read_whole else Match.OPEN


def stands_in(words: str, page: Searchable) -> bool:
    """Returns whether words stand in a text letter by letter, but for marks, dashes and blanks."""
    sought = _UNSPACED.sub("", words)
    is_run_together = len(sought) >= _LONG and sought in _UNSPACED.sub("", page.plain)
    return is_run_together or bool(find_words(page, words))
