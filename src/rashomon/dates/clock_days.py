"""Finds the day of clock times given without one, from earlier reports with the same clock times."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from rashomon.text.clocks import Clock, read_clock

_HALF_A_DAY = 12 * 60
_LONGEST = timedelta(days=10)
# Reports agree by chance on full and half hours; one other time says as much as two of those.
_ROUND = 30


class ClockDays:
    """The clock times seen so far in a story, each with its day; reports must be added oldest first."""

    def __init__(self) -> None:
        self._told: list[tuple[Clock, date]] = []

    def add(self, words: str, day: date) -> None:
        """Records a clock time on that day."""
        clock = read_clock(words)
        if clock is not None and (clock, day) not in self._told:
            self._told.append((clock, day))

    def day_of(self, times: Iterable[str], lead: date) -> date | None:
        """The earlier day for which others gave these clock times; None if there is none, or if one belongs to `lead`, the assumed day."""
        votes: Counter[date] = Counter()
        for clock in {clock for words in times if (clock := read_clock(words)) is not None}:
            days = {day for told, day in self._told if _same(clock, told)}
            if lead in days:
                return None
            votes.update(dict.fromkeys(sorted(days), 2 if clock.minutes % _ROUND else 1))
        best = max(votes, key=lambda day: (votes[day], day), default=None)
        return best if best is not None and votes[best] > 1 and best < lead <= best + _LONGEST else None


def _same(one: Clock, other: Clock) -> bool:
    apart = abs(one.minutes - other.minutes)
    return apart == 0 or (apart == _HALF_A_DAY and not (one.sure and other.sure))
