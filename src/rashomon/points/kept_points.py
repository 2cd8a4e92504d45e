"""Points that people judged stay as they were: their id, their question and their accounts, until a person changes them.

What the program would put to them since is proposed there, and how it would group otherwise is said beside it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.model.content_ids import content_id
from rashomon.model.judgement import ACCOUNT, HASH, NEW, POINT, WORDING, Action, Judgement, SeenPoint
from rashomon.model.point import Account, Point, PointKind


@dataclass(frozen=True, slots=True)
class KeptPoint:
    """A point that was judged. `question`, `kind`: None where a person made it, and the program words it by its accounts; `accounts`: those that it
    keeps; `free`: others that it may have; `new`: the reports that were not there when it was judged first."""

    id: str
    question: str | None
    kind: PointKind | None
    accounts: frozenset[str]
    free: frozenset[str] = frozenset()
    new: frozenset[str] = frozenset()
    wording: str | None = None

    def may_have(self, ident: str, report: str) -> bool:
        """Whether an account that it does not keep may stand in it."""
        return report in self.new or ident in self.free


def held_points(judgements: Iterable[Judgement], shas: Mapping[str, str]) -> tuple[KeptPoint, ...]:
    """The points that these judgements touched, in the order in which they did, as the last of them leaves each; `shas`: the hash of each report."""
    units: dict[str, KeptPoint] = {}
    for j in judgements:
        new = frozenset(report for report, sha in shas.items() if sha[:HASH] not in j.reports)
        for seen in j.points:
            _see(seen, j, new, units)
        if j.points:
            _change(j, new, units)
    return tuple(unit for unit in units.values() if unit.accounts)


def _see(seen: SeenPoint, j: Judgement, new: frozenset[str], units: dict[str, KeptPoint]) -> None:
    """The point as it was seen when this was judged."""
    was = units.get(seen.id) or KeptPoint(seen.id, seen.question, _kind(seen.kind), frozenset(), new=new)
    there, free = frozenset(p.target for p in seen.accounts), frozenset(seen.free)
    accounts = there | (was.accounts & free) | (free.intersection(j.target) if j.action is not Action.REJECT else frozenset())
    _release(accounts, units)
    units[seen.id] = replace(was, accounts=accounts, free=was.free | free, new=was.new | new)


def _change(j: Judgement, new: frozenset[str], units: dict[str, KeptPoint]) -> None:
    """What the judgement itself makes of the points that it touched."""
    first = j.points[0].id
    if j.field == WORDING and j.after:
        units[first] = replace(units[first], wording=" ".join(j.after.split()))
    elif j.field in (ACCOUNT, POINT) and j.action in (Action.REJECT, Action.EXCLUDE):
        _release(j.target, units)
    elif j.field == POINT and j.action is Action.SPLIT:
        leave = frozenset((j.after or "").split()).intersection(j.target)
        _release(leave, units)
        units[content_id("p", j.id)] = KeptPoint(content_id("p", j.id), None, None, leave, new=new)
    elif j.field == ACCOUNT and j.action is Action.MOVE:
        alone = j.after == NEW or len(j.target) == 1
        home = None if alone else next((unit for unit in units.values() if j.target[1] in unit.accounts), None)
        _release(j.target[:1], units)
        if alone:
            units[content_id("p", j.id)] = KeptPoint(content_id("p", j.id), None, None, frozenset(j.target[:1]), new=new)
        elif home is not None:
            units[home.id] = replace(home, accounts=home.accounts | {j.target[0]})


def _kind(told: str) -> PointKind | None:
    return PointKind(told) if told in PointKind.__members__.values() else None


def _release(accounts: Iterable[str], units: dict[str, KeptPoint]) -> None:
    gone = frozenset(accounts)
    for unit in [unit for unit in units.values() if unit.accounts & gone]:
        units[unit.id] = replace(unit, accounts=unit.accounts - gone)


def hold(groups: Sequence[Sequence[int]], reports: Sequence[str], place: Mapping[str, int], held: Sequence[KeptPoint]) -> list[list[int]]:
    """The groups, the accounts of each judged point together in one of their own. What stood beside them joins it where it is new, or stood there
    before; the rest stays together. `reports`: of each account; `place`: of each id."""
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


def heads(groups: Sequence[Sequence[int]], ids: Sequence[str], held: Sequence[KeptPoint]) -> dict[int, KeptPoint]:
    """The judged point that each group goes on as, by the place of the group: that of which it has most, the one judged first among several."""
    home = {ids[i]: n for n, group in enumerate(groups) for i in group}
    out: dict[int, KeptPoint] = {}
    for unit in held:
        found = Counter(home[one] for one in sorted(unit.accounts) if one in home)
        if found:
            out.setdefault(min(found.items(), key=lambda item: (-item[1], item[0]))[0], unit)
    return out


def core_of(group: Sequence[int], ids: Sequence[str], unit: KeptPoint, held: Sequence[KeptPoint], reports: Sequence[str]) -> list[int]:
    """Those of the group that are no proposals: they were judged, or stood where they stand when it was."""
    kept = frozenset(one for other in held for one in other.accounts)
    return [i for i in group if ids[i] in kept or reports[i] not in unit.new]


def as_proposed(account: Account) -> Account:
    """The account as one that the program proposes."""
    return replace(account, proposed=True)


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
