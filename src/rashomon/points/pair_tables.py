"""Pair tables for large stories, in which a full matrix of every two answers would not fit into memory."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.int64]
Array = npt.NDArray[Any]


class Sparse:
    """A sparse matrix: the columns and values of each row, in order."""

    def __init__(self, size: int, rows: Array, columns: Array, values: Array) -> None:
        """Takes entries sorted by `rows`, then by `columns`."""
        self.size, self.columns, self.values = size, columns, values
        self.first = np.searchsorted(rows, np.arange(size + 1))

    @classmethod
    def of(cls, table: Array) -> "Sparse":
        """Builds the table from an array."""
        rows, columns = np.nonzero(table)
        return cls(len(table), rows, columns, table[rows, columns])

    def block(self, start: int, stop: int, first: int = 0) -> Array:
        """Returns the rows start..stop from the column `first` on, as an array."""
        out = np.zeros((stop - start, self.size), dtype=self.values.dtype)
        low, high = self.first[start], self.first[stop]
        rows = np.repeat(np.arange(stop - start), np.diff(self.first[start : stop + 1]))
        out[rows, self.columns[low:high]] = self.values[low:high]
        return out[:, first:]

    def inside(self, members: Codes) -> Array:
        """Returns the submatrix of these answers, which must be distinct, as an array."""
        place = np.full(self.size, -1)
        place[members] = np.arange(len(members))
        out = np.zeros((len(members), len(members)), dtype=self.values.dtype)
        for row, member in enumerate(members.tolist()):
            low, high = self.first[member], self.first[member + 1]
            at = place[self.columns[low:high]]
            out[row, at[at >= 0]] = self.values[low:high][at >= 0]
        return out

    def __getitem__(self, key: tuple[int, int]) -> Any:
        row, column = key
        low, high = self.first[row], self.first[row + 1]
        at = low + np.searchsorted(self.columns[low:high], column)
        return self.values[at] if at < high and self.columns[at] == column else self.values.dtype.type(0)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Array:
        return np.asarray(self.block(0, self.size), dtype=dtype)

    def without(self, other: "Array | Sparse", least: float) -> "Sparse":
        """Returns the entries of at least this value where the other table has 0."""
        rows = np.repeat(np.arange(self.size), np.diff(self.first))
        keys = rows * np.int64(self.size) + self.columns
        taken = other.keys() if isinstance(other, Sparse) else np.flatnonzero(other)
        at = np.minimum(np.searchsorted(taken, keys), max(0, len(taken) - 1))
        kept = (self.values >= least) & (taken[at] != keys if len(taken) else True)
        return Sparse(self.size, rows[kept], self.columns[kept], self.values[kept])

    def keys(self) -> Codes:
        """Returns the sorted flat indices of the entries that are not 0."""
        found: Codes = np.repeat(np.arange(self.size), np.diff(self.first)) * np.int64(self.size) + self.columns
        return found

    def joined(self, pairs: Sequence[tuple[int, int]]) -> "Sparse":
        """Returns the table with these pairs set to true as well."""
        (left, right), more = self.upper(), np.array(pairs, dtype=np.int64).reshape(-1, 2)
        return mirrored(self.size, np.concatenate([left, more[:, 0]]), np.concatenate([right, more[:, 1]]))

    def upper(self) -> tuple[Codes, Codes]:
        """Returns the rows and columns of entries that are not 0, each pair once, row before column."""
        rows = np.repeat(np.arange(self.size), np.diff(self.first))
        after = self.columns > rows
        return rows[after], self.columns[after].astype(np.int64)


def mirrored(size: int, left: Array, right: Array) -> Sparse:
    """Returns a symmetric table that is true at these pairs; they may be given more than once."""
    keys = np.sort(np.concatenate([left * np.int64(size) + right, right * np.int64(size) + left]))
    keys = keys[np.diff(keys, prepend=-1) > 0]
    rows, columns = np.divmod(keys, max(1, size))
    return Sparse(size, rows, columns.astype(np.int32), np.ones(len(keys), dtype=bool))


def looked_up(size: int, left: Array, right: Array, values: Array) -> Sparse:
    """Returns a symmetric table with these values at these pairs, each given once."""
    rows, columns, both = np.concatenate([left, right]), np.concatenate([right, left]), np.concatenate([values, values])
    order = np.lexsort((columns, rows))
    return Sparse(size, rows[order], columns[order].astype(np.int32), both[order])


class PairTable:
    """A table of every two answers, indexed like an array: `table[i, j]` and `table[np.ix_(these, these)]`.

    `inside` computes the values among some answers. `near`: all pairs, each in either order, with a high value, and that value.
    """

    def __init__(self, size: int, inside: Callable[[Codes], Array], near: Sparse) -> None:
        self.shape, self.near, self._inside = (size, size), near, inside

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, key: tuple[Any, ...]) -> Any:
        rows, columns = (np.ravel(side) for side in key)
        both = np.unique(np.concatenate([rows, columns]))
        found = self._inside(both)
        if np.array_equal(rows, both) and np.array_equal(columns, both):
            return found
        found = found[np.ix_(np.searchsorted(both, rows), np.searchsorted(both, columns))]
        return found if np.ndim(key[0]) else found[0, 0]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Array:
        return np.asarray(self._inside(np.arange(len(self))), dtype=dtype)


class SharedRowTable:
    """A table of every two answers of which some share a row, indexed by the places of the answers.

    Two answers that share a row are surely alike.
    """

    def __init__(self, table: "Array | PairTable", rows: Codes) -> None:
        self._table, self._rows = table, rows

    def __getitem__(self, key: tuple[Any, ...]) -> Any:
        one, other = (self._rows[side] for side in key)
        found = self._table[one, other]
        return np.where((one == other) & (key[0] != key[1]), 1.0, found)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Array:
        every = np.arange(len(self._rows))
        return np.asarray(self[np.ix_(every, every)], dtype=dtype)


def hanging_together(near: Sparse) -> Iterator[list[int]]:
    """Returns the connected components by entries that are not 0, each sorted."""
    seen = np.zeros(near.size, dtype=bool)
    for seed in range(near.size):
        if seen[seed]:
            continue
        seen[seed] = True
        found = [seed]
        for place in found:  # which grows meanwhile
            columns = near.columns[near.first[place] : near.first[place + 1]]
            new = columns[~seen[columns]]
            seen[new] = True
            found += new.tolist()
        yield sorted(found)


def with_pairs(table: Array | Sparse, pairs: Sequence[tuple[int, int]]) -> Array | Sparse:
    """Returns the table with these pairs set to true, both ways."""
    if not pairs or isinstance(table, Sparse):
        return table.joined(pairs) if pairs and isinstance(table, Sparse) else table
    out = table.copy()
    for i, j in pairs:
        out[i, j] = out[j, i] = True
    return out


def upper(table: Array | Sparse) -> tuple[Codes, Codes]:
    """Returns the rows and columns of entries that are not 0, each pair once, row before column."""
    left, right = table.upper() if isinstance(table, Sparse) else np.nonzero(np.triu(table, 1))
    return np.asarray(left, dtype=np.int64), np.asarray(right, dtype=np.int64)
