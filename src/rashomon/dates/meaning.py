"""meaning_of: the days that a time expression stands for, seen from the day of the report."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.dates.days import (
    SEASONS,
    Days,
    count_of,
    easter,
    make_day,
    month_number,
    month_of,
    months_back,
    nth_weekday,
    one,
    part_of,
    season_of,
    week_of,
    weekday_number,
    year_of,
)
from rashomon.dates.expressions import Expression
from rashomon.dates.lengths import NO_DAYS
from rashomon.dates.tense import Tense


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against.

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


def meaning_of(expression: Expression, setting: Setting) -> Days | None:
    """The earliest and latest day meant, or None where that cannot be told."""
    try:
        return _whole_range(expression, expression.until, setting) if expression.until else _RESOLVERS[expression.kind](expression, setting)
    except (ValueError, OverflowError):  # no such day in the calendar
        return None


def _whole_range(expression: Expression, until: Expression, setting: Setting) -> Days | None:
    """From the first to the last day of a range; an end without a year takes the other's."""
    begins = _RESOLVERS[expression.kind]
    if until.parts.get("year") and not expression.parts.get("year") and expression.kind in {"day", "month"}:
        expression = replace(expression, parts={**expression.parts, "year": until.parts["year"]})
    first, last = begins(expression, setting), _RESOLVERS[until.kind](until, setting)
    if first and not until.parts.get("year") and until.kind in {"day", "month"} and (last is None or last[1] < first[0]):
        last = _RESOLVERS[until.kind](replace(until, parts={**until.parts, "year": str(first[0].year)}), setting)
    if first is None or last is None:
        return None
    if expression.kind == "weekday":
        last = one(first[0] + timedelta(days=(last[0] - first[0]).days % 7))
    if last[1] < first[0]:  # "from December to February"
        first = first[0].replace(year=first[0].year - 1), first[1]
    return (first[0], last[1]) if first[0] <= last[1] else None


def _iso(expression: Expression, setting: Setting) -> Days | None:
    day = make_day(int(expression.parts["year"]), int(expression.parts["month"]), int(expression.parts["day"]))
    return one(day) if day else None


def _numeric(expression: Expression, setting: Setting) -> Days | None:
    a, b, year = (int(expression.parts[name]) for name in ("a", "b", "year"))
    year += 2000 if year < 60 else 1900 if year < 100 else 0
    month_first = b > 12 or (a <= 12 and setting.month_first and expression.parts.get("sep") != ".")
    month, day = (a, b) if month_first else (b, a)
    found = make_day(year, month, day)
    return one(found) if found else None


def both_orders(expression: Expression) -> tuple[Days, ...]:
    """The two days that "03/04/2018" may be; nothing where only one is in the calendar."""
    if expression.kind != "numeric" or expression.until is not None or expression.parts.get("sep") == ".":
        return ()
    found = {days for first in (True, False) if (days := _numeric(expression, Setting(None, month_first=first)))}
    return tuple(sorted(found)) if len(found) == 2 else ()


def nearest(candidates: list[date], setting: Setting) -> date | None:
    """Of the same day in several years, the one that the tense asks for; where it is silent, the past unless the future is much nearer."""
    anchor = setting.anchor
    if anchor is None or not candidates:
        return None
    past = max((day for day in candidates if day <= anchor), default=None)
    ahead = min((day for day in candidates if day >= anchor), default=None)
    if past is None or ahead is None:
        return past or ahead
    back_by, ahead_by = (anchor - past).days, (ahead - anchor).days
    if setting.tense is Tense.FUTURE:
        # "could have been", "would": a date just gone by is meant rather than one of next year.
        return ahead if ahead_by <= 300 or back_by > 60 else past
    if setting.tense is Tense.PAST:
        return past
    return ahead if ahead_by * 2 < back_by and ahead_by <= 92 else past


def _day(expression: Expression, setting: Setting) -> Days | None:
    month, number = month_number(expression.parts["month"]), _day_number(expression)
    if month is None or number is None:
        return None
    years = _years(expression, setting)
    days = [day for year in years if (day := make_day(year, month, number))]
    weekday = weekday_number(expression.parts.get("weekday", ""))
    if weekday is not None and len(days) > 1:
        days = [day for day in days if day.weekday() == weekday] or days
    found = days[0] if len(days) == 1 else nearest(days, setting)
    if found is None:
        return None
    first, last = expression.parts.get("first"), expression.parts.get("last")
    return (found.replace(day=int(first)) if first else found), (found.replace(day=int(last)) if last else found)


_NTHS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth"),
    *("fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
)


def _day_number(expression: Expression) -> int | None:
    """The day of the month, in figures or spelt out."""
    if expression.parts.get("day"):
        return int(expression.parts["day"])
    tens, _, last = expression.part("spelt").replace(" ", "-").rpartition("-")
    if last == "thirtieth":
        return 30
    return {"": 0, "twenty": 20, "thirty": 30}[tens] + _NTHS.index(last) + 1 if last in _NTHS else None


def _days_of(expression: Expression, setting: Setting) -> Days | None:
    """ "from 4 to 22 this month"."""
    if setting.anchor is None:
        return None
    shift = {"last": -1, "next": 1}.get(expression.part("of"), 0)
    first = month_of(setting.anchor.year, setting.anchor.month + shift)[0]
    low, high = expression.parts.get("first") or expression.parts["first2"], expression.parts["last"]
    found = make_day(first.year, first.month, int(low)), make_day(first.year, first.month, int(high))
    return (found[0], found[1]) if found[0] and found[1] and found[0] <= found[1] else None


def _rest(expression: Expression, setting: Setting) -> Days | None:
    """ "the rest of the week": from the day of the report on."""
    whole = _unit_of(setting.anchor, expression.part("unit"), 0) if setting.anchor else None
    return (setting.anchor, whole[1]) if whole and setting.anchor else None


def _named_year(expression: Expression, setting: Setting) -> int | None:
    """The year that "2016", "the year" or "last year" stands for."""
    words = expression.part("year")
    if words.isdecimal():
        return int(words)
    return setting.anchor.year + {"last": -1, "next": 1}.get(words.split()[0], 0) if setting.anchor else None


def _opening(expression: Expression, setting: Setting) -> Days | None:
    """ "the first three months of 2016", "the last two weeks of May 2016"."""
    year, count, unit = _named_year(expression, setting), count_of(expression.part("count")), expression.part("unit")
    if year is None or not count:
        return None
    month = month_number(expression.parts["month"]) if expression.parts.get("month") else None
    whole = month_of(year, month) if month else year_of(year)
    ahead = expression.part("nth") in {"first", "opening"}
    if unit == "month":
        return (whole[0], month_of(year, count)[1]) if ahead else (month_of(year, 13 - count)[0], whole[1])
    length = timedelta(days=count * (7 if unit == "week" else 1) - 1)
    return (whole[0], whole[0] + length) if ahead else (whole[1] - length, whole[1])


def _nth_week(expression: Expression, setting: Setting) -> Days | None:
    """ "the 15th week of 2016" by ISO 8601."""
    year, nth = _named_year(expression, setting), expression.part("nth")
    if year is None:
        return None
    if nth == "last":
        return week_of(date(year, 12, 28))
    number = int(nth[:-2]) if nth[0].isdecimal() else _NTH[nth]
    return week_of(date(year, 1, 4), number - 1) if 1 <= number <= 53 else None


def _years(expression: Expression, setting: Setting) -> list[int]:
    year, which = expression.parts.get("year"), expression.part("which")
    if year:
        return [int(year)]
    if which in {"that year", "the same year"}:
        return [setting.recent[0].year] if setting.recent else []
    if setting.recent and which in {"the previous year", "the following year"}:
        return [setting.recent[0].year + (1 if "following" in which else -1)]
    if not which and setting.told_in is not None and setting.tense is not Tense.FUTURE:
        return [_year_after(expression, setting.told_in)]
    if setting.anchor is None:
        return [_year_after(expression, setting.story, back=_FLASHBACK)] if setting.story and not which else []
    here = setting.anchor.year
    return {"last year": [here - 1], "next year": [here + 1], "this year": [here]}.get(which, [here - 1, here, here + 1])


# Months by which a history goes back without saying the year again.
_FLASHBACK = 4


def _year_after(expression: Expression, told_in: date, back: int = 0) -> int:
    """The year in which the month comes next, from a month named with its year before; up to `back` months before it, the same year."""
    month = month_number(expression.parts.get("month", "")) or told_in.month
    return told_in.year if month >= told_in.month - back else told_in.year + 1


def _month(expression: Expression, setting: Setting) -> Days | None:
    month = month_number(expression.parts["month"])
    if month is None:
        return None
    years, relative, anchor = _years(expression, setting), expression.part("relative"), setting.anchor
    if relative and anchor:
        years = _years_of_relative(relative, month, anchor, setting)
    elif relative:
        return None
    if len(years) == 1:
        found: Days | None = month_of(years[0], month)
    else:
        found = _nearest_stretch([month_of(year, month) for year in years], setting)
    return part_of(found, modifier_of(expression.part("modifier"))) if found and expression.part("modifier") else found


def _years_of_relative(relative: str, month: int, anchor: date, setting: Setting) -> list[int]:
    if relative == "last":
        return [anchor.year if month < anchor.month else anchor.year - 1]
    if relative == "next" or "following" in relative:
        start = setting.recent[1] if "following" in relative and setting.recent else anchor
        return [start.year if month > start.month else start.year + 1]
    if relative == "that" and setting.recent:
        return [setting.recent[0].year]
    return [anchor.year]


def _nearest_stretch(stretches: list[Days], setting: Setting) -> Days | None:
    """The stretch that holds the anchor or, of those before and after, the one that the tense asks for."""
    anchor = setting.anchor
    if anchor is None:
        return None
    here = next((s for s in stretches if s[0] <= anchor <= s[1]), None)
    if here:
        return here
    starts = {(s[0] if s[0] > anchor else s[1]): s for s in stretches}
    chosen = nearest(list(starts), setting)
    return starts[chosen] if chosen else None


def modifier_of(words: str) -> str:
    """early, start, mid, late or end."""
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


def _weekday(expression: Expression, setting: Setting) -> Days | None:
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
    if relative == "last" or "previous" in relative:
        return one(start - (back or timedelta(days=7)))
    if relative == "next" or "following" in relative:
        return one(start + (ahead or timedelta(days=7)))
    if "coming" in relative or relative == "this":
        return one(start - back if relative == "this" and setting.tense is Tense.PAST else start + ahead)
    if relative == "that":
        return one(start + ahead)
    return one(start + ahead if setting.tense is Tense.FUTURE else start - back)


def _numbered(number: int, weekday: int, setting: Setting) -> Days | None:
    """ "Friday the 13th": the nearest day that is both, within a year."""
    if setting.anchor is None:
        return None
    firsts = (month_of(setting.anchor.year, setting.anchor.month + step)[0] for step in range(-12, 13))
    days = [day for first in firsts if (day := make_day(first.year, first.month, number)) and day.weekday() == weekday]
    found = nearest(days, setting)
    return one(found) if found else None


def _weekend(expression: Expression, setting: Setting) -> Days | None:
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


def _today(expression: Expression, setting: Setting) -> Days | None:
    word = expression.part("word")
    shift = {"yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}.get(word, 0)
    return one(setting.anchor + timedelta(days=shift)) if setting.anchor else None


def _night(expression: Expression, setting: Setting) -> Days | None:
    """ "overnight" has two days; "last night" is the evening before, which newspapers count to the day before."""
    if setting.anchor is None:
        return None
    if expression.part("word") == "last night":
        return one(setting.anchor - timedelta(days=1))
    if setting.tense is Tense.FUTURE and expression.part("word") == "overnight":
        return setting.anchor, setting.anchor + timedelta(days=1)
    return setting.anchor - timedelta(days=1), setting.anchor


def _period(expression: Expression, setting: Setting) -> Days | None:
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
    step = 1 if relative == "next" or "following" in relative else -1 if relative == "last" or "previous" in relative else 0
    whole = _unit_of(base, unit, step)
    return _half_of(whole, half, base, named) if whole and half and unit != "day" else whole


def _weeks_from(expression: Expression, setting: Setting) -> Days | None:
    """ "the week of 4 March" is that from Monday to Sunday; one that begins or ends on a day has seven days from or to it."""
    named = _RESOLVERS[expression.parts["of_kind"]](expression, setting)
    if named is None:
        return None
    how = expression.part("week_of")
    if "of" in how.split():
        return week_of(named[0])
    six = timedelta(days=6)
    return (named[0] - six, named[0]) if "end" in how else (named[0], named[0] + six)


def _weekday_ago(expression: Expression, setting: Setting) -> Days | None:
    """ "two Sundays ago": counted in Sundays before the day of the report."""
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
    """ "the week before last", "the year after next"."""
    step = -2 if expression.part("twice") == "before last" else 2
    if anchor is None or expression.part("unit") == "day":
        return None
    if expression.part("unit") == "weekend":
        saturday = week_of(anchor, step + (1 if step < 0 and anchor.weekday() > 4 else 0))[0] + timedelta(days=5)
        return saturday, saturday + timedelta(days=1)
    return _unit_of(anchor, expression.part("unit"), step)


def _half_of(whole: Days, half: str, base: date, named: bool) -> Days:
    """ "earlier" runs to the day itself, "later" from it; of another week or month than the anchor's they narrow nothing."""
    inside = whole[0] <= base <= whole[1] and not named
    if half == "earlier":
        return (whole[0], base) if inside else whole
    if half == "later":
        return (base, whole[1]) if inside else whole
    return part_of(whole, modifier_of(half))


def _ago(expression: Expression, setting: Setting) -> Days | None:
    anchor, unit = setting.anchor, expression.part("unit")
    if anchor is None:
        return None
    if expression.part("few"):
        unit = unit or expression.part("few").rstrip("s")
        return _vaguely_back(anchor, unit)
    share = {"half a": 2, "a quarter": 4}.get(expression.part("count").replace("-", " ").removesuffix(" of a").strip())
    if share:
        return year_of(anchor.year - (100 if unit == "century" else 10) // share)
    count = count_of(expression.parts["count"])
    if count is None:
        return None
    if unit in {"minute", "hour"}:
        return _back_within(anchor, count // 24 if unit == "hour" else 0)
    if expression.part("bound"):
        return _back_by(anchor, unit, count)[0], anchor - timedelta(days=1)
    return _back_by(anchor, unit, count)


def _vaguely_back(anchor: date, unit: str) -> Days | None:
    days = {"day": (7, 1), "week": (56, 7)}.get(unit)
    return (anchor - timedelta(days=days[0]), anchor - timedelta(days=days[1])) if days else None


def _back_by(anchor: date, unit: str, count: int) -> Days:
    """The day so many days or weeks back; the month or year where only those were counted."""
    if unit == "month":
        return month_of(anchor.year, anchor.month - count)
    if unit == "year":
        return year_of(anchor.year - count)
    if unit in {"decade", "century"}:
        return year_of(anchor.year - (10 if unit == "decade" else 100) * count)
    return one(anchor - timedelta(days=count * {"week": 7, "fortnight": 14}.get(unit, 1)))


def _back_within(anchor: date, days: int) -> Days:
    return anchor - timedelta(days=days), anchor


def _hours(expression: Expression, setting: Setting) -> Days | None:
    """Minutes and hours ago: the anchor's day, with the days before it when there are many."""
    count = count_of(expression.parts.get("count", "")) or 0
    return _back_within(setting.anchor, count // 24) if setting.anchor else None


def _span(expression: Expression, setting: Setting) -> Days | None:
    """ "the past 36 hours", "the last two weeks", "the coming days": a stretch that ends or begins at the anchor."""
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


def _within(expression: Expression, setting: Setting) -> Days | None:
    count = count_of(expression.parts["count"])
    if setting.anchor is None or count is None or setting.tense is Tense.PAST:
        return None
    return setting.anchor, setting.anchor + _length(setting.anchor, expression.part("unit"), count, ahead=True)


def _lasting(expression: Expression, setting: Setting) -> Days | None:
    """ "has been shut for four months": from so long ago to the day of the report."""
    count = count_of(expression.part("count")) if expression.part("count") else None
    if setting.anchor is None or count is None or expression.part("half") or "half" in expression.part("count"):
        return None
    unit = expression.part("unit").removesuffix("s")
    return setting.anchor - _length(setting.anchor, unit, count, ahead=False), setting.anchor


def _no_days(expression: Expression, setting: Setting) -> Days | None:
    """Nothing: a duration, an age, a habit or a vague word names no day."""
    return None


def _ahead(expression: Expression, setting: Setting) -> Days | None:
    """ "in two weeks": a day to come, but only where the clause looks ahead; "built in two weeks" is a duration."""
    count, unit = count_of(expression.parts["count"]), expression.part("unit")
    if setting.anchor is None or count is None or (setting.tense is not Tense.FUTURE and not expression.part("sure")):
        return None
    return _back_by(setting.anchor, unit, -count)


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}


def _nth_of(expression: Expression, setting: Setting) -> Days | None:
    """ "the last week of July", "the first Monday in May"; weeks are counted from the first of the month."""
    if expression.part("which"):
        step = {"last": -1, "next": 1}.get(expression.part("which"), 0)
        month = month_of(setting.anchor.year, setting.anchor.month + step) if setting.anchor else None
    else:
        month = _month(expression, setting)
    if month is None:
        return None
    what, nth = expression.part("what"), _NTH[expression.part("nth")]
    year, number = month[0].year, month[0].month
    if what == "week":
        start = month[0] + timedelta(days=7 * (nth - 1)) if nth > 0 else month[1] - timedelta(days=6)
        return (start, min(start + timedelta(days=6), month[1])) if start <= month[1] else None
    if what == "weekend":
        saturday = nth_weekday(year, number, 5, nth)
        return saturday, saturday + timedelta(days=1)
    weekday = weekday_number(what)
    found = nth_weekday(year, number, weekday, nth) if weekday is not None else None
    return one(found) if found and found.month == number else None


def _shift(expression: Expression, setting: Setting) -> Days | None:
    """ "a day earlier", "the next day", "two weeks later": counted from the last day named."""
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
    return one(base + sign * timedelta(days=count * (7 if unit == "week" else 1)))


_VAGUE_DAYS = {"day": (2, 7), "week": (7, 56), "month": (60, 365)}


def _vague_shift(expression: Expression, setting: Setting) -> Days | None:
    """ "days later", "a few weeks earlier": an honest stretch, counted from the last date named; years are too vague."""
    unit = expression.part("unit").removesuffix("s")
    if setting.recent is None or unit not in _VAGUE_DAYS or expression.part("count") == "many":
        return None
    low, high = _VAGUE_DAYS[unit]
    if expression.part("way") in {"earlier", "before"}:
        return setting.recent[0] - timedelta(days=high), setting.recent[1] - timedelta(days=low)
    return setting.recent[0] + timedelta(days=low), setting.recent[1] + timedelta(days=high)


def _season(expression: Expression, setting: Setting) -> Days | None:
    name, relative, anchor = expression.part("season"), expression.part("relative"), setting.anchor
    if expression.parts.get("year"):
        found = season_of(int(expression.parts["year"]), name)
        return part_of(found, modifier_of(expression.part("modifier"))) if expression.part("modifier") else found
    if anchor is None and setting.story and name in SEASONS and relative in {"", "that"}:
        return season_of(setting.story.year, name)
    if anchor is None or name not in SEASONS:
        return None
    candidates = [season_of(anchor.year + shift, name) for shift in (-2, -1, 0, 1)]
    if relative == "last":
        # In December "last fall" is hardly the one that ended the week before.
        return max(season for season in candidates if (anchor - season[1]).days > 30)
    if relative == "next":
        return min(season for season in candidates if season[0] > anchor)
    if relative == "that":
        return season_of(setting.recent[0].year, name) if setting.recent else None
    if relative == "this":
        return season_of(anchor.year, name)
    near = _nearest_stretch(candidates, setting)
    return part_of(near, modifier_of(expression.part("modifier"))) if near and expression.part("modifier") else near


def _quarter(expression: Expression, setting: Setting) -> Days | None:
    words = expression.parts.get("year", "")
    if not words:
        return _last_quarter(expression, setting)
    if words.isdecimal():
        year = int(words)
    elif setting.anchor is None:
        return None
    else:
        year = setting.anchor.year + {"last year": -1, "next year": 1}.get(words.casefold(), 0)
    return _part_of_year(expression, year)


def _last_quarter(expression: Expression, setting: Setting) -> Days | None:
    """ "third-quarter profit": the last quarter of that number that is over or, of plans, the next."""
    if setting.anchor is None:
        return None
    found = [days for shift in (-1, 0, 1) if (days := _part_of_year(expression, setting.anchor.year + shift))]
    if setting.tense is Tense.FUTURE:
        return next((days for days in found if days[1] >= setting.anchor), None)
    return next((days for days in reversed(found) if days[1] < setting.anchor), None)


def _part_of_year(expression: Expression, year: int) -> Days | None:
    months = 6 if expression.part("unit") == "half" else 3
    names = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 12 // months, "last": 12 // months}
    nth = expression.part("nth")
    number = int(nth) if nth.isdecimal() else names[nth]
    first = (number - 1) * months + 1
    return (month_of(year, first)[0], month_of(year, first + months - 1)[1]) if number * months <= 12 else None


def _fiscal_or_range(expression: Expression, setting: Setting) -> Days | None:
    """ "2018/19" is a financial year from April to March, as statistics count; "2005-2008" the years from the one to the other."""
    first, words = int(expression.parts["year"]), expression.parts["last"]
    last = int(words) if len(words) == 4 else first // 100 * 100 + int(words)
    if last <= first or last - first > 60:
        return None
    if expression.parts["sep"] == "/" and last == first + 1:
        return date(first, 4, 1), date(last, 3, 31)
    return year_of(first)[0], year_of(last)[1]


_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}


def _decade(expression: Expression, setting: Setting) -> Days | None:
    if expression.parts.get("year"):
        first = int(expression.parts["year"])
    else:
        short = expression.part("short")
        first = 1900 + (int(short) if short else _DECADES.get(expression.part("word"), 0))
    whole = year_of(first)[0], year_of(first + 9)[1]
    modifier = modifier_of(expression.part("modifier")) if expression.part("modifier") else ""
    cut = {"early": (0, 3), "mid": (4, 6), "late": (6, 9), "end": (8, 9)}.get(modifier)
    return (year_of(first + cut[0])[0], year_of(first + cut[1])[1]) if cut else whole


def _century(expression: Expression, setting: Setting) -> Days | None:
    first = (int(expression.parts["nth"]) - 1) * 100
    cut = {"early": (1, 33), "mid": (34, 66), "late": (67, 100)}.get(expression.part("modifier"), (1, 100))
    return year_of(first + cut[0])[0], year_of(first + cut[1])[1]


def _year(expression: Expression, setting: Setting) -> Days | None:
    found = year_of(int(expression.parts["year"]))
    return part_of(found, modifier_of(expression.part("modifier"))) if expression.part("modifier") else found


_FIXED = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "may day": (5, 1),
    "st patrick's day": (3, 17),
    "fourth of july": (7, 4),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "bonfire night": (11, 5),
    "groundhog day": (2, 2),
    "epiphany": (1, 6),
    "all saints' day": (11, 1),
}
_AFTER_EASTER = {
    "easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "palm sunday": -7, "ash wednesday": -46, "ascension day": 39,
    "pentecost": 49, "whit sunday": 49, "whit monday": 50,
}  # fmt: skip
# Month, weekday and number of the holidays that fall on a weekday; -1 is the last.
_ON_A_WEEKDAY = {
    "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "memorial day": (5, 0, -1), "labor day": (9, 0, 1), "columbus day": (10, 0, 2),
    "martin luther king jr day": (1, 0, 3), "mlk day": (1, 0, 3), "presidents' day": (2, 0, 3), "remembrance sunday": (11, 6, 2),
}  # fmt: skip


def _feast(expression: Expression, setting: Setting) -> Days | None:
    name, relative = expression.part("name").replace(".", "").removeprefix("the ").replace("4th", "fourth"), expression.part("relative")
    years = _years(expression, setting)
    days = [day for year in years if (day := _feast_day(name, year))]
    anchor = setting.anchor
    if len(days) > 1 and anchor and relative == "last":
        return one(max(day for day in days if day < anchor))
    if len(days) > 1 and anchor and relative == "next":
        return one(min(day for day in days if day > anchor))
    found = days[0] if len(days) == 1 else nearest(days, setting)
    return one(found) if found else None


def _feast_day(name: str, year: int) -> date | None:
    if name in _FIXED:
        return make_day(year, *_FIXED[name])
    if name in _AFTER_EASTER:
        return easter(year) + timedelta(days=_AFTER_EASTER[name])
    return nth_weekday(year, *_ON_A_WEEKDAY[name]) if name in _ON_A_WEEKDAY else None


def _nth(expression: Expression, setting: Setting) -> Days | None:
    """ "on the 14th": of the month around the anchor."""
    anchor = setting.anchor
    if anchor is None:
        return None
    number = int(expression.parts["day"])
    of = expression.part("of")
    if "same" in of or "that" in of or "following" in of:
        if setting.recent is None:
            return None
        first = month_of(setting.recent[0].year, setting.recent[0].month + ("following" in of))[0]
        named = make_day(first.year, first.month, number)
        return one(named) if named else None
    shift = {"last": -1, "next": 1}.get(of, 0)
    months = [shift] if expression.part("of") else [-1, 0, 1]
    firsts = [month_of(anchor.year, anchor.month + step)[0] for step in months]
    days = [day for first in firsts if (day := make_day(first.year, first.month, number))]
    found = days[0] if len(days) == 1 else nearest(days, setting)
    return one(found) if found else None


def _of_the_day(expression: Expression, setting: Setting) -> Days | None:
    return one(setting.day) if setting.day else None


def _nighttime(expression: Expression, setting: Setting) -> Days | None:
    """ "in the night": that of the day told of to the next; the last one where the day is the report's own."""
    day = setting.day
    if day is None:
        return None
    return (day - timedelta(days=1), day) if day == setting.anchor and setting.tense is not Tense.FUTURE else (day, day + timedelta(days=1))


def _short_year(expression: Expression, setting: Setting) -> Days | None:
    """ "in '98": the last year that ends so."""
    if setting.anchor is None:
        return None
    century = setting.anchor.year // 100 * 100 + int(expression.parts["year"])
    return year_of(century if century <= setting.anchor.year else century - 100)


_RESOLVERS: dict[str, Callable[[Expression, Setting], Days | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "day": _day,
    "month": _month,
    "weekday": _weekday,
    "weekend": _weekend,
    "today": _today,
    "tonight": _today,
    "night": _night,
    "period": _period,
    "week-of": _weeks_from,
    "days-of": _days_of,
    "rest": _rest,
    "opening": _opening,
    "nth-week": _nth_week,
    "weekday-ago": _weekday_ago,
    "ago": _ago,
    "hours": _hours,
    "span": _span,
    "within": _within,
    "ahead": _ahead,
    "nth-of": _nth_of,
    "shift": _shift,
    "vague-shift": _vague_shift,
    "season": _season,
    "quarter": _quarter,
    "years": _fiscal_or_range,
    "decade": _decade,
    "century": _century,
    "year": _year,
    "feast": _feast,
    "nth": _nth,
    "nighttime": _nighttime,
    "short-year": _short_year,
    "clock": _of_the_day,
    "part": _of_the_day,
    "lasting": _lasting,
    **dict.fromkeys(sorted(NO_DAYS), _no_days),
}
