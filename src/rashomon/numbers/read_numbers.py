"""Reads the numbers of one report with what each counts (`read_numbers`)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import cache, partial
from typing import NamedTuple

from rashomon.model.date import Date
from rashomon.model.name import Name, Names
from rashomon.model.span import Span
from rashomon.model.statement import Statement, Statements
from rashomon.numbers.amounts import find_amounts
from rashomon.numbers.count_number import count_number
from rashomon.numbers.counted_number import CountedNumber, NumberGroup
from rashomon.numbers.listed_events import listed_events
from rashomon.numbers.places_counted import (
    MakeIndex,
    PlaceKey,
    event_places,
    opening_places,
    places_in_rows,
)
from rashomon.numbers.superseded import as_correction_of, replacements_of
from rashomon.numbers.what_is_counted import families_of, is_idle_amount
from rashomon.numbers.when_and_where import Surroundings
from rashomon.text.gathering import by_key, by_report
from rashomon.text.parsed_report import Annotations, Pages
from rashomon.text.token_index import index_report


class _PageKnowledge(NamedTuple):
    """A report, with what earlier stages found in it."""

    page: Annotations
    mentions: Sequence[tuple[Span, Name]]
    statements: Sequence[Statement]
    dates: Sequence[Date]

    @property
    def known(self) -> tuple[object, ...]:
        """Returns all from which its numbers are read, but the report."""
        return self.mentions, self.statements, self.dates


def read_numbers(
    annotated: Pages,
    *,
    names: Names,
    statements: Statements,
    dates: Sequence[Date],
) -> tuple[CountedNumber, ...]:
    """Returns the numbers of these reports by report and place; `names`, `statements`, `dates`:
    what earlier stages found."""
    mentions_by_report = defaultdict[str, list[tuple[Span, Name]]](list)
    mention_counts = {}
    for name in names:
        # how often other reports mention a place bears on where the event was, and on nothing else
        spellings = replace(name, mentions=())
        mention_counts[spellings] = len(name.mentions)
        for span in name.mentions:
            mentions_by_report[span.report].append((span, spellings))
    statements_by_report = by_report(statements)
    dates_by_report = by_report(dates)
    pages = []
    for page in annotated:
        mentions = mentions_by_report[page.id]
        pages.append(
            _PageKnowledge(
                page,
                mentions=mentions,
                statements=statements_by_report[page.id],
                dates=dates_by_report[page.id],
            )
        )
    return _numbers_of_pages(pages, mention_counts)


def _numbers_of_pages(
    pages: Sequence[_PageKnowledge], mention_counts: Mapping[Name, int]
) -> tuple[CountedNumber, ...]:
    """Returns the numbers of these reports. The places of the event and the towns named in a row
    come first, because they are known from all reports together. The numbers of a report are made
    anew only if something of this changed."""
    indexes = []
    opening_names = []
    rows = set[PlaceKey]()
    for knowledge in pages:
        make_index = cache(partial(index_report, *knowledge))
        indexes.append(make_index)
        opening_names.append(_opening_places(knowledge, make_index))
        rows |= _places_in_rows(knowledge, make_index)
    places = event_places(opening_names, mention_counts)
    numbers = dict[str, CountedNumber]()
    # a second time over the reports, now that all are known
    for knowledge, make_index in zip(pages, indexes, strict=True):
        inputs = knowledge.known, tuple(places.items()), sorted(rows)
        read_page = partial(_numbers_in, make_index, places, frozenset(rows))
        for number in knowledge.page.kept("numbers", inputs, read_page, NumberGroup):
            numbers.setdefault(number.id, number)
    return tuple(numbers.values())


def _opening_places(page_knowledge: _PageKnowledge, make_index: MakeIndex) -> tuple[Name, ...]:
    make_places = partial(opening_places, make_index)
    return page_knowledge.page.kept("places", page_knowledge.known, make_places, tuple[Name, ...])


def _places_in_rows(page_knowledge: _PageKnowledge, make_index: MakeIndex) -> frozenset[PlaceKey]:
    make_rows = partial(places_in_rows, make_index)
    return page_knowledge.page.kept(
        "rows of places", page_knowledge.known, make_rows, frozenset[PlaceKey]
    )


def _numbers_in(
    make_index: MakeIndex, places: dict[PlaceKey, str], rows: frozenset[PlaceKey]
) -> NumberGroup:
    """Returns the numbers of a report, but those that nobody gives any more."""
    reading = make_index()
    spans = [span for span in find_amounts(reading) if not is_idle_amount(span)]
    around = Surroundings(
        places,
        rows=rows,
        report_words=families_of(reading, range(len(reading.words))),
        listed=listed_events(reading),
    )
    replacements = replacements_of(spans)
    # the numbers that each one took the place of
    wrong_before = by_key(
        (id(later.successor), wrong) for wrong, later in zip(spans, replacements, strict=True)
    )
    numbers = []
    before = None
    for span, replacement in zip(spans, replacements, strict=True):
        if replacement.successor or not replacement.is_replaced:
            number = count_number(
                span, number_before=before, superseded_by=replacement.size, around=around
            )
            for wrong in wrong_before[id(span)]:
                number = as_correction_of(number, span=span, wrong=wrong)
            numbers.append(number)
        before = span
    titles = {span.first_word.start for span in spans if span.sentence.title}
    return _with_rejected_titles(numbers, titles)


def _with_rejected_titles(numbers: NumberGroup, titles: Set[int]) -> NumberGroup:
    """Returns the numbers of a report: those of a headline, which begin at `titles`, are not
    accepted either where none is that the report gives below."""
    below = defaultdict[object, list[CountedNumber]](list)
    for number in numbers:
        if number.number.span.start not in titles:
            below[number.fate, number.bounds].append(number)
    as_below = []
    for number in numbers:
        same = below[number.fate, number.bounds]
        if number.number.span.start in titles and same:
            rejections = [other.number.rejected for other in same]
            if all(rejections):
                number = replace(number, number=replace(number.number, rejected=rejections[0]))
        as_below.append(number)
    return as_below
