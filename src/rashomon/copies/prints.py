"""Many prints of one text: which of them stand for all when copies are sought (`find_prints`), so
that a text printed a thousand times is not compared half a million times."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import count

from rashomon.copies.direction import Side

_MOST = 40  # prints of one text that are compared pair by pair
_PRINT = 0.7  # share of its runs of words that a print has from the fullest one
# Prints that have what those that stand for all must have; runs of words for which one more does;
# how many do, beside one of each kind of credit.
_OFTEN = 8
_OWN = 12
_HUBS = 8


def find_prints(sides: Sequence[Side]) -> tuple[dict[str, str], set[str]]:
    """Returns of each of many prints of one text, by its id, the fullest of them; and those that
    stand for the others, with which all are compared.

    The longest report left is taken first. If many others are nearly all in it, they are its
    prints.
    """
    text = {}
    hubs: set[str] = set()
    left = sorted(sides, key=lambda side: (-len(side.words.once), side.report.id))
    place = defaultdict[str, int](count().__next__)
    bits = {}  # of each report its runs of words: two numbers are compared faster than two sets
    for side in sides:
        bits[side.mark] = sum(1 << place[seed] for seed in side.words.once)
    while len(left) > _MOST:
        first = left[0]
        prints = []
        for side in left:
            shared = bits[first.mark] & bits[side.mark]
            if shared.bit_count() >= _PRINT * len(side.words.once):
                prints.append(side)
        if len(prints) > _MOST:
            hubs.update(side.report.id for side in _hubs(prints))
            for side in prints:
                text[side.report.id] = first.report.id
        left = [side for side in left[1:] if side.report.id not in text]
    return text, hubs


def _hubs(prints: Sequence[Side]) -> Iterator[Side]:
    """One of each kind of credit, for these tell whose text it is; and some that together have
    what several have. The fullest is the first."""
    first = prints[0].report.text
    kinds = {}
    number_of = Counter[str]()
    for side in reversed(prints):
        names_outlet = bool(side.outlet and side.outlet.search(first))
        agencies = frozenset(side.report.agencies)
        kinds[side.credited, side.is_release, agencies, names_outlet] = side
        number_of.update(side.words.once.keys())
    yield from kinds.values()
    left = {seed for seed, number in number_of.items() if number > _OFTEN}
    for _ in range(_HUBS):
        best = max(prints, key=lambda side: len(left & side.words.once.keys()))
        if len(left & best.words.once.keys()) >= _OWN:
            yield best
        left -= best.words.once.keys()
