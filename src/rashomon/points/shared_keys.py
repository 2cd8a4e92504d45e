"""Tables of every two answers that keep only what is not 0: products of rows of weighted keys, and given values.

Most pairs of answers share few of the story's keys or none, so walking the holders of each key costs a small part of a dense matrix
product; and a full table of a large story would not fit into memory.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import log
from typing import Any

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Array = npt.NDArray[Any]


class SharedKeys:
    """Rows of weighted keys, with the products of every two rows.

    `bags`: the keys of each row, each counted once, with a weight (1 where none is given). With `rare`, a key weighs by how few rows hold it,
    and rows have length 1.
    """

    def __init__(self, bags: Sequence[Iterable[str] | Mapping[str, float]], *, rare: bool = False) -> None:
        self.size = len(bags)
        numbers: dict[str, int] = {}
        held = [bag if isinstance(bag, Mapping) else dict.fromkeys(bag, 1.0) for bag in bags]
        key = np.array([numbers.setdefault(name, len(numbers)) for bag in held for name in bag], dtype=np.int64)
        weight = np.array([one for bag in held for one in bag.values()], dtype=float)
        row = np.repeat(np.arange(self.size), [len(bag) for bag in held])
        holders = np.bincount(key, minlength=len(numbers))
        if rare:
            weight *= rarity(holders, self.size)[key]
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
        self._first = np.cumsum(self.held) - self.held

    def pairs(self, start: int, stop: int) -> tuple[Places, Places, Matrix, Matrix]:
        """Returns, for rows start..stop, flat places in an array of shape (stop - start, rows), the shared key, and its weight in either row.

        Keys of one place come in order, the commonest first.
        """
        low, high = np.searchsorted(self._row, (start, stop))
        key = self._key[low:high]
        times = self.held[key]
        own = np.repeat(np.arange(low, high), times)
        within = np.arange(len(own)) - np.repeat(np.cumsum(times) - times, times)
        other = self._by_key[np.repeat(self._first[key], times) + within]
        return (self._row[own] - start) * self.size + self._row[other], self._key[own], self._weight[own], self._weight[other]

    def product(self, start: int, stop: int) -> Matrix:
        """Returns the product of the rows start..stop with every row, shape (stop - start, rows)."""
        places, _, mine, theirs = self.pairs(start, stop)
        summed = np.bincount(places, mine * theirs, minlength=(stop - start) * self.size)
        return summed.astype(float, copy=False).reshape(stop - start, self.size)


def numbered(values: Iterable[Hashable]) -> Places:
    """Returns a number for each value, equal for equal ones, in the order in which they first come; -1 for None."""
    known: dict[Hashable, int] = {None: -1}
    return np.array([known.setdefault(value, len(known) - 1) for value in values], dtype=np.int64)


def rarity(holders: Places, rows: int) -> Matrix:
    """Returns the logarithm of the inverse frequency: all rows over those that hold the key."""
    known = {n: log(1 + rows / n) for n in set(holders.tolist())}  # numpy's logarithm differs in its last bit from machine to machine
    return np.array([known[n] for n in holders.tolist()])


class Sparse:
    """A table of every two answers, of which most are 0: the columns and values of each row, in order."""

    def __init__(self, size: int, rows: Array, columns: Array, values: Array) -> None:
        """Takes entries sorted by `rows`, then by `columns`."""
        self.size, self.columns, self.values = size, columns, values
        self.first = np.searchsorted(rows, np.arange(size + 1))

    def block(self, start: int, stop: int, first: int = 0) -> Array:
        """Returns the rows start..stop from the column `first` on, as an array."""
        out = np.zeros((stop - start, self.size), dtype=self.values.dtype)
        low, high = self.first[start], self.first[stop]
        rows = np.repeat(np.arange(stop - start), np.diff(self.first[start : stop + 1]))
        out[rows, self.columns[low:high]] = self.values[low:high]
        return out[:, first:]

    def row(self, place: int) -> tuple[Array, Array]:
        """Returns the columns and values of a row."""
        held = slice(self.first[place], self.first[place + 1])
        return self.columns[held], self.values[held]

    def inside(self, members: Sequence[int]) -> Array:
        """Returns the part of these answers, which must be distinct and in order, as an array."""
        wanted, out = np.asarray(members), np.zeros((len(members), len(members)), dtype=self.values.dtype)
        for place, member in enumerate(members):
            columns, values = self.row(member)
            at = np.minimum(np.searchsorted(wanted, columns), len(wanted) - 1)
            there = wanted[at] == columns
            out[place, at[there]] = values[there]
        return out

    def pairs(self) -> tuple[Places, Places, Array]:
        """Returns the rows, columns and values of entries, each pair once, row before column."""
        rows = np.repeat(np.arange(self.size), np.diff(self.first))
        after = self.columns > rows
        return rows[after], self.columns[after].astype(np.int64), self.values[after]

    def joined(self, pairs: Sequence[tuple[int, int]]) -> "Sparse":
        """Returns the table with these pairs set to true as well."""
        more = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        left, right, values = self.pairs()
        return symmetric(
            self.size,
            np.concatenate([left, more[:, 0]]),
            np.concatenate([right, more[:, 1]]),
            np.concatenate([values, np.ones(len(more), dtype=values.dtype)]),
        )


def symmetric(size: int, left: Array, right: Array, values: Array) -> Sparse:
    """Returns a table with these values at these pairs, both ways; of a pair given more than once the first value counts."""
    keys = np.concatenate([left * np.int64(size) + right, right * np.int64(size) + left])
    keys, first = np.unique(keys, return_index=True)
    rows, columns = np.divmod(keys, max(1, size))
    return Sparse(size, rows, columns.astype(np.int32), np.concatenate([values, values])[first])


class SharedRows:
    """A table of every two answers of which some share a row; two that share one are surely alike."""

    def __init__(self, table: Sparse, rows: Places) -> None:
        self._table, self._rows = table, rows

    def inside(self, members: Sequence[int]) -> Array:
        """Returns the part of these answers as an array."""
        rows, place = np.unique(self._rows[list(members)], return_inverse=True)
        found = self._table.inside(rows.tolist())[np.ix_(place, place)]
        found[(place[:, None] == place) & ~np.eye(len(place), dtype=bool)] = 1.0
        return found
