"""Trees that were written out as lists."""

import json

import numpy as np
import pytest

from rashomon.points.merge_groups import read_trees

# x <= 1: (y <= 5: -1, else 2), else 3; and a tree that is a leaf
TREES = {
    "names": ["x", "y"],
    "base": 0.5,
    "trees": [
        {
            "feature": [0, 1, 0, 0, 0],
            "threshold": [1.0, 5.0, 0, 0, 0],
            "below": [1, 2, -1, -1, -1],
            "above": [4, 3, -1, -1, -1],
            "value": [0, 0, -1.0, 2.0, 3.0],
        },
        {"feature": [0], "threshold": [0], "below": [-1], "above": [-1], "value": [0.25]},
    ],
}


@pytest.mark.parametrize(("row", "expected"), [((1, 5), -1), ((0, 6), 2), ((1.1, 0), 3), ((-9, -9), -1), ((2, 9), 3)])
def test_each_row_ends_in_one_leaf_of_each_tree(row: tuple[float, float], expected: float) -> None:
    assert read_trees(TREES).odds(np.array([row], dtype=float)).tolist() == [0.75 + expected]


def test_rows_are_independent_and_none_give_none() -> None:
    trees = read_trees(json.loads(json.dumps(TREES)))
    rows = np.array([(1, 5), (2, 9), (0, 6)], dtype=float)
    assert trees.odds(rows).tolist() == [trees.odds(rows[k : k + 1])[0] for k in range(3)]
    assert trees.odds(rows[:0]).shape == (0,)
