"""Evaluates boosted decision trees that are stored as plain lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trees:
    """The nodes of all trees, concatenated.

    `first`: the root of each tree; `both`: for each node the child above its threshold, then the one below, and for a leaf itself twice;
    `depth`: steps to the deepest leaf.
    """

    names: tuple[str, ...]
    base: float
    first: Places
    feature: Places
    threshold: Matrix
    both: Places
    value: Matrix
    depth: int

    def odds(self, rows: Matrix) -> Matrix:
        """Returns the log odds for each row of features, shape (rows,)."""
        if not len(rows):
            return np.zeros(0)
        at = np.tile(self.first, (len(rows), 1))
        flat, start = np.ascontiguousarray(rows).ravel(), (np.arange(len(rows), dtype=np.int64) * rows.shape[1])[:, None]
        for _ in range(self.depth):
            goes_below = flat[start + self.feature[at]] <= self.threshold[at]
            at = self.both[2 * at + goes_below]
        return np.asarray(self.base + self.value[at].sum(axis=1))


def read_trees(document: Mapping[str, Any]) -> Trees:
    """Reads trees from their stored form."""
    trees: Sequence[Mapping[str, Sequence[float]]] = document["trees"]
    first = np.cumsum([0, *(len(tree["value"]) for tree in trees)])
    columns = {
        name: np.concatenate([np.array(tree[name]) for tree in trees]) for name in ("feature", "threshold", "below", "above", "value")
    }
    start = np.repeat(first[:-1], np.diff(first))
    leaf = columns["below"] < 0
    own = np.arange(first[-1])
    below, above = (np.where(leaf, own, columns[side] + start).astype(np.int64) for side in ("below", "above"))
    return Trees(
        names=tuple(document["names"]),
        base=float(document["base"]),
        first=first[:-1].astype(np.int64),
        feature=columns["feature"].astype(np.int64),
        threshold=columns["threshold"].astype(float),
        both=np.stack([above, below], axis=1).ravel(),
        value=columns["value"].astype(float),
        depth=_depth(first[:-1], below, above),
    )


def _depth(roots: Places, below: Places, above: Places) -> int:
    at, steps = np.unique(roots), 0
    while True:
        reached = np.unique(np.concatenate([below[at], above[at]]))
        if np.array_equal(reached, at):
            return steps
        at, steps = reached, steps + 1
