"""The words of a version in their sentence (`QuotedWords`): whose they are, which number or day
they give, and what tells that two of them say the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.differences.versions import NO_VALUE, Value, value_of_days
from rashomon.model.date import Date
from rashomon.model.difference import Quote
from rashomon.model.name import Name
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import Statement, Statements, smallest
from rashomon.numbers.amounts import noun_counted
from rashomon.quantities.read_quantities import Quantities
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_report, only_one
from rashomon.text.parsed_report import Annotations, ParsedWords
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.polarity import NEGATIONS
from rashomon.text.word_families import family_of


@record
class KnownPage:
    """A report with what is known of it: its statements, dates and mentions of names by place."""

    annotated: Annotations
    statements: Statements
    dates: Sequence[Date]
    mentions: Sequence[tuple[Span, str]]


def pages_of(
    annotated: Iterable[Annotations],
    names: Iterable[Name],
    statements: Statements,
    dates: Iterable[Date],
) -> dict[str, KnownPage]:
    """Returns the reports by their ids, with what is known of each."""
    statements_by_report = by_report(statements)
    when = by_report(dates)
    spans_by_name = defaultdict(list)
    for name in names:
        for mention in name.mentions:
            spans_by_name[mention.report].append((mention, name.id))
    pages = {}
    for page in annotated:
        ident = page.id
        mentions = sorted(spans_by_name[ident])
        pages[ident] = KnownPage(page, statements_by_report[ident], when[ident], mentions)
    return pages


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
        start = self.span.start - self.sentence.start
        end = start + self.span.length
        quantities = self.page.annotated.quantities_in(self.sentence.quote)
        return tuple(
            quantity for quantity in quantities if quantity.start < end and start < quantity.end
        )

    @property
    def noun(self) -> str | None:
        """Returns the noun with which they end, in its base form."""
        last = ParsedWord(self.words, self.tokens.stop - 1)
        return last.lemma if last.is_noun else None

    @cached_property
    def days(self) -> tuple[str, str] | None:
        """Returns the first and the last day that the words tell, if they tell one time."""
        days = []
        for date in self.page.dates:
            if date.earliest and date.latest and date.span.overlaps(self.span):
                days.append((date.earliest, date.latest))
        return only_one(days)

    @cached_property
    def statement(self) -> Statement | None:
        """Returns the smallest statement that contains most of them."""
        span = self.span
        half = span.length / 2
        statements = self.page.statements
        return smallest(
            statement for statement in statements if statement.quote.shared_with(span) > half
        )

    def as_quote(self) -> Quote:
        """Returns them as a version has them, with the speaker of the program's statement."""
        statement = self.statement
        if statement is None:
            return Quote(self.span, self.sentence)
        return Quote(
            span=self.span,
            sentence=self.sentence,
            statement=statement.id,
            speaker=statement.speaker,
            stance=statement.shown_stance,
            by=statement.by,
        )

    def named(self) -> frozenset[str]:
        """Returns the ids of the names among the words."""
        name_ids = set()
        for span, ident in self.page.mentions:
            for i in self.tokens:
                if span.start <= self.words.starts[i] < span.end:
                    name_ids.add(ident)
        return frozenset(name_ids)

    def parts(self) -> Iterator[str]:
        """Yields what the words tell: their numbers by value, otherwise names by who they are,
        otherwise families of words.

        Two versions with the same parts are one: "nine goats" and "9 goats".
        """
        words = self.words
        is_read = self.page.annotated.read_whole
        start = self.sentence.start
        parts = dict[int, str]()
        for span, ident in self.page.mentions:
            if span.overlaps(self.span):
                parts |= dict.fromkeys(words.of(span), f"@{ident}")
        for quantity in self.quantities:
            if not quantity.vague():
                places = words.at(start + quantity.start, start + quantity.end)
                parts |= dict.fromkeys(
                    places, f"={quantity.low} {quantity.high} {quantity.unit or ''}"
                )
        last = ""  # a name or number of several words counts once
        for i in self.tokens:
            word = ParsedWord(words, i)
            is_idle = word.pos in set_of("parse.idle") and word.lower not in NEGATIONS
            part = parts.get(i, "")
            if not part and not is_idle:
                part = word.family if is_read else family_of(word.lower)
            if part and part != last:
                yield part
                last = part


def value_of_version(quoted: Sequence[QuotedWords]) -> Value:
    """Returns the one number, or otherwise the one day, that all words of a version give."""
    amounts = {
        (quantity.low, quantity.high, quantity.unit)
        for words in quoted
        for quantity in words.quantities
    }
    if len(amounts) == 1 and all(len(words.quantities) == 1 for words in quoted):
        low, high, unit = amounts.pop()
        return Value(value=quoted[0].quantities[0].text, low=low, high=high, unit=unit)
    days = only_one(words.days for words in quoted)
    return NO_VALUE if days is None or amounts else value_of_days(*days)


def counted_words(page: KnownPage, start: int, end: int, least: int = 0) -> QuotedWords:
    """Returns an amount with the noun that it counts, if that stands close behind it. `least` is
    how far the words reach at least if there is no noun."""
    words = page.annotated.words
    amount = words.at(start, end)
    last = amount.stop
    noun = noun_counted(words, first=amount.start, last=last)
    reach = max(end, least)
    between = words.text[last : noun and noun.i]
    # words between a number and its noun
    if noun and last <= noun.i <= last + 3 and set(",;:(").isdisjoint(between):
        reach = words.ends[_last_hyphened(words, noun.i)]
    return QuotedWords(page, page.annotated.report.span(start, reach))


def _last_hyphened(words: ParsedWords, i: int) -> int:
    """Returns the last token of a word with hyphens: of "year" in "4-year-old" that of "old"."""
    while (
        i + 2 < len(words) and words.text[i + 1] == "-" and words.ends[i + 1] == words.starts[i + 2]
    ):
        i += 2
    return i
