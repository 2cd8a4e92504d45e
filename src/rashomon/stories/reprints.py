"""Reprints: reports of a pile that are near-copies of each other, found by plain counts of their words.

Weighing words by how rare they are in the pile would not do: in a pile of many copies it is the few words that were changed which are rare.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np

from rashomon.stories.blocking import Pairs
from rashomon.stories.report_similarity import UNIT, CountedPile, Matrix, PileSimilarity
from rashomon.stories.vectors import Terms, known_spread
from rashomon.text.linkage import clusters

COPY = 0.84  # likeness by plain counts from which two reports are one text; lower, look-alike events of ECB+ are taken for copies
MAYBE = 0.3  # likeness by rarity below which two reports are not looked at as copies
EVEN = (known_spread(1, {}), known_spread(1, {}))  # all words weigh the same


class PilePart:
    """Some reports of a pile, as a pile."""

    def __init__(self, pile: CountedPile, places: Sequence[int]) -> None:
        self._pile, self._places = pile, np.array(places, dtype=np.int64)
        self.days = pile.days[self._places]

    def terms(self, places: Sequence[int]) -> tuple[Terms, Terms]:
        """The words, and the words of names, of the reports at these places of the part."""
        return self._pile.terms(self._places[list(places)].tolist())


def find_reprints(pile: CountedPile, pairs: Pairs, values: Matrix, seen: AbstractSet[int] = frozenset()) -> dict[int, int]:
    """For each place of a near-copy the place of the report that stands for it: of all copies of one text the one most like the others.

    `pairs`, `values`: the pairs of reports that may be alike, and their likeness by rarity in millionths. `seen`: places that stand for no other.
    """
    maybe = pairs[values >= round(MAYBE * UNIT)]
    plain = PileSimilarity(pile, EVEN).of_pairs(maybe)
    copies = plain >= round(COPY * UNIT)
    found: dict[int, int] = {}
    for members, inside, alike in clusters(maybe[copies], plain[copies]):
        sums = np.zeros(len(members), dtype=np.int64)
        for side in (0, 1):
            np.add.at(sums, inside[:, side], alike)
        first = max(range(len(members)), key=lambda i: (members[i] not in seen, sums[i], -i))
        found |= {member: members[first] for i, member in enumerate(members) if i != first}
    return found


def with_reprints(groups: Sequence[Sequence[int]], kept: Sequence[int], reprints: Mapping[int, int]) -> list[list[int]]:
    """Groups of the kept reports, called by their numbers among these, as groups of places of the pile in which each reprint stands beside the
    report that stands for it."""
    beside: dict[int, list[int]] = {}
    for place, first in reprints.items():
        beside.setdefault(first, []).append(place)
    return [sorted(place for number in group for place in (kept[number], *beside.get(kept[number], ()))) for group in groups]
