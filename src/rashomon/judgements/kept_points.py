"""Points that people judged stay as they were: their id, their question and their accounts, until a person changes them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rashomon.judgements.constraints import KeptPoint
from rashomon.model.content_ids import content_id
from rashomon.model.judgement import ACCOUNT, HASH, NEW, POINT, WORDING, Action, Judgement, SeenPoint
from rashomon.model.point import PointKind


def kept_points(judgements: Iterable[Judgement], shas: Mapping[str, str]) -> tuple[KeptPoint, ...]:
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
