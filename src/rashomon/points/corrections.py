"""What people put right in single accounts: the value, its bounds, its unit, when it holds, the stance."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rashomon.model.judgement import AS_OF, CORRECTED, HIGH, LOW, STANCE, UNIT, VALUE, Action, Judgement
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.statement import Stance
from rashomon.text.quantities import read_quantities

_FIGURES = (PointKind.COUNT, PointKind.SHARE)
_FIELDS = (VALUE, LOW, HIGH, UNIT, AS_OF, STANCE)  # a value before its bounds, which it gives where nobody says otherwise


def correct_accounts(points: Sequence[Point], judgements: Iterable[Judgement]) -> tuple[Point, ...]:
    """The points, their accounts as people corrected them; what cannot be read changes nothing."""
    by_account: dict[str, list[Judgement]] = {}
    for j in judgements:
        if j.field in CORRECTED and j.action is Action.SET:
            for one in j.target:
                by_account.setdefault(one, []).append(j)
    if not by_account:
        return tuple(points)
    return tuple(
        replace(point, accounts=tuple(_corrected(a, point.kind, by_account[a.id]) if a.id in by_account else a for a in point.accounts))
        for point in points
    )


def _corrected(account: Account, kind: PointKind, judgements: Sequence[Judgement]) -> Account:
    for j in sorted(judgements, key=lambda j: _FIELDS.index(j.field)):
        change = change_of(j, kind)
        if change is not None:
            account = replace(account, **change)
    return account


def change_of(judged: Judgement, kind: PointKind) -> Mapping[str, Any] | None:
    """The fields of an account that a correction sets, None where it cannot be read; an empty one sets None: not known."""
    text = " ".join((judged.after or "").split())
    if judged.field in (LOW, HIGH):
        try:
            return {judged.field: float(text) if text else None}
        except ValueError:
            return None
    if judged.field == STANCE:
        return {STANCE: Stance(text)} if text in Stance.__members__.values() else None
    if judged.field != VALUE:
        return {judged.field: text or None}
    if kind is PointKind.YES_NO and text not in ("", "yes", "no", "unclear"):
        return None
    if kind not in _FIGURES:
        return {VALUE: text or None}
    found = read_quantities(text)
    low, high = (found[0].low, found[0].high) if found else (None, None)
    return {VALUE: text or None, LOW: low, HIGH: high}


def had(account: Account, field: str) -> str:
    """What an account has in a field, as a text; empty for what is not known."""
    value = getattr(account, field)
    return "" if value is None else f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value).removesuffix(".0")
