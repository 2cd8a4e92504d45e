"""What people's answers about a few accounts say about the rest of a story."""

from collections.abc import Sequence

import numpy as np

from rashomon.points.likeness import Matrix

TWIN = 0.9  # likelihood from which two accounts are taken for one answer told twice


def told(probabilities: Matrix, apart: Matrix, same: Sequence[tuple[int, int]]) -> Matrix:
    """The likelihoods under these judgements: accounts that were judged to answer one question are as near to every other as the nearest of them."""
    out = probabilities.copy()
    for members in components(same, apart):
        nearest = out[members].max(axis=0)
        out[members, :] = nearest
        out[:, members] = nearest[:, None]
        out[np.ix_(members, members)] = 1.0
    return out


def components(same: Sequence[tuple[int, int]], apart: Matrix) -> list[list[int]]:
    """The accounts that the pairs hold together, none of them with one that it is apart from."""
    group_of: dict[int, list[int]] = {}
    for i, j in same:
        one, other = group_of.get(i, [i]), group_of.get(j, [j])
        if one is not other and not apart[np.ix_(one, other)].any():
            group_of |= dict.fromkeys(found := sorted({*one, *other}), found)
    return [list(group) for group in sorted({tuple(group) for group in group_of.values()})]
