"""Leaves out agreement that another report contests."""

from collections.abc import Iterator, Sequence

from rashomon.differences.values import numbers_apart
from rashomon.model.difference import Differences, Status
from rashomon.model.number import Number, Tally, TallyValue
from rashomon.numbers.fates import BEFALLEN
from rashomon.quantities.bounds import Bounds


def without_contested(
    differences: Differences, numbers: Sequence[Number], tallies: Sequence[Tally]
) -> Differences:
    """Returns the differences without those that say that reports agree, where another report
    counts the same noun otherwise.

    Of "nine goats fled" and "eleven goats fled" nobody agrees. Nothing then says that they differ,
    either: a tally does not tell whether one thing is counted. Of people harmed, the tally stands
    beside it.
    """
    listed = {number.id: number for number in numbers}
    differences_left = []
    for difference in differences:
        if difference.status is Status.AGREED and difference.measure not in BEFALLEN:
            spans = difference.spans()
            agreeing = [number for number in numbers if number.phrase.meets(spans)]
            if _reports_beside(agreeing, listed, tallies):
                continue
        differences_left.append(difference)
    return tuple(differences_left)


def _reports_beside(
    agreeing: Sequence[Number], listed: dict[str, Number], tallies: Sequence[Tally]
) -> set[str]:
    """Returns the other reports that count the noun of these numbers otherwise."""
    reports_near = set[str]()
    for number in agreeing:
        for value in _unlike(number, tallies):
            reports_near.update(listed[other].report for other in value.numbers)
    return reports_near - {number.report for number in agreeing}


def _unlike(number: Number, tallies: Sequence[Tally]) -> Iterator[TallyValue]:
    """Yields the values of this event, in the tally of a number, that exclude it."""
    bounds = Bounds(low=number.low, high=number.high)
    for tally in tallies:
        if tally.occasion or not any(number.id in value.numbers for value in tally.values):
            continue
        for value in tally.values:
            if numbers_apart(Bounds(low=value.low, high=value.high), bounds):
                yield value
