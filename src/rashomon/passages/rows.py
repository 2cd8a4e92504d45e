"""Which sentences make a row.

Near-copies of one sentence are one item, so that a text printed a hundred times makes no row that
its single print would not make. Items join into tight rows, strongest pair first; a strong pair
that found no common row makes one of its own; then each row takes in what fits on the whole of it
(a sentence that tells of two matters may stand in two rows), and lists what is likely as perhaps.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

Pair = tuple[int, int]
Strengths = Mapping[Pair, float]
Members = tuple[int, ...]
TWIN = 0.99  # strength of sentences of the same words


@dataclass(frozen=True, slots=True)
class Limits:
    """When sentences are surely and when they are perhaps of one matter; most are probabilities.

    `join`: mean between two groups that become one; `own`: of a pair that makes a row of its own
    beside others; `fit`: mean of a sentence that enters a row; `repeats`: share of the smaller of
    two rows that stands in the other, so that they become one where the rest of it fits on the
    other (`whole`: its mean); `most`: sentences of one report in a row's core, `all` in one of
    joined rows and with those that are perhaps of it; `likely`: mean of a sentence that is perhaps
    of a row, `elsewhere` of one that has a row; `homes`: in how many rows it may be that; `weak`:
    of a pair that is shown though no row has it: one sentence, and what is perhaps of its matter.
    """

    join: float = 0.6
    own: float = 0.96
    fit: float = 0.62
    repeats: float = 0.5
    whole: float = 0.4
    most: int = 2
    all: int = 3
    likely: float = 0.1
    elsewhere: float = 0.3
    homes: int = 3
    weak: float = 0.5


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A row of sentences by their places: the sure and the likely ones, the strongest pair, the
    mean strength."""

    core: Members
    perhaps: Members
    strongest: Pair
    strength: float


def make_rows(
    strengths: Strengths,
    reports: Sequence[str],
    copies: Iterable[Pair] = (),
    twins: Mapping[int, Members] | None = None,
    limits: Limits = LIMITS,
) -> list[SentenceRow]:
    """Returns the rows of a story.

    `strengths`: of pairs of sentences of two reports, the lower place first; `reports`: of each
    sentence; `copies`: pairs of near-identical sentences; `twins`: of a sentence that was compared
    for others of the same words, all of them.
    """
    same = twins or {}
    table = _Strengths(_items(strengths, copies, same), strengths, reports, same)
    grown = _grown(_with_own(_seeds(table, limits), table, limits), table, limits)
    cores = _without_repeats(grown, table, limits)
    rows = list(zip(cores, _likely(cores, table, limits), strict=True))
    return [table.row(core, extra) for core, extra in (*rows, *_weak(rows, table, limits))]


def _items(
    strengths: Strengths, copies: Iterable[Pair], twins: Mapping[int, Members]
) -> list[Members]:
    """The sentences that stand in any pair or have twins, near-copies together, in order."""
    above: dict[int, int] = {place: place for pair in strengths for place in pair} | {
        n: n for n in twins
    }

    def top(place: int) -> int:
        while above[place] != place:
            above[place] = place = above[above[place]]
        return place

    for one, other in copies:
        if one in above and other in above:
            low, high = sorted((top(one), top(other)))
            above[high] = low
    members: dict[int, list[int]] = defaultdict(list)
    for place in sorted(above):
        members[top(place)].append(place)
    return [tuple(found) for _, found in sorted(members.items())]


class _Strengths:
    """The strengths between items, each the mean over their sentences of different reports."""

    def __init__(
        self,
        items: Sequence[Members],
        strengths: Strengths,
        reports: Sequence[str],
        twins: Mapping[int, Members],
    ) -> None:
        self._items, self._strengths, self._reports, self._twins = items, strengths, reports, twins
        self.houses = [frozenset(reports[i] for i in self._printed(item)) for item in items]
        item_of = {place: n for n, item in enumerate(items) for place in item}
        sums: dict[Pair, float] = defaultdict(float)
        for one, other in sorted(strengths):
            a, b = item_of[one], item_of[other]
            if a != b:
                sums[min(a, b), max(a, b)] += strengths[one, other]
        self.near: dict[int, dict[int, float]] = defaultdict(dict)
        self.pairs: dict[Pair, float] = {}
        for (a, b), total in sums.items():
            p = total / max(1, self._crossing(a, b))
            self.pairs[a, b] = self.near[a][b] = self.near[b][a] = p
        self.ordered = sorted(self.pairs, key=lambda pair: (-self.pairs[pair], pair))

    def _printed(self, item: Members) -> list[int]:
        """All sentences of an item, twins included."""
        return sorted({place for n in item for place in self._twins.get(n, (n,))})

    def _crossing(self, a: int, b: int) -> int:
        """How many pairs of sentences of different reports two items have."""
        one, other = (Counter(self._reports[i] for i in self._items[n]) for n in (a, b))
        return one.total() * other.total() - sum(one[report] * other[report] for report in one)

    def parted(self, a: int, b: int) -> bool:
        """Whether two items have sentences of different reports."""
        return len(self.houses[a] | self.houses[b]) > 1

    def mean(self, one: Iterable[int], other: Sequence[int]) -> float:
        """The mean strength between two groups of items, those of one report left out."""
        found = [
            self.near[a].get(b, 0.0) for a in one for b in other if a != b and self.parted(a, b)
        ]
        return sum(found) / len(found) if found else 0.0

    def fullest(self, items: Iterable[int]) -> int:
        """How many sentences of one report a row of these items has, at most; near-copies within a
        report are one."""
        return max(Counter(report for n in items for report in self.houses[n]).values())

    def row(self, core: Sequence[int], extra: Sequence[int]) -> SentenceRow:
        """The row of these items."""
        sure = sorted(place for n in core for place in self._items[n])
        likely = sorted(place for n in extra for place in self._items[n])
        pairs = self._pairs(sure, sure) or self._pairs(sure, likely)
        strength = (
            sum(self._strengths.get(pair, 0.0) for pair in pairs) / len(pairs) if pairs else TWIN
        )
        printed = self._printed(tuple(sure))
        first = printed[0]
        strongest = max(
            pairs or [(first, n) for n in printed if self._reports[n] != self._reports[first]],
            key=lambda pair: (self._strengths.get(pair, 0.0), -pair[0], -pair[1]),
        )
        return SentenceRow(tuple(printed), tuple(self._printed(tuple(likely))), strongest, strength)

    def _pairs(self, one: Sequence[int], other: Sequence[int]) -> list[Pair]:
        """The pairs of sentences of two reports, one of each."""
        found = {
            (min(i, j), max(i, j))
            for i in one
            for j in other
            if self._reports[i] != self._reports[j]
        }
        return sorted(found)


def _seeds(table: _Strengths, limits: Limits) -> list[list[int]]:
    """The tight rows: groups join, strongest pair first, where their mean is high enough."""
    home: dict[int, list[int]] = {}
    refused: set[Pair] = set()
    for a, b in table.ordered:
        if table.pairs[a, b] < limits.join:
            break
        one, other = home.get(a, [a]), home.get(b, [b])
        if one is other or (id(one), id(other)) in refused:
            continue
        joined = one + other
        if table.mean(one, other) < limits.join or table.fullest(joined) > limits.most:
            refused.add((id(one), id(other)))
            continue
        for n in joined:
            home[n] = joined
    groups = {id(group): sorted(group) for group in home.values()}
    alone = [[n] for n, houses in enumerate(table.houses) if len(houses) > 1 and n not in home]
    return sorted([*groups.values(), *alone])


def _with_own(rows: Sequence[list[int]], table: _Strengths, limits: Limits) -> list[list[int]]:
    """The rows, and rows of strong pairs that stand in none together."""
    kept = list(rows)
    homes: dict[int, set[int]] = defaultdict(set)
    for number, row in enumerate(kept):
        for n in row:
            homes[n].add(number)
    for a, b in table.ordered:
        if table.pairs[a, b] < limits.own:
            break
        if not homes[a] & homes[b]:
            homes[a].add(len(kept))
            homes[b].add(len(kept))
            kept.append([a, b])
    return kept


def _grown(rows: Sequence[list[int]], table: _Strengths, limits: Limits) -> list[list[int]]:
    """The rows with all that fits on the whole of them; a row that lies in another is left out."""
    grown = []
    for row in rows:
        fits = {n: table.mean([n], row) for m in row for n in table.near[m] if n not in row}
        taken = list(row)
        for n in sorted(fits, key=lambda n: (-fits[n], n)):
            if fits[n] >= limits.fit and table.fullest([*taken, n]) <= limits.most:
                taken.append(n)
        grown.append(sorted(taken))
    sets = [frozenset(row) for row in grown]
    lie_in = [
        any(one < other or (one == other and m < n) for m, other in enumerate(sets) if m != n)
        for n, one in enumerate(sets)
    ]
    return [row for row, inside in zip(grown, lie_in, strict=True) if not inside]


def _without_repeats(
    rows: Sequence[list[int]], table: _Strengths, limits: Limits
) -> list[list[int]]:
    """The rows, those joined that repeat one another, most alike first."""
    left = [frozenset(row) for row in rows]
    while found := _repeating(left, table, limits):
        one, other = found
        left = [row for row in left if row not in (one, other)] + [one | other]
    return sorted(map(sorted, left))


def _repeating(
    rows: Sequence[frozenset[int]], table: _Strengths, limits: Limits
) -> tuple[frozenset[int], frozenset[int]] | None:
    """The two rows that repeat one another most, if one row may hold them both."""
    homes: dict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for n in row:
            homes[n].append(number)
    shared = Counter(pair for n in sorted(homes) for pair in combinations(homes[n], 2))
    likeness = {(a, b): k / min(len(rows[a]), len(rows[b])) for (a, b), k in shared.items()}
    for a, b in sorted(likeness, key=lambda pair: (-likeness[pair], pair)):
        if likeness[a, b] < limits.repeats:
            return None
        small, large = sorted((rows[a], rows[b]), key=len)
        fits = table.mean(small - large, sorted(large)) >= limits.whole
        if fits and table.fullest(small | large) <= limits.all:
            return rows[a], rows[b]
    return None


def _likely(rows: Sequence[Sequence[int]], table: _Strengths, limits: Limits) -> list[list[int]]:
    """What is perhaps of each row: the likeliest first, in a few rows only."""
    homes: dict[int, set[int]] = defaultdict(set)
    for number, row in enumerate(rows):
        for n in row:
            homes[n].add(number)
    chosen: list[list[tuple[float, int]]] = [[] for _ in rows]
    for n in sorted(table.near):
        least = limits.elsewhere if homes[n] else limits.likely
        near = {number for m in table.near[n] for number in homes[m]} - homes[n]
        fits = sorted((-table.mean([n], rows[number]), number) for number in near)
        for fit, number in fits[: limits.homes]:
            if -fit >= least:
                chosen[number].append((fit, n))
    out = []
    for row, found in zip(rows, chosen, strict=True):
        taken: list[int] = []
        for _, n in sorted(found):
            if table.fullest([*row, *taken, n]) <= limits.all:
                taken.append(n)
        out.append(taken)
    return out


def _weak(
    rows: Sequence[tuple[Sequence[int], Sequence[int]]], table: _Strengths, limits: Limits
) -> list[tuple[list[int], list[int]]]:
    """Rows of one sure sentence and what is perhaps of its matter, of likely pairs that stand in no
    row together."""
    beside: dict[int, set[int]] = defaultdict(set)
    for core, extra in rows:
        for n in (*core, *extra):
            beside[n].update(core, extra)
    heads: dict[int, list[int]] = {}
    for a, b in table.ordered:
        if table.pairs[a, b] < limits.weak:
            break
        if b in beside[a]:
            continue
        head, other = (b, a) if b in heads else (a, b)
        row = heads.setdefault(head, [])
        if table.fullest([head, *row, other]) <= limits.all:
            row.append(other)
            beside[head].add(other)
            beside[other].add(head)
    return [([head], row) for head, row in sorted(heads.items()) if row]
