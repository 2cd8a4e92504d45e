"""Estimates low, best and high for a count from its versions, never from prose, by the coding rules
of UCDP and ACLED."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.model.point import Account, Point, PointKind, Range, RelationKind, Version
from rashomon.model.statement import Stance

UCDP = "UCDP-like"
ACLED = "ACLED-like"
_REPLACED = "figures that a later answer replaces are left out"
# The numbers that ACLED codes for "tens", "dozens" and "hundreds".
_VAGUE = {"ten": 10.0, "dozen": 12.0, "hundred": 100.0}
_VAGUE_WORDS = re.compile(
    r"\b(ten|dozen|hundred)s\b(?!\s+of\s+(?:thousand|hundred|million)s)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class VersionFigure:
    """The figure of one version; `low` is also the number that it names, None for an upper bound
    alone."""

    low: float | None
    high: float | None
    lines: int
    reports: int


def add_ranges(points: Sequence[Point]) -> tuple[Point, ...]:
    """Returns the points, counts with their ranges."""
    return tuple(
        replace(point, ranges=estimate_ranges(point)) if point.kind is PointKind.COUNT else point
        for point in points
    )


def estimate_ranges(point: Point) -> tuple[Range, ...]:
    """Returns the figures of a count of one thing under each rule; none if no version has a
    figure."""
    standing, left_out = _standing(point)
    figures = [
        figure for version in standing if (figure := _figure(version, point.accounts)) is not None
    ]
    note = f"; {_REPLACED}" if left_out else ""
    found = []
    if figures:
        found.append(_ucdp(figures, note))
    least = [figure.low for figure in figures if figure.low is not None] + _vague(
        standing, point.accounts
    )
    if least:
        rule = f"{ACLED}: the lowest figure named (tens 10, dozens 12, hundreds 100){note}"
        found.append(Range(None, min(least), None, rule))
    return tuple(found)


def _ucdp(figures: Sequence[VersionFigure], note: str) -> Range:
    lows = [figure.low for figure in figures if figure.low is not None]
    highs = [
        value
        for figure in figures
        if (value := figure.high if figure.high is not None else figure.low) is not None
    ]
    named = [figure for figure in figures if figure.low is not None]
    best = min(
        named, key=lambda figure: (-figure.lines, -figure.reports, figure.low or 0.0), default=None
    )
    rule = (
        f"{UCDP}: best is the figure of most lines of reporting, the lowest of equals; low and "
        f"high are the least and the most named{note}"
    )
    return Range(
        min(lows, default=None), best.low if best else None, max(highs, default=None), rule
    )


def _standing(point: Point) -> tuple[list[Version], bool]:
    """The versions that no later one replaces, and whether any was left out; all of them if each
    replaces another."""
    replaced = {relation.a for relation in point.relations if relation.kind is RelationKind.UPDATE}
    kept = [version for version in point.versions if version.id not in replaced]
    return (
        (kept, True) if kept and len(kept) < len(point.versions) else (list(point.versions), False)
    )


def _figure(version: Version, accounts: Sequence[Account]) -> VersionFigure | None:
    """The bounds of the version; a bound closed by some account counts as closed."""
    mine = [
        account
        for account in accounts
        if account.version == version.id and account.stance is not Stance.DENIES
    ]
    lows = [account.low for account in mine if account.low is not None]
    highs = [account.high for account in mine if account.high is not None]
    if not lows and not highs:
        return None
    low, high = min(lows, default=None), max(highs, default=None)
    return VersionFigure(low, high, version.lines or 0, version.reports)


def _vague(versions: Sequence[Version], accounts: Sequence[Account]) -> list[float]:
    ids = {version.id for version in versions}
    said = (
        a.value or ""
        for a in accounts
        if a.version in ids and a.low is None and a.high is None and a.stance is not Stance.DENIES
    )
    return [_VAGUE[match[1].casefold()] for value in said if (match := _VAGUE_WORDS.search(value))]
