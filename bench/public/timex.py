"""TIMEX3 and its values out of the program's own reading of a text: only the form is made here.

TIMEX3 leaves prepositions out of a span and writes a duration where the ledger has a stretch of
days ("the past three years" is P3Y).
"""

import re
from collections.abc import Iterator
from datetime import date

from bench.public.clocks import read_clock
from rashomon.mentions.days.days import count_of
from rashomon.mentions.days.expressions import Expression
from rashomon.mentions.days.tense import Tense
from rashomon.shipped.words import texts

_OF_A_DAY = {"this morning", "this afternoon", "this evening", "this lunchtime", "tonight"}


def precision_of(expression: Expression) -> str:
    """Returns minute, hour, part (of a day), day, weekend, week, month, season, year, decade,
    century or stretch."""
    parts = expression.parts
    if expression.until is not None or expression.part("few"):
        return "stretch"
    if "clock" in parts:
        return "minute"
    if parts.get("part") or expression.part("word") in _OF_A_DAY:
        return "part"
    if parts.get("first") or parts.get("last"):
        return "stretch"
    if expression.kind in {"period", "ago", "ahead", "shift"}:
        return texts("calendar.precision_of_units").get(expression.part("unit"), "stretch")
    return texts("calendar.precision_of_kinds").get(expression.kind, "stretch")


def clock_of(words: str) -> str | None:
    """Returns the clock time of these words in ISO 8601."""
    clock = read_clock(words.partition("(")[0])  # "7 p.m. (1900 GMT)"
    return clock.text() if clock else None


Days = tuple[date, date]
_LEAD = re.compile(
    r"(?:in|on|at|over|during|for|within|by|until|till|since|from|through|throughout|after"
    r"|before|of|as of|shortly before|shortly after"
    r"|just before|just after) (?=\S)",
    re.IGNORECASE,
)
_TO = re.compile(r"(?: ?(?:to|until|till|through|and) (?:the )?| ?[-–—] ?)$")
_SEASON = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_UNIT = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
    "month": "M", "quarter": "Q", "year": "Y",
    "decade": "DE", "century": "CE", "centurie": "CE", "weekend": "WE", "fortnight": "W",
    "hr": "TH", "min": "TM", "sec": "TS", "yr": "Y",
}  # fmt: skip
_PARTS = (
    ("morning", "MO"),
    ("noon", "AF"),
    ("evening", "EV"),
    ("night", "NI"),
    ("dawn", "MO"),
    ("dusk", "EV"),
    ("lunch", "AF"),
)


def span_of(expression: Expression, text: str) -> tuple[int, int]:
    """The span without a preposition before it."""
    start, end = expression.start, expression.end
    while expression.kind not in {"duration", "age", "habit"} and (
        lead := _LEAD.match(text, start, end)
    ):
        start = lead.end()
    return start, end


def timexes(
    expression: Expression, days: Days | None, text: str, tense: Tense
) -> Iterator[dict[str, object]]:
    """One TIMEX3 of an expression, or one of each end of a range."""
    start, end = span_of(expression, text)
    if expression.until is not None:
        ends = (days[0], days[0]) if days else None, (days[1], days[1]) if days else None
        first = _TO.sub("", text[start : expression.until.start])
        firsts = Expression(start, start + len(first), expression.kind, _with_year(expression))
        for one, found in zip((firsts, expression.until), ends, strict=True):
            yield {
                "start": one.start,
                "end": one.end,
                "value": value_of(one, found, text[one.start : one.end], tense),
            }
    elif expression.kind == "years" and days:
        cut = text.index(expression.parts["sep"], start)
        yield {"start": start, "end": cut, "value": expression.parts["year"]}
        yield {"start": cut + 1, "end": end, "value": str(days[1].year)}
    else:
        value = value_of(expression, days, text[start:end], tense)
        if value:
            yield {"start": start, "end": end, "value": value}


def _with_year(expression: Expression) -> dict[str, str]:
    return dict(expression.parts)


def value_of(expression: Expression, days: Days | None, words: str, tense: Tense) -> str | None:
    """The TIMEX3 value of one expression; None where it is no TIMEX3."""
    kind = expression.kind
    if kind in {"duration", "age", "lasting", "vague-shift"}:
        return length_value({"count": "X", **expression.parts}, words)
    if kind == "habit":
        return habit_value(expression, words)
    if kind == "vague":
        return (
            "PRESENT_REF"
            if expression.part("now")
            else "FUTURE_REF"
            if expression.part("future")
            else "PAST_REF"
        )
    if kind in {"span", "within"}:
        return length_value(
            {
                **expression.parts,
                "count": expression.parts.get("count")
                or ("X" if expression.parts.get("many") else "1"),
            },
            words,
        )
    if expression.part("few") or (kind == "hours" and not expression.part("count")):
        return "PAST_REF"
    if days is None:
        return open_value(expression, words)
    return day_value(expression, days, words)


def day_value(expression: Expression, days: Days, words: str) -> str:
    """The calendar value: a year, month, week, season, day or time of day."""
    first, precision = days[0], precision_of(expression)
    week = f"{first.isocalendar().year}-W{first.isocalendar().week:02}"
    century = (first.year - 1) // 100 if expression.kind == "century" else first.year // 100
    forms = {
        "year": f"{first.year}",
        "decade": f"{first.year // 10}",
        "century": f"{century}",
        "month": f"{first.year}-{first.month:02}",
        "week": week,
        "weekend": f"{week}-WE",
        "quarter": f"{first.year}-Q{(first.month + 2) // 3}",
        "half": f"{first.year}-H{1 if first.month < 7 else 2}",
    }
    if precision == "season":
        return f"{first.year}-{_SEASON[expression.part('season')]}"
    if precision in forms:
        return forms[precision]
    day = first.isoformat()
    if precision in {"minute", "hour"}:
        clock = clock_of(words)
        return f"{day}T{clock[:5]}" if clock else day
    part = next((code for word, code in _PARTS if word in words.casefold()), None)
    return f"{day}T{part}" if part and precision == "part" else day


def open_value(expression: Expression, words: str) -> str | None:
    """What is known of a date that no day could be told of."""
    if expression.kind in {"clock", "part", "nighttime"}:
        clock = clock_of(words)
        part = next((code for word, code in _PARTS if word in words.casefold()), None)
        return f"T{clock[:5]}" if clock else f"T{part}" if part else None
    if expression.kind in {"ahead", "shift", "part"}:
        return length_value(expression.parts, words)
    return "XXXX-XX-XX"


_COUNTS = re.compile(r"(\d+(?:\.\d+)?)")


def length_value(parts: dict[str, str] | object, words: str) -> str:
    """P3Y, PT2H, PXD."""
    given = dict(parts)  # type: ignore[call-overload]
    unit = _UNIT.get(given.get("unit", "").casefold().removesuffix("s"), "D")
    count = given.get("count", "X").casefold()
    number: str | float = "X"
    figures = _COUNTS.search(count.replace(",", ""))
    half = "half" in words.casefold()
    if figures:
        number = float(figures[1])
    elif count == "half" or count.startswith("half a"):
        number, half = 0.5, False
    elif "couple" in count:
        number = 2
    elif (
        counted := count_of(count.replace(" and a half", "").replace(" and a quarter", ""))
    ) is not None:
        number = counted
    if unit in {"DE", "CE"} and isinstance(number, float | int):  # ISO 8601 has no decades
        number, unit = number * (10 if unit == "DE" else 100), "Y"
    if half and number != "X":
        number = float(number) + 0.5
    if isinstance(number, float | int):
        if unit == "TH" and number % 1:
            return f"PT{round(number * 60)}M"
        number = int(number) if float(number).is_integer() else number
        number = number * 2 if given.get("unit") == "fortnight" else number
    return f"P{'T' if unit.startswith('T') else ''}{number}{unit.removeprefix('T')}"


_HABITS = {
    "hourly": "PT1H",
    "nightly": "P1D",
    "daily": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q",
}
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def habit_value(expression: Expression, words: str) -> str:
    """P1D, XXXX-WXX-5."""
    often, unit = expression.part("often"), expression.part("unit")
    if often:
        return _HABITS.get(often, "P1Y")
    named = next(
        (n for n, name in enumerate(_WEEK, 1) if name in (expression.part("day") or unit)), None
    )
    if named:
        return f"XXXX-WXX-{named}"
    part = next((code for word, code in _PARTS if word in words.casefold()), None)
    if part and unit not in {"night"}:
        return f"XXXX-XX-XXT{part}"
    if expression.part("times"):
        return "XXXX-WXX-WE" if "weekend" in words.casefold() else "XXXX-WXX-XX"
    count = expression.parts.get("count") or ("2" if expression.parts.get("other") else "1")
    return length_value({"unit": unit, "count": count}, words)
