"""Estimates low, best and high of a count of people by the coding rules of UCDP and ACLED. It uses
the versions, never the prose."""

from collections.abc import Set

from rashomon.model.difference import Difference, Range, Version, Versions
from rashomon.quantities.bounds import numbers_in
from rashomon.quantities.read_quantities import SIZES

UCDP = "UCDP-like"
ACLED = "ACLED-like"
_REPLACED = "numbers that a later one replaces or corrects, or that are denied, are left out"
# The numbers that ACLED codes for "tens", "dozens" and "hundreds".
_VAGUE = {"tens": 10.0, "dozens": 12.0, "hundreds": 100.0}


def estimate_ranges(
    difference: Difference,
    corrected: Set[float] = frozenset(),
    outgrown: Set[float] = frozenset(),
) -> tuple[Range, ...]:
    """Returns the numbers of a count of one thing under each rule; none if no version has a number.

    `corrected` are numbers that a report says were wrong, or that a toll has left behind.
    `outgrown` are those of which a later report has more; they are the best of none. Words without
    a number ("dozens") count only for the rule that gives them one.
    """
    standing = _standing(difference.versions, corrected)
    note = ""
    if len(standing) < len(difference.versions):
        note = f"; {_REPLACED}"
    bounded = []
    lows = list[float]()
    for version in standing:
        words = (version.value or "").casefold().split()
        low = version.low
        if _has_figure(version):
            bounded.append(version)
            lows += numbers_in((low, None))
        if {"thousands", "millions"}.isdisjoint(words):  # "tens of thousands"
            lows += [_VAGUE[word] for word in words if word in _VAGUE]
    ranges = []
    if bounded:
        current = _without(bounded, outgrown)
        ranges.append(_ucdp(bounded, current, asserted=_asserted(difference.versions), note=note))
    if lows:
        rule = f"{ACLED}: the lowest number named (tens 10, dozens 12, hundreds 100){note}"
        ranges.append(Range(None, min(lows), None, rule))
    return tuple(ranges)


def _standing(versions: Versions, corrected: Set[float]) -> Versions:
    """Returns the versions that nobody denies, and of these those that are not corrected, if any
    are left."""
    return _without(_asserted(versions), corrected)


def _without(versions: Versions, sizes: Set[float]) -> Versions:
    """Returns the versions without those that name only these numbers; all of them if none is
    left."""
    others = []
    for version in versions:
        bounds = numbers_in((version.low, version.high))
        if not (bounds and bounds <= sizes):
            others.append(version)
    return others or versions


def _asserted(versions: Versions) -> Versions:
    return [version for version in versions if not version.denied]


def _has_figure(version: Version) -> bool:
    """Whether it names a number, and not only a size ("scores")."""
    words = (version.value or "").casefold().split()
    return bool(numbers_in((version.low, version.high))) and SIZES.isdisjoint(words)


def _ucdp(standing: Versions, current: Versions, asserted: Versions, note: str) -> Range:
    """Estimates by the rule of UCDP. Of equally many origins and reports the lowest number is the
    best. A lower limit is it only where no more origins name numbers above it, be they left behind
    themselves. `current` are the versions of which no later report has more."""
    rule = (
        f"{UCDP}: best is the number of most origins among those that no later toll exceeds, the "
        "lowest of equals, and no lower limit below numbers of more; low and high are the least "
        f"and the most named{note}"
    )
    ranked = []
    lows, highs = list[float](), list[float]()
    for version in standing:
        highs += numbers_in((version.low, version.high))
        lows += numbers_in((version.low, None))
    for version in current:
        if version.low is not None:
            is_left_behind = version.high is None and _is_below_more(version, asserted)
            ranked.append((is_left_behind, -version.origins.most, -version.reports, version.low))
    best = min(ranked)[-1] if ranked else None
    return Range(min(lows, default=None), best, max(highs), rule)


def _is_below_more(limit: Version, versions: Versions) -> bool:
    """Whether more origins than name this number name numbers above it."""
    above = 0
    for version in versions:
        if _has_figure(version) and (version.low or 0) > (limit.low or 0):
            above += version.origins.most
    return above > limit.origins.most
