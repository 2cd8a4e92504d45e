"""Reads the time of day in a phrase: "at about 9:20 a.m.", "twenty past nine", "1.08 am", "shortly
after 6 a.m."."""

import re
import tomllib
from pathlib import Path

from rashomon.model.record import record
from rashomon.shipped.words import PatternMatch, ordered, pattern_of, texts

_WORDS = ordered("numbers.one_to_nine", "numbers.ten_to_twelve")
_SMALL = (*_WORDS, *ordered("numbers.thirteen_to_nineteen"), "twenty")
_STEPS = {"five": 5, "ten": 10, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
_COUNTS = {word: count for count, word in enumerate(_SMALL, 1)}
_DAY = 24 * 60
_NOON = 12 * 60
_HOUR = rf"(?P<hour>\d{{1,2}}|{'|'.join(_WORDS)})"
_HALF = r"\s*(?P<half>[ap])\.?\s?m\b\.?"
_PARTS = {
    "{hour}": _HOUR,
    "{half}": _HALF,
    "{steps}": "|".join(_STEPS),
    "{minutes}": "|".join(reversed(_SMALL)),
    "{zones}": "|".join(texts("calendar.zones")),
}


def _form(pattern: str) -> re.Pattern[str]:
    """Returns a pattern for a form of the table, with its placeholders filled in."""
    for name, part in _PARTS.items():
        pattern = pattern.replace(name, part)
    return re.compile(pattern, re.IGNORECASE)


_TABLE = Path(__file__).with_name("clock_forms.toml")
_FORMS = tuple(map(_form, tomllib.loads(_TABLE.read_text(encoding="utf-8"))["forms"]))
_MAY_TELL = pattern_of(
    rf"(?i)\d|\b(?:{'|'.join(_WORDS)}|midnight|noon|midday)\b"
)  # without one of these no form is tried
_LATE = pattern_of(r"(?i)\b(?:evening|night|tonight|afternoon|pm)\b")
_EARLY = pattern_of(r"(?i)\b(?:morning|dawn|am)\b")


@record
class TimeOfDay:
    """A time of day in minutes since midnight. `sure` says whether the text tells if it is morning
    or afternoon."""

    minutes: int
    sure: bool

    def text(self) -> str:
        """Returns the time as "09:20"."""
        return f"{self.minutes // 60:02}:{self.minutes % 60:02}"


def read_clock(text: str) -> TimeOfDay | None:
    """Returns the only time of day in a phrase. Returns None if it gives none or several."""
    matches = _clock_matches(text[:400])
    if len(matches) == 1:
        return _time_of_day(matches[0], text)
    return None


def _clock_matches(text: str) -> list[PatternMatch]:
    """Returns the times of day in a text as matches that do not overlap. Earlier forms of the table
    go first."""
    matches: list[PatternMatch] = []
    if not _MAY_TELL.search(text):
        return matches
    places_read: set[int] = set()
    for form in _FORMS:
        for match in form.finditer(text):
            places = range(*match.span())
            if places_read.isdisjoint(places):
                matches.append(match)
                places_read.update(places)
    return matches


def _number(word: str) -> int:
    """Returns a number in figures or in a word; "an" hour is one."""
    if word.isdecimal():
        return int(word)
    return _COUNTS.get(word, 1)


def _past_hour(parts: dict[str, str]) -> int:
    """Returns how many minutes past the named hour it is, a negative number for "ten to nine"."""
    if "spoken" in parts:
        return {"fifteen": 15, "thirty": 30}.get(parts["spoken"], 45)
    if "side" not in parts:
        return int(parts.get("minute", 0))
    minutes = _number(parts["count"]) if "count" in parts else _STEPS[parts["step"]]
    if parts["side"] == "past":
        return minutes
    return -minutes


def _shift(parts: dict[str, str]) -> int:
    """Returns how many minutes after midnight or noon it is, a negative number for "an hour before
    midnight"."""
    amount = parts.get("amount")
    if not amount:
        return 0
    count = _number(amount)
    if amount == "half an":
        count = 30
    elif parts["unit"] == "hour":
        count *= 60
    if parts["side"] == "after":
        return count
    return -count


def _time_of_day(match: PatternMatch, text: str) -> TimeOfDay | None:
    """Returns the time of day that is told there. Returns None if no day has it."""
    parts = {name: part.casefold() for name, part in match.groupdict().items() if part}
    if "named" in parts:
        minutes_of_name = 0 if parts["named"] == "midnight" else _NOON
        return TimeOfDay((minutes_of_name + _shift(parts)) % _DAY, True)
    word = parts["hour"]
    minutes = 60 * _number(word) + _past_hour(parts)
    hour = minutes // 60
    half = parts.get("half")
    late = half == "p"
    early = half == "a"
    # words around it may say which half of the day it is
    if not half and not word.startswith("0"):
        context = text[max(0, match.start() - 20) : match.end() + 30]
        late = _LATE.search(context) is not None
        early = _EARLY.search(context) is not None
    if late and not early and hour < 12:
        minutes += _NOON
    if early and not late and hour == 12:
        minutes -= _NOON
    is_padded = len(word) == 2 and word.startswith("0")
    if 0 <= minutes < _DAY:
        return TimeOfDay(minutes, late != early or hour > 12 or is_padded)
    return None
