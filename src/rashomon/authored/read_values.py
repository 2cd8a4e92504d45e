"""Reads what people put: values, bounds, units, days, stances (`change_of`); questions
(`asked_in`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from rashomon.model.judgement import BEARINGS, HIGH, LOW, STANCE, VALUE
from rashomon.model.point import Account, PointKind
from rashomon.model.statement import Stance
from rashomon.text.quantities import read_quantities

_FIGURES = (PointKind.COUNT, PointKind.SHARE)


def change_of(field: str, after: str | None, kind: PointKind) -> Mapping[str, Any] | None:
    """Returns the fields of an account that a correction sets, None if it cannot be read; an empty
    value sets None (unknown)."""
    text = " ".join((after or "").split())
    if field in (LOW, HIGH):
        number = number_in(text)
        return {field: number} if number is not None or not text else None
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


@dataclass(frozen=True, slots=True)
class AskedOfWords:
    """What is asked of two stretches of words: `bearing`: how the second stands to the first;
    `values`: the answers that they give, where somebody says so."""

    question: str
    kind: PointKind
    bearing: str
    values: tuple[str, ...] = ()


def asked_in(after: str | None) -> AskedOfWords | None:
    """Returns what "QUESTION | KIND | BEARING" asks, or "... | VALUE | VALUE"; None if it cannot be
    read."""
    parts = (after or "").split(" | ")
    if len(parts) not in (3, 5) or not all(parts):
        return None
    question, kind, bearing, *values = parts
    if bearing not in BEARINGS or kind not in PointKind.__members__.values():
        return None
    return AskedOfWords(question, PointKind(kind), bearing, tuple(values))


def number_in(text: str) -> float | None:
    """Returns the number that a text is, None if it is none or not finite."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


def had(account: Account, field: str) -> str:
    """Returns the current value of an account's field as a text; empty if unknown."""
    value = getattr(account, field)
    return (
        ""
        if value is None
        else f"{value:g}"
        if isinstance(value, float) and abs(value) < 1e6
        else str(value).removesuffix(".0")
    )
