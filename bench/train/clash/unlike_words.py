"""Finds words of two sentences of different reports that are unlike in one place of their clauses:
amounts, days, hours, names, and whether something was done (`unlike_pairs`)."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import combinations, product
from math import fsum

from rashomon.claims.terms import SentenceTerms
from rashomon.comparing.finish import numbers_of
from rashomon.comparing.prepare import Prepared
from rashomon.comparing.story_facts import page_terms
from rashomon.differences.values import amounts_apart, days_apart
from rashomon.model.date import Date
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.numbers.counted_number import CountedNumber
from rashomon.text.gathering import by_report
from rashomon.text.parsed_report import Annotations
from rashomon.text.parsed_word import ParsedWord, top_among, words_at
from rashomon.text.polarity import denied_at

LEAST_SHARED = 0.12
"""Which share of the terms of the shorter of two sentences both have, by weight."""
_MOST_SHARED = 0.9


class Kind(StrEnum):
    """In what two clauses are unlike."""

    AMOUNT = "amount"
    DAY = "day"
    HOUR = "hour"
    NAME = "name"
    WHETHER = "whether"


@record
class Item:
    """Words of a sentence that may be unlike those of another.

    - `top`: the word that heads them
    - `verb`: the predicate above them
    - `key`: what must be equal of two items that may be unlike
    - `value`: what they say, in a form that can be compared
    - `number`, `date`: what the program reads in them
    """

    kind: Kind
    span: Span
    top: ParsedWord
    verb: ParsedWord
    key: str
    value: str
    number: CountedNumber | None = None
    date: Date | None = None


@record
class ReadSentence:
    """A sentence with its terms, and what in it may be unlike."""

    page: Annotations
    terms: SentenceTerms
    items: tuple[Item, ...]

    @property
    def span(self) -> Span:
        """Returns the sentence's span."""
        return self.terms.quote

    @property
    def report(self) -> str:
        """Returns the id of its report."""
        return self.span.report


@record
class Echo:
    """How the values of a pair are told elsewhere.

    - `agreed`: how like a sentence of the pair is one of the other's report with the same value
    - `rival`: the same of one with a third value
    - `backed`, `other_backed`: how many further reports have either value in a like sentence
    """

    agreed: float
    rival: float
    backed: int
    other_backed: int


@record
class UnlikePair:
    """Unlike items of two sentences, with the share of the terms that both sentences have."""

    first: ReadSentence
    second: ReadSentence
    item: Item
    other: Item
    shared: float
    echo: Echo


def read_sentences(prepared: Prepared) -> list[ReadSentence]:
    """Returns the sentences of a story's English reports with what in them may be unlike."""
    pages = {page.id: page for page in prepared.english}
    numbers = by_report(numbers_of(prepared))
    dates = by_report(prepared.dates)
    names = [(span, name.id, name.kind) for name in prepared.names for span in name.mentions]
    names_by_report = {ident: [n for n in names if n[0].report == ident] for ident in pages}
    sentences = []
    for terms in page_terms(prepared, prepared.english):
        page = pages[terms.quote.report]
        items = [
            *_amounts(page, terms, numbers[page.id]),
            *_days(page, terms, dates[page.id]),
            *_names(page, terms, names_by_report[page.id]),
            *_deeds(page, terms),
        ]
        sentences.append(ReadSentence(page, terms, tuple(items)))
    return sentences


def _top(page: Annotations, span: Span) -> ParsedWord | None:
    return top_among(page.words, page.words.of(span))


def _amounts(
    page: Annotations, terms: SentenceTerms, numbers: Iterable[CountedNumber]
) -> Iterator[Item]:
    for number in numbers:
        span = number.number.span
        top = terms.quote.contains(span) and _top(page, span)
        if top and number.numbers() and number.number.superseded_by is None:
            noun = number.noun or number.quantity.unit or ""
            key = f"{noun} {number.quantity.unit} {number.fate} {number.share}"
            yield Item(
                kind=Kind.AMOUNT,
                span=span,
                top=top,
                verb=top.predicate,
                key=key,
                value=str(sorted(number.numbers())),
                number=number,
            )


def _days(page: Annotations, terms: SentenceTerms, dates: Iterable[Date]) -> Iterator[Item]:
    for date in dates:
        top = terms.quote.contains(date.span) and _top(page, date.span)
        if top and date.time:
            yield Item(
                kind=Kind.HOUR,
                span=date.span,
                top=top,
                verb=top.predicate,
                key="hour",
                value=date.time[:5],
                date=date,
            )
        if top and date.earliest and date.latest and date.tells == "event":
            yield Item(
                kind=Kind.DAY,
                span=date.span,
                top=top,
                verb=top.predicate,
                key=f"day {date.precision in ('year', 'years', 'month')}",
                value=f"{date.earliest}/{date.latest}",
                date=date,
            )


def role_of(top: ParsedWord) -> str:
    """Returns what part a name plays in its clause."""
    if top.dep == "pobj":
        return f"{top.dep} {top.head.lower}"
    return {"nsubjpass": "dobj"}.get(top.dep, top.dep)


def _names(
    page: Annotations, terms: SentenceTerms, names: Iterable[tuple[Span, str, str]]
) -> Iterator[Item]:
    for span, ident, kind in names:
        top = terms.quote.contains(span) and _top(page, span)
        if top:
            verb = top.predicate
            yield Item(
                kind=Kind.NAME,
                span=span,
                top=top,
                verb=verb,
                key=f"{kind} {role_of(top)} {deed_of(verb)}",
                value=ident,
            )


def deed_of(verb: ParsedWord) -> str:
    """Returns the family of a predicate; all verbs of saying are one."""
    return "say" if verb.cue else verb.family


def _deeds(page: Annotations, terms: SentenceTerms) -> Iterator[Item]:
    words = words_at(page.words, terms.sentence.tokens)
    denied = {denied for word in words if (denied := denied_at(word))}
    for word in words:
        if word.pos == "VERB" and not word.is_common and word.cue is None:
            yield Item(
                kind=Kind.WHETHER,
                span=page.report.span(word.start, word.end),
                top=word,
                verb=word,
                key=word.family,
                value=str(word in denied),
            )


# Pairs


class Alignment:
    """The sentences of a story, how much each two of different reports share, and where each kind
    of item stands."""

    def __init__(self, sentences: Sequence[ReadSentence]) -> None:
        self.sentences = sentences
        self._shares: dict[tuple[int, int], float] = {}
        self._places: dict[tuple[str, Kind, str], list[tuple[int, str]]] = {}
        for place, sentence in enumerate(sentences):
            for item in sentence.items:
                key = (sentence.report, item.kind, item.key)
                self._places.setdefault(key, []).append((place, item.value))

    def share(self, first: int, second: int) -> float:
        """Returns which share of the terms of the lighter of two sentences both have."""
        key = (min(first, second), max(first, second))
        if key not in self._shares:
            one, other = self.sentences[key[0]], self.sentences[key[1]]
            self._shares[key] = share_of(one.terms, other.terms)
        return self._shares[key]

    def unlike_pairs(self) -> Iterator[UnlikePair]:
        """Yields the unlike items of each two sentences of different reports that share words."""
        for at, second_at in combinations(range(len(self.sentences)), 2):
            first, second = self.sentences[at], self.sentences[second_at]
            if first.report == second.report or not (first.items and second.items):
                continue
            shared = self.share(at, second_at)
            if LEAST_SHARED <= shared < _MOST_SHARED:
                for item, other in product(first.items, second.items):
                    if _may_clash(item, other, first, second):
                        yield UnlikePair(
                            first=first,
                            second=second,
                            item=item,
                            other=other,
                            shared=shared,
                            echo=self._echo(at, item, second_at, other),
                        )

    def _echo(self, at: int, item: Item, second_at: int, other: Item) -> Echo:
        """Returns how either value is told elsewhere in the other's report and in third ones."""
        same_in_second, rival = self._elsewhere(at, item, second_at)
        same_in_first, other_rival = self._elsewhere(second_at, other, at)
        return Echo(
            agreed=max(same_in_second, same_in_first),
            rival=max(rival, other_rival),
            backed=self._backing(at, item),
            other_backed=self._backing(second_at, other),
        )

    def _elsewhere(self, at: int, item: Item, second_at: int) -> tuple[float, float]:
        """Returns how like the sentence are those of the other report, at most: of those with the
        same value, and of the others with another one than the pair's."""
        same, rival = 0.0, 0.0
        report = self.sentences[second_at].report
        for place, value in self._places.get((report, item.kind, item.key), ()):
            if value == item.value:
                same = max(same, 0.05 + self.share(at, place))
            elif place != second_at:
                rival = max(rival, self.share(at, place))
        return same, rival

    def _backing(self, at: int, item: Item) -> int:
        """Returns how many further reports have the value in a like sentence."""
        own = self.sentences[at].report
        backing = 0
        for (report, kind, key), places in self._places.items():
            if report != own and (kind, key) == (item.kind, item.key):
                backing += any(
                    value == item.value and self.share(at, place) >= 0.25 for place, value in places
                )
        return backing


def share_of(first: SentenceTerms, second: SentenceTerms) -> float:
    """Returns which share of the terms of the lighter of two sentences both have, by weight."""
    shared = fsum(first.terms[term] for term in first.terms.keys() & second.terms.keys())
    lighter = min(fsum(first.terms.values()), fsum(second.terms.values()))
    return shared / (lighter or 1.0)


def _may_clash(item: Item, other: Item, first: ReadSentence, second: ReadSentence) -> bool:
    """Whether two items are of one kind and say unlike things that neither sentence has both."""
    if item.kind is not other.kind or item.key != other.key or item.value == other.value:
        return False
    if item.kind is Kind.WHETHER:
        return True
    values = {here.value for here in first.items if here.kind is item.kind}
    others = {here.value for here in second.items if here.kind is item.kind}
    return item.value not in others and other.value not in values and _exclude(item, other)


def _exclude(item: Item, other: Item) -> bool:
    """Whether two amounts or days exclude each other, or two names have no word in common."""
    if item.number and other.number:
        return amounts_apart(item.number.quantity, other.number.quantity)
    if item.kind is Kind.DAY:
        (first, last), (other_first, other_last) = item.value.split("/"), other.value.split("/")
        return days_apart((first, last), (other_first, other_last))
    if item.kind is Kind.NAME:
        words = set(item.span.line.casefold().split())
        return words.isdisjoint(other.span.line.casefold().split())
    return True
