"""Holds what a time expression is resolved against, and picks among several days by tense."""

from dataclasses import dataclass
from datetime import date

from rashomon.dates.days import (
    Days,
)
from rashomon.dates.tense import Tense


@dataclass(frozen=True, slots=True)
class ReferenceDate:
    """What a time expression is resolved against.

    `day`: the day that clock times belong to; `recent`: the last date named before; `month_first`: whether 3/4 is 4 March.
    """

    anchor: date | None
    tense: Tense = Tense.OPEN
    day: date | None = None
    recent: Days | None = None
    month_first: bool = True
    told_in: date | None = None
    """The first day of a month named with its year earlier in the same sentence: "in March 2011 and again in July"."""
    story: date | None = None
    """Where the telling of a report without a day of its own has come to: what it names next comes soon after."""
    attributive: bool = False
    """Whether the date describes a noun, which may have been long before what its clause looks ahead to."""
    weekdays: tuple[tuple[int, date], ...] = ()
    """Weekdays of which the report itself shows the day."""


_JUST_AHEAD = 21


def nearest(candidates: list[date], setting: ReferenceDate, just_ahead: int = _JUST_AHEAD) -> date | None:
    """Picks among the same day in several years by tense; without tense, the past one unless the future one is much nearer."""
    anchor = setting.anchor
    if anchor is None or not candidates:
        return None
    past = max((day for day in candidates if day <= anchor), default=None)
    ahead = min((day for day in candidates if day >= anchor), default=None)
    if past is None or ahead is None:
        return past or ahead
    back_by, ahead_by = (anchor - past).days, (ahead - anchor).days
    if setting.attributive and setting.tense is Tense.FUTURE:
        return ahead if ahead_by <= back_by else past  # "will recall the March flood"
    if setting.tense is Tense.FUTURE:
        # "could have been", "would": a date just gone by is meant rather than one of next year.
        return ahead if ahead_by <= 300 or back_by > 60 else past
    if setting.tense is Tense.PAST:
        # A day of the last year would be printed with it; a day just ahead is spoken of as planned.
        return ahead if ahead_by <= just_ahead and back_by > 300 else past
    return ahead if ahead_by * 2 < back_by and ahead_by <= 92 else past


def nearest_stretch(stretches: list[Days], setting: ReferenceDate) -> Days | None:
    """The range that contains the anchor; otherwise the one before or after it, by tense."""
    anchor = setting.anchor
    if anchor is None:
        return None
    here = next((s for s in stretches if s[0] <= anchor <= s[1]), None)
    if here:
        return here
    starts = {(s[0] if s[0] > anchor else s[1]): s for s in stretches}
    chosen = nearest(list(starts), setting, just_ahead=0)
    return starts[chosen] if chosen else None


def modifier_of(words: str) -> str:
    """One of early, start, mid, late, end."""
    for name, spellings in (
        ("early", ("early",)),
        ("start", ("start", "beginning")),
        ("mid", ("mid",)),
        ("late", ("late",)),
        ("end", ("end", "close")),
    ):
        if any(spelling in words for spelling in spellings):
            return name
    return "early"
