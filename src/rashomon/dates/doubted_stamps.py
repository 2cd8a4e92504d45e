"""Finds reports whose page was stamped a day before its words: their "last night" lies a night
before the one that the other reports of their story name."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from rashomon.dates.sure_days import DayReading

_NIGHTS = frozenset({"night", "evening"})
_NAMED = frozenset({"weekday", "day", "numeric", "iso"})
_OTHERS = 2  # reports that name the other night


def doubted_stamps(readings: Mapping[str, Sequence[DayReading]]) -> frozenset[str]:
    """Returns the ids of these reports. `readings` are those of each report. Where any report names
    the day of "last night" by weekday or date, it may be of another event."""
    nights = {report: set(_named_days(of_page, _NIGHTS)) for report, of_page in readings.items()}
    days_named = {day for of_page in readings.values() for day in _named_days(of_page)}
    doubted = set()
    for report, of_page in readings.items():
        night = _last_night(of_page)
        if night is None or night in days_named:
            continue
        following = night + timedelta(days=1)
        others = [of_other for other, of_other in nights.items() if other != report]
        if sum(following in of_other for of_other in others) >= _OTHERS:
            doubted.add(report)
    return frozenset(doubted)


def _last_night(readings: Iterable[DayReading]) -> date | None:
    """Returns the day that "last night" means most often in a report."""
    nights = Counter(
        reading.days[0]
        for reading in readings
        if reading.mention.expression.part("word").casefold() == "last night"
    )
    return max(nights, key=lambda night: (nights[night], night), default=None)


def _named_days(
    readings: Iterable[DayReading], parts: Collection[str] | None = None
) -> Iterable[date]:
    """Yields the days that a report names by weekday or date; if `parts` are given, those of which
    it names such a part."""
    for reading in readings:
        expression = reading.mention.expression
        if expression.kind in _NAMED and (parts is None or expression.part("part") in parts):
            yield reading.days[0]
