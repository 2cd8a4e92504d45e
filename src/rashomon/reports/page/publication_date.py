"""When a page was published: the day that htmldate finds, with what the markup says of it, and
what stands around the headline where htmldate finds none."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.reports.page.blocks import PageBlocks, key_of
from rashomon.reports.page.page_data import PageData
from rashomon.reports.page_dates import find_dates, iso_time
from rashomon.shipped.tables.page_words import load_page_zones

_PUBLISHED_NAMES = (
    "article:published_time og:article:published_time og:published_time og:pubdate "
    "article:published datepublished date pubdate "
    "publish-date publish_date publishdate publication_date published dc.date dc.date.issued "
    "dc.date.created dcterms.date "
    "dcterms.created dcterms.issued parsely-pub-date sailthru.date "
    "cxenseparse:recs:publishtime citation_publication_date created "
    "release_date article_date_original originalpublicationdate rnews:datepublished timestamp "
    "displaydate"
).split()
_CHANGED_NAMES = (
    "article:modified_time og:updated_time datemodified last-modified dcterms.modified "
    "dc.date.modified updated lastmod"
).split()

_MOST = 200  # characters of a line that says when
_ABOVE, _BELOW = 8, 14  # blocks around the headline in which a day may stand
_TWO_WAYS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])")


@dataclass(frozen=True, slots=True)
class Stated:
    """A day, with time if given, that the page's markup states, and where."""

    value: str
    basis: str


def stated_dates(data: PageData) -> list[Stated]:
    """Returns every date in the markup: those of publication first, the most reliable ahead."""
    found = (
        ("JSON-LD datePublished", data.article.get("datePublished")),
        *((f"meta {name}", data.meta.get(name)) for name in _PUBLISHED_NAMES),
        ("JSON-LD dateCreated", data.article.get("dateCreated")),
        *(("time element", machine or shown) for machine, shown in data.times[:1]),
        ("JSON-LD dateModified", data.article.get("dateModified")),
        *((f"meta {name}", data.meta.get(name)) for name in _CHANGED_NAMES),
    )
    return list(
        dict.fromkeys(
            Stated(day, basis)
            for basis, raw in found
            if isinstance(raw, str) and (day := iso_time(raw))
        )
    )


def publication_day(stated: Sequence[Stated], day: str | None) -> tuple[str | None, str | None]:
    """Returns the day that htmldate found with the words for where it stands: as the markup
    states it, with the time of day where one is given there."""
    same = sorted(
        (one for one in stated if one.value[:10] == day), key=lambda one: "T" not in one.value
    )
    if same:
        return same[0].value, same[0].basis
    return (day, "found in the page by htmldate") if day else (None, None)


def guessed_day(found: str | None, markup: str, lines: Iterable[str]) -> str | None:
    """Returns the day that htmldate found, None where it is none that the page prints: htmldate
    returns the first of a month of which it found no day. `lines`: the page's short lines."""
    if not found or not found.endswith("-01"):
        return found
    printed = any(found.replace("-", sign) in markup for sign in ("-", "/", ".", ""))
    days = (day[:10] for line in lines for day in days_in(line, None))
    return found if printed or found in days else None


def only_day(page: PageBlocks, title: str | None, language: str | None) -> str | None:
    """Returns the only day in the short lines around the headline; None if there are several."""
    head = key_of(title or "")
    at = next((i for i, block in enumerate(page.blocks) if head and block.key == head), None)
    if at is None:
        return None
    near = page.blocks[max(0, at - _ABOVE) : at + _BELOW + 1]
    days = {
        day for block in near if len(block.text) <= _MOST for day in days_in(block.text, language)
    }
    return days.pop() if len(days) == 1 else None


def days_in(text: str, language: str | None) -> tuple[str, ...]:
    """Returns the days in a short text as ISO dates, read by the conventions of its language."""
    found = [(date.start, date.value) for date in find_dates(text) if date.value]
    for match in _foreign().finditer(text):
        month = _months()[match["month"].casefold()]
        found.append((match.start(), f"{match['year']}-{month:02}-{int(match['day']):02}"))
    for match in _TWO_WAYS.finditer(text):
        one, two = int(match[1]), int(match[3])
        if one <= 12 and two <= 12 and one != two and match[2] != ".":
            month, day = (one, two) if language == "en-us" else (two, one)
            found.append((match.start(), f"{match[4]}-{month:02}-{day:02}"))
    return tuple(dict.fromkeys(value for _, value in sorted(found) if 1 <= int(value[8:10]) <= 31))


@cache
def _months() -> dict[str, int]:
    return {
        name: number
        for names in load_page_zones().months
        for number, group in enumerate(names, 1)
        for name in group
    }


@cache
def _foreign() -> re.Pattern[str]:
    names = "|".join(sorted(_months(), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:\.|er|º|°)?\s(?:de\s)?(?P<month>{names})\.?,?\s(?:de\s"
        r"|del\s)?(?P<year>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    )
