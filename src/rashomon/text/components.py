"""Connected components of a few places."""

from collections.abc import Iterable

from rashomon.text.by_key import by_key


def connected(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Returns the connected components of so many places, each in order, by their first places."""
    above = list(range(size))

    def root(i: int) -> int:
        while above[i] != i:
            above[i] = above[above[i]]
            i = above[i]
        return i

    for i, j in pairs:
        above[root(j)] = root(i)
    return list(by_key((root(i), i) for i in range(size)).values())
