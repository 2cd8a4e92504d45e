"""What the recognizers' specification reads where nobody who reads news would: "at 9", "the week", "week 12", "sept", any four figures as a year."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from public_sets.recognizers import Answer, recognized
from public_sets.recognizers_values import count, shifted
from rashomon.dates.expressions import Expression
from rashomon.dates.meaning import meaning_of
from rashomon.dates.setting import Setting

_HOURS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MONTH = r"(?P<month>(?:january|february|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)\b|(?-i:May|March)\b(?! (?:I|be|have|not)\b)|(?<=in )(?:may|march|mar)\b)"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
# Kinds of the program's own, so that their days are read by its own rules.
_BARE = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("iso", rf"(?<![\w/.-]){_YEAR}(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep){_DAY}(?![\w/-])"),
        ("numeric", r"(?<![\w/.$£€-])(?P<a>\d{1,2})(?P<sep>[/-])(?P<b>\d{1,2})(?P=sep)(?P<year>\d\d(?:\d\d)?)(?![\w/-])"),
        ("numeric", r"(?<![\w/.$£€,-])(?P<a>3[01]|[12]\d|0?[1-9])/(?P<b>3[01]|[12]\d|0?[1-9])(?![\w/%-]|[.,]\d)"),
        ("numeric", r"(?<=\bon )(?P<a>3[01]|[12]\d|0?[1-9])[-.](?P<b>3[01]|[12]\d|0?[1-9])(?![\w/%-]|[.,]\d)"),
        ("month", rf"(?<![\w/.-]){_YEAR}-(?P<month>1[0-2]|0[1-9])(?![\w/-])"),
        ("month", rf"(?<![\w/.-])(?P<month>1[0-2]|0?[1-9])[-/]{_YEAR}(?![\w/-])"),
        ("day", rf"\b{_MONTH}\.? ?[-/.,]? ?{_DAY}(?:st|nd|rd|th)?(?:,? ?'?(?P<short>\d\d)(?![\w:%]|[.,]\d| ?[ap]\.?m))?(?!\w)"),
        (
            "day",
            rf"(?<![\w.,:/-]){_DAY}(?:st|nd|rd|th)?(?: of|,|-)? ?{_MONTH}\.?(?:[, -] ?'?(?P<short>\d\d)(?![\w:%]|[.,]\d| ?[ap]\.?m))?(?!\w)",
        ),
        (
            "weekday",
            r"\b(?:(?P<relative>last|next|this|past|coming) )?(?P<weekday>mon|tues?|thurs?|thu|wedn?|weds|fri|(?<=on )(?:sat|sun))\b(?!\.? ?\d)",
        ),
        (
            "nth",
            r"(?:(?<=\bon )|(?<=\bat )|(?<=\bin )|(?<=\bfor ))(?:the )?(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b(?! [a-z]+(?<!at|on|in|to|or|by))",
        ),
        (
            "season",
            r"\b(?:(?:early|late|mid|the start of|the end of) )?(?:(?P<relative>last|next|this|the|coming|past) )?(?P<season>spring|summer|fall|autumn|winter)\b(?: of)?(?: (?P<year>\d{4}|(?:last|this|next) year))?(?!s)",
        ),
        (
            "quarter",
            r"(?:\bthe )?\b(?:(?P<nth>first|second|third|fourth)[ -]quarter\b|(?P<cardinal>1st|2nd|3rd|4th) quarter\b|q(?P<number>[1-4])\b)(?:(?: of|,)? (?P<year>\d{4}|(?:this|last|next|the) year))?",
        ),
        (
            "month",
            rf"\b(?:(?P<modifier>early|mid|late|beginning of|start of|end of|middle of)[ -])?(?:(?P<relative>last|next|this) )?{_MONTH}(?:\.?,? (?:of |in )?{_YEAR}\b)?(?! ?(?:[$%£&@#]|\d))",
        ),
        ("year", rf"(?<![\w$£€.,:/#-]){_YEAR}(?![\w:/%-]|[.,]\d)"),
    )
)
_WEEK = re.compile(r"\bweek ?(?P<number>5[0-3]|[1-4]\d|0?[1-9])(?: of (?P<year>\d{4}))?\b", re.IGNORECASE)
_UNIT = re.compile(
    r"\b(?:the|my|current) (?P<unit>week(?:end)?|month|year|day)\b(?! (?:(?:of )?\d|to date|before|after)|-|'s end)", re.IGNORECASE
)
_DAY_ENDS = re.compile(r"\b(?:the )?(?:eod|end of (?:the )?day)\b", re.IGNORECASE)
_AT = re.compile(
    r"\b(?:at|around) (?P<hour>(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1\d|2[0-3]|\d)\b)"
    r"(?![-.,:/]?\d|%| ?[ap]\.?m|[ -](?:percent|per|year|month|week|day|hour|minute|point|kilo|mile|people|times|and a|million|hundred|thousand))",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:right now|recently|previously|as soon as possible|asap|at (?:present|this time|(?:the|this) (?:minute|moment)))\b", re.IGNORECASE
)
_TOMORROW = re.compile(r"\btmrw?\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day) (?:the )?(?P<number>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?\b(?![-.,:/]\d| ?[ap]\.?m|:| o'clock)",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:(?P<how>within|less than|more than) )?(?P<count>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty) "
    r"(?P<unit>minute|hour|day|week|fortnight|month|year|decade)s? (?P<way>from|after|before|later than|earlier than) "
    r"(?P<day>today|now|yesterday|tomorrow|tmr|the day before yesterday|the day after tomorrow)\b",
    re.IGNORECASE,
)
_FROM_DAY = {"yesterday": -1, "tomorrow": 1, "tmr": 1, "the day before yesterday": -2, "the day after tomorrow": 2}


def counted_from(text: str, published: str | None, kinds: Sequence[str]) -> Iterator[Answer]:
    """ "within 3 weeks from now", "two days before yesterday", "5 minutes from now"."""
    now = datetime.fromisoformat(published[:19]) if published else None
    for match in _FROM.finditer(text) if now else ():
        number, unit, how = count(match["count"].casefold()) or 1, match["unit"].casefold(), (match["how"] or "").casefold()
        back, moment = match["way"].casefold() in {"before", "earlier than"}, datetime.fromisoformat((published or "")[:19])
        if unit in {"minute", "hour"}:
            delta = timedelta(seconds=number * (60 if unit == "minute" else 3600))
            kind, value = "datetime", f"{moment - delta if back else moment + delta}"
        else:
            base = moment.date() + timedelta(days=_FROM_DAY.get(match["day"].casefold(), 0))
            day = shifted(base, unit, -number if back else number)
            kind, value = ("daterange", f"{min(base, day)}/{max(base, day)}") if how in {"within", "less than"} else ("date", f"{day}")
            if how == "more than":
                kind, value = "daterange", f"/{day}" if back else f"{day}/"
        if kind in kinds:
            yield {"start": match.start(), "end": match.end(), "value": value}


def bare_words(text: str, taken: Sequence[tuple[int, int]], published: str | None, kinds: Sequence[str]) -> Iterator[Answer]:
    """The answers that the words which the program passes over give there."""
    now = datetime.fromisoformat(published[:19]) if published else None
    used = list(taken)
    found = list(_plain(text, now)) if now else []
    for answer in found:
        span = int(str(answer["start"])), int(str(answer["end"]))
        if _free(span, used) and answer.pop("kind") in kinds:
            used.append(span)
            yield answer
    for kind, pattern in _BARE:
        for match in pattern.finditer(text):
            expression = Expression(match.start(), match.end(), kind, _parts(match))
            if not _free((match.start(), match.end()), used):
                continue
            used.append((match.start(), match.end()))
            days = meaning_of(expression, Setting(now.date() if now else None))
            yield from recognized(expression, days, text, published, kinds)


def numbered_days(text: str, published: str | None) -> list[tuple[int, int, str]]:
    """ "Friday the 13th", "Friday 13": the nearest such day, whatever weekday it is."""
    out = []
    for match in _NUMBERED.finditer(text) if published else ():
        today = date.fromisoformat((published or "")[:10])
        for shift in (0, 1, -1):
            month = today.month - 1 + shift
            try:
                day = date(today.year + month // 12, month % 12 + 1, int(match["number"]))
            except ValueError:
                continue
            if day.strftime("%A").casefold() == match["weekday"].casefold():
                break
        else:
            day = today.replace(day=min(int(match["number"]), 28))
        out.append((match.start(), match.end(), f"{day}"))
    return out


def _parts(match: re.Match[str]) -> dict[str, str]:
    parts = {name: value for name, value in match.groupdict().items() if value is not None and value.casefold() != "the"}
    if "cardinal" in parts or "number" in parts:
        parts["nth"] = (parts.pop("cardinal", "") or parts.pop("number"))[:1]
    return parts


def _free(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return not any(span[0] < end and start < span[1] for start, end in taken)


def _plain(text: str, now: datetime) -> Iterator[Answer]:
    """Weeks by number, "the week", "now", the end of the day and bare hours."""
    today = now.date()
    for match in _DAY_ENDS.finditer(text):
        yield {"kind": "datetime", "start": match.start(), "end": match.end(), "value": f"{today} 23:59:59"}
    for match in _NOW.finditer(text):
        yield {"kind": "datetime", "start": match.start(), "end": match.end(), "value": f"{now}"}
    for match in _TOMORROW.finditer(text):
        yield {"kind": "date", "start": match.start(), "end": match.end(), "value": f"{today + timedelta(days=1)}"}
    for match in _AT.finditer(text):
        hour = match["hour"].casefold()
        number = int(hour) if hour.isdecimal() else _HOURS.index(hour)
        yield {"kind": "time", "start": match.start("hour"), "end": match.end(), "value": f"{number:02}:00:00"}
    for match in _WEEK.finditer(text):
        monday = date.fromisocalendar(int(match["year"] or now.year), min(int(match["number"]), 52), 1)
        yield {"kind": "daterange", "start": match.start(), "end": match.end(), "value": f"{monday}/{monday + timedelta(days=7)}"}
    yield from _this_unit(text, today)


def _this_unit(text: str, today: date) -> Iterator[Answer]:
    monday = today - timedelta(days=today.weekday())
    month = today.replace(day=1)
    values = {
        "day": f"{today}",
        "week": f"{monday}/{monday + timedelta(days=7)}",
        "weekend": f"{monday + timedelta(days=5)}/{monday + timedelta(days=7)}",
        "month": f"{month}/{(month + timedelta(days=31)).replace(day=1)}",
        "year": f"{today.year}-01-01/{today.year + 1}-01-01",
    }
    for match in _UNIT.finditer(text):
        unit = match["unit"].casefold()
        yield {"kind": "date" if unit == "day" else "daterange", "start": match.start(), "end": match.end(), "value": values[unit]}
