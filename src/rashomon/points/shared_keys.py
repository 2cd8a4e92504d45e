"""Products of rows of weighted keys, worked out from the keys that two rows share.

Most pairs of answers share few of the story's keys or none: to walk who holds each key costs a small part of a product of full matrices.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


class SharedKeys:
    """Rows of weighted keys; `pairs` gives for a block of rows where each shared key brings two rows together."""

    def __init__(self, rows: Sequence[Mapping[str, float]]) -> None:
        self.size = len(rows)
        holders = Counter(key for row in rows for key in row)
        self.keys = [key for _, key in sorted((-n, key) for key, n in holders.items() if n > 1)]  # a key of one row brings nothing together
        self.held = np.array([holders[key] for key in self.keys], dtype=np.int64)
        index = {key: k for k, key in enumerate(self.keys)}
        held = [sorted(index[key] for key in row if key in index) for row in rows]
        self._row = np.repeat(np.arange(self.size), [len(keys) for keys in held])
        self._key = np.array([k for keys in held for k in keys], dtype=np.int64)
        self._weight = np.array([row[self.keys[k]] for row, keys in zip(rows, held, strict=True) for k in keys], dtype=float)
        self._by_key = np.argsort(self._key, kind="stable")
        self._first = np.cumsum(self.held) - self.held

    def pairs(self, start: int, stop: int) -> tuple[Places, Places, Matrix]:
        """For rows start..stop: places in an array of shape (stop - start, rows) laid flat, the key, and the product of the two weights.

        Keys of one place come in order, the commonest first.
        """
        low, high = np.searchsorted(self._row, (start, stop))
        key = self._key[low:high]
        times = self.held[key]
        own = np.repeat(np.arange(low, high), times)
        within = np.arange(len(own)) - np.repeat(np.cumsum(times) - times, times)
        other = self._by_key[np.repeat(self._first[key], times) + within]
        return (self._row[own] - start) * self.size + self._row[other], self._key[own], self._weight[own] * self._weight[other]

    def product(self, start: int, stop: int) -> Matrix:
        """Each of the rows start..stop times each row, shape (stop - start, rows)."""
        places, _, products = self.pairs(start, stop)
        return self.summed(start, stop, places, products)

    def summed(self, start: int, stop: int, places: Places, products: Matrix) -> Matrix:
        """The products of one place added up."""
        return (
            np.bincount(places, products, minlength=(stop - start) * self.size).astype(float, copy=False).reshape(stop - start, self.size)
        )
