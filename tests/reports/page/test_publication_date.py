"""Dates that pages state, and which is taken."""

import pytest

from rashomon.reports.page.page_data import PageData
from rashomon.reports.page.publication_date import (
    Stated,
    choose_date,
    days_in,
    stated_dates,
)

A, B, C = (
    Stated("2021-02-03", "JSON-LD datePublished"),
    Stated("2021-02-05", "meta date"),
    Stated("2021-02-05", "time element"),
)


@pytest.mark.parametrize(
    ("stated", "shown", "guess", "day", "words"),
    [
        ([A], (), None, "2021-02-03", "JSON-LD datePublished"),
        (
            [A, B],
            (),
            None,
            "2021-02-03",
            "the more telling of two statements; meta date says 2021-02-05",
        ),
        (
            [A, B, C],
            (),
            None,
            "2021-02-05",
            "more of the page's evidence agrees; JSON-LD datePublished says 2021-02-03",
        ),
        ([A, B], (), "2021-02-05", "2021-02-05", "more of the page's evidence agrees"),
        (
            [A],
            ("2021-02-04",),
            None,
            "2021-02-04",
            "date beside the headline (JSON-LD datePublished says 2021-02-03)",
        ),
        (
            [A, Stated("2021-02-04", "meta updated", first=False)],
            ("2021-02-04",),
            None,
            "2021-02-03",
            "JSON-LD datePublished",
        ),
        (
            [Stated("2021-02-03T23:30:00+00:00", "x")],
            ("2021-02-04",),
            None,
            "2021-02-04",
            "date beside the headline",
        ),
        ([], ("2021-02-04",), None, "2021-02-04", "date beside the headline"),
        ([], (), "2021-02-04", "2021-02-04", "found in the page by htmldate"),
        ([], (), None, None, None),
    ],
)
def test_choice(
    stated: list[Stated],
    shown: tuple[str, ...],
    guess: str | None,
    day: str | None,
    words: str | None,
) -> None:
    found, basis = choose_date(stated, shown, guess)
    assert found == day
    assert basis is words is None or str(words) in str(basis)


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
