"""Puts the numbers of a story into lines: how many people were harmed (`tell_tolls`), and all
others by what they count (`tell_numbers`)."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import chain, islice

from rashomon.model.content_ids import by_id
from rashomon.model.difference import Difference
from rashomon.model.name import NameKind
from rashomon.model.number import Number, Tally
from rashomon.model.overview import Entry
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.pieces import PieceRole
from rashomon.model.span import Span
from rashomon.numbers.fates import BEFALLEN, GRADES
from rashomon.telling.difference_lines import Naming, is_toll, tell_difference
from rashomon.telling.make_pieces import cite, in_row, words_piece
from rashomon.telling.newly_told import newly_told
from rashomon.telling.tally_lines import heading_of, tell_tally
from rashomon.telling.view import Entries, FirstView, SpanPlaces
from rashomon.text.gathering import only_one

_OPEN = 8  # tallies
_OTHERS = 3  # sentences of other times

ValueSpans = Sequence[Sequence[Span]]
"""Where the numbers of a tally stand, value by value."""


def tell_tolls(view: FirstView, naming: Naming) -> Entries:
    """Yields how many people were killed, missing, hurt and the like, then sentences that give such
    numbers of other times."""
    others = list(islice(newly_told(_others(view), ()), _OTHERS))
    yield from _tell_main(view, naming, {other.id for other in others})
    pieces = [words_piece(FixedWords.OTHER_TIMES, PieceRole.THING)]
    for row, other in enumerate(others, 1):
        pieces += in_row(other.pieces, row)
    if others:
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
            sure = [toll for toll in tolls if _is_within(toll, values)]
            apart = [toll for toll in tolls if toll not in sure and toll.is_open]
            place = only_one(toll.place for toll in sure)
            first = places.setdefault(heading_of(tally), place)
            if first and place and first != place:
                tally = replace(tally, thing=f"{tally.thing}, {place}")
            if not _is_told(values, apart):
                told |= {toll.id for toll in sure}
                yield from tell_tally(tally, view, sure=[toll for toll in sure if toll.is_open])
    for toll in tolls:  # an agreed one under a heading that stands is of another occasion
        if toll.id not in told and (toll.is_open or toll.heading not in places):
            yield tell_difference(toll, naming, Section.NUMBERS)


def _others(view: FirstView) -> Entries:
    """Yields a sentence that is understood alone for each number of people harmed whose heading
    and sentence name another time, those first that most reports give. A place in a heading may be
    a part of where the others were harmed."""
    places = [name.spellings for name in view.story.names if name.kind is NameKind.PLACE]
    no_times = {*GRADES, "another event", *chain.from_iterable(places)}
    for toll in sorted(view.story.differences, key=lambda toll: -len(toll.reports())):
        time = toll.heading.partition(" (")[2].rstrip(")")
        is_harm = toll.measure in BEFALLEN and not toll.is_open
        if time and is_harm and not any(word in time for word in no_times):
            for quote in toll.quotes():
                told = quote.sentence
                if time.split()[-1] in told.quote and view.stands(told, quote.speaker):
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


def _is_within(difference: Difference, values: ValueSpans) -> bool:
    """Whether the program found the difference, and every version stands in a number of the
    tally."""
    places = SpanPlaces(chain.from_iterable(values))
    quoted = (version.spans for version in difference.versions)
    return difference.by is None and all(map(places.meet_any, quoted))


def _is_told(values: ValueSpans, differences: Iterable[Difference]) -> bool:
    """Whether two values of a tally stand in one of these differences."""
    for difference in differences:
        if sum(map(SpanPlaces(difference.spans()).meet_any, values)) > 1:
            return True
    return False
