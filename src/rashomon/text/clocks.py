"""Reads the time of day in a phrase: "at about 9:20 a.m.", "twenty past nine", "1.08 am", "shortly
after 6 a.m."."""

import re

from rashomon.model.record import record
from rashomon.shipped.words import ordered, texts

_WORDS = ordered("numbers.one_to_nine", "numbers.ten_to_twelve")
_SMALL = (*_WORDS, *ordered("numbers.thirteen_to_nineteen"), "twenty")
_HOURS = {word: hour for hour, word in enumerate(_WORDS, 1)}
_STEPS = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
_MINUTES = {word: count for count, word in enumerate(_SMALL, 1)}
_DAY = 24 * 60
_NOON = 12 * 60
_HOUR = rf"(?P<hour>\d{{1,2}}|{'|'.join(_WORDS)})"
_HALF = r"\s*(?P<half>[ap])\.?\s?m\b\.?"
_ZONES = texts("calendar.zones")
_PARTS = {
    "{hour}": _HOUR,
    "{half}": _HALF,
    "{steps}": "|".join(_STEPS),
    "{minutes}": "|".join(reversed(_SMALL)),
    "{zones}": "|".join(_ZONES),
}


def _form(pattern: str) -> re.Pattern[str]:
    """Returns a pattern of the table with its placeholders filled in."""
    for name, part in _PARTS.items():
        pattern = pattern.replace(name, part)
    return re.compile(pattern, re.IGNORECASE)


_FORMS = tuple(map(_form, ordered("calendar.clock_forms")))
_MAY_TELL = re.compile(
    rf"(?i)\d|\b(?:{'|'.join(_WORDS)}|midnight|noon|midday)\b"
)  # without one of these no form is tried
_LATE = re.compile(r"(?i)\b(?:evening|night|tonight|afternoon|pm)\b")
_EARLY = re.compile(r"(?i)\b(?:morning|dawn|am)\b")


@record
class TimeOfDay:
    """A time of day in minutes since midnight. `sure` says whether the text tells morning from
    afternoon."""

    minutes: int
    sure: bool

    def text(self) -> str:
        """Returns the time as "09:20"."""
        return f"{self.minutes // 60:02}:{self.minutes % 60:02}"


def read_clock(text: str) -> TimeOfDay | None:
    """Returns the only time of day in a phrase. Returns None if it gives none or several."""
    found = _found(text[:400])
    if len(found) != 1:
        return None
    minutes, sure = _minutes(found[0], text)
    return TimeOfDay(minutes, sure) if 0 <= minutes < _DAY else None


def clocks_in(text: str) -> list[tuple[int, int, int]]:
    """Returns each time of day in a text, in minutes since midnight, with its place."""
    found = ((*match.span(), _minutes(match, text)[0]) for match in _found(text))
    return [clock for clock in found if 0 <= clock[2] < _DAY]


def _found(text: str) -> list[re.Match[str]]:
    """Returns, for each stretch of text, the match of the first pattern that covers it."""
    out: list[re.Match[str]] = []
    for form in _FORMS if _MAY_TELL.search(text) else ():
        out += [
            match
            for match in form.finditer(text)
            if not any(match.start() < m.end() and m.start() < match.end() for m in out)
        ]
    return out


def _steps(parts: dict[str, str]) -> int:
    """Returns the minutes past or to the hour."""
    count = parts.get("count", "")
    if count.isdecimal():
        return int(count)
    return _MINUTES[count] if count else _STEPS[parts["step"]]


def _shift(parts: dict[str, str]) -> int:
    """Returns the minutes after midnight or noon; before them, less than none: "an hour before
    midnight"."""
    amount = parts.get("amount")
    if not amount:
        return 0
    count = int(amount) if amount.isdecimal() else _MINUTES.get(amount, 1)
    if amount == "half an":
        count = 30
    elif parts["unit"] == "hour":
        count *= 60
    return count if parts["side"] == "after" else -count


def _minutes(match: re.Match[str], text: str) -> tuple[int, bool]:
    parts = {name: part.casefold() for name, part in match.groupdict().items() if part}
    if "named" in parts:
        named = 0 if parts["named"] == "midnight" else _NOON
        return (named + _shift(parts)) % _DAY, True
    word = parts["hour"]
    hour = int(word) if word.isdigit() else _HOURS[word]
    minute = int(parts.get("minute", 0))
    if "spoken" in parts:
        minute = {"fifteen": 15, "thirty": 30}.get(parts["spoken"], 45)
    if "step" in parts or "count" in parts:
        minute = _steps(parts)
        if parts["side"] != "past":
            hour -= 1
            minute = 60 - minute
    half = parts.get("half", "")
    around = (
        "" if half or word.startswith("0") else text[max(0, match.start() - 20) : match.end() + 30]
    )
    late = half == "p" or bool(_LATE.search(around))
    early = half == "a" or bool(_EARLY.search(around))
    if late and not early and hour < 12:
        hour += 12
    if early and not late and hour == 12:
        hour = 0
    return hour * 60 + minute, bool(half) or late != early or hour > 12 or (
        len(word) == 2 and word.startswith("0")
    )
