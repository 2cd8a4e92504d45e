"""Applies people's decisions to groups of answers: joins, splits, and points that stay together once judged.

Later additions by the program to a judged point are marked as proposals, and a grouping that it would choose otherwise is noted beside the
point.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rashomon.judgements.constraints import KeptPoint, PointConstraints
from rashomon.model.point import Point


def indexed(pairs: Iterable[Iterable[str]], place: Mapping[str, int]) -> list[tuple[int, int]]:
    """Returns the pairs of accounts as sorted pairs of places; unknown accounts are left out."""
    found = [sorted(place[one] for one in pair if one in place) for pair in pairs]
    return sorted({(pair[0], pair[1]) for pair in found if len(pair) == 2 and pair[0] != pair[1]})


def obey_groups(groups: Sequence[Sequence[int]], ids: Sequence[str], given: PointConstraints) -> list[list[int]]:
    """Returns the groups joined as people decided: one answer joins whole groups, unless another keeps two of their accounts apart."""
    place = {ident: i for i, ident in enumerate(ids)}
    apart = set(indexed(given.different, place))
    held = [set(group) for group in groups]
    for i, j in sorted(apart):  # groups that review or a later step joined are split first
        _part(i, j, held)
    for step in given.steps:
        one, other = place.get(step.a), place.get(step.b) if step.b is not None else None
        if one is None or (other is None and not (step.moves and step.b is None)):
            continue
        if step.moves:
            _move(one, other, held)
        elif other is not None and one != other:
            _join(one, other, held, apart)
    return [sorted(group) for group in held if group]


def _part(i: int, j: int, held: list[set[int]]) -> None:
    group = next((g for g in held if i in g and j in g), None)
    if group is not None:
        group.discard(i)
        held.append({i})


def _join(i: int, j: int, held: Sequence[set[int]], apart: set[tuple[int, int]]) -> None:
    a, b = (next((g for g in held if k in g), None) for k in (i, j))
    if a is None or b is None or a is b:
        return
    if not any((min(x, y), max(x, y)) in apart for x in a for y in b):
        a |= b
        b.clear()
    elif not any((min(x, j), max(x, j)) in apart for x in a):
        _move(j, i, held)
    elif not any((min(i, y), max(i, y)) in apart for y in b):
        _move(i, j, held)


def _move(one: int, other: int | None, held: "Sequence[set[int]] | list[set[int]]") -> None:
    """Moves an account into the group of the other, or into one of its own."""
    target = next((group for group in held if other in group), None) if other is not None else set()
    if target is None or not any(one in group for group in held):
        return
    for group in held:
        group.discard(one)
    target.add(one)
    if other is None and isinstance(held, list):
        held.append(target)


def hold(groups: Sequence[Sequence[int]], reports: Sequence[str], place: Mapping[str, int], held: Sequence[KeptPoint]) -> list[list[int]]:
    """Returns the groups with the accounts of each judged point in one group of their own.

    What stood beside them joins if it is new or stood there before; the rest stays together. `reports`: the report of each account;
    `place`: the place of each id.
    """
    owner = {place[one]: n for n, unit in enumerate(held) for one in unit.accounts if one in place}
    if not owner:
        return [list(group) for group in groups]
    ids = {i: one for one, i in place.items()}
    kept: list[list[int]] = [[] for _ in held]
    out = []
    for group in groups:
        mine = Counter(owner[i] for i in group if i in owner)
        rest = [i for i in group if i not in owner]
        n, most = min(mine.items(), key=lambda item: (-item[1], item[0]), default=(0, 0))
        joining = [i for i in rest if most and held[n].may_have(ids[i], reports[i])]
        if len(rest) - len(joining) > most:  # it belongs to what is not judged
            joining = []
        kept[n] += joining
        out.append([i for i in rest if i not in set(joining)])
    for i, n in owner.items():
        kept[n].append(i)
    return [sorted(group) for group in (*out, *kept) if group]


def heads(groups: Sequence[Sequence[int]], ids: Sequence[str], kept: Sequence[KeptPoint]) -> dict[int, KeptPoint]:
    """Returns, by place of the group, the judged point that it continues: the one it shares most with, on a tie the one judged first."""
    home = {ids[i]: n for n, group in enumerate(groups) for i in group}
    out: dict[int, KeptPoint] = {}
    for unit in kept:
        found = Counter(home[one] for one in sorted(unit.accounts) if one in home)
        if found:
            out.setdefault(min(found.items(), key=lambda item: (-item[1], item[0]))[0], unit)
    return out


def core_of(group: Sequence[int], ids: Sequence[str], unit: KeptPoint, kept: Sequence[KeptPoint], reports: Sequence[str]) -> list[int]:
    """Returns the accounts of the group that are not proposals: judged ones, and those that stand where they stood when it was judged."""
    theirs = frozenset(one for other in kept for one in other.accounts)
    return [i for i in group if ids[i] in theirs or reports[i] not in unit.new]


def told_otherwise(point: Point, core: Sequence[str], machine: Sequence[Point]) -> str | None:
    """Returns how the program alone would group the accounts that the point keeps, or word its question; None if it agrees.

    `machine`: the program's points that hold one of them.
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
