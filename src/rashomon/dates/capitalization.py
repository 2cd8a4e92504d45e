"""Restores the capitals of days, months and holidays typed in lower case."""

import re
from functools import cache

from rashomon.lexicon import either, lowered, ordered

_DAYS = lowered("calendar.weekdays")
# "may" and "march" are verbs as well, and short forms may be any word: these need a figure beside them.
_MONTHS = tuple(month for month in lowered("calendar.months") if month not in ("march", "may"))
_FEASTS = ordered("calendar.feasts_in_small_letters")
_SHORT = rf"{either('calendar.abbreviated_months').lower()}|may|march"
_SHORT_DAY = either("calendar.abbreviated_weekdays").lower()
_NAMES = (*_FEASTS, *_DAYS, *_MONTHS)
_NEAR = re.compile(rf"[0-9](?:st|nd|rd|th)?(?: of)? ?(?:{_SHORT})\b|\b(?:{_SHORT})\.? ?(?:the )?[0-9]")


def with_capitals(text: str) -> str:
    """The text at unchanged length with "12 january" as "12 January"; words with another possible meaning stay lower case."""
    if any(name in text for name in _NAMES):
        text = _names().sub(lambda match: match.group().title().replace("'S", "'s"), text)
    if _NEAR.search(text):
        text = _short().sub(lambda match: match.group().capitalize(), text)
    return text


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_NAMES)})(?=s?\b)(?!s?['’-]?\w*ly\b)")


@cache
def _short() -> re.Pattern[str]:
    """The pattern of short month names beside a day or year, and of the short weekday before either."""
    day = r"(?:[0-3]?[0-9](?:st|nd|rd|th)?|(?:19|20)[0-9][0-9])\b(?![.,]?[0-9]|[%:]| (?:miles|km|people|men|minutes|hours|times|metres|meters|feet|more|per))"
    return re.compile(
        rf"\b({_SHORT})(?=\.? ?,? ?(?:the )?{day})"
        rf"|(?:(?<=[0-9] )|(?<=[0-9](?:st|nd|rd|th) )|(?<=(?:st|nd|rd|th) of ))({_SHORT})\b"
        rf"|\b({_SHORT_DAY})(?=\.?,? (?:{_SHORT})\b)",
        re.ASCII,
    )
