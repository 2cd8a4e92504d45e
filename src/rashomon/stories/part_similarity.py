"""Similarity within a part of a pile, asked for many times."""

from collections.abc import Sequence
from functools import cached_property
from itertools import starmap

import numpy as np

from rashomon.stories.report_similarity import TILE, Matrix, PileSimilarity, Tile, scaled
from rashomon.stories.vectors import Weights


class PartSimilarity:
    """Similarity within a part of a pile, for many queries. It loads its reports on first use
    and numbers them by their place in the part. `factors` has the factor for each report of the
    pile."""

    def __init__(self, alike: PileSimilarity, members: Sequence[int], factors: Weights) -> None:
        self._alike = alike
        self._members = members
        self._factors = factors[list(members)]

    def sums(self, left: Sequence[int], right: Sequence[Sequence[int]]) -> list[int]:
        """Returns the summed similarity of all of these to all of each of those groups, one number
        per group."""
        members: list[int] = []
        starts = []
        for group in right:
            starts.append(len(members))
            members += group
        if len(left) > len(members):
            totals = self._rows(members, left).sum(axis=1)
        else:
            totals = self._rows(left, members).sum(axis=0)
        summed: list[int] = np.add.reduceat(totals, starts).tolist()
        return summed

    @cached_property
    def _tile(self) -> Tile:
        return Tile(self._alike.vectors(self._members))

    @cached_property
    def _table(self) -> Matrix:
        """Returns the similarity of each report to each of a part of a tile at most."""
        return np.concatenate(list(starmap(self._scaled, self._tile.all_rows())))

    def _rows(self, places: Sequence[int], columns: Sequence[int]) -> Matrix:
        """Returns the similarity of each of these reports to each of those."""
        if len(self._factors) <= TILE:
            return self._table[np.ix_(places, columns)]
        tile = self._tile
        rows = []
        for place in places:
            row = self._scaled(place, tile.rows(tile, place, place + 1))
            rows.append(row[:, columns])
        return np.concatenate(rows)

    def _scaled(self, first: int, rows: Matrix) -> Matrix:
        return scaled(rows, self._factors * self._factors[first : first + len(rows), None])
