"""Reports what became of judgements about accounts, and what the program has where they decide otherwise."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from rashomon.judgements.corrections import change_of, had
from rashomon.judgements.point_constraints import TOGETHER
from rashomon.model.judgement import (
    ACCOUNT,
    CORRECTED,
    NEW,
    POINT,
    POINT_NOTE,
    QUESTION,
    RELATION,
    WORDING,
    Action,
    Judgement,
    fate,
)
from rashomon.model.point import Account, Point


class PointIndex:
    """Maps accounts to the points of a story; `known`: accounts that were seen, whether or not a point holds them."""

    def __init__(self, points: Sequence[Point], known: Iterable[str] = ()) -> None:
        self.known = frozenset(known)
        self.point_of: Mapping[str, Point] = {account.id: point for point in points for account in point.accounts}
        self.account_of: Mapping[str, Account] = {account.id: account for point in points for account in point.accounts}

    def points(self, target: Iterable[str]) -> list[Point]:
        """Returns the points of these accounts, each once, in order."""
        return list({p.id: p for one in target if (p := self.point_of.get(one)) is not None}.values())

    def knows(self, target: Iterable[str]) -> bool:
        """Whether any of these accounts was read, in a point or not."""
        return any(one in self.point_of or one in self.known for one in target)

    def apart(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether no point holds an account of both."""
        return not {p.id for p in self.points(one)} & {p.id for p in self.points(other)}


def _question(j: Judgement, now: PointIndex, alone: PointIndex) -> Judgement | None:
    found = [one for one in j.target if one in now.point_of]
    before = " | ".join(point.question for point in alone.points(j.target)) or None
    if j.action is Action.UNSURE:
        return fate(j, present=bool(found), obeyed=True, had=before)
    if j.action in (Action.SAME, Action.MERGE):
        together = len(found) > 1 and len(now.points(found)) == 1
        return fate(j, present=sum(alone.knows([one]) for one in j.target) > 1, obeyed=together, had=before)
    return fate(j, present=alone.knows(j.target), obeyed=now.apart(j.target[:1], j.target[1:]), had=before)


def _relation(j: Judgement, now: PointIndex, alone: PointIndex) -> Judgement | None:
    whole = len(j.target) == 2 and all(one in now.point_of for one in j.target)
    obeyed = whole and (_bearing(j.target, now) == j.after or (j.after not in TOGETHER and len(now.points(j.target)) > 1))
    known = len(j.target) == 2 and all(alone.knows([one]) for one in j.target)
    return fate(j, present=whole or known, obeyed=obeyed, had=_bearing(j.target, alone))


def _bearing(target: Sequence[str], held: PointIndex) -> str:
    """How the answers of two accounts relate."""
    points = held.points(target)
    accounts = [held.account_of[one] for one in target if one in held.account_of]
    if len(accounts) < 2:
        return "left out"
    if len(points) != 1:
        return "another question"
    versions = {account.version for account in accounts}
    if len(versions) == 1:
        return "same"
    return next((r.kind.value for r in points[0].relations if {r.a, r.b} == versions), "neither")


def _account(j: Judgement, now: PointIndex, alone: PointIndex) -> Judgement | None:
    before = " | ".join(_told(one, alone) for one in j.target[:1])
    found = [one for one in j.target if one in now.point_of]
    if j.action in (Action.REJECT, Action.EXCLUDE):
        return fate(j, present=alone.knows(j.target), obeyed=not found, had=before)
    if j.action is Action.MOVE and (j.after == NEW or len(j.target) == 1):
        alone_now = bool(found) and len(now.point_of[found[0]].accounts) == 1
        return fate(j, present=alone.knows(j.target), obeyed=alone_now, had=before)
    whole = len(found) == len(j.target)
    obeyed = whole and (j.action is not Action.MOVE or len(now.points(found)) == 1)
    return fate(j, present=whole or all(alone.knows([one]) for one in j.target), obeyed=obeyed, had=before)


def _told(one: str, held: PointIndex) -> str:
    point, account = held.point_of.get(one), held.account_of.get(one)
    return f"{point.question} {account.value or account.quote.quote}" if point and account else "left out"


def _point(j: Judgement, now: PointIndex, alone: PointIndex) -> Judgement | None:
    before = " | ".join(_whole(point) for point in alone.points(j.target)) or "left out"
    found = [one for one in j.target if one in now.point_of]
    if j.action is Action.REJECT:
        return fate(j, present=alone.knows(j.target), obeyed=not found, had=before)
    if j.action is Action.SPLIT:
        leave = (j.after or "").split()
        apart = bool(found) and now.apart(leave, [one for one in j.target if one not in leave])
        return fate(j, present=alone.knows(j.target), obeyed=apart, had=before)
    return fate(j, present=alone.knows(j.target), obeyed=len(now.points(found)) == 1, had=before)


def _whole(point: Point) -> str:
    answers = "; ".join(version.value for version in point.versions if version.value)
    return f"{point.question} {answers}" if answers else point.question


def _wording(j: Judgement, now: PointIndex, alone: PointIndex) -> Judgement | None:
    touched = {seen.id for seen in j.points}
    found = [p for p in now.point_of.values() if p.id in touched] or now.points(j.target)
    obeyed = any(point.question == " ".join((j.after or "").split()) for point in found)
    return fate(
        j,
        present=bool(found) or alone.knows(j.target),
        obeyed=obeyed,
        had=" | ".join(point.question for point in alone.points(j.target)) or None,
    )


def _corrected(j: Judgement, now: PointIndex, alone: PointIndex) -> Judgement | None:
    found = [one for one in j.target if one in now.account_of]
    before = next((had(alone.account_of[one], j.field) for one in j.target if one in alone.account_of), None)
    if not found or j.action is not Action.SET:
        return fate(j, present=alone.knows(j.target), obeyed=bool(found), had=before)
    change = change_of(j.field, j.after, now.point_of[found[0]].kind)
    if change is None:
        return fate(j, present=True, obeyed=False, had=before, against=f"{j.after!r} cannot be read as {j.field} of such an answer")
    obeyed = all(getattr(now.account_of[one], j.field) == change[j.field] for one in found)
    return fate(j, present=True, obeyed=obeyed, had=before)


def _noted(j: Judgement, now: PointIndex, alone: PointIndex) -> Judgement | None:
    return fate(j, present=any(one in now.point_of for one in j.target) or alone.knows(j.target), obeyed=True)


FATES: Mapping[str, Callable[[Judgement, PointIndex, PointIndex], Judgement | None]] = {
    QUESTION: _question, RELATION: _relation, ACCOUNT: _account, POINT: _point, WORDING: _wording, POINT_NOTE: _noted,
    **dict.fromkeys(CORRECTED, _corrected),
}  # fmt: skip
"""By field, the function that tells what became of a judgement, given the current points and the program's own."""
