"""Which accounts of a point give the same answer."""

from collections import Counter
from collections.abc import Sequence

from rashomon.relations.evidence import Evidence
from rashomon.relations.outcome import Comparison, Outcome


def group_versions(evidence: Sequence[Evidence], compared: dict[tuple[int, int], Comparison]) -> list[list[int]]:
    """Indices of accounts, one list a version, in order; two accounts that differ are never joined through a third that is vague."""
    groups: list[list[int]] = []
    order = sorted(range(len(evidence)), key=lambda i: (evidence[i].numbers is None, evidence[i].days is None, i))
    for i in order:
        fitting = [g for g in groups if all(_between(compared, i, j).outcome is Outcome.SAME for j in g)]
        if fitting:
            fitting[0].append(i)
        else:
            groups.append([i])
    return sorted((sorted(group) for group in groups), key=lambda group: group[0])


def _between(compared: dict[tuple[int, int], Comparison], i: int, j: int) -> Comparison:
    return compared[(i, j)] if i < j else compared[(j, i)]


def value_of(evidence: Sequence[Evidence]) -> str | None:
    """The value that most accounts of a version give; the shortest, then the first in order among equals."""
    values = Counter(e.account.value for e in evidence if e.account.value)
    if not values:
        return None
    most = max(values.values())
    return min((value for value, n in values.items() if n == most), key=lambda value: (len(value), value))
