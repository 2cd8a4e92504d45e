"""Graph algorithms over reports and what ties them: connected components and independent sets."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

Links = Mapping[frozenset[str], str]

_EXACT = 16  # most reports for the exact search; beyond, reports with the fewest ties are taken greedily


def largest_independent(items: Sequence[str], links: Links) -> int:
    """Returns the size of the largest set of items no two of which are linked."""
    total = 0
    for group in components(items, links):
        ties = {item: {other for other in group if frozenset((item, other)) in links} for item in group}
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
    left, count = set(group), 0
    while left:
        item = min(sorted(left), key=lambda i: len(ties[i] & left))
        left -= {item} | ties[item]
        count += 1
    return count


def components(items: Sequence[str], links: Links) -> list[list[str]]:
    """Returns the connected components, each sorted, in order."""
    near: defaultdict[str, list[str]] = defaultdict(list)
    for pair in links:
        for item in pair:
            near[item] += pair - {item}
    out: list[list[str]] = []
    seen: set[str] = set()
    for item in sorted(items):
        group, queue = [], [item]
        while queue:
            at = queue.pop()
            if at not in seen:
                seen.add(at)
                group.append(at)
                queue += near[at]
        if group:
            out.append(sorted(group))
    return out
