"""The days, months, weekdays, years and hours that a text names (`days_of_text`), and those of a
report (`DaysOfReport`)."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property, lru_cache

from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.shipped.words import Pattern, ordered, pattern_of, toml_table

_NEAR_DAYS = 6  # a weekday, or "yesterday", means a day so near to the page's own
_HALF_DAY = 12
_MONTHS = {month.lower()[:3]: number for number, month in enumerate(ordered("calendar.months"), 1)}
_MONTH = "{calendar.months|calendar.abbreviated_months}"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_JOINED = r"\s?(?:-|–|to|and|or)\s?"
_MONTH_AND_DAY = pattern_of(
    rf"\b(?:(?:(?P<first>\d{{1,2}}){_JOINED})?(?P<before>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s"
    rf"(?P<month>{_MONTH})\b\.?"
    rf"|(?P<month_before>{_MONTH})\b\.?(?:\s(?:the\s)?(?P<behind>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
    rf"(?:{_JOINED}(?P<last>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%]|\s(?!{_MONTH})[a-z]))?)?)"
    r"(?:,?\s(?P<year>(?:1[5-9]|20)\d\d)\b)?"
)
_BARE_MONTH = pattern_of(r"(?i)\b{unasked.before_months} \Z")
_CAPITAL_BEHIND = re.compile(r" [A-Z][a-z]")
_WEEKDAY = pattern_of(r"\b{calendar.weekdays}\b")
_IN_DIGITS = re.compile(
    r"(?<![\w.])(?:(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
    r"|(?P<first>\d{1,2})[./](?P<second>\d{1,2})[./](?P<behind>(?:19|20)\d\d))(?![\w])"
)
_YEAR = re.compile(
    r"(?<![\w,.$£€-])(?:1[5-9]|20)\d\d(?![\d,]|\.\d| \w)|(?<=[Ii]n )(?:1[5-9]|20)\d\d\b"
)
_HOUR = pattern_of(
    r"(?i)\b(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?(?:[:.][0-5]\d)?\s?"
    r"(?:[ap]\.?\s?m\b\.?|o['’]clock\b|(?:GMT|UTC|Uhr)\b)|(?<![\d:])(?P<clock>[01]?\d|2[0-3])[:h](?P<past>[0-5]\d)\b"
    r"|\b(?P<four>[01]\d|2[0-3])(?P<quarter>[0-5]\d)\s?(?:GMT|UTC|hrs|hours)\b"
)


@record
class DayWords:
    """What words say of a time: days as months and days (0 without one), a year, a weekday, or an
    hour and minute on a face of twelve hours."""

    days: tuple[tuple[int, int], ...] = ()
    year: int | None = None
    weekday: str | None = None
    hour: tuple[int, int] | None = None


def days_of_text(text: str, language: str | None) -> list[tuple[int, int, DayWords]]:
    """Returns where times stand in a text in a language (ISO code), and what they are."""
    found = list[tuple[int, int, DayWords]]()
    taken = bytearray(len(text))
    for read in (_hours, _months, _months_elsewhere, _in_digits, _weekdays, _years):
        for start, end, words in read(text, language or ""):
            if not any(taken[start:end]):
                found.append((start, end, words))
                taken[start:end] = b"\1" * (end - start)
    return sorted(found, key=lambda place: place[:2])


_Places = Iterator[tuple[int, int, DayWords]]


def _hours(text: str, _language: str) -> _Places:
    for match in _HOUR.finditer(text):
        hour = int(match["hour"] or match["clock"] or match["four"])
        minute = int(match["minute"] or match["past"] or match["quarter"] or 0)
        yield *match.span(), DayWords(hour=(hour % _HALF_DAY, minute))


def _months(text: str, _language: str) -> _Places:
    for match in _MONTH_AND_DAY.finditer(text):
        name = (match["month"] or match["month_before"]).lower()
        days = [int(day) for day in match.group("first", "before", "behind", "last") if day]
        is_month = bool(days or match["year"] or _BARE_MONTH.search(text[: match.start()]))
        is_of_name = _CAPITAL_BEHIND.match(text, match.end())  # "Jan Brandt"
        if is_month or not (is_of_name or name in {"may", "march"}):
            named = tuple((_MONTHS[name[:3]], day) for day in days or [0])
            year = int(match["year"]) if match["year"] else None
            end = match.end() - (match[0].endswith(".") and bool(days))
            yield match.start(), end, DayWords(days=named, year=year)


def _months_elsewhere(text: str, language: str) -> _Places:
    for number, pattern in _months_of(language):
        for match in pattern.finditer(text):
            yield *match.span(), DayWords(days=((number, int(match[1] or 0)),))


@lru_cache
def _months_of(language: str) -> list[tuple[int, Pattern]]:
    """The numbers of months, each with a pattern of its spellings and the day before it."""
    patterns = []
    for code, lines in toml_table("date_lines.toml").items():
        months = lines["months"].split() if code.partition("_")[0] == language else ()
        for number, month in enumerate(months, 1):
            spellings = month.replace("/", "|").replace("_", " ")
            form = rf"(?i)(?:\b(\d{{1,2}})\.?º?(?: de)? )?\b(?:{spellings})\b"
            patterns.append((number, re.compile(form)))
    return patterns


def _in_digits(text: str, _language: str) -> _Places:
    for match in _IN_DIGITS.finditer(text):
        year = int(match["year"] or match["behind"])
        if match["year"]:
            days = [(int(match["month"]), int(match["day"]))]
        else:  # which of the two is the month is not known
            first, second = int(match["first"]), int(match["second"])
            days = [(second, first), (first, second)]
        yield *match.span(), DayWords(days=tuple(days[:1]), year=year)


def _weekdays(text: str, _language: str) -> _Places:
    for match in _WEEKDAY.finditer(text):
        yield *match.span(), DayWords(weekday=match[0])


def _years(text: str, _language: str) -> _Places:
    for match in _YEAR.finditer(text):
        yield *match.span(), DayWords(year=int(match[0]))


class DaysOfReport:
    """The times that a report names. Its own day counts, and those whose weekdays it names."""

    def __init__(self, report: Report, found: list[tuple[int, int, DayWords]]) -> None:
        self._report = report
        self._printed = found
        self._found = [words for _, _, words in found]

    def has(self, words: DayWords) -> bool:
        """Returns whether the report names all of this."""
        if words.hour and words.hour not in self._hours:
            return False
        if words.weekday and words.weekday not in self._weekdays:
            return False
        if words.year and words.year not in self._years:
            return False
        return self._days.issuperset(words.days)

    def place(self, wanted: DayWords) -> tuple[int, int] | None:
        """Returns where the report prints this time in this form, within one expression; None where
        it only prints another form of it, such as a weekday for a day of the month."""
        for start, end, words in self._printed:
            if (
                set(wanted.days) <= {*words.days, *((month, 0) for month, _ in words.days)}
                and wanted.year in (None, words.year)
                and wanted.weekday in (None, words.weekday)
                and wanted.hour in (None, words.hour)
            ):
                return start, end
        return None

    @cached_property
    def page_days(self) -> tuple[date, ...]:
        """The days of its page."""
        stamps = (self._report.published, self._report.anchor)
        whole = [stamp for stamp in stamps if stamp and len(stamp) >= len("2000-01-01")]
        return tuple(dict.fromkeys(date.fromisoformat(stamp[:10]) for stamp in whole))

    @cached_property
    def _days(self) -> frozenset[tuple[int, int]]:
        days = {day for words in self._found for day in words.days}
        weekdays = {words.weekday for words in self._found}
        for page_day in self.page_days:
            for distance in range(-_NEAR_DAYS, _NEAR_DAYS + 1):
                near_day = page_day + timedelta(days=distance)
                if distance == 0 or f"{near_day:%A}" in weekdays:
                    days.add((near_day.month, near_day.day))
        return frozenset(days | {(month, 0) for month, _ in days})

    @cached_property
    def _weekdays(self) -> frozenset[str]:
        weekdays = {words.weekday for words in self._found if words.weekday}
        years = self._years or {0}
        for page_day in self.page_days:
            weekdays.add(f"{page_day:%A}")
        for month, day in (day for words in self._found for day in words.days):
            weekdays |= {_weekday(year, month, day) for year in years}
        return frozenset(weekdays)

    @cached_property
    def _years(self) -> frozenset[int]:
        years = {words.year for words in self._found if words.year}
        return frozenset(years | {page_day.year for page_day in self.page_days})

    @cached_property
    def _hours(self) -> frozenset[tuple[int, int]]:
        return frozenset(words.hour for words in self._found if words.hour)


def _weekday(year: int, month: int, day: int) -> str:
    try:
        return f"{date(year, month, day):%A}"
    except ValueError:  # the thirtieth of February, or a month without a day
        return ""
