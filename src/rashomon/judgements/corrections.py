"""Applies what people said of single accounts: corrections (value, bounds, unit, day, stance, wording of their question), and accounts that were missed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rashomon.judgements.constraints import AddedAccount, Corrections
from rashomon.model.content_ids import content_id
from rashomon.model.judgement import (
    ACCOUNT,
    AS_OF,
    CORRECTED,
    HIGH,
    LOW,
    NEW,
    POINT,
    QUESTION,
    STANCE,
    UNIT,
    VALUE,
    WORDING,
    Action,
    Judgement,
    by_model,
)
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.report import Report
from rashomon.model.statement import Stance, Statement
from rashomon.text.quantities import read_quantities

_FIGURES = (PointKind.COUNT, PointKind.SHARE)
_FIELDS = (VALUE, LOW, HIGH, UNIT, AS_OF, STANCE)  # a value comes before its bounds, which it implies unless they are set, too


def corrections_in(judgements: Iterable[Judgement]) -> Corrections:
    """Returns the corrections among these judgements."""
    fields: dict[str, list[tuple[str, str | None]]] = {}
    wordings: dict[str, str] = {}
    for j in judgements:
        if j.field in CORRECTED and j.action is Action.SET:
            for one in j.target:
                fields.setdefault(one, []).append((j.field, j.after))
        elif rewords(j):
            wordings |= dict.fromkeys(j.target, " ".join((j.after or "").split()))
    return Corrections({one: tuple(sorted(told, key=lambda change: _FIELDS.index(change[0]))) for one, told in fields.items()}, wordings)


def rewords(j: Judgement) -> bool:
    """Whether the judgement words the point of an account, wherever that stands."""
    return j.field == WORDING and j.action is Action.SET and bool(j.after)


def corrected(points: Sequence[Point], given: Corrections) -> tuple[Point, ...]:
    """Returns the points with people's corrections; a correction that cannot be read changes nothing."""
    return tuple(_corrected(point, given) for point in points) if given.fields or given.wordings else tuple(points)


def _corrected(point: Point, given: Corrections) -> Point:
    accounts = tuple(_account(a, point.kind, given.fields.get(a.id, ())) for a in point.accounts)
    worded = next((worded for a in accounts if (worded := given.wordings.get(a.id))), None)
    return replace(point, accounts=accounts) if worded is None else replace(point, question=worded, question_by=None, accounts=accounts)


def _account(account: Account, kind: PointKind, told: Sequence[tuple[str, str | None]]) -> Account:
    for field, after in told:
        change = change_of(field, after, kind)
        if change is not None:
            account = replace(account, **change)
    return account


def change_of(field: str, after: str | None, kind: PointKind) -> Mapping[str, Any] | None:
    """Returns the fields of an account that a correction sets, None if it cannot be read; an empty value sets None (unknown)."""
    text = " ".join((after or "").split())
    if field in (LOW, HIGH):
        try:
            return {field: float(text) if text else None}
        except ValueError:
            return None
    if field == STANCE:
        return {STANCE: Stance(text)} if text in Stance.__members__.values() else None
    if field != VALUE:
        return {field: text or None}
    if kind is PointKind.YES_NO and text not in ("", "yes", "no", "unclear"):
        return None
    if kind not in _FIGURES:
        return {VALUE: text or None}
    found = read_quantities(text)
    low, high = (found[0].low, found[0].high) if found else (None, None)
    return {VALUE: text or None, LOW: low, HIGH: high}


def had(account: Account, field: str) -> str:
    """Returns the current value of an account's field as a text; empty if unknown."""
    value = getattr(account, field)
    return "" if value is None else f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value).removesuffix(".0")


_YES_NO = ("yes", "no", "unclear")


def added_id(sha256: str, start: int, end: int, beside: str) -> str:
    """Returns the id of an account that a person adds: by its words, the hash of its report, and its neighbour or new question."""
    return content_id("a", "added", sha256, start, end, beside)


def added_accounts(judgements: Sequence[Judgement]) -> tuple[AddedAccount, ...]:
    """Returns the accounts that people added, in order, with later judgements about them applied."""
    told: dict[str, AddedAccount] = {}
    for j in judgements:
        one = j.target[0]
        if j.field == ACCOUNT and j.action is Action.ADD:
            passage = next((p for p in j.passages if p.target == one), None)
            told[one] = AddedAccount(one, passage, _beside_which(j), j.by if by_model(j) else None)
        elif j.field in (ACCOUNT, POINT, QUESTION):
            told |= {later.id: later for later in _later(j, told)}
    values = {one: j.after for j in judgements if j.field == VALUE and j.after for one in j.target}
    return tuple(replace(added, value=values.get(one)) for one, added in told.items())


def _beside_which(j: Judgement) -> str | None:
    return None if j.after == NEW or len(j.target) < 2 else j.target[1]


def _later(j: Judgement, told: Mapping[str, AddedAccount]) -> Iterator[AddedAccount]:
    """Applies a later judgement to the accounts that it is about."""
    mine = [told[one] for one in j.target if one in told]
    if j.action in (Action.REJECT, Action.EXCLUDE, Action.ACCEPT):
        yield from (replace(one, dropped=j.action is not Action.ACCEPT) for one in mine)
    elif j.action is Action.MOVE and mine and mine[0].id == j.target[0]:
        yield replace(mine[0], beside=_beside_which(j))
    elif mine:
        yield from _sorted(mine, j, told)


def _sorted(mine: Sequence[AddedAccount], j: Judgement, told: Mapping[str, AddedAccount]) -> Iterator[AddedAccount]:
    """Where each added account goes when a whole question is sorted."""
    leave = set((j.after or "").split()) if j.action is Action.SPLIT else set(j.target[:1])
    for one in mine:
        side = [other for other in j.target if other not in told and (other in leave) == (one.id in leave)]
        if j.action in (Action.SPLIT, Action.DIFFERENT):
            if one.beside in j.target and one.beside not in side:
                yield replace(one, beside=side[0] if side and j.action is Action.SPLIT else None)
        elif j.action in (Action.SAME, Action.MERGE) and one.beside is None:
            yield replace(one, beside=next((other for other in j.target if other not in told), None))


def with_added(
    points: Sequence[Point], added: Sequence[AddedAccount], *, reports: Sequence[Report], statements: Sequence[Statement]
) -> tuple[Point, ...]:
    """Returns the points with the accounts that people added, each in its neighbour's point, or in one of its own.

    An account is left out if its words no longer stand in its report, or no point holds its neighbour.
    """
    if not added:
        return tuple(points)
    ids = {one.id for one in added}
    held: list[list[Account]] = [[a for a in point.accounts if a.id not in ids] for point in points]
    of: dict[int, Point] = dict(enumerate(points))
    there = {a.id: a for point in points for a in point.accounts}
    known = {report.sha256: report for report in reports}
    for one in added:
        account = there.get(one.id) or _added(one, known, statements)
        place = next((k for k, accounts in enumerate(held) if any(a.id == one.beside for a in accounts)), None)
        if account is None or one.dropped or (one.beside is not None and place is None):
            continue
        account = replace(account, by=account.by or one.by)
        if place is None:
            of[len(held)] = _own(account, one.value)
            held.append([account])
        else:
            held[place].append(_beside(account, of[place]))
    return tuple(_with(of[k], accounts) for k, accounts in enumerate(held) if accounts)


def _added(added: AddedAccount, known: Mapping[str, Report], statements: Sequence[Statement]) -> Account | None:
    """The account of these words, with speaker and stance of the statement around them; None if the words are not there."""
    passage = added.passage
    report = known.get(passage.sha256) if passage else None
    if passage is None or report is None or passage.start is None or passage.end is None:
        return None
    if not 0 <= passage.start < passage.end <= len(report.text) or report.text[passage.start : passage.end] != passage.quote:
        return None
    span = report.span(passage.start, passage.end)
    said = next((s for s in statements if s.report == report.id and s.quote.start <= span.start and span.end <= s.quote.end), None)
    return Account(
        added.id, report.id, span, said.id if said else None, said.speaker if said else None, said.stance if said else Stance.ASSERTS, None
    )


def _beside(account: Account, point: Point) -> Account:
    """The account as an answer of the point's kind; for a figure, the first in its words, in the unit of the others."""
    if account.value is not None or point.kind not in _FIGURES:
        return account
    found = read_quantities(account.quote.quote)
    if not found:
        return account
    unit = next((a.unit for a in point.accounts if a.unit), None)
    return replace(account, value=found[0].text, low=found[0].low, high=found[0].high, unit=unit)


def _own(account: Account, value: str | None) -> Point:
    """A point for this account alone; its kind follows from the account's value, else from its words."""
    said = value or account.quote.quote
    kind = PointKind.YES_NO if said in _YES_NO else PointKind.COUNT if read_quantities(said) else PointKind.ATTRIBUTE
    point = Point(id="", question=f"What does “{account.quote.quote}” answer?", kind=kind, accounts=())
    return replace(point, accounts=(_beside(account, point),))


def _with(point: Point, accounts: Sequence[Account]) -> Point:
    """The point with these accounts, under a new id from all of them.

    It is unchanged if it has them already.
    """
    if tuple(accounts) == point.accounts and point.id:
        return point
    ordered = tuple(sorted(accounts, key=lambda account: (account.quote, account.id)))
    return replace(point, id=content_id("p", *(account.id for account in ordered)), accounts=ordered)
