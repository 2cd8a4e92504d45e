"""Days, weeks, months and seasons as inclusive pairs of dates."""

from calendar import monthrange
from datetime import date, timedelta

from rashomon.mentions.days.expressions import Expression
from rashomon.mentions.days.tense import Tense
from rashomon.mentions.numbers.lexemes import first_lexeme
from rashomon.mentions.numbers.plain_numbers import number_at
from rashomon.model.record import record
from rashomon.shipped.words import lowered, texts

Days = tuple[date, date]

WEEKDAYS = lowered("calendar.weekdays")
_SHORT_WEEKDAYS = lowered("calendar.short_weekdays")
_SHORT_MONTHS = lowered("calendar.short_months")
# First month of each season of the northern half of the world, where most English-language
# newsrooms sit.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def whole_day(day: date) -> Days:
    """Returns one day as a range."""
    return day, day


def single_day(days: Days | None) -> date | None:
    """Returns the day if the range is one day, otherwise None."""
    if days and days[0] == days[1]:
        return days[0]
    return None


def weekday_number(word: str) -> int | None:
    """Returns 0 for Monday, by full or short name; None for any other word."""
    short = word.strip(". ").casefold()[:3]
    if short in _SHORT_WEEKDAYS:
        return _SHORT_WEEKDAYS.index(short)
    return None


def month_number(word: str) -> int:
    """Returns 1 for January, by full or short name."""
    return _SHORT_MONTHS.index(word[:3].casefold()) + 1


def count_of(words: str) -> int | None:
    """Returns the number named by "3", "three", "a", "twenty-four" or "a couple of"; None where it
    is not whole, or none."""
    plain = words.casefold().replace("-", " ")
    if "couple" in plain:
        return 2
    if plain in {"a", "an", "the"}:
        return 1
    number_read = number_at(first_lexeme(plain))
    if number_read and not number_read[1].text and float(number_read[0]).is_integer():
        return int(number_read[0])
    return None


def month_of(year: int, month: int) -> Days:
    """Returns the month as a range, counted from `year`: month 0 is December of the year before."""
    year = year + (month - 1) // 12
    month = (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_of(year: int) -> Days:
    """Returns the whole year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_of(day: date, weeks: int) -> Days:
    """Returns Monday to Sunday of the week containing `day`, moved by `weeks`."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)


def unit_of(base: date, unit: str, step: int) -> Days:
    """Returns the day, week, month, year, decade or century that contains `base`, moved by `step`
    of its kind: of 3 May 2031, the decade moved by -1 is 2020 to 2029."""
    if unit == "day":
        return whole_day(base + timedelta(days=step))
    if unit == "week":
        return week_of(base, step)
    if unit == "month":
        return month_of(base.year, base.month + step)
    span = {"year": 1, "decade": 10}.get(unit, 100)
    start = base.year // span * span + step * span
    return year_of(start)[0], year_of(start + span - 1)[1]


def season_of(year: int, name: str) -> Days:
    """Returns the season that begins in `year`."""
    first = SEASONS[name]
    return month_of(year, first)[0], month_of(year, first + 2)[1]


def months_back(day: date, months: int) -> date:
    """Returns the same day of the month that many months earlier, or that month's last day."""
    first, last = month_of(day.year, day.month - months)
    return min(first + timedelta(days=day.day - 1), last)


# What says which part of a stretch is meant.


def modifier_of(words: str) -> str:
    """Returns which part of a stretch words mean: early, start, mid, late or end."""
    for stem, name in texts("calendar.parts_of_stretches").items():
        if stem in words:
            return name
    return "early"


# The first and last day of a part of a week or month; those below 0 are counted from its end.
_OF_WEEK = {"early": (0, 2), "start": (0, 2), "mid": (1, 3), "late": (3, 6), "end": (3, 6)}
_OF_MONTH = {"early": (0, 9), "start": (0, 6), "mid": (10, 19), "late": (20, 30), "end": (-8, -1)}


def part_of(days: Days, words: str) -> Days:
    """Returns the early, middle or late part of a week, month, year or other range; the whole of it
    without words.

    Weeks and months have parts of fixed days, a year has thirds that begin with months, and any
    other range is cut in three: of "early May", its first days.
    """
    if not words:
        return days
    first, last = days
    modifier = modifier_of(words)
    length = (last - first).days + 1
    if length <= 31:
        parts = _OF_WEEK if length <= 7 else _OF_MONTH
        begins, ends = parts[modifier]
        if begins < 0:  # counted from the end: "late May"
            begins += length
            ends += length
        return first + timedelta(days=begins), min(first + timedelta(days=ends), last)
    if length > 300 and modifier in {"start", "end"}:
        # "the beginning of the year" is January, its end December
        if modifier == "start":
            return month_of(first.year, 1)
        return month_of(last.year, 12)
    number = {"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}[modifier]
    if length in {365, 366}:  # thirds of a year begin with months
        begun = first.month + 4 * number
        return month_of(first.year, begun)[0], month_of(first.year, begun + 3)[1]
    third = timedelta(days=length // 3)
    end = last if number == 2 else first + (number + 1) * third - timedelta(days=1)
    return first + number * third, end


class UnknownDay(ValueError):
    """Nobody knows from which day an expression counts, or how far."""


@record
class SpokenTime:
    """A time expression, and what it counts from.

    - `anchor`: the day of the report
    - `day`: the day to which clock times belong
    - `recent`: the last date named before
    """

    expression: Expression
    anchor: date | None = None
    tense: Tense = Tense.OPEN
    day: date | None = None
    recent: Days | None = None
    # Whether the date describes a noun, which may have been long before what its clause looks ahead
    # to.
    attributive: bool = False

    def part(self, name: str) -> str:
        """Returns the words of a part of the expression, or none."""
        return self.expression.part(name)

    @property
    def today(self) -> date:
        """Returns the day of the report. Raises UnknownDay."""
        if not self.anchor:
            raise UnknownDay
        return self.anchor

    @property
    def named(self) -> Days:
        """Returns the last date named before. Raises UnknownDay."""
        if not self.recent:
            raise UnknownDay
        return self.recent

    def start(self, *, named: bool) -> date:
        """Returns the day from which is counted: the one named before, or that of the report.
        Raises UnknownDay."""
        if named:
            return self.named[0]
        return self.today


def nearest(candidates: list[date], spoken: SpokenTime, just_ahead: int = 21) -> date:
    """Returns which of the same day in several years is meant. Tense decides: "will open on May 3"
    looks ahead. Without tense it is the past one, unless the future one is much nearer."""
    if len(candidates) == 1:
        return candidates[0]
    anchor = spoken.today
    past = max((day for day in candidates if day <= anchor), default=min(candidates))
    ahead = min((day for day in candidates if day >= anchor), default=past)
    if _looks_ahead(
        spoken, back_by=(anchor - past).days, ahead_by=(ahead - anchor).days, just_ahead=just_ahead
    ):
        return ahead
    return past


def _looks_ahead(spoken: SpokenTime, back_by: int, ahead_by: int, just_ahead: int) -> bool:
    """Whether of two days that far back and ahead the later one is meant."""
    is_future = spoken.tense is Tense.FUTURE
    if spoken.attributive:  # "will recall the March flood", "set a May 1 deadline"
        if is_future:
            return ahead_by <= back_by
        return ahead_by * 4 <= back_by
    if is_future:
        # "could have been", "would": a date just gone by is meant rather than one of next year.
        return ahead_by <= 300 or back_by > 60
    if spoken.tense is Tense.PAST:
        # A day of the last year would be printed with it; a day just ahead is spoken of as planned.
        return ahead_by <= just_ahead and back_by > 300
    return ahead_by * 2 < back_by and ahead_by <= 92


def nearest_stretch(stretches: list[Days], spoken: SpokenTime) -> Days:
    """Returns the range that contains the anchor, otherwise the one before or after it, by
    tense."""
    if len(stretches) == 1:
        return stretches[0]
    ends = {}
    for stretch in stretches:
        first, last = stretch
        if first <= spoken.today <= last:
            return stretch
        # by the end that lies nearer to the anchor
        ends[first if first > spoken.today else last] = stretch
    return ends[nearest(list(ends), spoken, just_ahead=0)]
