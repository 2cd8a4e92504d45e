"""Puts the numbers of a story into lines: how many people were harmed (`tell_tolls`), and all
others by what they count (`tell_numbers`)."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import chain, islice

from rashomon.model.content_ids import by_id
from rashomon.model.difference import Difference
from rashomon.model.number import Number, Tally
from rashomon.model.overview import Entry
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.pieces import PieceRole
from rashomon.model.span import Span
from rashomon.numbers.fates import BEFALLEN
from rashomon.telling.difference_lines import Naming, is_toll, tell_difference
from rashomon.telling.make_pieces import cite, in_row, words_piece
from rashomon.telling.newly_told import newly_told
from rashomon.telling.tally_lines import heading_of, tell_tally
from rashomon.telling.view import Entries, FirstView, SpanPlaces
from rashomon.text.gathering import only_one

_OPEN = 8  # tallies
_OTHERS = 3  # sentences of other years

ValueSpans = Sequence[Sequence[Span]]
"""Where the numbers of a tally stand, value by value."""


def tell_tolls(view: FirstView, naming: Naming) -> Entries:
    """Yields how many people were killed, missing, hurt and the like, then sentences that give such
    numbers of other years."""
    others = list(islice(newly_told(_others(view), ()), _OTHERS))
    told = list(_tell_main(view, naming, {other.id for other in others}))
    yield from told or _tell_main(view, naming, set())
    pieces = [words_piece(FixedWords.OTHER_YEARS, PieceRole.THING)]
    for row, other in enumerate(others, 1):
        pieces += in_row(other.pieces, row)
    if told and others:
        yield Entry(Section.NUMBERS, others[0].id, pieces=tuple(pieces))


def _tell_main(view: FirstView, naming: Naming, aside: Set[str | None]) -> Entries:
    """Yields ladders, with the status of what surely differs in them, then differences that stand
    in no ladder. A ladder of another place than the first of its heading has it there. `aside` are
    the differences that stand elsewhere."""
    tolls = [difference for difference in view.story.differences if is_toll(difference)]
    told = set(aside)
    places: dict[str, str | None] = {}  # by the headings
    numbers = by_id(view.story.numbers)
    for tally in view.story.tallies:
        if tally.measure in BEFALLEN:
            values = _values_of(tally, numbers)
            within = SpanPlaces(chain.from_iterable(values))
            sure = []  # of which every version stands in a number of the tally
            for toll in tolls:
                quoted = (version.spans for version in toll.versions)
                if not toll.by and all(map(within.meet_any, quoted)):
                    sure.append(toll)
            apart = [toll for toll in tolls if toll not in sure and toll.is_open]
            place = only_one(toll.place for toll in sure)
            first = places.setdefault(heading_of(tally), place)
            if len({None, first, place}) > 2:
                tally = replace(tally, thing=f"{tally.thing}, {place}")
            if not _is_told(values, apart):
                told |= {toll.id for toll in sure}
                yield from tell_tally(tally, view, sure=[toll for toll in sure if toll.is_open])
    for toll in tolls:  # an agreed one under a heading that stands is of another occasion
        if toll.id not in told and (toll.is_open or toll.heading not in places):
            yield tell_difference(toll, naming, Section.NUMBERS)


def _others(view: FirstView) -> Entries:
    """Yields a sentence that is understood alone for each number of people harmed whose heading
    and sentence name another year than those in which the reports were published."""
    published = " ".join(map(str, view.days.values()))
    for toll in view.story.differences:
        year = toll.heading.rstrip(")")[-4:]
        is_other = year.isdecimal() and year not in published
        if is_other and toll.measure in BEFALLEN and not toll.is_open:
            for quote in toll.quotes():
                told = quote.sentence
                if year in told.quote and view.stands(told, quote.speaker):
                    cited = cite(told, view.called, quote.speaker)
                    yield Entry(Section.NUMBERS, toll.id, pieces=tuple(cited))
                    break


def tell_numbers(view: FirstView) -> Entries:
    """Yields all other numbers by what they count. A tally is left out if two of its values already
    stand in one open difference."""
    differences = view.story.open_differences()
    numbers = by_id(view.story.numbers)
    left = _OPEN
    for tally in view.story.tallies:
        values = _values_of(tally, numbers)
        if tally.measure not in BEFALLEN and not _is_told(values, differences):
            if left == _OPEN:
                yield Entry(Section.NUMBERS, pieces=(words_piece(FixedWords.NUMBERS),))
            yield from tell_tally(tally, view, is_open=left > 0)
            left -= 1


def _values_of(tally: Tally, numbers: Mapping[str, Number]) -> ValueSpans:
    return [[numbers[ident].span for ident in value.numbers] for value in tally.values]


def _is_told(values: ValueSpans, differences: Iterable[Difference]) -> bool:
    """Whether two values of a tally stand in one of these differences."""
    for difference in differences:
        if sum(map(SpanPlaces(difference.spans()).meet_any, values)) > 1:
            return True
    return False
