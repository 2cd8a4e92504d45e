"""The numbers, days, names and words that one report prints (`ReportValues`)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from rashomon.facts.sentence_facts import Facts
from rashomon.matching.quotations import stands_in
from rashomon.matching.story_sentences import StorySentences
from rashomon.matching.values_elsewhere import (
    THOUSANDS,
    as_figures,
    days_in,
    has_namesake,
    is_latin,
    is_written,
    printed_numbers,
)
from rashomon.model.answer_marks import MarkKind
from rashomon.numbers.values_printed import has_number_words, values_printed
from rashomon.shipped.tables.word_rarity import load_rarity
from rashomon.shipped.words import ordered, pattern_of
from rashomon.text.detect_language import language_of_report
from rashomon.text.gathering import by_key
from rashomon.text.name_words import country_names, demonyms, fold
from rashomon.text.parsed_report import Annotations
from rashomon.text.question_language import language_of_words, reads_foreign

_NEAR_DAYS = 6  # a weekday, or "yesterday", means a day so near to the page's own
_FEW_DAYS = 3  # that a weekend has; longer ones name no day
_MOST = 0.5  # share of the words of a quotation that shows that it is not translated
_FEW_WORDS = 2  # which may be quoted from anywhere
_ENDING = 2  # letters that another form of a name may have otherwise
_STEM = 5  # letters by which forms of a name are one: "Moravia", "Moravian"
_POSSESSIVE = re.compile(r"['’]s\b")
_WEEKDAYS = pattern_of(r"\b{calendar.weekdays}\b")
_DIGITS = re.compile(r"\d+(?:\.\d+|,\d{1,2}(?![\d,]))?")
_MONTHS = {month.lower()[:3]: number for number, month in enumerate(ordered("calendar.months"), 1)}
_MONTH = "{calendar.months|calendar.abbreviated_months}"
MONTH_AND_DAY = pattern_of(
    rf"(?i)\b(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<month>{_MONTH})\b\.?"
    r"(?: (?P<behind>\d{1,2})(?:st|nd|rd|th)?(?![\d:]))?"
)
"""A month with the day before or behind it, if there is one."""


def days_of_match(text: str) -> Iterator[tuple[int, int]]:
    """Yields month and day of each date in words, 0 for the day of a month without one."""
    for match in MONTH_AND_DAY.finditer(text):
        day = match["before"] or match["behind"] or "0"
        if match["month"][0].isupper():
            yield _MONTHS[match["month"].lower()[:3]], int(day)


def figures_in(text: str) -> set[str]:
    """Returns the numbers that stand in an English text in digits, without what parts their
    thousands."""
    without_thousands = THOUSANDS.sub("", text)
    return as_figures(
        (float(figure.replace(",", ".")) for figure in _DIGITS.findall(without_thousands)), ".6g"
    )


def figures_of_sentence(facts: Facts) -> set[str]:
    """Returns the numbers of a sentence, in digits and spelled out, as figures."""
    numbers = printed_numbers(facts)
    if not facts.read_whole:
        return as_figures(numbers, ".6g")
    for number in facts.numbers:
        numbers |= number.numbers()
    return as_figures(numbers, ".6g") | figures_in(facts.quote)


class ReportValues:
    """What one report prints. `sentences`: its own, with their facts."""

    def __init__(self, page: Annotations, sentences: Iterable[Facts]) -> None:
        self.page = page
        self.sentences = tuple(sentences)

    def reads(self, kind: MarkKind) -> bool:
        """Whether all values of a kind are known that it prints: in a language that is not parsed
        only numbers, where its words for them are known."""
        if self.page.read_whole or not self.sentences:
            return self.page.read_whole
        return kind is MarkKind.NUMBER and has_number_words(self.sentences[0].page.report.language)

    @cached_property
    def text(self) -> str:
        """Its headline and text."""
        report = self.page.report
        return f"{report.title or ''}\n{report.text}"

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Its numbers as figures."""
        if self.page.read_whole:
            numbers = figures_in(self.text)
        else:
            numbers = as_figures(values_printed(self.text, self.page.report.language), ".6g")
        for facts in self.sentences:
            numbers |= figures_of_sentence(facts)
        return frozenset(numbers)

    @cached_property
    def page_days(self) -> tuple[date, ...]:
        """The days of its page, by which it means its weekdays."""
        report = self.page.report
        days = [_date_of(report.published), _date_of(report.anchor)]
        return tuple(day for day in days if day is not None)

    @cached_property
    def days(self) -> frozenset[tuple[int, int]]:
        """Months and days that it names, that its expressions of time mean, and of its page."""
        days = set(days_of_match(self.text))
        for facts in self.sentences:
            for month_and_day in days_in(facts):
                month, day = month_and_day.split("-")
                days.add((int(month), int(day or 0)))
            for expression in facts.dates:
                days |= set(_days_between(expression.earliest, expression.latest))
        for page_day in self.page_days:
            days.add((page_day.month, page_day.day))
            days |= set(self._near_days(page_day))
        return frozenset(days | {(month, 0) for month, _ in days})

    @cached_property
    def weekdays(self) -> frozenset[str]:
        """The weekdays that it names, on which its page came out or the day before, and of its
        days."""
        days = [*self.page_days, *(day - timedelta(days=1) for day in self.page_days)]
        for facts in self.sentences:
            for expression in facts.dates:
                days += filter(None, (_date_of(expression.earliest), _date_of(expression.latest)))
        return frozenset(f"{day:%A}" for day in days) | set(_WEEKDAYS.findall(self.text))

    @cached_property
    def years(self) -> frozenset[str]:
        """The years of its page and of its days."""
        years = {str(day.year) for day in self.page_days}
        for facts in self.sentences:
            for expression in facts.dates:
                years |= {(expression.earliest or "")[:4], (expression.latest or "")[:4]}
        return frozenset(years)

    def _near_days(self, page_day: date) -> Iterator[tuple[int, int]]:
        """Yields the days near the page's own of whose weekday it speaks."""
        for distance in range(-_NEAR_DAYS, _NEAR_DAYS + 1):
            day = page_day + timedelta(days=distance)
            if f"{day:%A}" in self.text or distance == -1:
                yield day.month, day.day

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in plain letters, and those of its outlet and authors."""
        report = self.page.report
        names = [report.outlet or "", report.source, *report.agencies, *report.authors]
        printed = f"{self.text} {' '.join(names).replace('.', ' ')}"
        return frozenset(fold(_POSSESSIVE.sub("", printed)).split())

    @cached_property
    def folded(self) -> str:
        """Its text in plain letters."""
        return f" {fold(self.text)} "

    @cached_property
    def stems(self) -> Mapping[str, Sequence[str]]:
        """Its longer words by their first letters."""
        return by_key((word[:_STEM], word) for word in self.words if len(word) >= _STEM)

    @cached_property
    def initials(self) -> str:
        """The first letters of its capitalised words, one after the other, a blank for another."""
        words = re.findall(r"[^\W\d_]+", self.text)
        return "".join(word[0] if word[0].isupper() else " " for word in words)

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Its words of capitals alone."""
        return frozenset(re.findall(r"\b[A-Z]{2,}\b", self.text.replace(".", "")))

    @cached_property
    def countries(self) -> frozenset[str]:
        """The codes of the countries of which it speaks."""
        return frozenset(_countries_in(self.text))

    def has_name(self, name: str) -> bool:
        """Whether it prints each word of a name, in some form; in another language, whether it
        prints the last one by its consonants, in whatever letters. Among Latin letters a full name
        is hardly written otherwise."""
        words = [word for word in re.split(r"[\s-]+", name) if word]
        if all(self._has_word(word, name) for word in words):
            return True
        may_be_otherwise = len(words) == 1 or not is_latin(self.text)
        is_elsewhere = not self.page.read_whole and may_be_otherwise
        return is_elsewhere and is_written(words, self.text) is True

    def _has_word(self, word: str, name: str) -> bool:
        """Whether a report prints a word of a name in some form: another ending, its initials
        ("UN"), the abbreviation of the name, or an adjective of its country."""
        plain = fold(word)
        folded = plain.removesuffix("s")
        if not plain or plain in self.words or folded in self.words:
            return True
        if len(plain) >= _STEM and self._has_form(plain):
            return True
        letters = word.replace(".", "")
        if letters.isupper() and letters in self.initials:
            return True
        if "".join(part[0] for part in name.split()) in self.abbreviations:
            return True
        return bool(self.countries & set(_countries_in(name)))

    def _has_form(self, plain: str) -> bool:
        """Whether it has a word with the same beginning: of one that is no common word, most of
        it ("Kranzberg" is no form of "Kranzhofer")."""
        alike = self.stems.get(plain[:_STEM], ())
        if plain in load_rarity().known:
            return bool(alike)
        shortest = max(_STEM, len(plain) - _ENDING)
        return any(word[:shortest] == plain[:shortest] for word in alike)

    def has_otherwise(self, kind: MarkKind, words: str) -> bool:
        """Whether it surely prints a value otherwise that it does not print: most words of a
        quotation, which are hardly translated, or a given name before another surname."""
        if kind is MarkKind.NAME:
            return has_namesake(words.split(), self.text)
        quoted = fold(words).split()
        shared = sum(word in self.words for word in quoted)
        return (
            kind is MarkKind.QUOTATION and len(quoted) > _FEW_WORDS and shared > _MOST * len(quoted)
        )

    def has_language_of(self, quotation: str, language: str) -> bool:
        """Whether a quotation of an answer in a language (ISO code) is in that of this report, and
        so no translation: both have one language, more of its small words are of this one, or it
        is not English in an English answer."""
        own = language_of_report(self.page.report)
        if own == language == "en":
            return True
        is_long = len(quotation.split()) > _FEW_WORDS
        is_own = own == language or language_of_words(quotation, (own, language)) == own
        return is_long and (is_own or (language == "en" and reads_foreign(quotation)))

    def has_quotation(self, words: str) -> bool:
        """Whether it prints these words, also where something else is said between them."""
        return stands_in(words, self.text)


class SentenceValues(ReportValues):
    """What the sentences and the headline of a report print: the days of its page are none of
    these."""

    @cached_property
    def text(self) -> str:
        """Its headline and sentences."""
        return "\n".join([self.page.report.title or "", *(facts.quote for facts in self.sentences)])

    @cached_property
    def page_days(self) -> tuple[date, ...]:
        """None."""
        return ()


def _countries_in(text: str) -> Iterator[str]:
    codes = country_names() | demonyms()
    for name in re.findall(r"[A-Z][\w.]*(?: [A-Z][\w.]*)*", text):
        for form in (name, *name.split()):
            if form in codes:
                yield codes[form]


def _date_of(day: str | None) -> date | None:
    """Returns a whole day, None of a month or year."""
    return date.fromisoformat(day[:10]) if day and len(day) >= len("2000-01-01") else None


def _days_between(earliest: str | None, latest: str | None) -> Iterator[tuple[int, int]]:
    """Yields the first and the last day, and those between where they are few."""
    first = _date_of(earliest)
    last = _date_of(latest)
    if first is None or last is None:
        return
    yield first.month, first.day
    yield last.month, last.day
    length = (last - first).days
    for distance in range(length if length <= _FEW_DAYS else 0):
        day = first + timedelta(days=distance)
        yield day.month, day.day


def values_of_reports(story: StorySentences) -> dict[str, ReportValues]:
    """Returns what each report of a story prints, by its id."""
    values = {}
    for ident, page in story.pages.items():
        values[ident] = ReportValues(page, story.of_report[ident])
    return values
