"""Puts the numbers of a story into lines: how many people were harmed (`tell_tolls`), and all
others by what they count (`tell_numbers`)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from rashomon.lineage.moments import is_before
from rashomon.model.content_ids import by_id
from rashomon.model.difference import Difference, Status
from rashomon.model.number import Number, Tally, TallyValue
from rashomon.model.overview import Entry
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.pieces import EntryPiece, PieceKind, PieceRole, as_line
from rashomon.model.report import ReportNames
from rashomon.model.span import Span, Stretches
from rashomon.numbers.fates import BEFALLEN
from rashomon.telling.difference_lines import is_toll, tell_difference
from rashomon.telling.make_pieces import in_row, quote_piece, reports_piece, words_piece
from rashomon.telling.view import Entries, FirstView
from rashomon.telling.wording import STATUS_WORDS
from rashomon.text.calendar_words import say_day
from rashomon.text.gathering import SpansByPlace
from rashomon.text.white_space import word_count

_OPEN = 8  # tallies

ValueSpans = Sequence[Stretches]
"""Where the numbers of a tally stand, value by value."""


def tell_tolls(view: FirstView, names: ReportNames) -> Entries:
    """Yields how many people were killed, missing, hurt and the like. First come ladders, with the
    status of what surely differs in them, then differences that stand in no ladder."""
    tolls = [difference for difference in view.story.differences if is_toll(difference)]
    in_ladders = set[str]()
    headings = set()
    for tally in view.story.tallies:
        if tally.measure in BEFALLEN:
            headings.add(heading_of(tally))
            values = _values_of(tally, view)
            tolls_within = [toll for toll in tolls if _is_within(toll, values)]
            apart = [toll for toll in tolls if toll not in tolls_within and toll.is_open]
            if not _is_told(values, apart):
                in_ladders |= by_id(tolls_within).keys()
                yield from tell_tally(
                    tally, view, differences=[toll for toll in tolls_within if toll.is_open]
                )
    for toll in tolls:  # an agreed one under a heading that stands is of another occasion
        if toll.id not in in_ladders and (toll.is_open or toll.heading not in headings):
            yield tell_difference(toll, names, Section.NUMBERS)


def tell_numbers(view: FirstView) -> Entries:
    """Yields all other numbers by what they count. A tally is left out if two of its values already
    stand in one open difference."""
    differences = view.story.open_differences()
    left = _OPEN
    for tally in view.story.tallies:
        values = _values_of(tally, view)
        if tally.measure not in BEFALLEN and not _is_told(values, differences):
            if left == _OPEN:
                yield Entry(section=Section.NUMBERS, pieces=(words_piece(FixedWords.NUMBERS),))
            yield from tell_tally(tally, view, is_open=left > 0)
            left -= 1


def _values_of(tally: Tally, view: FirstView) -> ValueSpans:
    return [[view.numbers[ident].span for ident in value.numbers] for value in tally.values]


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
    places = (SpansByPlace(difference.spans()) for difference in differences)
    return any(sum(map(place.meet_any, values)) > 1 for place in places)


# A tally, value by value.


# values and words of one entry
_LINES = 6
_MOST = 100
_LONGEST = 15  # words of a value
_GROWING = ("killed", "injured")  # measures of which a later number is hardly lower
_THINGS = {"%": "percent"}


_Rungs = Sequence[list[EntryPiece]]
"""The values of a tally, each in the words of a report that give it, with whose they are."""


def tell_tally(
    tally: Tally, view: FirstView, *, is_open: bool = True, differences: Sequence[Difference] = ()
) -> Entries:
    """Yields a tally in entries: six values are open, further ones are behind a click. `sure` are
    the differences in it; their status stands at its end. A toll says which number was printed
    last, and when each was first printed, as far as that is known."""
    rungs = []
    for value in tally.values:
        value_numbers = [view.numbers[ident] for ident in value.numbers]
        rungs.append(list(_rung(value, tally, value_numbers, view.called)))
    ident = differences[0].id if len(differences) == 1 else tally.id
    for n, listed in enumerate(_parts(tally, rungs)):
        pieces = [words_piece(heading_of(tally), PieceRole.THING)]
        if n:
            pieces.append(words_piece(FixedWords.MORE_VALUES, PieceRole.THING))
        elif tally.latest:
            pieces.append(words_piece(FixedWords.LATEST, PieceRole.THING))
            last = next(piece for piece in rungs[-1] if piece.kind is PieceKind.QUOTE)
            pieces.append(quote_piece(last.spans[0], PieceRole.THING))
        for place, day in zip(listed, _days(tally, listed), strict=True):
            pieces += in_row((*day, *rungs[place]), place + 1)
        if not n and differences and len(differences[0].versions) > 1:
            pieces += _status_in(tally, differences[0])
        yield Entry(
            section=Section.NUMBERS, id=ident, by=None, open=is_open and not n, pieces=tuple(pieces)
        )


def _status_in(tally: Tally, difference: Difference) -> Iterator[EntryPiece]:
    """Yields the status of a difference in a tally. If the number printed last is the largest, all
    others are earlier counts."""
    status = difference.status
    is_risen = tally.latest and tally.scale and tally.scale.high == tally.values[-1].low
    if is_risen and status is Status.DIFFERS:
        status = Status.LATER
    if status:
        yield words_piece(STATUS_WORDS[status], PieceRole.STATUS)


def heading_of(tally: Tally) -> str:
    """Returns what a tally counts and, if its numbers are of another occasion, which one."""
    thing = _THINGS.get(tally.thing, tally.thing)
    return f"{thing}, {tally.occasion.line}" if tally.occasion else thing


def _parts(tally: Tally, rungs: _Rungs) -> Iterator[list[int]]:
    """Returns the places of the values in groups, as many as an entry holds: those that most
    reports give, then those printed later than others, then the rest. Each group is in the tally's
    order."""
    part: list[int] = []
    words = 0
    for place in sorted(range(len(rungs)), key=lambda at: (-tally.values[at].reports, -at)):
        length = word_count(as_line(rungs[place]))
        if part and (len(part) == _LINES or words + length > _MOST):
            yield sorted(part)
            part = []
            words = 0
        part.append(place)
        words += length
    yield sorted(part)


def _days(tally: Tally, places: Sequence[int]) -> Iterator[list[EntryPiece]]:
    """Returns what stands before the values at these places. For a toll, that is the day on which
    it was first printed, if the value above has another one. An arrow stands there if it was surely
    later. For people killed or injured it must not be lower either, because a lower number may be
    an older count that is repeated."""
    moments = [value.moment for value in tally.values if value.moment]
    is_toll = len(moments) > 1 and tally.measure in BEFALLEN and not tally.occasion
    with_year = len({moment[:4] for moment in moments}) > 1
    above = "?"
    most = 0.0
    grows = tally.measure in _GROWING
    for place in places:
        value = tally.values[place]
        moment = value.moment or ""
        number = value.low or value.high or 0.0
        pieces = []
        if is_toll and moment and is_before(above, moment) and number >= most:
            pieces.append(words_piece(FixedWords.LATER))
        if is_toll and above[:10] != moment[:10]:
            day = say_day(moment[:10], with_year=with_year) if moment else FixedWords.DAY_UNKNOWN
            pieces.append(EntryPiece(PieceKind.VALUE, day))
        yield pieces
        above = moment
        most = max(most, number * grows)


def _rung(
    value: TallyValue, tally: Tally, numbers: Sequence[Number], called: ReportNames
) -> Iterator[EntryPiece]:
    """Yields a value in the words of the report that says most of it, with the others that give
    it."""
    is_toll = tally.measure in BEFALLEN
    best = _fullest(value, numbers, is_toll=is_toll)
    span = best.rejected or _words(best, is_toll=is_toll)
    is_said = not best.rejected
    if is_said and best.stance.is_denial:
        yield words_piece(FixedWords.DENIES)
    drawn = value.numbers[0] if tally.scale else None
    yield replace(quote_piece(span), number=drawn)
    if is_said and best.speaker:
        yield words_piece(best.speaker, PieceRole.SPEAKER)
    yield reports_piece([span], called)
    further = [number.span for number in numbers if number.report != best.report]
    if further:
        yield reports_piece(further, called, before=FixedWords.SAME_NUMBER)


def _fullest(value: TallyValue, numbers: Sequence[Number], *, is_toll: bool) -> Number:
    """Returns the number in the most words. For a toll, it is that of the report that gave it
    first."""

    def rank(number: Number) -> tuple[bool, int, bool]:
        is_first = number.report == value.first
        return is_toll and is_first, len(_words(number, is_toll=is_toll).quote), is_first

    return max(numbers, key=rank)


def _words(number: Number, *, is_toll: bool) -> Span:
    """Returns the words that are shown: the number of a toll, and of anything else as much as is
    understood alone."""
    is_long = word_count(number.phrase.quote) > _LONGEST
    return number.span if is_toll or is_long else number.phrase
