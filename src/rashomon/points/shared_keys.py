"""Sparse products of rows of weighted keys.

Most pairs of answers share few of the story's keys or none, so walking the holders of each key costs a small part of a dense matrix
product.
"""

from collections.abc import Iterable, Sequence
from copy import copy
from math import log

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


class SharedKeys:
    """Rows of weighted keys, with the products of every two rows.

    `bags`: the keys of each row, each counted once. Every key weighs 1; with `rare`, it weighs by how few rows hold it, and rows have
    length 1.
    """

    def __init__(self, bags: Sequence[Iterable[str]], *, rare: bool = False) -> None:
        self.size = len(bags)
        numbers: dict[str, int] = {}
        held = [[numbers.setdefault(key, len(numbers)) for key in dict.fromkeys(bag)] for bag in bags]
        key = np.array([number for listed in held for number in listed], dtype=np.int64)
        row = np.repeat(np.arange(self.size), [len(listed) for listed in held])
        holders = np.bincount(key, minlength=len(numbers))
        weight = rarity(holders, self.size)[key] if rare else np.ones(len(key))
        if rare:
            weight /= np.sqrt(np.bincount(row, weight * weight, self.size))[row]
        shared = [(-n, name, number) for (name, number), n in zip(numbers.items(), holders.tolist(), strict=True) if n > 1]
        self.keys = [name for _, name, _ in sorted(shared)]  # a key of one row brings nothing together
        place = np.full(len(numbers), -1)
        place[[number for _, _, number in sorted(shared)]] = np.arange(len(shared))
        self.held = holders[[number for _, _, number in sorted(shared)]] if shared else np.zeros(0, dtype=np.int64)
        kept = np.flatnonzero(place[key] >= 0)
        kept = kept[np.lexsort((place[key[kept]], row[kept]))]
        self._row, self._key, self._weight = row[kept], place[key[kept]], weight[kept]
        self._by_key = np.argsort(self._key, kind="stable")
        self._times = self.held
        self._first = np.cumsum(self.held) - self.held

    def pairs(self, start: int, stop: int) -> tuple[Places, Places, Matrix]:
        """Returns, for rows start..stop, flat places in an array of shape (stop - start, rows), the shared key, and the product of weights.

        Keys of one place come in order, the commonest first.
        """
        low, high = np.searchsorted(self._row, (start, stop))
        key = self._key[low:high]
        times = self._times[key]
        own = np.repeat(np.arange(low, high), times)
        within = np.arange(len(own)) - np.repeat(np.cumsum(times) - times, times)
        other = self._by_key[np.repeat(self._first[key], times) + within]
        return (self._row[own] - start) * self.size + self._row[other], self._key[own], self._weight[own] * self._weight[other]

    def among(self, members: Places) -> "SharedKeys":
        """Returns these rows alone, with the keys and weights that they have among all."""
        low, high = np.searchsorted(self._row, members), np.searchsorted(self._row, members + 1)
        own = np.repeat(low - np.concatenate([[0], np.cumsum(high - low)[:-1]]), high - low)
        own = own + np.arange(len(own))
        out = copy(self)
        out.size = len(members)
        place = np.searchsorted(members, self._row[own])
        out._row, out._key, out._weight = place, self._key[own], self._weight[own]
        out._by_key = np.argsort(out._key, kind="stable")
        out._times = np.bincount(out._key, minlength=len(self.held))
        out._first = np.cumsum(out._times) - out._times
        return out

    def product(self, start: int, stop: int) -> Matrix:
        """Returns the product of the rows start..stop with every row, shape (stop - start, rows)."""
        places, _, products = self.pairs(start, stop)
        return self.summed(start, stop, places, products)

    def summed(self, start: int, stop: int, places: Places, products: Matrix) -> Matrix:
        """Adds up the products of each place."""
        return (
            np.bincount(places, products, minlength=(stop - start) * self.size).astype(float, copy=False).reshape(stop - start, self.size)
        )


def rarity(holders: Places, rows: int) -> Matrix:
    """Returns the logarithm of the inverse frequency: all rows over those that hold the key."""
    known = {n: log(1 + rows / n) for n in set(holders.tolist())}  # numpy's logarithm differs in its last bit from machine to machine
    return np.array([known[n] for n in holders.tolist()])
