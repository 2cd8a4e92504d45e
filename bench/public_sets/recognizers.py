"""The recognizers' form of the program's own reading of times: spans as that specification cuts them, ends of ranges exclusive."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from public_sets.timex import length_value
from rashomon.dates.expressions import Expression
from rashomon.dates.precision import clock_of, precision_of

Days = tuple[date, date]
_LEAD = re.compile(
    r"(?:in|on|at|over|during|for|of|through|throughout|within|to|about|around|around about|since|until|till|by|from|after|before) (?=\S)",
    re.I,
)
_OPENED = re.compile(
    r"\b(?P<word>from|between|since|after|before|until|till|by|prior to|no later than|starting(?: from)?|later than|earlier than) $", re.I
)
_SIDES = {
    "since": "start",
    "starting": "start",
    "starting from": "start",
    "after": "after",
    "later than": "after",
    "before": "end",
    "until": "end",
    "till": "end",
    "by": "end",
    "prior to": "end",
    "no later than": "end",
    "earlier than": "end",
}
_SECONDS = {"S": 1, "M": 60, "H": 3600}
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
_STRETCHES = {"weekend", "week", "month", "season", "quarter", "half", "year", "years", "decade", "century", "stretch"}


def kind_of(expression: Expression, days: Days | None, words: str) -> str | None:
    """date, daterange, datetime, time, duration; None for what that specification counts among none of these."""
    kind = expression.kind
    if kind in {"duration", "lasting", "age"}:
        return "duration" if kind != "age" else None
    if kind == "vague":
        return "datetime" if expression.part("now") in {"now", "right now"} else None
    if kind in {"habit", "vague-shift", "part", "nighttime", "night"}:
        return None
    if kind == "clock":
        return "time" if clock_of(words)[0] else None
    precision = precision_of(expression)
    if precision == "minute" or (precision == "hour" and kind != "ago"):
        return "datetime"
    if precision == "part":
        return None
    if days is None:
        return None
    if kind in {"span", "within"} or precision in _STRETCHES:
        return "daterange" if kind not in {"ago", "ahead", "shift"} else "date"
    return "date"


def recognized(
    expression: Expression, days: Days | None, text: str, published: str | None, kinds: Sequence[str]
) -> Iterator[dict[str, object]]:
    """The spans of the kinds asked for, each with its value."""
    start, end = expression.start, expression.end
    while expression.kind not in {"duration", "vague"} and (lead := _LEAD.match(text, start, end)):
        start = lead.end()
    words = text[start:end]
    kind = kind_of(expression, days, words)
    if kind is None:
        return
    opened = _OPENED.search(text, 0, start)
    side = _SIDES.get(opened["word"].casefold()) if opened else None
    if opened and (expression.until is not None or expression.kind == "years"):
        start = opened.start()
    elif opened and side and kind in {"date", "daterange"} and len(kinds) > 1 and days:
        ends = {"start": f"{days[0]}/", "after": f"{days[1] + timedelta(days=kind == 'daterange')}/", "end": f"/{days[0]}"}
        yield {"start": opened.start(), "end": end, "value": ends[side]}
        return
    if kind in kinds:
        yield {"start": start, "end": end, "value": value_of(kind, expression, days, words, published)}


def value_of(kind: str, expression: Expression, days: Days | None, words: str, published: str | None) -> str:
    """The value in that specification's words."""
    if kind == "duration":
        return length_value({"count": "X", **expression.parts}, words)
    if kind == "time":
        return f"{(clock_of(words)[0] or '')[:5]}:00"
    if kind == "datetime":
        if expression.kind == "vague" or days is None:
            return (published or "").replace("T", " ")
        return f"{days[0]} {(clock_of(words)[0] or '')[:5]}:00"
    first, last = days or (date.min, date.min)
    if kind == "date":
        return first.isoformat()
    season = expression.part("season")
    if season:
        return f"{first.year}-{ {'spring': 'SP', 'summer': 'SU', 'winter': 'WI'}.get(season, 'FA') }".replace(" ", "")
    modifier = expression.part("modifier")
    if modifier and expression.kind == "month" and "end" not in modifier:
        cut = (1, 16) if "early" in modifier else (10, 21) if "mid" in modifier else (16, 0)
        month_end = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
        return f"{first.replace(day=cut[0])}/{first.replace(day=cut[1]) if cut[1] else month_end}"
    if expression.kind == "span" and published and last.isoformat() == published[:10]:
        return f"{first}/{last}"
    return f"{first}/{last + timedelta(days=1)}"
