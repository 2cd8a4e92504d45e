"""The values of the recognizers' specification: weeks from Monday, ends exclusive, "early May" its first half, "two years ago" a single day."""

import re
from datetime import date, datetime, timedelta

from rashomon.dates.days import WEEKDAYS, count_of, month_of, months_back, nth_weekday, week_of, weekday_number
from rashomon.dates.expressions import Expression
from rashomon.dates.meaning import meaning_of
from rashomon.dates.precision import clock_of, precision_of
from rashomon.dates.setting import Setting
from rashomon.dates.tense import Tense

Days = tuple[date, date]
Stretch = tuple[str, str | None]
"""First day and exclusive end; a single day has no end, and one that is written in its first half has an empty one."""
_DAY_KINDS = {"iso", "numeric", "day", "weekday", "today", "feast", "nth", "counted", "weekday-ago", "night"}
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_UNITS = {"minute": 60, "hour": 3600, "second": 1}
_FEW = {"few": 3, "a few": 3, "several": 3, "some": 3, "couple": 2, "a couple": 2, "a couple of": 2}
_NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5} | {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}


def count(words: str) -> int | None:
    """A count in which "a few" is three."""
    return _FEW.get(words.casefold().strip(), count_of(words) if words else None)


def shifted(day: date, unit: str, number: int) -> date:
    """The day so many units on."""
    if unit in {"month", "year", "decade", "century"}:
        return months_back(day, -number * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit])
    return day + timedelta(days=number * {"week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1))


def moment_of(expression: Expression, days: Days | None, words: str, now: datetime | None) -> str | None:
    """A day with its time, "now", "an hour ago", "in two hours"; None of anything else."""
    kind, folded = expression.kind, words.casefold()
    if kind == "vague":
        return f"{now}" if now and folded in {"now", "right now", "at present", "at the moment", "recently", "previously"} else None
    ago = re.fullmatch(r"(?:in )?(?P<count>.+?) (?P<unit>minute|hour|second)s?(?P<way> ago| later| earlier| from now)?", folded)
    if kind in {"ago", "hours", "ahead", "part", "shift"} and ago and now and (number := count(ago["count"])):
        sign = -1 if (ago["way"] or "") in {" ago", " earlier"} else 1
        return f"{now + timedelta(seconds=sign * number * _UNITS[ago['unit']])}"
    hour = expression.parts.get("clock") or expression.parts.get("hour")
    if days is None or not hour or expression.until is not None:
        return None
    bare = re.search(r"\b(?:at|around|about) (?P<hour>\w+)$", hour) if expression.parts.get("hour") else None
    clock = clock_of(f"at {bare['hour']} o'clock {_half(folded)}" if bare else words)[0]
    seconds = re.search(r"\d:\d\d:(\d\d)", words)
    return f"{days[0]} {clock[:5]}:{seconds[1] if seconds else '00'}" if clock else None


def _half(words: str) -> str:
    return "in the evening" if re.search(r"tonight|night|evening|afternoon", words) else "in the morning" if "morning" in words else ""


def stretch_of(expression: Expression, days: Days | None, words: str, now: datetime | None) -> Stretch | None:
    """The days of an expression in that specification's way; None where it counts it to no kind that is asked for."""
    today = now.date() if now else None
    if expression.until is not None:
        return _range(expression, days)
    counted = _counted(expression, words, today)
    if counted is not None:
        return counted
    if expression.kind in {"vague", "hours", "span", "within"} or precision_of(expression) in {"part", "minute", "hour"}:
        return None
    if expression.kind in {"shift", "weekday"} and today and (found := _weekday(expression, today)):
        return f"{found}", None
    if expression.kind in _DAY_KINDS or (expression.kind == "nth-of" and expression.part("what").endswith("day")):
        if days is None:
            return None
        return (f"{days[0]}", None) if not (expression.parts.get("first") or expression.parts.get("last")) else (f"{days[0]}", f"{days[1]}")
    return _calendar(expression, days, words, today)


def _range(expression: Expression, days: Days | None) -> Stretch | None:
    """From the first day of one to the first day of the other."""
    if days is None or expression.until is None:
        return None
    kind = expression.until.kind if expression.until.kind != "period" else expression.until.part("unit")
    first = {
        "month": days[1].replace(day=1), "year": date(days[1].year, 1, 1), "year-in-words": date(days[1].year, 1, 1),
        "quarter": month_of(days[1].year, days[1].month - (5 if expression.until.part("half") or expression.until.part("unit") == "half" else 2))[0],
        "season": month_of(days[1].year, days[1].month - 2)[0], "week": week_of(days[1])[0],
    }  # fmt: skip
    last = first.get(kind, days[1])
    return f"{days[0]}", f"{last}"


def _counted(expression: Expression, words: str, today: date | None) -> Stretch | None:
    """ "two years ago", "in 3 days", "the past 2 weeks", "within 3 weeks"."""
    kind, unit = expression.kind, expression.part("unit").removesuffix("s")
    number = count(expression.parts.get("count", "")) if expression.parts.get("count") else None
    if today is None:
        return None
    if kind in {"ago", "ahead"} or (kind == "shift" and number and expression.part("way") in {"earlier", "later"}):
        if expression.part("few"):
            number, unit = 3, unit or expression.part("few").rstrip("s")
        if number is None or unit not in {"day", "week", "fortnight", "month", "year", "decade", "century", "night"}:
            return None
        day = shifted(today, unit, -number if kind == "ago" or expression.part("way") == "earlier" else number)
        if expression.part("bound") or words.casefold().startswith("less than"):
            return f"{min(day, today)}", f"{max(day, today)}"
        if words.casefold().startswith("more than"):
            return (f"{day}/" if day > today else f"/{day}"), ""
        return f"{day}", None
    if kind == "shift" and unit == "day":
        return f"{shifted(today, 'day', -1 if expression.part('way') in {'previous', 'before'} else 1)}", None
    if kind in {"span", "within"}:
        return _spanned(expression, unit, number, today)
    return None


def _spanned(expression: Expression, unit: str, number: int | None, today: date) -> Stretch | None:
    relative = expression.part("relative")
    ahead = expression.kind == "within" or any(word in relative for word in ("next", "coming", "following"))
    if unit in {"hour", "minute", "second"} or (number is None and expression.part("many")):
        return None
    if number is None and expression.kind == "span":
        step = 1 if ahead else -1
        return _whole(unit, shifted(today, unit, step))
    tomorrow = today + timedelta(days=1)
    if ahead:
        return f"{tomorrow}", f"{shifted(tomorrow, unit, number or 1)}"
    return f"{shifted(today, unit, -(number or 1))}", f"{today}"


def _whole(unit: str, day: date) -> Stretch | None:
    if unit == "week":
        return _exclusive(week_of(day))
    if unit == "month":
        return _exclusive(month_of(day.year, day.month))
    if unit == "year":
        return f"{day.year}-01-01", f"{day.year + 1}-01-01"
    if unit == "decade":
        return f"{day.year // 10 * 10}-01-01", f"{day.year // 10 * 10 + 10}-01-01"
    return (f"{day}", None) if unit == "day" else None


def _exclusive(days: Days) -> Stretch:
    return f"{days[0]}", f"{days[1] + timedelta(days=1)}"


def _weekday(expression: Expression, today: date) -> date | None:
    """ "next Friday" is that of the next week, "last Friday" that of the last, counted from Monday."""
    weekday, relative = weekday_number(expression.parts.get("weekday", "")), expression.part("relative")
    if weekday is None or expression.kind != "weekday":
        return None
    if expression.part("number"):
        days = meaning_of(expression, Setting(today, Tense.OPEN))
        return days[0] if days else None
    step = {"last": -1, "next": 1, "previous": -1, "the previous": -1, "following": 1, "the following": 1, "this": 0}.get(relative)
    return week_of(today, step)[0] + timedelta(days=weekday) if step is not None and WEEKDAYS else None


def _calendar(expression: Expression, days: Days | None, words: str, today: date | None) -> Stretch | None:
    """Weeks, months, seasons, years and their parts."""
    kind = expression.kind
    if kind == "season":
        return _season(expression, days, today)
    if days is None:
        return None
    if kind in {"rest", "days-of"} or expression.part("so_far"):
        return f"{days[0]}", f"{days[1]}"
    if kind == "century":
        first = (int(expression.parts["nth"]) - 1) * 100
        return f"{first:04}-01-01", f"{first + 100:04}-01-01"
    if kind == "years":
        return f"{days[0].year}-01-01", f"{days[1].year}-01-01"
    if (expression.part("modifier") or expression.part("half")) and kind in {"month", "year", "period"}:
        return _half_of(expression, words.casefold(), days, today)
    return _week_or_day(expression, days, today)


def _week_or_day(expression: Expression, days: Days, today: date | None) -> Stretch:
    kind = expression.kind
    if kind == "nth-of" and expression.part("what") == "week":
        return _week_of_month(expression, days)
    if kind == "nth-week":
        return _week_of_year(expression, days)
    if kind == "weekend" and today and expression.part("relative") in {"the", "this"}:
        saturday = week_of(today)[0] + timedelta(days=5)
        return f"{saturday}", f"{saturday + timedelta(days=2)}"
    if kind == "period" and expression.part("unit") == "day":
        return f"{days[0]}", None
    return _exclusive(days)


def _season(expression: Expression, days: Days | None, today: date | None) -> Stretch | None:
    code = _SEASONS[expression.part("season")]
    step = {"last": -1, "next": 1, "this": 0}.get(expression.part("relative"))
    words = expression.part("year")
    if words and (days or words.isdecimal()):
        return f"{words if words.isdecimal() else days[0].year if days else ''}-{code}", ""
    return (f"{today.year + step}-{code}", "") if step is not None and today else (code, "")


def _week_of_month(expression: Expression, days: Days) -> Stretch:
    """Weeks belong to the month of their Thursday."""
    year, month = days[0].year, days[0].month
    nth = _NTHS.get(expression.part("nth"), -1)
    monday = nth_weekday(year, month, 3, nth) - timedelta(days=3)
    return f"{monday}", f"{monday + timedelta(days=7)}"


def _week_of_year(expression: Expression, days: Days) -> Stretch:
    nth = expression.part("nth")
    number = _NTHS.get(nth) or (int(re.sub(r"\D", "", nth)) if nth[0].isdecimal() else 0)
    year = days[0].year if days[0].month > 1 or days[0].day > 3 or number else days[1].year
    monday = nth_weekday(year, 12, 3, -1) - timedelta(days=3) if number == 0 else nth_weekday(year, 1, 3, number) - timedelta(days=3)
    return f"{monday}", f"{monday + timedelta(days=7)}"


def _half_of(expression: Expression, words: str, days: Days, today: date | None) -> Stretch | None:
    """ "early", "mid" and "late" cut a week, month or year in halves; "earlier" and "later" at the day of the question."""
    unit = expression.part("unit") if expression.kind == "period" else expression.kind
    middle = days[0] + (days[1] - days[0]) / 2
    if expression.kind == "period" and today is not None:
        step = 1 if "next" in words or "following" in words else -1 if re.search(r"last|previous", words) else 0
        whole = _whole(unit, shifted(today, unit, step))
    else:
        whole = _whole(unit, middle)
    if whole is None or whole[1] is None:
        return None
    first, last = whole
    day = date.fromisoformat(first)
    if re.match(r"(?:the )?earlier|(?:the )?later", words) and today:
        return (first, min(last, f"{today}")) if "earlier" in words else (max(first, f"{today}"), last)
    how = "mid" if re.search(r"\bmid", words) else "early" if re.search(r"early|start|beginning", words) else "late"
    cuts = {
        "week": {"early": (0, 3), "mid": (1, 5), "late": (3, 7)},
        "month": {"early": (0, 15), "mid": (9, 20), "late": (15, 99)},
    }
    if unit in cuts:
        low, high = cuts[unit][how]
        return f"{day + timedelta(days=low)}", min(last, f"{day + timedelta(days=high)}")
    if unit == "year":
        return {
            "early": (first, f"{day.year}-07-01"), "mid": (f"{day.year}-04-01", f"{day.year}-10-01"), "late": (f"{day.year}-07-01", last),
        }[how]  # fmt: skip
    return first, last
