"""Leaves out agreement that another report contests."""

from collections.abc import Iterator, Sequence

from rashomon.differences.values import amounts_apart, numbers_apart
from rashomon.model.difference import Difference, Differences, Status
from rashomon.model.number import Tally, TallyValue
from rashomon.numbers.counted_number import AGE, CountedNumber, CountedNumbers
from rashomon.numbers.fates import BEFALLEN
from rashomon.numbers.likeness import counted_alike, unit_name
from rashomon.numbers.one_thing import (
    RISEN,
    named_apart,
    of_two_events,
    parted,
    size_of,
    times,
    unlike,
)
from rashomon.quantities.bounds import Bounds
from rashomon.quantities.measures import CONVERTED

_NEAR = 1.5  # times that one number is another of what may be one thing


def without_contested(
    differences: Differences, numbers: CountedNumbers, tallies: Sequence[Tally]
) -> Differences:
    """Returns the differences without those that say that reports agree, where another report
    counts or measures the like otherwise and nothing shows that it means another thing.

    Of "nine goats fled" and "eleven goats fled" nobody agrees. Nothing then says that they differ,
    either: it is not sure that both are of one thing. Of people harmed, each sort has its versions:
    a tally of them holds all sorts, so it contests nothing.
    """
    left = []
    for difference in differences:
        of_things = () if difference.measure in BEFALLEN else tallies
        is_agreed = difference.status is Status.AGREED
        if not is_agreed or not _is_contested(difference, numbers, of_things):
            left.append(difference)
    return tuple(left)


def _is_contested(agreement: Difference, numbers: CountedNumbers, tallies: Sequence[Tally]) -> bool:
    """Whether a report that does not give the agreed number gives another that may be of it."""
    spans = agreement.spans()
    agreeing_reports = agreement.reports()
    agreeing = [number for number in numbers if number.number.span.meets(spans)]
    unlike_beside = {
        ident
        for number in agreeing
        for value in _unlike_beside(number, tallies)
        for ident in value.numbers
    }
    for number in numbers:
        if number.report in agreeing_reports:
            continue
        if number.id in unlike_beside or _contests_any(number, agreeing):
            return True
    return False


def _unlike_beside(number: CountedNumber, tallies: Sequence[Tally]) -> Iterator[TallyValue]:
    """Yields the values of this event, in the tally of a number, that exclude it."""
    for tally in tallies:
        if tally.occasion or not any(number.id in value.numbers for value in tally.values):
            continue
        for value in tally.values:
            if numbers_apart(Bounds(low=value.low, high=value.high), number.bounds):
                yield value


def _contests_any(number: CountedNumber, agreeing: CountedNumbers) -> bool:
    """Whether its report stands by the number, and it may be of what one of these is of."""
    is_taken_back = number.number.superseded_by is not None or number.number.rejected
    if is_taken_back or number.negated or number.denied or number.event.over:
        return False
    return any(_may_be_of_one_thing(number, agreed) for agreed in agreeing)


def _may_be_of_one_thing(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether two unlike numbers count by one noun or measure, lie close to each other, and no
    name, choice, place or day tells what they are of apart."""
    if not _are_unlike(first, second):
        return False
    if first.is_harm or second.is_harm:
        return _may_be_one_toll(first, second)
    if not counted_alike(first, second) or times(first, second) > _NEAR:
        return False
    if first.noun == second.noun == AGE:
        return not unlike(first.words.phrase_names, second.words.phrase_names)
    if parted(first, second) or unlike(first.group, second.group) or named_apart(first, second):
        return False
    return not first.words.clause.isdisjoint(second.words.clause)


def _may_be_one_toll(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether two numbers may count one sort of people harmed alike in one event, as "five
    attackers" and "seven of the attackers" do: of five, seven are no part."""
    is_anyone = first.anyone() and second.anyone()
    if first.fate != second.fate or not (is_anyone or first.noun == second.noun):
        return False
    if of_two_events(first, second) or unlike(first.group, second.group):
        return False
    if times(first, second) > RISEN:  # all whom a war killed, and those of one day of it
        return False
    if first.part and second.part:  # "two more bodies", "nine of the dead"
        return not is_anyone
    return not _holds_part(first, second) and not _holds_part(second, first)


def _holds_part(whole: CountedNumber, part: CountedNumber) -> bool:
    return part.part and not whole.part and size_of(part) <= size_of(whole)


def _are_unlike(first: CountedNumber, second: CountedNumber) -> bool:
    """Whether two amounts exclude each other, in whatever unit each is told."""
    if unit_name(first) == unit_name(second):
        return amounts_apart(first.quantity, second.quantity)
    return CONVERTED * times(first, second) > 1
