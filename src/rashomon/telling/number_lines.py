"""Puts the numbers of a story into lines: how many people were harmed (`tell_tolls`), and all
others by what they count (`tell_numbers`)."""

from collections.abc import Iterable, Sequence
from itertools import chain

from rashomon.model.content_ids import by_id
from rashomon.model.difference import Difference
from rashomon.model.number import Tally
from rashomon.model.overview import Entry
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.span import Stretches
from rashomon.numbers.fates import BEFALLEN
from rashomon.telling.difference_lines import Naming, is_toll, tell_difference
from rashomon.telling.make_pieces import words_piece
from rashomon.telling.tally_lines import heading_of, tell_tally
from rashomon.telling.view import Entries, FirstView
from rashomon.text.gathering import SpansByPlace

_OPEN = 8  # tallies

ValueSpans = Sequence[Stretches]
"""Where the numbers of a tally stand, value by value."""


def tell_tolls(view: FirstView, naming: Naming) -> Entries:
    """Yields how many people were killed, missing, hurt and the like. First come ladders, with the
    status of what surely differs in them, then differences that stand in no ladder."""
    tolls = [difference for difference in view.story.differences if is_toll(difference)]
    in_ladders = set[str]()
    headings = set()
    for tally in view.story.tallies:
        if tally.measure in BEFALLEN:
            headings.add(heading_of(tally))
            values = _values_of(tally, view)
            sure = [toll for toll in tolls if _is_within(toll, values)]
            apart = [toll for toll in tolls if toll not in sure and toll.is_open]
            if not _is_told(values, apart):
                in_ladders |= by_id(sure).keys()
                yield from tell_tally(tally, view, sure=[toll for toll in sure if toll.is_open])
    for toll in tolls:  # an agreed one under a heading that stands is of another occasion
        if toll.id not in in_ladders and (toll.is_open or toll.heading not in headings):
            yield tell_difference(toll, naming, Section.NUMBERS)


def tell_numbers(view: FirstView) -> Entries:
    """Yields all other numbers by what they count. A tally is left out if two of its values already
    stand in one open difference."""
    differences = view.story.open_differences()
    left = _OPEN
    for tally in view.story.tallies:
        values = _values_of(tally, view)
        if tally.measure not in BEFALLEN and not _is_told(values, differences):
            if left == _OPEN:
                yield Entry(Section.NUMBERS, pieces=(words_piece(FixedWords.NUMBERS),))
            yield from tell_tally(tally, view, is_open=left > 0)
            left -= 1


def _values_of(tally: Tally, view: FirstView) -> ValueSpans:
    values = []
    for value in tally.values:
        values.append([view.numbers[ident].span for ident in value.numbers])
    return values


def _is_within(difference: Difference, values: ValueSpans) -> bool:
    """Whether the program found the difference, and every version stands in a number of the
    tally."""
    places = SpansByPlace(chain.from_iterable(values))
    for version in difference.versions:
        if difference.by or not places.meet_any(version.spans):
            return False
    return True


def _is_told(values: ValueSpans, differences: Iterable[Difference]) -> bool:
    """Whether two values of a tally stand in one of these differences."""
    for difference in differences:
        if sum(map(SpansByPlace(difference.spans()).meet_any, values)) > 1:
            return True
    return False
