"""Finds reports whose page was stamped a day before its words: their "last night" lies a night
before the one that the other reports of their story name."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from rashomon.dates.sure_days import DayReading

_NIGHTS = frozenset({"night", "evening"})
_NAMED = frozenset({"weekday", "day", "numeric", "iso"})
_OTHERS = 2  # reports that name the other night


def doubted_stamps(readings: Mapping[str, Sequence[DayReading]]) -> frozenset[str]:
    """Returns the ids of these reports. `readings` are those of each report."""
    named = {report: frozenset(_named_nights(of_page)) for report, of_page in readings.items()}
    doubted = set()
    for report, of_page in readings.items():
        night = _last_night(of_page)
        if night is None or night in named[report]:
            continue
        others = [nights for other, nights in named.items() if other != report]
        is_named = any(night in nights for nights in others)
        following = sum(night + timedelta(days=1) in nights for nights in others)
        if following >= _OTHERS and not is_named:
            doubted.add(report)
    return frozenset(doubted)


def _last_night(readings: Iterable[DayReading]) -> date | None:
    """Returns the day that "last night" means most often in a report."""
    nights = Counter(
        reading.days[0] for reading in readings if reading.mention.expression.kind == "night"
    )
    return max(nights, key=lambda night: (nights[night], night), default=None)


def _named_nights(readings: Iterable[DayReading]) -> Iterable[date]:
    """Yields the days whose night or evening a report names by weekday or date."""
    for reading in readings:
        expression = reading.mention.expression
        if expression.kind in _NAMED and expression.part("part") in _NIGHTS:
            yield reading.days[0]
