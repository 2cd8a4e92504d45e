"""Pairwise features of answers, from which `same_question.py` judges whether two answer the same question.

The features of all pairs of a story would not fit into memory at fifty reports, so they are computed in blocks of rows.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log, nan

import numpy as np
import numpy.typing as npt

from rashomon.lexicon import either
from rashomon.model.copy import Copy
from rashomon.model.point import PointKind
from rashomon.model.span import Span
from rashomon.points.accounts import CandidateAccount
from rashomon.points.answer_features import AnswerFeatures
from rashomon.points.shared_keys import SharedKeys, Sparse, numbered, rarity, symmetric
from rashomon.text.encoder import Encoder, likeness, load_encoder
from rashomon.text.measures import who_counts
from rashomon.text.word_families import families_of

Matrix = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
Apart = npt.NDArray[np.bool_]

FEATURES = (
    "words", "families", "context", "names", "heads", "head_family", "subject", "subject_family", "kind", "count_equal", "count_differs",
    "unit", "days_equal", "days_differ", "same_report", "headline", "polarity", "speaker", "rarest", "copied", "identical", "mutual", "length",
    "measure", "measure_differs", "background", "background_differs", "places_differ", "place",
    "asked", "asked_typed", "asked_identity", "given", "given_identity", "toll", "toll_elsewhere",
    "thing", "thing_differs", "near", "large", "borrowed", "group", "group_differs",
    "when", "clock_differs", "figure_rare", "name_rare", "meaning",
)  # fmt: skip


_PART = re.compile(
    rf"\b(?:{either('casualties.parts_of_counts')})\b",
    re.IGNORECASE,
)
_TYPED = frozenset({PointKind.COUNT, PointKind.SHARE, PointKind.DATE, PointKind.PLACE})
_LARGE = log(500)  # larger figures are crowds, sums or distances: a story rarely has two of similar size
_UNKNOWN = -2
BLOCK = 128  # rows of answers at a time, at most;
_AT_ONCE = 150_000  # pairs at a time: each of about sixty features is an array of this size


@dataclass(frozen=True, slots=True)
class Edges:
    """Pairs of answers that may match, `left` before `right`; `features` has one row of FEATURES per pair."""

    left: Codes
    right: Codes
    likely: Matrix
    features: npt.NDArray[np.float32]


class Likeness:
    """Computes the features of every pair of answers of a story."""

    def __init__(
        self,
        answers: Sequence[CandidateAccount],
        readings: Sequence[AnswerFeatures],
        copies: Sequence[Copy],
        encoder: Encoder | None = None,
    ) -> None:
        """`encoder` turns quotes into vectors; by default the shipped one."""
        self.size = len(answers)
        self._meanings = (encoder or load_encoder()).encode([a.account.quote.quote for a in answers])
        words = [r.words for r in readings]
        self._vectors = {
            "words": SharedKeys(words, rare=True),
            "families": SharedKeys([_families(bag) for bag in words], rare=True),
            "context": SharedKeys([r.context for r in readings], rare=True),
            "asked": SharedKeys([_families(a.asked) for a in answers], rare=True),
            "given": SharedKeys([_families(a.given) for a in answers], rare=True),
        }
        self._codes = {
            "heads": numbered(r.head for r in readings),
            "kind": numbered(a.kind.value for a in answers),
            "same_report": numbered(a.account.report for a in answers),
            "speaker": numbered(a.account.speaker for a in answers),
            "identical": numbered(" ".join(a.account.quote.quote.casefold().split()) for a in answers),
            "count_equal": numbered(a.figure() for a in answers),
            "toll": numbered(_toll(a, r) for a, r in zip(answers, readings, strict=True)),
            "positive": numbered(str(a.polarity and a.account.stance.value != "denies") for a in answers),
        }
        days = [[f"{first}/{last}" for first, last in r.days] for r in readings]
        sets: dict[str, Sequence[Iterable[str]]] = {
            "head_family": [families_of(r.head or "") for r in readings],
            "subject": [r.subject for r in readings],
            "subject_family": [[f for s in r.subject for f in families_of(s)] for r in readings],
            "days_equal": days,
            "unit": [_families((a.account.unit.split()[-1].casefold(),)) if a.account.unit else () for a in answers],
            "measure": [r.measures for r in readings],
            "place": [r.places for r in readings],
            "thing": [a.counted.things if a.counted else () for a in answers],
            "group": [a.counted.group if a.counted else () for a in answers],
        }
        self._sets = {name: SharedKeys(listed) for name, listed in sets.items()}
        self._measured = np.array([bool(r.measures) for r in readings], dtype=float)
        self._thing = np.array([bool(a.counted and a.counted.things) for a in answers], dtype=float)
        self._grouped = np.array([bool(a.counted and a.counted.group) for a in answers], dtype=float)
        self._borrowed = np.array([bool(a.counted and a.counted.borrowed) for a in answers], dtype=float)
        self._size = np.array([_size(a) for a in answers])
        self._placed = np.array([bool(r.places) for r in readings], dtype=float)
        self._background = np.array([r.background for r in readings], dtype=float)
        self._names = SharedKeys([r.names for r in readings])
        clocked = any(r.clocks for r in readings)
        times = SharedKeys([[*told, *r.clocks] for told, r in zip(days, readings, strict=True)]) if clocked else self._sets["days_equal"]
        # By feature: keys that are the more distinctive the fewer answers have them, with how distinctive each is.
        rare = {"rarest": self._vectors["words"], "when": times, "name_rare": self._names}
        self._rare = {name: (keys, _telling(keys.held, keys.size)) for name, keys in rare.items()}
        self._clock = numbered(min(r.clocks, default=None) for r in readings)
        self._figure_rarity = _telling_codes(self._codes["count_equal"])
        self._named = np.array([len(r.names) for r in readings], dtype=float)
        self._typed = np.array([a.kind in _TYPED for a in answers], dtype=float)
        self._identity = np.array([a.kind is PointKind.IDENTITY for a in answers], dtype=float)
        self._headline = np.array([a.headline for a in answers], dtype=float)
        self._dated = np.array([bool(r.days) for r in readings], dtype=float)
        self._lengths = np.array([max(1, len(r.words)) for r in readings], dtype=float)
        self._copied = _copied(answers, copies)
        self._worse = self._worse_ranks()

    @cached_property
    def everything(self) -> Matrix:
        """All rows at once, kept for stories that people are asked about again and again."""
        return self.rows(0, self.size)

    def rows(self, start: int, stop: int) -> Matrix:
        """Returns an array of shape (stop - start, answers, len(FEATURES))."""
        layers = self.layers(start, stop)
        return np.stack([layers[name] for name in FEATURES], axis=-1)

    def layers(self, start: int, stop: int, first: int = 0) -> dict[str, Matrix]:
        """Returns each feature of the answers start..stop with each answer from `first` on, shape (stop - start, answers - first).

        The features are symmetric in the two answers.
        """
        rest = slice(first, None)
        shared = {**self._vectors, **self._sets, "names": self._names}
        return self._derived(
            np.arange(start, stop)[:, None],
            np.arange(first, self.size)[None, :],
            {name: rows.product(start, stop)[:, rest] for name, rows in shared.items()},
            rarest={name: self._rarest(name, start, stop)[:, rest] for name in self._rare},
            copied=self._copied.block(start, stop, first).astype(float),
            worse=self._worse.block(start, stop, first).astype(float),
            meaning=likeness(self._meanings[start:stop], self._meanings[rest]),
        )

    def _derived(
        self, i: Codes, j: Codes, layers: dict[str, Matrix], *, rarest: dict[str, Matrix], copied: Matrix, worse: Matrix, meaning: Matrix
    ) -> dict[str, Matrix]:
        """Returns all features, given those of shared keys; the shapes of `i` and `j` broadcast to that of the layers."""
        for name in self._sets:
            layers[name] = (layers[name] > 0).astype(float)
        union = self._named[i] + self._named[j] - layers["names"]
        layers["names"] = layers["names"] / np.where(union > 0, union, 1)
        for name, column in self._codes.items():
            layers[name] = (np.where(column < 0, _UNKNOWN, column)[i] == column[j]).astype(float)  # two unknown values are not equal
        layers["polarity"] = 1 - layers.pop("positive")
        layers["headline"] = self._headline[i] * self._headline[j]
        layers["days_differ"] = self._dated[i] * self._dated[j] * (1 - layers["days_equal"])
        given = (self._codes["count_equal"] >= 0).astype(float)
        layers["count_differs"] = given[i] * given[j] * (1 - layers["count_equal"])
        layers["near"] = self._nearness(i, j) * (1 - layers["count_equal"])
        large = (self._size > _LARGE).astype(float)
        layers["large"] = large[i] * large[j]
        layers["thing_differs"] = self._thing[i] * self._thing[j] * (1 - layers["thing"])
        layers["group_differs"] = np.maximum(self._grouped[i], self._grouped[j]) * (1 - layers["group"])
        layers["borrowed"] = np.maximum(self._borrowed[i], self._borrowed[j])
        layers["length"] = np.minimum(self._lengths[i], self._lengths[j]) / np.maximum(self._lengths[i], self._lengths[j])
        layers["measure_differs"] = self._measured[i] * self._measured[j] * (1 - layers["measure"])
        layers["places_differ"] = self._placed[i] * self._placed[j] * (1 - layers["place"])
        layers["background"] = self._background[i] * self._background[j]
        layers["background_differs"] = np.abs(self._background[i] - self._background[j])
        typed, identity = layers["kind"] * self._typed[i], layers["kind"] * self._identity[i]
        layers |= {"asked_typed": layers["asked"] * typed, "asked_identity": layers["asked"] * identity}
        layers["given_identity"] = layers["given"] * identity
        layers["toll_elsewhere"] = layers["toll"] * layers["places_differ"]
        clocked = (self._clock >= 0).astype(float)
        layers["clock_differs"] = clocked[i] * clocked[j] * (self._clock[i] != self._clock[j])
        layers["figure_rare"] = layers["count_equal"] * self._figure_rarity[i]
        layers |= {**rarest, "copied": copied, "meaning": meaning}
        layers["mutual"] = np.where((layers["same_report"] == 0) & (layers["words"] > 1e-9), 1.0 / (1.0 + worse), 0.0)
        return layers

    def _nearness(self, i: Codes, j: Codes) -> Matrix:
        """How near two figures are in size: 1 if equal, 0 from a factor of ten on and for answers without a figure."""
        apart = np.abs(self._size[i] - self._size[j]) / log(10)
        return np.where(np.isnan(apart), 0.0, np.maximum(0.0, 1 - apart))

    def _rarest(self, name: str, start: int, stop: int) -> Matrix:
        """The weight of the rarest key that two bags share, 0..1."""
        rows, rarity = self._rare[name]
        out = np.zeros((stop - start) * self.size)
        places, keys, *_ = rows.pairs(start, stop)
        out[places] = rarity[keys]  # the commonest come first, so that rarer ones overwrite them
        return out.reshape(stop - start, self.size)

    def _worse_ranks(self) -> Sparse:
        """The rank of each answer among those that share words with the other and are of other reports; the worse of the two ranks."""
        report, words = self._codes["same_report"], self._vectors["words"]
        number = np.min_scalar_type(self.size)
        rows, columns, ranks = ([np.zeros(0, dtype=number)] for _ in range(3))
        for start, stop in blocks(self.size):
            alike = np.where(report[start:stop, None] != report[None, :], np.round(words.product(start, stop), 9), 0.0)
            row, column = np.nonzero(alike)
            order = np.lexsort((-alike[row, column], row))  # stable: of equals the first answer leads
            first = np.searchsorted(row, np.arange(stop - start))
            rank = np.empty(len(row), dtype=number)
            rank[order] = np.arange(len(row)) - first[row]
            for parts, part in ((rows, row + start), (columns, column), (ranks, rank)):
                parts.append(part.astype(number))
        column, rank = np.concatenate(columns), np.concatenate(ranks)
        columns, ranks = [], []
        back = np.argsort(column, kind="stable")  # sharing words is symmetric: the same pairs, reversed
        return Sparse(self.size, np.concatenate(rows), column, np.maximum(rank, rank[back]))


def blocks(size: int) -> Iterator[tuple[int, int]]:
    """Yields the start and end of blocks of rows for a table of this many answers."""
    rows = max(1, min(BLOCK, _AT_ONCE // max(1, size)))
    return ((start, min(start + rows, size)) for start in range(0, size, rows))


def _telling(held: Codes, size: int) -> Matrix:
    """How distinctive a key held by so many of the answers is: 1 if two hold it."""
    return rarity(held, size) / log(1 + size / 2)


def _telling_codes(code: Codes) -> Matrix:
    """How distinctive the code of each row is: 1 if two rows have it, 0 for rows without a code."""
    held = np.bincount(code[code >= 0], minlength=1)
    return np.where(code >= 0, _telling(np.maximum(2, held[np.maximum(code, 0)]), len(code)), 0.0)


def _size(answer: CandidateAccount) -> float:
    """The logarithm of the middle of the figure, or NaN if there is none."""
    known = [x for x in (answer.account.low, answer.account.high) if x is not None]
    return log(1 + abs(sum(known) / len(known))) if known else nan


def _toll(answer: CandidateAccount, reading: AnswerFeatures) -> str | None:
    """What a toll measures and whom it counts; None for parts, for events long past and for other counts."""
    if len(reading.measures) != 1 or reading.background or is_part(answer):
        return None
    return f"{min(reading.measures)} {who_counts(answer.account.unit)}"


def is_part(answer: CandidateAccount) -> bool:
    """Whether the figure is said to be part of another: "four of them seriously", "two of the dead", "in one village alone"."""
    return bool(_PART.search(answer.account.quote.quote))


def _families(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(key for word in words for key in (families_of(word) or (word,)))


def _copied(answers: Sequence[CandidateAccount], copies: Sequence[Copy]) -> Sparse:
    """The pairs of answers whose quotes stand at the same place of a copied passage."""
    found = array("q")
    quotes: dict[str, list[tuple[int, int, Span]]] = {}
    for i, answer in enumerate(answers):
        quotes.setdefault(answer.account.report, []).append((answer.account.quote.start, i, answer.account.quote))
    for listed in quotes.values():
        listed.sort(key=lambda item: item[:2])
    for passages in copies:
        left, right = (
            [(i, _place(quote, passage)) for i, quote in _inside(quotes.get(passage.report, []), passage)]
            for passage in (passages.a, passages.b)
        )
        for i, one in left:
            for j, other in right:
                near = abs(one[0] - other[0]) + abs(one[1] - other[1])
                if near < 0.12 or near * len(passages.a.quote) < 12:
                    found.extend((i, j))
    pairs = np.frombuffer(found, dtype=np.int64).reshape(-1, 2)
    return symmetric(len(answers), pairs[:, 0], pairs[:, 1], np.ones(len(pairs), dtype=bool))


def _inside(quotes: Sequence[tuple[int, int, Span]], passage: Span) -> Iterator[tuple[int, Span]]:
    """The quotes of one report, sorted by start, that lie in the passage."""
    for _, i, quote in quotes[bisect_left(quotes, (passage.start,)) :]:
        if quote.start > passage.end:
            break
        if passage.contains(quote):
            yield i, quote


def _place(quote: Span, passage: Span) -> tuple[float, float]:
    length = max(1, passage.end - passage.start)
    return (quote.start - passage.start) / length, (quote.end - passage.start) / length
