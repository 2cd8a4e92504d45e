"""How numbers, days, hours and quotations of a part stand in a sentence (`Sought`): in the same
way, with another limit, of something else, or not at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from rashomon.claims.terms import digits_in
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
from rashomon.shipped.words import either, ordered, set_of
from rashomon.text.find_words import Searchable, find_words
from rashomon.text.name_words import fold

_LONG = 8  # letters of words that are known though signs are set otherwise
_SMALL = 2  # what is no more may be told without a number: "both", "a man and his son"
_FAR = 1.25  # ratio from which a number is no rounded form of another
_IN_WORDS = 12  # numbers up to this one are often spelled out
_SCALES = (1.0, 1e3, 1e6, 1e9)
_PART_OF_DAY = re.compile(rf"(?i)\b(?:{either('answers.parts_of_day')})\b")
_BETWEEN = re.compile(r"(?<=\d)[,.’'\s]{1,2}(?=\d{3}\b)")
_UNSPACED = re.compile(r"[\s\"'“”„‘’«»‐‑‒–—-]+")
YEAR = re.compile(r"\b[12]\d{3}\b")
_WEEKDAY = re.compile(rf"(?i)\b(?:{either('calendar.weekday_stems')})")
_MONTH = re.compile(rf"(?i)\b(?:{either('calendar.months', 'calendar.abbreviated_months')})")
_NAMED_DAY = re.compile(rf"(?i)\d|\b(?:{either('calendar.months', 'calendar.abbreviated_months')})")
_ORDINALS = ordered("answers.ordinals")
_COUNTED_TEXTS = set_of("answers.texts")
_OMITTED = re.compile(r"\s*(?:\[?\s*(?:…|\.\.\.)\s*\]?)\s*")
_INSERTED = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True)
class SoughtNumber:
    """A number of a part."""

    number: CountedNumber
    span: Span
    part: Facts = field(repr=False, compare=False)
    kind = FaultKind.NUMBER

    @property
    def words(self) -> str:
        """As its author wrote it."""
        return self.span.quote

    @property
    def is_firm(self) -> bool:
        """Whether a part that has it falls where no report does."""
        return True

    def match(self, facts: Facts) -> Match:
        """Returns how it stands in a sentence."""
        if not facts.page.read_whole:
            return self._match_digits(facts)
        matches = {self._match(fact.value, facts) for fact in facts.of[FactKind.NUMBER]}
        match = _first(matches)
        is_printed = self._digits in digits_of(facts) or self._is_ordinal(facts)
        is_printed = is_printed and match is Match.ABSENT
        return Match.SAME if is_printed else match

    @property
    def _digits(self) -> str:
        return "".join(filter(str.isdigit, self.words))

    def _is_ordinal(self, facts: Facts) -> bool:
        """Whether a sentence tells of as many by "the third"."""
        numbers = [int(number) for number in self.number.numbers()]
        ordinals = {_ORDINALS[number - 1] for number in numbers if 0 < number <= len(_ORDINALS)}
        return not ordinals.isdisjoint(fold(facts.span.quote).split())

    def _match(self, number: CountedNumber, facts: Facts) -> Match:
        mine = self.number
        units = {mine.quantity.unit, number.quantity.unit} - {None}
        is_bare = mine.quantity.unit is None and mine.noun is None
        is_otherwise_share = mine.share is not number.share and len(units) == 1
        if len(units) > 1 or (is_otherwise_share and not is_bare):
            return Match.ABSENT
        if not mine.same_number(number):
            return Match.OPEN if self._holds(number) else Match.ABSENT
        fates = {mine.fate, number.fate} & set(CASUALTIES)
        if len(fates) > 1:
            return Match.OTHERWISE
        limits = _limits_in(facts.span.quote, number)
        if "estimat" in facts.span.quote:
            limits.add("near")
        mine_limits = _limits_in(self.part.span.quote, mine)
        return Match.LIMIT if mine_limits.isdisjoint(limits) else Match.SAME

    def _holds(self, number: CountedNumber) -> bool:
        """Whether it tells the other number less exactly, and says so."""
        mine, size, other = self.number, self.number.size(), number.size()
        if size is None or other is None or not size or not other:
            return False
        is_near = max(size, other) / min(size, other) < _FAR
        is_limited = mine.number.limit != "exact" and not amounts_apart(
            mine.quantity, number.quantity
        )
        return is_near and (is_limited or is_rounded(mine.quantity, number.quantity))

    def _match_digits(self, facts: Facts) -> Match:
        """In a language whose numbers are not read, digits alone tell; small numbers may be spelled
        out."""
        sought = self.number.numbers()
        printed = set(_values_in(facts.span.quote))
        scaled = {number / scale for number in sought for scale in _SCALES}
        if printed & scaled:
            return Match.SAME
        return Match.ABSENT if printed and min(sought, default=0) > _IN_WORDS else Match.OPEN


def _limits_in(text: str, number: CountedNumber) -> set[str]:
    """How a text limits a number, by its words alone: the parser may take "over" for another
    word."""
    limits = set[str]()
    for quantity in read_quantities(text):
        if same_number(quantity.bounds, number.bounds):
            limits.add(quantity.manner)
    return limits or {number.number.limit}


def digits_of(facts: Facts) -> set[str]:
    """Returns the figures of a sentence that are read as no number, without signs in them."""
    text, start = facts.span.quote, facts.span.start
    for fact in facts.of[FactKind.NUMBER]:
        read = fact.words
        text = text[: read.start - start] + " " * len(read.quote) + text[read.end - start :]
    whole = _BETWEEN.sub("", facts.span.quote)
    return {*re.findall(r"\d+", _BETWEEN.sub("", text)), *re.findall(r"\d{4,}", whole)}


def _values_in(text: str) -> Iterator[float]:
    """What figures of a text may amount to: "1.200" is 1200 in some languages, 1.2 in others."""
    for figure in digits_in(text):
        plain = figure.text
        yield float(re.sub(r"[.,]", "", plain))
        if plain.count(",") + plain.count(".") == 1:
            yield float(plain.replace(",", "."))


def is_told_without(number: CountedNumber) -> bool:
    """Whether a number may be told without one: none, one and two, spelled out; how many reports
    or sources say something is nothing that they say."""
    if number.noun in _COUNTED_TEXTS:
        return True
    has_digits = any(map(str.isdigit, number.quantity.text))
    return not has_digits and all(value <= _SMALL for value in number.numbers())


@dataclass(frozen=True)
class SoughtFigure:
    """Digits of a part that are no number of something: a road, a room, a score."""

    span: Span
    kind = FaultKind.NUMBER
    is_firm = True

    @property
    def words(self) -> str:
        """As its author wrote it."""
        return self.span.quote

    def match(self, facts: Facts) -> Match:
        """Returns how it stands in a sentence."""
        plain = re.sub(r"\D", "", self.words)
        printed = {re.sub(r"\D", "", figure.quote) for figure in facts.figures}
        return Match.SAME if plain in printed else Match.ABSENT


@dataclass(frozen=True)
class SoughtDay:
    """A day, month or year of a part. `own_days`: the days of the reports' pages."""

    day: Date
    kind = FaultKind.DAY

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.day.span

    @property
    def words(self) -> str:
        """As its author wrote it."""
        return self.day.span.quote

    @cached_property
    def is_firm(self) -> bool:
        """Whether a part that has it falls where no report does: a day with a figure or a month."""
        return bool(_NAMED_DAY.search(self.words))

    def match(self, facts: Facts) -> Match:
        """Returns how it stands in a sentence; a relative day without a weekday tells too little to
        be missed."""
        is_clock = ":" in self.words and _figures_of(self.words) <= _figures_of(facts.span.quote)
        if is_clock or fold(self.words) in fold(facts.span.quote):
            return Match.SAME
        days = [day for day in facts.dates if day.tells != "length"]
        mine, printed = _parts_of_day(self.words), _parts_of_day(facts.span.quote)
        if mine and printed and mine.isdisjoint(printed):
            return Match.ABSENT
        if any(map(self._is_same, days)):
            return Match.SAME
        is_vague = not (self.is_firm or _WEEKDAY.search(self.words))
        return Match.OPEN if is_vague or not (days or facts.page.read_whole) else Match.ABSENT

    def _is_same(self, day: Date) -> bool:
        if self.is_weekday or (not day.earliest and _WEEKDAY.search(day.span.quote)):
            return self._weekday == _weekday_of(day)
        mine = _bounds(self.day)
        named, weekday = _WEEKDAY.search(self.words), _weekday_of(day)
        if named and weekday and not weekday.startswith(named[0].casefold()[:3]):
            return False
        if not YEAR.search(self.words) and self._is_yearly(day):
            return True
        readings = [_bounds(day), *((other[:10], other[:10]) for other in day.readings)]
        return any(mine[0] <= first and last <= mine[1] for first, last in readings if first)

    def _is_yearly(self, day: Date) -> bool:
        """Whether it is the same day of any year, where its words name none."""
        (first, last), (own_first, own_last) = _bounds(day), _bounds(self.day)
        is_within = own_first[5:] <= first[5:] and last[5:] <= own_last[5:]
        return bool(first) and is_within and own_first[:4] == own_last[:4]

    @cached_property
    def is_weekday(self) -> bool:
        """Whether its words name a weekday and no date."""
        return bool(_WEEKDAY.search(self.words)) and not self.is_firm

    @cached_property
    def _weekday(self) -> str:
        return _weekday_of(self.day)

    def is_on(self, moment: str | None) -> bool:
        """Whether it is the day of this moment, or has it."""
        first, last = _bounds(self.day)
        skipped = 0 if YEAR.search(self.words) else 5  # characters of a year
        return moment is not None and first[skipped:] <= moment[skipped:10] <= last[skipped:]


def names_day(day: Date) -> bool:
    """Returns whether the words of a time name a weekday or a date."""
    words = day.span.quote
    return bool(_WEEKDAY.search(words) or _MONTH.search(words))


def _parts_of_day(words: str) -> frozenset[str]:
    return frozenset(part.casefold() for part in _PART_OF_DAY.findall(words))


def _bounds(day: Date) -> tuple[str, str]:
    return (day.earliest or "")[:10], (day.latest or "")[:10]


def _weekday_of(day: Date) -> str:
    named = _WEEKDAY.search(day.span.quote)
    if named:
        return named[0].casefold()[:3]
    first, last = _bounds(day)
    return date.fromisoformat(first).strftime("%a").casefold() if first and first == last else ""


@dataclass(frozen=True)
class SoughtHour:
    """A time of day of a part."""

    hour: Date
    kind = FaultKind.HOUR
    is_firm = True

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.hour.span

    @property
    def words(self) -> str:
        """As its author wrote it."""
        return self.hour.span.quote

    def is_on(self, moment: str | None) -> bool:
        """Whether a page bears this hour."""
        return moment is not None and (self.hour.time or " ")[:5] == moment[11:16]

    def match(self, facts: Facts) -> Match:
        """Returns how it stands in a sentence."""
        if fold(self.words) in fold(facts.span.quote):
            return Match.SAME
        mine, figures = (self.hour.time or "")[:5], _figures_of(self.words)
        printed = {(day.time or "")[:5] for day in facts.dates}
        if mine in printed or (figures and figures <= _figures_of(facts.span.quote)):
            return Match.SAME
        return Match.ABSENT if figures else Match.OPEN


def _figures_of(text: str) -> set[str]:
    return {figure.lstrip("0") for figure in re.findall(r"\d+", text)}


@dataclass(frozen=True)
class SoughtQuotation:
    """Words of a part in quotation marks, without these."""

    span: Span
    kind = FaultKind.QUOTATION

    @property
    def is_firm(self) -> bool:
        """Whether a part that has it falls where no report does: not a word held at arm's
        length."""
        return len(self.words.split()) > _SMALL

    @property
    def words(self) -> str:
        """As its author wrote them."""
        return self.span.quote

    def pieces(self) -> list[str]:
        """Returns the words between marked omissions and insertions."""
        plain = _INSERTED.sub("…", self.words)
        return [piece for piece in _OMITTED.split(plain) if any(map(str.isalnum, piece))]

    def match(self, facts: Facts) -> Match:
        """Returns how they stand in a sentence, letter by letter; translated words stand in no
        report of another language."""
        pieces = self.pieces()
        if all(stands_in(piece, facts.searchable) for piece in pieces):
            return Match.SAME
        return Match.ABSENT if facts.page.read_whole else Match.OPEN


def stands_in(words: str, page: Searchable) -> bool:
    """Whether words stand in a text letter by letter, but for marks, dashes and blanks."""
    if find_words(page, words):
        return True
    sought = _UNSPACED.sub("", words)
    return len(sought) >= _LONG and sought in _UNSPACED.sub("", page.plain)


@dataclass(frozen=True)
class SoughtYear:
    """A year of a part."""

    span: Span
    kind = FaultKind.DAY
    is_firm = False

    @property
    def words(self) -> str:
        """As its author wrote it."""
        return self.span.quote

    def is_on(self, moment: str | None) -> bool:
        """Whether a moment lies in it."""
        return moment is not None and moment[:4] == self.words

    def match(self, facts: Facts) -> Match:
        """Returns how it stands in a sentence."""
        is_told = any(self.is_on(day.earliest) or self.is_on(day.latest) for day in facts.dates)
        return Match.SAME if is_told or self.words in facts.span.quote else Match.ABSENT


def is_year(number: CountedNumber) -> bool:
    """Whether a number is a year."""
    return YEAR.fullmatch(number.quantity.text) is not None and number.noun is None


def _first(matches: set[Match]) -> Match:
    """The best of several matches."""
    return next((match for match in Match if match in matches), Match.ABSENT)
