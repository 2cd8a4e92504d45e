"""When a page was published: everything that its markup says, the dates shown to readers beside the
headline, and which of it to believe."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.reports.page.blocks import PageBlocks, key_of
from rashomon.reports.page.page_data import PageData
from rashomon.reports.page_dates import find_dates, iso_time
from rashomon.tables.page_words import load_page_zones

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
_NEAR = (3, 4)  # blocks above and below the headline
_WIDE = (8, 14)
_TWO_WAYS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])")


@dataclass(frozen=True, slots=True)
class Stated:
    """A day, with time if given, that the page states somewhere, and whether it is labelled as the
    day of publication."""

    value: str
    basis: str
    first: bool = True


def stated_dates(data: PageData) -> list[Stated]:
    """Returns every date in the markup, the most reliable first."""
    found = [("JSON-LD datePublished", data.article.get("datePublished"))]
    found += [(f"meta {name}", data.meta[name]) for name in _PUBLISHED_NAMES if name in data.meta]
    found += [("JSON-LD dateCreated", data.article.get("dateCreated"))]
    found += [("time element", machine or shown) for machine, shown in data.times[:1]]
    later = [("JSON-LD dateModified", data.article.get("dateModified"))]
    later += [(f"meta {name}", data.meta[name]) for name in _CHANGED_NAMES if name in data.meta]
    raws = [
        *((basis, raw, True) for basis, raw in found),
        *((basis, raw, False) for basis, raw in later),
    ]
    return list(
        dict.fromkeys(
            Stated(day, basis, first)
            for basis, raw, first in raws
            if isinstance(raw, str) and (day := iso_time(raw))
        )
    )


def choose_date(
    stated: Sequence[Stated], shown: Sequence[str], guess: str | None
) -> tuple[str | None, str | None]:
    """Returns the day of publication and its basis in words. `shown`: days beside the headline,
    nearest first; `guess`: htmldate's result."""
    first = [one for one in stated if one.first]
    if not first:
        if shown and (guess is None or guess not in shown):
            return shown[0], "date beside the headline"
        return (
            (
                guess,
                "date beside the headline" if guess in shown else "found in the page by htmldate",
            )
            if guess
            else (None, None)
        )
    votes = Counter(
        [
            *(one.value[:10] for one in first),
            *(day[:10] for day in shown[:1]),
            *([guess] if guess else []),
        ]
    )
    chosen = max(first, key=lambda one: (votes[one.value[:10]], -first.index(one)))
    timed = next(
        (one for one in first if one.value[:10] == chosen.value[:10] and "T" in one.value), chosen
    )
    if len(shown) == 1 and shown[0][:10] not in {one.value[:10] for one in stated}:
        return shown[0], f"date beside the headline ({timed.basis} says {timed.value})"
    return timed.value, _explained(timed, first, votes)


def _explained(chosen: Stated, stated: Iterable[Stated], votes: Mapping[str, int]) -> str:
    """Returns the basis; if other statements of the day of publication differ, with those and the
    reason for this choice."""
    others = [one for one in stated if one.value[:10] != chosen.value[:10]]
    if not others:
        return chosen.basis
    differing = "; ".join(f"{one.basis} says {one.value[:10]}" for one in others[:3])
    most = max(votes[one.value[:10]] for one in others)
    why = (
        "more of the page's evidence agrees"
        if votes[chosen.value[:10]] > most
        else "the more telling of two statements"
    )
    return f"{chosen.basis} ({why}; {differing})"


def guessed_day(found: str | None, markup: str, lines: Iterable[str]) -> str | None:
    """Returns the day that htmldate found, None where it is none that the page prints: htmldate
    returns the first of a month of which it found no day. `lines`: the page's short lines."""
    if not found or not found.endswith("-01"):
        return found
    printed = any(found.replace("-", sign) in markup for sign in ("-", "/", ".", ""))
    days = (day[:10] for line in lines for day in days_in(line, None))
    return found if printed or found in days else None


def beside_headline(page: PageBlocks, title: str | None, reach: tuple[int, int]) -> Sequence[int]:
    """Returns the numbers of the short blocks below the headline, nearest first, then of those
    above it."""
    head = key_of(title or "")
    places = [
        i
        for i, block in enumerate(page.blocks)
        if block.tag == "h1" or (head and block.key == head)
    ]
    if not places:
        return ()
    at = next((i for i in places if page.blocks[i].key == head), places[0])
    near = [
        *range(at + 1, min(len(page.blocks), at + reach[1] + 1)),
        *range(at - 1, max(0, at - reach[0]) - 1, -1),
    ]
    return [i for i in near if len(page.blocks[i].text) <= _MOST]


def shown_days(
    page: PageBlocks, title: str | None, language: str | None, reach: tuple[int, int] = _NEAR
) -> tuple[str, ...]:
    """Returns the days beside the headline, nearest first; those below it come before those
    above."""
    return tuple(
        dict.fromkeys(
            day
            for i in beside_headline(page, title, reach)
            for day in days_in(page.blocks[i].text, language)
        )
    )


def only_day(page: PageBlocks, title: str | None, language: str | None) -> str | None:
    """Returns the only day in short lines farther from the headline; None if there are several."""
    days = shown_days(page, title, language, _WIDE)
    return days[0] if len(days) == 1 else None


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
