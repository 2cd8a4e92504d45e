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

TWIN = 0.99  # strength of sentences of the same words, and of near-copies, in that of a group


# When sentences are surely and when they are possibly of one claim; most are probabilities.
_JOIN = 0.7  # mean between two groups that become one
_MOST = 2  # sentences of one report that are surely of a claim,
_ALL = 4  # and with those that may be


@record
class SentenceGroup:
    """A group of sentences, given by their places: the sure ones and the likely ones, the strongest
    pair, and the mean strength."""

    sure: tuple[int, ...]
    possible: tuple[int, ...]
    strongest: tuple[int, int]
    strength: float


def make_groups(
    strengths: Mapping[tuple[int, int], float],
    reports: Sequence[str],
    copies: Iterable[tuple[int, int]],
    twins: Mapping[int, tuple[int, ...]],
) -> list[SentenceGroup]:
    """Returns the groups of a story.

    - `strengths`: of pairs of sentences of two reports, the lower place first
    - `reports`: the report of each sentence
    - `copies`: pairs of near-identical sentences
    - `twins`: if a sentence was compared in place of others with the same words, all of these
    """
    # the sentences that stand in any pair or have twins, near-copies together
    places = set(twins).union(*strengths)
    joined_copies = filter(places.issuperset, copies)
    items = list(map(tuple, connected(sorted(places), joined_copies)))
    table = _Strengths(items, strengths=strengths, reports=reports, twins=twins)
    cores = _cores(table)
    groups = list(zip(cores, _likely(cores, table), strict=True))
    groups += _weak(groups, table)
    return [table.group(core, likely) for core, likely in groups]


class _Strengths:
    """The strengths between items, each the mean over their sentences of different reports."""

    def __init__(
        self,
        items: Sequence[tuple[int, ...]],
        strengths: Mapping[tuple[int, int], float],
        reports: Sequence[str],
        twins: Mapping[int, tuple[int, ...]],
    ) -> None:
        """Adds up how strongly each two items hang together: the mean over all pairs of their
        sentences that stand in two reports. `near` has these means by item, `ordered` has the
        pairs, the strongest first."""
        self._items = items
        self._strengths = strengths
        self._reports = reports
        self._twins = twins
        self.houses = []  # the reports that each item is printed in
        item_of = {}
        counts = []  # how many sentences of each report an item has
        for item, members in enumerate(items):
            self.houses.append({reports[place] for place in self._printed(members)})
            counts_of_item = Counter[str]()
            for place in members:
                item_of[place] = item
                counts_of_item[reports[place]] += 1
            counts.append(counts_of_item)
        sums: dict[tuple[int, int], float] = defaultdict(float)
        for pair in sorted(strengths):
            earlier, later = pair
            low, high = sorted([item_of[earlier], item_of[later]])
            if low != high:
                sums[low, high] += strengths[pair]
        self.near: dict[int, dict[int, float]] = defaultdict(dict)
        self.ordered = []  # the pairs behind their negated means, the strongest first
        for (low, high), total in sums.items():
            mean = total / max(1, _crossing(counts[low], counts[high]))
            self.near[low][high] = self.near[high][low] = mean
            self.ordered.append((-mean, low, high))
        self.ordered.sort()

    def _printed(self, members: Iterable[int]) -> tuple[int, ...]:
        """Returns all sentences of an item in order, twins included."""
        with_twins = set[int]()
        for place in members:
            with_twins.update(self._twins.get(place, [place]))
        return tuple(sorted(with_twins))

    def mean(self, group: Iterable[int], core: Sequence[int]) -> float:
        """Returns the mean strength between two groups of items. Items of one report are left
        out."""
        strengths = []
        for i, j in product(group, core):
            are_of_several = len(self.houses[i] | self.houses[j]) > 1
            if i != j and are_of_several:
                strengths.append(self.near[i].get(j, 0.0))
        return sum(strengths) / len(strengths) if strengths else 0.0

    def fullest(self, items: Iterable[int]) -> int:
        """Returns how many sentences of one report a group of these items has, at most; near-copies
        within a report are one."""
        counts = Counter[str]()
        for item in items:
            counts.update(self.houses[item])
        return max(counts.values())

    def group(self, core: Sequence[int], likely: Sequence[int]) -> SentenceGroup:
        """Returns the group of these items."""
        item_of = dict[int, int]()
        for item in core:
            item_of |= dict.fromkeys(self._items[item], item)
        possible = list[int]()
        for item in likely:
            possible += self._items[item]
        pairs = self._pairs(item_of, item_of) or self._pairs(item_of, possible)
        strengths = []
        for i, j in pairs:
            is_within_item = item_of.get(i, -1) == item_of.get(j)
            strengths.append(TWIN if is_within_item else self._strengths.get((i, j), 0.0))
        places = self._printed(item_of)
        candidates = pairs or self._pairs(places[:1], places)
        # of equal ones the first: they are in order
        strongest = max(candidates, key=lambda pair: self._strengths.get(pair, 0.0))
        mean = sum(strengths) / len(strengths) if strengths else TWIN
        return SentenceGroup(places, self._printed(possible), strongest, mean)

    def _pairs(self, firsts: Iterable[int], seconds: Iterable[int]) -> list[tuple[int, int]]:
        """Returns the pairs of sentences of two reports, one of each, the lower place first."""
        pairs = set()
        for i, j in product(firsts, seconds):
            if self._reports[i] != self._reports[j]:
                pairs.add((min(i, j), max(i, j)))
        return sorted(pairs)


def _crossing(counts: Counter[str], counts_beside: Counter[str]) -> int:
    """Returns how many pairs of sentences of different reports two items have, by how many each has
    of which report."""
    crossing = counts.total() * counts_beside.total()
    for report in counts:
        crossing -= counts[report] * counts_beside[report]
    return crossing


def _cores(table: _Strengths) -> list[list[int]]:
    """Returns what is sure of each group.

    Groups join, the strongest pair first, where the mean of all their pairs is high enough and no
    report has too many of their sentences. What was refused once is not asked again.
    """
    groups = [[item] for item in range(len(table.houses))]  # by numbers that are given once
    group_of_item = list(range(len(groups)))
    refused = set()
    for negated, i, j in table.ordered:
        if -negated < _JOIN:
            break
        both_groups = group_of_item[i], group_of_item[j]
        if group_of_item[i] == group_of_item[j] or both_groups in refused:
            continue
        members = groups[group_of_item[i]] + groups[group_of_item[j]]
        if (
            table.mean(groups[group_of_item[i]], groups[group_of_item[j]]) < _JOIN
            or table.fullest(members) > _MOST
        ):
            refused.add(both_groups)
            continue
        for item in members:
            group_of_item[item] = len(groups)
        groups.append(members)
    cores = []
    for number in set(group_of_item):
        core = sorted(groups[number])
        if len(core) > 1 or len(table.houses[core[0]]) > 1:
            cores.append(core)
    return sorted(cores)


def _likely(groups: Sequence[Sequence[int]], table: _Strengths) -> list[list[int]]:
    """Returns what is possibly of each group: the likeliest first, in a few groups only."""
    group_of_item = dict[int, int]()
    for number, group in enumerate(groups):
        group_of_item |= dict.fromkeys(group, number)
    candidates = defaultdict(list)
    for item in table.near.keys() - group_of_item.keys():
        near_groups = {
            group_of_item[neighbour] for neighbour in table.near[item] if neighbour in group_of_item
        }
        fits = sorted((-table.mean([item], groups[number]), number) for number in near_groups)
        for fit, number in fits[:4]:  # it may be of four at most
            if -fit >= 0.1:  # a weaker one does not possibly belong to it
                candidates[number].append((fit, item))
    likely = []
    for number, group in enumerate(groups):
        members: list[int] = []
        for _, item in sorted(candidates[number]):
            if table.fullest([*group, *members, item]) <= _ALL:
                members.append(item)
        likely.append(members)
    return likely


def _weak(
    groups: Sequence[tuple[Sequence[int], Sequence[int]]], table: _Strengths
) -> list[tuple[list[int], list[int]]]:
    """Returns groups of one sure sentence and what is possibly of its thing, made of likely pairs
    that stand in no group together."""
    items_together: dict[int, set[int]] = defaultdict(set)
    for core, likely in groups:
        for item in (*core, *likely):
            items_together[item].update(core, likely)
    groups_of_heads: dict[int, list[int]] = {}
    for negated, i, j in table.ordered:
        if -negated < 0.5:  # a weaker pair is not shown
            break
        # an item of several reports is a group by itself
        single = [item for item in (i, j) if len(table.houses[item]) == 1]
        if j in items_together[i] or not single:
            continue
        head = single[0]
        if head not in groups_of_heads and single[-1] in groups_of_heads:
            head = single[-1]
        # the other one of the two
        likely_item = i + j - head
        group = groups_of_heads.setdefault(head, [])
        if table.fullest([head, *group, likely_item]) <= _ALL:
            group.append(likely_item)
            items_together[head].add(likely_item)
            items_together[likely_item].add(head)
    weak = []
    for head, group in sorted(groups_of_heads.items()):
        if group:
            weak.append(([head], group))
    return weak
