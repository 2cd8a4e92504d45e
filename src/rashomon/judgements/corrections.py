"""Applies what people said of single accounts: corrections (value, bounds, unit, day, stance, wording of their question), and accounts that were missed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rashomon.judgements.constraints import Corrections
from rashomon.model.judgement import (
    AS_OF,
    CORRECTED,
    HIGH,
    LOW,
    STANCE,
    UNIT,
    VALUE,
    WORDING,
    Action,
    Judgement,
)
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.statement import Stance
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
    accounts = tuple(corrected_account(a, point.kind, given) for a in point.accounts)
    worded = next((worded for a in accounts if (worded := given.wordings.get(a.id))), None)
    return replace(point, accounts=accounts) if worded is None else replace(point, question=worded, question_by=None, accounts=accounts)


def corrected_account(account: Account, kind: PointKind, given: Corrections) -> Account:
    """Returns the account with what people said of it; a correction that cannot be read changes nothing."""
    for field, after in given.fields.get(account.id, ()):
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
