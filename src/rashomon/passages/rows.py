"""Which sentences make a row: strongest pairs first, groups joined while their sentences fit on the whole."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """When sentences are surely and when they are perhaps of one matter; probabilities.

    `link`: of two sentences whose groups may join; `join`: mean between the groups; `pair`: of a row of two
    sentences; `most`: sentences of one report in a row; `likely`: mean of a sentence that is perhaps of the
    row, `homes`: in how many rows it may be that.
    """

    link: float = 0.5
    join: float = 0.45
    pair: float = 0.6
    most: int = 2
    likely: float = 0.2
    homes: int = 2
    loose: float = 0.4


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of sentences by their places: the sure and the likely ones; its strength and its strongest pair."""

    core: tuple[int, ...]
    perhaps: tuple[int, ...]
    strength: float
    strongest: tuple[int, int]


Strengths = Mapping[tuple[int, int], float]


def make_rows(strengths: Strengths, reports: Sequence[str], limits: Limits = LIMITS) -> list[Row]:
    """Returns the rows of a story. `strengths`: of pairs (one < other) of sentences; `reports`: of each sentence."""
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), p in strengths.items():
        near[one][other] = near[other][one] = p
    ordered = sorted(strengths, key=lambda pair: (-strengths[pair], pair))
    home: dict[int, list[int]] = {}

    def mean(one: Sequence[int], other: Sequence[int]) -> float:
        pairs = [(i, j) for i in one for j in other if reports[i] != reports[j]]
        return sum(near[i].get(j, 0.0) for i, j in pairs) / max(1, len(pairs))

    for one, other in ordered:
        if strengths[one, other] < limits.link:
            break
        a, b = home.get(one, [one]), home.get(other, [other])
        if a is b or mean(a, b) < limits.join:
            continue
        joined = sorted(a + b)
        if max(Counter(reports[i] for i in joined).values()) > limits.most:
            continue
        for i in joined:
            home[i] = joined
    groups = list({id(group): group for group in home.values()}.values())
    kept = []
    for group in groups:
        if len(group) == 2 and strengths[group[0], group[1]] < limits.pair:
            continue
        kept.append(group)
    spare = defaultdict(list)
    inside = {i: n for n, group in enumerate(kept) for i in group}
    for i in near:
        fits = []
        for n in {inside[j] for j in near[i] if j in inside}:
            if inside.get(i) == n:
                continue
            m = mean([i], kept[n])
            if m >= (limits.likely if i not in inside else limits.loose) and any(
                reports[j] != reports[i] for j in kept[n]
            ):
                fits.append((-m, n))
        for m, n in sorted(fits)[: limits.homes]:
            spare[n].append((m, i))
    rows = []
    for n, group in enumerate(kept):
        count = Counter(reports[i] for i in group)
        perhaps = []
        for _, i in sorted(spare[n]):
            if count[reports[i]] < 3:
                count[reports[i]] += 1
                perhaps.append(i)
        pairs = [
            (i, j) for k, i in enumerate(group) for j in group[k + 1 :] if reports[i] != reports[j]
        ]
        strongest = max(
            pairs, key=lambda pair: (near[pair[0]].get(pair[1], 0.0), (-pair[0], -pair[1]))
        )
        strength = sum(near[i].get(j, 0.0) for i, j in pairs) / len(pairs)
        rows.append(Row(tuple(group), tuple(sorted(perhaps)), strength, strongest))
    return rows
