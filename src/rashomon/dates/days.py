"""Days, weeks, months and seasons as inclusive pairs of dates."""

from calendar import monthrange
from datetime import date, timedelta

from rashomon.lexicon import lowered, ordered
from rashomon.text.numbers import lexemes_of, number_at

Days = tuple[date, date]

WEEKDAYS = lowered("calendar.weekdays")
MONTHS = lowered("calendar.months")
# First month of each season of the northern half of the world, where most English-language newsrooms sit.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_NUMBERS = ("zero", *ordered("numbers.one_to_nine", "numbers.ten_to_twelve", "numbers.thirteen_to_nineteen"))
_TENS = {word: 10 * value for value, word in enumerate(ordered("numbers.tens"), 2)}
_COUNTS = {word: value for value, word in enumerate(_NUMBERS)} | _TENS | {"a": 1, "an": 1, "the": 1, "couple": 2, "dozen": 12}


def one(day: date) -> Days:
    """A single day."""
    return day, day


def weekday_number(word: str) -> int | None:
    """0 for Monday, by full or short name."""
    head = word.strip(". ").casefold()[:3]
    return next((i for i, name in enumerate(WEEKDAYS) if name.startswith(head)), None) if len(head) == 3 else None


def month_number(word: str) -> int | None:
    """1 for January, by full name, short name or number."""
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 else None
    head = word.strip(". ").casefold()[:3]
    return next((i for i, name in enumerate(MONTHS, 1) if name.startswith(head)), None) if len(head) == 3 else None


def count_of(words: str) -> int | None:
    """The number named by "3", "three", "a", "twenty-four" or "a couple of"."""
    parts = [part for part in words.casefold().replace("-", " ").split() if part not in {"of", "and"}]
    if len(parts) == 1 and parts[0].isdecimal() and len(parts[0]) <= 4:
        return int(parts[0])
    if len(parts) > 1 and parts[0] in {"a", "the"}:
        parts = parts[1:]
    if parts and all(part in _COUNTS for part in parts):
        return sum(_COUNTS[part] for part in parts)
    lexemes = lexemes_of(words.replace("-", " "))  # "two hundred and ten", "10,000"
    read = number_at(lexemes, 0) if lexemes else None
    return int(read[0]) if read and read[1] == len(lexemes) and float(read[0]).is_integer() else None


def make_day(year: int, month: int, day: int) -> date | None:
    """The date, or None if it does not exist."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> Days:
    """The month as a range, counted from `year`: month 0 is December of the year before."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_of(year: int) -> Days:
    """The whole year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_of(day: date, weeks: int = 0) -> Days:
    """Monday to Sunday of the week containing `day`, moved by `weeks`."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)


def season_of(year: int, name: str) -> Days:
    """The season that begins in `year`."""
    first = SEASONS[name]
    return month_of(year, first)[0], month_of(year, first + 2)[1]


def months_back(day: date, months: int) -> date:
    """The same day of the month that many months earlier, or that month's last day."""
    first, last = month_of(day.year, day.month - months)
    return min(first + timedelta(days=day.day - 1), last)


def part_of(days: Days, modifier: str) -> Days:
    """The early, middle or late part of a week, month, year or other range."""
    first, last = days
    length = (last - first).days + 1
    if length <= 7:
        low, high = {"early": (0, 2), "start": (0, 2), "mid": (1, 3), "late": (3, 6), "end": (3, 6)}[modifier]
        return first + timedelta(days=low), first + timedelta(days=high)
    if length <= 31:
        bounds = {"early": (0, 9), "start": (0, 6), "mid": (10, 19), "late": (20, 30), "end": (length - 8, length - 1)}
        low, high = bounds[modifier]
        return first + timedelta(days=low), min(first + timedelta(days=high), last)
    if length > 300 and modifier in {"start", "end"}:  # "the beginning of the year" is January, its end December
        return month_of(first.year, 1) if modifier == "start" else month_of(last.year, 12)
    third = length // 3
    cut = {"early": (0, 1), "start": (0, 1), "mid": (1, 2), "late": (2, 3), "end": (2, 3)}[modifier]
    starts = month_starts(first, last, third)
    return starts[cut[0]], starts[cut[1]] - timedelta(days=1)


def month_starts(first: date, last: date, third: int) -> list[date]:
    """The four boundaries of three equal parts; at month starts if the range is a year."""
    if (last - first).days in {364, 365}:
        return [month_of(first.year, first.month + n)[0] for n in (0, 4, 8, 12)]
    return [first, first + timedelta(days=third), first + timedelta(days=2 * third), last + timedelta(days=1)]


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth given weekday of a month; -1 is the last."""
    first, last = month_of(year, month)
    if nth < 0:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def year_of_words(words: str) -> int | None:
    """1984 for "nineteen eighty-four"; None for "twenty five", which is a count."""
    parts = words.casefold().replace("-", " ").split()
    thousands = parts[0] == "two"
    rest = [part for part in parts[2 if thousands else 1 :] if part not in {"and", "oh"}]
    century = 2000 if thousands else {"eighteen": 1800, "nineteen": 1900}.get(parts[0], 2000)
    number = 0 if rest == ["hundred"] else count_of(" ".join(rest))
    sure = thousands or "oh" in parts or rest == ["hundred"] or (number or 0) > 9
    return century + number if number is not None and sure and number < 100 else None
