"""Independent sets of reports."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from rashomon.text.gathering import connected

_EXACT = (
    16  # most reports for the exact search; beyond, reports with the fewest ties are taken greedily
)


def largest_independent(items: Iterable[str], links: Collection[Collection[str]]) -> int:
    """Returns the size of the largest set of items no two of which are linked."""
    total = 0
    ties = defaultdict(set)
    for item, linked in links:
        ties[item].add(linked)
        ties[linked].add(item)
    for group in connected(sorted(items), links):
        total += _search(frozenset(group), ties) if len(group) <= _EXACT else _greedy(group, ties)
    return total


def _search(left: frozenset[str], ties: Mapping[str, set[str]]) -> int:
    if not left:
        return 0
    item = max(sorted(left), key=lambda i: len(ties[i] & left))
    if len(ties[item] & left) <= 1:
        return len(left) - sum(1 for i in left if ties[i] & left) // 2
    return max(_search(left - {item}, ties), 1 + _search(left - {item} - ties[item], ties))


def _greedy(group: Sequence[str], ties: Mapping[str, set[str]]) -> int:
    left = set(group)
    count = 0
    while left:
        item = min(sorted(left), key=lambda i: len(ties[i] & left))
        left -= {item} | ties[item]
        count += 1
    return count
