"""What two answers show by arithmetic and calendar alone: the same, one inside the other, earlier
or later."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model.point import Account, PointKind
from rashomon.model.report import Report
from rashomon.model.statement import Stance
from rashomon.shipped.words import ordered
from rashomon.text.clocks import read_clock
from rashomon.text.measures import is_other_size, unit_called
from rashomon.text.quantities import read_quantities

Interval = tuple[float | None, float | None]
FIGURES = (PointKind.COUNT, PointKind.SHARE)
_APPROXIMATE = ordered("bounds.approximate")
_ROUNDED = 0.15  # "about 100" may be said of 88, not of 60
_REACH = 2.0  # how many times its bound an open figure reaches where it is held against a conflict
_NEARLY = 1.1  # ratio of two lengths in other units that are called the same
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?)?$")


@dataclass(frozen=True, slots=True)
class PlainAnswer:
    """One answer as arithmetic sees it.

    `printed`: the day, or the minute, of its report; `numbers`: its figure; `vague`: it gives an
    amount without a number; `exact`: it gives one number, and not as an estimate; `time`: the first
    and last minute of the time that it gives.
    """

    account: Account
    printed: str | None
    numbers: Interval | None
    vague: bool
    exact: bool
    time: tuple[str, str] | None


def plain_answer(account: Account, report: Report | None = None) -> PlainAnswer:
    """Returns what is asked of every pair of answers; the day of the report is its anchor, to the
    minute where the page's own date is that day."""
    unknown = account.low is None and account.high is None
    numbers = None if unknown else (account.low, account.high)
    words = f" {account.quote.quote.casefold()} {(account.value or '').casefold()} "
    estimate = account.stance is Stance.HEDGES or any(f" {word} " in words for word in _APPROXIMATE)
    exact = numbers is not None and numbers[0] == numbers[1] and not estimate
    vague = any(q.vague() for q in read_quantities(account.quote.quote))
    anchor, published = (report.anchor, report.published) if report else (None, None)
    same_day = published and anchor and published[:10] == anchor[:10]
    printed = published if same_day else anchor or published
    return PlainAnswer(account, printed, numbers, vague, exact, _time(account.value or ""))


def _time(value: str) -> tuple[str, str] | None:
    """The first and last minute of an ISO day, month, year, minute, or interval of these; an open
    end is "..".."""
    first, _, last = value.partition("/")
    last = last or first
    if not all(part == ".." or _ISO.match(part) for part in (first, last)) or first == last == "..":
        return None
    return "" if first == ".." else _ends(first)[0], "9999" if last == ".." else _ends(last)[1]


# Figures.


def in_one_unit(left: PlainAnswer, right: PlainAnswer) -> tuple[Interval | None, Interval | None]:
    """Returns the figures of both, in one unit if both have a unit of the same dimension."""
    one, other = unit_called(left.account.unit), unit_called(right.account.unit)
    if one is None or other is None or not is_other_size(one, other):
        return left.numbers, right.numbers
    return _scaled(left.numbers, one.size), _scaled(right.numbers, other.size)


def _scaled(numbers: Interval | None, size: float) -> Interval | None:
    if numbers is None:
        return None
    return (
        None if numbers[0] is None else numbers[0] * size,
        None if numbers[1] is None else numbers[1] * size,
    )


def holds(wide: Interval, narrow: Interval) -> bool:
    """Whether the wide interval contains the other and differs from it."""
    low = wide[0] is None or (narrow[0] is not None and wide[0] <= narrow[0])
    high = wide[1] is None or (narrow[1] is not None and narrow[1] <= wide[1])
    return low and high and wide != narrow


def _middle(numbers: Interval) -> float:
    known = [x for x in numbers if x is not None]
    return sum(known) / len(known)


def _step(number: float) -> float:
    """The power of ten to which a number is rounded, 1 if it is not round."""
    step = 1.0
    while number % (step * 10) == 0 and step < number:
        step *= 10
    return step


def _rounds(rough: PlainAnswer, exact: PlainAnswer) -> bool:
    """Whether the right figure is the exact number that the left rounds."""
    if rough.numbers is None or exact.numbers is None or rough.exact or not exact.exact:
        return False
    low, number = rough.numbers[0], exact.numbers[0]
    if not low or not number or rough.numbers[1] != low:
        return False
    return abs(number - low) <= min(_step(low) / 2, _ROUNDED * low)


def same(left: PlainAnswer, right: PlainAnswer, kind: PointKind) -> bool:
    """Whether both give the same figure, or the same words or time as their answer."""
    if kind in FIGURES:
        return same_figure(left, right)
    said = [" ".join((answer.account.value or "").casefold().split()) for answer in (left, right)]
    return bool(said[0]) and said[0] == said[1]


def same_figure(left: PlainAnswer, right: PlainAnswer) -> bool:
    """Whether both give the same figure; of two units of one dimension ("two weeks", "14 days"),
    about the same."""
    one, other = in_one_unit(left, right)
    if one is None or other is None:
        return False
    if one == other:
        return True
    small, large = sorted((_middle(one), _middle(other)))
    return (one, other) != (left.numbers, right.numbers) and small > 0 and large / small < _NEARLY


def meet(left: PlainAnswer, right: PlainAnswer) -> bool:
    """Whether the figures leave each other room: equal, or one inside the other."""
    one, other = in_one_unit(left, right)
    if one is None or other is None:
        return False
    return one == other or holds(one, other) or holds(other, one)


def differ(left: PlainAnswer, right: PlainAnswer) -> bool:
    """Whether the figures are not of one answer: neither equal nor one inside the other, or one has
    no number."""
    if left.numbers is None or right.numbers is None:
        return (left.numbers is None) != (right.numbers is None) and (left.vague or right.vague)
    return not meet(left, right)


def precision(left: PlainAnswer, right: PlainAnswer, kind: PointKind) -> int:
    """Returns 1 if the right figure or time lies inside the left, -1 the other way, 0 if neither or
    both."""
    inside = _inside_figure if kind in FIGURES else _inside_time if kind is PointKind.DATE else None
    return inside(left, right) - inside(right, left) if inside else 0


def _inside_figure(wide: PlainAnswer, narrow: PlainAnswer) -> bool:
    one, other = in_one_unit(wide, narrow)
    if other is None or Stance.DENIES in (wide.account.stance, narrow.account.stance):
        return False
    if one is None:
        return wide.vague
    return holds(one, other) or _rounds(wide, narrow)


def _inside_time(wide: PlainAnswer, narrow: PlainAnswer) -> bool:
    one, other = wide.time, narrow.time
    if (
        one is None
        or other is None
        or one == other
        or not one[0] <= other[0]
        or not other[1] <= one[1]
    ):
        return False
    return (
        other[0] != other[1] or read_clock(wide.account.quote.quote) is None
    )  # a time of day that was not resolved to a minute


def agree(left: PlainAnswer, right: PlainAnswer, kind: PointKind) -> bool:
    """Whether one figure or stretch of days surely lies inside the other, so that the two exclude
    each other in no case.

    "At least 12" goes as far as 24 here: an author who sets it against 400 means more than the
    words say. Times of one day may differ.
    """
    if kind is PointKind.DATE:
        wide = [
            answer.time
            for answer in (left, right)
            if answer.time and answer.time[0][:10] != answer.time[1][:10]
        ]
        return bool(wide) and precision(left, right, kind) != 0
    one, other = in_one_unit(left, right)
    if kind not in FIGURES or one is None or other is None:
        return precision(left, right, kind) != 0  # a number for "several"
    one, other = _closed(one), _closed(other)
    return holds(one, other) or holds(other, one)


def _closed(numbers: Interval) -> Interval:
    low, high = numbers
    if low is None and high is not None:
        return high / _REACH, high
    return (low, low * _REACH) if high is None and low is not None else numbers


# The order of two answers in time.


def order(left: PlainAnswer, right: PlainAnswer) -> int:
    """Returns -1 if the left answer holds for, or was printed at, an earlier time than the right, 1
    if later, 0 if unknown."""
    one, other = left.account.as_of, right.account.as_of
    if one and other:
        return _order(one, other) or _order(left.printed, right.printed)
    return _order(one or left.printed, other or right.printed)


def _order(one: str | None, other: str | None) -> int:
    """Compares two days, intervals of days, or minutes; 0 if they touch."""
    if not one or not other:
        return 0
    first, second = _ends(one), _ends(other)
    if first[1] < second[0]:
        return -1
    return 1 if second[1] < first[0] else 0


@lru_cache(maxsize=4096)  # a story has few days
def _ends(when: str) -> tuple[str, str]:
    """The first and the last minute of an ISO day, month, year, interval or minute, as texts that
    sort."""
    parts = when.split("/")
    return _filled(parts[0], "-01-01T00:00"), _filled(parts[-1], "-12-31T23:59")


def _filled(when: str, rest: str) -> str:
    """The full ISO time, with missing parts taken from `rest`."""
    start = {4: 0, 7: 3, 10: 6}.get(len(when))
    return when[:16] if start is None else when + rest[start:]
