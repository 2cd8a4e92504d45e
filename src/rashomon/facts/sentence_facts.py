"""The facts of a sentence (`Facts`). They are made once, for everything that asks
(`FactReader`)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import Any

from rashomon.differences.quoted_words import KnownPage, pages_of
from rashomon.facts.antecedents import words_meant
from rashomon.facts.frequencies import frequencies_in
from rashomon.facts.predicates import predicates_in
from rashomon.facts.sayings import saying_of
from rashomon.model.claim import ClaimSentence
from rashomon.model.date import Date
from rashomon.model.name import Names
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Statement, Statements
from rashomon.numbers.counted_number import CountedNumber, CountedNumbers
from rashomon.numbers.read_numbers import read_numbers
from rashomon.shipped.words import PatternMatch, pattern_of, set_of
from rashomon.text.gathering import Overlaps, by_report, grouped
from rashomon.text.parsed_report import Annotations, Pages, ParsedWords
from rashomon.text.parsed_word import ParsedWord, words_at
from rashomon.text.word_families import family_of

_TELLING = ("NOUN", "PROPN", "VERB", "ADJ", "ADV")
_HYPHENS = {"-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}"}
_HALF = 3  # letters that half of a word has at least
_FIGURE = pattern_of(r"(?<!\w)\d(?:[\d.,–-]*\d)?(?!\w)")
_NAMED_DAY = pattern_of(
    r"(?i)\b{calendar.weekday_stems|calendar.months|calendar.abbreviated_months}"
)
_WEEKDAY = pattern_of(r"\b{calendar.weekdays}\b")


class FactKind(StrEnum):
    """The kinds of facts. A weekday is one of which it is not sure which day it is."""

    NUMBER = "number"
    DAY = "day"
    WEEKDAY = "weekday"
    NAME = "name"
    POLARITY = "polarity"
    CERTAINTY = "certainty"
    FREQUENCY = "frequency"
    SPEAKER = "speaker"


@record
class SentenceFact:
    """One fact of a sentence: the words that give it, and what they amount to. That is a
    CountedNumber, a Date, a Predicate, a Frequency, a Saying, or otherwise the words."""

    kind: FactKind
    words: Span
    value: Any


@dataclass(frozen=True)  # no slots: what is worked out of it is kept
class Facts:
    """A whole sentence, of a report or of a text that was read like one, with its facts, dates and
    statements."""

    page: Annotations
    sentence: ClaimSentence
    facts: tuple[SentenceFact, ...]
    dates: tuple[Date, ...]
    statements: tuple[Statement, ...]

    @property
    def span(self) -> Span:
        """Returns the sentence itself."""
        return self.sentence.span

    @property
    def report(self) -> str:
        """Returns the id of its report."""
        return self.span.report

    @property
    def quote(self) -> str:
        """Returns its words."""
        return self.span.quote

    @property
    def read_whole(self) -> bool:
        """Whether its language is parsed."""
        return self.page.read_whole

    @cached_property
    def of(self) -> Mapping[FactKind, Sequence[SentenceFact]]:
        """Returns the facts of each kind, in the order of the text."""
        return grouped(self.facts, attrgetter("kind"))

    @property
    def words(self) -> ParsedWords:
        """Returns the words of its whole page."""
        return self.page.words

    @property
    def own_words(self) -> list[ParsedWord]:
        """Returns its own words, in order."""
        return words_at(self.words, self.words.of(self.span))

    def has_listed(self, *lists: str) -> bool:
        """Whether one of its words stands in one of these word lists by its base form."""
        return any(word.base_listed(*lists) for word in self.own_words)

    @property
    def numbers(self) -> list[CountedNumber]:
        """Returns its numbers in the order of the text."""
        return [fact.value for fact in self.of[FactKind.NUMBER]]

    @property
    def figures(self) -> Iterator[Span]:
        """Returns what stands there in digits."""
        for match in _FIGURE.finditer(self.quote):
            yield self.stretch(match)

    def stretch(self, match: PatternMatch, group: int = 0) -> Span:
        """Returns where a match in its words, or a group of it, stands in the report."""
        start = self.span.start
        return self.page.report.span(start + match.start(group), start + match.end(group))

    @cached_property
    def meant(self) -> frozenset[str]:
        """Returns the families of what its pronouns may stand for."""
        antecedents = [word for pronoun in self.own_words for word in words_meant(pronoun)]
        return frozenset(word.family for word in antecedents if word.pos in _TELLING)

    @cached_property
    def families(self) -> frozenset[str]:
        """Returns the families of the words that tell something; in a language without a parse
        of those of four letters and more."""
        families = set()
        for word in self.own_words:
            is_telling = len(word.text) > 3
            if self.read_whole:
                is_telling = word.pos in _TELLING and not word.is_common
            if is_telling and any(map(str.isalnum, word.text)):
                families.add(word.family)
        return frozenset(families)

    @cached_property
    def joined(self) -> frozenset[str]:
        """Returns the families of what its neighbouring words are as one word: of "Sun Port" and
        "cease-fire", "sunport" and "ceasefire"."""
        families = set()
        words = [word for word in self.own_words if word.text not in _HYPHENS]
        for word, following in pairwise(words):
            if _is_half(word) and _is_half(following) and not word.is_common:
                families.add(family_of(f"{word.lower}{following.base}"))
        return frozenset(families)


Sentences = Sequence[Facts]


def _is_half(word: ParsedWord) -> bool:
    """Whether a word may be half of another: "in" and "a" are in too many ("a part", "apart")."""
    return word.text.isalpha() and len(word.text) >= _HALF


class FactReader:
    """Reads the facts of sentences. `pages` are their reports; the other fields are what was found
    in these."""

    def __init__(
        self,
        pages: Pages,
        names: Names,
        dates: Sequence[Date],
        statements: Statements,
    ) -> None:
        english = [page for page in pages if page.read_whole]
        numbers = by_report(read_numbers(english, names=names, statements=statements, dates=dates))
        self._pages = pages_of(pages, names=names, statements=statements, dates=dates)
        self._printed = {}
        for report, page in self._pages.items():
            facts = _printed_facts(page, numbers[report])
            self._printed[report] = Overlaps(
                (fact.words.start, fact.words.end, fact) for fact in facts
            )

    def read(self, sentence: ClaimSentence) -> Facts:
        """Returns a sentence with what stands in it."""
        page = self._pages[sentence.report]
        span = sentence.span
        facts = tuple(fact for fact in self._facts(span) if span.contains(fact.words))
        dates = tuple(date for date in page.dates if span.contains(date.span))
        statements = tuple(
            statements for statements in page.statements if statements.id in sentence.statements
        )
        return Facts(
            page=page.annotated, sentence=sentence, facts=facts, dates=dates, statements=statements
        )

    def _facts(self, span: Span) -> Iterator[SentenceFact]:
        """Yields the facts that touch a sentence."""
        page = self._pages[span.report]
        yield from self._printed[span.report].at(span.start, span.end)
        for statement in page.statements:
            if statement.quote.overlaps(span):
                speakers = _named_with_speaker(statement, page.annotated)
                saying = saying_of(statement, page.annotated.report, speakers)
                if saying:
                    yield SentenceFact(FactKind.SPEAKER, statement.quote, saying)
        if page.annotated.read_whole:
            yield from _predicate_facts(span, page.annotated)


def _named_with_speaker(statement: Statement, page: Annotations) -> set[str]:
    """Returns the families of the names below the words for a speaker, outside of what is said."""
    families = set[str]()
    if statement.speaker_span is None or not page.read_whole:
        return families
    for speaker in words_at(page.words, page.words.of(statement.speaker_span)):
        for word in speaker.under:
            if (
                word.pos == "PROPN"
                and not statement.quote.start <= word.start < statement.quote.end
            ):
                families.add(word.family)
    return families


def _printed_facts(page: KnownPage, numbers: CountedNumbers) -> Iterator[SentenceFact]:
    """Yields the numbers, days and names of a report."""
    for number in numbers:
        yield SentenceFact(FactKind.NUMBER, number.number.span, number)
    for date in page.dates:
        is_whole = date.precision in set_of("calendar.exact") and date.earliest and date.latest
        if is_whole and date.tells != "length" and _is_day(date):
            yield SentenceFact(FactKind.DAY, date.span, date)
    yield from _weekday_facts(page)
    for name in dict.fromkeys(name for name, _ in page.mentions):
        yield SentenceFact(FactKind.NAME, name, name.quote)


def _weekday_facts(page: KnownPage) -> Iterator[SentenceFact]:
    """Yields the weekdays of a report of which it is not sure which days they are."""
    dated = [date.span for date in page.dates if date.earliest or date.tells == "length"]
    report = page.annotated.report
    for match in _WEEKDAY.finditer(report.text):
        weekday = report.span(*match.span())
        if not weekday.meets(dated):
            yield SentenceFact(FactKind.WEEKDAY, weekday, weekday.quote)


def _predicate_facts(span: Span, page: Annotations) -> Iterator[SentenceFact]:
    """Yields what a sentence says of something, how surely, and how often that is done."""
    for word, predicate in predicates_in(words_at(page.words, page.words.of(span))):
        span_of_word = page.report.span(word.start, word.end)
        yield SentenceFact(FactKind.POLARITY, span_of_word, predicate)
        yield SentenceFact(FactKind.CERTAINTY, span_of_word, predicate)
    for span_of_word, frequency in frequencies_in(span, page):
        yield SentenceFact(FactKind.FREQUENCY, span_of_word, frequency)


def _is_day(date: Date) -> bool:
    """Whether the words name a day or a year; an hour alone is told of a day that they leave
    open."""
    return date.precision in {"day", "year"} or bool(_NAMED_DAY.search(date.quote))
