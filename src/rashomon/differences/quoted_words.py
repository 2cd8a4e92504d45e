"""The words of a version in their sentence (`QuotedWords`): whose they are, which number or day
they give, and what tells that two of them say the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.differences.versions import NO_VALUE, Value, value_of_days
from rashomon.model.date import Date, DaySpan
from rashomon.model.difference import Quote
from rashomon.model.name import Name
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Stance, Statement, smallest
from rashomon.numbers.amounts import counted_noun
from rashomon.quantities.read_quantities import Quantities, read_quantities
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key, by_report, only_one
from rashomon.text.parsed_report import Annotations, ParsedWords
from rashomon.text.polarity import NEGATIONS
from rashomon.text.word_families import family_of

_SHORT = 3  # words between a number and its noun


@record
class KnownPage:
    """A report with what is known of it: its statements, dates and mentions of names by place."""

    annotated: Annotations
    statements: tuple[Statement, ...] = ()
    dates: tuple[Date, ...] = ()
    mentions: tuple[tuple[Span, str], ...] = ()


def pages_of(
    annotated: Iterable[Annotations],
    names: Iterable[Name],
    statements: Iterable[Statement],
    dates: Iterable[Date],
) -> dict[str, KnownPage]:
    """Returns the reports by their ids, with what is known of each."""
    said = by_report(statements)
    when = by_report(dates)
    called = by_key((m.report, (m, name.id)) for name in names for m in name.mentions)
    return {
        a.id: KnownPage(a, tuple(said[a.id]), tuple(when[a.id]), tuple(sorted(called[a.id])))
        for a in annotated
    }


KnownPages = Mapping[str, KnownPage]


@dataclass(frozen=True)
class QuotedWords:
    """Words of a report, and the sentence around them."""

    page: KnownPage
    span: Span

    @cached_property
    def sentence(self) -> Span:
        """Returns the whole sentence, or sentences, in which they stand."""
        start, end = self.page.annotated.sentence_of(self.span)
        return self.page.annotated.report.trimmed_span(start, end)

    @property
    def words(self) -> ParsedWords:
        """Returns the words of the report's parse."""
        return self.page.annotated.words

    @cached_property
    def tokens(self) -> range:
        """Returns the tokens of the words."""
        return self.words.of(self.span)

    @cached_property
    def around(self) -> range:
        """Returns the tokens of their sentence."""
        return self.words.of(self.sentence)

    @cached_property
    def quantities(self) -> Quantities:
        """Returns the amounts among the words."""
        at = self.sentence.start
        return tuple(
            q
            for q in read_quantities(self.sentence.quote)
            if at + q.start < self.span.end and self.span.start < at + q.end
        )

    @property
    def noun(self) -> str | None:
        """Returns the noun with which they end, in its base form."""
        last = self.tokens.stop - 1
        return self.words.lemma[last] if self.words.is_noun(last) else None

    @cached_property
    def days(self) -> DaySpan | None:
        """Returns the first and the last day that the words tell, if they tell one time."""
        return only_one(
            (d.earliest, d.latest)
            for d in self.page.dates
            if d.span.overlaps(self.span) and d.earliest and d.latest
        )

    @cached_property
    def statement(self) -> Statement | None:
        """Returns the smallest statement that contains most of them."""
        span = self.span
        most = (span.end - span.start) / 2
        return smallest(
            s
            for s in self.page.statements
            if min(span.end, s.quote.end) - max(span.start, s.quote.start) > most
        )

    def as_quote(self) -> Quote:
        """Returns them as a version has them, with the speaker of the program's statement."""
        said = self.statement
        return Quote(
            self.span,
            self.sentence,
            said.id if said else None,
            said.speaker if said else None,
            said.stance if said else Stance.ASSERTS,
            said.by if said else None,
        )

    def named(self) -> frozenset[str]:
        """Returns the ids of the names among the words."""
        places = [self.words.starts[i] for i in self.tokens]
        return frozenset(
            ident
            for span, ident in self.page.mentions
            if any(span.start <= place < span.end for place in places)
        )

    def parts(self) -> Iterator[str]:
        """Yields what the words tell: their numbers by value, otherwise names by who they are,
        otherwise families of words. Two versions with the same parts are one."""
        words = self.words
        is_read = self.page.annotated.read_whole
        at = self.sentence.start
        amounts = {i: q for q in self.quantities for i in words.at(at + q.start, at + q.end)}
        named = {
            i: ident
            for span, ident in self.page.mentions
            if span.overlaps(self.span)
            for i in words.of(span)
        }
        last = ""
        for i in self.tokens:
            if i in amounts and not amounts[i].vague():
                part = f"={amounts[i].low} {amounts[i].high} {amounts[i].unit or ''}"
            elif i in named:
                part = f"@{named[i]}"
            elif words.pos[i] in set_of("parse.idle") and words.lower[i] not in NEGATIONS:
                continue
            else:
                part = family_of(words.lemma[i] if is_read else words.lower[i])
            if part != last:
                yield part
            last = part


def value_of_version(quoted: Sequence[QuotedWords]) -> Value:
    """Returns the one number, or otherwise the one day, that all words of a version give."""
    amounts = {(q.low, q.high, q.unit) for words in quoted for q in words.quantities}
    if len(amounts) == 1 and all(len(words.quantities) == 1 for words in quoted):
        low, high, unit = amounts.pop()
        return Value(quoted[0].quantities[0].text, low, high, unit)
    only = only_one(words.days for words in quoted)
    return NO_VALUE if only is None or amounts else value_of_days(*only)


def counted_words(page: KnownPage, start: int, end: int, least: int = 0) -> QuotedWords:
    """Returns an amount with the noun that it counts, if that stands close behind it. `least` is
    how far the words reach at least if there is no noun."""
    words = page.annotated.words
    held = words.at(start, end)
    noun = counted_noun(words, held.start, held.stop)
    near = noun is not None and held.stop <= noun <= held.stop + _SHORT
    plain = near and set(",;:(").isdisjoint(words.text[held.stop : noun])
    end = words.ends[noun] if noun is not None and plain else max(end, least)
    return QuotedWords(page, page.annotated.report.span(start, end))
