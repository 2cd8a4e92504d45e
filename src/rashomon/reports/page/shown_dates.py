"""Dates shown to readers beside the headline, in several languages."""

import re
from collections.abc import Sequence
from functools import cache

from rashomon.reports.page.blocks import PageBlocks, key_of
from rashomon.reports.page_dates import find_dates
from rashomon.tables.page_zones import load_page_zones

_MOST = 200  # characters of a line that says when
_NEAR = (3, 4)  # blocks above and below the headline
_WIDE = (8, 14)
_TWO_WAYS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])")


def beside_headline(page: PageBlocks, title: str | None, reach: tuple[int, int] = _NEAR) -> Sequence[int]:
    """Returns the numbers of the short blocks below the headline, nearest first, then of those above it."""
    head = key_of(title or "")
    places = [i for i, block in enumerate(page.blocks) if block.tag == "h1" or (head and block.key == head)]
    if not places:
        return ()
    at = next((i for i in places if page.blocks[i].key == head), places[0])
    near = [*range(at + 1, min(len(page.blocks), at + reach[1] + 1)), *range(at - 1, max(0, at - reach[0]) - 1, -1)]
    return [i for i in near if len(page.blocks[i].text) <= _MOST]


def shown_days(page: PageBlocks, title: str | None, language: str | None) -> tuple[str, ...]:
    """Returns the days beside the headline, nearest first; those below it come before those above."""
    return tuple(dict.fromkeys(day for i in beside_headline(page, title) for day in days_in(page.blocks[i].text, language)))


def only_day(page: PageBlocks, title: str | None, language: str | None) -> str | None:
    """Returns the only day in short lines farther from the headline; None if there are several."""
    days = {day for i in beside_headline(page, title, _WIDE) for day in days_in(page.blocks[i].text, language)}
    return days.pop() if len(days) == 1 else None


def days_in(text: str, language: str | None) -> tuple[str, ...]:
    """Returns the days in a short text as ISO dates, read by the conventions of its language."""
    found = [(date.start, date.value) for date in find_dates(text) if date.value]
    for match in _foreign().finditer(text):
        parts = match.groupdict()
        month = _months()[parts["month"].casefold()]
        found.append((match.start(), f"{parts['year']}-{month:02}-{int(parts['day']):02}"))
    for match in _TWO_WAYS.finditer(text):
        one, two = int(match[1]), int(match[3])
        if one <= 12 and two <= 12 and one != two and match[2] != ".":
            month, day = (one, two) if language == "en-us" else (two, one)
            found.append((match.start(), f"{match[4]}-{month:02}-{day:02}"))
    return tuple(dict.fromkeys(value for _, value in sorted(found) if 1 <= int(value[8:10]) <= 31))


@cache
def _months() -> dict[str, int]:
    return {name: number for names in load_page_zones().months for number, group in enumerate(names, 1) for name in group}


@cache
def _foreign() -> re.Pattern[str]:
    names = "|".join(sorted(_months(), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:\.|er|º|°)?\s(?:de\s)?(?P<month>{names})\.?,?\s(?:de\s|del\s)?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
    )
