"""Dates that a page prints for itself, and timestamps of exports, feeds and mails, as ISO dates."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import zip_longest
from unicodedata import digit

from rashomon.model.record import record
from rashomon.reports.page_words import STOPPED
from rashomon.shipped.tables.date_lines import day_labels, load_date_line_words
from rashomon.shipped.words import (
    Pattern,
    PatternMatch,
    either_of,
    lowered,
    ordered,
    pattern_of,
    set_of,
    texts,
)
from rashomon.text.white_space import single_spaced

_MONTHS = lowered("calendar.short_months")
_WEEKDAYS = lowered("calendar.short_weekdays")
_ELSEWHERE = load_date_line_words()
_DATES = tuple(
    pattern_of(
        form.replace("ERAS", either_of(_ELSEWHERE.eras)).replace(
            "MONTHS", either_of(_ELSEWHERE.months)
        )
    )
    for form in ordered("page.dates")
)
# Zones with one shift from UTC wherever they are printed.
_SHIFTS = texts("calendar.zones")
_TIME = pattern_of(
    r"(?i)(?<![\d/.:-])(?P<east>[오午上下][전후前午]\s?)?(?P<hour>\d{1,2})"
    r"(?:(?:[:.] ?|h|\s?[时時点點시]\s?)(?P<minute>\d{2})分?분?"
    r"(?:[:.] ?(?P<second>\d{2})(?:\.\d{1,9})?)?)?"
    r"\s{0,2}(?P<half>[ap]\.?(?: ?m\b\.?|(?<=\d\d[ap])\b))?"
    rf"\s{{0,2}}\(?(?:(?:GMT|UTC) ?(?=[+-]))?"
    rf"(?P<zone>(?:{either_of(_SHIFTS)})\b|[+-]\d{{2}}: ?\d{{2}}\b|[+-]\d{{4}}\b)?\)?"
)
# Words that stand beside a date line's date and say nothing else.
_BESIDE = pattern_of(r"(?i)\b{page.beside_dates}\b\.?")
_CLOCK_AHEAD = pattern_of(
    r"(?i)(?<![\d/.:-])\d{1,2}(?:[:.] ?|h)\d{2}\s?(?:[ap]\.? ?m\.?)?"
    r"(?:\s\(?(?:GMT|UTC)\)?)?[,\s]*(?:on\s)?$"
)
_ZONE = pattern_of(
    r"(?<=[\dMm.])\s\(?[A-Z]{1,4}T\b\)?"
)  # KST, EAT: after a time, capitals that end in T are a time zone
_NUMBER = pattern_of(r"(?i)\b(?:issue|vol(?:ume)?|no|nr)\.?\s\d[\d,]*")
_ISO = pattern_of(
    r"(?i)(\d{4})-?(\d{2})-?(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d{1,9})?\s?(Z|UTC"
    r"|GMT|[+-]\d{2}(?::?\d{2})?)?)?(?:\s?[(\[]?([A-Z][\w/]{2,40})[)\]]?)?"
)
# How programs write a moment: the year behind the clock, or in two figures.
_AS_PROGRAMS = (
    (r"([A-Z][a-z]{2} {1,2}\d{1,2}) (\d\d:\d\d(?::\d\d)?.{0,40}?) (\d{4})$", r"\1 \3 \2"),
    (r"^(\w{2,9}\.?,? )?(\d{1,2} [A-Z][a-z]{2}) ([0-6]\d)(?= \d\d?:)", r"\1\2 20\3"),
    (r"^(\w{2,9}\.?,? )?(\d{1,2} [A-Z][a-z]{2}) ([7-9]\d)(?= \d\d?:)", r"\1\2 19\3"),
    (r"GMT(?=[+-])", ""),
)
_LABEL = pattern_of(rf"(?i)\b({day_labels()}|{{page.retrieved}})\b")
UPDATED = set_of("page.updated") | _ELSEWHERE.updated
# All that a line of a day in another language may have beside it.
_BESIDE_ELSEWHERE = pattern_of(rf"(?i)(?:\b(?:{either_of(_ELSEWHERE.beside)})\b|[\W\d_])*")
_YEARLESS = pattern_of(
    r"(?i)\b(?:({calendar.either_months})\b\.? (\d{1,2})(?:st|nd|rd|th)?"
    r"|(\d{1,2})(?:st|nd|rd|th)?\.? ({calendar.either_months})\b\.?)(?!\d)"
)
_WEEKDAY = pattern_of(r"(?i)\b(?:{calendar.weekday_stems}day|{calendar.abbreviated_weekdays})\b")
# Clocks of North America, where the month comes first.
_MONTH_FIRST = pattern_of(r"\b(?:AK|[ECMP])[SD]?T\b")
_SAYS_WHEN = pattern_of(
    r"(?i)\W*(?:th(?:is|e) (?:article|story|post|page|report|item|piece)(?: was| is| has been)? )?"
    r"(?:(?:first|last|originally|date|article|page) )?"
    r"{page.published|page.updated}\b"
)
_WORDS = pattern_of(r"[^\W\d_]{2,}")
_SMALL_WORDS = pattern_of(r"\b[a-z]{2,}\b")
_TOLD = 2  # words beside the day that are no names, at least
# Ahead of a day: "the flood of 3 May 2021" is no line of a page's day, as "issue of 3 May" is.
_OF_A_DAY = pattern_of(
    r"\b(?!{page.dated_things} )[a-z]{3,} {page.before_told_days} (?:\w+day,? )?$"
)
_DAY_FIRST = "de"  # a language in which the day stands before the month
# Of page dates: 9999-12-31 and 0001-01-01 are how systems write "never".
FIRST_YEAR = 1900
LAST_YEAR = 2100


@record
class PrintedDate:
    """A printed date: its ISO value, label and offsets. The value is None if it is not in the
    calendar, or if day and month are ambiguous."""

    value: str | None
    label: str
    start: int
    end: int


def find_dates(text: str, language: str | None = None) -> tuple[PrintedDate, ...]:
    """Returns the full dates in a short text, each with the time of day beside it, if any.

    `language` says how "03/04/2018" is read: "en-us" or "de". Plain English has no rule for it; a
    label in another language has.
    """
    dates = []
    end_of_last = 0
    matches = sorted(_matches(text), key=PatternMatch.start)
    for match, following in zip_longest(matches, matches[1:]):
        before = text[end_of_last : match.start()]
        after = text[match.end() : following and following.start()]
        labels = _LABEL.findall(before)
        is_elsewhere = any(label.casefold() in _ELSEWHERE.labels for label in labels)
        order = _DAY_FIRST if is_elsewhere else language
        days = _days_of(match, words_around=f"{before[-20:]} {after[:40]}", language=order)
        clock = _clock_beside(before=before, after=after, is_first=not end_of_last)
        moment = moment_at(days[0], clock) if len(days) == 1 else None
        last_label = labels[-1].casefold() if labels else ""
        dates.append(PrintedDate(moment, last_label, match.start(), match.end()))
        end_of_last = match.end()
    return tuple(dates)


def _clock_beside(before: str, after: str, *, is_first: bool) -> str | None:
    """Returns the time of day that belongs to a date: right before it ("9:40 on May 3"), behind it,
    or, for the first date of a text, anywhere before it. Before a later date, it may be that of the
    one before."""
    if right_before := _CLOCK_AHEAD.search(before):
        return _clock(right_before[0])
    return _clock(after) or (_clock(before) if is_first else None)


def days_read(text: str) -> Iterator[list[str]]:
    """Yields the days that each full date in a short text may mean: two for "03/04/2018"."""
    for match in _matches(text):
        yield _days_of(match, text)


def is_of_publication(label: str) -> bool:
    """Whether the label of a printed date says that the page came out on it."""
    return label in set_of("page.published") or label in _ELSEWHERE.published


def moment_at(day: str, clock: str | None) -> str:
    """Returns the day with this time of day, if there is one. Midnight does not count, because
    programs write it if they know no hour."""
    if clock and clock.startswith("24:00"):
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    return day if not clock or clock.startswith("00:00:00") else f"{day}T{clock}"


def says_when(text: str) -> bool:
    """Whether a line says that the page was published or changed. An English one says so at its
    beginning, because news also tells of what was published."""
    label = _LABEL.search(text)
    elsewhere = label and label[1].casefold() in _ELSEWHERE.labels
    return bool(elsewhere or _SAYS_WHEN.match(text))


def is_date_line(text: str) -> bool:
    """Whether the line states when the page was made, and nothing else."""
    return len(text) <= 140 and rest_of_date_line(text) == ""


def rest_of_date_line(text: str) -> str | None:
    """Returns what a short line holds beside a date, stripped of white space and punctuation; None
    if it has no date."""
    if len(text) > 200 or not any(_matches(text)):
        return None
    return _words_beside_dates(text)


def tells_of_day(text: str) -> bool:
    """Whether a line tells of a day on which something happened, not when the page was made."""
    if says_when(text):
        return False
    if any(_OF_A_DAY.search(text[: match.start()]) for match in _matches(text)):
        return True
    for pattern in _DATES:
        text = pattern.sub(" ", text)
    is_told = len(_SMALL_WORDS.findall(text)) >= _TOLD or len(_WORDS.findall(text)) >= 2 * _TOLD
    return is_told and STOPPED.search(text) is not None


def is_moment_line(text: str) -> bool:
    """Whether the line states a day, perhaps without a year, or a time of day, and nothing else."""
    stated = len(text) <= 140 and (_YEARLESS.search(text) or _clock(text) or is_date_line(text))
    return bool(stated) and _words_beside_dates(text, _YEARLESS) == ""


def without_days(text: str) -> str:
    """Returns a line with a bar in place of each full date."""
    for day in reversed(find_dates(text)):
        text = f"{text[: day.start]} | {text[day.end :]}"
    return text


def _words_beside_dates(text: str, *further: Pattern) -> str:
    for pattern in (*_DATES, *further):
        text = pattern.sub(" ", text)
    text = _NUMBER.sub(" ", _ZONE.sub(" ", text))
    if re.match(r"\s*T\d", text):
        text = text.replace("T", " ")
    words = single_spaced(_BESIDE.sub(" ", _TIME.sub(" ", text))).strip(" ,;:.|/()[]·•–—-")
    return "" if _BESIDE_ELSEWHERE.fullmatch(words) else words


def _matches(text: str) -> Iterator[PatternMatch]:
    is_taken = bytearray(len(text))  # 1 at each character of a date: a line may be dates throughout
    for pattern in _DATES:
        for match in pattern.finditer(text):
            if not any(is_taken[match.start() : match.end()]):
                is_taken[match.start() : match.end()] = b"\1" * len(match[0])
                yield match


def _days_of(match: PatternMatch, words_around: str, language: str | None = None) -> list[str]:
    """Returns the day, or both where "03/04/2018" is two days on two sides of the ocean and neither
    a weekday nor a time zone beside it tells which."""
    parts = match.groupdict()
    year = _year_of(parts, words=match[0] + words_around, language=language)
    if parts.get("first"):
        return _days_in_figures(match, year=year, words_around=words_around, language=language)
    name = parts["month"].casefold()
    elsewhere = _ELSEWHERE.months.get(name)
    month = int(name) if name.isdigit() else elsewhere or _MONTHS.index(name[:3]) + 1
    day = _day_of(year, month=month, day=int(parts["day"]))
    return [day] if day else []


def _days_in_figures(
    match: PatternMatch, year: int, words_around: str, language: str | None
) -> list[str]:
    """Returns the days that a date in figures may be: month first, then day first.

    Of 3/5, "5 March" and "3 May". Dots, a weekday beside it, then the language of the page decide
    for one of them.
    """
    first = int(match["first"])
    second = int(match["second"])
    if year < 69:  # from there on two figures are a year of the last century
        year += 2000
    elif year < 100:
        year += 1900
    orders = [(first, second), (second, first)]
    if "." in match[0] and second <= 12:
        del orders[0]  # dots are written where the day comes first
    days = list(filter(None, dict.fromkeys(_day_of(year, *order) for order in orders)))
    weekdays = {weekday[:3] for weekday in _WEEKDAY.findall(words_around.casefold())}
    fit = [day for day in days if _WEEKDAYS[date.fromisoformat(day).weekday()] in weekdays]
    if fit:
        return fit
    if language not in {"en", "en-us", None}:
        return days[-1:]
    if language == "en-us" or _MONTH_FIRST.search(words_around):
        return days[:1]
    return days


def _year_of(parts: Mapping[str, str | None], words: str, language: str | None) -> int:
    """Returns the year of our calendar, of one that counts from an emperor or from Buddha."""
    if parts.get("era"):
        reign = parts["reign"] or ""
        return _ELSEWHERE.eras[parts["era"] or ""] + (int(reign) if reign.isdecimal() else 1)
    year = int(parts["year"] or 0)
    is_thai = language == "th" or re.search("[\u0e01-\u0e2e]", words)
    # the Buddha's era is 543 years ahead
    return year - 543 if year > LAST_YEAR and is_thai else year


def _day_of(year: int, month: int, day: int) -> str | None:
    """Returns the day as ISO; None if the calendar has none such, or it lies far from every
    report's."""
    try:
        return date(year, month, day).isoformat() if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _clock(text: str) -> str | None:
    """Returns the first time of day in this text as ISO, with its zone.

    "8" alone is none, "8 pm" is. Of "20:28 PM" the half of the day says nothing new.
    """
    for match in _TIME.finditer(text.lstrip("T")):
        half = match["half"]
        east = match["east"]
        if not match["minute"] and not half:
            continue
        if east:
            half = "p" if east.strip() in ("오후", "午後", "下午") else "a"
        hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
        if half and hour <= 12:  # not of "20:28 PM"
            # 12 am is 0, 12 pm is 12
            hour = hour % 12 + 12 * half.casefold().startswith("p")
        # a time of the clock, or the midnight that ends a day
        if (hour < 24 and minute < 60 and second < 60) or (hour, minute, second) == (24, 0, 0):
            return f"{hour:02}:{minute:02}:{second:02}{_zone(match['zone'])}"
    return None


def _zone(zone: str | None) -> str:
    zone = (zone or "").replace(" ", "").upper()
    if not zone or zone in _SHIFTS:
        return _SHIFTS.get(zone, "")
    digits = f"{zone.replace(':', '')}00"
    return f"{digits[:3]}:{digits[3:5]}" if int(digits[1:3]) <= 14 and int(digits[3:5]) < 60 else ""


def iso_time(value: object) -> str | None:
    """Returns the day or moment in this value as ISO; None if there is none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return _from_epoch(value)
    text = re.sub(r"\d", lambda sign: str(digit(sign[0])), str(value).strip()[:200])
    if match := _ISO.fullmatch(text):
        return _from_parts(match)
    if re.fullmatch(r"\d{9,16}(?:\.\d+)?", text):
        return _from_epoch(float(text))
    for pattern, order in _AS_PROGRAMS:
        text = re.sub(pattern, order, text)
    for day in find_dates(text):
        if day.value:
            return day.value
    return None


def _from_parts(match: PatternMatch) -> str | None:
    """Returns the day or moment of an ISO timestamp.

    A zone "+02" is read as "+0200". If its time of day is no time ("25:10"), nothing of it is
    trusted.
    """
    year, month, day, hour, minute, second, zone, zone_name = match.groups()
    if zone and len(zone) == 3 and zone[1:].isdigit():
        zone += "00"
    clock = hour and _clock(f"{hour}:{minute}:{second or '00'} {zone or zone_name or ''}")
    stated = _day_of(int(year), month=int(month), day=int(day))
    if stated and (clock or not hour):
        return moment_at(stated, clock)
    return None


def _from_epoch(seconds: float) -> str | None:
    """Returns the moment for seconds since 1970, or for thousandths or millionths of one, if it
    lies in the web's lifetime; smaller numbers are years, ids or noise."""
    seconds = seconds / (1e6 if seconds > 1e14 else 1e3 if seconds > 1e11 else 1)
    if not 6e8 <= seconds <= 4.1e9:  # up to 2099
        return None
    day, _, clock = datetime.fromtimestamp(int(seconds), UTC).isoformat().partition("T")
    return moment_at(day, clock)


# What systems print for no day: the one from which they count, in whatever zone, or that of year 1.
_NO_DAYS = frozenset(("0001-01-01", "1969-12-31", "1970-01-01"))


def date_fault(value: str, retrieved: str | None) -> str | None:
    """Returns why a page cannot be of this day: it is later than the page was fetched, or the day
    from which computers count. Returns None if it can.

    `value` and `retrieved` are ISO days or moments.
    """
    day = date.fromisoformat(value[:10])
    if value[:10] in _NO_DAYS:
        return f"the page's date {day} is one that systems print for none, so it has none"
    # a page may be dated a day ahead of where it was fetched
    if not retrieved or day <= date.fromisoformat(retrieved[:10]) + timedelta(days=1):
        return None
    return f"the page's date {day} is later than the day on which it was fetched, so it has none"
