"""Finds passages that stand in two reports."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.lineage.words import Words

_SEED = 3  # shorter runs of equal words are found everywhere
_ANCHOR = 5  # a passage has at least one run this long
_LEAST = 8  # words of a passage
_GAP = 6  # words that an edit may put between two runs
_NEXT = 2  # words that an edit may put between two runs of different sentences
_OFTEN = 8  # places of one run in one report; a text that repeats itself must not cost its square
_DENSE = 0.5  # of a passage's words, at least this share is equal
_OUTSIDE = 5  # equal words outside quotation marks, else it may be one speech quoted by two


@dataclass(frozen=True, slots=True)
class Run:
    """Equal words: `length` of them from word `a` in one report and word `b` in the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Words `a0` to `a1` of one report and `b0` to `b1` of the other (half-open), and the runs that they share."""

    a0: int
    a1: int
    b0: int
    b1: int
    runs: tuple[Run, ...]

    def is_verbatim(self) -> bool:
        """Whether all words are equal."""
        return len(self.runs) == 1


def find_passages(left: Words, right: Words) -> list[Passage]:
    """The passages of eight words or more that two reports share, in the order of their places in `left`."""
    passages = [_passage(group) for group in _neighbours(find_runs(left, right), left, right)]
    return sorted((p for p in passages if _is_copy(p, left, right)), key=lambda p: (p.a0, p.a1, p.b0, p.b1))


def find_runs(left: Words, right: Words) -> list[Run]:
    """The longest runs of equal words, by their places."""
    places = {key: at for key, at in _places(left).items() if len(at) <= _OFTEN}
    diagonals: defaultdict[int, list[int]] = defaultdict(list)
    for key, at in _places(right).items():
        if len(at) <= _OFTEN:
            for i, j in itertools.product(places.get(key, ()), at):
                diagonals[i - j].append(i)
    runs = [
        Run(first, first - shift, last - first + _SEED) for shift, starts in diagonals.items() for first, last in _stretches(sorted(starts))
    ]
    return sorted(runs, key=lambda run: (run.a, run.b))


def _places(words: Words) -> dict[tuple[str, ...], list[int]]:
    """Where every few words in a row stand; none runs from prose into a caption."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(words.keys) - _SEED + 1):
        if words.stretches[i] == words.stretches[i + _SEED - 1]:
            places[words.keys[i : i + _SEED]].append(i)
    return places


def _stretches(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of every unbroken stretch of numbers."""
    first = last = numbers[0]
    for number in numbers[1:]:
        if number != last + 1:
            yield first, last
            first = number
        last = number
    yield first, last


def _neighbours(runs: Sequence[Run], left: Words, right: Words) -> Iterable[list[Run]]:
    """Runs grouped with those that lie close by in both reports, in whatever order."""
    group = list(range(len(runs)))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for i, run in enumerate(runs):
        for j in range(i + 1, len(runs)):
            if runs[j].a > run.a + run.length + _GAP:
                break
            if _close(run.a, run.length, runs[j].a, runs[j].length, left) and _close(run.b, run.length, runs[j].b, runs[j].length, right):
                group[root(j)] = root(i)
    groups: defaultdict[int, list[Run]] = defaultdict(list)
    for i, run in enumerate(runs):
        groups[root(i)].append(run)
    return groups.values()


def _close(one: int, length: int, other: int, size: int, words: Words) -> bool:
    (first, end), (start, _) = sorted(((one, one + length), (other, other + size)))
    if start < end:
        return True
    if words.stretches[end - 1] != words.stretches[start]:
        return False
    return start - end <= (_GAP if words.sentences[end - 1] == words.sentences[start] else _NEXT)


def _passage(runs: Sequence[Run]) -> Passage:
    return Passage(
        min(r.a for r in runs), max(r.a + r.length for r in runs), min(r.b for r in runs), max(r.b + r.length for r in runs), tuple(runs)
    )


def _is_copy(passage: Passage, left: Words, right: Words) -> bool:
    a = {run.a + i for run in passage.runs for i in range(run.length)}
    b = {run.b + i for run in passage.runs for i in range(run.length)}
    outside = min(sum(not left.quoted[i] for i in a), sum(not right.quoted[i] for i in b))
    size = max(passage.a1 - passage.a0, passage.b1 - passage.b0)
    shared = min(len(a), len(b))
    return max(run.length for run in passage.runs) >= _ANCHOR and size >= _LEAST and shared >= max(_LEAST, _DENSE * size) and outside >= _OUTSIDE
