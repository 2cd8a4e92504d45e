"""Puts into lines how many people were harmed (`tell_tolls`)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from rashomon.copies.moments import is_before
from rashomon.model.content_ids import by_id
from rashomon.model.difference import Difference, Status
from rashomon.model.name import NameKind
from rashomon.model.number import Number, Tally, TallyValue
from rashomon.model.overview import Entry
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.pieces import EntryPiece, PieceKind, PieceRole, as_line
from rashomon.model.report import ReportNames
from rashomon.model.span import Stretches
from rashomon.model.statement import Statement
from rashomon.model.story import Story
from rashomon.numbers.fates import BEFALLEN
from rashomon.shipped.words import pattern_of, set_of
from rashomon.show.difference_lines import is_toll, tell_difference
from rashomon.show.first_view import Entries, FirstView
from rashomon.show.make_pieces import in_row, quote_piece, reports_piece, words_piece
from rashomon.show.wording import STATUS_WORDS
from rashomon.text.calendar_words import say_day
from rashomon.text.gathering import SpansByPlace
from rashomon.text.white_space import word_count

ValueSpans = Sequence[Stretches]
"""Where the numbers of a tally stand, value by value."""


def tell_tolls(view: FirstView, names: ReportNames) -> Entries:
    """Yields how many people were killed, missing, hurt and the like. First come ladders, with the
    status of what surely differs in them, then differences that stand in no ladder."""
    tolls = list(filter(is_toll, view.story.differences))
    in_ladders = set[str]()
    ladders = [tally for tally in view.story.tallies if tally.measure in BEFALLEN]
    for tally in ladders:
        values = _values_of(tally, view)
        within = [toll for toll in tolls if _is_within(toll, values)]
        if not _is_told(values, (toll for toll in _open_ones(tolls) if toll not in within)):
            in_ladders |= by_id(within).keys()
            yield from _tell_tally(tally, view=view, differences=_open_ones(within))
    headings = set(map(heading_of, ladders))
    for toll in tolls:  # an agreed one under a heading that stands is of another occasion
        if toll.id not in in_ladders and (toll.is_open or toll.heading not in headings):
            yield tell_difference(toll, names=names, section=Section.NUMBERS)


def _open_ones(tolls: Iterable[Difference]) -> list[Difference]:
    """Returns the tolls in which something is in doubt."""
    return [toll for toll in tolls if toll.is_open]


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
_GROWING = ("killed", "injured")  # measures of which a later number is hardly lower
_Rungs = Sequence[list[EntryPiece]]
"""The values of a tally, each in the words of a report that give it, with whose they are."""


def _tell_tally(tally: Tally, view: FirstView, differences: Sequence[Difference]) -> Entries:
    """Yields a tally in entries: six values are open, further ones are behind a click.

    The status of the `differences` in it stands at its end. It says which number was printed last,
    and when each was first printed, as far as that is known.
    """
    rungs = []
    for value in tally.values:
        value_numbers = [view.numbers[ident] for ident in value.numbers]
        rungs.append(list(_rung(value, tally=tally, numbers=value_numbers, view=view)))
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
            pieces += _status_in(tally, difference=differences[0], view=view)
        yield Entry(section=Section.NUMBERS, id=ident, by=None, open=not n, pieces=tuple(pieces))


def _status_in(tally: Tally, difference: Difference, view: FirstView) -> Iterator[EntryPiece]:
    """Yields the status of a difference in a tally: of a toll that has risen, "later"."""
    status = difference.status
    if status is Status.DIFFERS and _has_risen(tally, view):
        status = Status.LATER
    if status:
        yield words_piece(STATUS_WORDS[status], PieceRole.STATUS)


def _has_risen(tally: Tally, view: FirstView) -> bool:
    """Whether the largest number was first printed after all others, and no others speak for it.
    What another speaker gives is no toll that has risen: two sides of a fight may count apart."""
    *before, last = tally.values
    # "scores", which may be up to 99, are fewer than the 85 of later
    if not tally.latest or _size(last) < max(map(_size, tally.values)):
        return False
    is_newest = all(is_before(value.moment or "", last.moment or "") for value in before)
    return is_newest and not any(_is_of_others(value, last, view) for value in before)


def _is_of_others(value: TallyValue, other_value: TallyValue, view: FirstView) -> bool:
    """Whether speakers give a value of which none gives the other, which no report takes for its
    own."""
    speakers = {view.numbers[ident].speaker for ident in value.numbers} - {None}
    others = {view.numbers[ident].speaker for ident in other_value.numbers}
    return bool(speakers) and None not in others and speakers.isdisjoint(others)


def heading_of(tally: Tally) -> str:
    """Returns what a tally counts and, if its numbers are of another occasion, which one."""
    return f"{tally.thing}, {tally.occasion.line}" if tally.occasion else tally.thing


def _parts(tally: Tally, rungs: _Rungs) -> Iterator[list[int]]:
    """Returns the places of the values in groups, as many as an entry holds.

    First come those that most reports give, then those printed later than others, then the rest.
    Each group is in the tally's order.
    """
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
    """Returns what stands before the values at these places: the day on which each was first
    printed, if the value above has another one. An arrow stands there if it was surely later. For
    people killed or injured it must not be lower either, because a lower number may be an older
    count that is repeated."""
    moments = [value.moment for value in tally.values if value.moment]
    is_dated = _is_dated(tally)
    with_year = len({moment[:4] for moment in moments}) > 1
    above = "?"
    most = 0.0
    for place in places:
        value = tally.values[place]
        moment = value.moment or ""
        pieces = []
        # surely later, and for a toll no lower than any before
        if is_dated and is_before(above, moment) and _size(value) >= most:
            pieces.append(words_piece(FixedWords.LATER))
        if is_dated and above[:10] != moment[:10]:
            pieces.append(EntryPiece(PieceKind.VALUE, _day(moment, with_year=with_year)))
        yield pieces
        above = moment
        if tally.measure in _GROWING:
            most = max(most, _size(value))


def _size(value: TallyValue) -> float:
    return value.low or value.high or 0.0


def _day(moment: str, *, with_year: bool) -> str:
    return say_day(moment[:10], with_year=with_year) if moment else FixedWords.DAY_UNKNOWN


def _rung(
    value: TallyValue, tally: Tally, numbers: Sequence[Number], view: FirstView
) -> Iterator[EntryPiece]:
    """Yields a value in the words of the report that gave it first, and names the others."""
    called = view.called
    best = _first_given(value, numbers=numbers, view=view)
    span = best.rejected or best.span
    is_said = not best.rejected  # what is only rejected has neither denial nor speaker here
    if is_said and best.stance.is_denial:
        yield words_piece(FixedWords.DENIES)
    number_drawn = value.numbers[0] if tally.scale else None
    yield replace(quote_piece(span), number=number_drawn)
    if is_said and best.speaker:
        yield words_piece(best.speaker, PieceRole.SPEAKER)
    is_somebodys = is_said and best.statement and not best.speaker
    yield reports_piece([span], called, before=FixedWords.SOMEBODYS if is_somebodys else "")
    against = _denying(tally, best, view)
    further = [number.span for number in numbers if number.report not in {best.report, *against}]
    if further:
        names = _names_with_days(value, tally=tally, view=view)
        yield reports_piece(further, names, before=FixedWords.SAME_NUMBER)


def _is_dated(tally: Tally) -> bool:
    """Whether days stand before its values."""
    return sum(value.moment is not None for value in tally.values) > 1 and not tally.occasion


def _names_with_days(value: TallyValue, tally: Tally, view: FirstView) -> ReportNames:
    """Returns what the reports are called. If days stand before values, those of another day than
    this value was first printed on are called with theirs."""
    first = (value.moment or "")[:10]
    names = ReportNames(view.called)
    for report, published in view.days.items() if _is_dated(tally) else ():
        day = published.isoformat()
        if day != first:
            names[report] += f" on {_day(day, with_year=day[:4] != first[:4])}"
    return names


def _denying(tally: Tally, best: Number, view: FirstView) -> set[str]:
    """Returns the reports in which somebody does not accept the number: they do not give it, too,
    whatever else of it they print. There are none where the number itself is not accepted."""
    if best.rejected or best.stance.is_denial:
        return set()
    return {
        number.report
        for number in view.numbers.values()
        if number.measure == tally.measure
        and (number.low, number.high) == (best.low, best.high)
        and (number.rejected or number.stance.is_denial)
    }


def _first_given(value: TallyValue, numbers: Sequence[Number], view: FirstView) -> Number:
    """Returns the number of the report that gave it first, in the most words.

    Who holds an office, or is a body, is named before others, and a private person only if no
    report of the same day names anybody else.
    """
    standing_of = _standing_of_speakers(view.story)
    day = view.days.get(value.first or "")

    def rank(number: Number) -> tuple[bool, bool, bool, int, int]:
        standing = standing_of.get(number.speaker or "", _UNNAMED)
        is_first = number.report == value.first
        is_of_day = is_first or view.days.get(number.report) == day
        return is_of_day, standing > _PRIVATE, is_first, standing, number.span.length

    return max(numbers, key=rank)


_PRIVATE, _UNNAMED, _OFFICIAL = range(3)
# Behind these a phrase tells of whom or of what somebody is something.
_LINK = pattern_of(r" (?:of|for|to|at|in)\b")
_OFFICES = tuple(f"speakers.{name}" for name in ("offices", "titles", "spokespersons", "leading"))


def _standing_of_speakers(story: Story) -> dict[str, int]:
    """Returns how a story's reports present its speakers: as holders of an office, or as private
    persons. All others are bodies."""
    people = {name.id for name in story.names if name.kind is NameKind.PERSON}
    standing_of = dict[str, int]()
    for statement in story.statements:
        if statement.speaker:
            is_body = statement.speaker_name not in people
            standing = _OFFICIAL if is_body or _holds_an_office(statement) else _PRIVATE
            before = standing_of.get(statement.speaker, _PRIVATE)
            standing_of[statement.speaker] = max(before, standing)
    return standing_of


def _holds_an_office(statement: Statement) -> bool:
    """Whether the report calls the speaker by an office: "a spokesman for the army", not "the widow
    of the mayor"."""
    role_words = [statement.role or ""]
    if statement.speaker_span:
        role_words.append(statement.speaker_span.quote)
    for phrase in role_words:
        own_words = _LINK.split(phrase.casefold())[0].split()
        if not set_of(*_OFFICES).isdisjoint(own_words):
            return True
    return False
