"""Which places a number of people harmed is not of, as reports tell them apart from its own
(`with_places_apart`)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from itertools import permutations
from operator import attrgetter

from rashomon.numbers.counted_number import CountedNumber, CountedNumbers
from rashomon.numbers.places_counted import PlaceKey, is_elsewhere
from rashomon.text.gathering import grouped


def with_places_apart(
    numbers: CountedNumbers, rows: Iterable[Set[PlaceKey]]
) -> Iterator[CountedNumber]:
    """Yields the numbers, those of people harmed with the places that lie apart from theirs, as a
    report counts those harmed in both, or names both in one of these rows."""
    apart = [*rows]
    harmed = [number for number in numbers if number.is_harm and not number.over]
    for told in grouped(harmed, attrgetter("report", "fate")).values():
        apart.append({min(number.places, key=str) for number in told if number.places})
    beyond = defaultdict[PlaceKey, set[PlaceKey]](set)
    for places in apart:
        for place, other in permutations(places, 2):
            if is_elsewhere({place}, {other}):
                beyond[place].add(other)
    for number in numbers:
        others = set().union(*(beyond[place] for place in number.supposed if place in beyond))
        yield replace(number, beyond=frozenset(others - number.supposed))
