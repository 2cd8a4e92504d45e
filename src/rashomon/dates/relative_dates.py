"""Reads days relative to the report or to a day named before: "on Monday", "two weeks ago", "the next day"."""

from datetime import date, timedelta

from rashomon.dates.days import (
    Days,
    count_of,
    make_day,
    month_of,
    months_back,
    one,
    part_of,
    week_of,
    weekday_number,
    year_of,
)
from rashomon.dates.expressions import Expression
from rashomon.dates.reference_date import ReferenceDate, modifier_of, nearest
from rashomon.dates.tense import Tense


def read_rest(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "the rest of the week": from the day of the report on."""
    whole = _unit_of(setting.anchor, expression.part("unit"), 0) if setting.anchor else None
    return (setting.anchor, whole[1]) if whole and setting.anchor else None


def read_weekday(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "on Sunday", "last Friday", "next Monday"."""
    anchor, weekday = setting.anchor, weekday_number(expression.parts["weekday"])
    if anchor is None and setting.story and weekday is not None:
        return one(setting.story + timedelta(days=(weekday - setting.story.weekday()) % 7))
    if anchor is None or weekday is None:
        return None
    relative, week = expression.part("relative"), expression.part("week")
    if expression.parts.get("number"):
        return _numbered(int(expression.parts["number"]), weekday, setting)
    if week:
        return one(week_of(anchor, {"last week": -1, "next week": 1}.get(week, 0))[0] + timedelta(days=weekday))
    start = anchor
    if any(word in relative for word in ("previous", "following", "that")):
        if setting.recent is None:
            return None
        start = setting.recent[0]
    back = timedelta(days=(start.weekday() - weekday) % 7)
    ahead = timedelta(days=(weekday - start.weekday()) % 7)
    if not relative:
        return _bare_weekday(weekday, setting, anchor - back, anchor + ahead)
    if relative == "last" or "previous" in relative or relative in {"past", "the past"}:
        return one(start - (back or timedelta(days=7)))
    if relative == "next" or "following" in relative:
        return one(start + (ahead or timedelta(days=7)))
    if "coming" in relative or relative == "this":
        return one(start - back if relative == "this" and setting.tense is Tense.PAST else start + ahead)
    return one(start + ahead if relative == "that" or setting.tense is Tense.FUTURE else start - back)


def _bare_weekday(weekday: int, setting: ReferenceDate, before: date, after: date) -> Days | None:
    """Reads "on Sunday": the previous or the next one, by tense, unless the report shows which."""
    shown = dict(setting.weekdays).get(weekday)
    if shown is not None and (setting.tense is not Tense.FUTURE or (setting.anchor is not None and shown < setting.anchor)):
        return one(shown)
    if setting.tense is Tense.EITHER:
        return None
    return one(after if setting.tense is Tense.FUTURE else before)


def _numbered(number: int, weekday: int, setting: ReferenceDate) -> Days | None:
    """Reads "Friday the 13th": the nearest day within a year that is both."""
    if setting.anchor is None:
        return None
    firsts = (month_of(setting.anchor.year, setting.anchor.month + step)[0] for step in range(-12, 13))
    days = [day for first in firsts if (day := make_day(first.year, first.month, number)) and day.weekday() == weekday]
    found = nearest(days, setting)
    return one(found) if found else None


def read_weekend(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "last weekend": Saturday and Sunday."""
    anchor, relative = setting.anchor, expression.part("relative")
    if anchor is None:
        return None
    if any(word in relative for word in ("previous", "following", "that")) and setting.recent:
        anchor = setting.recent[0]
    saturday = week_of(anchor)[0] + timedelta(days=5)
    if "next" in relative or "following" in relative:
        saturday += timedelta(days=7)
    elif "coming" in relative or (relative == "this" and setting.tense is not Tense.PAST) or setting.tense is Tense.FUTURE:
        saturday += timedelta(0)
    elif saturday > anchor or "last" in relative or "previous" in relative:
        saturday -= timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


def read_today(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "today", "yesterday", "the day before yesterday"."""
    word = expression.part("word")
    shift = {"yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}.get(word, 0)
    return one(setting.anchor + timedelta(days=shift)) if setting.anchor else None


def read_night(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "overnight" as two days and "last night" as the evening before, as newspapers do."""
    if setting.anchor is None:
        return None
    if expression.part("word") == "last night":
        return one(setting.anchor - timedelta(days=1))
    if setting.tense is Tense.FUTURE and expression.part("word") == "overnight":
        return setting.anchor, setting.anchor + timedelta(days=1)
    return setting.anchor - timedelta(days=1), setting.anchor


def read_period(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "last week", "earlier this year", "that month"."""
    if expression.part("so_far"):
        whole = _unit_of(setting.anchor, expression.part("so_far"), 0) if setting.anchor else None
        return (whole[0], setting.anchor) if whole and setting.anchor else None
    if expression.part("twice"):
        return _twice_removed(expression, setting.anchor)
    if expression.part("half2") or (expression.part("half") and not expression.part("relative")):
        return month_of(setting.anchor.year, 12) if setting.anchor else None
    relative, unit, half = expression.part("relative"), expression.part("unit"), expression.part("half")
    base = setting.anchor or setting.story
    named = any(word in relative for word in ("same", "that", "previous", "following")) or (relative == "the" and unit == "day")
    if named:
        base = setting.recent[0] if setting.recent else None
    if base is None:
        return None
    if unit == "week" and relative == "last" and not half and base == setting.anchor and base.weekday() == 6:
        return week_of(base, -1)[0], base - timedelta(days=1)  # a Sunday's report may mean the week that ends with it
    # A Sunday's report tells with "this week" of the one that has gone by, or of the one that begins.
    begins = unit == "week" and relative == "this" and not half and base.weekday() == 6 and setting.tense is not Tense.PAST
    step = 1 if relative == "next" or "following" in relative or begins else -1 if relative == "last" or "previous" in relative else 0
    whole = _unit_of(base, unit, step)
    return _half_of(whole, half, base, named) if whole and half and unit != "day" else whole


def read_weekday_ago(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "two Sundays ago", counted in Sundays before the day of the report."""
    weekday, count = weekday_number(expression.parts["weekday"]), count_of(expression.parts["count"])
    if setting.anchor is None or weekday is None or not count:
        return None
    back = (setting.anchor.weekday() - weekday) % 7 or 7
    return one(setting.anchor - timedelta(days=back + 7 * (count - 1)))


def _unit_of(base: date, unit: str, step: int) -> Days | None:
    if unit == "day":
        return one(base + timedelta(days=step))
    if unit == "week":
        return week_of(base, step)
    if unit == "month":
        return month_of(base.year, base.month + step)
    if unit == "quarter":
        first = month_of(base.year, (base.month - 1) // 3 * 3 + 1 + 3 * step)[0]
        return first, month_of(first.year, first.month + 2)[1]
    if unit == "year":
        return year_of(base.year + step)
    span = 10 if unit == "decade" else 100
    start = base.year // span * span + step * span
    return year_of(start)[0], year_of(start + span - 1)[1]


def _twice_removed(expression: Expression, anchor: date | None) -> Days | None:
    """Reads "the week before last", "the year after next"."""
    step = -2 if expression.part("twice") == "before last" else 2
    if anchor is None or expression.part("unit") == "day":
        return None
    if expression.part("unit") == "weekend":
        saturday = week_of(anchor, step + (1 if step < 0 and anchor.weekday() > 4 else 0))[0] + timedelta(days=5)
        return saturday, saturday + timedelta(days=1)
    return _unit_of(anchor, expression.part("unit"), step)


def _half_of(whole: Days, half: str, base: date, named: bool) -> Days:
    """Cuts a period at the anchor: "earlier" ends there, "later" begins there; periods without the anchor stay whole."""
    inside = whole[0] <= base <= whole[1] and not named
    if half == "earlier":
        return (whole[0], base) if inside else whole
    if half == "later":
        return (base, whole[1]) if inside else whole
    return part_of(whole, modifier_of(half))


def read_ago(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "two weeks ago" as a day, month or year."""
    anchor, unit = setting.anchor, expression.part("unit")
    if anchor is None:
        return None
    if expression.part("few"):
        unit = unit or expression.part("few").rstrip("s")
        return _vaguely_back(anchor, unit)
    count = count_of(expression.parts["count"])
    if count is None:
        return None
    if unit in {"minute", "hour"}:
        return _back_within(anchor, count // 24 if unit == "hour" else 0)
    if expression.part("bound"):
        return _back_by(anchor, unit, count)[0], anchor - timedelta(days=1)
    return _roughly(_back_by(anchor, unit, count), expression, back=True)


_MORE, _LESS = {"more than", "just over", "over"}, {"nearly", "almost"}
_SHARE_OF_A_COUNT = 4  # "about two weeks" is off by a quarter at most


def _roughly(days: Days, expression: Expression, *, back: bool) -> Days:
    """Widens an approximate count by up to a quarter: "almost" below, "more than" above, "about" both.

    Months and years stay as they are, because they are ranges already.
    """
    rough, length = expression.part("rough"), {"day": 1, "week": 7, "fortnight": 14}.get(expression.part("unit"))
    if not rough or length is None:
        return days
    off = timedelta(days=max(1, length * (count_of(expression.parts["count"]) or 1) // _SHARE_OF_A_COUNT))
    more, less = off * (rough not in _LESS), off * (rough not in _MORE)
    return (days[0] - more, days[1] + less) if back else (days[0] - less, days[1] + more)


def _vaguely_back(anchor: date, unit: str) -> Days | None:
    days = {"day": (7, 1), "week": (56, 7)}.get(unit)
    return (anchor - timedelta(days=days[0]), anchor - timedelta(days=days[1])) if days else None


def _back_by(anchor: date, unit: str, count: int) -> Days:
    """The day that many days or weeks back; the month or year if only those were counted."""
    if unit == "month":
        return month_of(anchor.year, anchor.month - count)
    if unit == "year":
        return year_of(anchor.year - count)
    if unit in {"decade", "century"}:
        return year_of(anchor.year - (10 if unit == "decade" else 100) * count)
    return one(anchor - timedelta(days=count * {"week": 7, "fortnight": 14}.get(unit, 1)))


def _back_within(anchor: date, days: int) -> Days:
    return anchor - timedelta(days=days), anchor


def read_hours(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads minutes and hours ago: the anchor's day, and the days before it for many hours."""
    count = count_of(expression.parts.get("count", "")) or 0
    return _back_within(setting.anchor, count // 24) if setting.anchor else None


def read_span(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "the past 36 hours", "the last two weeks", "the coming days" as a range that ends or begins at the anchor."""
    anchor, relative, unit = setting.anchor, expression.part("relative"), expression.part("unit")
    ahead = any(word in relative for word in ("next", "coming", "following"))
    if "previous" in relative or "preceding" in relative or "following" in relative:
        anchor = setting.recent[0] if setting.recent else None
    if anchor is None:
        return None
    words = expression.part("count")
    count = count_of(words) if words else 1
    if count is None or (expression.parts.get("many") and not words):
        count = {"day": 7, "week": 4}.get(unit, 0)
    if not count:  # "the past months", "the coming years"
        return None
    length = _length(anchor, unit, count, ahead)
    return (
        (anchor + timedelta(days=1), anchor + length)
        if ahead and unit not in {"hour"}
        else (anchor, anchor + length)
        if ahead
        else (anchor - length, anchor)
    )


def _length(anchor: date, unit: str, count: int, ahead: bool) -> timedelta:
    if unit in {"month", "year", "decade"}:
        months = count * {"month": 1, "year": 12, "decade": 120}[unit]
        other = months_back(anchor, -months if ahead else months)
        return abs(other - anchor)
    if unit == "hour":
        return timedelta(days=max(1, count // 24))
    return timedelta(days=count * {"week": 7, "fortnight": 14}.get(unit, 1))


def read_within(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "within three months" as a range from the day of the report; in the past tense it is a duration."""
    unit = expression.part("unit").removesuffix("s")
    count = count_of(expression.parts["count"]) if expression.parts.get("count") else {"day": 7, "week": 4}.get(unit, 1)
    if setting.anchor is None or count is None or setting.tense is Tense.PAST:
        return None
    return setting.anchor, setting.anchor + _length(setting.anchor, unit, count, ahead=True)


def read_lasting(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "has been shut for four months" as a range that ends on the day of the report."""
    count = count_of(expression.part("count")) if expression.part("count") else None
    if setting.anchor is None or count is None or expression.part("half") or "half" in expression.part("count"):
        return None
    unit = expression.part("unit").removesuffix("s")
    if unit == "generation":  # nobody knows how long that is
        return None
    return setting.anchor - _length(setting.anchor, unit, count, ahead=False), setting.anchor


def read_no_days(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Always None: durations, ages, habits and vague words name no day."""
    return None


def read_ahead(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "in two weeks" as a future day if the clause looks ahead; in "built in two weeks" it is a duration."""
    count, unit = count_of(expression.parts["count"]), expression.part("unit")
    if setting.anchor is None or count is None or (setting.tense is not Tense.FUTURE and not expression.part("sure")):
        return None
    return _back_by(setting.anchor, unit, -count)


def read_shift(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "a day earlier", "the next day", "two weeks later", counted from the last day named."""
    way, unit = expression.part("way"), expression.part("unit")
    base = setting.recent[0] if setting.recent else None
    if base is None:
        return None
    count = count_of(expression.parts.get("count", "")) or 1
    # What happened on Thursday "a day after the vote" tells of a vote on Wednesday.
    sign = -1 if way in {"earlier", "before", "previously", "previous", "after"} else 1
    if unit == "month":
        return month_of(base.year, base.month + sign * count)
    if unit in {"year", "decade"}:
        return year_of(base.year + sign * count * (10 if unit == "decade" else 1))
    return _roughly(one(base + sign * timedelta(days=count * (7 if unit == "week" else 1))), expression, back=sign < 0)


_VAGUE_DAYS = {"day": (2, 7), "week": (7, 56), "month": (60, 365)}


def read_vague_shift(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "days later", "a few weeks earlier" as a range counted from the last date named; years are too vague."""
    unit = expression.part("unit").removesuffix("s")
    if setting.recent is None or unit not in _VAGUE_DAYS or expression.part("count") == "many":
        return None
    low, high = _VAGUE_DAYS[unit]
    if expression.part("way") in {"earlier", "before"}:
        return setting.recent[0] - timedelta(days=high), setting.recent[1] - timedelta(days=low)
    return setting.recent[0] + timedelta(days=low), setting.recent[1] + timedelta(days=high)


def read_of_the_day(expression: Expression, setting: ReferenceDate) -> Days | None:
    """The current day of the report, to which a clock time belongs."""
    return one(setting.day) if setting.day else None


def read_nighttime(expression: Expression, setting: ReferenceDate) -> Days | None:
    """Reads "in the night": from the current day to the next; the previous night if that is the report's own day."""
    day = setting.day
    if day is None:
        return None
    return (day - timedelta(days=1), day) if day == setting.anchor and setting.tense is not Tense.FUTURE else (day, day + timedelta(days=1))
