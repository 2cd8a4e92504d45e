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
    table = np.zeros((size, size), dtype=np.int64)
    edges = []
    for (i, j), share in sorted(same.items()):
        table[i, j] = table[j, i] = round((share if share >= _NEVER else _APART) * _WHOLE)
        if share >= _NEVER:
            edges.append((i, j, int(table[i, j])))
    if not edges:
        return [[i] for i in range(size)]
    groups = average_link(size, edges, round(least * _WHOLE), lambda i: table[i])
    return sorted(groups, key=lambda group: group[0])


def value_of(evidence: Sequence[Evidence]) -> str | None:
    """The value that most accounts of a version give; the shortest, then the first in order among equals."""
    values = Counter(e.account.value for e in evidence if e.account.value)
    if not values:
        return None
    most = max(values.values())
    return min((value for value, n in values.items() if n == most), key=lambda value: (len(value), value))
