"""The named signals of a pair of sentences, and their weights: how probable it is that both are
about one thing.

Nothing here depends on a third report. A word's rarity comes from a table and from how often its
own report uses it, and sentences compete only with others of the same two reports.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from rashomon.claims.terms import SentenceTerms
from rashomon.model.record import record
from rashomon.shipped.weights.logistic import read_weights

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

    def __init__(self, rows: Iterable[Mapping[str, float]]) -> None:
        """Reads each row once, so that rows may be made one after the other."""
        keys: list[str] = []
        values = array("d")
        counts = array("q")
        for row in rows:
            keys += row
            values.extend(row.values())
            counts.append(len(row))
        self.size = len(counts)
        places = {key: n for n, key in enumerate(sorted(set(keys)))}
        features = np.fromiter((places[key] for key in keys), dtype=np.int32, count=len(keys))
        del keys, places
        self.owners = np.repeat(np.arange(self.size, dtype=np.int32), counts)
        # so that sums run in one order, whatever else there is
        order = np.lexsort((features, self.owners))
        self.features = features[order]
        weights = np.array(values)[order]
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
        entries = np.repeat(np.arange(first, last), lengths)
        steps = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        met = self.by_feature[np.repeat(begin, lengths) + steps]
        cells = (self.owners[entries].astype(np.int64) - low) * width + self.owners[met] - high
        rows = high - low

        def summed(weights: _Matrix) -> _Matrix:
            sums = np.bincount(cells, weights[entries] * weights[met], rows * width)
            return sums.astype(np.float64).reshape((rows, width))

        return summed(self.unit), summed(self.root)


def pairs_of(sentences: Sequence[SentenceTerms], chosen: Sequence[int]) -> Iterator[_Pairs]:
    """Yields the pairs of sentences of two reports that share something, report by report.
    Sentences in two languages are no pair.

    - `sentences`: in the order of the reports
    - `chosen`: the places of those that are compared, in order
    """
    compared = [sentences[place] for place in chosen]
    letters = _Table(sentence.pieces for sentence in compared)
    content = _Table(sentence.content for sentence in compared)
    words = _Table(sentence.terms for sentence in compared)
    word_pairs = _Table(sentence.pairs for sentence in compared)
    context = _Table(context_of(sentences, place) for place in chosen)
    # where all weigh the same, a sum counts what two rows share
    counted = []
    for kind in ("names", "days", "values", "voices"):
        rows = (dict.fromkeys(getattr(sentence, kind), 1.0) for sentence in compared)
        counted.append(_Table(rows))
    place_in_story = np.array(chosen, np.int64)
    places = np.array([sentence.sentence.place for sentence in compared])
    languages = np.array([sentence.language for sentence in compared])
    for low, high in pairwise(_edges(compared)[:-1]):
        cosines, shared = letters.against(low, high)
        # with less no pair can be probable, and a source that two share is no content
        is_alike = content.against(low, high)[0] >= 0.01
        is_pair = is_alike & (languages[low:high, None] == languages[high:])
        cells = rows_of_pairs, columns_of_pairs = np.nonzero(is_pair)
        earlier = rows_of_pairs + low
        later = columns_of_pairs + high
        signals = [
            cosines[cells],
            np.log1p(shared[cells]),
            np.log1p(words.against(low, high)[1][cells]),
            word_pairs.against(low, high)[0][cells],
            context.against(low, high)[0][cells],
            1 - np.maximum(places[earlier], places[later]),
            np.abs(places[earlier] - places[later]),
            *(table.against(low, high)[1][cells] for table in counted),
        ]
        yield _Pairs(place_in_story[earlier], place_in_story[later], np.stack(signals, axis=1))


def context_of(sentences: Sequence[SentenceTerms], place: int) -> Mapping[str, float]:
    """Returns the pieces of the words of the sentence at this place with their weights. The
    sentences of its report right before and behind it count with it, but for less."""
    sentence = sentences[place]
    pieces = dict(sentence.pieces)
    for neighbour in sentences[max(0, place - 1) : place + 2]:
        if neighbour.quote.report == sentence.quote.report:
            for piece, weight in neighbour.pieces.items():
                pieces[piece] = max(pieces.get(piece, 0.0), _AROUND * weight)
    return pieces


def _edges(sentences: Sequence[SentenceTerms]) -> list[int]:
    """Returns where each report's sentences begin, and the end."""
    counts = Counter(sentence.quote.report for sentence in sentences)
    return [0, *accumulate(counts.values())]


@record
class SignalWeights:
    """The weight of each signal, and the bias."""

    bias: float
    signals: Mapping[str, float]

    def strength(self, signals: _Matrix) -> _Matrix:
        """Returns the probability that each pair is about one thing."""
        total = np.full(len(signals), self.bias)
        # one after another: a sum that no library may reorder
        for column, name in enumerate(SIGNAL_NAMES):
            total = total + signals[:, column] * self.signals[name]
        strength: _Matrix = 1 / (1 + np.exp(-total))
        return strength


WEIGHTS = SignalWeights(**read_weights("passages"))
"""The shipped weights (bench/train/claims.py)."""
