"""Dates that pages state, and which is taken."""

import pytest

from rashomon.reports.page.page_data import PageData
from rashomon.reports.page.publication_date import (
    Stated,
    days_in,
    publication_day,
    stated_dates,
)

META = Stated("2021-02-03", "meta date")
TIMED = Stated("2021-02-03T23:30:00+00:00", "JSON-LD datePublished")


@pytest.mark.parametrize(
    ("stated", "day", "taken"),
    [
        ([META], "2021-02-03", (META.value, META.basis)),
        ([META, TIMED], "2021-02-03", (TIMED.value, TIMED.basis)),
        ([META], "2021-02-04", ("2021-02-04", "found in the page by htmldate")),
        ([META], None, (None, None)),
    ],
)
def test_the_day_that_htmldate_finds_in_the_words_of_the_markup(
    stated: list[Stated], day: str | None, taken: tuple[str | None, str | None]
) -> None:
    assert publication_day(stated, day) == taken


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2021-02-03T09:10:00.123Z", "2021-02-03T09:10:00+00:00"),
        ("2021-02-03T09:10+0100", "2021-02-03T09:10:00+01:00"),
        ("20210203", "2021-02-03"),
        ("1612343400", "2021-02-03T09:10:00+00:00"),
        ("3 February 2021", "2021-02-03"),
        ("2021-02-30", None),
        ("soon", None),
        (None, None),
        ({}, None),
    ],
)
def test_machines_and_readers_dates(raw: object, value: str | None) -> None:
    stated = stated_dates(PageData(article={"datePublished": raw}))
    assert [one.value for one in stated] == ([value] if value else [])


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("Veröffentlicht am 3. Februar 2021", "de", ("2021-02-03",)),
        ("3 de febrero de 2021", "es", ("2021-02-03",)),
        ("le 1er mars 2021", "fr", ("2021-03-01",)),
        ("03/04/2021", "en-us", ("2021-03-04",)),
        ("03/04/2021", "fr", ("2021-04-03",)),
        ("3. Brachmond 2021", "de", ()),
    ],
)
def test_days_beside_the_headline(text: str, language: str, days: tuple[str, ...]) -> None:
    assert tuple(day[:10] for day in days_in(text, language)) == days
