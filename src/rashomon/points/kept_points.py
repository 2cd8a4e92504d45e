"""What the program would put since to a point that was judged is proposed there, and how it would group otherwise is said beside it."""

from collections import Counter
from collections.abc import Sequence

from rashomon.judgements.constraints import KeptPoint
from rashomon.model.point import Point


def heads(groups: Sequence[Sequence[int]], ids: Sequence[str], kept: Sequence[KeptPoint]) -> dict[int, KeptPoint]:
    """The judged point that each group goes on as, by the place of the group: that of which it has most, the one judged first among several."""
    home = {ids[i]: n for n, group in enumerate(groups) for i in group}
    out: dict[int, KeptPoint] = {}
    for unit in kept:
        found = Counter(home[one] for one in sorted(unit.accounts) if one in home)
        if found:
            out.setdefault(min(found.items(), key=lambda item: (-item[1], item[0]))[0], unit)
    return out


def core_of(group: Sequence[int], ids: Sequence[str], unit: KeptPoint, kept: Sequence[KeptPoint], reports: Sequence[str]) -> list[int]:
    """Those of the group that are no proposals: they were judged, or stood where they stand when it was."""
    theirs = frozenset(one for other in kept for one in other.accounts)
    return [i for i in group if ids[i] in theirs or reports[i] not in unit.new]


def told_otherwise(point: Point, core: Sequence[str], machine: Sequence[Point]) -> str | None:
    """How the program alone would group the accounts that the point keeps, or word its question; None where it would do the same.

    `machine`: its points that hold one of them.
    """
    mine = frozenset(account.id for account in point.accounts)
    if not machine:
        return "would ask nothing of these accounts"
    largest = max(machine, key=lambda one: (sum(a.id in mine for a in one.accounts), one.id))
    told = []
    if len(machine) > 1:
        told.append(f"would part these accounts: {'; '.join(f'“{one.question}”' for one in machine)}")
    elif largest.question != point.question:
        told.append(f"would ask “{largest.question}”")
    others = sum(a.id not in mine for one in machine for a in one.accounts)
    if others:
        told.append(f"would put {others} more {'account' if others == 1 else 'accounts'} to them")
    seen = {a.id for one in machine for a in one.accounts}
    lost = sum(one not in seen for one in core)
    if lost:
        told.append(f"would leave {lost} of them out")
    return "; it ".join(told) or None
