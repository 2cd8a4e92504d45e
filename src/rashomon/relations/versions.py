"""Which accounts of a point give the same answer."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from rashomon.language.linkage import average_link
from rashomon.relations.evidence import Evidence

_WHOLE = 1_000_000  # shares as whole numbers: their sums are exact
_NEVER = 0.05  # a pair of which fewer say the same keeps its groups apart, whatever the others say
_APART = -1000.0


def group_versions(size: int, same: Mapping[tuple[int, int], float], least: float) -> list[list[int]]:
    """Indices of accounts, one list a version, in order. `same`: by pair, the share of accounts like them that give one answer; two that
    exclude each other are never joined through a third that is vague."""
    enough = round(least * _WHOLE)
    told = {pair: round((share if share >= _NEVER else _APART) * _WHOLE) for pair, share in same.items()}
    alike = sorted((*sorted(pair), value) for pair, value in told.items() if value >= enough)
    if not alike:
        return [[i] for i in range(size)]
    table = np.zeros((size, size), dtype=np.int64)
    for (i, j), value in told.items():
        table[i, j] = table[j, i] = value
    pairs = np.array(alike, dtype=np.int64)

    def sums(left: Sequence[int], right: Sequence[Sequence[int]]) -> list[int]:
        row = table[left].sum(axis=0)
        return [int(row[group].sum()) for group in right]

    groups = average_link(size, pairs[:, :2], pairs[:, 2], enough, sums)
    return sorted(groups, key=lambda group: group[0])


def value_of(evidence: Sequence[Evidence]) -> str | None:
    """The value that most accounts of a version give; the shortest, then the first in order among equals."""
    values = Counter(e.account.value for e in evidence if e.account.value)
    if not values:
        return None
    most = max(values.values())
    return min((value for value, n in values.items() if n == most), key=lambda value: (len(value), value))
