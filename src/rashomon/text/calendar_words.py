"""Writes days as people do: "15 Oct 2017", "14–15 Oct 2017", "Aug 2017". Whatever prints a day or a
moment for people uses this."""

from datetime import UTC, date, datetime, timedelta

from rashomon.shipped.words import ordered, pattern_of

_MONTHS = ordered("calendar.short_months")
_ISO = pattern_of(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?")

_RETRIEVED = pattern_of(r"(?i)\b{page.retrieved}\b.*")


def without_retrieval(text: str) -> str:
    """Returns a text without line ends that say when it was fetched, because that is no day of
    publication."""
    return _RETRIEVED.sub("", text)


def say_day(value: str, *, with_year: bool = True) -> str:
    """Returns an ISO date or date-time in words, with its year only if that is asked for. Anything
    else comes back unchanged."""
    match = _ISO.fullmatch(value)
    if not match:
        return value
    year, month, number, clock, zone = match.groups()
    if not 1 <= int(month) <= 12:
        return value
    day = f"{int(number)} {_MONTHS[int(month) - 1]}"
    if with_year:
        day += f" {year}"
    if clock:
        day += f", {clock}" + {"Z": " UTC", None: ""}.get(zone, f" (UTC{zone})")
    return day


def say_moment(value: str) -> str:
    """Returns an ISO date-time in UTC in words, to the minute. An ISO date comes back as a day."""
    clock = f", {value[11:16]} UTC" if len(value) > 15 else ""
    return say_day(value[:10]) + clock


def say_days(earliest: str | None, latest: str | None) -> str:
    """Returns an interval of days in as few words as are exact: a day, a month, a year, or both
    ends."""
    if not latest:
        if earliest:
            return f"from {say_day(earliest)}"
        return ""
    if not earliest:
        return f"until {say_day(latest)}"
    if earliest == latest:
        return say_day(earliest)
    first = as_date(earliest)
    last = as_date(latest)
    if not first or not last or "T" in earliest + latest or first == last:
        return f"{say_day(earliest)} – {say_day(latest)}"
    return _between(first, last)


def _between(first: date, last: date) -> str:
    """Writes two days as people do.

    Whole months are "Aug 2017", whole years "2017–2018". Otherwise each part stands only once, as
    in "14–15 Oct 2017".
    """
    # a month ends where the day after is a first
    after = last + timedelta(days=1) if last < date.max else last
    month = _MONTHS[first.month - 1]
    of_one_year = first.year == last.year
    of_one_month = of_one_year and first.month == last.month
    if first.day == 1 and after.day == 1:  # whole months
        if of_one_month:
            return f"{month} {first.year}"
        if first.month == 1 and after.month == 1:
            if of_one_year:
                return str(first.year)
            return f"{first.year}–{last.year}"
    end = say_day(last.isoformat())
    if of_one_month:
        return f"{first.day}–{end}"
    if of_one_year:
        return f"{first.day} {month} – {end}"
    return f"{say_day(first.isoformat())} – {end}"


def as_date(value: str) -> date | None:
    """Returns the day of an ISO date or date-time, None for anything else."""
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def moment_of(moment_text: str) -> str:
    """Returns a day or moment as a store writes it: ISO in UTC, to the second. If it names no zone,
    it counts as UTC. Raises ValueError if it is not a day or moment."""
    try:
        moment = datetime.fromisoformat(moment_text)
    except ValueError as error:
        raise ValueError(
            f"{moment_text!r} is no day or moment: give one like 2031-03-05 or 2031-03-05T08:30"
        ) from error
    if not moment.tzinfo:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="seconds")
