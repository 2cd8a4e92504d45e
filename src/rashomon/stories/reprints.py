"""Reprints and shared text: near-copies among the reports of a pile, and groups of reports that
share their wording.

Both use plain word counts. Weighting by rarity would fail: in a pile of many copies, the few
changed words are the rare ones.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

import numpy as np

from rashomon.stories.linkage import clusters, group_of
from rashomon.stories.report_similarity import (
    UNIT,
    CountedPile,
    Matrix,
    Pairs,
    PileSimilarity,
    by_tiles,
    cosines,
)
from rashomon.stories.vectors import TermsTold, Vectors, Weights, known_spread
from rashomon.text.gathering import by_key, connected

# similarity by plain counts from which two reports are one text; below it, look-alike events of
# ECB+ would pass for copies
_COPY = 0.84
# share of the shorter one's words in the longer from which they are one text with sentences
# dropped,
INSIDE = 0.85
# if the shorter one has more than half of the longer one's words; otherwise the longer may be a
# digest of two events
ONE_SIZE = 0.52
# Share of the shorter one's words in the longer from which two reports share text; reports of
# look-alike events never reach it.
SAME_TEXT = 0.6
# share of the smaller group's reports that share text with the other group, for one event. A single
# report may be a digest
SOME = 0.3
FEWEST = 20  # words of a report; the few words of a shorter one stand in many
MAYBE = 0.3  # rarity-weighted similarity below which two reports are not examined as copies
MAYBE_SHARED = 0.05  # and below which they are not examined for shared text
EVEN = (known_spread(1, {}), known_spread(1, {}))  # all words weigh the same


class PilePart:
    """Some reports of a pile, as a pile."""

    def __init__(self, pile: CountedPile, places: Sequence[int]) -> None:
        self._pile = pile
        self._places = np.array(places, np.int64)
        self.days = pile.days[self._places]

    def terms(self, places: Sequence[int]) -> TermsTold:
        """Returns words, name words and fillings of the reports at these places of the part."""
        return self._pile.terms(self._places[list(places)].tolist())


def find_reprints(
    pile: CountedPile, pairs: Pairs, values: Matrix, seen: Set[int]
) -> dict[int, int]:
    """Returns, for the place of each near-copy, the place of the report that represents it: of all
    copies, the one that is most like the others.

    - `pairs`, `values`: candidate pairs, and their similarity weighted by rarity, in millionths
    - `seen`: places that represent no other
    """
    maybe = pairs[values >= round(MAYBE * UNIT)]
    plain = PileSimilarity(pile, EVEN).of_pairs(maybe)
    shared, of_size = _shared_words(pile, maybe)
    copies = (plain >= round(_COPY * UNIT)) | ((shared >= INSIDE) & (of_size >= ONE_SIZE))
    reprints: dict[int, int] = {}
    for members, pairs_inside, alike in clusters(maybe[copies], plain[copies]):
        sums = np.bincount(pairs_inside.ravel(), alike.repeat(2), len(members))
        first = max(range(len(sums)), key=lambda n: (members[n] not in seen, sums[n], -n))
        reprints |= dict.fromkeys(members, members[first])
        del reprints[members[first]]
    return reprints


def _shared_words(pile: CountedPile, pairs: Pairs) -> tuple[Weights, Weights]:
    """Returns, for each pair, the share of the shorter report's words found in the longer, and its
    size as a share of the longer's."""
    shared = [np.zeros(0)]
    sizes = [np.zeros(0)]
    for first, second, batches in by_tiles(pairs, len(pile.days)):
        left = _plain_words(pile, first)
        right = _plain_words(pile, second)
        for batch, met in zip(batches, cosines(left, right=right, batches=batches), strict=True):
            both = left.sizes[batch[:, 0]], right.sizes[batch[:, 1]]
            less = np.minimum(*both)
            longer = np.maximum(*both)
            shared.append(np.where(less >= FEWEST, met / np.maximum(less, 1), 0.0))
            sizes.append(less / np.maximum(longer, 1))
    return np.concatenate(shared), np.concatenate(sizes)


def _plain_words(pile: CountedPile, places: Sequence[int]) -> Vectors:
    """Returns the words of these reports, each weighing the same."""
    words, _, _ = pile.terms(places)
    return Vectors(words.starts, words.terms, np.ones(len(words.terms)))


def join_by_text(
    pile: CountedPile, groups: Sequence[Sequence[int]], pairs: Pairs, values: Matrix
) -> Sequence[Sequence[int]]:
    """Returns the groups, with those joined that share text.

    Among many reports of one event, similarity alone would part them by who copied whom. A smaller
    group joins a larger one if enough of their pairs share text, and more do so than tell one form
    of words anew. `pairs` and `values` are as in `find_reprints`.
    """
    numbers = group_of(groups, len(pile.days))
    sides = numbers[pairs]
    between = (sides[:, 0] != sides[:, 1]) & (sides >= 0).all(axis=1)
    maybe = pairs[between & (values >= round(MAYBE_SHARED * UNIT))]
    sharing = _by_groups(maybe[_shared_words(pile, maybe)[0] >= SAME_TEXT], numbers)
    anew = _by_groups(pairs[between & (values < 0)], numbers)
    linked = []
    for two, places in sharing.items():
        size = len(groups[two[0]])
        if size > len(groups[two[1]]):
            continue
        if len(places) >= SOME * size and len(places) > len(anew.get(two, ())):
            linked.append(two)
    joined = []
    for together in connected(range(len(groups)), linked):
        joined.append(sorted(place for number in together for place in groups[number]))
    return sorted(joined)


def _by_groups(pairs: Pairs, numbers: Pairs) -> dict[tuple[int, int], set[int]]:
    """Returns, for each two groups with pairs of reports between them, which reports of the first
    are in such a pair. `numbers` has the group of each report."""
    places = defaultdict(set)
    for first, second in pairs.tolist() + pairs[:, ::-1].tolist():
        places[int(numbers[first]), int(numbers[second])].add(first)
    return places


def with_reprints(
    groups: Sequence[Sequence[int]], places_grouped: Sequence[int], reprints: Mapping[int, int]
) -> Sequence[Sequence[int]]:
    """Returns groups of the kept reports (numbered among themselves) as groups of indices in the
    pile, each reprint beside the report that represents it.
    """
    reprints_of = by_key((first, place) for place, first in reprints.items())
    whole_groups = []
    for group in groups:
        places = [places_grouped[number] for number in group]
        for first in list(places):
            places += reprints_of[first]
        whole_groups.append(sorted(places))
    return whole_groups
