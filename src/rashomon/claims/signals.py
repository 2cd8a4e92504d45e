"""The named signals of a pair of sentences, and their weights: how probable it is that both are
about one thing.

Nothing here depends on a third report. A word's rarity comes from a table and from how often its
own report uses it, and sentences compete only with others of the same two reports.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from rashomon.claims.terms import SentenceTerms, TermWeights
from rashomon.model.record import record
from rashomon.shipped.weights.logistic import BIAS, read_weights

_Matrix = npt.NDArray[np.float64]
_Places = npt.NDArray[np.int64]

SIGNAL_NAMES = (
    "letters",  # likeness of the pieces of their words (cosine)
    "rare letters",  # how many pieces of words they share (log of the sum of their weights)
    "rare words",  # how rare the words and the like are that they share (log of the sum)
    "word pairs",  # likeness of their pairs of neighbouring words (cosine)
    "context",  # likeness of the pieces with those of the sentences around them (cosine)
    "early",  # how early in its report the later one stands (0 to 1)
    "apart",  # how far apart their places in the reports are (0 to 1)
    # how many of these they share
    "names",
    "days",
    "figures",
    "speakers",
)
_LEAST = 0.01  # likeness of letters below which no pair can be probable
_AROUND = 0.5  # weight of a piece of a word that only a neighbouring sentence has


@record
class _Pairs:
    """Pairs of sentences by their places in the story, and their signals, a column each."""

    one: _Places
    other: _Places
    signals: _Matrix


class _Table:
    """Weights of features, a row a sentence, searched by feature; nothing but shared features costs
    anything."""

    def __init__(self, rows: Iterable[TermWeights]) -> None:
        """Reads each row once, so that rows may be made one after the other."""
        keys: list[str] = []
        given = array("d")
        counts = array("q")
        for row in rows:
            keys += row
            given.extend(row.values())
            counts.append(len(row))
        self.size = len(counts)
        places = {key: n for n, key in enumerate(sorted(set(keys)))}
        features = np.fromiter((places[key] for key in keys), dtype=np.int32, count=len(keys))
        del keys, places
        owners = np.repeat(np.arange(self.size, dtype=np.int32), counts)
        order = np.lexsort(
            (features, owners)
        )  # so that sums run in one order, whatever else there is
        self.features = features[order]
        self.owners = owners[order]
        weights = np.array(given)[order]
        self.ends = np.concatenate(([0], np.cumsum(counts)))
        norms = np.sqrt(np.bincount(self.owners, weights**2, minlength=self.size))
        self.unit = weights / np.where(norms == 0, 1, norms)[self.owners]
        self.root = np.sqrt(weights)
        by_feature = np.lexsort((self.owners, self.features))
        keyed = self.features[by_feature].astype(np.int64) * (self.size + 1)
        self.keyed = keyed + self.owners[by_feature]
        self.by_feature = by_feature.astype(np.int32)

    def against(self, low: int, high: int) -> tuple[_Matrix, _Matrix]:
        """Returns the cosines of rows low to high with all from `high` on, and the sums of what
        they share."""
        first = self.ends[low]
        last = self.ends[high]
        width = self.size - high
        features = self.features[first:last].astype(np.int64)
        begin = np.searchsorted(self.keyed, features * (self.size + 1) + high)
        lengths = np.searchsorted(self.keyed, (features + 1) * (self.size + 1)) - begin
        whose = np.repeat(np.arange(first, last), lengths)
        steps = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        met = self.by_feature[np.repeat(begin, lengths) + steps]
        cells = (self.owners[whose].astype(np.int64) - low) * width + self.owners[met] - high
        shape = (high - low, width)
        cosine, shared = (
            np.bincount(cells, of[whose] * of[met], shape[0] * width)
            .astype(np.float64)
            .reshape(shape)
            for of in (self.unit, self.root)
        )
        return cosine, shared


def pairs_of(sentences: Sequence[SentenceTerms], chosen: Sequence[int]) -> Iterator[_Pairs]:
    """Yields the pairs of sentences of two reports that share something, report by report.

    - `sentences`: in the order of the reports
    - `chosen`: the places of those that are compared, in order

    Sentences in two languages are no pair.
    """
    which = np.array(chosen, np.int64)
    some = [sentences[i] for i in chosen]
    compared = set(chosen)
    around = (row for n, row in enumerate(_contexts(sentences)) if n in compared)
    letters, words, couples = (
        _Table(getattr(t, kind) for t in some) for kind in ("pieces", "terms", "pairs")
    )
    context = _Table(around)
    counted = [
        _Table(dict.fromkeys(sorted(getattr(t, kind)), 1.0) for t in some)
        for kind in ("names", "days", "values", "voices")
    ]
    places = np.array([t.sentence.place for t in some])
    tongues = np.array([t.language for t in some])
    for low, high in pairwise(_edges(some)[:-1]):
        alike, rare = letters.against(low, high)
        rows, columns = np.nonzero((alike >= _LEAST) & (tongues[low:high, None] == tongues[high:]))
        one = places[low:high][rows]
        other = places[high:][columns]
        signals = [
            alike[rows, columns],
            np.log1p(rare[rows, columns]),
            np.log1p(words.against(low, high)[1][rows, columns]),
            couples.against(low, high)[0][rows, columns],
            context.against(low, high)[0][rows, columns],
            1 - np.maximum(one, other),
            np.abs(one - other),
            *(kind.against(low, high)[1][rows, columns] for kind in counted),
        ]
        yield _Pairs(which[rows + low], which[columns + high], np.stack(signals, axis=1))


def _contexts(sentences: Sequence[SentenceTerms]) -> Iterator[TermWeights]:
    """Yields the pieces of the words of each sentence and, with less weight, of those before and
    behind it."""
    for low, high in pairwise(_edges(sentences)):
        for n in range(low, high):
            around = dict(sentences[n].pieces)
            for m in (n - 1, n + 1):
                if low <= m < high:
                    for piece, weight in sentences[m].pieces.items():
                        around[piece] = max(around.get(piece, 0.0), _AROUND * weight)
            yield around


def _edges(sentences: Sequence[SentenceTerms]) -> list[int]:
    """Returns where each report's sentences begin, and the end."""
    return [0, *accumulate(Counter(t.quote.report for t in sentences).values())]


@record
class SignalWeights:
    """The weight of each signal, and the bias."""

    bias: float
    each: Mapping[str, float]

    def strength(self, signals: _Matrix) -> _Matrix:
        """Returns the probability that each pair is about one thing."""
        total = np.full(len(signals), self.bias)
        # one after another: a sum that no library may reorder
        for n, name in enumerate(SIGNAL_NAMES):
            total = total + signals[:, n] * self.each[name]
        strength: _Matrix = 1 / (1 + np.exp(-total))
        return strength


@cache
def load_weights() -> SignalWeights:
    """Returns the shipped weights (bench/train/claims.py)."""
    document = read_weights("passages")
    return SignalWeights(document[BIAS], document["signals"])
