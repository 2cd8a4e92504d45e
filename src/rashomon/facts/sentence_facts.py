"""The facts of a sentence (`Facts`), made once for whoever asks (`FactReader`)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rashomon.differences.find_words import Searchable, searchable
from rashomon.differences.native_days import deed_on
from rashomon.differences.quoted_words import KnownPage, pages_of
from rashomon.model.claim import ClaimSentence
from rashomon.model.date import Date
from rashomon.model.name import Name
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.numbers.read_numbers import CountedNumber, read_numbers
from rashomon.text.gathering import by_key
from rashomon.text.name_words import fold
from rashomon.text.parsed_report import Annotations
from rashomon.text.word_families import family_of

QUOTED = re.compile(r"[“\"](?P<words>[^“”\"\n]{6,600})[”\"]")
_SHORTEST = 3  # words of a quotation; what is shorter may be a name, or a word held at arm's length
_FIGURE = re.compile(r"(?<!\w)\d(?:[\d.,–-]*\d)?(?!\w)")
_PRECISE = frozenset({"minute", "hour", "part", "day", "year"})


@lru_cache(maxsize=64)
def searchable_page(report: Report) -> Searchable:
    """Returns the searchable text of a report, made once."""
    return searchable(report)


@dataclass(frozen=True)  # no slots: what is worked out of it is kept
class Facts:
    """A whole sentence of a report, or of any text that was read as one, with what stands in it:
    its numbers, dates, names and statements."""

    page: Annotations
    sentence: ClaimSentence
    numbers: tuple[CountedNumber, ...]
    dates: tuple[Date, ...]
    names: tuple[Span, ...]
    statements: tuple[Statement, ...]

    @property
    def span(self) -> Span:
        """The sentence itself."""
        return self.sentence.span

    @cached_property
    def days(self) -> tuple[Date, ...]:
        """The days, years and hours that it tells, lengths of time left out."""
        days = []
        for date in self.dates:
            is_whole = date.precision in _PRECISE and date.earliest and date.latest
            if is_whole and date.tells != "length":
                days.append(date)
        return tuple(days)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """The words in quotation marks, those of three words and more."""
        quoted = self._matching(QUOTED, "words")
        return tuple(words for words in quoted if len(fold(words.quote).split()) >= _SHORTEST)

    @property
    def figures(self) -> Iterator[Span]:
        """What stands there in digits."""
        return self._matching(_FIGURE)

    @cached_property
    def searchable(self) -> Searchable:
        """Its text, with the place of each character."""
        return searchable_page(self.page.report).part(self.span)

    def deed(self, day: Date) -> str | None:
        """Returns the family of the verb that tells what was done on a day."""
        if not self.page.read_whole:
            return None
        words = self.page.words
        verb = deed_on(words, day.span)
        return None if verb is None else family_of(words.lemma[verb])

    def _matching(self, pattern: re.Pattern[str], group: int | str = 0) -> Iterator[Span]:
        for match in pattern.finditer(self.span.quote):
            start, end = match.span(group)
            yield self.page.report.span(self.span.start + start, self.span.start + end)


class FactReader:
    """Reads the facts of sentences; `pages`: their reports, the rest what was found in these."""

    def __init__(
        self,
        pages: Sequence[Annotations],
        *,
        names: Sequence[Name],
        dates: Sequence[Date],
        statements: Sequence[Statement],
    ) -> None:
        english = [page for page in pages if page.read_whole]
        numbers = read_numbers(english, names=names, statements=statements, dates=dates)
        self._pages = pages_of(pages, names, statements, dates)
        self._numbers = by_key((number.report, number) for number in numbers)

    def read(self, sentence: ClaimSentence) -> Facts:
        """Returns a sentence with what stands in it."""
        page, span = self._pages[sentence.report], sentence.span
        names = dict.fromkeys(name for name, _ in page.mentions)
        return Facts(
            page.annotated,
            sentence,
            tuple(n for n in self._numbers[sentence.report] if span.contains(n.number.span)),
            tuple(date for date in page.dates if span.contains(date.span)),
            tuple(name for name in names if span.contains(name)),
            tuple(said for said in page.statements if said.id in sentence.statements),
        )
