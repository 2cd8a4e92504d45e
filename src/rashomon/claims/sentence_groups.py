"""Decides which sentences make a group.

Near-copies of one sentence are one item, so a text that is printed a hundred times makes no group
that a single print would not make. Items join into groups, strongest pair first, if all of one
group fits on all of the other. A sentence surely belongs to one group at most, the one that it fits
best. A sentence without a group is listed with those to which it possibly belongs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from rashomon.model.record import record
from rashomon.text.gathering import connected

SentencePair = tuple[int, int]
Strengths = Mapping[SentencePair, float]
StrengthByPair = dict[SentencePair, float]
Members = tuple[int, ...]
_Places = Sequence[int]
TWIN = 0.99  # strength of sentences of the same words, and of near-copies, in that of a group


# When sentences are surely and when they are possibly of one claim; most are probabilities.
_JOIN = 0.7  # mean between two groups that become one
_MOST = 2  # sentences of one report that are surely of a claim,
_ALL = 4  # and with those that may be
_LIKELY = 0.1  # mean of a sentence that is possibly of a claim;
_HOMES = 4  # of how many it may be
_WEAK = 0.5  # of a pair that is shown though no claim has it


@record
class SentenceGroup:
    """A group of sentences, given by their places: the sure ones and the likely ones, the strongest
    pair, and the mean strength."""

    sure: Members
    possible: Members
    strongest: SentencePair
    strength: float


def make_groups(
    strengths: Strengths,
    reports: Sequence[str],
    copies: Iterable[SentencePair] = (),
    twins: Mapping[int, Members] | None = None,
) -> list[SentenceGroup]:
    """Returns the groups of a story.

    - `strengths`: of pairs of sentences of two reports, the lower place first
    - `reports`: the report of each sentence
    - `copies`: pairs of near-identical sentences
    - `twins`: if a sentence was compared in place of others with the same words, all of these
    """
    same = twins or {}
    table = _Strengths(_items(strengths, copies, same), strengths, reports, same)
    cores = _cores(table)
    groups = list(zip(cores, _likely(cores, table), strict=True))
    return [table.group(core, extra) for core, extra in (*groups, *_weak(groups, table))]


def _items(
    strengths: Strengths, copies: Iterable[SentencePair], twins: Mapping[int, Members]
) -> list[Members]:
    """Returns the sentences that stand in any pair or have twins, near-copies together, in
    order."""
    places = sorted({place for pair in strengths for place in pair} | set(twins))
    number = {place: n for n, place in enumerate(places)}
    near = [(number[a], number[b]) for a, b in copies if a in number and b in number]
    return [tuple(places[n] for n in group) for group in connected(len(places), near)]


class _Strengths:
    """The strengths between items, each the mean over their sentences of different reports."""

    def __init__(
        self,
        items: Sequence[Members],
        strengths: Strengths,
        reports: Sequence[str],
        twins: Mapping[int, Members],
    ) -> None:
        self._items = items
        self._strengths = strengths
        self._reports = reports
        self._twins = twins
        self.houses = [frozenset(reports[i] for i in self._printed(item)) for item in items]
        item_of = {place: n for n, item in enumerate(items) for place in item}
        counts = [Counter(reports[i] for i in item) for item in items]
        sums: StrengthByPair = defaultdict(float)
        for one, other in sorted(strengths):
            a = item_of[one]
            b = item_of[other]
            if a != b:
                sums[min(a, b), max(a, b)] += strengths[one, other]
        self.near: dict[int, dict[int, float]] = defaultdict(dict)
        self.pairs = {}
        for (a, b), total in sums.items():
            p = total / max(1, _crossing(counts[a], counts[b]))
            self.pairs[a, b] = self.near[a][b] = self.near[b][a] = p
        self.ordered = sorted(self.pairs, key=lambda pair: (-self.pairs[pair], pair))

    def _printed(self, item: Members) -> list[int]:
        """Returns all sentences of an item, twins included."""
        return sorted({place for n in item for place in self._twins.get(n, (n,))})

    def parted(self, a: int, b: int) -> bool:
        """Whether two items have sentences of different reports."""
        return len(self.houses[a] | self.houses[b]) > 1

    def mean(self, one: Iterable[int], other: _Places) -> float:
        """Returns the mean strength between two groups of items, those of one report left out."""
        found = [
            self.near[a].get(b, 0.0) for a in one for b in other if a != b and self.parted(a, b)
        ]
        return sum(found) / len(found) if found else 0.0

    def fullest(self, items: Iterable[int]) -> int:
        """Returns how many sentences of one report a group of these items has, at most; near-copies
        within a report are one."""
        return max(Counter(report for n in items for report in self.houses[n]).values())

    def group(self, core: _Places, extra: _Places) -> SentenceGroup:
        """Returns the group of these items."""
        item_of = {place: n for n in core for place in self._items[n]}
        sure = sorted(item_of)
        likely = sorted(place for n in extra for place in self._items[n])
        pairs = self._pairs(sure, sure) or self._pairs(sure, likely)
        given = [
            TWIN if item_of.get(i, -1) == item_of.get(j) else self._strengths.get((i, j), 0.0)
            for i, j in pairs
        ]
        strength = sum(given) / len(given) if given else TWIN
        printed = self._printed(tuple(sure))
        strongest = max(
            pairs or self._pairs(printed[:1], printed),
            key=lambda pair: (self._strengths.get(pair, 0.0), -pair[0], -pair[1]),
        )
        return SentenceGroup(
            tuple(printed), tuple(self._printed(tuple(likely))), strongest, strength
        )

    def _pairs(self, one: _Places, other: _Places) -> list[SentencePair]:
        """Returns the pairs of sentences of two reports, one of each."""
        found = {
            (min(i, j), max(i, j))
            for i, j in product(one, other)
            if self._reports[i] != self._reports[j]
        }
        return sorted(found)


def _crossing(one: Counter[str], other: Counter[str]) -> int:
    """Returns how many pairs of sentences of different reports two items have, by how many each has
    of which report."""
    return one.total() * other.total() - sum(one[report] * other[report] for report in one)


def _cores(table: _Strengths) -> list[list[int]]:
    """Returns what is sure of each group: groups join, strongest pair first, where their mean is
    high enough."""
    groups = [[n] for n in range(len(table.houses))]  # by numbers that are given once
    home = list(range(len(groups)))
    refused = set()
    for a, b in table.ordered:
        if table.pairs[a, b] < _JOIN:
            break
        one = home[a]
        other = home[b]
        if one == other or (one, other) in refused:
            continue
        joined = groups[one] + groups[other]
        if table.mean(groups[one], groups[other]) < _JOIN or table.fullest(joined) > _MOST:
            refused.add((one, other))
            continue
        for n in joined:
            home[n] = len(groups)
        groups.append(joined)
    cores = (sorted(groups[n]) for n in set(home))
    return sorted(core for core in cores if len(core) > 1 or len(table.houses[core[0]]) > 1)


def _likely(groups: Sequence[_Places], table: _Strengths) -> list[list[int]]:
    """Returns what is possibly of each group: the likeliest first, in a few groups only."""
    home = {n: number for number, group in enumerate(groups) for n in group}
    chosen: list[list[tuple[float, int]]] = [[] for _ in groups]
    for n in sorted(table.near.keys() - home.keys()):
        near = {home[m] for m in table.near[n] if m in home}
        fits = sorted((-table.mean([n], groups[number]), number) for number in near)
        for fit, number in fits[:_HOMES]:
            if -fit >= _LIKELY:
                chosen[number].append((fit, n))
    likely: list[list[int]] = [[] for _ in groups]
    for group, found, taken in zip(groups, chosen, likely, strict=True):
        for _, n in sorted(found):
            if table.fullest([*group, *taken, n]) <= _ALL:
                taken.append(n)
    return likely


def _weak(
    groups: Sequence[tuple[_Places, _Places]], table: _Strengths
) -> list[tuple[list[int], list[int]]]:
    """Rows of one sure sentence and what is possibly of its thing, of likely pairs that stand in no
    group together."""
    beside: dict[int, set[int]] = defaultdict(set)
    for core, extra in groups:
        for n in (*core, *extra):
            beside[n].update(core, extra)
    heads: dict[int, list[int]] = {}
    for a, b in table.ordered:
        if table.pairs[a, b] < _WEAK:
            break
        apart = [n for n in (a, b) if len(table.houses[n]) == 1]  # others are groups by themselves
        if b in beside[a] or not apart:
            continue
        head = next((n for n in apart if n in heads), apart[0])
        other = a + b - head
        group = heads.setdefault(head, [])
        if table.fullest([head, *group, other]) <= _ALL:
            group.append(other)
            beside[head].add(other)
            beside[other].add(head)
    return [([head], group) for head, group in sorted(heads.items()) if group]
