"""Estimates low, best and high of a count of people by the coding rules of UCDP and ACLED. It uses
the versions, never the prose."""

from collections.abc import Sequence, Set

from rashomon.model.difference import Difference, Range, Version
from rashomon.model.statement import Stance
from rashomon.quantities.read_quantities import SIZES

UCDP = "UCDP-like"
ACLED = "ACLED-like"
_REPLACED = "numbers that a later one replaces or corrects, or that are denied, are left out"
# The numbers that ACLED codes for "tens", "dozens" and "hundreds".
_VAGUE = {"tens": 10.0, "dozens": 12.0, "hundreds": 100.0}
_MORE = frozenset({"thousands", "millions"})  # "tens of thousands"


def estimate_ranges(
    difference: Difference, corrected: Set[float] = frozenset()
) -> tuple[Range, ...]:
    """Returns the numbers of a count of one thing under each rule. If no version has a number,
    returns none. `corrected` are numbers that a report says were wrong."""
    asserted = [
        v for v in difference.versions if any(q.stance is not Stance.DENIES for q in v.quotes)
    ]
    standing = [v for v in asserted if v.low not in corrected] or asserted
    note = f"; {_REPLACED}" if len(standing) < len(difference.versions) else ""
    named = [v for v in standing if v.low is not None or v.high is not None]
    bounds = [v for v in named if SIZES.isdisjoint(_words_of(v))]
    found = [_ucdp(bounds, note)] if bounds else []
    least = [v.low for v in bounds if v.low is not None]
    for words in map(_words_of, standing):
        if _MORE.isdisjoint(words):
            least += [_VAGUE[word] for word in words if word in _VAGUE]
    if least:
        rule = f"{ACLED}: the lowest number named (tens 10, dozens 12, hundreds 100){note}"
        found.append(Range(None, min(least), None, rule))
    return tuple(found)


def _ucdp(versions: Sequence[Version], note: str) -> Range:
    lows = [(-v.origins.most, -v.reports, v.low) for v in versions if v.low is not None]
    highs = (v.low if v.high is None else v.high for v in versions)
    *_, best = min(lows, default=(None,))
    rule = (
        f"{UCDP}: best is the number of most origins, the lowest of equals; low and high are the "
        f"least and the most named{note}"
    )
    low = min((low for *_, low in lows), default=None)
    return Range(low, best, max((high for high in highs if high is not None), default=None), rule)


def _words_of(version: Version) -> list[str]:
    return (version.value or "").casefold().split()
