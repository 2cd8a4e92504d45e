"""Which numbers of people harmed are of which of several places that reports tell apart
(`with_places_apart`)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from itertools import combinations, product
from operator import attrgetter

from rashomon.numbers.counted_number import CountedNumber
from rashomon.numbers.places_counted import PlaceKey, PlacePair, is_elsewhere
from rashomon.text.gathering import grouped


def with_places_apart(
    numbers: Iterable[CountedNumber], rows: Set[PlacePair]
) -> Iterator[CountedNumber]:
    """Yields the numbers, those of people harmed with the places that a report tells from theirs.
    `rows` are places that a report names as two."""
    given = list(numbers)
    beyond = _told_apart(given, rows)
    for number in given:
        places = number.stands.intersection(beyond)
        if number.is_harm and places:
            others = set().union(*map(beyond.__getitem__, places))
            yield replace(number, beyond=frozenset(others - number.stands))
        else:
            yield number


def _told_apart(
    numbers: Iterable[CountedNumber], rows: Set[PlacePair]
) -> dict[PlaceKey, set[PlaceKey]]:
    """Returns the places that lie apart from each place, as a report names both in one row or
    counts those harmed in both."""
    pairs = set(rows)
    harmed = [number for number in numbers if number.is_harm and not number.over]
    for told in grouped(harmed, attrgetter("report", "fate")).values():
        for first, second in combinations(told, 2):
            if first.places.isdisjoint(second.places):
                pairs.update(product(first.places, second.places))
    beyond = defaultdict[PlaceKey, set[PlaceKey]](set)
    for first, second in pairs:
        if is_elsewhere({first}, {second}):
            beyond[first].add(second)
            beyond[second].add(first)
    return dict(beyond)
