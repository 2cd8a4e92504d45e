#!/usr/bin/env python3
"""Trains the weights of the signals by which two groups of reports tell one event.

    python -m bench.train.story_groups [--out FILE]

Groups come as the first step makes them, of each event alone, of two look-alike events and of whole
piles, and by dividing the reports of an event at random and by the days of their pages; against
them stand groups of two events, drawn at random and twins. Printed is what weights that never saw
an event's kind make of its groups.
"""

import hashlib
import random
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from bench import parser_of
from bench.score.clusters import ROOT
from bench.train.logistic import fit_named, write
from bench.train.stories import Reports, sets
from rashomon.model.stored import Features
from rashomon.shipped.weights.logistic import BIAS
from rashomon.stories.group_stories import CountedReports, first_groups, near_pairs
from rashomon.stories.join_groups import SEVERAL, SURE, ReportGroup, signals
from rashomon.stories.report_similarity import PileSimilarity

OUT = ROOT / "src" / "rashomon" / "shipped" / "weights" / "story_groups.json"
PENALTY = 1.0
FOLDS = 8
DRAWN = 6  # divisions of an event, and pairs of drawn groups of two events
MOST = 300  # pairs of groups of a pile
# what all pairs of a source count together: those that the first step leaves apart most
COUNTS = {"alone": 4.0, "pile": 2.0, "divided": 1.5, "drawn": 2.0}
Events = dict[str, list[Features]]
Groups = Sequence[Sequence[int]]


class Pairs:
    """Pairs of groups: their signals, whether they tell one event, and where they come from."""

    def __init__(self) -> None:
        self.rows: list[dict[str, float]] = []
        self.right: list[float] = []
        self.source: list[str] = []
        self.kind: list[str] = []

    def add(self, pile: Sequence[Features], two: Groups, *, right: bool, of: tuple[str, str]):
        """Adds two groups of a pile; `of`: the source, and the kind of event."""
        counted = CountedReports(pile)
        first, second = (ReportGroup.of(counted, members) for members in two)
        spreads = PileSimilarity(counted, None).spreads
        self.rows.append(signals(first, second, spreads) | {BIAS: 1.0})
        self.right.append(float(right))
        self.source.append(of[0])
        self.kind.append(of[1])

    def weights(self, where: np.ndarray) -> dict[str, float]:
        """The weights learned on these pairs."""
        both = list(zip(self.source, self.right, strict=True))
        counts = np.array([COUNTS[one[0]] * 100 / both.count(one) for one in both])
        rows = [row for row, taken in zip(self.rows, where, strict=True) if taken]
        right = np.array(self.right)[where]
        return fit_named(rows, right, counts[where], penalty=PENALTY, constant=BIAS)


def grouped(pile: Events, kind: Callable[[str], str], most: int) -> Iterator[tuple]:
    """Pairs of groups that the first step makes of these events in one pile."""
    features = [one for reports in pile.values() for one in reports]
    gold = [event for event, reports in pile.items() for _ in reports]
    counted = CountedReports(features)
    alike = PileSimilarity(counted, None)
    groups = first_groups(counted, alike, near_pairs(alike))
    of = [max(sorted({gold[i] for i in g}), key=[gold[i] for i in g].count) for g in groups]
    pairs = [
        (a, b)
        for a, b in combinations(range(len(groups)), 2)
        if max(len(groups[a]), len(groups[b])) >= SEVERAL
    ]
    for one_event in (True, False):
        some = [(a, b) for a, b in pairs if (of[a] == of[b]) == one_event]
        near = [(a, b) for a, b in some if kind(of[a]) == kind(of[b])]
        for a, b in {*drawn(near, most), *drawn(some, most)}:
            yield features, (groups[a], groups[b]), one_event, kind(of[a])


def drawn(some: Sequence, most: int) -> list:
    """At most so many of these."""
    return random.Random(len(some)).sample(some, min(most, len(some)))  # noqa: S311


def divided(reports: Sequence[Features], rng: random.Random) -> Iterator[tuple]:
    """Reports of one event, divided at random and by the days of their pages."""
    for number in range(DRAWN):
        some = rng.sample(reports, rng.randint(4, len(reports)))
        if number % 2:
            some.sort(key=lambda one: (one.published or "", one.id))
        at = rng.randint(1, len(some) - 1)
        yield some, (range(at), range(at, len(some))), True


def pairs_of(one: Reports, pairs: Pairs) -> None:
    """Adds the pairs of a set."""
    rng, kind = random.Random(1), one.kind or str  # noqa: S311
    events = {event: one.by_event[event] for event in sorted(one.by_event)}
    kinds = sorted({kind(event) for event in events})
    for event, reports in events.items():
        if len(reports) < 4:
            continue
        for pile, two, right in divided(reports, rng):
            pairs.add(pile, two, right=right, of=("divided", kind(event)))
    for name in kinds:
        alike = {event: reports for event, reports in events.items() if kind(event) == name}
        for some in [{event: reports} for event, reports in alike.items()] + [alike] * bool(
            len(alike) > 1
        ):
            for pile, two, right, of in grouped(some, kind, MOST):
                pairs.add(pile, two, right=right, of=("alone", of))
        for first, second in combinations(alike, 2):
            for _ in range(DRAWN):
                parts = [
                    rng.sample(alike[e], rng.randint(1, len(alike[e]))) for e in (first, second)
                ]
                two = range(len(parts[0])), range(len(parts[0]), len(parts[0]) + len(parts[1]))
                pairs.add(parts[0] + parts[1], two, right=False, of=("drawn", name))
    for pile, two, right, of in grouped(events, kind, MOST):
        pairs.add(pile, two, right=right, of=("pile", of))


def main() -> None:
    """Trains, prints what weights that never saw a kind make of its groups, and writes them."""
    parser = parser_of(__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    pairs = Pairs()
    for one in sets(many=True):
        pairs_of(one, pairs)
    fold = np.array([int(hashlib.sha256(k.encode()).hexdigest(), 16) % FOLDS for k in pairs.kind])
    told = np.zeros(len(fold))
    for number in range(FOLDS):
        weights = pairs.weights(fold != number)
        for at in np.flatnonzero(fold == number):
            told[at] = sum(weights[name] * value for name, value in pairs.rows[at].items())
    right, source = np.array(pairs.right), np.array(pairs.source)
    for name in COUNTS:
        of_one, of_two = ((source == name) & (right == r) for r in (1.0, 0.0))
        joined = [
            f"{(told[of] >= SURE).mean():.3f} of {of.sum()}" for of in (of_one, of_two) if of.any()
        ]
        print(f"{name}: joined {', '.join(joined)} (of one event, of two)")
    write(options.out, {"weights": pairs.weights(fold >= 0)})


if __name__ == "__main__":
    main()
